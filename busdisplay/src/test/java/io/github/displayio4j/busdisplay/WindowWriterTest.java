package io.github.displayio4j.busdisplay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.displayio4j.busdisplay.plan.WindowRegisters;
import io.github.displayio4j.displaybus.BusBatch;
import io.github.displayio4j.displayio.PixelFormat;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;

class WindowWriterTest {
    private static final PanelSpec MEMENTO =
            PanelSpec.builder("m", Controller.ST7789, 240, 240).offset(80, 0).build();
    private static final PanelSpec OLED = PanelSpec.builder("o", Controller.SSD1306, 128, 64)
            .format(PixelFormat.MONO_PAGES)
            .addressing(Addressing.Window.SSD1306)
            .build();
    private static final PanelSpec PAGES = PanelSpec.builder("p", Controller.SSD1306, 128, 64)
            .format(PixelFormat.MONO_PAGES)
            .addressing(new Addressing.Pages())
            .offset(2, 0)
            .build();

    @Test
    void boundsAreInclusiveAndOffset() {
        assertEquals("C2A D0050013F C2B D000000EF C2C", window(MEMENTO, 0, 0, 240, 240));
        assertEquals("C2A D00510051 C2B D00020002 C2C", window(MEMENTO, 1, 2, 2, 3));
    }

    @Test
    void packedRowsAreCountedInPages() {
        assertEquals("C21 C00 C7F C22 C00 C07", window(OLED, 0, 0, 128, 64));
        assertEquals("C21 C0A C13 C22 C01 C01", window(OLED, 10, 8, 20, 16));
    }

    @Test
    void pageAddressingSplitsTheColumn() {
        assertEquals("C11 C03 CB1", window(PAGES, 17, 8, 20, 16));
    }

    @Test
    void oneByteBounds() {
        PanelSpec spec = PanelSpec.builder("s", Controller.ST7735R, 96, 64)
                .addressing(new Addressing.Window(0x15, 0x75, 0x5C, 1, false))
                .build();
        assertEquals("C15 D005F C75 D003F C5C", window(spec, 0, 0, 96, 64));
    }

    @Test
    void whereFirstBoundsMayBeSentAloneLastOnesStay() {
        PanelSpec spec = PanelSpec.builder("f", Controller.ILI9341, 320, 240)
                .firstBoundAlone()
                .build();
        WindowWriter writer = new WindowWriter(spec);
        WindowRegisters registers = writer.newRegisters();
        int[][] windows = {
            {10, 5, 20, 8}, {10, 9, 20, 12}, {11, 9, 20, 12}, {0, 9, 5, 12}, {2, 13, 4, 14}, {7, 13, 9, 14}
        };
        String[] expected = {
            "C2A D000A0013 C2B D000500EF C2C", // rows end with the panel
            "C2B D0009 C2C",
            "C2A D000B C2C",
            "C2A D00000004 C2C",
            "C2A D0002 C2B D000D C2C", // a single row may end farther right
            "C2A D0007013F C2C"
        };
        for (int i = 0; i < windows.length; i++) {
            BusBatch batch = new BusBatch();
            writer.write(batch, registers, windows[i][0], windows[i][1], windows[i][2], windows[i][3]);
            assertEquals(expected[i], text(batch), "window " + i);
        }
    }

    private static String window(PanelSpec spec, int x1, int y1, int x2, int y2) {
        BusBatch batch = new BusBatch();
        new WindowWriter(spec).write(batch, x1, y1, x2, y2);
        return text(batch);
    }

    private static String text(BusBatch batch) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < batch.size(); i++) {
            boolean command = batch.kind(i) == BusBatch.Kind.COMMAND;
            for (long at = 0; at < batch.length(i); at++) {
                boolean starts = command || at == 0;
                text.append(starts ? (text.isEmpty() ? "" : " ") + (command ? "C" : "D") : "")
                        .append("%02X".formatted(batch.segment(i).get(ValueLayout.JAVA_BYTE, batch.offset(i) + at)));
            }
        }
        return text.toString();
    }
}
