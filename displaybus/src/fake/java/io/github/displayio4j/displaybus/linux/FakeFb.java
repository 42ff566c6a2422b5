package io.github.displayio4j.displaybus.linux;

import io.github.displayio4j.linuxio.Errno;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// `/dev/fbN` with memory, by linux/fb.h. Rows are longer than their pixels, and the visible part starts below the
/// first row.
public final class FakeFb implements FakeKernel.Node {
    private static final int PADDING = 24;

    /// Another depth is accepted, but nothing changes.
    public boolean lies;

    /// Where red is; 16 and 11 are usual.
    public int red = -1;

    private final int width;
    private final int height;
    private final int yOffset;
    private int depth;
    private final MemorySegment memory;

    /// A framebuffer.
    ///
    /// @param depth 16, 24 or 32 bits a pixel
    public FakeFb(int width, int height, int depth, int yOffset) {
        this.width = width;
        this.height = height;
        this.depth = depth;
        this.yOffset = yOffset;
        memory = Arena.ofAuto().allocate((4L * width + PADDING) * (height + yOffset), 8);
    }

    private int stride() {
        return width * depth / 8 + PADDING;
    }

    /// A pixel, as its bytes lie in memory.
    public int pixel(int x, int y) {
        long at = (long) (y + yOffset) * stride() + (long) x * depth / 8;
        int value = 0;
        for (int i = 0; i < depth / 8; i++) {
            value |= (memory.get(ValueLayout.JAVA_BYTE, at + i) & 0xff) << 8 * i;
        }
        return value;
    }

    @Override
    public int ioctl(long request, MemorySegment struct) {
        return switch ((int) request) {
            case 0x4600 -> {
                int[] values = {width, height, width, height + yOffset, 0, yOffset, depth, 0};
                for (int i = 0; i < values.length; i++) {
                    struct.set(ValueLayout.JAVA_INT, 4L * i, values[i]);
                }
                boolean small = depth == 16;
                struct.set(ValueLayout.JAVA_INT, 32, red >= 0 ? red : small ? 11 : 16);
                struct.set(ValueLayout.JAVA_INT, 36, small ? 5 : 8);
                struct.set(ValueLayout.JAVA_INT, 44, small ? 5 : 8);
                struct.set(ValueLayout.JAVA_INT, 48, small ? 6 : 8);
                struct.set(ValueLayout.JAVA_INT, 60, small ? 5 : 8);
                yield 0;
            }
            case 0x4601 -> {
                depth = lies ? depth : struct.get(ValueLayout.JAVA_INT, 24);
                yield 0;
            }
            case 0x4602 -> {
                struct.set(ValueLayout.JAVA_INT, 24, (int) memory.byteSize());
                struct.set(ValueLayout.JAVA_INT, 48, stride());
                yield 0;
            }
            default -> -Errno.ENOTTY;
        };
    }

    @Override
    public long map(long offset, long length, boolean writable) {
        return offset == 0 && length <= memory.byteSize() && writable ? memory.address() : -Errno.EINVAL;
    }
}
