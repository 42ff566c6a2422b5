package io.github.displayio4j.displayio.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextBufferTest {
    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 9, 10, -10, 99, 1234567890, Integer.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE})
    void integersReadAsJavaWritesThem(long value) {
        assertEquals(Long.toString(value), new TextBuffer().append(value).toString());
        assertEquals(
                Integer.toString((int) value),
                new TextBuffer().append((int) value).toString());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "  7, 3, ' ', \"  7\"",
                " -7, 3, ' ', \" -7\"",
                " -7, 4, 0,   -007",
                "123, 2, 0,   123",
                "  0, 4, 0,   0000"
            })
    void paddedNumbersKeepTheirWidth(long value, int width, String pad, String expected) {
        char character = pad.equals("0") ? '0' : ' ';
        assertEquals(
                expected, new TextBuffer().appendPadded(value, width, character).toString());
    }

    @ParameterizedTest
    @CsvSource({
        "29.97,   1, 30.0", "29.94, 1, 29.9", "0.05,  1, 0.1", "-0.04, 1, 0.0",
        "-1.5,    0, -2", "0,     3, 0.000", "1e9,   2, 1000000000.00", "0.000000001, 9, 0.000000001",
        "NaN,     1, NaN", "1e300, 2, 1.0E300", "-Infinity, 0, -Infinity"
    })
    void fixedDecimalsRoundHalfAwayFromZero(double value, int decimals, String expected) {
        assertEquals(expected, new TextBuffer().appendFixed(value, decimals).toString());
    }

    @Test
    void fixedDecimalsAgreeWithBigDecimal() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            int decimals = random.nextInt(6);
            double value =
                    random.nextLong(-1_000_000_000L, 1_000_000_000L) / 1024.0; // exact, so that halves are halves
            BigDecimal expected = new BigDecimal(value).setScale(decimals, RoundingMode.HALF_UP);
            String text = new TextBuffer(1).appendFixed(value, decimals).toString();
            assertEquals(0, expected.compareTo(new BigDecimal(text)), "seed " + seed + ": " + value + " as " + text);
        }
    }

    @Test
    void isACharSequence() {
        TextBuffer text = new TextBuffer(2).append("frame ").append('#').append(12);
        assertEquals(9, text.length());
        assertEquals('#', text.charAt(6));
        assertEquals("#12", text.subSequence(6, 9));
        assertTrue("frame #12".contentEquals(text));
        assertThrows(IndexOutOfBoundsException.class, () -> text.charAt(9));
        assertEquals(0, text.clear().length());
        assertThrows(IndexOutOfBoundsException.class, () -> text.charAt(0));
    }

    @Test
    void refusesWhatItCannotWrite() {
        TextBuffer text = new TextBuffer();
        assertThrows(IllegalArgumentException.class, () -> new TextBuffer(0));
        assertThrows(IllegalArgumentException.class, () -> text.appendFixed(1, 10));
        assertThrows(IllegalArgumentException.class, () -> text.appendFixed(1, -1));
        assertThrows(IllegalArgumentException.class, () -> text.appendPadded(1, 2, 'x'));
        assertEquals("", text.toString());
    }
}
