package io.github.displayio4j.linuxio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Without a kernel, so on every system.
class DeviceTest {
    private static final MemorySegment EIGHT = MemorySegment.ofArray(new byte[8]);

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "/dev/spidev9.9   | 13 | EACCES (permission denied); it belongs to group spi: 'sudo usermod -aG spi"
                        + " $USER', then log in again",
                "/dev/gpiochip99  | 16 | EBUSY (in use by somebody else); another program or driver has it: close that"
                        + " first ('gpioinfo' and 'displayio4j probe' show who)",
                "/dev/spidev9.9   | 90 | EMSGSIZE (message too long); more than the driver's buffer: raise"
                        + " spidev.bufsiz (spidev.bufsiz=65536 on the kernel's command line)",
                "/dev/i2c-99      | 121 | EREMOTEIO (not acknowledged); check wiring, power and the address",
                "/nowhere/at/all  | 13 | EACCES (permission denied)",
                "/nowhere/at/all  |  2 | ENOENT (no such file); check the path",
                "/nowhere/at/all  | 77 | errno 77",
            })
    void messagesSayWhatToDo(String device, int errno, String text) {
        assertEquals(device + ": open: " + text, new LinuxException(device, "open", errno).getMessage());
    }

    @Test
    void nobodyIsSentIntoTheGroupOfRoot() {
        assertEquals(
                "; it belongs to group gpio: 'sudo usermod -aG gpio $USER', then log in again",
                Remedy.permission("gpio", true, "spi"));
        assertEquals(
                "; only its owner may use it: add a udev rule with GROUP=\"spi\", MODE=\"0660\"",
                Remedy.permission("root", true, "spi"));
        assertEquals("; only its owner may use it", Remedy.permission("users", false, null));
    }

    @Test
    void namesStandAlone() {
        assertEquals("EACCES", Errno.name(13));
        assertEquals("errno 4000", Errno.name(4000));
    }

    @Test
    void interruptedCallsAreRepeatedAndShortWritesContinued() throws IOException {
        List<String> calls = new ArrayList<>();
        long[] answers = {-Errno.EINTR, 3, -Errno.EINTR, 5};
        Kernel kernel = new NoKernel() {
            @Override
            public long write(int fd, MemorySegment bytes, long offset, long length) {
                calls.add(offset + "+" + length);
                return answers[calls.size() - 1];
            }
        };
        Device.adopt(kernel, "wire", 3).write(EIGHT, 0, 8);
        assertEquals(List.of("0+8", "0+8", "3+5", "3+5"), calls);
    }

    @Test
    void anInterruptedPollWaitsForTheRest() throws IOException {
        List<Integer> timeouts = new ArrayList<>();
        Kernel kernel = new NoKernel() {
            @Override
            public int poll(int fd, int events, int timeoutMillis) {
                timeouts.add(timeoutMillis);
                return timeouts.size() < 3 ? -Errno.EINTR : Kernel.POLLIN;
            }
        };
        assertEquals(Kernel.POLLIN, Device.adopt(kernel, "pin", 3).poll(Kernel.POLLIN, 60_000));
        assertTrue(timeouts.get(2) <= 60_000 && timeouts.get(2) > 0, "timeouts " + timeouts);
        timeouts.clear();
        Device.adopt(kernel, "pin", 3).poll(Kernel.POLLIN, -1);
        assertEquals(List.of(-1, -1, -1), timeouts);
    }

    @Test
    void aDeviceIsClosedAlsoWhenClosingFails() throws IOException {
        Device device = Device.adopt(new NoKernel(), "/dev/gone", 3);
        LinuxException late = assertThrows(LinuxException.class, device::close);
        assertEquals("/dev/gone: close: EIO (input/output error)", late.getMessage());
        device.close();
        assertThrows(IllegalStateException.class, () -> device.ioctl("ANY", 1, 2L));
    }

    @Test
    void otherSystemsGetAMessageNotALinkageError() {
        String name = System.getProperty("os.name");
        System.setProperty("os.name", "Windows 11");
        try {
            String message = String.valueOf(assertThrows(UnsupportedOperationException.class, LinuxKernel::ofMachine)
                    .getMessage());
            assertTrue(message.startsWith("device access needs a 64-bit Linux; this is Windows 11"), message);
        } finally {
            System.setProperty("os.name", name);
        }
    }

    @Test
    void otherSystemsAreToldApartByName() {
        assertTrue(LinuxKernel.isLinux("Linux"));
        assertFalse(LinuxKernel.isLinux("Windows 11"));
        assertFalse(LinuxKernel.isLinux("Mac OS X"));
    }
}
