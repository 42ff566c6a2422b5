package io.github.displayio4j.linuxio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// On what every Linux has: files, a pipe, /dev/null, /dev/zero.
class LinuxKernelTest {
    private static final long TCGETS = 0x5401; // asm-generic/ioctls.h: a question to a terminal
    private static final long FIONREAD = 0x541b; // bytes that wait to be read, an int

    @TempDir
    private Path folder;

    private final Arena arena = Arena.ofConfined();
    private Kernel kernel = new NoKernel();

    @BeforeEach
    void needsLinux() {
        assumeTrue(LinuxKernel.isSupported(), "needs a 64-bit Linux");
        kernel = LinuxKernel.ofMachine();
    }

    @AfterEach
    void closeArena() {
        arena.close();
    }

    @Test
    void filesAreWrittenAndRead() throws IOException {
        Path file = Files.createFile(folder.resolve("a file"));
        MemorySegment text = segment("..hello..");
        try (Device device = Device.open(kernel, file.toString(), Kernel.O_RDWR)) {
            device.write(text, 2, 5);
        }
        assertEquals("hello", Files.readString(file));
        MemorySegment back = arena.allocate(16);
        try (Device device = Device.open(kernel, file.toString(), Kernel.O_RDONLY)) {
            assertEquals(3, device.read(back, 1, 3));
            assertEquals(2, device.read(back, 4, 12));
            assertEquals(0, device.read(back, 6, 1));
        }
        assertEquals("hello", back.asSlice(1).getString(0));
    }

    @Test
    void zeroAndNullBehaveAsEverywhere() throws IOException {
        MemorySegment bytes = segment("xxxx");
        try (Device zero = Device.open(kernel, "/dev/zero", Kernel.O_RDONLY);
                Device sink = Device.open(kernel, "/dev/null", Kernel.O_RDWR)) {
            assertEquals(2, zero.read(bytes, 1, 2));
            sink.write(bytes, 0, 4);
            assertEquals(0, sink.read(bytes, 0, 4));
        }
        assertArrayEquals(new byte[] {'x', 0, 0, 'x'}, bytes.asSlice(0, 4).toArray(ValueLayout.JAVA_BYTE));
    }

    @Test
    void pollTellsWhenAPipeHasSomething() throws Throwable {
        MemorySegment ends = arena.allocate(8, 4);
        pipe(ends);
        MemorySegment bytes = segment("ab");
        try (Device reader = Device.adopt(kernel, "pipe", ends.get(ValueLayout.JAVA_INT, 0))) {
            try (Device writer = Device.adopt(kernel, "pipe", ends.get(ValueLayout.JAVA_INT, 4))) {
                assertEquals(0, reader.poll(Kernel.POLLIN, 0));
                assertEquals(0, reader.poll(Kernel.POLLIN, 5));
                assertEquals(Kernel.POLLOUT, writer.poll(Kernel.POLLOUT, -1));
                writer.write(bytes, 0, 2);
                assertEquals(Kernel.POLLIN, reader.poll(Kernel.POLLIN, 1000));
                MemorySegment waiting = arena.allocate(4, 4);
                assertEquals(0, reader.ioctl("FIONREAD", FIONREAD, waiting));
                assertEquals(2, waiting.get(ValueLayout.JAVA_INT, 0));
                assertEquals(2, reader.read(bytes, 0, 2));
            }
            assertEquals(Kernel.POLLHUP, reader.poll(Kernel.POLLIN, 1000));
        }
    }

    @Test
    void mapsAFileUntilTheArenaCloses() throws IOException {
        Path file = folder.resolve("mapped");
        Files.write(file, new byte[8192]);
        MemorySegment mapped;
        try (Arena own = Arena.ofConfined()) {
            try (Device device = Device.open(kernel, file.toString(), Kernel.O_RDWR)) {
                mapped = device.map(own, 4096, 4096, true);
                MemorySegment reading = device.map(own, 0, 4096, false);
                assertThrows(IllegalArgumentException.class, () -> reading.set(ValueLayout.JAVA_BYTE, 0, (byte) 1));
            }
            mapped.set(ValueLayout.JAVA_BYTE, 5, (byte) 77);
        }
        assertEquals(77, Files.readAllBytes(file)[4096 + 5]);
        assertFalse(mapped.scope().isAlive());
    }

    @Test
    void errorsNameDeviceOperationErrorAndRemedy() throws IOException {
        LinuxException missing =
                assertThrows(LinuxException.class, () -> Device.open(kernel, "/dev/spidev99.0", Kernel.O_RDWR));
        assertEquals(Errno.ENOENT, missing.errno());
        assertEquals(
                "/dev/spidev99.0: open: ENOENT (no such file); turn SPI on (on a Raspberry Pi: dtparam=spi=on in"
                        + " config.txt) and restart",
                missing.getMessage());
        MemorySegment termios = arena.allocate(64);
        try (Device device = Device.open(kernel, "/dev/null", Kernel.O_RDWR)) {
            LinuxException wrong = assertThrows(LinuxException.class, () -> device.ioctl("TCGETS", TCGETS, termios));
            assertEquals(
                    "/dev/null: TCGETS: ENOTTY (not an operation of this device); the path names another kind of device",
                    wrong.getMessage());
            assertEquals(
                    Errno.ENODEV,
                    assertThrows(LinuxException.class, () -> device.map(arena, 0, 4096, false))
                            .errno());
        }
        LinuxException unmapped = assertThrows(LinuxException.class, () -> check(kernel.unmap(4097, 4096)));
        assertEquals(Errno.EINVAL, unmapped.errno());
    }

    @Test
    void permissionDeniedSaysWhoMay() throws IOException {
        assumeFalse("root".equals(System.getProperty("user.name")), "root may open everything");
        Path file = Files.createFile(folder.resolve("locked"));
        Files.setPosixFilePermissions(file, Set.of());
        LinuxException denied =
                assertThrows(LinuxException.class, () -> Device.open(kernel, file.toString(), Kernel.O_RDONLY));
        assertEquals(Errno.EACCES, denied.errno());
        assertTrue(String.valueOf(denied.getMessage()).contains("; only its owner may use it"));
    }

    @Test
    void aClosedDeviceIsRefusedAndItsNumberNotUsedAgain() throws IOException {
        Device device = Device.open(kernel, "/dev/null", Kernel.O_RDWR);
        device.close();
        device.close();
        MemorySegment bytes = arena.allocate(4);
        assertEquals(
                "/dev/null is closed",
                assertThrows(IllegalStateException.class, () -> device.write(bytes, 0, 4))
                        .getMessage());
        assertEquals(-Errno.EBADF, kernel.close(1_000_000));
        assertThrows(IllegalArgumentException.class, () -> Device.adopt(kernel, "nothing", -2));
    }

    @Test
    void misusedSegmentsAreRefusedBeforeTheKernelSeesThem() throws IOException {
        MemorySegment closed;
        try (Arena gone = Arena.ofConfined()) {
            closed = gone.allocate(4);
        }
        MemorySegment heap = MemorySegment.ofArray(new byte[4]);
        MemorySegment four = arena.allocate(4);
        try (Device device = Device.open(kernel, "/dev/zero", Kernel.O_RDWR)) {
            assertThrows(IllegalArgumentException.class, () -> device.write(heap, 0, 4));
            assertThrows(IllegalStateException.class, () -> device.write(closed, 0, 4));
            assertThrows(IndexOutOfBoundsException.class, () -> device.read(four, 2, 3));
            assertThrows(IllegalArgumentException.class, () -> device.read(four.asReadOnly(), 0, 4));
        }
    }

    @Test
    void functionsComeFromTheLookupThatIsGiven() {
        Set<String> asked = new TreeSet<>();
        SymbolLookup machine = Linker.nativeLinker().defaultLookup();
        LinuxKernel.of(name -> {
            asked.add(name);
            return machine.find(name);
        });
        assertEquals(Set.of("open", "close", "ioctl", "read", "write", "poll", "mmap", "munmap"), asked);
        UnsupportedOperationException none =
                assertThrows(UnsupportedOperationException.class, () -> LinuxKernel.of(name -> Optional.empty()));
        assertEquals("the C library has no function open", none.getMessage());
    }

    @Test
    void allocatesNothingPerCall() throws IOException {
        MemorySegment bytes = arena.allocate(512);
        MemorySegment waiting = arena.allocate(4, 4);
        try (Device zero = Device.open(kernel, "/dev/zero", Kernel.O_RDWR)) {
            Allocation.assertNone(() -> {
                try {
                    zero.read(bytes, 0, 512);
                    zero.write(bytes, 0, 512);
                    zero.poll(Kernel.POLLIN, 0);
                } catch (LinuxException e) {
                    throw new IllegalStateException(e);
                }
                kernel.ioctl(-1, FIONREAD, waiting);
            });
        }
    }

    /// pipe(2) is not among our calls; a test makes one for itself.
    private static void pipe(MemorySegment ends) throws Throwable {
        Linker linker = Linker.nativeLinker();
        MemorySegment pipe = linker.defaultLookup().find("pipe").orElseThrow();
        int result = (int) linker.downcallHandle(
                        pipe, java.lang.foreign.FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS))
                .invokeExact(ends);
        assertNotEquals(-1, result);
    }

    private static void check(int result) throws LinuxException {
        if (result < 0) {
            throw new LinuxException("memory", "munmap", -result);
        }
    }

    private MemorySegment segment(String text) {
        return arena.allocateFrom(text, StandardCharsets.US_ASCII);
    }
}
