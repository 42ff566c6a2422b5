package io.github.displayio4j.displayio.bitmaptools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.displayio.Bitmap;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BitmapToolsTest {
    private final Bitmap bitmap = new Bitmap(6, 4, 2);

    @Test
    void fillsAHalfOpenArea() {
        BitmapTools.fillRegion(bitmap, 1, 1, 4, 3, 1);
        assertEquals("...... / .###.. / .###.. / ......", picture(bitmap));
        BitmapTools.fillRegion(bitmap, 0, 0, 6, 4, 1);
        BitmapTools.fillRegion(bitmap, 2, 2, 2, 4, 0);
        assertEquals("###### / ###### / ###### / ######", picture(bitmap));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-1 | 0 | 2 | 2 | 1 | area must lie inside 0,0..6,4, not -1,0..2,2",
                "0  | 0 | 7 | 2 | 1 | not 0,0..7,2",
                "0  | 0 | 2 | 5 | 1 | not 0,0..2,5",
                "3  | 0 | 2 | 2 | 1 | not 3,0..2,2",
                "0  | 3 | 2 | 2 | 1 | not 0,3..2,2",
                "0  | 0 | 2 | 2 | 2 | value must be 0..1, not 2",
                "0  | 0 | 0 | 0 | 2 | value must be 0..1, not 2",
            })
    void misuseFillsNothing(int x1, int y1, int x2, int y2, int value, String message) {
        var e = assertThrows(
                IllegalArgumentException.class, () -> BitmapTools.fillRegion(bitmap, x1, y1, x2, y2, value));
        assertTrue(String.valueOf(e.getMessage()).contains(message), e.getMessage());
        assertEquals("...... / ...... / ...... / ......", picture(bitmap));
    }

    @ParameterizedTest(name = "{0},{1} to {2},{3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "0  | 0 | 5 | 3 | '#..... / .##... / ...##. / .....#'",
                "0  | 1 | 5 | 1 | '...... / ###### / ...... / ......'",
                "2  | 3 | 2 | 0 | '..#... / ..#... / ..#... / ..#...'",
                "1  | 1 | 1 | 1 | '...... / .#.... / ...... / ......'",
                "-2 | 0 | 2 | 4 | '...... / ...... / #..... / .#....'",
            })
    void drawsLines(int x1, int y1, int x2, int y2, String expected) {
        BitmapTools.drawLine(bitmap, x1, y1, x2, y2, 1);
        assertEquals(expected, picture(bitmap));
    }

    /// Every pixel of a line lies within half a pixel of the true one; one stands in each column (row, if steep).
    @Test
    void linesStayOnTheirWay() {
        long seed = 20261123;
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            Bitmap big = new Bitmap(40, 40, 2);
            int x1 = random.nextInt(40);
            int y1 = random.nextInt(40);
            int x2 = random.nextInt(40);
            int y2 = random.nextInt(40);
            String name = "seed " + seed + " round " + round + ": " + x1 + "," + y1 + " " + x2 + "," + y2;
            BitmapTools.drawLine(big, x1, y1, x2, y2, 1);
            int pixels = 0;
            int longer = Math.max(Math.abs(x2 - x1), Math.abs(y2 - y1));
            for (int y = 0; y < 40; y++) {
                for (int x = 0; x < 40; x++) {
                    if (big.get(x, y) == 1) {
                        pixels++;
                        int off = Math.abs((x - x1) * (y2 - y1) - (y - y1) * (x2 - x1));
                        assertTrue(2 * off <= longer, name + " at " + x + "," + y);
                    }
                }
            }
            assertEquals(longer + 1, pixels, name);
            assertEquals(1, big.get(x1, y1) & big.get(x2, y2), name);
        }
    }

    @Test
    void lineMisuse() {
        assertThrows(IllegalArgumentException.class, () -> BitmapTools.drawLine(bitmap, 0, 0, 40000, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> BitmapTools.drawLine(bitmap, 0, 0, 1, 0, 2));
        assertEquals("...... / ...... / ...... / ......", picture(bitmap));
    }

    private static String picture(Bitmap bitmap) {
        StringBuilder out = new StringBuilder();
        for (int y = 0; y < bitmap.height(); y++) {
            out.append(y > 0 ? " / " : "");
            for (int x = 0; x < bitmap.width(); x++) {
                out.append(bitmap.get(x, y) == 1 ? '#' : '.');
            }
        }
        return out.toString();
    }
}
