package io.github.displayio4j.displaybus.linux;

import io.github.displayio4j.linuxio.Errno;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/// `/dev/dri/cardN` with two outputs, of which the second may be connected, by drm/drm_mode.h.
public final class FakeDrm implements FakeKernel.Node {
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    private static final int CRTC = 41;
    private static final int HANDLE = 7;
    private static final int FB = 99;

    /// Whether a screen is plugged in.
    public boolean connected = true;

    /// Whether the encoder is driven already, by the console.
    public boolean driven = true;

    /// What DIRTYFB answers if not 0.
    public int dirtyErrno;

    /// Clips of every DIRTYFB.
    public final List<String> damage = new ArrayList<>();

    /// Framebuffers that were put on the screen.
    public final List<Integer> shown = new ArrayList<>(List.of(3));

    private final int width;
    private final int height;
    private MemorySegment memory = MemorySegment.NULL;
    private boolean framebuffer;

    /// A card whose screen prefers a size.
    public FakeDrm(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /// A pixel `0xRRGGBB`.
    public int pixel(int x, int y) {
        return memory.get(INT, (long) y * stride() + 4L * x);
    }

    /// Whether all that was made was destroyed.
    public boolean isClean() {
        return memory.equals(MemorySegment.NULL) && !framebuffer;
    }

    private int stride() {
        return (width * 4 + 63) / 64 * 64;
    }

    @Override
    public int ioctl(long request, MemorySegment struct) {
        return switch ((int) request) {
            case 0xc04064a0 -> resources(struct);
            case 0xc05064a7 -> connector(struct);
            case 0xc01464a6 -> {
                struct.set(INT, 8, driven ? CRTC : 0);
                struct.set(INT, 12, 2); // the second controller
                yield struct.get(INT, 0) == 51 ? 0 : -Errno.ENOENT;
            }
            case 0xc06864a1 -> {
                struct.set(INT, 16, shown.getLast());
                struct.set(INT, 32, 1);
                yield struct.get(INT, 12) == CRTC ? 0 : -Errno.ENOENT;
            }
            case 0xc06864a2 -> {
                int fb = struct.get(INT, 16);
                boolean good = struct.get(INT, 12) == CRTC
                        && struct.get(INT, 8) == 1
                        && at(struct.get(LONG, 0), 4).get(INT, 0) == 62
                        && (fb != FB || (framebuffer && (struct.get(ValueLayout.JAVA_SHORT, 40) & 0xffff) == width));
                shown.add(fb);
                yield good ? 0 : -Errno.EINVAL;
            }
            case 0xc02064b2 -> {
                if (struct.get(INT, 0) != height || struct.get(INT, 4) != width || struct.get(INT, 8) != 32) {
                    yield -Errno.EINVAL;
                }
                memory = Arena.ofAuto().allocate((long) stride() * height, 8);
                struct.set(INT, 16, HANDLE);
                struct.set(INT, 20, stride());
                struct.set(LONG, 24, memory.byteSize());
                yield 0;
            }
            case 0xc01064b3 -> {
                struct.set(LONG, 8, 0x10000);
                yield struct.get(INT, 0) == HANDLE ? 0 : -Errno.ENOENT;
            }
            case 0xc06864b8 -> {
                framebuffer = struct.get(INT, 4) == width
                        && struct.get(INT, 8) == height
                        && struct.get(INT, 12) == 0x34325258
                        && struct.get(INT, 20) == HANDLE
                        && struct.get(INT, 36) == stride();
                struct.set(INT, 0, FB);
                yield framebuffer ? 0 : -Errno.EINVAL;
            }
            case 0xc01864b1 -> dirty(struct);
            case 0xc00464af -> {
                framebuffer = false;
                yield struct.get(INT, 0) == FB ? 0 : -Errno.ENOENT;
            }
            case 0xc00464b4 -> {
                memory = MemorySegment.NULL;
                yield struct.get(INT, 0) == HANDLE ? 0 : -Errno.ENOENT;
            }
            default -> -Errno.ENOTTY;
        };
    }

    private static MemorySegment at(long address, long length) {
        return MemorySegment.ofAddress(address).reinterpret(length);
    }

    private static int resources(MemorySegment struct) {
        if (struct.get(LONG, 8) != 0 && struct.get(INT, 36) >= 2) {
            at(struct.get(LONG, 8), 8).set(INT, 0, 40);
            at(struct.get(LONG, 8), 8).set(INT, 4, CRTC);
        }
        if (struct.get(LONG, 16) != 0 && struct.get(INT, 40) >= 2) {
            at(struct.get(LONG, 16), 8).set(INT, 0, 61);
            at(struct.get(LONG, 16), 8).set(INT, 4, 62);
        }
        struct.set(INT, 36, 2);
        struct.set(INT, 40, 2);
        return 0;
    }

    private int connector(MemorySegment struct) {
        boolean second = struct.get(INT, 48) == 62;
        boolean there = connected && second;
        if (there && struct.get(LONG, 8) != 0 && struct.get(INT, 32) >= 1) {
            MemorySegment mode = at(struct.get(LONG, 8), 68);
            mode.set(ValueLayout.JAVA_SHORT, 4, (short) width);
            mode.set(ValueLayout.JAVA_SHORT, 14, (short) height);
            at(struct.get(LONG, 0), 4).set(INT, 0, 51);
        }
        struct.set(INT, 32, there ? 1 : 0);
        struct.set(INT, 40, 1);
        struct.set(INT, 60, there ? 1 : 2);
        return 0;
    }

    private int dirty(MemorySegment struct) {
        int n = struct.get(INT, 12);
        if (dirtyErrno != 0 || n > 256 || struct.get(INT, 0) != FB) {
            return dirtyErrno != 0 ? -dirtyErrno : -Errno.EINVAL;
        }
        StringBuilder text = new StringBuilder();
        MemorySegment clips = at(struct.get(LONG, 16), 8L * n);
        for (int i = 0; i < 4 * n; i++) {
            text.append(i == 0 ? "" : i % 4 == 0 ? " " : ",")
                    .append(clips.get(ValueLayout.JAVA_SHORT, 2L * i) & 0xffff);
        }
        damage.add(text.toString());
        return 0;
    }

    @Override
    public long map(long offset, long length, boolean writable) {
        return offset == 0x10000 && length == memory.byteSize() ? memory.address() : -Errno.EINVAL;
    }
}
