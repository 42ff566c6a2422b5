package io.github.displayio4j.panels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.busdisplay.PanelSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PanelTextTest {
    @TempDir
    Path folder;

    static List<PanelSpec> all() {
        return Panels.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatIsWrittenReadsBack(PanelSpec spec) {
        PanelSpec back = PanelText.parse("text", PanelText.write(spec)).getFirst();
        assertEquals(PanelText.write(spec), PanelText.write(back));
        assertEquals(spec.name(), back.name());
        assertEquals(spec.controller(), back.controller());
        assertEquals(spec.width() + "x" + spec.height(), back.width() + "x" + back.height());
        assertEquals(spec.format(), back.format());
        assertEquals(spec.addressing(), back.addressing());
        assertEquals(spec.glass(), back.glass());
        assertEquals(spec.maxHertz(), back.maxHertz());
        assertEquals(spec.columnStart() + "," + spec.rowStart(), back.columnStart() + "," + back.rowStart());
        assertEquals(spec.init().steps(), back.init().steps());
    }

    @Test
    void aFileStandsForAName() throws IOException {
        Path file = folder.resolve("mine.panel");
        Files.writeString(file, """
                # of a watch
                panel mine
                controller gc9a01
                size 240x240
                glass round   # and nothing else
                command 0x11
                delay 120
                """);
        PanelSpec spec = Panels.find(file.toString()).spec();
        assertEquals("mine", spec.name());
        assertTrue(spec.glass().round());
        assertEquals(120, spec.init().steps().getFirst().delayMillis());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "size 1x1                                                    | t:1: the first line must be 'panel NAME'",
                "''                                                          | t: has no line 'panel NAME'",
                "panel a                                                     | has no line 'controller CHIP'",
                "panel a;controller ST7789                                   | has no line 'size WxH'",
                "panel a;controller Z80                                      | t:2: no controller is called 'Z80'",
                "panel a;colour red                                          | t:2: no fact is called 'colour'",
                "panel a;size 240                                            | t:2: '240' needs 2 values, not 1",
                "panel a;size 240xhigh                                       | t:2: 'high' is no number",
                "panel a;delay 5                                             | t:2: 'delay' must follow a command",
                "panel a;command 0x100                                       | t:2: values must be 0..255, not 256",
                "panel a;format rgb                                          | t:2: no format is called 'rgb'; there are rgb565",
                "panel a;glass square                                        | t:2: glass has no 'square'",
                "panel a;controller GC9A01;size 240x241                      | rows 0 to 240",
                "panel a;addressing window 1 2                               | needs a column, a row and a write command",
            })
    void mistakesAreToldWithTheirLine(String text, String message) {
        String told = String.valueOf(assertThrows(
                        IllegalArgumentException.class, () -> PanelText.parse("t", text.replace(';', '\n')))
                .getMessage());
        assertTrue(told.contains(message), told);
    }

    @Test
    void aMissingFileIsNamed() {
        String told = String.valueOf(assertThrows(
                        IllegalArgumentException.class,
                        () -> Panels.find(folder.resolve("none.panel").toString()))
                .getMessage());
        assertTrue(told.contains("none.panel: no such file"), told);
    }
}
