package io.github.displayio4j.displaybus.linux;

import io.github.displayio4j.displaybus.BusException;
import io.github.displayio4j.displaybus.Framebuffer;
import io.github.displayio4j.linuxio.Device;
import io.github.displayio4j.linuxio.Kernel;
import io.github.displayio4j.linuxio.LinuxException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// A framebuffer of Linux, `/dev/fbN` (linux/fb.h), mapped into memory. What is written is seen; drivers of small
/// panels send the pages that changed some time later. Proven against kernels, not tried on a panel yet.
public final class FbdevFramebuffer implements Framebuffer {
    private static final long GET_VSCREENINFO = 0x4600;
    private static final long PUT_VSCREENINFO = 0x4601;
    private static final long GET_FSCREENINFO = 0x4602;

    /// struct fb_var_screeninfo, all of it 32 bits wide.
    private static final long VAR_SIZE = 160;

    private static final long XOFFSET = 16;
    private static final long BITS_PER_PIXEL = 24;
    private static final long RED = 32;
    private static final long GREEN = 44;
    private static final long BLUE = 56;

    /// struct fb_fix_screeninfo on 64 bits.
    private static final long FIX_SIZE = 80;

    private static final long SMEM_LEN = 24;
    private static final long LINE_LENGTH = 48;

    private final Device device;
    private final Arena arena;
    private final int width;
    private final int height;
    private final Layout layout;
    private final long stride;
    private final MemorySegment pixels;

    private FbdevFramebuffer(Device device, Arena arena, MemorySegment variable, MemorySegment fixed)
            throws LinuxException {
        this.device = device;
        this.arena = arena;
        width = variable.get(ValueLayout.JAVA_INT, 0);
        height = variable.get(ValueLayout.JAVA_INT, 4);
        layout = layout(device.name(), variable);
        stride = fixed.get(ValueLayout.JAVA_INT, LINE_LENGTH) & 0xffffffffL;
        long memory = fixed.get(ValueLayout.JAVA_INT, SMEM_LEN) & 0xffffffffL;
        long first = variable.get(ValueLayout.JAVA_INT, XOFFSET + 4) * stride
                + (long) variable.get(ValueLayout.JAVA_INT, XOFFSET) * layout.bytes();
        long length = (height - 1) * stride + (long) width * layout.bytes();
        if (width < 1 || height < 1 || stride < (long) width * layout.bytes() || first + length > memory) {
            throw new BusException(new IOException(device.name() + ": the driver says " + width + "x" + height
                    + " pixels, " + stride + " bytes a row, " + memory + " bytes of memory: too little"));
        }
        pixels = device.map(arena, 0, memory, true).asSlice(first, length);
    }

    /// Opens a framebuffer.
    ///
    /// @param path such as `/dev/fb0`
    /// @param depth bits per pixel that are wished, 16, 24 or 32; 0 leaves what is set. Drivers may grant another
    /// @throws BusException if it can't be opened or mapped, or has pixels of another kind
    public static FbdevFramebuffer open(Kernel kernel, String path, int depth) {
        Arena arena = Arena.ofShared();
        try {
            Device device = Device.open(kernel, path, Kernel.O_RDWR);
            try (Arena scratch = Arena.ofConfined()) {
                MemorySegment variable = scratch.allocate(VAR_SIZE, 4);
                device.ioctl("FBIOGET_VSCREENINFO", GET_VSCREENINFO, variable);
                if (depth != 0 && variable.get(ValueLayout.JAVA_INT, BITS_PER_PIXEL) != depth) {
                    variable.set(ValueLayout.JAVA_INT, BITS_PER_PIXEL, depth);
                    device.ioctl("FBIOPUT_VSCREENINFO", PUT_VSCREENINFO, variable);
                    // some say yes and change nothing
                    device.ioctl("FBIOGET_VSCREENINFO", GET_VSCREENINFO, variable);
                }
                MemorySegment fixed = scratch.allocate(FIX_SIZE, 8);
                device.ioctl("FBIOGET_FSCREENINFO", GET_FSCREENINFO, fixed);
                return new FbdevFramebuffer(device, arena, variable, fixed);
            } catch (LinuxException | RuntimeException failure) {
                SpidevPort.closeAfter(device, failure);
                throw failure;
            }
        } catch (LinuxException failure) {
            arena.close();
            throw new BusException(failure);
        } catch (RuntimeException failure) {
            arena.close();
            throw failure;
        }
    }

    private static Layout layout(String name, MemorySegment variable) {
        int depth = variable.get(ValueLayout.JAVA_INT, BITS_PER_PIXEL);
        int red = variable.get(ValueLayout.JAVA_INT, RED);
        int green = variable.get(ValueLayout.JAVA_INT, GREEN);
        int blue = variable.get(ValueLayout.JAVA_INT, BLUE);
        if (depth == 16 && red == 11 && green == 5 && blue == 0) {
            return Layout.RGB565;
        }
        if (red == 16 && green == 8 && blue == 0 && (depth == 24 || depth == 32)) {
            return depth == 24 ? Layout.BGR888 : Layout.BGRX8888;
        }
        throw new BusException(new IOException(name + ": pixels of " + depth + " bits with red, green, blue at " + red
                + ", " + green + ", " + blue + " are not supported: ask the driver for 16 or 32 bits"));
    }

    @Override
    public String name() {
        return device.name();
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public Layout layout() {
        return layout;
    }

    @Override
    public long stride() {
        return stride;
    }

    @Override
    public MemorySegment pixels() {
        return pixels;
    }

    /// Nothing to do: the memory is what is seen.
    @Override
    public void show(int[] areas, int count) {}

    @Override
    public void close() {
        if (arena.scope().isAlive()) {
            arena.close();
        }
        try {
            device.close();
        } catch (LinuxException failure) {
            throw new BusException(failure);
        }
    }
}
