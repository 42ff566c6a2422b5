package io.github.displayio4j.displaybus.linux;

import io.github.displayio4j.displaybus.BusClock;
import io.github.displayio4j.displaybus.WireListener;
import io.github.displayio4j.linuxio.Errno;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// `/dev/i2c-N` as drivers/i2c/i2c-dev.c has it, with one device that acknowledges.
public final class FakeI2c implements FakeKernel.Node {
    /// What the adapter can; 1 is plain I2C.
    public long functions = 1;

    /// Longest message of the adapter.
    public int longest = 8192;

    /// Fixed time of a message.
    public long callNanos = 30_000;

    private final BusClock clock;
    private final int address;
    private final int hertz;
    private final WireListener listener;

    /// A bus with a device.
    public FakeI2c(BusClock clock, int hertz, int address, WireListener listener) {
        this.clock = clock;
        this.hertz = hertz;
        this.address = address;
        this.listener = listener;
    }

    @Override
    public int ioctl(long request, MemorySegment argument) {
        if (request == 0x0705) {
            argument.set(ValueLayout.JAVA_LONG, 0, functions);
            return 0;
        }
        if (request != 0x0707) {
            return -Errno.ENOTTY;
        }
        int n = argument.get(ValueLayout.JAVA_INT, 8);
        if (n < 1 || n > 42) {
            return -Errno.EINVAL;
        }
        MemorySegment messages = MemorySegment.ofAddress(argument.get(ValueLayout.JAVA_LONG, 0))
                .reinterpret(16L * n);
        for (int i = 0; i < n; i++) {
            int length = messages.get(ValueLayout.JAVA_SHORT, 16L * i + 4) & 0xffff;
            if (length > 8192) {
                return -Errno.EINVAL;
            }
            if (length > longest) {
                return -Errno.EOPNOTSUPP;
            }
            if ((messages.get(ValueLayout.JAVA_SHORT, 16L * i) & 0xffff) != address
                    || messages.get(ValueLayout.JAVA_SHORT, 16L * i + 2) != 0) {
                return -Errno.EREMOTEIO;
            }
            clock.sleep(callNanos);
            long start = clock.nanos();
            clock.sleep((length + 1) * 9_000_000_000L / hertz);
            MemorySegment bytes = MemorySegment.ofAddress(messages.get(ValueLayout.JAVA_LONG, 16L * i + 8))
                    .reinterpret(length);
            listener.message(address, bytes, 0, length, start, clock.nanos());
        }
        return n;
    }
}
