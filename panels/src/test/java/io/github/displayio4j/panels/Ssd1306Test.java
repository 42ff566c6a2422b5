package io.github.displayio4j.panels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.displayio4j.busdisplay.PanelSpec;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ssd1306Test {
    private static final PanelSpec OLED = Panels.find("ssd1306-128x64").spec();

    private static Ssd1306 cleared() {
        Ssd1306 chip = new Ssd1306(true, new Random(1));
        Arrays.fill(chip.memory, (byte) 0);
        return chip;
    }

    private static void commands(Chip chip, String hex) {
        for (byte b : HexFormat.of().parseHex(hex)) {
            chip.command(b & 0xff, 0);
        }
    }

    /// Where data bytes 1, 2, 3, ... land, as column,page.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // after reset: page mode, column wraps inside its page
                "''                   | 3   | 0,0 1,0 2,0",
                "b3 00 10             | 2   | 0,3 1,3",
                "b7 0e 17             | 4   | 126,7 127,7 0,7 1,7",
                // windows mean nothing in page mode
                "21 05 06 22 01 02    | 3   | 0,0 1,0 2,0",
                // horizontal
                "20 00 21 05 06 22 01 02 | 5 | 5,1 6,1 5,2 6,2 5,1",
                "20 00 21 7e 7f 22 07 07 | 3 | 126,7 127,7 126,7",
                // vertical
                "20 01 21 05 06 22 01 02 | 5 | 5,1 5,2 6,1 6,2 5,1",
                // page pointers mean nothing there
                "20 00 21 05 06 22 01 02 b0 00 10 | 2 | 5,1 6,1",
                // an invalid mode is not taken
                "20 03                | 2   | 0,0 1,0",
                // columns from the other end
                "a1                   | 2   | 127,0 126,0",
                "a1 20 00 21 05 06 22 00 07 | 3 | 122,0 121,0 122,1",
            })
    void dataLandsWhereThePointersAre(String hex, int n, String expected) {
        Ssd1306 chip = cleared();
        commands(chip, hex.replace(" ", ""));
        byte[] bytes = new byte[n];
        for (int i = 0; i < n; i++) {
            bytes[i] = (byte) (i + 1);
        }
        chip.data(MemorySegment.ofArray(bytes), 0, n);
        byte[] memory = new byte[1024];
        String[] places = expected.split(" ", -1);
        for (int i = 0; i < n; i++) {
            String[] place = places[i].split(",", -1);
            memory[Integer.parseInt(place[1]) * 128 + Integer.parseInt(place[0])] = bytes[i];
        }
        assertArrayEquals(memory, chip.memory);
    }

    /// Which memory row the first row outputs show; from tables 10-1 and 10-2 of the data sheet.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''          | 0 1 2 3 4 5",
                "c8          | 63 62 61 60 59 58",
                "48          | 8 9 10 11 12 13",
                "7f          | 63 0 1 2 3 4",
                "d3 08       | 8 9 10 11 12 13",
                "a8 2f c8    | 47 46 45 44 43 42",
                "a8 2f c8 d3 08 | 39 38 37 36 35 34",
                "a8 2f d3 2c | 44 45 46 47 - -",
                "c8 48       | 7 6 5 4 3 2",
                // invalid ratio
                "a8 0e       | 0 1 2 3 4 5",
                // rows wired in sequence where the glass takes turns between the sides
                "da 02       | 0 32 1 33 2 34",
                "da 32       | 1 0 3 2 5 4",
            })
    void rowsShowTheRightLine(String hex, String expected) {
        Ssd1306 chip = cleared();
        commands(chip, hex.replace(" ", ""));
        int[] outputs = new int[128 * 64];
        String[] rows = new String[6];
        Arrays.fill(rows, "-");
        for (int line = 0; line < 64; line++) {
            Arrays.fill(chip.memory, (byte) 0);
            chip.memory[line / 8 * 128 + 77] = (byte) (1 << line % 8);
            chip.scan(outputs);
            for (int row = 0; row < 6; row++) {
                if (outputs[row * 128 + 77] != 0) {
                    rows[row] = String.valueOf(line);
                }
            }
        }
        assertEquals(expected, String.join(" ", rows));
    }

    @ParameterizedTest
    @CsvSource({
        // command, colour of a set pixel, of a clear one
        "a4, ffffff, 000000",
        "a5, ffffff, ffffff",
        "a6, ffffff, 000000",
        "a7, 000000, ffffff",
        "a5a7, 000000, 000000",
        "8110, ffffff, 000000",
        "ae, 000000, 000000",
        "8d10, 000000, 000000",
        "e3, ffffff, 000000",
    })
    void switchesActAtOnce(String hex, String set, String clear) {
        EmulatedPanel panel = EmulatedPanel.of(OLED, 1);
        Wire wire = new Wire(panel).init(OLED);
        wire.commands(0x21, 0, 127, 0x22, 0, 7).data(1, 0);
        for (byte b : HexFormat.of().parseHex(hex)) {
            wire.commands(b & 0xff);
        }
        int[] seen = new int[128 * 64];
        panel.read(seen);
        assertEquals(set, String.format("%06x", seen[0]));
        assertEquals(clear, String.format("%06x", seen[1]));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x8D, 0xAF})
    void withoutChargePumpOrSwitchingOnTheGlassIsBlack(int missing) {
        EmulatedPanel panel = EmulatedPanel.of(OLED, 1);
        new Wire(panel).initBut(OLED, missing);
        int[] seen = new int[128 * 64];
        panel.read(seen);
        assertArrayEquals(new int[128 * 64], seen);
    }

    /// The forms of SSD1306 8.1.5 and 8.1.6: all commands, all data, and byte by byte.
    @Test
    void i2cMessagesAreObeyed() {
        EmulatedPanel panel = EmulatedPanel.of(OLED, 1);
        message(panel, 0x3C, "00ae 8d14 2000 a1 c8 21007f 220007");
        message(panel, 0x3C, "80a6 80af");
        message(panel, 0x3C, "40" + "00".repeat(1024));
        message(panel, 0x3D, "8021 8003 8003 c001 4002");
        message(panel, 0x78, "00ae");
        int[] expected = new int[128 * 64];
        expected[3] = 0xffffff;
        expected[9 * 128 + 3] = 0xffffff; // page 1, bit 1
        int[] seen = new int[128 * 64];
        panel.read(seen);
        assertArrayEquals(expected, seen);
    }

    private static void message(EmulatedPanel panel, int address, String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        panel.message(address, MemorySegment.ofArray(bytes), 0, bytes.length, 0, 0);
    }
}
