package io.github.displayio4j.panels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.busdisplay.Glass;
import io.github.displayio4j.busdisplay.InitSequence;
import io.github.displayio4j.busdisplay.PanelSpec;
import io.github.displayio4j.displaybus.Line;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A driver's mistake shows on the glass as it would on a real one.
class WrongSettingsTest {
    private static final long SEED = 3;
    private static final PanelSpec MEMENTO = Panels.find("memento").spec();
    private static final int W = 240;

    // an RGB565 picture without symmetries, as bytes for the wire
    private static byte[] picture(PanelSpec spec) {
        byte[] bytes = new byte[2 * spec.width() * spec.height()];
        new Random(4).nextBytes(bytes);
        return bytes;
    }

    private static int colour(byte[] bytes, int i) {
        int p = (bytes[2 * i] & 0xff) << 8 | (bytes[2 * i + 1] & 0xff);
        int r = p >> 11;
        int g = p >> 5 & 63;
        int b = p & 31;
        return five(r) << 16 | six(g) << 8 | five(b);
    }

    private static int five(int value) {
        return value * 8 + value / 4;
    }

    private static int six(int value) {
        return value * 4 + value / 16;
    }

    private static int[] seen(EmulatedPanel panel) {
        int[] seen = new int[panel.width() * panel.height()];
        panel.read(seen);
        return seen;
    }

    private static int[] expected(PanelSpec spec, IntUnaryOperator colourAt) {
        int[] expected = new int[spec.width() * spec.height()];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = colourAt.applyAsInt(i);
        }
        return expected;
    }

    private static void draw(Wire wire, PanelSpec spec, int dx, int dy) {
        wire.window(dx, dy, dx + spec.width() - 1, dy + spec.height() - 1)
                .line(Line.COMMAND, true)
                .bytes(picture(spec));
    }

    /// What is seen where nothing was drawn.
    private static int[] snow(PanelSpec spec) {
        EmulatedPanel panel = EmulatedPanel.of(spec, SEED);
        new Wire(panel).init(spec);
        return seen(panel);
    }

    @ParameterizedTest
    @MethodSource("io.github.displayio4j.panels.PanelsTest#mipi")
    void rightSettingsShowThePicture(PanelSpec spec) {
        EmulatedPanel panel = EmulatedPanel.of(spec, SEED);
        draw(new Wire(panel).init(spec), spec, spec.columnStart(), spec.rowStart());
        byte[] drawn = picture(spec);
        assertArrayEquals(expected(spec, i -> colour(drawn, i)), seen(panel));
    }

    @ParameterizedTest
    @MethodSource("io.github.displayio4j.panels.PanelsTest#mipi")
    void wrongInversionIsANegative(PanelSpec spec) {
        EmulatedPanel panel = EmulatedPanel.of(spec, SEED);
        Wire wire = new Wire(panel).init(spec).command(spec.glass().inverted() ? 0x20 : 0x21);
        draw(wire, spec, spec.columnStart(), spec.rowStart());
        byte[] drawn = picture(spec);
        assertArrayEquals(expected(spec, i -> 0xffffff - colour(drawn, i)), seen(panel));
    }

    @ParameterizedTest
    @MethodSource("io.github.displayio4j.panels.PanelsTest#mipi")
    void wrongColourOrderExchangesRedAndBlue(PanelSpec spec) {
        int madctl = spec.init().steps().stream()
                .filter(step -> step.command() == 0x36)
                .findFirst()
                .orElseThrow()
                .parameters()
                .getFirst();
        EmulatedPanel panel = EmulatedPanel.of(spec, SEED);
        draw(new Wire(panel).initBut(spec, 0x36, madctl ^ 0x08), spec, spec.columnStart(), spec.rowStart());
        byte[] drawn = picture(spec);
        assertArrayEquals(
                expected(spec, i -> {
                    int c = colour(drawn, i);
                    return (c << 16 & 0xff0000) | (c & 0xff00) | c >> 16;
                }),
                seen(panel));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x11, 0x29})
    void withoutWakingOrSwitchingOnTheGlassIsBlack(int missing) {
        EmulatedPanel panel = EmulatedPanel.of(MEMENTO, SEED);
        draw(new Wire(panel).initBut(MEMENTO, missing), MEMENTO, 80, 0);
        assertArrayEquals(new int[W * W], seen(panel));
    }

    /// The window is taken from memory columns that begin 80 too early: the picture moves, and snow follows it.
    @Test
    void aMissingOffsetShowsSnowAtTheEdge() {
        EmulatedPanel panel = EmulatedPanel.of(MEMENTO, SEED);
        draw(new Wire(panel).init(MEMENTO), MEMENTO, 0, 0);
        byte[] drawn = picture(MEMENTO);
        int[] snow = snow(MEMENTO);
        assertArrayEquals(expected(MEMENTO, i -> i % W < W - 80 ? colour(drawn, i + 80) : snow[i]), seen(panel));
    }

    /// Without MY the memory is filled from its other end: mirrored, and 80 columns off.
    @Test
    void aWrongMemoryOrderMirrorsThePicture() {
        EmulatedPanel panel = EmulatedPanel.of(MEMENTO, SEED);
        draw(new Wire(panel).initBut(MEMENTO, 0x36, 0x20), MEMENTO, 80, 0);
        byte[] drawn = picture(MEMENTO);
        int[] snow = snow(MEMENTO);
        assertArrayEquals(
                expected(MEMENTO, i -> i % W < W - 80 ? colour(drawn, i / W * W + W - 80 - 1 - i % W) : snow[i]),
                seen(panel));
    }

    /// After reset a pixel takes three bytes: two thirds of the window are filled, with colours from three bytes each.
    @Test
    void aMissingPixelFormatReadsThreeBytesAPixel() {
        EmulatedPanel panel = EmulatedPanel.of(MEMENTO, SEED);
        draw(new Wire(panel).initBut(MEMENTO, 0x3A), MEMENTO, 80, 0);
        byte[] drawn = picture(MEMENTO);
        int[] snow = snow(MEMENTO);
        assertArrayEquals(
                expected(MEMENTO, i -> {
                    if (3 * i >= drawn.length) {
                        return snow[i];
                    }
                    int c = 0;
                    for (int channel = 0; channel < 3; channel++) {
                        int six = drawn[3 * i + channel] >> 2 & 63;
                        c = c << 8 | six << 2 | six >> 4;
                    }
                    return c;
                }),
                seen(panel));
        assertEquals(drawn.length / 3, panel.counters().pixels());
    }

    /// Bounds that end one too far, as in a driver that sends start plus size: lines slant by one.
    @Test
    void aWindowThatEndsOneTooFarSlantsThePicture() {
        PanelSpec spec = Panels.find("ili9341-320x240").spec();
        EmulatedPanel panel = EmulatedPanel.of(spec, SEED);
        Wire wire = new Wire(panel).init(spec);
        wire.window(0, 0, 100, 50).line(Line.COMMAND, true).bytes(picture(spec));
        assertTrue(panel.counters().wraps() > 0);
        wire.window(0, 0, 320, 240).line(Line.COMMAND, true).bytes(picture(spec));
        byte[] drawn = picture(spec);
        int[] expected = seen(panel);
        for (int y = 0; y < 239; y++) {
            for (int x = 0; x < 320; x++) {
                expected[y * 320 + x] = colour(drawn, y * 321 + x);
            }
        }
        assertArrayEquals(expected, seen(panel));
        assertEquals(239, panel.counters().outside());
    }

    @Test
    void aRoundGlassHidesItsCorners() {
        Glass round = new Glass(0, 0, false, false, false, false, false, true);
        PanelSpec spec = PanelSpec.builder("round", MEMENTO.controller(), 8, 8)
                .init(InitSequence.builder().command(0x11).command(0x3A, 0x55).command(0x29))
                .glass(round)
                .build();
        EmulatedPanel panel = EmulatedPanel.of(spec, SEED);
        new Wire(panel).init(spec).fill(spec, 0xffff);
        StringBuilder text = new StringBuilder();
        int[] seen = seen(panel);
        for (int i = 0; i < 64; i++) {
            text.append(seen[i] == 0 ? '.' : 'W').append(i % 8 == 7 ? "\n" : "");
        }
        assertEquals("""
                ..WWWW..
                .WWWWWW.
                WWWWWWWW
                WWWWWWWW
                WWWWWWWW
                WWWWWWWW
                .WWWWWW.
                ..WWWW..
                """, text.toString());
    }
}
