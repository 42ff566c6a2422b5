package io.github.displayio4j.displayio.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.PixelFormat;
import io.github.displayio4j.displayio.Scene;
import io.github.displayio4j.displayio.TileGrid;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The order in which a frame and its renderer may be used, and what is refused.
class FrameTest {
    private static final MemorySegment OUT = Arena.ofAuto().allocate(1000);

    static Stream<Arguments> areas() {
        return Stream.of(
                refused("area must lie on the panel of 20x10, not -8,0..8,8", -8, 0, 8, 8, 0),
                refused("area must lie on the panel of 20x10, not 0,0..32,8", 0, 0, 32, 8, 0),
                refused("area must lie on the panel of 20x10, not 0,8..8,0", 0, 8, 8, 0, 0),
                refused("area must be aligned to 8x1 pixels, not 4,0..16,8", 4, 0, 16, 8, 0),
                refused("area must be aligned to 8x1 pixels, not 0,0..20,8", 0, 0, 20, 8, 0),
                refused("out must have 8 bytes from offset 993 on, but has 1000 in all", 0, 0, 8, 8, 993),
                refused("out must have 8 bytes from offset -1 on, but has 1000 in all", 0, 0, 8, 8, -1));
    }

    private static Arguments refused(String message, int x1, int y1, int x2, int y2, long offset) {
        return Arguments.of(message, x1, y1, x2, y2, offset);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("areas")
    void anAreaOffThePanelOrNotAlignedIsRefused(String message, int x1, int y1, int x2, int y2, long offset) {
        SceneRenderer renderer = new SceneRenderer(PixelFormat.MONO_ROWS, 20, 10);
        try (Frame frame = renderer.beginFrame()) {
            assertRefused(IllegalArgumentException.class, message, () -> frame.render(x1, y1, x2, y2, OUT, offset));
            assertEquals(24 / 8 * 10, frame.render(0, 0, 24, 10, OUT, 0), "up to the panel's width rounded up");
            assertEquals(0, frame.render(8, 3, 8, 10, OUT, 1000), "an empty area");
        }
    }

    @Test
    void aFrameEndsOnce() {
        SceneRenderer renderer = new SceneRenderer(PixelFormat.RGB565, 20, 10);
        Frame frame = renderer.beginFrame();
        assertRefused(
                IllegalStateException.class, "a frame is open: close it before a new frame", renderer::beginFrame);
        assertRefused(
                IllegalStateException.class,
                "a frame is open: close it before a new rotation",
                () -> renderer.setRotation(90));
        assertRefused(
                IllegalStateException.class,
                "a frame is open: close it before a new root group",
                () -> renderer.setRootGroup(new Group()));
        frame.close();
        frame.close();
        assertRefused(IllegalStateException.class, "the frame is closed", frame::commit);
        assertRefused(IllegalStateException.class, "the frame is closed", frame::areas);
        assertRefused(IllegalStateException.class, "the frame is closed", () -> frame.render(0, 0, 1, 1, OUT, 0));
    }

    @Test
    void aRendererNamesWhatItDoesNotTake() {
        assertRefused(
                IllegalArgumentException.class,
                "panel size must be 1..32767, not 0x10",
                () -> new SceneRenderer(PixelFormat.RGB565, 0, 10));
        assertRefused(
                IllegalArgumentException.class,
                "rotation must be 0, 90, 180 or 270, not 45",
                () -> new SceneRenderer(PixelFormat.RGB565, 20, 10).setRotation(45));
    }

    @Test
    void editsAndFramesOfOneThreadDoNotWaitForThemselves() {
        SceneRenderer renderer = new SceneRenderer(PixelFormat.RGB565, 20, 10);
        try (var _ = Scene.edit();
                var _ = Scene.edit()) {
            assertRefused(
                    IllegalStateException.class,
                    "a frame cannot begin inside an edit scope of the same thread",
                    renderer::beginFrame);
        }
        try (Frame frame = renderer.beginFrame()) {
            frame.commit();
            assertRefused(
                    IllegalStateException.class,
                    "an edit scope cannot open while this thread has a frame open",
                    Scene::edit);
        }
        Scene.Edit edit = Scene.edit();
        edit.close();
        assertRefused(IllegalStateException.class, "this thread has no edit scope open", edit::close);
    }

    @Test
    void editsAreLetInWhenDrawingHasEnded() {
        SceneRenderer renderer = new SceneRenderer(PixelFormat.RGB565, 20, 10);
        Bitmap bitmap = new Bitmap(4, 4, 2);
        TileGrid grid = new TileGrid(bitmap, new Palette(2));
        Group root = new Group();
        root.append(grid);
        renderer.setRootGroup(root);

        try (Frame frame = renderer.beginFrame()) {
            frame.render(0, 0, 20, 10, OUT, 0);
            frame.endDrawing();
            frame.endDrawing();
            try (var _ = Scene.edit()) {
                grid.moveTo(1, 1);
            }
            assertRefused(
                    IllegalStateException.class,
                    "drawing has ended, others may be editing the scene",
                    () -> frame.render(0, 0, 20, 10, OUT, 0));
            frame.commit();
        }
        try (Frame frame = renderer.beginFrame()) {
            AreaList areas = frame.areas();
            assertEquals(1, areas.size(), "the edit is in the next frame");
            assertEquals("0,0 5,5", areas.x1(0) + "," + areas.y1(0) + " " + areas.x2(0) + "," + areas.y2(0));
        }
    }

    /// Scales that multiply beyond all bounds must not overflow into the panel.
    @Test
    void absurdScalesDrawSomethingAndReturn() {
        Bitmap bitmap = new Bitmap(4, 4, 2);
        Palette palette = new Palette(2);
        palette.set(0, 0xff0000);
        Group root = new Group(32767);
        Group inner = new Group(32767);
        Group innermost = new Group(32767);
        innermost.append(TileGrid.builder(bitmap, palette).tiles(100, 100).build());
        inner.append(innermost);
        root.append(inner);
        root.moveTo(-5, -5);
        inner.moveTo(0, 0);
        ShadowPanel panel = new ShadowPanel(PixelFormat.RGB565, 20, 10);
        panel.renderer.setRootGroup(root);
        panel.refresh();
        panel.assertShows(root, "scale 2^45");
        innermost.moveTo(1, 0);
        panel.refresh();
        panel.assertShows(root, "moved out");
    }

    private static void assertRefused(Class<? extends Exception> type, String message, Executable code) {
        assertEquals(message, assertThrows(type, code).getMessage());
    }
}
