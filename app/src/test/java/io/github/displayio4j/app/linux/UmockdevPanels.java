package io.github.displayio4j.app.linux;

import io.github.displayio4j.busdisplay.BusDisplay;
import io.github.displayio4j.busdisplay.PanelSpec;
import io.github.displayio4j.displaybus.BusClock;
import io.github.displayio4j.displaybus.BusException;
import io.github.displayio4j.displaybus.Line;
import io.github.displayio4j.displaybus.OutputPin;
import io.github.displayio4j.displaybus.SpiPort;
import io.github.displayio4j.displaybus.VirtualClock;
import io.github.displayio4j.displaybus.VirtualWire;
import io.github.displayio4j.displaybus.WireListener;
import io.github.displayio4j.displaybus.linux.SpidevPort;
import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.ColorConverter;
import io.github.displayio4j.displayio.Colorspace;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.TileGrid;
import io.github.displayio4j.fourwire.FourWire;
import io.github.displayio4j.linuxio.Errno;
import io.github.displayio4j.linuxio.LinuxKernel;
import io.github.displayio4j.panels.Panels;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/// Shows frames on a spidev of umockdev and says what arrived there: the program that `UmockdevTest` starts.
final class UmockdevPanels {
    private static final String NODE = "/dev/spidev0.0";
    private static final String DEVICE = """
            P: /devices/spi0/spi0.0/spidev/spidev0.0
            N: spidev0.0
            E: DEVNAME=/dev/spidev0.0
            E: SUBSYSTEM=spidev
            A: dev=153:0
            """;

    /// Everything that went over the wires: runs of bytes behind their D/C level.
    private static final class Recorder implements WireListener {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();

        @Override
        public void line(Line line, boolean high, long nanos) {
            if (line == Line.COMMAND) {
                out.write(high ? 'D' : 'C');
            }
        }

        @Override
        public void bytes(MemorySegment bytes, long offset, long length, long start, long end) {
            out.writeBytes(bytes.asSlice(offset, length).toArray(ValueLayout.JAVA_BYTE));
        }
    }

    /// drivers/spi/spidev.c, with one fault.
    private static final class Spidev implements Umockdev.Driver {
        private final Recorder arrived = new Recorder();
        private int messages;
        private int failing;
        private int errno;

        @Override
        public synchronized long ioctl(long request, Umockdev.Pointer argument) {
            if (request == 0x40046b05L || request == 0x40016b03L) {
                return 0;
            }
            if (request != 0x40206b00L) {
                return -Errno.ENOTTY;
            }
            if (++messages == failing) {
                return -errno;
            }
            Umockdev.Struct transfer = argument.follow(0, 32);
            int length = transfer.bytes().get(ValueLayout.JAVA_INT, 16);
            if (length > 4096) {
                return -Errno.EMSGSIZE;
            }
            if (length == 0) {
                return 0; // lets chip select go
            }
            arrived.bytes(transfer.pointers().follow(0, length).bytes(), 0, length, 0, 0);
            return length;
        }

        /// The message of that number from now on fails.
        synchronized void fail(int message, int errno) {
            failing = messages + message;
            this.errno = errno;
        }
    }

    private UmockdevPanels() {}

    private static Group scene(PanelSpec spec) {
        Bitmap bitmap = new Bitmap(spec.width(), spec.height(), 65536);
        Random random = new Random(11);
        for (int y = 0; y < spec.height(); y++) {
            for (int x = 0; x < spec.width(); x++) {
                bitmap.set(x, y, random.nextInt(65536));
            }
        }
        Group root = new Group();
        root.append(
                TileGrid.builder(bitmap, new ColorConverter(Colorspace.RGB565)).build());
        return root;
    }

    private static BusDisplay display(SpiPort port, OutputPin command, BusClock clock, PanelSpec spec) {
        FourWire bus = FourWire.builder(port, clock)
                .chipSelectByPort()
                .command(command)
                .hertz(60_000_000)
                .build();
        return BusDisplay.builder(bus, spec).differencesOnly(false).build();
    }

    /// Init and first frame as a recorder on wires without a kernel hears them.
    private static byte[] expected(PanelSpec spec) {
        VirtualWire wire = new VirtualWire(new VirtualClock());
        Recorder recorder = new Recorder();
        wire.listen(recorder);
        BusDisplay display = display(wire, wire.pin(Line.COMMAND), wire.clock(), spec);
        display.setRootGroup(scene(spec));
        display.refresh();
        return recorder.out.toByteArray();
    }

    /// Shows frames on the panels of these names, then lets messages fail.
    public static void main(String[] panels) throws Throwable {
        Umockdev umockdev = new Umockdev();
        Spidev spidev = new Spidev();
        umockdev.add(DEVICE, NODE, spidev);
        Path bufsiz = Path.of(umockdev.sysFolder(), "module/spidev/parameters/bufsiz");
        Files.createDirectories(bufsiz.getParent());
        Files.writeString(bufsiz, "4096\n");
        LinuxKernel kernel = LinuxKernel.of(Umockdev.preloaded());
        OutputPin command = high -> spidev.arrived.line(Line.COMMAND, high, 0);

        for (String name : panels) {
            PanelSpec spec = Panels.find(name).spec();
            spidev.arrived.out.reset();
            int before = spidev.messages;
            try (SpidevPort port = SpidevPort.open(kernel, NODE, 0);
                    BusDisplay display = display(port, command, new VirtualClock(), spec)) {
                display.setRootGroup(scene(spec));
                display.refresh();
                byte[] arrived = spidev.arrived.out.toByteArray();
                byte[] expected = expected(spec);
                System.out.println("> " + name + ": " + arrived.length + " bytes in " + (spidev.messages - before)
                        + " messages, " + (Arrays.equals(arrived, expected) ? "equal" : "DIFFERENT"));
            }
        }
        for (int errno : new int[] {Errno.EMSGSIZE, Errno.EBUSY, Errno.EIO, Errno.ENODEV, Errno.EINTR}) {
            fault(kernel, spidev, command, errno);
        }
    }

    /// One message of a frame fails; the next refresh sends all again.
    private static void fault(LinuxKernel kernel, Spidev spidev, OutputPin command, int errno) {
        PanelSpec spec = Panels.find("st7735r-160x128").spec();
        try (SpidevPort port = SpidevPort.open(kernel, NODE, 0);
                BusDisplay display = display(port, command, new VirtualClock(), spec)) {
            display.setRootGroup(scene(spec));
            display.refresh();
            display.setRotation(180);
            display.setRotation(0); // all is dirty again
            spidev.fail(9, errno);
            String outcome = "no exception";
            try {
                display.refresh();
            } catch (BusException e) {
                outcome = String.valueOf(e.getMessage());
            }
            System.out.println("> " + Errno.name(errno) + " | " + outcome + " | then "
                    + display.refresh().pixels() + " pixels");
        }
    }
}
