package io.github.displayio4j.panels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.displaybus.InputPin;
import io.github.displayio4j.displaybus.Line;
import io.github.displayio4j.displaybus.VirtualClock;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What goes wrong on e-paper when its driver does something wrong.
class EmulatedPaperTest {
    private static final long SECOND = 1_000_000_000;

    private final VirtualClock clock = new VirtualClock();
    private EmulatedPaper panel = EmulatedPaper.of(Papers.find("ssd1680-122x250"), clock, 1);

    private void send(int command, int... parameters) {
        bytes(true, command);
        bytes(false, parameters);
    }

    private void bytes(boolean command, int... values) {
        panel.line(Line.COMMAND, !command, clock.nanos());
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) values[i];
        }
        panel.bytes(MemorySegment.ofArray(bytes), 0, bytes.length, clock.nanos(), clock.nanos());
    }

    private int[] seen() {
        int[] seen = new int[panel.width() * panel.height()];
        panel.read(seen);
        return seen;
    }

    private static int[] filled(int n, int value) {
        int[] out = new int[n];
        Arrays.fill(out, value);
        return out;
    }

    /// All of the memory of an SSD1680 white, or black.
    private void fill(int command, int value) {
        send(0x4E, 0);
        send(0x4F, 0, 0);
        send(command, filled(22 * 296, value));
    }

    private void showAndWait(int update) {
        send(0x22, update);
        send(0x20);
        clock.sleep(3 * SECOND);
    }

    @Test
    void thePictureComesWhenTheRefreshIsOverAndStaysInDeepSleep() {
        InputPin busy = panel.busyPin();
        fill(0x24, 0xff);
        fill(0x26, 0);
        int[] before = seen();
        send(0x22, 0xF7);
        send(0x20);
        assertFalse(busy.isHigh(), "the pin takes its time to tell");
        clock.sleep(SECOND / 10);
        assertTrue(busy.isHigh());
        assertEquals(before[5] ^ 0xffffff, seen()[5], "it flashes");
        clock.sleep(2 * SECOND);
        assertFalse(busy.isHigh());
        int[] white = filled(122 * 250, 0xffffff);
        assertArrayEquals(white, seen());
        send(0x10, 1);
        fill(0x24, 0);
        send(0x20);
        assertArrayEquals(white, seen());
        assertTrue(panel.counters().whileAsleep() > 22 * 296);
        panel.line(Line.RESET, false, clock.nanos());
        panel.line(Line.RESET, true, clock.nanos());
        send(0x21, 0x40, 0);
        showAndWait(0xF7);
        assertArrayEquals(white, seen(), "the memory is as it was");
    }

    @Test
    void whatComesWhileItIsBusyIsLostAndCounted() {
        fill(0x24, 0xff);
        fill(0x26, 0);
        send(0x22, 0xF7);
        send(0x20);
        clock.sleep(SECOND / 10);
        fill(0x24, 0);
        assertEquals(22 * 296 + 6, panel.counters().whileBusy());
        clock.sleep(3 * SECOND);
        showAndWait(0xF7);
        assertArrayEquals(filled(122 * 250, 0xffffff), seen());
        assertEquals(1, panel.counters().tooSoon(), "nor had it its rest");
    }

    @Test
    void aResetBreaksARefreshOff() {
        fill(0x24, 0xff);
        send(0x20);
        clock.sleep(SECOND / 10);
        panel.line(Line.RESET, false, clock.nanos());
        assertArrayEquals(filled(122 * 250, 0x808080), seen());
        assertEquals(1, panel.counters().aborted());
    }

    @Test
    void aPartialRefreshDrivesWhatDiffersFromThePlaneOfThePictureBefore() {
        fill(0x24, 0xff);
        fill(0x26, 0);
        showAndWait(0xF7);
        fill(0x24, 0x0f);
        showAndWait(0xFF); // the plane before says black: what is black in the new one is not driven
        assertArrayEquals(filled(122 * 250, 0xffffff), seen());
        fill(0x26, 0xff);
        showAndWait(0xFF);
        assertEquals(
                List.of(0, 0, 0, 0, 0xffffff),
                Arrays.stream(seen()).limit(5).boxed().toList());
        assertEquals(2, panel.counters().mostPartial());
    }

    @Test
    void aRedPlaneThatIsNotSwitchedOffShowsOnAMonochromePanel() {
        fill(0x24, 0xff);
        fill(0x26, 0xff);
        showAndWait(0xF7);
        assertArrayEquals(filled(122 * 250, 0x808080), seen());
        send(0x21, 0x40, 0);
        showAndWait(0xF7);
        assertArrayEquals(filled(122 * 250, 0xffffff), seen());
    }

    @Test
    void redIsZeroOrOneAsThePolaritySays() {
        int[][] cases = {
            {0x17, 0x00, 0xff, 0xffffff},
            {0x17, 0xff, 0xff, 0xff0000},
            {0x37, 0x00, 0xff, 0xff0000},
            {0x37, 0xff, 0xff, 0xffffff},
            {0x27, 0xff, 0x00, 0xffffff},
            {0x07, 0x00, 0x00, 0xffffff}
        };
        for (int[] one : cases) {
            panel = EmulatedPaper.of(Papers.find("il0373-104x212-red"), clock, 1);
            send(0x04);
            clock.sleep(SECOND);
            send(0x00, 0x8F);
            send(0x61, 104, 0, 212);
            send(0x50, one[0]);
            send(0x13, filled(13 * 212, one[1]));
            send(0x10, filled(13 * 212, one[2]));
            send(0x12);
            clock.sleep(20 * SECOND);
            assertArrayEquals(filled(104 * 212, one[3]), seen(), Arrays.toString(one));
        }
    }

    @Test
    void withoutPowerNothingIsShown() {
        panel = EmulatedPaper.of(Papers.find("uc8151-128x296"), clock, 1);
        int[] before = seen();
        send(0x61, 128, 1, 40);
        send(0x13, filled(16 * 296, 0));
        send(0x12);
        clock.sleep(20 * SECOND);
        assertArrayEquals(before, seen());
        assertEquals(1, panel.counters().ignored());
    }

    @Test
    void namesAreFoundAndOthersListed() {
        assertEquals(122, Papers.find(" SSD1680-122x250 ").spec().width());
        String message = String.valueOf(assertThrows(IllegalArgumentException.class, () -> Papers.find("paper"))
                .getMessage());
        assertTrue(message.contains("acep-600x448"), message);
        Paper known = Papers.find("ssd1680-122x250");
        assertThrows(
                IllegalArgumentException.class,
                () -> new Paper(known.spec(), Paper.Controller.SSD1680, 60, known.inks(), SECOND, 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Paper(known.spec(), Paper.Controller.SSD1680, 8, List.of(0), SECOND, 0));
    }
}
