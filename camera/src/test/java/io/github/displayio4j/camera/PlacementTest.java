package io.github.displayio4j.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.displayio.Area;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacementTest {
    @ParameterizedTest(name = "{1} on {2}, {0}: {3}/8, by {4}, crop at {5}, {6}x{7} at {8}")
    @CsvSource({
        // fit     picture    panel    N  shrink crop    w    h    at
        "CONTAIN, 640x480,   240x240, 3, 1, 0x0,   240, 180, 0x30",
        "COVER,   640x480,   240x240, 4, 1, 40x0,  240, 240, 0x0",
        "NONE,    640x480,   240x240, 8, 1, 200x120, 240, 240, 0x0",
        "CONTAIN, 320x240,   320x240, 8, 1, 0x0,   320, 240, 0x0",
        "COVER,   320x240,   320x240, 8, 1, 0x0,   320, 240, 0x0",
        "CONTAIN, 320x240,   240x240, 6, 1, 0x0,   240, 180, 0x30",
        "COVER,   320x240,   240x240, 8, 1, 40x0,  240, 240, 0x0",
        "CONTAIN, 640x480,   128x64,  1, 1, 0x0,   80,  60,  24x2",
        "COVER,   640x480,   128x64,  2, 1, 16x28, 128, 64,  0x0",
        "CONTAIN, 100x50,    240x240, 8, 1, 0x0,   100, 50,  70x95",
        "COVER,   100x50,    240x240, 8, 1, 0x0,   100, 50,  70x95",
        "NONE,    100x50,    240x240, 8, 1, 0x0,   100, 50,  70x95",
        "CONTAIN, 4640x3480, 240x240, 1, 3, 0x0, 580, 435, 23x47",
        "COVER,   4640x3480, 240x240, 1, 1, 170x97, 240, 240, 0x0",
        "CONTAIN, 641x481,   241x241, 3, 1, 0x0,   241, 181, 0x30",
        "CONTAIN, 641x481,   240x240, 2, 1, 0x0,   161, 121, 39x59",
        "COVER,   500x100,   160x128, 8, 1, 170x0, 160, 100, 0x14",
        "CONTAIN, 1x1,       1x1,     8, 1, 0x0,   1,   1,   0x0",
        "COVER,   16000x9000, 240x240, 1, 4, 520x82, 960, 960, 0x0",
        "CONTAIN, 65535x1,   240x240, 1, 35, 0x0, 8192, 1,  2x119"
    })
    void table(Fit fit, String picture, String panel, int eighths, int shrink, String crop, int w, int h, String at) {
        Placement placement = Placement.of(fit, first(picture), second(picture), first(panel), second(panel));
        Area area = new Area(first(crop), second(crop), first(crop) + w, second(crop) + h);
        assertEquals(new Placement(eighths, shrink, area, first(at), second(at)), placement);
    }

    private static int first(String pair) {
        return Integer.parseInt(pair.substring(0, pair.indexOf('x')));
    }

    private static int second(String pair) {
        return Integer.parseInt(pair.substring(pair.indexOf('x') + 1));
    }

    @Test
    void isInsidePictureAndPanelAndCentred() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            int width = random.nextInt(1, 9000);
            int height = random.nextInt(1, 9000);
            int columns = random.nextInt(1, 500);
            int rows = random.nextInt(1, 500);
            Fit fit = List.of(Fit.values()).get(random.nextInt(3));
            Placement p = Placement.of(fit, width, height, columns, rows);
            String what =
                    "seed " + seed + ": " + fit + " " + width + "x" + height + " on " + columns + "x" + rows + ": " + p;
            int scaledWidth = (int) Math.ceil(width * p.eighths() / 8.0);
            int scaledHeight = (int) Math.ceil(height * p.eighths() / 8.0);
            Area crop = p.crop();
            assertTrue(crop.width() > 0 && crop.height() > 0, what);
            assertTrue(crop.x2() <= scaledWidth && crop.y2() <= scaledHeight, what);
            assertTrue(p.x() + p.width() <= columns && p.y() + p.height() <= rows, what);
            assertTrue(p.shrink() == 1 || p.eighths() == 1, what);
            assertTrue(fit != Fit.CONTAIN || crop.equals(Area.ofSize(scaledWidth, scaledHeight)), what);
            assertTrue(crop.x1() == 0 || p.x() == 0, what); // never cropped beside a border
            assertTrue(crop.y1() == 0 || p.y() == 0, what);
            assertTrue(Math.abs(scaledWidth - crop.x1() - crop.x2()) <= 1, what);
            assertTrue(Math.abs(columns - 2 * p.x() - p.width()) <= 1, what);
            assertTrue(Math.abs(rows - 2 * p.y() - p.height()) <= 1, what);
        }
    }
}
