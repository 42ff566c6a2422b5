package io.github.displayio4j.app.kernelit;

import io.github.displayio4j.app.linux.Probe;
import io.github.displayio4j.busdisplay.BusDisplay;
import io.github.displayio4j.busdisplay.FramebufferDisplay;
import io.github.displayio4j.busdisplay.PanelSpec;
import io.github.displayio4j.camera.FrameFeed;
import io.github.displayio4j.camera.FrameSource;
import io.github.displayio4j.camera.FrameSources;
import io.github.displayio4j.camera.NewestFrames;
import io.github.displayio4j.camera.Viewfinder;
import io.github.displayio4j.displaybus.BusClock;
import io.github.displayio4j.displaybus.Framebuffer;
import io.github.displayio4j.displaybus.Line;
import io.github.displayio4j.displaybus.OutputPin;
import io.github.displayio4j.displaybus.SystemClock;
import io.github.displayio4j.displaybus.VirtualClock;
import io.github.displayio4j.displaybus.VirtualWire;
import io.github.displayio4j.displaybus.WireListener;
import io.github.displayio4j.displaybus.linux.DrmFramebuffer;
import io.github.displayio4j.displaybus.linux.FbdevFramebuffer;
import io.github.displayio4j.displaybus.linux.GpioChip;
import io.github.displayio4j.displaybus.linux.GpioInput;
import io.github.displayio4j.displaybus.linux.GpioLines;
import io.github.displayio4j.displaybus.linux.GpioPin;
import io.github.displayio4j.displaybus.linux.I2cdevPort;
import io.github.displayio4j.displaybus.linux.SpidevPort;
import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.TileGrid;
import io.github.displayio4j.fourwire.FourWire;
import io.github.displayio4j.i2cdisplaybus.I2CDisplayBus;
import io.github.displayio4j.linuxio.Device;
import io.github.displayio4j.linuxio.Kernel;
import io.github.displayio4j.linuxio.LinuxException;
import io.github.displayio4j.linuxio.LinuxKernel;
import io.github.displayio4j.panels.Panels;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32;

/// What runs inside the guest: the product on device nodes of a real kernel. Says `@pass` and `@fail` on the
/// console, and what the host must find on the wires and on the screen.
final class Guest {
    private static final PanelSpec SPEC = Panels.find("ssd1306-128x32").spec();
    private static final String SPIDEV = "/dev/spidev42.1";
    private static final long SECOND = 1_000_000_000;

    private final LinuxKernel kernel = LinuxKernel.ofMachine();
    private final BusClock clock = new SystemClock();

    @FunctionalInterface
    private interface Check {
        void run() throws Exception;
    }

    /// Runs all checks.
    public static void main(String[] args) throws IOException {
        Guest guest = new Guest();
        guest.check("spidev: init and first frame", guest::spi);
        guest.check("spidev: a message above bufsiz is refused with EMSGSIZE", guest::tooLong);
        Cp2112 chip = new Cp2112(guest.kernel);
        guest.check("gpiochip: appears with its lines", () -> guest.gpioAppears());
        guest.check("gpiochip: reset and D/C in their order", () -> guest.gpioOrder(chip));
        guest.check("gpiochip: eight lines in one call", () -> guest.gpioPort(chip));
        guest.check("gpiochip: an input's level", () -> guest.gpioInput(chip));
        guest.check("i2c-dev: init and first frame", () -> guest.i2c(chip));
        guest.check("fbdev: the scene on the screen", guest::fbdev);
        guest.check("DRM: the scene on the screen", guest::drm);
        guest.check("V4L2: colour bars of vivid in RGB565", () -> guest.camera("rgb565"));
        guest.check("V4L2: the same bars in YUYV", () -> guest.camera("yuyv"));
        guest.check("probe: lists all of that", guest::probe);
        System.out.println("@done");
    }

    private void check(String name, Check check) {
        try {
            check.run();
            System.out.println("@pass " + name);
        } catch (Exception | AssertionError | LinkageError e) {
            System.out.println("@fail " + name + ": " + e);
        }
    }

    private static void require(boolean good, String what) {
        if (!good) {
            throw new AssertionError(what);
        }
    }

    private static Group scene(int width, int height, int[] colors) {
        Bitmap bitmap = new Bitmap(width, height, colors.length);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                bitmap.set(x, y, (x * x + 3 * y * y + x * y) / 7 % colors.length);
            }
        }
        Palette palette = new Palette(colors.length);
        for (int i = 0; i < colors.length; i++) {
            palette.set(i, colors[i]);
        }
        Group root = new Group();
        root.append(TileGrid.builder(bitmap, palette).build());
        return root;
    }

    private static Group mono() {
        return scene(SPEC.width(), SPEC.height(), new int[] {0, 0xffffff});
    }

    /// Bytes and messages as a recorder hears them.
    private static final class Recorder implements WireListener {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        final List<byte[]> messages = new ArrayList<>();
        final List<String> lines = new ArrayList<>();

        @Override
        public void line(Line line, boolean high, long nanos) {
            int pin = line == Line.COMMAND ? 0 : line == Line.RESET ? 1 : -1;
            if (pin >= 0) {
                lines.add(pin + (high ? "+" : "-"));
            }
        }

        @Override
        public void bytes(MemorySegment segment, long offset, long length, long start, long end) {
            bytes.writeBytes(segment.asSlice(offset, length).toArray(ValueLayout.JAVA_BYTE));
        }

        @Override
        public void message(int address, MemorySegment segment, long offset, long length, long start, long end) {
            byte[] message = new byte[(int) length + 1];
            message[0] = (byte) address;
            MemorySegment.copy(segment, ValueLayout.JAVA_BYTE, offset, message, 1, (int) length);
            messages.add(message);
        }
    }

    /// Init, then a frame, on some wires.
    private static void show(FourWire bus) {
        try (bus;
                BusDisplay display = BusDisplay.builder(bus, SPEC).build()) {
            display.setRootGroup(mono());
            display.refresh();
        }
    }

    private static Recorder recorded() {
        VirtualWire wire = new VirtualWire(new VirtualClock());
        Recorder recorder = new Recorder();
        wire.listen(recorder);
        show(FourWire.builder(wire, wire.clock())
                .command(wire.pin(Line.COMMAND))
                .reset(wire.pin(Line.RESET))
                .build());
        return recorder;
    }

    /// The host decodes the emulated wires and compares.
    private void spi() {
        try (SpidevPort port = SpidevPort.open(kernel, SPIDEV, 0)) {
            require(port.chunkBytes() == 4096, "bufsiz " + port.chunkBytes());
            System.out.println("@wire begin");
            show(FourWire.builder(port, clock)
                    .chipSelectByPort()
                    .command(_ -> {})
                    .hertz(1_000_000)
                    .build());
            System.out.println(
                    "@wire " + HexFormat.of().formatHex(recorded().bytes.toByteArray()));
        }
    }

    private void tooLong() throws IOException {
        try (Device device = Device.open(kernel, SPIDEV, Kernel.O_RDWR);
                Arena arena = Arena.ofConfined()) {
            MemorySegment bytes = arena.allocate(4097);
            MemorySegment transfer = arena.allocate(32, 8);
            transfer.set(ValueLayout.JAVA_LONG, 0, bytes.address());
            transfer.set(ValueLayout.JAVA_INT, 16, 4097);
            try {
                device.ioctl("SPI_IOC_MESSAGE", 0x40206b00L, transfer);
                throw new AssertionError("it was taken");
            } catch (LinuxException e) {
                require(String.valueOf(e.getMessage()).contains("raise spidev.bufsiz"), String.valueOf(e.getMessage()));
            }
        }
    }

    private void gpioAppears() {
        long end = System.nanoTime() + 30 * SECOND;
        while (!Files.exists(Path.of("/dev/gpiochip0"))) {
            require(System.nanoTime() < end, "no /dev/gpiochip0 after 30 s");
            clock.sleep(SECOND / 50);
        }
        GpioChip chip = GpioChip.read(kernel, "/dev/gpiochip0");
        require(chip.label().equals("cp2112_gpio") && chip.lines().size() == 8, chip.toString());
    }

    private void gpioOrder(Cp2112 chip) {
        try (GpioPin command = GpioPin.output(kernel, "/dev/gpiochip0", 0, true);
                GpioPin reset = GpioPin.output(kernel, "/dev/gpiochip0", 1, true)) {
            require(
                    GpioChip.read(kernel, "/dev/gpiochip0")
                            .lines()
                            .get(1)
                            .consumer()
                            .equals("displayio4j"),
                    "consumer");
            chip.takePins();
            VirtualWire nowhere = new VirtualWire(new VirtualClock());
            OutputPin heard = command;
            show(FourWire.builder(nowhere, nowhere.clock())
                    .command(heard)
                    .reset(reset)
                    .build());
            List<String> expected = recorded().lines;
            List<String> seen = chip.takePins();
            require(seen.equals(expected), "pins " + seen + ", not " + expected);
        }
    }

    private void gpioPort(Cp2112 chip) {
        try (GpioLines lines = GpioLines.outputs(kernel, "/dev/gpiochip0", 0, 0, 1, 2, 3, 4, 5, 6, 7)) {
            chip.takePins();
            lines.set(0xa5, 0xff);
            List<String> seen = new ArrayList<>(chip.takePins());
            seen.sort(null);
            require(seen.equals(List.of("0+", "1-", "2+", "3-", "4-", "5+", "6-", "7+")), "pins " + seen);
        }
    }

    private void gpioInput(Cp2112 chip) {
        chip.drive(6, false);
        try (GpioInput busy = GpioInput.open(kernel, "/dev/gpiochip0", 6)) {
            require(!busy.isHigh(), "it is low");
            require(!busy.await(true, SECOND / 10, clock), "nothing happens");
            Thread.ofPlatform().daemon().start(() -> {
                clock.sleep(SECOND / 5);
                chip.drive(6, true);
            });
            require(busy.await(true, 20 * SECOND, clock), "no edge");
        }
    }

    private void i2c(Cp2112 chip) throws IOException {
        String node = "";
        try (var adapters = Files.list(Path.of("/sys/class/i2c-adapter"))) {
            for (Path adapter : adapters.toList()) {
                if (Files.readString(adapter.resolve("name")).startsWith("CP2112")) {
                    node = "/dev/" + adapter.getFileName();
                }
            }
        }
        require(!node.isEmpty(), "no adapter");
        VirtualWire wire =
                VirtualWire.builder(new VirtualClock()).maxMessage(60).build();
        Recorder recorder = new Recorder();
        wire.listen(recorder);
        showI2c(I2CDisplayBus.builder(wire, wire.clock(), 0x3c).build());
        chip.takeMessages();
        try (I2cdevPort port = I2cdevPort.open(kernel, node, 100_000, 60)) {
            showI2c(I2CDisplayBus.builder(port, new VirtualClock(), 0x3c).build());
        }
        List<byte[]> seen = chip.takeMessages();
        require(seen.size() == recorder.messages.size(), seen.size() + " messages, not " + recorder.messages.size());
        for (int i = 0; i < seen.size(); i++) {
            require(
                    Arrays.equals(seen.get(i), recorder.messages.get(i)),
                    "message " + i + " is " + HexFormat.of().formatHex(seen.get(i)));
        }
    }

    private static void showI2c(I2CDisplayBus bus) {
        try (bus;
                BusDisplay display = BusDisplay.builder(bus, SPEC).build()) {
            display.setRootGroup(mono());
            display.refresh();
        }
    }

    private void fbdev() throws IOException {
        try (Framebuffer framebuffer =
                FbdevFramebuffer.open(kernel, "/dev/fb0", 16)) { // bochs says yes, and stays at 32
            screen("fbdev", framebuffer, new int[] {0x102030, 0xff8000, 0x00c0ff, 0xffffff});
        }
    }

    private void drm() throws IOException {
        try (Framebuffer framebuffer = DrmFramebuffer.open(kernel, "/dev/dri/card0")) {
            screen("drm", framebuffer, new int[] {0x400000, 0x00ff00, 0x2040ff, 0xffffc0, 0x808080});
        }
    }

    /// Draws, asks the host for a picture of the screen, and waits until it has one.
    private static void screen(String name, Framebuffer framebuffer, int[] colors) throws IOException {
        int width = framebuffer.width();
        int height = framebuffer.height();
        require(framebuffer.layout() == Framebuffer.Layout.BGRX8888, "layout " + framebuffer.layout());
        CRC32 expected = new CRC32();
        byte[] row = new byte[3 * width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int color = colors[(x * x + 3 * y * y + x * y) / 7 % colors.length];
                row[3 * x] = (byte) (color >>> 16);
                row[3 * x + 1] = (byte) (color >>> 8);
                row[3 * x + 2] = (byte) color;
            }
            expected.update(row);
        }
        try (FramebufferDisplay display = new FramebufferDisplay(framebuffer, 0)) {
            display.setRootGroup(scene(width, height, colors));
            display.refresh();
            System.out.println(
                    "@screen " + name + " " + width + " " + height + " " + Long.toHexString(expected.getValue()));
            int answer = System.in.read(); // the host has looked
            require(answer >= 0, "no host");
        }
    }

    /// Frames of the kernel's test camera, at the size that its driver grants, as a viewfinder shows them.
    private void camera(String format) throws IOException {
        FrameSource device = FrameSources.open("/dev/video0,320x240@25," + format);
        long start = clock.nanos();
        try (FrameSource source = new NewestFrames(FrameFeed.start(device))) {
            require(source.next(), "no frame");
            String size = source.width() + "x" + source.height() + " " + source.encoding();
            try (Viewfinder viewfinder = Viewfinder.builder(source.width(), source.height())
                    .overlays(false)
                    .build()) {
                long last = -1;
                for (int i = 0; i < 10; i++) {
                    require(i == 0 || source.next(), "frame " + i);
                    require(source.number() > last, "number " + source.number() + " after " + last);
                    last = source.number();
                    viewfinder.show(source);
                    require(viewfinder.damagedFrames() == 0, String.valueOf(viewfinder.lastDamage()));
                }
                Bitmap picture = Objects.requireNonNull(viewfinder.picture());
                StringBuilder bars = new StringBuilder();
                for (int i = 0; i < 8; i++) { // white, yellow, cyan, green, magenta, red, blue, black
                    // the driver writes its settings over the picture, but not so far down
                    int swapped = picture.get((2 * i + 1) * picture.width() / 16, picture.height() - 6);
                    int value = Short.toUnsignedInt(Short.reverseBytes((short) swapped));
                    bars.append((value >> 15) << 2 | (value >> 10 & 1) << 1 | value >> 4 & 1);
                }
                require(bars.toString().equals("76325410"), "bars " + bars + " of " + size + ", " + source.status());
                System.out.println("@note " + size + ": 10 frames, the camera's number " + last + ", in "
                        + (clock.nanos() - start) / 1_000_000 + " ms, " + source.status());
            }
        }
    }

    private void probe() {
        String all = new Probe(Path.of("/"), kernel).report(false);
        for (String part : new String[] {"spidev42.1", "cp2112_gpio, 8 lines", "i2c-", "/dev/fb0", "/dev/dri/card0"}) {
            require(all.contains(part), part + " is not in " + all);
        }
    }
}
