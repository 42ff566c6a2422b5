package io.github.displayio4j.app.linux;

import io.github.displayio4j.displaybus.Framebuffer;
import io.github.displayio4j.panels.GlassView;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// What a framebuffer shows, read back from its memory.
public final class FramebufferGlass implements GlassView {
    private final Framebuffer framebuffer;
    private volatile long version;

    /// The glass of a framebuffer.
    public FramebufferGlass(Framebuffer framebuffer) {
        this.framebuffer = framebuffer;
    }

    /// The memory was written.
    @SuppressWarnings("NonAtomicVolatileUpdate") // by one thread
    public void changed() {
        version++;
    }

    @Override
    public int width() {
        return framebuffer.width();
    }

    @Override
    public int height() {
        return framebuffer.height();
    }

    @Override
    public long version() {
        return version;
    }

    @Override
    public void read(int[] xrgb) {
        MemorySegment pixels = framebuffer.pixels();
        int size = framebuffer.layout().bytes();
        for (int y = 0, at = 0; y < height(); y++) {
            long from = y * framebuffer.stride();
            for (int x = 0; x < width(); x++, from += size) {
                int value = 0;
                for (int i = 0; i < Math.min(3, size); i++) {
                    value |= (pixels.get(ValueLayout.JAVA_BYTE, from + i) & 0xff) << 8 * i;
                }
                xrgb[at++] = size == 2 ? widened(value) : value;
            }
        }
    }

    private static int widened(int rgb565) {
        int red = (rgb565 >>> 11) * 255 / 31;
        int green = (rgb565 >>> 5 & 63) * 255 / 63;
        int blue = (rgb565 & 31) * 255 / 31;
        return red << 16 | green << 8 | blue;
    }
}
