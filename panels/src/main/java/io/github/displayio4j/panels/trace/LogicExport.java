package io.github.displayio4j.panels.trace;

import io.github.displayio4j.panels.SafeFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes recordings in the forms of logic analysers.
public final class LogicExport {
    private static final int CHUNK = 1 << 20;

    private LogicExport() {}

    /// Writes a session file of sigrok (PulseView, sigrok-cli), version 2: a zip of `version`, `metadata`, samples.
    ///
    /// @param idleNanos longest time without a change; what is longer is shortened to it
    /// @throws IOException if the file can't be written
    public static void sigrok(Trace trace, Path file, long idleNanos) throws IOException {
        LogicSignals signals = new LogicSignals(trace);
        int unit = signals.channels().size() > 8 ? 2 : 1;
        try (SafeFile safe = new SafeFile(file)) {
            ZipOutputStream zip = new ZipOutputStream(safe.out());
            zip.setLevel(Deflater.BEST_SPEED);
            entry(zip, "version", "2");
            entry(zip, "metadata", metadata(signals, unit));
            Chunks chunks = new Chunks(zip, unit);
            signals.play(chunks, idleNanos);
            chunks.close();
            zip.finish();
            safe.commit();
        }
    }

    private static String metadata(LogicSignals signals, int unit) {
        StringBuilder text = new StringBuilder("[global]\nsigrok version=0.5.2\n\n[device 1]\ncapturefile=logic-1\n");
        text.append("total probes=").append(signals.channels().size()).append('\n');
        text.append("samplerate=").append(signals.rate()).append(" Hz\ntotal analog=0\n");
        for (int i = 0; i < signals.channels().size(); i++) {
            text.append("probe")
                    .append(i + 1)
                    .append('=')
                    .append(signals.channels().get(i))
                    .append('\n');
        }
        return text.append("unitsize=").append(unit).append('\n').toString();
    }

    private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.US_ASCII));
        zip.closeEntry();
    }

    /// Samples in entries of a bounded size, as sigrok writes them.
    private static final class Chunks implements LogicSignals.Sink {
        private final ZipOutputStream zip;
        private final int unit;
        private final byte[] buffer = new byte[4 * CHUNK];
        private int used;
        private int number;

        Chunks(ZipOutputStream zip, int unit) {
            this.zip = zip;
            this.unit = unit;
        }

        @Override
        public void samples(int levels, long count) throws IOException {
            for (long left = count * unit; left > 0; ) {
                int n = (int) Math.min(left, buffer.length - used);
                if (unit == 1) {
                    Arrays.fill(buffer, used, used + n, (byte) levels);
                } else {
                    for (int i = used; i < used + n; i += 2) {
                        buffer[i] = (byte) levels;
                        buffer[i + 1] = (byte) (levels >> 8);
                    }
                }
                used += n;
                left -= n;
                if (used == buffer.length) {
                    flush();
                }
            }
        }

        private void flush() throws IOException {
            if (used > 0) {
                zip.putNextEntry(new ZipEntry("logic-1-" + ++number));
                zip.write(buffer, 0, used);
                zip.closeEntry();
                used = 0;
            }
        }

        void close() throws IOException {
            flush();
        }
    }

    /// Writes a value change dump (IEEE 1364-2005, 18), in steps of a nanosecond, or of ten where that will do.
    ///
    /// @param idleNanos longest time without a change; what is longer is shortened to it
    /// @throws IOException if the file can't be written
    public static void vcd(Trace trace, Path file, long idleNanos) throws IOException {
        LogicSignals signals = new LogicSignals(trace);
        int step = signals.rate() <= 20_000_000 ? 10 : 1;
        try (SafeFile safe = new SafeFile(file)) {
            OutputStream out = safe.out();
            StringBuilder head = new StringBuilder("$version displayio4j $end\n$timescale " + step + " ns $end\n");
            head.append("$scope module bus $end\n");
            List<String> names = signals.channels();
            for (int i = 0; i < names.size(); i++) {
                head.append("$var wire 1 %c %s $end%n".formatted('!' + i, names.get(i)));
            }
            head.append("$upscope $end\n$enddefinitions $end\n");
            out.write(head.toString().getBytes(StandardCharsets.US_ASCII));
            Changes changes = new Changes(out, names.size(), 1e9 / signals.rate() / step);
            signals.play(changes, idleNanos);
            changes.finish();
            safe.commit();
        }
    }

    private static final class Changes implements LogicSignals.Sink {
        private final OutputStream out;
        private final int channels;
        private final double period;
        private int before = -1;
        private long sample;

        Changes(OutputStream out, int channels, double period) {
            this.out = out;
            this.channels = channels;
            this.period = period;
        }

        @Override
        public void samples(int levels, long count) throws IOException {
            if (before < 0 || levels != before) {
                StringBuilder text = new StringBuilder("#")
                        .append(Math.round(sample * period))
                        .append('\n');
                for (int i = 0; i < channels; i++) {
                    if (before < 0 || ((levels ^ before) >> i & 1) != 0) {
                        text.append(levels >> i & 1).append((char) ('!' + i)).append('\n');
                    }
                }
                out.write(text.toString().getBytes(StandardCharsets.US_ASCII));
                before = levels;
            }
            sample += count;
        }

        /// The time when the recording ends.
        void finish() throws IOException {
            out.write(("#" + Math.round(sample * period) + "\n").getBytes(StandardCharsets.US_ASCII));
        }
    }
}
