package io.github.displayio4j.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lwjgl.opengl.GL33C.GL_BGRA;
import static org.lwjgl.opengl.GL33C.GL_FRONT;
import static org.lwjgl.opengl.GL33C.GL_UNSIGNED_INT_8_8_8_8_REV;
import static org.lwjgl.opengl.GL33C.glReadBuffer;
import static org.lwjgl.opengl.GL33C.glReadPixels;

import com.sun.management.ThreadMXBean;
import io.github.displayio4j.panels.GlassView;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The window on GLFW's null platform: needs EGL and OpenGL, but no display server.
class PreviewWindowTest {

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
    void allocatesNothingPerFrame() {
        NoiseGlass glass = new NoiseGlass(64, 48);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().threadId();
        try (PreviewWindow window = open(new Counting(glass), 2)) {
            long least = Long.MAX_VALUE;
            for (int round = 0; round < 1000 && least > 0; round++) { // until the JIT has compiled it all
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
        try {
            return PreviewWindow.open(glass, "glass", zoom, Glfw.Surface.NOWHERE);
        } catch (NoDisplayException e) {
            Needs.missing(e.toString());
            throw new AssertionError(e);
        }
    }

    /// The front buffer: what a screen would show.
    private static Shot readBack(PreviewWindow window, int width, int height) {
        window.makeCurrent();
        int[] upwards = new int[width * height];
        glReadBuffer(GL_FRONT);
        glReadPixels(0, 0, width, height, GL_BGRA, GL_UNSIGNED_INT_8_8_8_8_REV, upwards);
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
