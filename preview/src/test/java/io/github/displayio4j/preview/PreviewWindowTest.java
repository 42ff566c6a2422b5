package io.github.displayio4j.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lwjgl.glfw.GLFW.GLFW_KEY_F12;
import static org.lwjgl.glfw.GLFW.GLFW_MOD_CONTROL;
import static org.lwjgl.glfw.GLFW.GLFW_MOD_SHIFT;
import static org.lwjgl.glfw.GLFW.GLFW_PRESS;
import static org.lwjgl.glfw.GLFW.glfwGetProcAddress;

import com.sun.management.ThreadMXBean;
import io.github.displayio4j.displayio.Area;
import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.TileGrid;
import io.github.displayio4j.panels.GlassView;
import io.github.displayio4j.panels.TurnedGlass;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The window on GLFW's null platform: needs EGL and OpenGL, but no display server.
class PreviewWindowTest {
    private static final int GL_FRONT = 0x0404;
    private static final int GL_BACK = 0x0405;
    private static final int GL_BGRA = 0x80E1;
    private static final int GL_UNSIGNED_INT_8_8_8_8_REV = 0x8367;

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "37, 23, 1", "37, 23, 2", "37, 23, 3", "240, 240, 2"})
    void holdsEveryPixelOfTheGlass(int width, int height, int zoom) {
        NoiseGlass glass = new NoiseGlass(width, height);
        try (PreviewWindow window = open(glass, zoom)) {
            for (int version = 1; version < 4; version++) {
                glass.show(version);
                assertTrue(window.poll());
                readBack(window, width * zoom, height * zoom).assertShows(glass, zoom);
            }
            assertEquals(zoom, window.zoom());
        }
    }

    @Test
    void readsTheGlassOnlyWhenItsVersionChanged() {
        NoiseGlass glass = new NoiseGlass(8, 8);
        try (PreviewWindow window = open(glass, 1)) {
            window.poll();
            window.poll(1);
            assertEquals(1, glass.reads);
            glass.show(3);
            window.poll();
            window.poll();
            assertEquals(2, glass.reads);
        }
    }

    @Test
    void drivesSeveralWindowsFromOneThread() {
        NoiseGlass left = new NoiseGlass(16, 9);
        NoiseGlass right = new NoiseGlass(9, 16);
        try (PreviewWindow first = open(left, 2)) {
            try (PreviewWindow second = open(right, 3)) {
                left.show(10);
                right.show(11);
                first.poll();
                second.poll();
                readBack(first, 32, 18).assertShows(left, 2);
                readBack(second, 27, 48).assertShows(right, 3);
            }
            left.show(12);
            first.poll();
            readBack(first, 32, 18).assertShows(left, 2);
        }
    }

    @Test
    void showsSeveralPanelsSideBySide() {
        NoiseGlass left = new NoiseGlass(16, 9);
        NoiseGlass right = new NoiseGlass(9, 16);
        left.show(4);
        right.show(5);
        try (PreviewWindow window = open(List.of(PanelView.of(left, "left"), PanelView.of(right, "right")), 2)) {
            int width = 2 * (16 + Layout.GAP + 9);
            Shot shot = readBack(window, width, 32);
            shot.cut(0, 2 * 3, 32, 18).assertShows(left, 2); // in the middle of the taller one's rows
            shot.cut(2 * (16 + Layout.GAP), 0, 18, 32).assertShows(right, 2);
            shot.assertBlack(0, 0, 32, 6);
            shot.assertBlack(32, 0, 2 * Layout.GAP, 32);
            assertEquals(2, window.uploads());
            left.show(6);
            window.poll();
            readBack(window, width, 32).cut(0, 6, 32, 18).assertShows(left, 2);
        }
    }

    @Test
    void drawsAGridBetweenPixels() {
        NoiseGlass glass = new NoiseGlass(11, 7);
        try (PreviewWindow window = open(glass, 4)) {
            window.show(Overlay.GRID, true);
            window.poll();
            Shot shot = readBack(window, 44, 28);
            int[] plain = glass.expected(44, 28, 4);
            for (int y = 0; y < 28; y++) {
                for (int x = 0; x < 44; x++) {
                    int expected = x % 4 == 3 || y % 4 == 3 ? 0x303030 : plain[y * 44 + x];
                    assertEquals(expected, shot.at(x, y), "at " + x + "," + y);
                }
            }
            window.show(Overlay.GRID, false);
            window.poll();
            readBack(window, 44, 28).assertShows(glass, 4);
        }
    }

    @ParameterizedTest
    @CsvSource({"20, 20", "21, 21", "33, 20"})
    void masksRoundGlass(int width, int height) {
        NoiseGlass glass = new NoiseGlass(width, height);
        try (PreviewWindow window = open(List.of(PanelView.of(glass, "glass").round(true)), 3)) {
            Shot shot = readBack(window, 3 * width, 3 * height);
            int[] plain = glass.expected(3 * width, 3 * height, 3);
            double radius = Math.min(width, height) / 2.0;
            int seen = 0;
            for (int y = 0; y < 3 * height; y++) {
                for (int x = 0; x < 3 * width; x++) {
                    // a pixel is seen if its middle is in the circle
                    boolean inside = Math.hypot(x / 3 + 0.5 - width / 2.0, y / 3 + 0.5 - height / 2.0) <= radius;
                    assertEquals(inside ? plain[y * 3 * width + x] : 0, shot.at(x, y), "at " + x + "," + y);
                    seen += inside ? 1 : 0;
                }
            }
            assertTrue(seen > 0 && seen < 9 * width * height);
            window.show(Overlay.MASK, false);
            window.poll();
            readBack(window, 3 * width, 3 * height).assertShows(glass, 3);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 90})
    void staysEqualToTheGlassOverAHundredEditsAndSendsOnlyWhatChanged(int rotation) {
        long seed = System.nanoTime();
        try (EditedPanel edited = new EditedPanel(seed, rotation);
                PreviewWindow window = open(edited.glass(), 2)) {
            int width = edited.glass().width();
            int height = edited.glass().height();
            int[] before = new int[width * height];
            int[] after = new int[width * height];
            edited.glass().read(before);
            int unchanged = 0;
            for (int i = 0; i < 100; i++) {
                String edit = edited.edit();
                String where = "seed " + seed + ", rotation " + rotation + ", edit " + i + ": " + edit;
                long pixelsBefore = window.uploadedPixels();
                window.poll();
                edited.glass().read(after);
                readBack(window, 2 * width, 2 * height).assertEquals(after, width, 2, where);
                // no more than the box around what differs, no fewer than the pixels that do
                long uploaded = window.uploadedPixels() - pixelsBefore;
                long differing = 0;
                int x1 = width;
                int y1 = height;
                int x2 = 0;
                int y2 = 0;
                for (int at = 0; at < after.length; at++) {
                    if (before[at] != after[at]) {
                        differing++;
                        x1 = Math.min(x1, at % width);
                        x2 = Math.max(x2, at % width + 1);
                        y1 = Math.min(y1, at / width);
                        y2 = Math.max(y2, at / width + 1);
                    }
                }
                long box = differing == 0 ? 0 : (long) (x2 - x1) * (y2 - y1);
                assertTrue(uploaded >= differing && uploaded <= box, where + ": " + uploaded + " of " + box);
                unchanged += differing == 0 ? 1 : 0;
                System.arraycopy(after, 0, before, 0, after.length);
            }
            assertTrue(unchanged <= 90, "seed " + seed + ": hardly an edit showed anything");
        }
    }

    /// Each overlay, once it is switched on, changes pixels of the window, and those beside it no more; off
    /// again, the glass is as it was.
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"MASK", "GRID"})
    void drawsOverlaysOverTheGlassAndTakesThemAway(Overlay overlay) {
        try (EditedPanel edited = new EditedPanel(5, 0)) {
            PanelView view = PanelView.of(edited.glass(), "glass")
                    .wire(edited.watch())
                    .scene(edited::root)
                    .beam(edited::beam, 0)
                    .refreshing(() -> true);
            try (PreviewWindow window = open(List.of(view), 3)) {
                int width = 3 * edited.glass().width();
                int height = 3 * edited.glass().height();
                int[] glass = new int[width / 3 * (height / 3)];
                window.show(overlay, true);
                assertTrue(window.shows(overlay));
                for (int i = 0; i < 10; i++) {
                    edited.edit();
                }
                window.poll();
                Shot with = readBack(window, width, height);
                edited.glass().read(glass);
                int differing = 0;
                for (int i = 0; i < width * height; i++) {
                    int plain = glass[i / width / 3 * (width / 3) + i % width / 3];
                    differing += with.at(i % width, i / width) != plain ? 1 : 0;
                }
                assertTrue(differing > 0 && differing < width * height * 3 / 4, overlay + ": " + differing);
                window.show(overlay, false);
                window.poll();
                readBack(window, width, height).assertEquals(glass, width / 3, 3, overlay + " off");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 90, 180, 270})
    void showsWhatAnEyeSeesOfTheScan(int rotation) {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        try (EditedPanel edited = new EditedPanel(seed, rotation)) {
            PanelView view = PanelView.of(edited.glass(), "glass").beam(edited::beam, rotation);
            GlassView eye = TurnedGlass.of(edited.beam(), rotation);
            try (PreviewWindow window = open(List.of(view), 1)) {
                window.show(Overlay.BEAM, true);
                int width = eye.width();
                int height = eye.height();
                int[] seen = new int[width * height];
                int lines = 0;
                for (int i = 0; i < 40; i++) {
                    edited.edit();
                    edited.pass(random.nextInt(20_000_000));
                    window.poll();
                    Area line = TurnedGlass.seen(edited.beam().line(), edited.beam(), rotation);
                    lines += line.isEmpty() ? 0 : 1;
                    eye.read(seen);
                    Shot shot = readBack(window, width, height);
                    String where = "seed " + seed + ", step " + i + ", line " + line;
                    for (int at = 0; at < seen.length; at++) {
                        int x = at % width;
                        int y = at / width;
                        int pixel = shot.at(x, y);
                        boolean on = x >= line.x1() && x < line.x2() && y >= line.y1() && y < line.y2();
                        boolean note = y >= height - 24; // the counters stand there
                        if (on && !note) {
                            assertTrue((pixel >> 16 & 0xff) > 150, where);
                        } else if (!note) {
                            assertEquals(seen[at], pixel, where + ", at " + x + "," + y);
                        }
                    }
                }
                assertTrue(lines > 5, "seed " + seed + ": the beam was hardly seen");
                window.show(Overlay.BEAM, false);
                window.poll();
                edited.glass().read(seen);
                readBack(window, width, height).assertEquals(seen, width, 1, "seed " + seed + ", off");
            }
        }
    }

    @Test
    void flashesWhatTheSceneDirtiedThoughTheGlassStaysAsItWas() {
        try (EditedPanel edited = new EditedPanel(5, 0)) {
            PanelView view = PanelView.of(edited.glass(), "glass").scene(edited::root);
            Bitmap bitmap = new Bitmap(20, 20, 2);
            Palette black = new Palette(2);
            TileGrid patch = new TileGrid(bitmap, black);
            patch.moveTo(30, 40);
            edited.root().append(patch);
            edited.refresh();
            try (PreviewWindow window = open(List.of(view), 1)) {
                int width = edited.glass().width();
                int height = edited.glass().height();
                int[] glass = new int[width * height];
                edited.glass().read(glass);
                window.show(Overlay.CHANGES, true);
                window.poll();
                readBack(window, width, height).assertEquals(glass, width, 1, "nothing is new at the first look");
                bitmap.fill(1); // as black as before
                edited.refresh();
                window.poll();
                Shot shot = readBack(window, width, height);
                for (int i = 0; i < width * height; i++) {
                    int x = i % width;
                    int y = i / width;
                    boolean inside = x >= 30 && x < 50 && y >= 40 && y < 60;
                    boolean edge = inside && (x == 30 || x == 49 || y == 40 || y == 59);
                    int red = shot.at(x, y) >> 16 & 0xff;
                    assertEquals(edge, red > 20 && shot.at(x, y) != glass[i], "at " + x + "," + y);
                }
            }
        }
    }

    @Test
    void tellsOfThePixelUnderTheMouseAndTellsTheApplication() {
        List<InputEvent> heard = new ArrayList<>();
        try (EditedPanel edited = new EditedPanel(5, 0)) {
            edited.root().get(0).moveTo(20, 30);
            edited.refresh();
            PanelView view =
                    PanelView.of(edited.glass(), "glass").wire(edited.watch()).scene(edited::root);
            try (PreviewWindow window = open(List.of(view), 3)) {
                window.listen(heard::add);
                WindowInput input = window.input();
                assertEquals("no pixel under the mouse", input.inspected());
                input.move(3 * 21 + 1, 3 * 31 + 2);
                int[] glass = new int[edited.glass().width() * edited.glass().height()];
                edited.glass().read(glass);
                String said = input.inspected();
                String colour = "%06x".formatted(glass[31 * edited.glass().width() + 21]);
                assertTrue(said.startsWith("glass  21,31  #" + colour + "  565 "), said);
                assertTrue(said.contains("\nlayer ") && said.contains("\nbytes "), said);
                input.press(0, true);
                input.move(-50, 3 * 31);
                input.press(0, false);
                assertEquals(
                        List.of(
                                new InputEvent.Pointer(0, 21, 31, InputEvent.Pointer.Action.MOVE, -1),
                                new InputEvent.Pointer(0, 21, 31, InputEvent.Pointer.Action.DOWN, 0),
                                new InputEvent.Pointer(0, 0, 31, InputEvent.Pointer.Action.MOVE, 0),
                                new InputEvent.Pointer(0, 0, 31, InputEvent.Pointer.Action.UP, 0)),
                        heard,
                        "a pointer that went down on a glass belongs to it");
            }
        }
    }

    @Test
    void recordsAnAnimation(@TempDir Path folder) throws IOException {
        NoiseGlass glass = new NoiseGlass(8, 8);
        try (PreviewWindow window = open(glass, 1)) {
            window.setFolder(folder);
            window.input().key(GLFW_KEY_F12, GLFW_PRESS, GLFW_MOD_SHIFT);
            glass.show(2);
            window.poll();
            glass.show(3);
            window.poll();
            window.input().key(GLFW_KEY_F12, GLFW_PRESS, GLFW_MOD_SHIFT);
            window.input().key(GLFW_KEY_F12, GLFW_PRESS, GLFW_MOD_CONTROL);
        }
        byte[] gif = Files.readAllBytes(folder.resolve("preview-1.gif"));
        assertEquals("GIF89a", new String(gif, 0, 6, StandardCharsets.US_ASCII));
        assertTrue(Files.size(folder.resolve("preview-1.png")) > 0);
    }

    @Test
    void showsAMessage() {
        NoiseGlass glass = new NoiseGlass(100, 60);
        try (PreviewWindow window = open(glass, 2)) {
            window.setMessage("line 3, column 7");
            window.poll();
            Shot with = readBack(window, 200, 120);
            assertEquals(0x202020, with.at(0, 119));
            window.setMessage(null);
            window.poll();
            readBack(window, 200, 120).assertShows(glass, 2);
        }
    }

    @Test
    void allocatesNothingPerFrame() {
        NoiseGlass glass = new NoiseGlass(64, 48);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().threadId();
        try (PreviewWindow window = open(new Counting(glass), 2)) {
            long least = Long.MAX_VALUE;
            for (int round = 0; round < 1000 && least > 0; round++) { // until what is made once is made
                long before = threads.getThreadAllocatedBytes(thread);
                for (int i = 0; i < 20; i++) {
                    window.setTitle("same");
                    window.poll();
                }
                least = Math.min(least, threads.getThreadAllocatedBytes(thread) - before);
            }
            assertEquals(0, least, "bytes in 20 frames");
        }
    }

    @Test
    void belongsToTheThreadThatOpenedIt() throws InterruptedException {
        try (PreviewWindow window = open(new NoiseGlass(8, 8), 1)) {
            Thread other = Thread.ofPlatform().name("other").unstarted(() -> {
                IllegalStateException e = assertThrows(IllegalStateException.class, window::poll);
                assertTrue(e.toString().endsWith("which opened the window, may use it, not other"), e::toString);
                assertThrows(IllegalStateException.class, window::close);
            });
            Throwable[] failure = new Throwable[1];
            other.setUncaughtExceptionHandler((thread, e) -> failure[0] = e);
            other.start();
            other.join();
            assertEquals(null, failure[0]);
        }
    }

    @Test
    void canBeClosedTwiceButNotUsedAfterwards() {
        PreviewWindow window = open(new NoiseGlass(8, 8), 1);
        window.close();
        window.close();
        assertThrows(IllegalStateException.class, window::poll);
        assertThrows(IllegalStateException.class, () -> window.setTitle("late"));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, PreviewWindow.MAX_ZOOM + 1})
    void refusesAZoomOutOfRange(int zoom) {
        NoiseGlass glass = new NoiseGlass(8, 8);
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> PreviewWindow.open(glass, "glass", zoom));
        assertEquals("zoom must be 1..32, not " + zoom, e.getMessage());
    }

    @Test
    void refusesToWaitBackwards() {
        try (PreviewWindow window = open(new NoiseGlass(8, 8), 1)) {
            assertThrows(IllegalArgumentException.class, () -> window.poll(-1));
        }
    }

    private static PreviewWindow open(GlassView glass, int zoom) {
        return open(List.of(PanelView.of(glass, "glass")), zoom);
    }

    private static PreviewWindow open(List<PanelView> views, int zoom) {
        try {
            return PreviewWindow.open(
                    views, "glass", zoom, new WindowChoice(WindowChoice.Surface.NOWHERE, WindowChoice.Api.DESKTOP));
        } catch (NoDisplayException e) {
            Needs.missing(e.toString());
            throw new AssertionError(e);
        }
    }

    /// The front buffer: what a screen would show.
    private static Shot readBack(PreviewWindow window, int width, int height) {
        assertEquals(width + "x" + height, window.framebufferWidth() + "x" + window.framebufferHeight());
        window.makeCurrent();
        int[] upwards;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment pixels = arena.allocate(ValueLayout.JAVA_INT, (long) width * height);
            Functions.call(glfwGetProcAddress("glReadBuffer"), null, GL_FRONT);
            Functions.call(
                    glfwGetProcAddress("glReadPixels"),
                    null,
                    0,
                    0,
                    width,
                    height,
                    GL_BGRA,
                    GL_UNSIGNED_INT_8_8_8_8_REV,
                    pixels);
            Functions.call(glfwGetProcAddress("glReadBuffer"), null, GL_BACK);
            upwards = pixels.toArray(ValueLayout.JAVA_INT);
        }
        int[] xrgb = new int[upwards.length];
        for (int i = 0; i < xrgb.length; i++) {
            xrgb[i] = upwards[(height - 1 - i / width) * width + i % width] & 0xffffff;
        }
        return new Shot(width, height, xrgb);
    }

    /// A new version at every look.
    private static final class Counting implements GlassView {
        private final NoiseGlass glass;
        private long version;

        Counting(NoiseGlass glass) {
            this.glass = glass;
        }

        @Override
        public int width() {
            return glass.width();
        }

        @Override
        public int height() {
            return glass.height();
        }

        @Override
        public long version() {
            return version++;
        }

        @Override
        public void read(int[] xrgb) {
            glass.read(xrgb);
        }
    }
}
