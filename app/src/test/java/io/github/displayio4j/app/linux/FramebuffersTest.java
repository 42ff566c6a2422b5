package io.github.displayio4j.app.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.busdisplay.FramebufferDisplay;
import io.github.displayio4j.displaybus.BusException;
import io.github.displayio4j.displaybus.Framebuffer;
import io.github.displayio4j.displaybus.linux.DrmFramebuffer;
import io.github.displayio4j.displaybus.linux.FakeDrm;
import io.github.displayio4j.displaybus.linux.FakeFb;
import io.github.displayio4j.displaybus.linux.FakeKernel;
import io.github.displayio4j.displaybus.linux.FbdevFramebuffer;
import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.TileGrid;
import io.github.displayio4j.linuxio.Errno;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Scenes on framebuffers of a fake kernel: pixels lie where the driver shows them, failures lose nothing.
class FramebuffersTest {
    private static final int WIDTH = 50;
    private static final int HEIGHT = 30;
    private static final int[] COLORS = {0x000000, 0xff0000, 0x00ff00, 0x0000ff, 0xffffff};

    private final FakeKernel kernel = new FakeKernel();
    private final Bitmap bitmap = new Bitmap(WIDTH, HEIGHT, COLORS.length);
    private final Group root = new Group();

    FramebuffersTest() {
        Palette palette = new Palette(COLORS.length);
        for (int i = 0; i < COLORS.length; i++) {
            palette.set(i, COLORS[i]);
        }
        root.append(TileGrid.builder(bitmap, palette).build());
        Random random = new Random(4);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                bitmap.set(x, y, random.nextInt(COLORS.length));
            }
        }
    }

    private static int pixel(int color, int depth) {
        return depth == 16 ? (color >>> 8 & 0xf800) | (color >>> 5 & 0x7e0) | (color >>> 3 & 0x1f) : color;
    }

    @ParameterizedTest(name = "{0} bits, {1} wished: {2}")
    @CsvSource({"16, 0, 16", "24, 0, 24", "32, 0, 32", "32, 16, 16", "32, 16, 32", "16, 32, 32"})
    void fbdevShowsTheScene(int depth, int wished, int granted) {
        FakeFb fb = kernel.add("/dev/fb0", new FakeFb(WIDTH, HEIGHT, depth, 7));
        fb.lies = wished != 0 && granted != wished;
        try (Framebuffer target = FbdevFramebuffer.open(kernel, "/dev/fb0", wished);
                FramebufferDisplay display = new FramebufferDisplay(target, 0)) {
            assertEquals(granted, target.layout().bytes() * 8);
            display.setRootGroup(root);
            display.refresh();
            bitmap.set(49, 29, 1);
            bitmap.set(0, 0, 2);
            assertTrue(display.refresh().pixels() < WIDTH * HEIGHT, "only what changed");
            assertEquals(0, display.refresh().pixels());
            for (int y = 0; y < HEIGHT; y++) {
                for (int x = 0; x < WIDTH; x++) {
                    assertEquals(pixel(COLORS[bitmap.get(x, y)], granted), fb.pixel(x, y), x + ", " + y);
                }
            }
        }
        assertEquals(0, kernel.openFiles());
        assertEquals(1, kernel.count("munmap"));
    }

    @Test
    void pixelsOfAnotherKindAreRefused() {
        kernel.add("/dev/fb0", new FakeFb(WIDTH, HEIGHT, 32, 0)).red = 0;
        BusException refused = assertThrows(BusException.class, () -> FbdevFramebuffer.open(kernel, "/dev/fb0", 0));
        assertTrue(String.valueOf(refused.getMessage())
                .startsWith("/dev/fb0: pixels of 32 bits with red, green, blue at 0, "));
        assertEquals(0, kernel.openFiles());
        BusException missing = assertThrows(BusException.class, () -> FbdevFramebuffer.open(kernel, "/dev/fb7", 0));
        assertTrue(String.valueOf(missing.getMessage()).startsWith("/dev/fb7: open: ENOENT"));
        kernel.fail("mmap", 1, Errno.EINVAL);
        kernel.add("/dev/fb1", new FakeFb(WIDTH, HEIGHT, 32, 0));
        assertThrows(BusException.class, () -> FbdevFramebuffer.open(kernel, "/dev/fb1", 0));
        assertEquals(0, kernel.openFiles());
    }

    @ParameterizedTest(name = "driven before: {0}, turned by {1}")
    @CsvSource({"true, 0", "false, 0", "true, 90", "true, 180", "true, 270"})
    void drmShowsTheSceneAndTellsDamage(boolean driven, int rotation) {
        FakeDrm card = kernel.add("/dev/dri/card0", new FakeDrm(WIDTH, HEIGHT));
        card.driven = driven;
        try (Framebuffer target = DrmFramebuffer.open(kernel, "/dev/dri/card0");
                FramebufferDisplay display = new FramebufferDisplay(target, rotation)) {
            assertEquals(99, card.shown.getLast());
            display.setRootGroup(root);
            display.refresh();
            if (rotation == 0) {
                assertEquals("0,0,50,30", card.damage.getLast());
                bitmap.set(20, 10, (bitmap.get(20, 10) + 1) % COLORS.length);
                display.refresh();
                assertEquals("20,10,21,11", card.damage.getLast());
            }
            for (int y = 0; y < Math.min(HEIGHT, display.height()); y++) {
                for (int x = 0; x < Math.min(WIDTH, display.width()); x++) {
                    int px =
                            switch (rotation) {
                                case 90 -> WIDTH - 1 - y;
                                case 180 -> WIDTH - 1 - x;
                                case 270 -> y;
                                default -> x;
                            };
                    int py =
                            switch (rotation) {
                                case 90 -> x;
                                case 180 -> HEIGHT - 1 - y;
                                case 270 -> HEIGHT - 1 - x;
                                default -> y;
                            };
                    assertEquals(COLORS[bitmap.get(x, y)], card.pixel(px, py), x + ", " + y);
                }
            }
        }
        assertEquals(3, card.shown.getLast(), "what was shown before");
        assertTrue(card.isClean());
        assertEquals(0, kernel.openFiles());
    }

    @Test
    void manyAreasBecomeTheBoxAroundThem() {
        FakeDrm card = kernel.add("/dev/dri/card0", new FakeDrm(WIDTH, HEIGHT));
        try (Framebuffer target = DrmFramebuffer.open(kernel, "/dev/dri/card0")) {
            int[] areas = new int[4 * 257];
            for (int i = 0; i < 257; i++) {
                areas[4 * i] = 3 + i % 5;
                areas[4 * i + 1] = 4 + i % 3;
                areas[4 * i + 2] = 30 + i % 7;
                areas[4 * i + 3] = 20 + i % 9;
            }
            target.show(areas, 256);
            assertEquals(256, card.damage.getLast().split(" ").length);
            target.show(areas, 257);
            assertEquals("3,4,36,28", card.damage.getLast());
        }
    }

    @Test
    void whatFailsStaysDirty() {
        FakeDrm card = kernel.add("/dev/dri/card0", new FakeDrm(WIDTH, HEIGHT));
        try (Framebuffer target = DrmFramebuffer.open(kernel, "/dev/dri/card0");
                FramebufferDisplay display = new FramebufferDisplay(target, 0)) {
            display.setRootGroup(root);
            card.dirtyErrno = Errno.ENODEV;
            BusException gone = assertThrows(BusException.class, display::refresh);
            assertTrue(
                    String.valueOf(gone.getMessage()).startsWith("/dev/dri/card0: DRM_IOCTL_MODE_DIRTYFB: ENODEV"),
                    gone.getMessage());
            card.dirtyErrno = 0;
            assertEquals(WIDTH * HEIGHT, display.refresh().pixels());
            card.dirtyErrno = Errno.ENOSYS; // a driver that needs no damage
            bitmap.set(0, 0, (bitmap.get(0, 0) + 1) % COLORS.length);
            display.refresh();
        }
    }

    @Test
    void withoutAScreenItSaysSo() {
        FakeDrm card = kernel.add("/dev/dri/card0", new FakeDrm(WIDTH, HEIGHT));
        card.connected = false;
        BusException nothing = assertThrows(BusException.class, () -> DrmFramebuffer.open(kernel, "/dev/dri/card0"));
        assertEquals("/dev/dri/card0: nothing is connected to its 2 outputs: plug a screen in", nothing.getMessage());
        assertEquals(0, kernel.openFiles());
    }
}
