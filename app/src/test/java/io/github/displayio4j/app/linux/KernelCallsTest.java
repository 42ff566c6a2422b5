package io.github.displayio4j.app.linux;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.busdisplay.BusDisplay;
import io.github.displayio4j.busdisplay.PanelSpec;
import io.github.displayio4j.busdisplay.RefreshReport;
import io.github.displayio4j.displaybus.BusException;
import io.github.displayio4j.displaybus.Line;
import io.github.displayio4j.displaybus.VirtualClock;
import io.github.displayio4j.displaybus.VirtualWire;
import io.github.displayio4j.displaybus.WireListener;
import io.github.displayio4j.displaybus.linux.FakeGpioChip;
import io.github.displayio4j.displaybus.linux.FakeKernel;
import io.github.displayio4j.displaybus.linux.FakeSpidev;
import io.github.displayio4j.displaybus.linux.GpioPin;
import io.github.displayio4j.displaybus.linux.SpidevPort;
import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.ColorConverter;
import io.github.displayio4j.displayio.Colorspace;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.TileGrid;
import io.github.displayio4j.fourwire.FourWire;
import io.github.displayio4j.linuxio.Errno;
import io.github.displayio4j.panels.EmulatedPanel;
import io.github.displayio4j.panels.Panels;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A whole display on a kernel that counts calls, enforces its limits and fails when told: frames arrive on the glass
/// with few calls, and failures lose nothing.
class KernelCallsTest {
    private static final String SPI = "/dev/spidev0.0";
    private static final String GPIO = "/dev/gpiochip0";
    private static final int DC = 25;
    private static final int RESET = 24;

    private final VirtualClock clock = new VirtualClock();
    private final FakeKernel kernel = new FakeKernel();
    private final FakeSpidev spidev = kernel.add(SPI, new FakeSpidev(clock));
    private final FakeGpioChip chip = kernel.add(GPIO, new FakeGpioChip(kernel, clock, 28));
    private final Group root = new Group();

    private FourWire bus(boolean nineBits, int hertz) {
        SpidevPort port = SpidevPort.open(kernel, SPI, 0);
        FourWire.Builder builder = FourWire.builder(port, clock)
                .chipSelectByPort()
                .reset(GpioPin.output(kernel, GPIO, RESET, true))
                .hertz(hertz);
        if (!nineBits) {
            builder.command(GpioPin.output(kernel, GPIO, DC, true));
        }
        return builder.build();
    }

    private EmulatedPanel panel(PanelSpec spec, boolean nineBits) {
        EmulatedPanel panel = EmulatedPanel.of(spec, 9);
        spidev.listen(nineBits ? new NineBitPanel(panel) : panel);
        chip.listen((offset, high) -> {
            switch (offset) {
                case DC -> panel.line(Line.COMMAND, high, clock.nanos());
                case RESET -> panel.line(Line.RESET, high, clock.nanos());
                default -> throw new AssertionError("line " + offset);
            }
        });
        panel.line(Line.CHIP_SELECT, true, clock.nanos());
        return panel;
    }

    private Bitmap fill(int width, int height) {
        Bitmap bitmap = new Bitmap(width, height, 65536);
        root.append(
                TileGrid.builder(bitmap, new ColorConverter(Colorspace.RGB565)).build());
        Random random = new Random(3);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                bitmap.set(x, y, random.nextInt(65536));
            }
        }
        return bitmap;
    }

    /// What the glass shows of the scene by wires without a kernel.
    private int[] expected(PanelSpec spec) {
        VirtualWire wire = new VirtualWire(new VirtualClock());
        EmulatedPanel panel = EmulatedPanel.of(spec, 10);
        wire.listen(panel);
        FourWire bus = FourWire.builder(wire, wire.clock())
                .command(wire.pin(Line.COMMAND))
                .chipSelect(wire.pin(Line.CHIP_SELECT))
                .reset(wire.pin(Line.RESET))
                .build();
        try (BusDisplay display = BusDisplay.builder(bus, spec).build()) {
            display.setRootGroup(root);
            display.refresh();
        }
        return glass(panel);
    }

    private static int[] glass(EmulatedPanel panel) {
        int[] seen = new int[panel.width() * panel.height()];
        panel.read(seen);
        return seen;
    }

    @ParameterizedTest(name = "bufsiz {0}, {1} Hz, nine bits {2}")
    @CsvSource({
        "4096,  60000000, false",
        "4096,  24000000, false",
        "5000,  60000000, false",
        "65536, 60000000, false",
        "4096,  60000000, true",
        "65536, 60000000, true",
    })
    void aFullFrameTakesFewCalls(int bufsiz, int hertz, boolean nineBits) {
        kernel.file(FakeKernel.BUFSIZ, bufsiz + "\n");
        spidev.bufsiz = bufsiz;
        PanelSpec spec = Panels.find("memento").spec();
        EmulatedPanel panel = panel(spec, nineBits);
        fill(240, 240);
        try (FourWire bus = bus(nineBits, hertz);
                BusDisplay display = BusDisplay.builder(bus, spec).build()) {
            display.setRootGroup(root);
            int spi = kernel.count("SPI_IOC_MESSAGE");
            int gpio = kernel.count("GPIO_V2_LINE_SET_VALUES");
            RefreshReport report = display.refresh();
            spi = kernel.count("SPI_IOC_MESSAGE") - spi;
            gpio = kernel.count("GPIO_V2_LINE_SET_VALUES") - gpio;

            assertArrayEquals(expected(spec), glass(panel));
            long bytes = nineBits ? (report.bytes() * 9 + 7) / 8 : report.bytes();
            int usable = bufsiz / 128 * 128;
            long most = (bytes + usable - 1) / usable + 8;
            assertTrue(spi <= most, spi + " SPI calls for " + bytes + " bytes; at most " + most);
            assertTrue(spi >= bytes / usable, "as many as the kernel allows at least: " + spi);
            int gpioMost = nineBits ? 0 : 6 * report.windows();
            assertTrue(gpio <= gpioMost, gpio + " GPIO calls for " + report.windows() + " windows");
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(ints = {Errno.EMSGSIZE, Errno.EBUSY, Errno.EIO, Errno.ENODEV, Errno.ETIMEDOUT})
    void aFrameThatFailsIsSentAgain(int errno) {
        PanelSpec spec = Panels.find("st7735r-160x128").spec();
        EmulatedPanel panel = panel(spec, false);
        Bitmap bitmap = fill(160, 128);
        try (FourWire bus = bus(false, 15_000_000);
                BusDisplay display = BusDisplay.builder(bus, spec).build()) {
            display.setRootGroup(root);
            display.refresh();
            bitmap.fill(0x1234);
            for (String operation : new String[] {"SPI_IOC_MESSAGE", "GPIO_V2_LINE_SET_VALUES"}) {
                bitmap.set(3, 3, bitmap.get(3, 3) ^ 1);
                kernel.fail(operation, 3, errno);
                BusException failure = assertThrows(BusException.class, display::refresh);
                String message = String.valueOf(failure.getMessage());
                assertTrue(
                        message.startsWith("/dev/") && message.contains(": " + operation + ": " + Errno.name(errno)),
                        message);
                display.refresh();
                assertArrayEquals(expected(spec), glass(panel));
            }
        }
    }

    @ParameterizedTest(name = "{0} interrupted")
    @ValueSource(strings = {"SPI_IOC_MESSAGE", "GPIO_V2_LINE_SET_VALUES"})
    void signalsChangeNothing(String operation) {
        PanelSpec spec = Panels.find("st7735r-160x128").spec();
        EmulatedPanel panel = panel(spec, false);
        fill(160, 128);
        try (FourWire bus = bus(false, 15_000_000);
                BusDisplay display = BusDisplay.builder(bus, spec).build()) {
            display.setRootGroup(root);
            kernel.fail(operation, 1, Errno.EINTR);
            kernel.fail(operation, 4, Errno.EINTR);
            kernel.fail(operation, 5, Errno.EINTR);
            display.refresh();
            assertArrayEquals(expected(spec), glass(panel));
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(booleans = {false, true})
    void closingGivesEverythingBack(boolean failing) {
        SpidevPort port = SpidevPort.open(kernel, SPI, 0);
        GpioPin pin = GpioPin.output(kernel, GPIO, DC, true);
        if (failing) {
            kernel.fail("close", 1, Errno.EIO);
            assertThrows(BusException.class, port::close);
        } else {
            port.close();
        }
        pin.close();
        assertEquals(0, kernel.openFiles());
    }

    /// Takes words of nine bits apart for a panel that is told D/C.
    private static final class NineBitPanel implements WireListener {
        private final WireListener panel;
        private final MemorySegment one = MemorySegment.ofArray(new byte[1]);
        private int bits;
        private int kept;

        NineBitPanel(WireListener panel) {
            this.panel = panel;
        }

        @Override
        public void line(Line line, boolean high, long nanos) {
            bits = 0; // what is left of a word when chip select rises is dropped
            panel.line(line, high, nanos);
        }

        @Override
        public void bytes(MemorySegment bytes, long offset, long length, long start, long end) {
            for (long at = offset; at < offset + length; at++) {
                kept = kept << 8 | bytes.get(ValueLayout.JAVA_BYTE, at) & 0xff;
                bits += 8;
                if (bits >= 9) {
                    bits -= 9;
                    int word = kept >>> bits;
                    panel.line(Line.COMMAND, (word & 0x100) != 0, start);
                    one.set(ValueLayout.JAVA_BYTE, 0, (byte) word);
                    panel.bytes(one, 0, 1, start, end);
                }
            }
        }
    }
}
