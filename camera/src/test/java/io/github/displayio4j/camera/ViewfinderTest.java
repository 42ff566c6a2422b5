package io.github.displayio4j.camera;

import static io.github.displayio4j.camera.Bytes.cut;
import static io.github.displayio4j.camera.Bytes.join;
import static io.github.displayio4j.camera.Bytes.jpeg;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.displayio.Area;
import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.ColorConverter;
import io.github.displayio4j.displayio.Colorspace;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.Layer;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.Raster;
import io.github.displayio4j.displayio.TileGrid;
import io.github.displayio4j.displayio.text.Label;
import io.github.displayio4j.jpegio.DecodeOptions;
import io.github.displayio4j.jpegio.JpegDecoder;
import io.github.displayio4j.jpegio.PixelLayout;
import io.github.displayio4j.kit.Allocation;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ViewfinderTest {
    @TempDir
    Path folder;

    private FrameSource stream(byte[]... parts) throws IOException {
        return new MjpegFileSource(Files.write(folder.resolve("stream.mjpeg"), join(parts)));
    }

    private static Bitmap bitmap(Viewfinder viewfinder) {
        return Objects.requireNonNull(viewfinder.bitmap());
    }

    @ParameterizedTest
    @CsvSource({"CONTAIN, 0, 30, 240, 210", "COVER,   0, 0,  240, 240", "NONE,    0, 0,  240, 240"})
    void theVideoLiesWhereItsFitPutsIt(Fit fit, int x1, int y1, int x2, int y2) {
        Viewfinder viewfinder = Viewfinder.builder(240, 240).fit(fit).build();
        assertTrue(viewfinder.videoArea().isEmpty());
        try (SimulatedCamera camera = new SimulatedCamera()) {
            camera.next();
            viewfinder.show(camera);
        }
        assertEquals(new Area(x1, y1, x2, y2), viewfinder.videoArea());
        assertEquals(x2 - x1, bitmap(viewfinder).width());
    }

    @ParameterizedTest
    @EnumSource(Fit.class)
    void theVideoIsTheScaledPictureCutOut(Fit fit) throws IOException {
        try (SimulatedCamera camera = new SimulatedCamera()) {
            camera.next();
            Viewfinder viewfinder = Viewfinder.builder(240, 240).fit(fit).build();
            viewfinder.show(camera);
            Placement placement = Placement.of(fit, 640, 480, 240, 240);
            int eighths = placement.eighths();
            JpegDecoder decoder = new JpegDecoder();
            decoder.open(camera.segment(), camera.offset(), camera.length());
            int width = decoder.info().scaledWidth(eighths);
            short[] whole = new short[width * decoder.info().scaledHeight(eighths)];
            DecodeOptions options = DecodeOptions.DEFAULT.withEighths(eighths);
            decoder.decode(MemorySegment.ofArray(whole), 0, 2 * width, PixelLayout.RGB565_SWAPPED, options);
            Area crop = placement.crop();
            for (int y = 0; y < crop.height(); y++) {
                for (int x = 0; x < crop.width(); x++) {
                    int expected = whole[(crop.y1() + y) * width + crop.x1() + x] & 0xFFFF;
                    assertEquals(expected, bitmap(viewfinder).get(x, y), x + ", " + y);
                }
            }
        }
    }

    @Test
    void theLayersAreVideoOnionSkinMarkLabelCaptionAndHistogram() throws IOException {
        Viewfinder viewfinder = Viewfinder.builder(128, 128).build();
        try (FrameSource source = stream(jpeg(0))) {
            source.next();
            viewfinder.show(source);
        }
        Group root = viewfinder.root();
        assertEquals(6, root.size());
        TileGrid video = (TileGrid) ((Group) root.get(0)).get(0);
        assertSame(viewfinder.bitmap(), video.bitmap());
        assertEquals(Colorspace.RGB565_SWAPPED, ((ColorConverter) video.pixelShader()).input());
        TileGrid mark = (TileGrid) root.get(2);
        assertTrue(((Palette) mark.pixelShader()).isTransparent(mark.bitmap().get(5, 5)));
        assertShowsText("frame 0  30.0 fps", root.get(3));
        viewfinder.setFramesPerSecond(123.45);
        try (FrameSource source = stream(jpeg(0), jpeg(1))) {
            source.next();
            source.next();
            viewfinder.show(source);
        }
        assertShowsText("frame 1  123.5 fps", root.get(3));
    }

    /// The label's picture is that of a new label of this text.
    private static void assertShowsText(String text, Layer shown) {
        Label label = new Label(text, 0xffffff);
        for (int y = 0; y < label.height(); y++) {
            for (int x = 0; x < label.width(); x++) {
                assertEquals(picture(label.layer()).get(x, y), picture(shown).get(x, y), text + ": " + x + ", " + y);
            }
        }
    }

    private static Raster picture(Layer label) {
        return ((TileGrid) ((Group) ((Group) label).get(0)).get(0)).bitmap();
    }

    @Test
    void withoutOverlaysThereIsOnlyTheVideo() {
        assertEquals(
                3, Viewfinder.builder(128, 64).overlays(false).build().root().size());
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "8, 8", "24, 24", "25, 23", "128, 64", "320, 240"})
    void theMarkStaysNearTheMiddle(int columns, int rows) {
        FocusMark mark = new FocusMark(columns, rows);
        for (int i = 0; i < 1000; i++) {
            mark.moveTo(i);
            int x = mark.layer().x() + FocusMark.SIZE / 2;
            int y = mark.layer().y() + FocusMark.SIZE / 2;
            assertTrue(x >= columns / 4 - 1 && x <= columns - columns / 4 + 1, () -> "x " + x + " of " + columns);
            assertTrue(y >= rows / 4 - 1 && y <= rows - rows / 4 + 1, () -> "y " + y + " of " + rows);
        }
    }

    @Test
    void aGrayVideoForMonochromePanels() throws IOException {
        Viewfinder viewfinder =
                Viewfinder.builder(128, 64).colorspace(Colorspace.L8).build();
        try (FrameSource source = stream(jpeg(0))) {
            source.next();
            viewfinder.show(source);
        }
        assertEquals(8, bitmap(viewfinder).bitsPerValue());
        Viewfinder.Builder builder = Viewfinder.builder(128, 64);
        assertThrows(IllegalArgumentException.class, () -> builder.colorspace(Colorspace.RGB888));
        assertThrows(IllegalArgumentException.class, () -> Viewfinder.builder(0, 64));
    }

    @Test
    void aFrameThatCannotBeDecodedKeepsThePictureBefore() throws IOException {
        Viewfinder viewfinder = Viewfinder.builder(64, 64).build();
        byte[] noPicture = Bytes.hex("FFD8 FFE0 0004 0000 FFD9");
        try (FrameSource source = stream(jpeg(0), noPicture, jpeg(1))) {
            source.next();
            viewfinder.show(source);
            assertNull(viewfinder.lastDamage());
            short[] before = values(bitmap(viewfinder));
            source.next();
            viewfinder.show(source);
            assertArrayEquals(before, values(bitmap(viewfinder)));
            assertEquals(1, viewfinder.damagedFrames());
            assertEquals(1, viewfinder.shownFrames());
            String damage = Objects.requireNonNull(viewfinder.lastDamage());
            assertTrue(damage.contains("stream.mjpeg: frame 1: "), damage);
            source.next();
            viewfinder.show(source);
            assertEquals(2, viewfinder.shownFrames());
        }
    }

    @Test
    void aFrameThatWasCutOffShowsWhatIsThere() throws IOException {
        byte[] frame = jpeg(0);
        Viewfinder viewfinder = Viewfinder.builder(64, 64).build();
        try (FrameSource source = stream(frame, cut(frame, frame.length / 4))) {
            source.next();
            viewfinder.show(source);
            int topLeft = bitmap(viewfinder).get(0, 0);
            source.next();
            viewfinder.show(source);
            assertEquals(topLeft, bitmap(viewfinder).get(0, 0));
            assertEquals(1, viewfinder.damagedFrames());
            assertEquals(2, viewfinder.shownFrames());
            String damage = Objects.requireNonNull(viewfinder.lastDamage());
            assertTrue(damage.contains("frame 1: ") && damage.contains("blocks"), damage);
        }
    }

    @Test
    void aFrameThatIsDamagedInsideIsCountedThoughItsEndIsMarked() throws IOException {
        byte[] frame = jpeg(0);
        byte[] holed = join(cut(frame, frame.length / 4), Bytes.hex("FFD9"));
        Viewfinder viewfinder = Viewfinder.builder(64, 64).build();
        try (FrameSource source = stream(frame, holed, frame)) {
            while (source.next()) {
                viewfinder.show(source);
            }
        }
        assertEquals(1, viewfinder.damagedFrames());
        assertEquals(3, viewfinder.shownFrames());
        String damage = Objects.requireNonNull(viewfinder.lastDamage());
        assertTrue(damage.contains("frame 1: damaged near byte "), damage);
    }

    @Test
    void damageNeverStopsTheViewfinder() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[] frame = jpeg(0);
        Viewfinder viewfinder = Viewfinder.builder(64, 64).build();
        for (int run = 0; run < 500; run++) {
            byte[] damaged = cut(frame, run % 2 == 0 ? random.nextInt(frame.length - 4) : 0);
            for (int n = random.nextInt(4); n > 0; n--) {
                damaged[random.nextInt(4, damaged.length)] = (byte) random.nextInt();
            }
            try (FrameSource source = stream(damaged)) {
                while (source.next()) {
                    viewfinder.show(source);
                }
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ", run " + run, e);
            }
        }
        assertTrue(viewfinder.damagedFrames() > 200, () -> "damaged: " + viewfinder.damagedFrames());
    }

    @Test
    void layersAreRebuiltOnlyWhenTheSizeChanges() throws IOException {
        byte[] larger;
        try (SimulatedCamera camera = new SimulatedCamera(96, 80, 30)) {
            camera.next();
            larger = Bytes.frame(camera);
        }
        Viewfinder viewfinder = Viewfinder.builder(200, 100).build();
        try (FrameSource source = stream(jpeg(0), jpeg(1), larger, larger)) {
            source.next();
            viewfinder.show(source);
            Bitmap first = bitmap(viewfinder);
            source.next();
            viewfinder.show(source);
            assertSame(first, viewfinder.bitmap());
            source.next();
            viewfinder.show(source);
            Bitmap second = bitmap(viewfinder);
            assertNotSame(first, second);
            assertEquals(new Area(52, 10, 148, 90), viewfinder.videoArea());
            source.next();
            viewfinder.show(source);
            assertSame(second, viewfinder.bitmap());
            assertEquals(1, ((Group) viewfinder.root().get(0)).size());
        }
    }

    @Test
    void showingWithoutAFrameIsMisuse() {
        Viewfinder viewfinder = Viewfinder.builder(64, 64).build();
        try (SimulatedCamera camera = new SimulatedCamera()) {
            assertThrows(IllegalStateException.class, () -> viewfinder.show(camera));
        }
    }

    @Test
    void framesDoNotAllocate() throws Exception {
        Viewfinder viewfinder = Viewfinder.builder(240, 240).fit(Fit.COVER).build();
        viewfinder.setFramesPerSecond(29.97);
        try (SimulatedCamera camera = new SimulatedCamera(320, 240, 30)) {
            Allocation.assertNone(5, () -> {
                camera.next();
                viewfinder.show(camera);
            });
        }
    }

    private static short[] values(Bitmap bitmap) {
        return bitmap.segment().toArray(ValueLayout.JAVA_SHORT);
    }
}
