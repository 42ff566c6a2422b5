package io.github.displayio4j.displaybus.linux;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.displaybus.BusException;
import io.github.displayio4j.displaybus.Line;
import io.github.displayio4j.displaybus.WireListener;
import io.github.displayio4j.kit.Allocation;
import io.github.displayio4j.linuxio.Errno;
import io.github.displayio4j.linuxio.LinuxKernel;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Against a fake kernel that enforces what the real one does.
class SpidevPortTest {
    private static final String PATH = "/dev/spidev0.0";

    private final FakeKernel kernel = new FakeKernel();
    private final FakeSpidev spidev = kernel.add(PATH, new FakeSpidev());
    private final FakeKernel.TextFile bufsiz = kernel.file(FakeKernel.BUFSIZ, "4096\n");
    private final Heard heard = new Heard();

    private SpidevPort opened() {
        SpidevPort port = SpidevPort.open(kernel, PATH, 0);
        kernel.calls.clear();
        spidev.listen(heard);
        return port;
    }

    /// Bytes on the wire, and how often chip select rose.
    private static final class Heard implements WireListener {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int released;

        @Override
        public void line(Line line, boolean high, long nanos) {
            released += line == Line.CHIP_SELECT && high ? 1 : 0;
        }

        @Override
        public void bytes(MemorySegment segment, long offset, long length, long start, long end) {
            bytes.writeBytes(segment.asSlice(offset, length).toArray(ValueLayout.JAVA_BYTE));
        }

        @Override
        public boolean read(MemorySegment segment, long offset, long length, long start, long end) {
            for (int i = 0; i < length; i++) {
                segment.set(ValueLayout.JAVA_BYTE, offset + i, (byte) (bytes.size() + i));
            }
            bytes.writeBytes(new byte[(int) length]);
            return true;
        }
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
        assertEquals(0x43, spidev.mode());
    }

    @Test
    void oneTransferStructureHasEveryFieldInItsPlace() {
        SpidevPort port = opened();
        port.write(MemorySegment.ofArray(new byte[] {9, 1, 2, 3, 9}), 1, 3, 60_000_000);
        String call = kernel.calls.getFirst().replaceAll(" [04]:[0-9a-f]{8}", ""); // the address
        assertEquals("/dev/spidev0.0 40206b00 [32] 16:03000000 20:00879303 24:00000800", call);
        assertArrayEquals(new byte[] {1, 2, 3}, heard.bytes.toByteArray());
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
        bufsiz.text = text + "\n";
        // what the driver compares with; below its alignment it can't round
        spidev.bufsiz = chunk < 128 || !text.matches("[1-9][0-9]*") ? chunk : Integer.parseInt(text);
        spidev.alignment = chunk < 128 ? 0 : 128;
        SpidevPort port = opened();
        assertEquals(chunk, port.chunkBytes());
        byte[] frame = new byte[240 * 240 * 2];
        new Random(5).nextBytes(frame);
        int parts = (frame.length + chunk - 1) / chunk;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment bytes = arena.allocate(frame.length + 7);
            MemorySegment.copy(frame, 0, bytes, ValueLayout.JAVA_BYTE, 7, frame.length);
            port.write(bytes, 7, frame.length, 62_500_000);
        }
        assertArrayEquals(frame, heard.bytes.toByteArray());
        assertEquals(parts, kernel.count("SPI_IOC_MESSAGE"));
        assertEquals(1, heard.released, "chip select stays low between the parts");
        heard.bytes.reset();
        port.write(MemorySegment.ofArray(frame), 0, frame.length, 62_500_000);
        assertArrayEquals(frame, heard.bytes.toByteArray());
        assertEquals(Collections.nCopies(2 * parts, 62_500_000), spidev.hertz);
    }

    @Test
    void chipSelectOfItsOwnIsLeftAlone() {
        SpidevPort port = SpidevPort.open(kernel, PATH, SpidevPort.NO_CHIP_SELECT);
        port.write(MemorySegment.ofArray(new byte[9000]), 0, 9000, 1_000_000);
        assertEquals(List.of(false, false, false), spidev.kept);
    }

    @Test
    void aMissingParameterMeansTheKernelsDefault() {
        kernel.remove(FakeKernel.BUFSIZ);
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
        assertEquals(2, kernel.count("SPI_IOC_MESSAGE"));
    }

    @Test
    void whatASignalInterruptsIsSentAgain() {
        SpidevPort port = opened();
        kernel.fail("SPI_IOC_MESSAGE", 2, Errno.EINTR);
        kernel.fail("SPI_IOC_MESSAGE", 3, Errno.EINTR);
        byte[] bytes = new byte[9000];
        new Random(7).nextBytes(bytes);
        port.write(MemorySegment.ofArray(bytes), 0, 9000, 1_000_000);
        assertArrayEquals(bytes, heard.bytes.toByteArray());
        assertEquals(5, kernel.count("SPI_IOC_MESSAGE"));
    }

    @ParameterizedTest(name = "{0} in the middle of a write")
    @CsvSource(
            delimiter = '|',
            value = {
                "90 | EMSGSIZE (message too long); more than the driver's buffer: raise spidev.bufsiz",
                "16 | EBUSY (in use by somebody else); another program or driver has it: close that first",
                " 5 | EIO (input/output error)",
                "19 | ENODEV (no such device); it was unplugged, or its driver was unloaded: bring it back",
                "108 | ESHUTDOWN (the device went away); it was unplugged, or its driver was unloaded: bring it back",
            })
    void failuresNameDeviceOperationAndRemedy(int errno, String text) {
        SpidevPort port = opened();
        kernel.fail("SPI_IOC_MESSAGE", 2, errno);
        MemorySegment bytes = MemorySegment.ofArray(new byte[9000]);
        BusException failure = assertThrows(BusException.class, () -> port.write(bytes, 0, 9000, 1_000_000));
        String message = String.valueOf(failure.getMessage());
        assertTrue(message.startsWith("/dev/spidev0.0: SPI_IOC_MESSAGE: " + text), message);
        assertEquals(4096, heard.bytes.size(), "what came before it was sent");
        assertEquals(1, heard.released, "chip select is let go");
        port.write(bytes, 0, 9000, 1_000_000); // and the port goes on
    }

    @Test
    void aParameterThatLiesIsFound() {
        SpidevPort port = opened();
        spidev.bufsiz = 100;
        MemorySegment bytes = MemorySegment.ofArray(new byte[4096]);
        BusException tooLong = assertThrows(BusException.class, () -> port.write(bytes, 0, 4096, 1_000_000));
        assertTrue(String.valueOf(tooLong.getMessage()).contains("spidev.bufsiz"), tooLong.getMessage());
    }

    @Test
    void aRefusedModeClosesTheDeviceAgain() {
        kernel.fail("SPI_IOC_WR_MODE32", 1, Errno.EINVAL);
        BusException refused = assertThrows(BusException.class, () -> SpidevPort.open(kernel, PATH, 3));
        assertEquals("/dev/spidev0.0: SPI_IOC_WR_MODE32: EINVAL (invalid argument)", refused.getMessage());
        assertEquals(0, kernel.openFiles());
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
        assertThrows(IllegalArgumentException.class, () -> port.setNanosPerWrite(-1));
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
        long[] calls = {0};
        FakeKernel quiet = new FakeKernel();
        quiet.quiet = true;
        quiet.add(PATH, new FakeKernel.Node() {
            @Override
            public int ioctl(long request, MemorySegment struct) {
                calls[0]++;
                return request == 0x40206b00L ? struct.get(ValueLayout.JAVA_INT, 16) : 0;
            }
        });
        SpidevPort port = SpidevPort.open(quiet, PATH, 0);
        MemorySegment pixels = Arena.ofAuto().allocate(20_000);
        MemorySegment heap = MemorySegment.ofArray(new byte[300]);
        Allocation.assertNone(() -> {
            port.write(pixels, 0, 20_000, 60_000_000);
            port.write(heap, 0, 300, 60_000_000);
        });
        assertTrue(calls[0] > 6000, "it did write");
    }
}
