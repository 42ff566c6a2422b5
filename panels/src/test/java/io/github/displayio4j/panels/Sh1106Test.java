package io.github.displayio4j.panels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.displayio4j.busdisplay.PanelSpec;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Sh1106Test {
    private static Sh1106 cleared(int columns, int rows, String hex) {
        Sh1106 chip = new Sh1106(columns, rows, new Random(1));
        Arrays.fill(chip.memory, (byte) 0);
        for (byte b : HexFormat.of().parseHex(hex.replace(" ", ""))) {
            chip.command(b & 0xff, 0);
        }
        return chip;
    }

    /// Where data bytes 1, 2, 3, ... land, as column,page.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "132 |  64 | ''          | 0,0 1,0 2,0",
                "132 |  64 | b3 12 05    | 37,3 38,3",
                "132 |  64 | b7 18 02    | 130,7 131,7 0,7 1,7",
                "132 |  64 | 18 04       | - 0,0 1,0",
                "132 |  64 | a1          | 131,0 130,0",
                "132 |  64 | 21          | 0,0 1,0",
                "132 |  64 | 81 b5 00    | 0,0 1,0",
                "128 | 128 | bf 17 0f    | 127,15 0,15",
                "128 | 128 | 21 be       | 0,14 0,15 0,0",
                "128 | 128 | 21 be 20    | 0,14 1,14",
                "128 | 128 | a1 b9 10 03 | 124,9 123,9",
            })
    void dataLandsWhereThePointersAre(int columns, int rows, String hex, String expected) {
        Sh1106 chip = cleared(columns, rows, hex);
        String[] places = expected.split(" ", -1);
        byte[] bytes = new byte[places.length];
        byte[] memory = new byte[columns * rows / 8];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i + 1);
            if (!places[i].equals("-")) {
                String[] place = places[i].split(",", -1);
                memory[Integer.parseInt(place[1]) * columns + Integer.parseInt(place[0])] = bytes[i];
            }
        }
        chip.data(MemorySegment.ofArray(bytes), 0, bytes.length);
        assertArrayEquals(memory, chip.memory);
    }

    /// Which memory rows the first row outputs show.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "132 |  64 | ''          | 0 1 2 3",
                "132 |  64 | c8          | 63 62 61 60",
                "132 |  64 | 48          | 8 9 10 11",
                "132 |  64 | d3 08       | 8 9 10 11",
                "132 |  64 | a8 2f d3 2e | 46 47 - -",
                "132 |  64 | dc          | 0 1 2 3",
                "128 | 128 | dc 20       | 32 33 34 35",
                "128 | 128 | 48          | 0 1 2 3",
                "128 | 128 | c8 a8 3f    | 63 62 61 60",
            })
    void rowsShowTheRightLine(int columns, int rows, String hex, String expected) {
        Sh1106 chip = cleared(columns, rows, hex);
        int[] outputs = new int[columns * rows];
        String[] shown = new String[4];
        Arrays.fill(shown, "-");
        for (int line = 0; line < rows; line++) {
            Arrays.fill(chip.memory, (byte) 0);
            chip.memory[line / 8 * columns + 77] = (byte) (1 << line % 8);
            chip.scan(outputs);
            for (int row = 0; row < shown.length; row++) {
                if (outputs[row * columns + 77] != 0) {
                    shown[row] = String.valueOf(line);
                }
            }
        }
        assertEquals(expected, String.join(" ", shown));
    }

    @ParameterizedTest
    @CsvSource({
        // command, colour of a set pixel, of a clear one
        "a4, ffffff, 000000",
        "a5, ffffff, ffffff",
        "a7, 000000, ffffff",
        "ae, 000000, 000000",
        "ad8a, 000000, 000000"
    })
    void switchesActAtOnce(String hex, String set, String clear) {
        PanelSpec spec = Panels.find("sh1106-128x64").spec();
        EmulatedPanel panel = EmulatedPanel.of(spec, 1);
        Wire wire = new Wire(panel).init(spec);
        wire.commands(0xB0, 0x10, 0x02).data(1, 0);
        for (byte b : HexFormat.of().parseHex(hex)) {
            wire.commands(b & 0xff);
        }
        int[] seen = new int[128 * 64];
        panel.read(seen);
        assertEquals(set, String.format("%06x", seen[0]));
        assertEquals(clear, String.format("%06x", seen[1]));
    }

    /// The glass of an SH1106 lies in the middle of its 132 columns: without the offset of 2, two columns of snow
    /// stand at one edge.
    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void aForgottenOffsetShowsSnowAtTheEdge(int offset) {
        PanelSpec spec = Panels.find("sh1106-128x64").spec();
        EmulatedPanel panel = EmulatedPanel.of(spec, 1);
        Wire wire = new Wire(panel).init(spec);
        for (int page = 0; page < 8; page++) {
            wire.commands(0xB0 | page, 0x10, offset).data(new int[128]);
        }
        int[] seen = new int[128 * 64];
        panel.read(seen);
        int edge = 0;
        int inside = 0;
        for (int i = 0; i < seen.length; i++) {
            edge += i % 128 >= 126 && seen[i] != 0 ? 1 : 0;
            inside += i % 128 < 126 && seen[i] != 0 ? 1 : 0;
        }
        assertEquals(0, inside);
        assertEquals(offset == 0, edge > 20, edge + " pixels of snow");
    }
}
