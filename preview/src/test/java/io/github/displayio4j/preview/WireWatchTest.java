package io.github.displayio4j.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.busdisplay.BusDisplay;
import io.github.displayio4j.busdisplay.PanelSpec;
import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.TileGrid;
import io.github.displayio4j.panels.EmulatedPanel;
import io.github.displayio4j.panels.GlassView;
import io.github.displayio4j.panels.Panels;
import io.github.displayio4j.panels.TurnedGlass;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What changes on the glass was in a window that was heard.
class WireWatchTest {
    /// A window in one memory, two bytes a pixel and three; bounds as commands; a page of eight rows; two pixels a
    /// byte.
    @ParameterizedTest(name = "{0} at {1}")
    @CsvSource({
        "memento, 0", "memento, 90", "st7735r-160x128, 180", "st7735r-160x128, 270", "ili9488-480x320, 0",
        "ssd1306-128x64, 0", "ssd1306-128x64, 90", "sh1106-128x64, 0", "sh1106-128x64, 270", "ssd1331-96x64, 0",
        "ssd1327-128x128, 90", "ssd1351-128x128, 0"
    })
    void hearsTheWindowsThatChangeTheGlass(String name, int rotation) {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        PanelSpec spec = Panels.find(name).spec();
        EmulatedPanel panel = EmulatedPanel.of(spec, 1);
        WireWatch watch = new WireWatch(spec, rotation);
        Palette palette = new Palette(2);
        palette.set(1, 0xFFFFFF);
        Bitmap bitmap = new Bitmap(8, 8, 2);
        bitmap.fill(1);
        try (WireBus bus = new WireBus(panel, watch);
                BusDisplay display =
                        BusDisplay.builder(bus, spec).rotation(rotation).build()) {
            GlassView glass = TurnedGlass.of(panel, rotation);
            Group root = new Group();
            TileGrid sprite = new TileGrid(bitmap, palette);
            root.append(sprite);
            display.setRootGroup(root);
            display.refresh();
            assertTrue(watch.count() > 0, "the first refresh sends all");
            int w = glass.width();
            int[] before = new int[w * glass.height()];
            int[] after = new int[w * glass.height()];
            glass.read(before);
            int[] areas = new int[4 * WireWatch.REMEMBERED];
            for (int round = 0; round < 20; round++) {
                String where = "seed " + seed + ", round " + round;
                long seen = watch.count();
                sprite.moveTo(random.nextInt(-8, w), random.nextInt(-8, glass.height()));
                display.refresh();
                glass.read(after);
                int n = watch.copySince(seen, areas);
                assertEquals(watch.count() - seen, n, where);
                for (int at = 0; at < after.length; at++) {
                    if (before[at] != after[at]) {
                        assertTrue(isInOne(areas, n, at % w, at / w), where + ": " + at % w + "," + at / w);
                        String said = watch.describe(at % w, at / w);
                        assertTrue(said.startsWith("bytes " + bytes(spec, after[at])), where + ": " + said);
                    }
                }
                for (int i = 0; i < n; i++) {
                    assertTrue(
                            areas[4 * i] < areas[4 * i + 2] && areas[4 * i + 1] < areas[4 * i + 3],
                            where + ": window " + i + " is empty");
                }
                System.arraycopy(after, 0, before, 0, after.length);
            }
        }
    }

    /// The bytes of black and white, where a byte holds no more than one pixel; of others nothing.
    private static String bytes(PanelSpec spec, int rgb) {
        int n = spec.format().depth() < 8 ? 0 : (spec.format().depth() + 7) / 8;
        return (rgb == 0 ? "00" : spec.format().depth() == 18 ? "fc" : "ff").repeat(n);
    }

    private static boolean isInOne(int[] areas, int n, int x, int y) {
        for (int i = 0; i < n; i++) {
            if (x >= areas[4 * i] && x < areas[4 * i + 2] && y >= areas[4 * i + 1] && y < areas[4 * i + 3]) {
                return true;
            }
        }
        return false;
    }
}
