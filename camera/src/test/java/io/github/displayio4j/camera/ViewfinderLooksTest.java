package io.github.displayio4j.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.displayio.Area;
import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.Colorspace;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.TileGrid;
import io.github.displayio4j.kit.Allocation;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What a viewfinder does with the picture besides showing it.
class ViewfinderLooksTest {
    private static Viewfinder shown(Viewfinder viewfinder) {
        try (SimulatedCamera camera = new SimulatedCamera(128, 96, 30)) {
            camera.next();
            viewfinder.show(camera);
        }
        return viewfinder;
    }

    private static Bitmap bitmap(Viewfinder viewfinder) {
        return Objects.requireNonNull(viewfinder.bitmap());
    }

    private static TileGrid video(Viewfinder viewfinder) {
        return (TileGrid) ((Group) viewfinder.root().get(0)).get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "  0, false, false, false, false, 128x96",
        " 90, false, true,  false, true,  96x128",
        "180, false, false, true,  true,  128x96",
        "270, false, true,  true,  false, 96x128",
        "  0, true,  false, true,  false, 128x96",
        " 90, true,  true,  false, false, 96x128",
        "180, true,  false, false, true,  128x96"
    })
    void turnedAndMirrored(int turn, boolean mirrored, boolean across, boolean flipX, boolean flipY, String size) {
        Viewfinder viewfinder = Viewfinder.builder(200, 180).overlays(false).build();
        viewfinder.setTurn(turn);
        viewfinder.setMirrored(mirrored);
        shown(viewfinder);
        TileGrid video = video(viewfinder);
        assertEquals(across, video.transposeXy());
        assertEquals(flipX, video.flipX());
        assertEquals(flipY, video.flipY());
        Area area = viewfinder.videoArea();
        assertEquals(size, area.width() + "x" + area.height());
        assertEquals((200 - area.width()) / 2, area.x1(), "in the middle");
        assertEquals((180 - area.height()) / 2, area.y1(), "in the middle");
        assertEquals(turn, viewfinder.turn());
        assertEquals(mirrored, viewfinder.isMirrored());
    }

    @Test
    void aTurnIsOneOfFour() {
        Viewfinder viewfinder = Viewfinder.builder(20, 20).build();
        for (int wrong : new int[] {-90, 45, 360}) {
            assertThrows(IllegalArgumentException.class, () -> viewfinder.setTurn(wrong));
        }
    }

    @Test
    void zoomShowsTheMiddleLarger() {
        Viewfinder viewfinder = Viewfinder.builder(64, 48).overlays(false).build();
        assertEquals(0, viewfinder.scale());
        assertEquals(4, shown(viewfinder).scale(), "as the fit asks");
        viewfinder.setScale(8);
        shown(viewfinder);
        assertEquals(8, viewfinder.scale());
        assertEquals(Area.ofSize(64, 48), viewfinder.videoArea());
        Viewfinder whole = shown(Viewfinder.builder(128, 96).overlays(false).build());
        assertEquals(bitmap(whole).get(32 + 10, 24 + 10), bitmap(viewfinder).get(10, 10));
        viewfinder.setScale(0);
        assertEquals(4, shown(viewfinder).scale());
        assertThrows(IllegalArgumentException.class, () -> viewfinder.setScale(9));
    }

    @ParameterizedTest
    @EnumSource(Effect.class)
    void anEffectIsDoneToEachFrame(Effect effect) {
        Viewfinder plain = shown(Viewfinder.builder(128, 96).overlays(false).build());
        Viewfinder viewfinder = Viewfinder.builder(128, 96).overlays(false).build();
        viewfinder.setEffect(effect);
        assertEquals(effect, viewfinder.effect());
        shown(viewfinder);
        int first = 0;
        int different = 0;
        for (int y = 0; y < 96; y++) {
            for (int x = 0; x < 128; x++) {
                different += bitmap(plain).get(x, y) == bitmap(viewfinder).get(x, y) ? 0 : 1;
                first = 31 * first + bitmap(viewfinder).get(x, y);
            }
        }
        assertEquals(effect != Effect.NONE, different > 0, different + " pixels changed");
        shown(viewfinder);
        int second = 0;
        for (int y = 0; y < 96; y++) {
            for (int x = 0; x < 128; x++) {
                second = 31 * second + bitmap(viewfinder).get(x, y);
            }
        }
        assertEquals(first, second, "not on top of the frame before");
    }

    @Test
    void someEffectsInNumbers() {
        Viewfinder viewfinder = Viewfinder.builder(128, 96).overlays(false).build();
        viewfinder.setEffect(Effect.GBOY);
        shown(viewfinder);
        TreeSet<Integer> values = new TreeSet<>();
        for (int y = 0; y < 96; y++) {
            for (int x = 0; x < 128; x++) {
                values.add(bitmap(viewfinder).get(x, y));
            }
        }
        assertEquals(new TreeSet<>(java.util.List.of(0, 0xFFFF)), values, "black and white");
        viewfinder.setEffect(Effect.RED);
        shown(viewfinder);
        int swapped = bitmap(viewfinder).get(3, 3);
        assertEquals(0, (swapped & 255) << 8 & 0x0700 | swapped >> 8 & 0xFF, "no green, no blue");
    }

    @Test
    void effectsNeedTheirKindOfVideo() {
        Viewfinder gray = Viewfinder.builder(64, 48).colorspace(Colorspace.L8).build();
        gray.setEffect(Effect.NONE);
        String message = assertThrows(IllegalStateException.class, () -> gray.setEffect(Effect.BLUR))
                .toString();
        assertTrue(message.contains("RGB565_SWAPPED, not of L8"), message);
    }

    @Test
    void theHistogramCountsBrightness() {
        Histogram histogram = new Histogram(240, 240);
        Bitmap video = new Bitmap(64, 64, 65536);
        TileGrid grid = (TileGrid) histogram.layer();
        Bitmap bars = (Bitmap) grid.bitmap();
        for (int y = 0; y < 64; y++) {
            for (int x = 0; x < 64; x++) {
                video.set(x, y, x < 32 ? 0 : x < 48 ? 0xFFFF : 0x8410); // half black, a quarter each white and gray
            }
        }
        histogram.update(video, Colorspace.RGB565);
        int[] heights = new int[Histogram.COLUMNS];
        for (int x = 0; x < Histogram.COLUMNS; x++) {
            for (int y = 0; y < Histogram.ROWS; y++) {
                heights[x] += bars.get(x, y);
            }
        }
        assertEquals(31, heights[0]);
        assertEquals(16, heights[Histogram.brightness(0xFFFF, Colorspace.RGB565) >> 2]);
        assertEquals(16, heights[Histogram.brightness(0x8410, Colorspace.RGB565) >> 2]);
        assertEquals(63, java.util.Arrays.stream(heights).sum());
        video.fill(0);
        histogram.update(video, Colorspace.RGB565);
        assertEquals(1, bars.get(0, 31));
        assertEquals(0, bars.get(Histogram.brightness(0xFFFF, Colorspace.RGB565) >> 2, 31), "drawn anew");
        assertEquals(200, Histogram.brightness(200, Colorspace.L8));
        assertEquals(
                Histogram.brightness(0x1234, Colorspace.RGB565),
                Histogram.brightness(0x3412, Colorspace.RGB565_SWAPPED));
    }

    @Test
    void theHistogramIsSeenWhenAskedFor() {
        Viewfinder viewfinder = Viewfinder.builder(240, 240).overlays(false).build();
        TileGrid layer = (TileGrid) viewfinder.root().get(2);
        assertTrue(layer.isHidden());
        viewfinder.setHistogram(true);
        assertTrue(viewfinder.hasHistogram());
        assertFalse(layer.isHidden());
        shown(viewfinder);
        int lit = 0;
        for (int x = 0; x < Histogram.COLUMNS; x++) {
            lit += ((Bitmap) layer.bitmap()).get(x, Histogram.ROWS - 1);
        }
        assertTrue(lit > 5, lit + " columns");
        viewfinder.setHistogram(false);
        assertTrue(layer.isHidden());
    }

    @Test
    void anOnionSkinKeepsThePictureOfThen() {
        Viewfinder viewfinder = Viewfinder.builder(128, 96).overlays(false).build();
        viewfinder.keepOnionSkin(0.5);
        Group skins = (Group) viewfinder.root().get(1);
        assertTrue(skins.isHidden(), "nothing to keep yet");
        try (SimulatedCamera camera = new SimulatedCamera(128, 96, 30)) {
            camera.next();
            viewfinder.show(camera);
            int value = bitmap(viewfinder).get(8, 8);
            viewfinder.setMirrored(true);
            viewfinder.keepOnionSkin(0.5);
            for (int i = 0; i < 10; i++) {
                camera.next();
                viewfinder.show(camera);
            }
            TileGrid skin = (TileGrid) skins.get(0);
            assertEquals(value, ((Bitmap) skin.bitmap()).get(8, 8));
            assertEquals(0.5, skin.opacity(), 0.01);
            assertTrue(skin.flipX(), "lies as the video does");
            assertNotEquals(skin.bitmap(), video(viewfinder).bitmap());
            viewfinder.keepOnionSkin(0.3);
            assertEquals(1, skins.size());
            viewfinder.clearOnionSkin();
            assertTrue(skins.isHidden() && skins.isEmpty());
        }
    }

    @Test
    void framesWithAllThatDoNotAllocate() throws Exception {
        Viewfinder viewfinder = Viewfinder.builder(120, 90).build();
        viewfinder.setEffect(Effect.SEPIA);
        viewfinder.setHistogram(true);
        viewfinder.setFramesPerSecond(30);
        viewfinder.setCaption("SEPIA");
        try (SimulatedCamera camera = new SimulatedCamera(128, 96, 30)) {
            Allocation.assertNone(5, () -> {
                camera.next();
                viewfinder.show(camera);
            });
        }
    }
}
