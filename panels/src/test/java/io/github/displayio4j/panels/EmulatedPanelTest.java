package io.github.displayio4j.panels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.github.displayio4j.busdisplay.Controller;
import io.github.displayio4j.busdisplay.Glass;
import io.github.displayio4j.busdisplay.PanelSpec;
import io.github.displayio4j.displaybus.Line;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EmulatedPanelTest {
    private static final PanelSpec SPEC = Panels.find("ili9341-320x240").spec();
    private static final int N = 320 * 240;

    private static int[] seen(EmulatedPanel panel) {
        int[] seen = new int[N];
        panel.read(seen);
        return seen;
    }

    private static int[] all(int colour) {
        int[] pixels = new int[N];
        Arrays.fill(pixels, colour);
        return pixels;
    }

    @Test
    void isBlackUntilSwitchedOnAndThenShowsSnow() {
        EmulatedPanel panel = EmulatedPanel.of(SPEC, 1);
        assertArrayEquals(all(0), seen(panel));
        new Wire(panel).init(SPEC);
        int[] snow = seen(panel);
        assertTrue(Arrays.stream(snow).distinct().count() > N / 2);
        EmulatedPanel other = EmulatedPanel.of(SPEC, 1);
        new Wire(other).init(SPEC);
        assertArrayEquals(snow, seen(other), "the seed decides");
        EmulatedPanel third = EmulatedPanel.of(SPEC, 2);
        new Wire(third).init(SPEC);
        assertNotEquals(snow[0], seen(third)[0]);
    }

    @Test
    void listensOnlyWhileSelected() {
        EmulatedPanel panel = EmulatedPanel.of(SPEC, 1);
        Wire wire = new Wire(panel).init(SPEC).fill(SPEC, 0xf800);
        wire.line(Line.CHIP_SELECT, true).fill(SPEC, 0x001f);
        assertArrayEquals(all(0xff0000), seen(panel));
        wire.line(Line.CHIP_SELECT, false).fill(SPEC, 0x001f);
        assertArrayEquals(all(0x0000ff), seen(panel));
    }

    @Test
    void aCommandSurvivesADeselectedPause() {
        EmulatedPanel panel = EmulatedPanel.of(SPEC, 1);
        Wire wire =
                new Wire(panel).init(SPEC).fill(SPEC, 0).window(0, 0, 319, 239).data(0xf8);
        wire.line(Line.CHIP_SELECT, true).bytes(0x12, 0x34).line(Line.CHIP_SELECT, false);
        wire.data(0x00);
        assertEquals(0xff0000, seen(panel)[0]);
    }

    @Test
    void resetDarkensAndKeepsMemory() {
        EmulatedPanel panel = EmulatedPanel.of(SPEC, 1);
        Wire wire = new Wire(panel).init(SPEC).fill(SPEC, 0x07e0);
        wire.line(Line.RESET, true);
        assertArrayEquals(all(0x00ff00), seen(panel), "high as before is no reset");
        wire.line(Line.RESET, false);
        assertArrayEquals(all(0), seen(panel));
        wire.command(0x11).command(0x29); // held in reset: nothing is heard
        wire.line(Line.RESET, true).pause(5);
        assertArrayEquals(all(0), seen(panel));
        wire.init(SPEC);
        assertArrayEquals(all(0x00ff00), seen(panel));
        assertEquals(0, panel.counters().tooEarly());
    }

    @Test
    void backlightOffIsDark() {
        EmulatedPanel panel = EmulatedPanel.of(SPEC, 1);
        Wire wire = new Wire(panel).init(SPEC).fill(SPEC, 0xffff).line(Line.BACKLIGHT, false);
        assertArrayEquals(all(0), seen(panel));
        wire.line(Line.BACKLIGHT, true);
        assertArrayEquals(all(0xffffff), seen(panel));
    }

    @Test
    void sleepAndDisplayOffDarkenAndKeepMemory() {
        EmulatedPanel panel = EmulatedPanel.of(SPEC, 1);
        Wire wire = new Wire(panel).init(SPEC).fill(SPEC, 0xffff);
        wire.command(0x10);
        assertArrayEquals(all(0), seen(panel));
        wire.pause(120).command(0x11);
        assertArrayEquals(all(0xffffff), seen(panel));
        wire.pause(5).command(0x28);
        assertArrayEquals(all(0), seen(panel));
    }

    @Test
    void theVersionChangesWithTheBytes() {
        EmulatedPanel panel = EmulatedPanel.of(SPEC, 1);
        Wire wire = new Wire(panel).init(SPEC);
        long before = panel.version();
        wire.line(Line.CHIP_SELECT, true).bytes(1, 2, 3);
        assertEquals(before, panel.version());
        wire.line(Line.CHIP_SELECT, false).window(0, 0, 1, 1).data(1, 2);
        assertNotEquals(before, panel.version());
    }

    @Test
    void aFrameAllocatesNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (Arena arena = Arena.ofConfined()) {
            for (String name : new String[] {"memento", "ili9341-320x240", "ssd1306-128x64"}) {
                PanelSpec spec = Panels.find(name).spec();
                EmulatedPanel panel = EmulatedPanel.of(spec, 1);
                new Wire(panel).init(spec);
                int[] picture = new int[spec.width() * spec.height()];
                MemorySegment pixels = arena.allocate(2L * picture.length);
                MemorySegment write = MemorySegment.ofArray(new byte[] {0x2C});
                int allocating = 0;
                for (int frame = 0; frame < 40; frame++) {
                    long before = threads.getCurrentThreadAllocatedBytes();
                    panel.line(Line.COMMAND, false, 0);
                    panel.bytes(write, 0, 1, 0, 0);
                    panel.line(Line.COMMAND, true, 0);
                    panel.bytes(pixels, 0, pixels.byteSize(), 0, 0);
                    panel.read(picture);
                    allocating += threads.getCurrentThreadAllocatedBytes() > before ? 1 : 0;
                }
                // the VM itself allocates now and then when it links or specialises a method handle
                assertTrue(allocating <= 3, name + ": " + allocating + " of 40 frames allocated");
            }
        }
    }

    @Test
    void aGlassBeyondTheMemoryIsRefused() {
        PanelSpec spec = PanelSpec.builder("too-far", Controller.ST7789, 240, 240)
                .glass(new Glass(0, 81, false, false, false, false, false, false))
                .build();
        String message = String.valueOf(assertThrows(IllegalArgumentException.class, () -> EmulatedPanel.of(spec, 1))
                .getMessage());
        assertTrue(message.contains("too-far") && message.contains("rows 81 to 320"), message);
        assertThrows(
                IllegalArgumentException.class, () -> EmulatedPanel.of(SPEC, 1).read(new int[N - 1]));
    }
}
