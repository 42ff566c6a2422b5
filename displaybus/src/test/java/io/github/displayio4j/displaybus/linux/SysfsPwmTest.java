package io.github.displayio4j.displaybus.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.displaybus.BusException;
import io.github.displayio4j.displaybus.VirtualClock;
import io.github.displayio4j.linuxio.Errno;
import java.util.List;
import org.junit.jupiter.api.Test;

class SysfsPwmTest {
    private static final String CHIP = "/sys/class/pwm/pwmchip2/";

    private final VirtualClock clock = new VirtualClock();
    private final FakeKernel kernel = new FakeKernel();
    private final FakeKernel.TextFile export = kernel.file(CHIP + "export", "");
    private final FakeKernel.TextFile unexport = kernel.file(CHIP + "unexport", "");
    private final FakeKernel.TextFile duty = kernel.file(CHIP + "pwm1/duty_cycle", "0");
    private final FakeKernel.TextFile period = kernel.file(CHIP + "pwm1/period", "0");
    private final FakeKernel.TextFile enable = kernel.file(CHIP + "pwm1/enable", "0");

    @Test
    void aChannelIsExportedDrivenAndGivenBack() {
        try (SysfsPwm pwm = SysfsPwm.open(kernel, clock, 2, 1, 1000)) {
            pwm.setDuty(0.25);
            pwm.setDuty(1);
            assertThrows(IllegalArgumentException.class, () -> pwm.setDuty(1.01));
        }
        assertEquals(List.of("1"), export.written());
        assertEquals(List.of("0", "250000", "1000000"), duty.written());
        assertEquals(List.of("1000000"), period.written());
        assertEquals(List.of("1", "0"), enable.written());
        assertEquals(List.of("1"), unexport.written());
        assertEquals(0, kernel.openFiles());
    }

    @Test
    void whoIsThereAlreadyIsTaken() {
        kernel.fail("write", 1, Errno.EBUSY);
        SysfsPwm.open(kernel, clock, 2, 1, 1000).setDuty(0.5);
        assertEquals("500000", duty.text);
    }

    /// udev gives the files of a new channel their group some time later.
    @Test
    void itsFilesAreWaitedFor() {
        for (int call = 2; call < 7; call++) {
            kernel.fail("open", call, Errno.EACCES);
        }
        SysfsPwm.open(kernel, clock, 2, 1, 1000);
        assertEquals(50_000_000, clock.nanos());
    }

    @Test
    void failuresAreNamed() {
        BusException missing = assertThrows(BusException.class, () -> SysfsPwm.open(kernel, clock, 3, 1, 1000));
        assertTrue(String.valueOf(missing.getMessage()).startsWith("/sys/class/pwm/pwmchip3/export: open: ENOENT"));
        kernel.fail("write", 1, Errno.ENODEV);
        assertThrows(BusException.class, () -> SysfsPwm.open(kernel, clock, 2, 9, 1000));
        assertThrows(IllegalArgumentException.class, () -> SysfsPwm.open(kernel, clock, 2, 1, 0));
    }
}
