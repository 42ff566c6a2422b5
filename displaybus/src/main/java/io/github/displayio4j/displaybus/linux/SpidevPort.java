package io.github.displayio4j.displaybus.linux;

import io.github.displayio4j.displaybus.BusException;
import io.github.displayio4j.displaybus.SpiPort;
import io.github.displayio4j.linuxio.Device;
import io.github.displayio4j.linuxio.Kernel;
import io.github.displayio4j.linuxio.LinuxException;
import io.github.displayio4j.linuxio.LinuxKernel;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// An SPI master of Linux, `/dev/spidevBUS.CS` (linux/spi/spidev.h).
///
/// Writes longer than the driver's buffer (`spidev.bufsiz`, 4096 bytes unless set on the kernel's command line) are
/// split. The driver is asked to keep chip select low between the parts; a few can't, which controllers of small
/// panels put up with. Native segments are sent without a copy. A message that a signal interrupts is sent again:
/// the driver moves all of it or nothing. One thread at a time. Proven against kernels, not tried on a panel yet.
public final class SpidevPort implements SpiPort, AutoCloseable {
    /// Mode flag: the driver leaves chip select alone (SPI_NO_CS), so that it can be a pin of its own.
    public static final int NO_CHIP_SELECT = 0x40;

    private static final int LARGEST_MODE = 3 | NO_CHIP_SELECT;
    private static final String BUFSIZ = "/sys/module/spidev/parameters/bufsiz";
    private static final int DEFAULT_BUFSIZ = 4096;

    /// Current kernels count a transfer rounded up to the alignment that DMA needs, at most this.
    private static final int DMA_ALIGN = 128;

    /// What an ioctl, the driver and its interrupt take: an estimate until a bus learns it from real sends.
    private static final long ASSUMED_NANOS_PER_WRITE = 15_000;

    private static final long WR_BITS_PER_WORD = 0x40016b03L;
    private static final long WR_MODE32 = 0x40046b05L;
    private static final long MESSAGE_1 = 0x40206b00L;

    /// struct spi_ioc_transfer, the same on 32 and 64 bits: tx_buf, rx_buf, len, speed_hz; the rest stays 0 but the
    /// bits per word and cs_change, by which the last transfer of a message keeps chip select.
    private static final long TRANSFER_SIZE = 32;

    private static final long TX_BUF = 0;
    private static final long RX_BUF = 8;
    private static final long LEN = 16;
    private static final long SPEED_HZ = 20;
    private static final long BITS_PER_WORD = 26;
    private static final long CS_CHANGE = 27;

    private final Device device;
    private final int most;
    private final boolean selects;
    private boolean keepsSelected;
    private long nanosPerWrite = ASSUMED_NANOS_PER_WRITE;
    private final MemorySegment transfer = Arena.ofAuto().allocate(TRANSFER_SIZE, 8);

    /// Bytes on the heap pass through here.
    private final MemorySegment bounce;

    private SpidevPort(Device device, int most, boolean selects) {
        this.device = device;
        this.most = most;
        this.selects = selects;
        bounce = Arena.ofAuto().allocate(most);
        transfer.set(ValueLayout.JAVA_BYTE, BITS_PER_WORD, (byte) 8);
    }

    /// Opens a port.
    ///
    /// @param path such as `/dev/spidev0.0`
    /// @param mode SPI mode 0..3 (clock phase 1, polarity 2), and `NO_CHIP_SELECT` if wanted; panels want 0, some 3
    /// @throws BusException if it can't be opened or set up
    /// @throws UnsupportedOperationException if this is not a 64-bit Linux
    public static SpidevPort open(String path, int mode) {
        return open(LinuxKernel.ofMachine(), path, mode);
    }

    /// As `open(path, mode)`, on a kernel of one's own: a test's, or one whose functions come from elsewhere.
    ///
    /// @throws BusException if it can't be opened or set up
    public static SpidevPort open(Kernel kernel, String path, int mode) {
        if ((mode & ~LARGEST_MODE) != 0) {
            throw new IllegalArgumentException("SPI mode must be 0..3, with or without NO_CHIP_SELECT, not " + mode);
        }
        try {
            Device device = Device.open(kernel, path, Kernel.O_RDWR);
            try (Arena arena = Arena.ofConfined()) {
                device.ioctl("SPI_IOC_WR_MODE32", WR_MODE32, arena.allocateFrom(ValueLayout.JAVA_INT, mode));
                device.ioctl(
                        "SPI_IOC_WR_BITS_PER_WORD", WR_BITS_PER_WORD, arena.allocateFrom(ValueLayout.JAVA_BYTE, (byte)
                                8));
                return new SpidevPort(device, chunk(bufsiz(kernel)), (mode & NO_CHIP_SELECT) == 0);
            } catch (LinuxException | RuntimeException failure) {
                closeAfter(device, failure);
                throw failure;
            }
        } catch (LinuxException failure) {
            throw new BusException(failure);
        }
    }

    static void closeAfter(Device device, Exception failure) {
        try {
            device.close();
        } catch (LinuxException second) {
            failure.addSuppressed(second);
        }
    }

    /// What the driver takes at once; the kernel's default if it does not say.
    private static int bufsiz(Kernel kernel) {
        try (Device parameter = Device.open(kernel, BUFSIZ, Kernel.O_RDONLY);
                Arena arena = Arena.ofConfined()) {
            MemorySegment text = arena.allocate(16);
            byte[] bytes = new byte[(int) parameter.read(text, 0, 16)];
            MemorySegment.copy(text, ValueLayout.JAVA_BYTE, 0, bytes, 0, bytes.length);
            int size = Integer.parseInt(new String(bytes, StandardCharsets.US_ASCII).strip());
            return size > 0 ? size : DEFAULT_BUFSIZ;
        } catch (LinuxException | NumberFormatException unknown) {
            return DEFAULT_BUFSIZ;
        }
    }

    private static int chunk(int bufsiz) {
        return bufsiz < DMA_ALIGN ? bufsiz : bufsiz / DMA_ALIGN * DMA_ALIGN;
    }

    /// Most bytes in one transfer of the driver: `spidev.bufsiz`, rounded as the driver rounds.
    @Override
    public int chunkBytes() {
        return most;
    }

    @Override
    public void write(MemorySegment bytes, long offset, long length, int hertz) {
        Objects.checkFromIndexSize(offset, length, bytes.byteSize());
        checkHertz(hertz);
        boolean direct = bytes.isNative();
        try {
            for (long at = 0; at < length; at += most) {
                int n = (int) Math.min(most, length - at);
                if (!direct) {
                    MemorySegment.copy(bytes, offset + at, bounce, 0, n);
                }
                message(direct ? bytes.address() + offset + at : bounce.address(), 0, n, hertz, at + n < length);
            }
        } finally {
            Reference.reachabilityFence(bytes);
        }
    }

    /// The data-out line is low meanwhile: the driver sends zeros.
    @Override
    public void read(MemorySegment bytes, long offset, long length, int hertz) {
        Objects.checkFromIndexSize(offset, length, bytes.byteSize());
        checkHertz(hertz);
        for (long at = 0; at < length; at += most) {
            int n = (int) Math.min(most, length - at);
            message(0, bounce.address(), n, hertz, at + n < length);
            MemorySegment.copy(bounce, 0, bytes, offset + at, n);
        }
    }

    private static void checkHertz(int hertz) {
        if (hertz <= 0) {
            throw new IllegalArgumentException("SPI clock must be > 0 Hz, not " + hertz);
        }
    }

    private void message(long from, long into, int length, int hertz, boolean goesOn) {
        transfer.set(ValueLayout.JAVA_LONG, TX_BUF, from);
        transfer.set(ValueLayout.JAVA_LONG, RX_BUF, into);
        transfer.set(ValueLayout.JAVA_INT, LEN, length);
        transfer.set(ValueLayout.JAVA_INT, SPEED_HZ, hertz);
        transfer.set(ValueLayout.JAVA_BYTE, CS_CHANGE, (byte) (goesOn && selects ? 1 : 0));
        try {
            int moved = device.ioctlRepeated("SPI_IOC_MESSAGE", MESSAGE_1, transfer);
            if (moved != length) {
                throw new BusException(new IOException(
                        device.name() + ": SPI_IOC_MESSAGE: the driver moved " + moved + " of " + length + " bytes"));
            }
            keepsSelected = goesOn && selects;
        } catch (LinuxException failure) {
            deselect();
            throw new BusException(failure);
        }
    }

    /// After a part that kept chip select and a failure, a message without bytes lets it go: words of nine bits
    /// start where it falls. A device that is gone has none.
    private void deselect() {
        if (keepsSelected) {
            keepsSelected = false;
            transfer.set(ValueLayout.JAVA_LONG, TX_BUF, 0);
            transfer.set(ValueLayout.JAVA_LONG, RX_BUF, 0);
            transfer.set(ValueLayout.JAVA_INT, LEN, 0);
            transfer.set(ValueLayout.JAVA_BYTE, CS_CHANGE, (byte) 0);
            try {
                device.ioctlRepeated("SPI_IOC_MESSAGE", MESSAGE_1, transfer);
            } catch (LinuxException _) {
                return; // the first failure is the one to tell
            }
        }
    }

    @Override
    public long nanosPerWrite() {
        return nanosPerWrite;
    }

    /// Says what was measured on this machine.
    ///
    /// @param nanos of one `write` beside its bits, >= 0; 15 000 until set
    /// @throws IllegalArgumentException if negative
    public void setNanosPerWrite(long nanos) {
        if (nanos < 0) {
            throw new IllegalArgumentException("cost of a write must be >= 0 ns, not " + nanos);
        }
        nanosPerWrite = nanos;
    }

    /// Closes the device.
    ///
    /// @throws BusException if the kernel reports a late error
    @Override
    public void close() {
        try {
            device.close();
        } catch (LinuxException failure) {
            throw new BusException(failure);
        }
    }
}
