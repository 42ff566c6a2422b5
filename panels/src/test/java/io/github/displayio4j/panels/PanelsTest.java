package io.github.displayio4j.panels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.busdisplay.Controller;
import io.github.displayio4j.busdisplay.PanelSpec;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PanelsTest {
    /// Those with pixels of two bytes, all of which are seen, and windows of any size.
    static Stream<PanelSpec> mipi() {
        return Panels.all().stream()
                .filter(spec -> spec.controller().family() == Controller.Family.MIPI_DCS)
                .filter(spec -> spec.controller().windowUnit() == 1)
                .filter(spec -> spec.format().depth() == 16 && !spec.glass().round());
    }

    static Stream<PanelSpec> pages() {
        return Panels.all().stream().filter(spec -> spec.format().depth() == 1);
    }

    @ParameterizedTest
    @CsvSource({
        "memento,          memento,          0",
        "ili9341-320x240,  ili9341-320x240,  0",
        "ili9341-240x320,  ili9341-320x240, 90",
        "ILI9341-240X320,  ili9341-320x240, 90",
        "st7735r-160x128,  st7735r-160x128,  0",
        "st7735r-128x160,  st7735r-160x128, 90",
        "ssd1306-128x64,   ssd1306-128x64,   0",
        "ssd1306-64x128,   ssd1306-128x64,  90",
        "st7789-240x240,   st7789-240x240,   0",
        "st7789-135x240,   st7789-240x135,  90",
    })
    void findsNamesAndTurnedNames(String name, String found, int rotation) {
        Panels.Match match = Panels.find(name);
        assertEquals(found, match.spec().name());
        assertEquals(rotation, match.rotation());
    }

    @Test
    void anUnknownNameIsToldWithTheNearestOnes() {
        String message =
                String.valueOf(assertThrows(IllegalArgumentException.class, () -> Panels.find("ili9314-320x240"))
                        .getMessage());
        assertTrue(message.contains("'ili9314-320x240'"), message);
        assertTrue(message.contains("ili9341-320x240"), message);
        assertTrue(message.contains("`displayio4j panels`"), message);
    }

    @Test
    void namesAreDistinctAndSayTheSize() {
        List<String> names = Panels.all().stream().map(PanelSpec::name).toList();
        assertEquals(names.size(), names.stream().distinct().count());
        for (PanelSpec spec : Panels.all()) {
            assertTrue(
                    spec.name().equals("memento") || spec.name().contains("-" + spec.width() + "x" + spec.height()),
                    spec.name());
        }
    }

    @ParameterizedTest
    @MethodSource("mipi")
    void eachCornerLightsTheRightPixel(PanelSpec spec) {
        int w = spec.width();
        int h = spec.height();
        int[][] corners = {{0, 0}, {w - 1, 0}, {0, h - 1}, {w - 1, h - 1}, {w / 3, h / 5}};
        for (int[] corner : corners) {
            EmulatedPanel panel = EmulatedPanel.of(spec, 1);
            Wire wire = new Wire(panel).init(spec).fill(spec, 0x0000);
            int x = spec.columnStart() + corner[0];
            int y = spec.rowStart() + corner[1];
            wire.window(x, y, x, y).data(0xf8, 0x00);
            int[] seen = new int[w * h];
            panel.read(seen);
            int[] expected = new int[w * h];
            expected[corner[1] * w + corner[0]] = 0xff0000;
            assertArrayEquals(expected, seen);
            assertEquals(0, panel.counters().tooEarly());
            assertEquals(0, panel.counters().ignored());
            assertEquals(0, panel.counters().outside());
            assertEquals(0, panel.counters().wraps());
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void eachCornerLightsTheRightPixelOfAPagePanel(PanelSpec spec) {
        int w = spec.width();
        int h = spec.height();
        int[][] corners = {{0, 0}, {w - 1, 0}, {0, h - 1}, {w - 1, h - 1}, {w / 3, h / 5}};
        for (int[] corner : corners) {
            EmulatedPanel panel = EmulatedPanel.of(spec, 1);
            Wire wire = new Wire(panel).init(spec);
            for (int page = 0; page < h / 8; page++) {
                writePage(wire, spec, 0, w - 1, page, new int[w]);
            }
            int x = corner[0];
            int page = corner[1] / 8;
            writePage(wire, spec, x, x, page, 1 << corner[1] % 8);
            int[] seen = new int[w * h];
            panel.read(seen);
            int[] expected = new int[w * h];
            expected[corner[1] * w + corner[0]] = 0xffffff;
            assertArrayEquals(expected, seen);
            assertEquals(0, panel.counters().ignored());
            assertEquals(0, panel.counters().wraps());
        }
    }

    private static void writePage(Wire wire, PanelSpec spec, int first, int last, int page, int... bytes) {
        if (spec.controller().family() == Controller.Family.SSD1306) {
            int from = spec.columnStart() + first;
            wire.commands(0x21, from, spec.columnStart() + last, 0x22, page, page)
                    .data(bytes);
        } else {
            int column = spec.columnStart() + first;
            wire.commands(0x10 | column >> 4, column & 15, 0xB0 | page).data(bytes);
        }
    }
}
