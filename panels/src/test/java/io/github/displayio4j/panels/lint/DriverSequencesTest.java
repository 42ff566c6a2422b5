package io.github.displayio4j.panels.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.displayio4j.panels.Panels;
import io.github.displayio4j.panels.Paper;
import io.github.displayio4j.panels.Papers;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What drivers in wide use send at start-up, as hex bytes of commands and `d` milliseconds, with their known
/// mistakes
/// put right: nothing is found.
class DriverSequencesTest {
    private static Script script(String text) {
        List<Step> steps = new ArrayList<>();
        for (String word : text.split(";")) {
            String step = word.strip();
            if (step.startsWith("d")) {
                steps.add(steps.removeLast().withDelay(Integer.parseInt(step.substring(1))));
                continue;
            }
            byte[] bytes = HexFormat.of().parseHex(step.replace(" ", ""));
            List<Integer> parameters = new ArrayList<>();
            for (int i = 1; i < bytes.length; i++) {
                parameters.add(bytes[i] & 0xff);
            }
            steps.add(new Step("step " + (steps.size() + 1), bytes[0] & 0xff, parameters, 0));
        }
        return new Script(steps, 0);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "ILI9341, power and gamma first       | ili9341-320x240 | 01;d128;EF 03 80 02;CF 00 C1 30;ED 64 03 12 81;"
                        + "E8 85 00 78;CB 39 2C 00 34 02;F7 20;EA 00 00;C0 23;C1 10;C5 3E 28;C7 86;36 38;37 00 00;3A 55;"
                        + "B1 00 18;B6 08 82 27;F2 00;26 01;E0 0F 31 2B 0C 0E 08 4E F1 37 07 10 03 0E 09 00;"
                        + "E1 00 0E 14 03 11 07 31 C1 48 08 0F 0C 31 36 0F;11;d120;29;d120",
                "ILI9341 in Linux, after a RESET      | ili9341-320x240 | 28;CF 00 83 30;ED 64 03 12 81;E8 85 01 79;"
                        + "CB 39 2C 00 34 02;F7 20;EA 00 00;C0 26;C1 11;C5 35 3E;C7 BE;B1 00 1B;3A 55;26 01;B7 07;"
                        + "B6 0A 82 27 00;11;d100;29;d100;36 48",
                "ST7789, few commands                 | st7789-240x240  | 01;d150;11;d500;3A 55;d10;36 00;d10;21;d10;13;d10;"
                        + "29;d500",
                "ST7789, all voltages                 | st7789-240x240  | 11;d120;13;36 00;B6 0A 82;B0 00 E0;3A 55;d10;"
                        + "B2 0C 0C 00 33 33;B7 35;BB 28;C0 0C;C2 01 FF;C3 10;C4 20;C6 0F;D0 A4 A1;"
                        + "E0 D0 00 02 07 0A 28 32 44 42 06 0E 12 14 17;E1 D0 00 02 07 0A 28 31 54 47 0E 1C 17 1B 1E;21;"
                        + "2A 00 00 00 EF;2B 00 00 00 EF;d120;29;d120",
                "ST7789 135 columns wide              | st7789-240x135  | 01;d150;11;d10;3A 55;d10;36 60;2A 00 28 01 17;"
                        + "2B 00 35 00 BB;21;d10;13;d10;29;d10",
                "ST7735R, green tab                   | st7735r-160x128-green | 01;d150;11;d255;B1 01 2C 2D;B2 01 2C 2D;"
                        + "B3 01 2C 2D 01 2C 2D;B4 07;C0 A2 02 84;C1 C5;C2 0A 00;C3 8A 2A;C4 8A EE;C5 0E;20;36 A0;3A 05;"
                        + "E0 02 1C 07 12 37 32 29 2D 29 25 2B 39 00 01 03 10;E1 03 1D 07 06 2E 2C 29 2D 2E 2E 37 3F 00 00 02 10;"
                        + "13;d10;29;d100",
                "ST7735R 128 x 128                    | st7735r-128x128 | 01;d150;11;d255;B1 01 2C 2D;B4 07;C0 A2 02 84;20;"
                        + "36 C8;3A 05;2A 00 02 00 81;2B 00 03 00 82;13;d10;29;d100",
                "HX8357, with TE                      | hx8357-480x320  | 01;d100;B9 FF 83 57;d500;B3 80 00 06 06;B6 25;B0 66;"
                        + "CC 05;B1 00 15 1C 1C 83 AA;C0 50 50 01 3C 1E 08;B4 02 40 00 2A 2A 0D 78;3A 55;35 00;44 00 02;11;d150;"
                        + "36 A0;29;d50",
                "ILI9488, 18 bits                     | ili9488-480x320 | E0 00 03 09 08 16 0A 3F 78 4C 09 0A 08 16 1A 0F;"
                        + "E1 00 16 19 03 0F 05 32 45 46 04 0E 0D 35 37 0F;C0 17 15;C1 41;C5 00 12 80;36 28;3A 66;B0 00;B1 A0;B4 02;"
                        + "B6 02 02 3B;B7 C6;F7 A9 51 2C 82;11;d120;29;d25",
                "ST7796                               | st7796-480x320  | 01;d120;11;d120;F0 C3;F0 96;36 48;3A 55;B4 01;"
                        + "B6 80 02 3B;E8 40 8A 00 00 29 19 A5 33;C1 06;C2 A7;C5 18;d120;"
                        + "E0 F0 09 0B 06 04 15 2F 54 42 3C 17 14 18 1B;E1 E0 09 0B 06 04 03 2B 43 42 3B 16 14 17 1B;d120;F0 3C;"
                        + "F0 69;d120;29",
                "GC9A01, unlocked registers           | gc9a01-240x240  | FE;EF;B6 00 00;36 48;3A 05;C3 13;C4 13;C9 22;"
                        + "F0 45 09 08 08 26 2A;F1 43 70 72 36 37 6F;F2 45 09 08 08 26 2A;F3 43 70 72 36 37 6F;"
                        + "66 3C 00 CD 67 45 45 10 00 00 00;67 00 3C 00 00 00 01 54 10 32 98;74 10 85 80 00 00 4E 00;98 3E 07;"
                        + "35 00;21;11;d120;29;d20;2A 00 00 00 EF;2B 00 00 00 EF",
                "RM67162, vendor's pages              | rm67162-240x536 | FE 04;6A 00;FE 05;FE 07;07 4F;FE 01;2A 02;2B 73;FE 0A;"
                        + "29 10;FE 00;51 AF;53 20;35 00;3A 75;C4 80;11;d120;29;d120",
                "SSD1306 64 rows                      | ssd1306-128x64  | AE;D5 80;A8 3F;D3 00;40;8D 14;20 00;A1;C8;DA 12;"
                        + "81 CF;D9 F1;DB 40;A4;A6;2E;AF",
                "SSD1306 32 rows                      | ssd1306-128x32  | AE;20 00;81 CF;A1;A6;C8;A8 1F;D3 00;D5 80;D9 F1;"
                        + "DA 02;DB 40;8D 14;A4;40;AF",
                "SH1106                               | sh1106-128x64   | AE;D5 80;A8 3F;D3 00;40;AD 8B;A1;C8;DA 12;81 FF;"
                        + "D9 1F;DB 40;33;A6;A4;AF",
                "SH1107 128 x 128                     | sh1107-128x128  | AE;DC 00;81 4F;20;A0;C0;A8 7F;D3 00;D5 51;D9 22;"
                        + "DB 35;A4;A6;AF",
                "SH1107 64 rows                       | sh1107-128x64   | AE;DC 00;81 4F;20;A0;C0;A8 3F;D3 60;D5 51;D9 22;"
                        + "DB 35;A4;A6;AF",
                "SSD1351                              | ssd1351-128x128 | FD 12;FD B1;AE;B2 A4 00 00;B3 F0;CA 7F;A2 00;B5 00;"
                        + "AB 01;B1 32;BE 05;A6;C1 C8 80 C8;C7 0F;B4 A0 B5 55;B6 01;A0 26;AF",
                "SSD1331                              | ssd1331-96x64   | AE;A0 72;A1 00;A2 00;A4;A8 3F;AD 8E;B0 0B;B1 31;"
                        + "B3 F0;8A 64;8B 78;8C 64;BB 3A;BE 3E;87 06;81 91;82 50;83 7D;AF",
                "SSD1327                              | ssd1327-128x128 | AE;81 80;A0 53;A1 00;A2 00;A4;A8 7F;B1 11;"
                        + "B8 00 01 02 03 04 05 06 07 08 10 18 20 2F 38 3F;B3 00;AB 01;B6 04;BE 0F;BC 08;D5 62;FD 12;AF",
            })
    void nothingIsFoundInWhatIsRight(String what, String panel, String commands) {
        Script script = script(commands);
        assertEquals(List.of(), Linter.lint(script, Panels.find(panel).spec()).findings(), what + " for its panel");
        if (!panel.startsWith("ili9488")) {
            assertEquals(List.of(), Linter.lint(script, null).findings(), what + " for any");
        }
    }

    @ParameterizedTest(name = "{0} on {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "SSD1680, size filled in later | ssd1680-122x250-red    | 12;d20;11 03;3C 05;2C 36;03 17;04 41 00 32;4E 01;"
                        + "4F 00 00;01 00 00 00;22 F4",
                "SSD1675                       | ssd1680-122x250        | 12;74 54;7E 3B;01 F9 00 00;11 03;44 01 10;"
                        + "45 00 00 F9 00;3C 03;2C 55;03 15;04 41 A8 32;3A 30;3B 0A;4E 01;4F 00 00;22 C7",
                "IL0373, three inks            | il0373-104x212-red     | 01 03 00 2B 2B 09;06 17 17 17;04;d200;00 8F;50 37;30 29;"
                        + "61 68 00 D4;82 12;d50",
                "IL0373, off                   | il0373-104x212-red     | 50 17;82 00;02",
                "UC8151D                       | uc8151-128x296         | 04;d200;00 1F;50 97",
                "UC8151D, asleep               | uc8151-128x296         | 50 F7;07 A5",
                "JD79661, four inks            | jd79661-128x250-four   | 4D 78;00 0F 29;01 07 00;03 10 54 44;"
                        + "06 0F 0A 2F 25 22 2E 21;41 00;50 37;60 02 02;61 00 80 00 FA;65 00 00 00 00;E7 1C;E3 22;B4 D0;B5 03;E9 01;"
                        + "30 08;04",
                "seven inks                    | acep-600x448           | 01 37 00 23 23;00 EF 08;03 00;06 C7 C7 1D;30 3C;41 00;"
                        + "50 37;60 22;61 02 58 01 C0;E3 AA;04",
            })
    void nothingIsFoundInWhatIsRightForEPaper(String what, String panel, String commands) {
        Paper paper = Papers.find(panel);
        assertEquals(List.of(), Linter.lintPaper(script(commands), paper).findings(), what);
        assertEquals(List.of(), Linter.lint(script(commands), null).findings(), what);
    }

    /// The same with the mistakes that were shipped: these are found, and nothing else.
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "ILI9341: a byte of VSCRSADD is missing | 01;d128;EF 03 80 02;CF 00 C1 30;C0 23;C5 3E 28;36 38;37 00;3A 55;"
                        + "B1 00 18;26 01;11;d120;29;d120 | parameter-count at step 7",
                "GC9A01: the byte of TEON is missing    | FE;EF;B6 00 00;36 48;3A 05;C3 13;66 3C 00 CD 67 45 45 10 00 00 00;"
                        + "98 3E 07;35;21;11;d120;29;d20 | parameter-count at step 9",
                "ST7735: SLPOUT after 50 ms             | 01;d50;11;d255;3A 05;d10;B1 00 06 03;d10;36 08;B6 15 02;"
                        + "B4 00;C0 02 70;d10;C1 05;C2 01 02;C5 3C 38;d10;FC 11 15;2A 00 02 00 81;2B 00 02 00 81;13;d10;29;d255 "
                        + "| slpout-after-swreset at step 2",
                "HX8357: MADCTL twice                   | 01;d100;B9 FF 83 57;d500;3A 55;36 C0;35 00;44 00 02;11;d150;36 A0;"
                        + "29;d50 | redundant at step 4",
                "Java ST77xx: no wait, one too far      | 01;d150;11;3A 05;36 00;21;13;29;2A 00 00 00 F0;2B 00 00 00 F0;2C "
                        + "| sleep-delay at step 2, window-off-by-one at step 8, window-off-by-one at step 9",
            })
    void shippedMistakesAreFoundAndNothingElse(String what, String commands, String expected) {
        List<String> found = Linter.lint(script(commands), null).findings().stream()
                .map(finding -> finding.rule().id() + " at " + finding.at())
                .toList();
        assertEquals(expected, String.join(", ", found), what);
    }
}
