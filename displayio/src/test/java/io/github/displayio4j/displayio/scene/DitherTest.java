package io.github.displayio4j.displayio.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.displayio4j.displayio.ColorConverter;
import io.github.displayio4j.displayio.ColorMode;
import io.github.displayio4j.displayio.Colorspace;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What dithering promises; that the engine does it everywhere is compared with the oracle.
class DitherTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void theMeanOfAllPlacesIsTheValue(int bits) {
        double step = 255.0 / ((1 << bits) - 1);
        for (int value = 0; value < 256; value++) {
            int sum = 0;
            for (int place = 0; place < 64; place++) {
                sum += Dither.value(value, bits, place % 8 + 16, place / 8 - 8);
            }
            // a place is worth 1/64 of the way from one colour of the panel to the next
            assertEquals(value, sum / 64.0, step * 1.1 / 64, value + " in " + bits + " bits");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void whatThePanelHasStays(int bits) {
        Set<Integer> levels = new TreeSet<>();
        for (int value = 0; value < 256; value++) {
            levels.add(Dither.value(value, bits, 0, 0));
        }
        assertEquals(1 << bits, levels.size());
        for (int level : levels) {
            for (int place = 0; place < 64; place++) {
                assertEquals(level, Dither.value(level, bits, place % 8, place / 8));
            }
        }
    }

    @Test
    void eightBitsNeedNone() {
        assertEquals(137, Dither.value(137, 8, 3, 4));
    }

    /// Results of CircuitPython's own `convert`; with dithering it gives the colour of the place 0, 0.
    @ParameterizedTest
    @CsvSource({
        "L8, 210, D69A", "L8, 50588, 9CF3", "BGR565, 152, C080", "BGR565, 5659, DE02",
        "BGR555, 122, D8C0", "BGR555, 40255, FA47", "BGR555_SWAPPED, 83, 0634", "BGR555_SWAPPED, 54026, 9DA2"
    })
    void convertInCircuitPythonsMode(Colorspace input, int value, String expected) {
        ColorConverter converter = new ColorConverter(input);
        converter.setDither(true);
        int pixel = converter.convert(value, ColorMode.CIRCUITPYTHON);
        assertEquals(expected, "%04X".formatted(pixel));
    }

    @Test
    void convertTakesThePlaceWhereTheStandardPatternIsDarkest() {
        ColorConverter converter = new ColorConverter();
        assertEquals(0x07ff, converter.convert(0x07ffff));
        converter.setDither(true);
        assertEquals(0x07ff, converter.convert(0x07ffff));
        assertEquals(0x0861, converter.convert(0x0b0f0b)); // 11 and 15: one step of 8, three of 4 and a part
    }
}
