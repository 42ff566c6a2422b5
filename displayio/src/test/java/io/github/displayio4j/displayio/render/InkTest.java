package io.github.displayio4j.displayio.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.displayio4j.displayio.ColorMode;
import io.github.displayio4j.displayio.PixelFormat;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Which ink of e-paper a colour is drawn in.
class InkTest {
    /// Black, white, red, yellow, gray, dark gray, blue, green.
    private static final int[] COLOURS = {0, 0xffffff, 0xff0000, 0xffff00, 0x808080, 0x404040, 0x0000ff, 0x00ff00};

    static Stream<Arguments> formats() {
        return Stream.of(
                Arguments.of(PixelFormat.MONO_ROWS, "0 1 0 1 1 0 0 1"),
                Arguments.of(PixelFormat.GRAY_HIGH_PLANE, "0 1 0 1 1 0 0 1"),
                Arguments.of(PixelFormat.GRAY_LOW_PLANE, "0 1 0 1 0 1 0 0"),
                Arguments.of(PixelFormat.blackPlane(0xff0000), "0 1 0 1 1 0 0 1"),
                Arguments.of(PixelFormat.highlightPlane(0xff0000), "0 0 1 0 0 0 0 0"),
                Arguments.of(PixelFormat.blackPlane(0xffff00), "0 1 0 0 1 0 0 1"),
                Arguments.of(PixelFormat.highlightPlane(0xffff00), "0 0 0 1 0 0 0 0"),
                Arguments.of(PixelFormat.fourColors(0xff0000, 0xffff00), "0 1 2 3 1 0 0 1"),
                Arguments.of(PixelFormat.SPECTRA6, "0 1 3 2 1 0 5 6"),
                Arguments.of(PixelFormat.ACEP, "0 1 4 5 1 0 3 2"));
    }

    /// As CircuitPython's displays show these colours.
    @ParameterizedTest
    @MethodSource("formats")
    void pureColours(PixelFormat format, String expected) {
        ColorRule rule = new ColorRule(format, ColorMode.CIRCUITPYTHON);
        String found =
                Arrays.stream(COLOURS).mapToObj(rgb -> "" + rule.pixel(rgb)).collect(Collectors.joining(" "));
        assertEquals(expected, found);
    }

    static Stream<Arguments> edges() {
        PixelFormat red = PixelFormat.highlightPlane(0xff0000);
        return Stream.of(
                // chroma
                Arguments.of(red, 0x804040, "1 1"),
                Arguments.of(red, 0x804141, "0 1"),
                Arguments.of(red, 0x806f6f, "0 1"),
                Arguments.of(red, 0x807070, "0 0"),
                Arguments.of(PixelFormat.ACEP, 0xa06060, "4 4"),
                Arguments.of(PixelFormat.ACEP, 0x9f6060, "0 0"),
                // hue: 40 steps from red to yellow, which is 40
                Arguments.of(red, 0xff4500, "1 1"),
                Arguments.of(red, 0xff4700, "0 0"),
                // hue where the circle closes: 230, 229 and 219
                Arguments.of(red, 0xff0040, "1 1"),
                Arguments.of(red, 0xff0047, "0 1"),
                Arguments.of(red, 0xff008a, "0 0"),
                Arguments.of(PixelFormat.ACEP, 0xff3f00, "4 4"),
                Arguments.of(PixelFormat.ACEP, 0xff4000, "6 6"),
                Arguments.of(PixelFormat.ACEP, 0xffc600, "5 5"),
                Arguments.of(PixelFormat.SPECTRA6, 0xff4000, "2 2"));
    }

    /// The pixel in the standard mode, then in CircuitPython's.
    @ParameterizedTest
    @MethodSource("edges")
    void edgesOfTheRules(PixelFormat format, int rgb, String expected) {
        int standard = new ColorRule(format, ColorMode.STANDARD).pixel(rgb);
        int circuitPython = new ColorRule(format, ColorMode.CIRCUITPYTHON).pixel(rgb);
        assertEquals(expected, standard + " " + circuitPython);
    }
}
