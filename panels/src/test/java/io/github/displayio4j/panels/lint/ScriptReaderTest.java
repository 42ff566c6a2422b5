package io.github.displayio4j.panels.lint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.busdisplay.PanelSpec;
import io.github.displayio4j.panels.Panels;
import io.github.displayio4j.panels.Paper;
import io.github.displayio4j.panels.Papers;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptReaderTest {
    private static String text(Script script) {
        return script.steps().stream()
                .map(step -> "%02X%s%s"
                        .formatted(
                                step.command(),
                                step.parameters().stream()
                                        .map(" %02X"::formatted)
                                        .collect(Collectors.joining()),
                                step.delayMillis() > 0 ? " d" + Disassembly.millis(step.delayMillis()) : ""))
                .collect(Collectors.joining("; "));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void pythonSource() {
        String source = """
                # SPDX b"\\x00\\x00"
                from busdisplay import BusDisplay
                _OTHER = b"\\x01\\x00"
                _INIT_SEQUENCE = bytearray(
                    b"\\x01\\x80\\x96"  # SWRESET and delay "150" ms
                    b'\\x11\\x80\\xff'
                    b"\\x3a\\x01\\x55"   # format
                    b"\\x36\\x01A"
                    b"\\x29\\x80\\n"
                )
                """;
        assertEquals(ScriptFormat.CIRCUITPYTHON, ScriptReader.guess(ascii(source)));
        assertEquals(
                "01 d150; 11 d500; 3A 55 d10; 36 41 d10; 29 d10",
                text(ScriptReader.read(ScriptFormat.CIRCUITPYTHON, ascii(source))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"X = bytes([0x36, 1, 0xA0,\n 0x29, 128, 20])", "X = bytearray((54, 0x01, 160, 41, 0x80, 20))"})
    void pythonLists(String source) {
        assertEquals(ScriptFormat.CIRCUITPYTHON, ScriptReader.guess(ascii(source)));
        assertEquals("36 A0 d10; 29 d20", text(ScriptReader.read(ScriptFormat.CIRCUITPYTHON, ascii(source))));
    }

    /// E-paper: no delay where none is given, and lengths of two bytes where these come out even.
    @Test
    void ePaperBytes() {
        byte[] one = HexFormat.of().parseHex("128014" + "110103");
        byte[] two = HexFormat.of().parseHex("12800014" + "11000103" + "3C000105");
        Paper paper = Papers.find("ssd1680-122x250");
        assertEquals("12 d20; 11 03", text(ScriptReader.read(ScriptFormat.CIRCUITPYTHON, one, paper)));
        assertEquals("12 d20; 11 03; 3C 05", text(ScriptReader.read(ScriptFormat.CIRCUITPYTHON, two, paper)));
    }

    @Test
    void kernelDrivers() {
        String source = "write_reg(par, MIPI_DCS_EXIT_SLEEP_MODE);\nmdelay(120);\nwrite_reg(par, 0x36, 0xA0);\n";
        assertEquals(ScriptFormat.FBTFT, ScriptReader.guess(ascii(source)));
        assertEquals("11 d120; 36 A0", text(ScriptReader.read(ScriptFormat.FBTFT, ascii(source))));
    }

    @Test
    void rawBytes() {
        byte[] raw = HexFormat.of().parseHex("018096" + "3601A0" + "1180ff" + "2900");
        assertEquals(ScriptFormat.CIRCUITPYTHON, ScriptReader.guess(raw));
        Script script = ScriptReader.read(ScriptFormat.CIRCUITPYTHON, raw);
        assertEquals("01 d150; 36 A0 d10; 11 d500; 29 d10", text(script));
        assertEquals(
                List.of("byte 0", "byte 3", "byte 6", "byte 9"),
                script.steps().stream().map(Step::at).toList());
    }

    @Test
    void mipiDbi() {
        String source = "# mine\ncommand 0x11\ndelay 120\n\ncommand 0x36 0xA0 # order\n";
        assertEquals(ScriptFormat.MIPI_DBI, ScriptReader.guess(ascii(source)));
        Script script = ScriptReader.read(ScriptFormat.MIPI_DBI, ascii(source));
        assertEquals("11 d120; 36 A0", text(script));
        assertEquals("line 5", script.steps().getLast().at());
        byte[] firmware =
                HexFormat.of().parseHex("4d49504920444249" + "00".repeat(7) + "01" + "1100" + "000178" + "3601a0");
        assertEquals(ScriptFormat.MIPI_DBI, ScriptReader.guess(firmware));
        assertEquals("11 d120; 36 A0", text(ScriptReader.read(ScriptFormat.MIPI_DBI, firmware)));
    }

    @Test
    void fbtft() {
        String source = "options fbtft_device name=flexfb init=-1,0x11,-2,120,-1,0x36,0xA0,-1,41,-3\n";
        assertEquals(ScriptFormat.FBTFT, ScriptReader.guess(ascii(source)));
        assertEquals("11 d120; 36 A0; 29", text(ScriptReader.read(ScriptFormat.FBTFT, ascii(source))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ 0x11, 0x80, 120, 0x36, 1, 0xA0, 0x29, 0 };            | 11 d120; 36 A0; 29",
                "{ 3, ST77XX_SLPOUT, ST_CMD_DELAY, 255, ST77XX_MADCTL, 1, MADCTL_MY + MADCTL_MV, 0x29, 0 }; | 11 d500; 36 A0; 29",
                "{ 0x36, 1, 0x48, 0x00 }                                 | 36 48",
                "{ 0x36, 1, 0x48, 0xFF, 0xFF }                           | 36 48",
                "writecommand(0x11); delay(120); writecommand(0x36); writedata(0xA0); | 11 d120; 36 A0",
                "void f(dev_t d) { lcd_cmd(d, 0x11); vTaskDelay(pdMS_TO_TICKS(120)); lcd_data(d, 0xA0); } | 11 A0 d120",
                "sendCommand(ILI9341_SLPOUT); usleep(5000); sendCommand(0x29);        | 11 d5; 29",
                "{{0x36, (uint8_t []){0xA0}, 1, 0}, {0x11, NULL, 0, 120}};            | 36 A0; 11 d120",
                "{ {0x36, {0xA0, 0x00}, 0x01}, {0x11, {0x00}, 0x80} };                | 36 A0; 11 d120",
                "mipi_dbi_command(dbi, MIPI_DCS_EXIT_SLEEP_MODE); msleep(120); mipi_dbi_command(dbi, 0x36, 0xA0); | 11 d120; 36 A0",
            })
    void arduino(String source, String expected) {
        byte[] bytes = ascii(source);
        assertEquals(expected, text(ScriptReader.read(ScriptFormat.ARDUINO, bytes)));
        assertEquals(ScriptFormat.ARDUINO, ScriptReader.guess(bytes));
    }

    @ParameterizedTest
    @EnumSource(ScriptFormat.class)
    void whatIsWrittenReadsBack(ScriptFormat format) {
        for (PanelSpec spec : Panels.all()) {
            Script script = Script.of(spec.init());
            String written = ScriptWriter.write(format, script);
            assertEquals(format, ScriptReader.guess(ascii(written)), written);
            assertEquals(text(script), text(ScriptReader.read(format, ascii(written))), spec.name());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CIRCUITPYTHON | b'\\x36\\x05\\x00'     | byte 0: 0x36 needs 5 bytes, there are 1",
                "MIPI_DBI      | command 0x136          | line 1: bytes must be 0..255",
                "MIPI_DBI      | delay 5                | line 1: a delay has one number and follows a command",
                "MIPI_DBI      | nothing                | there is no command in it",
                "FBTFT         | -1,0x11,-5,7           | line 1: -1 needs a command",
                "ARDUINO       | { 0x36, 5, FOO_BAR }   | 'FOO_BAR' is neither a number nor a known name",
                "ARDUINO       | { 0x36, 9, 1 }         | no row of command, count, parameters, delay",
            })
    void mistakesAreTold(ScriptFormat format, String source, String message) {
        String told = String.valueOf(
                assertThrows(IllegalArgumentException.class, () -> ScriptReader.read(format, ascii(source)))
                        .getMessage());
        assertTrue(told.contains(message), told);
    }

    @Test
    void literalsThatStandApartAreNotOne() {
        assertArrayEquals(new byte[] {3, 4}, ScriptReader.longestLiteral("a = b'\\x01'\nc = (b'\\x03' b'\\x04')\n"));
    }
}
