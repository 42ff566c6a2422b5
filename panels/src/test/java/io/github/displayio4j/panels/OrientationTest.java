package io.github.displayio4j.panels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.displayio4j.busdisplay.Controller;
import io.github.displayio4j.busdisplay.InitSequence;
import io.github.displayio4j.busdisplay.PanelSpec;
import io.github.displayio4j.displaybus.Line;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OrientationTest {
    static Stream<PanelSpec> mipi() {
        return Panels.all().stream().filter(spec -> spec.controller().family() == Controller.Family.MIPI_DCS);
    }

    /// What the catalogue says of MADCTL and offsets is what follows from the glass.
    @ParameterizedTest
    @MethodSource("mipi")
    void theCatalogueAgreesWithItsGlasses(PanelSpec spec) {
        int madctl = spec.init().steps().stream()
                .filter(step -> step.command() == 0x36)
                .findFirst()
                .orElseThrow()
                .parameters()
                .getFirst();
        assertEquals(
                new Orientation(madctl, spec.columnStart(), spec.rowStart(), spec.width(), spec.height()),
                Orientation.of(spec, 0));
        boolean inverted =
                spec.init().steps().stream().map(InitSequence.Step::command).anyMatch(c -> c == 0x21);
        assertEquals(spec.glass().inverted(), inverted);
    }

    /// A driver that turns by MADCTL shows its picture upright on the glass held that way.
    @ParameterizedTest
    @MethodSource("mipi")
    void eachRotationShowsThePictureUpright(PanelSpec spec) {
        for (int rotation = 0; rotation < 360; rotation += 90) {
            Orientation way = Orientation.of(spec, rotation);
            EmulatedPanel panel = EmulatedPanel.of(spec, 1);
            Wire wire = new Wire(panel).init(spec).command(0x3A, 0x66).command(0x36, way.madctl());
            wire.window(
                    way.columnStart(),
                    way.rowStart(),
                    way.columnStart() + way.width() - 1,
                    way.rowStart() + way.height() - 1);
            byte[] bytes = new byte[3 * way.width() * way.height()];
            new Random(4).nextBytes(bytes);
            wire.line(Line.COMMAND, true).bytes(bytes);
            int[] seen = new int[way.width() * way.height()];
            TurnedGlass.of(panel, rotation).read(seen);
            int[] expected = new int[seen.length];
            for (int i = 0; i < expected.length; i++) {
                for (int channel = 0; channel < 3; channel++) {
                    int six = bytes[3 * i + channel] >> 2 & 63;
                    expected[i] = expected[i] << 8 | six << 2 | six >> 4;
                }
                if (spec.glass().round() && isHidden(i % way.width(), i / way.width(), way.width())) {
                    expected[i] = 0;
                }
            }
            assertArrayEquals(expected, seen, spec.name() + " at " + rotation);
            assertEquals(0, panel.counters().outside());
        }
    }

    private static boolean isHidden(int x, int y, int size) {
        double dx = x + 0.5 - size / 2.0;
        double dy = y + 0.5 - size / 2.0;
        return dx * dx + dy * dy > size / 2.0 * size / 2.0;
    }

    @Test
    void othersHaveNone() {
        assertThrows(
                IllegalArgumentException.class,
                () -> Orientation.of(Panels.find("ssd1306-128x64").spec(), 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> Orientation.of(Panels.find("memento").spec(), 45));
    }
}
