package io.github.displayio4j.displaybus.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.displaybus.Allocation;
import io.github.displayio4j.displaybus.BusException;
import io.github.displayio4j.linuxio.Errno;
import java.util.List;
import org.junit.jupiter.api.Test;

/// All against a fake kernel: no GPIO hardware was available.
class GpioPinTest {
    private static final String CHIP = "/dev/gpiochip0";

    private final FakeKernel kernel = new FakeKernel();

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
    }

    @Test
    void setDrivesTheLineAndCloseGivesItBack() {
        GpioPin pin = GpioPin.output(kernel, CHIP, 0, false);
        kernel.calls.clear();
        pin.set(true);
        pin.set(false);
        pin.close();
        pin.close();
        assertEquals(
                List.of("line c010b40f [16] 0:01000000 8:01000000", "line c010b40f [16] 8:01000000", "close line"),
                kernel.calls);
        assertTrue(kernel.open.isEmpty());
        assertThrows(IllegalStateException.class, () -> pin.set(true));
    }

    @Test
    void aLineInUseIsNamedAndTheChipClosed() {
        kernel.failIoctl = Errno.EBUSY;
        BusException busy = assertThrows(BusException.class, () -> GpioPin.output(kernel, CHIP, 8, true));
        assertEquals(
                "/dev/gpiochip0: GPIO_V2_GET_LINE of line 8: EBUSY (in use by somebody else); another program or driver"
                        + " has it: close that first",
                busy.getMessage());
        assertTrue(kernel.open.isEmpty());
        assertThrows(IllegalArgumentException.class, () -> GpioPin.output(kernel, CHIP, -1, true));
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
