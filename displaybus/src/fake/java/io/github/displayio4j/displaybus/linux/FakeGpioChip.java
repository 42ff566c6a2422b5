package io.github.displayio4j.displaybus.linux;

import io.github.displayio4j.displaybus.BusClock;
import io.github.displayio4j.displaybus.InputPin;
import io.github.displayio4j.displaybus.VirtualClock;
import io.github.displayio4j.linuxio.Errno;
import io.github.displayio4j.linuxio.Kernel;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// `/dev/gpiochipN` as drivers/gpio/gpiolib-cdev.c has it (version 2): checks flags and padding, refuses lines that
/// are taken, drives outputs, and lets edges come at times of the clock.
public final class FakeGpioChip implements FakeKernel.Node {
    /// Who hears of levels.
    public interface Listener {
        /// A line was driven.
        void level(int offset, boolean high);
    }

    private static final long INPUT = 4;
    private static final long OUTPUT = 8;
    private static final long EDGES = 0x30;
    private static final long KNOWN = 0x1fff;
    private static final int EVENT = 48;

    private record Edge(long nanos, int offset, boolean high) {}

    /// Names of the lines; empty by default.
    public final String[] names;

    /// Who has a line; empty: nobody.
    public final String[] consumers;

    /// Whether it tells edges; expanders without an interrupt line don't.
    public boolean interrupts = true;

    private final FakeKernel kernel;
    private final BusClock clock;
    private final boolean[] high;
    private final Map<Integer, InputPin> sources = new HashMap<>();
    private final Deque<Edge> future = new ArrayDeque<>();
    private final List<Lines> requests = new ArrayList<>();
    private Listener listener = (_, _) -> {};

    /// A chip on a clock.
    public FakeGpioChip(FakeKernel kernel, BusClock clock, int lines) {
        this.kernel = kernel;
        this.clock = clock;
        names = new String[lines];
        consumers = new String[lines];
        Arrays.fill(names, "");
        Arrays.fill(consumers, "");
        high = new boolean[lines];
    }

    /// A chip on a clock of its own.
    public FakeGpioChip(FakeKernel kernel, int lines) {
        this(kernel, new VirtualClock(), lines);
    }

    /// Who hears of levels.
    public void listen(Listener listener) {
        this.listener = listener;
    }

    /// A level of a line.
    public boolean isHigh(int offset) {
        return high[offset];
    }

    /// Lets an input change at a time; in order of time.
    public void changeAt(long nanos, int offset, boolean level) {
        future.add(new Edge(nanos, offset, level));
    }

    /// What drives an input.
    public void source(int offset, InputPin pin) {
        sources.put(offset, pin);
        interrupts = false; // nobody tells when it changes
    }

    @Override
    public int ioctl(long request, MemorySegment struct) {
        return switch ((int) request) {
            case 0x8044b401 -> {
                text(struct, 0, "gpiochip0");
                text(struct, 32, "fake");
                struct.set(ValueLayout.JAVA_INT, 64, names.length);
                yield 0;
            }
            case 0xc100b405 -> {
                int offset = struct.get(ValueLayout.JAVA_INT, 64);
                if (offset < 0 || offset >= names.length) {
                    yield -Errno.EINVAL;
                }
                text(struct, 0, names[offset]);
                text(struct, 32, consumers[offset]);
                struct.set(ValueLayout.JAVA_LONG, 72, consumers[offset].isEmpty() ? INPUT : 1 | OUTPUT);
                yield 0;
            }
            case 0xc250b407 -> getLines(struct);
            default -> -Errno.ENOTTY;
        };
    }

    private static void text(MemorySegment struct, long at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        MemorySegment.copy(bytes, 0, struct, ValueLayout.JAVA_BYTE, at, Math.min(31, bytes.length));
    }

    private int getLines(MemorySegment struct) {
        int n = struct.get(ValueLayout.JAVA_INT, 560);
        if (n < 1 || n > 64) {
            return -Errno.EINVAL;
        }
        for (long at = 568; at < 588; at += 4) {
            if (struct.get(ValueLayout.JAVA_INT, at) != 0) {
                return -Errno.EINVAL;
            }
        }
        long flags = struct.get(ValueLayout.JAVA_LONG, 288);
        boolean drives = (flags & OUTPUT) != 0;
        if ((flags & ~KNOWN) != 0
                || ((flags & INPUT) != 0 && drives)
                || ((flags & EDGES) != 0 && (flags & INPUT) == 0)) {
            return -Errno.EINVAL;
        }
        if ((flags & EDGES) != 0 && !interrupts) {
            return -Errno.ENXIO;
        }
        int[] offsets = new int[n];
        for (int i = 0; i < n; i++) {
            offsets[i] = struct.get(ValueLayout.JAVA_INT, 4L * i);
            if (offsets[i] < 0 || offsets[i] >= names.length) {
                return -Errno.EINVAL;
            }
        }
        long levels = 0;
        int attributes = struct.get(ValueLayout.JAVA_INT, 296);
        if (attributes < 0 || attributes > 10) {
            return -Errno.EINVAL;
        }
        for (int i = 0; i < attributes; i++) {
            if (struct.get(ValueLayout.JAVA_INT, 320 + 24L * i) == 2) {
                levels = struct.get(ValueLayout.JAVA_LONG, 328 + 24L * i)
                        & struct.get(ValueLayout.JAVA_LONG, 336 + 24L * i);
            }
        }
        for (int i = 0; i < n; i++) {
            if (!consumers[offsets[i]].isEmpty()) {
                return -Errno.EBUSY;
            }
        }
        byte[] consumer = struct.asSlice(256, 32).toArray(ValueLayout.JAVA_BYTE);
        String name = new String(consumer, StandardCharsets.US_ASCII).split("\0", 2)[0];
        for (int i = 0; i < n; i++) {
            consumers[offsets[i]] = name.isEmpty() ? "?" : name;
            if (drives) {
                drive(offsets[i], (levels >>> i & 1) != 0);
            }
        }
        Lines lines = new Lines(offsets, drives, (flags & EDGES) != 0);
        requests.add(lines);
        struct.set(ValueLayout.JAVA_INT, 588, kernel.handOut("line", lines));
        return 0;
    }

    private void drive(int offset, boolean level) {
        high[offset] = level;
        listener.level(offset, level);
    }

    /// Lets what is due by now happen.
    private void happen() {
        while (!future.isEmpty() && future.element().nanos <= clock.nanos()) {
            Edge edge = future.remove();
            if (high[edge.offset] != edge.high) {
                high[edge.offset] = edge.high;
                for (Lines lines : requests) {
                    lines.edge(edge);
                }
            }
        }
    }

    private final class Lines implements FakeKernel.Node {
        private final int[] offsets;
        private final boolean drives;
        private final boolean edges;
        private final Deque<Edge> events = new ArrayDeque<>();

        Lines(int[] offsets, boolean drives, boolean edges) {
            this.offsets = offsets;
            this.drives = drives;
            this.edges = edges;
        }

        void edge(Edge edge) {
            if (edges && offsets[0] == edge.offset) {
                if (events.size() == 16) {
                    events.remove(); // the buffer is full: the oldest goes
                }
                events.add(edge);
            }
        }

        @Override
        public int ioctl(long request, MemorySegment values) {
            happen();
            long mask = values.get(ValueLayout.JAVA_LONG, 8);
            if (mask == 0) {
                return -Errno.EINVAL;
            }
            if ((int) request == 0xc010b40e) {
                long levels = 0;
                for (int i = 0; i < offsets.length; i++) {
                    InputPin source = sources.get(offsets[i]);
                    levels |= (source == null ? high[offsets[i]] : source.isHigh()) ? 1L << i : 0;
                }
                values.set(ValueLayout.JAVA_LONG, 0, levels & mask);
                return 0;
            }
            if ((int) request != 0xc010b40f) {
                return -Errno.ENOTTY;
            }
            if (!drives) {
                return -Errno.EPERM;
            }
            long levels = values.get(ValueLayout.JAVA_LONG, 0);
            for (int i = 0; i < offsets.length; i++) {
                if ((mask >>> i & 1) != 0) {
                    drive(offsets[i], (levels >>> i & 1) != 0);
                }
            }
            return 0;
        }

        @Override
        public int poll(int asked, int timeoutMillis) {
            happen();
            if (events.isEmpty() && timeoutMillis > 0) {
                long end = clock.nanos() + timeoutMillis * 1_000_000L;
                boolean comes = !future.isEmpty() && future.element().nanos <= end;
                clock.sleepUntil(comes ? future.element().nanos : end);
                happen();
            }
            return events.isEmpty() ? 0 : asked & Kernel.POLLIN;
        }

        @Override
        public long read(MemorySegment bytes, long offset, long length) {
            if (length < EVENT) {
                return -Errno.EINVAL;
            }
            long at = 0;
            while (at + EVENT <= length && !events.isEmpty()) {
                Edge edge = events.remove();
                bytes.set(ValueLayout.JAVA_LONG, offset + at, edge.nanos);
                bytes.set(ValueLayout.JAVA_INT, offset + at + 8, edge.high ? 1 : 2);
                bytes.set(ValueLayout.JAVA_INT, offset + at + 12, edge.offset);
                at += EVENT;
            }
            return at == 0 ? -Errno.EAGAIN : at;
        }

        @Override
        public void closed() {
            requests.remove(this);
            for (int offset : offsets) {
                consumers[offset] = "";
            }
        }
    }
}
