package io.github.displayio4j.displaybus.linux;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.displaybus.Allocation;
import io.github.displayio4j.displaybus.BusException;
import io.github.displayio4j.linuxio.Errno;
import io.github.displayio4j.linuxio.LinuxKernel;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// All against a fake kernel: no SPI hardware was available.
class SpidevPortTest {
    private static final String PATH = "/dev/spidev0.0";

    private final FakeKernel kernel = new FakeKernel();

    private SpidevPort opened() {
        SpidevPort port = SpidevPort.open(kernel, PATH, 0);
        kernel.calls.clear();
        return port;
    }

    @Test
    void openingSetsModeAndBitsAndReadsTheBufferSize() {
        SpidevPort.open(kernel, PATH, 3 | SpidevPort.NO_CHIP_SELECT);
        assertEquals(
                List.of(
                        "open /dev/spidev0.0 80002",
                        "/dev/spidev0.0 40046b05 [4] 0:43000000",
                        "/dev/spidev0.0 40016b03 [1] 0:08",
                        "open /sys/module/spidev/parameters/bufsiz 80000",
                        "close /sys/module/spidev/parameters/bufsiz"),
                kernel.calls);
    }

    @Test
    void oneTransferStructureHasEveryFieldInItsPlace() {
        SpidevPort port = opened();
        port.write(MemorySegment.ofArray(new byte[] {9, 1, 2, 3, 9}), 1, 3, 60_000_000);
        assertEquals(List.of("spi tx=true rx=false 3 at 60000000 rest 0000080000000000"), kernel.calls);
        assertArrayEquals(new byte[] {1, 2, 3}, kernel.spi.toByteArray());
    }

    @ParameterizedTest(name = "bufsiz \"{0}\" gives parts of {1}")
    @CsvSource({
        "4096,   4096", //
        "65536, 65536",
        "5000,   4992", // the kernel rounds a transfer up to 128
        "100,     100",
        "none,   4096",
        "'',     4096",
        "0,      4096",
    })
    void writesAreSplitToTheDriversBuffer(String text, int chunk) {
        kernel.bufsizText = text + "\n";
        kernel.bufsiz = chunk;
        SpidevPort port = opened();
        assertEquals(chunk, port.chunkBytes());
        byte[] frame = new byte[240 * 240 * 2];
        new Random(5).nextBytes(frame);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment bytes = arena.allocate(frame.length + 7);
            MemorySegment.copy(frame, 0, bytes, ValueLayout.JAVA_BYTE, 7, frame.length);
            port.write(bytes, 7, frame.length, 62_500_000);
        }
        assertArrayEquals(frame, kernel.spi.toByteArray());
        kernel.spi.reset();
        port.write(MemorySegment.ofArray(frame), 0, frame.length, 62_500_000);
        assertArrayEquals(frame, kernel.spi.toByteArray());
        int parts = (frame.length + chunk - 1) / chunk;
        assertEquals(2 * parts, kernel.calls.size());
    }

    @Test
    void aMissingParameterMeansTheKernelsDefault() {
        kernel.bufsizText = null;
        assertEquals(4096, opened().chunkBytes());
    }

    @Test
    void readsAreSplitToo() {
        SpidevPort port = opened();
        byte[] target = new byte[5002];
        port.read(MemorySegment.ofArray(target), 1, 5000, 1_000_000);
        byte[] expected = new byte[5002];
        for (int i = 0; i < 5000; i++) {
            expected[1 + i] = (byte) i;
        }
        assertArrayEquals(expected, target);
        assertEquals("spi tx=false rx=true 4096 at 1000000 rest 0000080000000000", kernel.calls.getFirst());
    }

    @Test
    void errorsNameTheRemedy() {
        SpidevPort port = opened();
        kernel.bufsiz = 100; // as if the parameter lied
        MemorySegment bytes = MemorySegment.ofArray(new byte[4096]);
        BusException tooLong = assertThrows(BusException.class, () -> port.write(bytes, 0, 4096, 1_000_000));
        String message = String.valueOf(tooLong.getMessage());
        assertTrue(message.startsWith("/dev/spidev0.0: SPI_IOC_MESSAGE: EMSGSIZE (message too long); "), message);
        assertTrue(message.contains("spidev.bufsiz"), message);
    }

    @Test
    void aRefusedModeClosesTheDeviceAgain() {
        kernel.failIoctl = Errno.EINVAL;
        BusException refused = assertThrows(BusException.class, () -> SpidevPort.open(kernel, PATH, 3));
        assertEquals("/dev/spidev0.0: SPI_IOC_WR_MODE32: EINVAL (invalid argument)", refused.getMessage());
        assertTrue(kernel.open.isEmpty());
    }

    @Test
    void misuseIsNamed() {
        assertEquals(
                "SPI mode must be 0..3, with or without NO_CHIP_SELECT, not 4",
                assertThrows(IllegalArgumentException.class, () -> SpidevPort.open(kernel, PATH, 4))
                        .getMessage());
        SpidevPort port = opened();
        MemorySegment four = MemorySegment.ofArray(new byte[4]);
        assertThrows(IllegalArgumentException.class, () -> port.write(four, 0, 4, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> port.write(four, 1, 4, 1));
        port.close();
        port.close();
        assertThrows(IllegalStateException.class, () -> port.write(four, 0, 4, 1));
    }

    @Test
    void withoutADeviceOrALinuxTheMessageSaysSo() {
        String message;
        if (LinuxKernel.isSupported()) {
            message = assertThrows(BusException.class, () -> SpidevPort.open("/dev/spidev77.7", 0))
                    .getMessage();
            assertTrue(String.valueOf(message).startsWith("/dev/spidev77.7: open: ENOENT"), message);
        } else {
            message = assertThrows(UnsupportedOperationException.class, () -> SpidevPort.open(PATH, 0))
                    .getMessage();
            assertTrue(String.valueOf(message).startsWith("device access needs a 64-bit Linux"), message);
        }
    }

    @Test
    void allocatesNothingPerWrite() {
        SpidevPort port = opened();
        kernel.quiet = true;
        MemorySegment pixels = Arena.ofAuto().allocate(20_000);
        MemorySegment heap = MemorySegment.ofArray(new byte[300]);
        Allocation.assertNone(() -> {
            port.write(pixels, 0, 20_000, 60_000_000);
            port.write(heap, 0, 300, 60_000_000);
        });
    }
}
