package io.github.displayio4j.displaybus.linux;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.displaybus.BusException;
import io.github.displayio4j.displaybus.Line;
import io.github.displayio4j.displaybus.VirtualClock;
import io.github.displayio4j.displaybus.WireListener;
import io.github.displayio4j.kit.Allocation;
import io.github.displayio4j.linuxio.Errno;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Against a fake adapter that takes the messages apart.
class I2cdevPortTest {
    private static final String PATH = "/dev/i2c-1";

    private final List<byte[]> messages = new ArrayList<>();
    private final VirtualClock clock = new VirtualClock();
    private final FakeKernel kernel = new FakeKernel();
    private final FakeI2c adapter = kernel.add(PATH, new FakeI2c(clock, 400_000, 0x3c, new WireListener() {
        @Override
        public void message(int address, MemorySegment bytes, long offset, long length, long start, long end) {
            messages.add(bytes.asSlice(offset, length).toArray(ValueLayout.JAVA_BYTE));
        }

        @Override
        public void line(Line line, boolean high, long nanos) {}

        @Override
        public void bytes(MemorySegment bytes, long offset, long length, long start, long end) {}
    }));

    private I2cdevPort opened() {
        return I2cdevPort.open(kernel, PATH, 400_000, 8192);
    }

    @Test
    void messagesArriveFromHeapAndNativeMemory() {
        I2cdevPort port = opened();
        byte[] bytes = {9, 0x40, 1, 2, 9};
        port.write(0x3c, MemorySegment.ofArray(bytes), 1, 3);
        MemorySegment copy = Arena.ofAuto().allocate(5);
        copy.copyFrom(MemorySegment.ofArray(bytes));
        port.write(0x3c, copy, 2, 3);
        assertArrayEquals(new byte[] {0x40, 1, 2}, messages.get(0));
        assertArrayEquals(new byte[] {1, 2, 9}, messages.get(1));
        assertEquals(2, kernel.count("I2C_RDWR"));
        port.close();
        assertEquals(0, kernel.openFiles());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "121 | EREMOTEIO (not acknowledged); check wiring, power and the address",
                " 95 | EOPNOTSUPP (not supported by this driver); this adapter takes shorter messages, or no plain I2C",
                "  4 | EINTR (interrupted by a signal)", // some may have been sent: not repeated
                "110 | ETIMEDOUT (timed out)",
            })
    void failuresNameTheRemedy(int errno, String text) {
        I2cdevPort port = opened();
        kernel.fail("I2C_RDWR", 1, errno);
        MemorySegment bytes = MemorySegment.ofArray(new byte[2]);
        BusException failure = assertThrows(BusException.class, () -> port.write(0x3c, bytes, 0, 2));
        String message = String.valueOf(failure.getMessage());
        assertTrue(message.startsWith("/dev/i2c-1: I2C_RDWR: " + text), message);
    }

    @Test
    void nobodyAtTheAddressIsSaid() {
        I2cdevPort port = opened();
        MemorySegment bytes = MemorySegment.ofArray(new byte[2]);
        BusException failure = assertThrows(BusException.class, () -> port.write(0x3d, bytes, 0, 2));
        assertTrue(String.valueOf(failure.getMessage()).contains("check wiring"), failure.getMessage());
    }

    @Test
    void adaptersWithoutPlainMessagesAreRefused() {
        adapter.functions = 0x0eff0008;
        BusException failure = assertThrows(BusException.class, this::opened);
        assertTrue(String.valueOf(failure.getMessage()).startsWith("/dev/i2c-1: this adapter speaks SMBus only"));
        assertEquals(0, kernel.openFiles());
        kernel.fail("open", 1, Errno.EACCES);
        assertThrows(BusException.class, this::opened);
    }

    @Test
    void misuseIsNamed() {
        MemorySegment bytes = MemorySegment.ofArray(new byte[70]);
        I2cdevPort port = I2cdevPort.open(kernel, PATH, 100_000, 60);
        assertThrows(IllegalArgumentException.class, () -> port.write(0x78, bytes, 0, 2));
        assertThrows(IllegalArgumentException.class, () -> port.write(0x3c, bytes, 0, 61));
        assertThrows(IndexOutOfBoundsException.class, () -> port.write(0x3c, bytes, 60, 11));
        assertThrows(IllegalArgumentException.class, () -> I2cdevPort.open(kernel, PATH, 0, 60));
        assertThrows(IllegalArgumentException.class, () -> I2cdevPort.open(kernel, PATH, 1, 8193));
        assertThrows(IllegalArgumentException.class, () -> port.setNanosPerWrite(-1));
        port.setNanosPerWrite(7);
        assertEquals(7, port.nanosPerWrite());
        port.close();
        assertThrows(IllegalStateException.class, () -> port.write(0x3c, bytes, 0, 2));
    }

    @Test
    void allocatesNothingPerMessage() {
        FakeKernel quiet = new FakeKernel();
        quiet.quiet = true;
        quiet.add(PATH, new FakeKernel.Node() {
            @Override
            public int ioctl(long request, MemorySegment struct) {
                if (request == 0x0705) {
                    struct.set(ValueLayout.JAVA_LONG, 0, 1);
                }
                return 1;
            }
        });
        I2cdevPort port = I2cdevPort.open(quiet, PATH, 400_000, 8192);
        MemorySegment bytes = Arena.ofAuto().allocate(1025);
        Allocation.assertNone(() -> port.write(0x3c, bytes, 0, 1025));
    }
}
