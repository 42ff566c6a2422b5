package io.github.displayio4j.displaybus.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.displaybus.BusException;
import io.github.displayio4j.displaybus.VirtualClock;
import io.github.displayio4j.kit.Allocation;
import io.github.displayio4j.linuxio.Errno;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Lines of a fake chip that checks requests as the kernel does.
class GpioTest {
    private static final String CHIP = "/dev/gpiochip0";
    private static final long MILLI = 1_000_000;

    private final VirtualClock clock = new VirtualClock();
    private final FakeKernel kernel = new FakeKernel();
    private final FakeGpioChip chip = kernel.add(CHIP, new FakeGpioChip(kernel, clock, 30));

    /// Offset 25, consumer "displayio4j", flags OUTPUT, one attribute OUTPUT_VALUES = 1 with mask 1, one line.
    @Test
    void aLineIsRequestedAsOutputWithItsFirstLevel() {
        GpioPin.output(kernel, CHIP, 25, true);
        assertEquals(
                List.of(
                        "open /dev/gpiochip0 80002",
                        "/dev/gpiochip0 c250b407 [592] 0:19000000 256:64697370 260:6c617969 264:6f346a00 288:08000000"
                                + " 296:01000000 320:02000000 328:01000000 336:01000000 560:01000000",
                        "close /dev/gpiochip0"),
                kernel.calls);
        assertTrue(chip.isHigh(25));
        assertEquals("displayio4j", chip.consumers[25]);
    }

    @Test
    void setDrivesTheLineAndCloseGivesItBack() {
        GpioPin pin = GpioPin.output(kernel, CHIP, 0, false);
        kernel.calls.clear();
        kernel.fail("GPIO_V2_LINE_SET_VALUES", 1, Errno.EINTR); // and is repeated
        pin.set(true);
        pin.set(false);
        pin.close();
        pin.close();
        assertEquals(
                List.of("line c010b40f [16] 0:01000000 8:01000000", "line c010b40f [16] 8:01000000", "close line"),
                kernel.calls);
        assertEquals(0, kernel.openFiles());
        assertEquals("", chip.consumers[0]);
        assertThrows(IllegalStateException.class, () -> pin.set(true));
    }

    @Test
    void aLineInUseIsNamedAndTheChipClosed() {
        chip.consumers[8] = "spi0 CS0";
        BusException busy = assertThrows(BusException.class, () -> GpioPin.output(kernel, CHIP, 8, true));
        assertEquals(
                "/dev/gpiochip0: GPIO_V2_GET_LINE of line 8: EBUSY (in use by somebody else); another program or driver"
                        + " has it: close that first ('gpioinfo' and 'displayio4j probe' show who)",
                busy.getMessage());
        assertEquals(0, kernel.openFiles());
        assertThrows(IllegalArgumentException.class, () -> GpioPin.output(kernel, CHIP, -1, true));
        assertThrows(BusException.class, () -> GpioPin.output(kernel, CHIP, 30, true));
    }

    @Test
    void manyLinesChangeInOneCall() {
        List<String> levels = new ArrayList<>();
        GpioLines lines = GpioLines.outputs(kernel, CHIP, 0b101, 4, 9, 2);
        assertTrue(chip.isHigh(4) && !chip.isHigh(9) && chip.isHigh(2));
        chip.listen((offset, high) -> levels.add(offset + (high ? "+" : "-")));
        lines.set(0b010, 0b011);
        assertEquals(List.of("4-", "9+"), levels);
        assertTrue(chip.isHigh(2), "outside the mask");
        assertEquals(1, kernel.count("GPIO_V2_LINE_SET_VALUES"));
        assertEquals(3, lines.count());
        assertThrows(IllegalArgumentException.class, () -> GpioLines.outputs(kernel, CHIP, 0, new int[65]));
        assertThrows(IllegalArgumentException.class, () -> GpioLines.outputs(kernel, CHIP, 0));
    }

    @Test
    void aLineThatGoesAwayIsNamed() {
        GpioPin pin = GpioPin.output(kernel, CHIP, 3, true);
        kernel.fail("GPIO_V2_LINE_SET_VALUES", 1, Errno.ENODEV);
        String message = String.valueOf(
                assertThrows(BusException.class, () -> pin.set(false)).getMessage());
        assertTrue(message.startsWith("/dev/gpiochip0 line 3: GPIO_V2_LINE_SET_VALUES: ENODEV"), message);
    }

    @Test
    void waitingSleepsUntilTheEdge() {
        GpioInput busy = GpioInput.open(kernel, CHIP, 17);
        chip.changeAt(3 * MILLI + 5, 17, true);
        chip.changeAt(900 * MILLI, 17, false);
        assertFalse(busy.isHigh());
        assertTrue(busy.await(true, 1000 * MILLI, clock));
        assertEquals(3 * MILLI + 5, clock.nanos());
        int polls = kernel.count("poll");
        assertTrue(busy.await(false, 1000 * MILLI, clock));
        assertEquals(900 * MILLI, clock.nanos());
        assertTrue(kernel.count("poll") - polls <= 3, "sleeps, does not spin");
    }

    @Test
    void aChipWithoutInterruptsIsAskedAgainAndAgain() {
        chip.interrupts = false;
        GpioInput busy = GpioInput.open(kernel, CHIP, 17);
        chip.changeAt(3 * MILLI, 17, true);
        assertTrue(busy.await(true, 10 * MILLI, clock));
        assertTrue(clock.nanos() >= 3 * MILLI && clock.nanos() <= 3 * MILLI + 50_000, "at " + clock.nanos());
        assertFalse(busy.await(false, 5 * MILLI, clock));
        assertEquals(0, kernel.count("poll"));
        busy.close();
        assertEquals(0, kernel.openFiles());
        assertThrows(BusException.class, () -> GpioInput.open(kernel, CHIP, 99));
    }

    @Test
    void aWaitEnds() {
        GpioInput pin = GpioInput.open(kernel, CHIP, 17);
        assertFalse(pin.await(true, 33 * MILLI, clock));
        assertEquals(33 * MILLI, clock.nanos());
        assertTrue(pin.await(false, 0, clock), "it is low already");
    }

    /// TE of some panels is high for 40 us only: over before anybody can ask for the level.
    @Test
    void aShortPulseIsSeen() {
        GpioInput te = GpioInput.open(kernel, CHIP, 5);
        chip.changeAt(2 * MILLI, 5, true);
        chip.changeAt(2 * MILLI, 5, false);
        assertTrue(te.await(true, 33 * MILLI, clock));
        assertFalse(te.isHigh());
        assertFalse(te.await(true, 5 * MILLI, clock), "an old edge does not count again");
    }

    @Test
    void aChipTellsItsLines() {
        chip.names[25] = "GPIO25";
        chip.consumers[7] = "spi0 CS1";
        GpioChip told = GpioChip.read(kernel, CHIP);
        assertEquals(
                "gpiochip0 fake 30",
                told.name() + " " + told.label() + " " + told.lines().size());
        assertEquals(25, told.offset("GPIO25"));
        assertEquals(-1, told.offset("GPIO2"));
        assertEquals(new GpioChip.Line("", "spi0 CS1", true, true), told.lines().get(7));
        assertEquals(0, kernel.openFiles());
    }

    @Test
    void allocatesNothingPerChange() {
        GpioPin pin = GpioPin.output(kernel, CHIP, 25, true);
        kernel.quiet = true;
        Allocation.assertNone(() -> {
            pin.set(false);
            pin.set(true);
        });
    }
}
