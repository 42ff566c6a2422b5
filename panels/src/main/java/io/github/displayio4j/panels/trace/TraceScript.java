package io.github.displayio4j.panels.trace;

import io.github.displayio4j.busdisplay.Addressing;
import io.github.displayio4j.busdisplay.Controller;
import io.github.displayio4j.busdisplay.PanelSpec;
import io.github.displayio4j.displaybus.Line;
import io.github.displayio4j.panels.CommandTable;
import io.github.displayio4j.panels.lint.Script;
import io.github.displayio4j.panels.lint.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The commands of a recording.
public final class TraceScript {
    private static final int KEPT = 64;

    private final @Nullable CommandTable framing;
    private final long origin;
    private final List<Step> steps = new ArrayList<>();

    /// Where commands began, and the numbers of those with pixels.
    private final List<TraceCuts.Cut> begins = new ArrayList<>();

    private final Set<Integer> pixels = new HashSet<>();
    /// Number of the event, from 0.
    private int number = -1;

    private boolean selected = true;
    private boolean command;
    private boolean held;
    /// When RESET was let go; the least value if a command came since.
    private long resetNanos = Long.MIN_VALUE;

    private int code = -1;
    private long codeNanos;
    private double codeResetMillis = Double.NaN;
    private long endNanos;
    private long length;
    private int due;
    private List<Integer> parameters = new ArrayList<>();

    private TraceScript(Trace trace, @Nullable PanelSpec panel) {
        framing = panel != null && sendsCommandsOnly(panel.addressing()) ? CommandTable.of(panel.controller()) : null;
        origin = trace.events().isEmpty() ? 0 : trace.events().getFirst().startNanos();
    }

    private static boolean sendsCommandsOnly(Addressing addressing) {
        return switch (addressing) {
            case Addressing.Window window -> window.dataAsCommands();
            case Addressing.Pages _ -> true;
        };
    }

    /// Reads the commands of a recording; each is `at` its time.
    ///
    /// @param panel who heard it; if null or a MIPI-DCS panel, D/C tells parameters from commands, else the command
    ///     tables do
    public static Script of(Trace trace, @Nullable PanelSpec panel) {
        TraceScript reader = new TraceScript(trace, panel);
        reader.readAll(trace);
        return new Script(reader.steps, trace.hertz());
    }

    /// Where the commands of a recording begin.
    ///
    /// @param pixelsOnly where those begin that follow pixels: a part of the picture each
    static List<TraceCuts.Cut> cuts(Trace trace, @Nullable PanelSpec panel, boolean pixelsOnly) {
        TraceScript reader = new TraceScript(trace, panel);
        reader.readAll(trace);
        boolean whole = trace.bus() == Trace.Bus.NINE_BITS || trace.bus() == Trace.Bus.I2C;
        List<TraceCuts.Cut> cuts = new ArrayList<>();
        int lastEvent = -1;
        for (int i = 0; i < reader.begins.size(); i++) {
            TraceCuts.Cut cut = reader.begins.get(i);
            if (whole && cut.event() == lastEvent) {
                continue;
            }
            lastEvent = cut.event();
            if (!pixelsOnly || i == 0 || reader.pixels.contains(i - 1)) {
                cuts.add(whole ? new TraceCuts.Cut(cut.event(), 0) : cut);
            }
        }
        return cuts;
    }

    private void readAll(Trace trace) {
        boolean nine = trace.bus() == Trace.Bus.NINE_BITS;
        NineBits words = new NineBits(this);
        for (TraceEvent event : trace.events()) {
            number++;
            switch (event) {
                case TraceEvent.Level level -> {
                    line(level.line(), level.high(), level.startNanos());
                    if (level.line() == Line.CHIP_SELECT && level.high()) {
                        words.clear();
                    }
                }
                case TraceEvent.Wait _, TraceEvent.Note _ -> {}
                case TraceEvent.Bytes b -> {
                    if (nine && selected) {
                        words.take(b);
                    } else if (b.address() >= 0) {
                        message(b);
                    } else if (selected) {
                        for (int i = 0; i < b.bytes().length; i++) {
                            take(b.bytes()[i] & 0xff, command, b, i);
                        }
                    }
                }
            }
        }
        end(Long.MIN_VALUE);
    }

    /// The controller's command table if the panel is known; else that of MIPI-DCS.
    public static CommandTable table(@Nullable PanelSpec panel) {
        return CommandTable.of(panel == null ? Controller.ST7789 : panel.controller());
    }

    private void line(Line line, boolean high, long nanos) {
        switch (line) {
            case CHIP_SELECT -> selected = !high;
            case COMMAND -> command = !high;
            case RESET -> {
                resetNanos = high && held ? nanos : resetNanos;
                held = !high;
            }
            case BACKLIGHT -> {}
        }
    }

    /// SSD1306 8.1.5: control bytes say what follows.
    private void message(TraceEvent.Bytes b) {
        byte[] bytes = b.bytes();
        int at = 0;
        while (at < bytes.length) {
            int control = bytes[at++];
            int end = (control & 0x80) != 0 ? Math.min(at + 1, bytes.length) : bytes.length;
            for (; at < end; at++) {
                take(bytes[at] & 0xff, (control & 0x40) == 0, b, at);
            }
        }
    }

    private void take(int value, boolean isCommand, TraceEvent.Bytes event, int i) {
        long span = event.endNanos() - event.startNanos();
        long start = event.startNanos() + span * i / event.bytes().length;
        long end = event.startNanos() + span * (i + 1) / event.bytes().length;
        if (isCommand && due == 0) {
            end(start);
            begins.add(new TraceCuts.Cut(number, i));
            code = value;
            codeNanos = start;
            codeResetMillis = resetNanos == Long.MIN_VALUE ? Double.NaN : (start - resetNanos) / 1e6;
            resetNanos = Long.MIN_VALUE;
            length = 0;
            due = framing == null || framing.parameters(value) == CommandTable.ANY ? 0 : framing.parameters(value);
        } else {
            due -= due > 0 ? 1 : 0;
            length++;
            boolean memory = code == 0x2C || code == 0x3C || code == 0x5C;
            if (framing == null ? memory : !isCommand) {
                pixels.add(begins.size() - 1);
            }
            if (parameters.size() < KEPT) {
                parameters.add(value);
            }
        }
        endNanos = end;
    }

    private void end(long nextNanos) {
        if (code >= 0) {
            double gap = nextNanos == Long.MIN_VALUE ? 0 : Math.max(0, nextNanos - endNanos) / 1e6;
            String at = "%.6f s".formatted((codeNanos - origin) / 1e9);
            steps.add(new Step(at, code, parameters, length, gap, codeResetMillis));
        }
        parameters = new ArrayList<>();
    }

    /// Words of nine bits, the first of them D/C.
    private static final class NineBits {
        private final TraceScript reader;
        private int kept;
        private int bits;

        NineBits(TraceScript reader) {
            this.reader = reader;
        }

        void clear() {
            bits = 0;
        }

        void take(TraceEvent.Bytes b) {
            for (int i = 0; i < b.bytes().length; i++) {
                kept = kept << 8 | b.bytes()[i] & 0xff;
                bits += 8;
                if (bits >= 9) {
                    bits -= 9;
                    int word = kept >>> bits & 0x1ff;
                    reader.take(word & 0xff, word < 0x100, b, i);
                }
            }
        }
    }
}
