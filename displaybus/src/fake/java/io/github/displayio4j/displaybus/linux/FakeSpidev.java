package io.github.displayio4j.displaybus.linux;

import io.github.displayio4j.displaybus.BusClock;
import io.github.displayio4j.displaybus.Line;
import io.github.displayio4j.displaybus.VirtualClock;
import io.github.displayio4j.displaybus.WireListener;
import io.github.displayio4j.linuxio.Errno;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/// `/dev/spidevB.C` as drivers/spi/spidev.c has it: messages of up to 511 transfers whose sums, each transfer rounded
/// up to the alignment of DMA, must fit the buffer, apart for sending and receiving. A message takes its time on the
/// clock; a listener hears its bytes, and chip select.
public final class FakeSpidev implements FakeKernel.Node {
    private static final int TRANSFER = 32;

    /// What SPI_IOC_WR_MODE32 takes: phase, polarity, no chip select.
    private static final int MODES = 0x43;

    /// What a message may hold; as in the parameter file unless that lies.
    public int bufsiz = 4096;

    /// ARCH_DMA_MINALIGN; 0: an older kernel, which does not round.
    public int alignment = 128;

    /// Fixed time of a message.
    public long callNanos = 20_000;

    /// The fastest clock of the controller; faster ones are slowed to it.
    public int mostHertz = 125_000_000;

    /// Clock of each transfer.
    public final List<Integer> hertz = new ArrayList<>();

    /// Whether each message kept chip select low at its end.
    public final List<Boolean> kept = new ArrayList<>();

    /// Only counted, not kept in lists: nothing is allocated.
    public boolean quiet;

    private final BusClock clock;
    private WireListener listener = new Nobody();
    private int mode;
    private boolean selected;

    /// A device on a clock.
    public FakeSpidev(BusClock clock) {
        this.clock = clock;
    }

    /// A device on a clock of its own.
    public FakeSpidev() {
        this(new VirtualClock());
    }

    /// Who hears it.
    public void listen(WireListener listener) {
        this.listener = listener;
    }

    /// The mode that was set.
    public int mode() {
        return mode;
    }

    @Override
    public int ioctl(long request, MemorySegment argument) {
        if (request == 0x40046b05L) {
            int asked = argument.get(ValueLayout.JAVA_INT, 0);
            if ((asked & ~MODES) != 0) {
                return -Errno.EINVAL;
            }
            mode = asked;
            return 0;
        }
        if (request == 0x40016b03L) {
            return argument.get(ValueLayout.JAVA_BYTE, 0) == 8 ? 0 : -Errno.EINVAL;
        }
        if ((request & 0xc000ffffL) != 0x40006b00L) {
            return -Errno.ENOTTY;
        }
        int size = (int) (request >>> 16) & 0x3fff;
        return size == 0 || size % TRANSFER != 0 ? -Errno.EINVAL : message(argument, size / TRANSFER);
    }

    private int message(MemorySegment transfers, int n) {
        int total = 0;
        long sent = 0;
        long received = 0;
        for (int i = 0; i < n; i++) {
            MemorySegment struct = transfers.asSlice((long) i * TRANSFER, TRANSFER);
            long length = struct.get(ValueLayout.JAVA_INT, 16);
            boolean in = struct.get(ValueLayout.JAVA_LONG, 8) != 0;
            boolean out = struct.get(ValueLayout.JAVA_LONG, 0) != 0;
            long rounded = alignment == 0 ? length : (length + alignment - 1) / alignment * alignment;
            sent += out ? rounded : 0;
            received += in ? rounded : 0;
            total += (int) length;
            if (sent > bufsiz || received > bufsiz) {
                return -Errno.EMSGSIZE;
            }
            int bits = struct.get(ValueLayout.JAVA_BYTE, 26);
            if ((length > 0 && !in && !out) || (bits != 0 && bits != 8)) {
                return -Errno.EINVAL;
            }
        }
        clock.sleep(callNanos);
        boolean keeps = false;
        for (int i = 0; i < n; i++) {
            MemorySegment struct = n == 1 ? transfers : transfers.asSlice((long) i * TRANSFER, TRANSFER);
            select(true);
            transfer(struct);
            boolean change = struct.get(ValueLayout.JAVA_BYTE, 27) != 0;
            keeps = change && i == n - 1;
            if (change && i < n - 1) {
                select(false);
            }
        }
        select(keeps);
        if (!quiet) {
            kept.add(keeps);
        }
        return total;
    }

    private void transfer(MemorySegment struct) {
        long out = struct.get(ValueLayout.JAVA_LONG, 0);
        long in = struct.get(ValueLayout.JAVA_LONG, 8);
        int length = struct.get(ValueLayout.JAVA_INT, 16);
        int asked = struct.get(ValueLayout.JAVA_INT, 20);
        int used = asked == 0 ? mostHertz : Math.min(asked, mostHertz);
        if (!quiet) {
            hertz.add(asked);
        }
        long start = clock.nanos();
        clock.sleep((long) Math.ceil(length * 8e9 / used));
        if (out != 0) {
            listener.bytes(MemorySegment.ofAddress(out).reinterpret(length), 0, length, start, clock.nanos());
        }
        if (in != 0) {
            listener.read(MemorySegment.ofAddress(in).reinterpret(length), 0, length, start, clock.nanos());
        }
    }

    private void select(boolean low) {
        if (low != selected && (mode & SpidevPort.NO_CHIP_SELECT) == 0) {
            selected = low;
            listener.line(Line.CHIP_SELECT, !low, clock.nanos());
        }
    }

    private static final class Nobody implements WireListener {
        @Override
        public void line(Line line, boolean high, long nanos) {}

        @Override
        public void bytes(MemorySegment bytes, long offset, long length, long startNanos, long endNanos) {}
    }
}
