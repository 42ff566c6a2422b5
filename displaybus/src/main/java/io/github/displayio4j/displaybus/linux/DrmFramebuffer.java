package io.github.displayio4j.displaybus.linux;

import io.github.displayio4j.displaybus.BusException;
import io.github.displayio4j.displaybus.Framebuffer;
import io.github.displayio4j.linuxio.Device;
import io.github.displayio4j.linuxio.Errno;
import io.github.displayio4j.linuxio.Kernel;
import io.github.displayio4j.linuxio.LinuxException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// A screen of Linux's DRM, `/dev/dri/cardN` (drm/drm_mode.h): a dumb buffer of 32-bit pixels on a connected
/// output,
/// in the mode that it prefers. Areas that changed are told as damage, which drivers of small panels send and
/// others ignore. Needs to be the only program on the card. Closing puts back what was shown before. Proven against
/// kernels, not tried on a panel yet.
public final class DrmFramebuffer implements Framebuffer {
    private static final long GETRESOURCES = 0xc04064a0L;
    private static final long GETCRTC = 0xc06864a1L;
    private static final long SETCRTC = 0xc06864a2L;
    private static final long GETENCODER = 0xc01464a6L;
    private static final long GETCONNECTOR = 0xc05064a7L;
    private static final long RMFB = 0xc00464afL;
    private static final long DIRTYFB = 0xc01864b1L;
    private static final long CREATE_DUMB = 0xc02064b2L;
    private static final long MAP_DUMB = 0xc01064b3L;
    private static final long DESTROY_DUMB = 0xc00464b4L;
    private static final long ADDFB2 = 0xc06864b8L;

    private static final int FORMAT_XRGB8888 = 0x34325258; // fourcc XR24
    private static final int CONNECTED = 1;
    private static final int MODE_SIZE = 68;
    private static final int MODE_IN_CRTC = 36;
    private static final int CRTC_SIZE = 104;

    /// DRM_MODE_FB_DIRTY_MAX_CLIPS.
    private static final int MOST_CLIPS = 256;

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT;

    private final Device device;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment connector = arena.allocate(4, 4);
    private final MemorySegment before = arena.allocate(CRTC_SIZE, 8);
    private final MemorySegment dirty = arena.allocate(24, 8);
    private final MemorySegment clips = arena.allocate(8L * MOST_CLIPS, 8);
    private int width;
    private int height;
    private int handle;
    private int framebuffer;
    private long stride;
    private MemorySegment pixels = MemorySegment.NULL;
    private boolean tellsDamage = true;

    private DrmFramebuffer(Device device) {
        this.device = device;
    }

    /// Takes a screen.
    ///
    /// @param path such as `/dev/dri/card0`
    /// @throws BusException if it can't be opened, nothing is connected, or another program has the card
    public static DrmFramebuffer open(Kernel kernel, String path) {
        try {
            DrmFramebuffer screen = new DrmFramebuffer(Device.open(kernel, path, Kernel.O_RDWR));
            try {
                screen.start();
                return screen;
            } catch (LinuxException | RuntimeException failure) {
                try {
                    screen.close();
                } catch (RuntimeException second) {
                    failure.addSuppressed(second);
                }
                throw failure;
            }
        } catch (LinuxException failure) {
            throw new BusException(failure);
        }
    }

    private void start() throws LinuxException {
        try (Arena scratch = Arena.ofConfined()) {
            MemorySegment crtc = scratch.allocate(CRTC_SIZE, 8);
            chooseOutput(scratch, crtc);
            before.set(INT, 12, crtc.get(INT, 12));
            device.ioctl("DRM_IOCTL_MODE_GETCRTC", GETCRTC, before);
            width = crtc.get(SHORT, MODE_IN_CRTC + 4) & 0xffff;
            height = crtc.get(SHORT, MODE_IN_CRTC + 14) & 0xffff;
            MemorySegment dumb = scratch.allocate(32, 8);
            dumb.set(INT, 0, height);
            dumb.set(INT, 4, width);
            dumb.set(INT, 8, 32);
            device.ioctl("DRM_IOCTL_MODE_CREATE_DUMB", CREATE_DUMB, dumb);
            handle = dumb.get(INT, 16);
            stride = dumb.get(INT, 20) & 0xffffffffL;
            MemorySegment place = scratch.allocate(16, 8);
            place.set(INT, 0, handle);
            device.ioctl("DRM_IOCTL_MODE_MAP_DUMB", MAP_DUMB, place);
            pixels = device.map(arena, place.get(LONG, 8), dumb.get(LONG, 24), true);
            MemorySegment fb = scratch.allocate(104, 8);
            fb.set(INT, 4, width);
            fb.set(INT, 8, height);
            fb.set(INT, 12, FORMAT_XRGB8888);
            fb.set(INT, 20, handle);
            fb.set(INT, 36, (int) stride);
            device.ioctl("DRM_IOCTL_MODE_ADDFB2", ADDFB2, fb);
            framebuffer = fb.get(INT, 0);
            dirty.set(INT, 0, framebuffer);
            dirty.set(LONG, 16, clips.address());
            crtc.set(INT, 16, framebuffer);
            device.ioctl("DRM_IOCTL_MODE_SETCRTC", SETCRTC, crtc);
        }
    }

    /// Fills what SETCRTC wants of the first connected output: connector, controller, preferred mode.
    private void chooseOutput(Arena scratch, MemorySegment crtc) throws LinuxException {
        MemorySegment resources = scratch.allocate(64, 8);
        device.ioctl("DRM_IOCTL_MODE_GETRESOURCES", GETRESOURCES, resources);
        int crtcs = resources.get(INT, 36);
        int connectors = resources.get(INT, 40);
        MemorySegment crtcIds = scratch.allocate(4L * Math.max(1, crtcs), 8);
        MemorySegment connectorIds = scratch.allocate(4L * Math.max(1, connectors), 8);
        resources.fill((byte) 0);
        resources.set(LONG, 8, crtcIds.address());
        resources.set(LONG, 16, connectorIds.address());
        resources.set(INT, 36, crtcs);
        resources.set(INT, 40, connectors);
        device.ioctl("DRM_IOCTL_MODE_GETRESOURCES", GETRESOURCES, resources);
        for (int i = 0; i < Math.min(connectors, resources.get(INT, 40)); i++) {
            int id = connectorIds.get(INT, 4L * i);
            if (choose(scratch, crtc, id, crtcIds, Math.min(crtcs, resources.get(INT, 36)))) {
                return;
            }
        }
        throw new BusException(new IOException(
                device.name() + ": nothing is connected to its " + connectors + " outputs: plug a screen in"));
    }

    private boolean choose(Arena scratch, MemorySegment crtc, int id, MemorySegment crtcIds, int crtcs)
            throws LinuxException {
        MemorySegment info = scratch.allocate(80, 8);
        info.set(INT, 48, id);
        device.ioctl("DRM_IOCTL_MODE_GETCONNECTOR", GETCONNECTOR, info);
        int modes = info.get(INT, 32);
        int encoders = info.get(INT, 40);
        if (info.get(INT, 60) != CONNECTED || modes < 1 || encoders < 1) {
            return false;
        }
        MemorySegment modeList = scratch.allocate((long) MODE_SIZE * modes, 8);
        MemorySegment encoderIds = scratch.allocate(4L * encoders, 8);
        info.fill((byte) 0);
        info.set(LONG, 0, encoderIds.address());
        info.set(LONG, 8, modeList.address());
        info.set(INT, 32, modes);
        info.set(INT, 40, encoders);
        info.set(INT, 48, id);
        device.ioctl("DRM_IOCTL_MODE_GETCONNECTOR", GETCONNECTOR, info);
        MemorySegment encoder = scratch.allocate(20, 4);
        encoder.set(INT, 0, encoderIds.get(INT, 0));
        device.ioctl("DRM_IOCTL_MODE_GETENCODER", GETENCODER, encoder);
        int controller = encoder.get(INT, 8);
        for (int i = 0; controller == 0 && i < crtcs; i++) {
            if ((encoder.get(INT, 12) >>> i & 1) != 0) {
                controller = crtcIds.get(INT, 4L * i);
            }
        }
        if (controller == 0) {
            return false;
        }
        connector.set(INT, 0, id);
        crtc.set(LONG, 0, connector.address());
        crtc.set(INT, 8, 1);
        crtc.set(INT, 12, controller);
        crtc.set(INT, 32, 1);
        MemorySegment.copy(modeList, 0, crtc, MODE_IN_CRTC, MODE_SIZE); // the first is the preferred one
        return true;
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
        return Layout.BGRX8888;
    }

    @Override
    public long stride() {
        return stride;
    }

    @Override
    public MemorySegment pixels() {
        return pixels;
    }

    /// Tells the areas as damage; more than 256 as the box around them.
    @Override
    public void show(int[] areas, int count) {
        if (!tellsDamage || count == 0) {
            return;
        }
        int n = count <= MOST_CLIPS ? count : 1;
        for (int i = 0; i < 4 * n; i++) {
            clips.set(SHORT, 2L * i, (short) (n == count ? areas[i] : outermost(areas, count, i)));
        }
        dirty.set(INT, 12, n);
        try {
            device.ioctlRepeated("DRM_IOCTL_MODE_DIRTYFB", DIRTYFB, dirty);
        } catch (LinuxException failure) {
            if (failure.errno() != Errno.ENOSYS && failure.errno() != Errno.EINVAL) {
                throw new BusException(failure);
            }
            tellsDamage = false; // this driver shows its memory all the time
        }
    }

    private static int outermost(int[] areas, int count, int edge) {
        int most = areas[edge];
        for (int i = 1; i < count; i++) {
            most = edge < 2 ? Math.min(most, areas[4 * i + edge]) : Math.max(most, areas[4 * i + edge]);
        }
        return most;
    }

    /// Puts back what was shown before, and gives memory and card back.
    @Override
    public void close() {
        if (!arena.scope().isAlive()) {
            return;
        }
        try (Arena scratch = Arena.ofConfined();
                device) {
            if (framebuffer != 0) {
                before.set(LONG, 0, connector.address());
                before.set(INT, 8, before.get(INT, 32) == 0 ? 0 : 1);
                device.ioctl("DRM_IOCTL_MODE_SETCRTC", SETCRTC, before);
                device.ioctl("DRM_IOCTL_MODE_RMFB", RMFB, scratch.allocateFrom(INT, framebuffer));
            }
            if (handle != 0) {
                device.ioctl("DRM_IOCTL_MODE_DESTROY_DUMB", DESTROY_DUMB, scratch.allocateFrom(INT, handle));
            }
        } catch (LinuxException failure) {
            throw new BusException(failure);
        } finally {
            arena.close();
        }
    }
}
