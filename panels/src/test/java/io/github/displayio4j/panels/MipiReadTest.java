package io.github.displayio4j.panels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.displayio4j.displaybus.Line;
import java.lang.foreign.MemorySegment;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a panel answers on its data line.
class MipiReadTest {
    private static String answer(EmulatedPanel panel, int bytes, long nanos) {
        byte[] answer = new byte[bytes];
        panel.read(MemorySegment.ofArray(answer), 0, bytes, nanos, nanos);
        return HexFormat.of().formatHex(answer);
    }

    /// Answers of several bytes come one clock late: shifted by a bit.
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "st7789-240x240,  04, 4, 42c2a900", // 85 85 52 behind one clock
        "st7735r-160x128, DA, 1, 7c",
        "st7735r-160x128, DB, 1, 89",
        "st7735r-160x128, DC, 1, f0",
        "st7789-240x240,  0A, 1, 9c", // awake, normal, on
        "st7789-240x240,  0B, 1, 00",
        "memento,         0B, 1, a0",
        "st7789-240x240,  0C, 1, 55",
        "st7789-240x240,  0D, 1, 20", // INVON
        "ili9341-320x240, 0D, 1, 00",
        "ili9341-320x240, 09, 5, 4a29820000",
        "memento,         52, 1, 00",
    })
    void registersAreRead(String panel, String command, int bytes, String expected) {
        EmulatedPanel emulated = EmulatedPanel.of(Panels.find(panel).spec(), 1);
        Wire wire = new Wire(emulated).init(emulated.spec());
        wire.command(Integer.parseInt(command, 16)).line(Line.COMMAND, true);
        assertEquals(expected, answer(emulated, bytes, 0));
    }

    /// RAMRD: a byte of nothing, then three a pixel, through the window as MADCTL turns it; RAMRDC goes on.
    @Test
    void memoryIsReadBack() {
        EmulatedPanel panel = EmulatedPanel.of(Panels.find("st7789-240x240").spec(), 1);
        Wire wire = new Wire(panel).init(panel.spec());
        wire.window(3, 4, 4, 5).data(0xF8, 0x00, 0x07, 0xE0, 0x00, 0x1F, 0xFF, 0xFF);
        wire.command(0x2E);
        assertEquals("00fc000000fc00", answer(panel, 7, 0));
        wire.command(0x3E);
        assertEquals("000000fcfcfcfc", answer(panel, 7, 0));
        wire.command(0x36, 0x40).window(235, 4, 236, 5).command(0x2E); // seen from the other end
        assertEquals("0000fc00fc0000", answer(panel, 7, 0));
    }

    @Test
    void whatIsNoReadIsNotAnswered() {
        EmulatedPanel panel = EmulatedPanel.of(Panels.find("memento").spec(), 1);
        new Wire(panel).init(panel.spec()).command(0x29);
        assertFalse(panel.read(MemorySegment.ofArray(new byte[1]), 0, 1, 0, 0));
        EmulatedPanel oled = EmulatedPanel.of(Panels.find("ssd1306-128x64").spec(), 1);
        assertFalse(oled.read(MemorySegment.ofArray(new byte[1]), 0, 1, 0, 0));
    }
}
