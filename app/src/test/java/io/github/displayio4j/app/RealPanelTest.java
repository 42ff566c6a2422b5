package io.github.displayio4j.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.displaybus.Line;
import io.github.displayio4j.displaybus.SystemClock;
import io.github.displayio4j.displaybus.VirtualClock;
import io.github.displayio4j.displaybus.linux.FakeDrm;
import io.github.displayio4j.displaybus.linux.FakeFb;
import io.github.displayio4j.displaybus.linux.FakeGpioChip;
import io.github.displayio4j.displaybus.linux.FakeI2c;
import io.github.displayio4j.displaybus.linux.FakeKernel;
import io.github.displayio4j.displaybus.linux.FakeSpidev;
import io.github.displayio4j.linuxio.Errno;
import io.github.displayio4j.linuxio.LinuxKernel;
import io.github.displayio4j.panels.EmulatedPanel;
import io.github.displayio4j.panels.EmulatedPaper;
import io.github.displayio4j.panels.GlassImages;
import io.github.displayio4j.panels.Panels;
import io.github.displayio4j.panels.Paper;
import io.github.displayio4j.panels.Papers;
import io.github.displayio4j.panels.TurnedGlass;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Commands with `--bus`, on a board that a fake kernel plays: the panel at the end of its wires shows the picture.
class RealPanelTest {
    @TempDir
    Path folder;

    private final VirtualClock clock = new VirtualClock();
    private final FakeKernel kernel = new FakeKernel();
    private final FakeSpidev spidev = kernel.add("/dev/spidev0.0", new FakeSpidev(clock));
    private final FakeGpioChip chip = kernel.add("/dev/gpiochip0", new FakeGpioChip(kernel, 28));

    @BeforeEach
    void board() {
        kernel.file(FakeKernel.BUFSIZ, "65536\n");
        spidev.bufsiz = 65536;
        spidev.callNanos = 0;
        Rig.machine = () -> kernel;
        Rig.time = () -> clock;
    }

    @AfterEach
    void machine() {
        Rig.machine = LinuxKernel::ofMachine;
        Rig.time = SystemClock::new;
    }

    private EmulatedPanel wired(String name) {
        EmulatedPanel panel = EmulatedPanel.of(Panels.find(name).spec(), 77);
        spidev.listen(panel);
        chip.listen((offset, high) -> {
            if (offset == 25) {
                panel.line(Line.COMMAND, high, clock.nanos());
            } else if (offset == 24) {
                panel.line(Line.RESET, high, clock.nanos());
            }
        });
        panel.line(Line.CHIP_SELECT, true, 0);
        return panel;
    }

    private static void writeJpeg(Path file, int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, x * 255 / width << 16 | y * 255 / height << 8 | (x ^ y) & 0xff);
            }
        }
        assertTrue(ImageIO.write(image, "jpeg", file.toFile()));
    }

    @Test
    void showPutsAPictureOnThePanel() throws IOException {
        EmulatedPanel panel = wired("st7735r-160x128");
        Path picture = folder.resolve("picture.jpg");
        writeJpeg(picture, 160, 128);
        Path heard = folder.resolve("heard.png");
        Cli cli = Cli.run(
                "show",
                picture,
                "--panel",
                "st7735r-160x128",
                "--png",
                heard,
                "--bus",
                "spi:0.0,dc=25,reset=24,backlight=18,hz=50000000");
        assertEquals(0, cli.code(), cli.err());
        Path seen = folder.resolve("seen.png");
        GlassImages.writePng(TurnedGlass.of(panel, 0), seen, 1);
        assertArrayEquals(Files.readAllBytes(heard), Files.readAllBytes(seen), "what was heard is what is seen");
        Path emulated = folder.resolve("emulated.png");
        assertEquals(
                0,
                Cli.run("show", picture, "--panel", "st7735r-160x128", "--png", emulated)
                        .code());
        assertArrayEquals(Files.readAllBytes(emulated), Files.readAllBytes(seen));
        assertTrue(chip.isHigh(18), "backlight on");
        assertEquals(0, kernel.openFiles(), "all given back");
    }

    @Test
    void runTakesItsPanelFromAWiringFile() throws IOException {
        wired("st7735r-160x128");
        Path wiring = folder.resolve("wiring.txt");
        Files.writeString(wiring, "bus = spi:0.0\npanel = st7735r-160x128\ndc = 25\nhz = 62000000\n");
        Cli cli = Cli.run("run", "--bus", wiring, "--frames", "2", "--preview", "none", "--json");
        assertEquals(0, cli.code(), cli.err());
        assertTrue(cli.out().contains("\"panel\": \"st7735r-160x128\""), cli.out());
        assertTrue(cli.out().contains("\"busHertz\": 62000000"), cli.out());
        assertTrue(cli.out().contains("\"png\": null"), cli.out());
        cli = Cli.run("run", "--bus", wiring, "--bus-hz", "20000000", "--frames", "1", "--preview", "none", "--json");
        assertTrue(cli.out().contains("\"busHertz\": 20000000"), "the option wins: " + cli.out());
    }

    /// With its busy pin on a line of the chip.
    @Test
    void ePaperIsShownToo() throws IOException {
        Paper kind = Papers.all().getFirst();
        EmulatedPaper paper = EmulatedPaper.of(kind, clock, 3);
        spidev.listen(paper);
        chip.source(17, paper.busyPin());
        chip.listen((offset, high) -> {
            if (offset == 25 || offset == 24) {
                paper.line(offset == 25 ? Line.COMMAND : Line.RESET, high, clock.nanos());
            }
        });
        paper.line(Line.CHIP_SELECT, true, 0);
        Path picture = folder.resolve("picture.jpg");
        writeJpeg(picture, 64, 64);
        Path heard = folder.resolve("heard.png");
        Cli cli = Cli.run(
                "show",
                picture,
                "--panel",
                kind.spec().name(),
                "--png",
                heard,
                "--bus",
                "spi:0.0,dc=25,reset=24,busy=17");
        assertEquals(0, cli.code(), cli.err());
        Path seen = folder.resolve("seen.png");
        GlassImages.writePng(TurnedGlass.of(paper, 0), seen, 1);
        assertArrayEquals(Files.readAllBytes(heard), Files.readAllBytes(seen));
        assertTrue(clock.nanos() >= kind.refreshNanos(), "it was waited for");
        assertEquals(0, kernel.openFiles());
    }

    @Test
    void i2cPanelsAreShownToo() throws IOException {
        EmulatedPanel panel = EmulatedPanel.of(Panels.find("ssd1306-128x64").spec(), 5);
        FakeI2c i2c = kernel.add("/dev/i2c-1", new FakeI2c(clock, 10_000_000, 0x3d, panel));
        i2c.callNanos = 0;
        Path picture = folder.resolve("picture.jpg");
        writeJpeg(picture, 128, 64);
        Path heard = folder.resolve("heard.png");
        Cli cli = Cli.run(
                "show", picture, "--panel", "ssd1306-128x64", "--png", heard, "--bus", "i2c:1,address=0x3d,max=60");
        assertEquals(0, cli.code(), cli.err());
        Path seen = folder.resolve("seen.png");
        GlassImages.writePng(TurnedGlass.of(panel, 0), seen, 1);
        assertArrayEquals(Files.readAllBytes(heard), Files.readAllBytes(seen));
    }

    @Test
    void framebuffersAreShownToo() throws IOException {
        FakeFb fb = kernel.add("/dev/fb0", new FakeFb(96, 64, 32, 3));
        Path picture = folder.resolve("picture.jpg");
        writeJpeg(picture, 96, 64);
        Path png = folder.resolve("heard.png");
        Cli cli = Cli.run("show", picture, "--png", png, "--bus", "fb:0,depth=16");
        assertEquals(0, cli.code(), cli.err());
        BufferedImage seen = ImageIO.read(png.toFile());
        assertEquals(96, seen.getWidth());
        int pixel = fb.pixel(80, 50);
        assertEquals((pixel >>> 11) * 255 / 31, seen.getRGB(80, 50) >>> 16 & 0xff);
        assertNotEquals(0, pixel);
        FakeDrm card = kernel.add("/dev/dri/card1", new FakeDrm(96, 64));
        assertEquals(
                0,
                Cli.run("run", "--bus", "drm:card1", "--frames", "2", "--preview", "none")
                        .code());
        assertTrue(card.damage.size() >= 2 && card.isClean(), "shown and given back");
        assertEquals(0, kernel.openFiles());
        assertEquals(2, Cli.run("calibrate", "--bus", "fb:0").code());
        assertEquals(2, Cli.run("run", "--bus", "fb:one").code());
        assertEquals(2, Cli.run("run", "--bus", "drm:0").code());
    }

    /// The same picture by eight lines: slowly through the kernel, and by stores.
    @Test
    void parallelPanelsAreShownToo() throws IOException {
        EmulatedPanel panel = EmulatedPanel.of(Panels.find("st7735r-160x128").spec(), 5);
        MemorySegment byteOnLines = MemorySegment.ofArray(new byte[1]);
        chip.listen((offset, high) -> {
            if (offset == 25) {
                panel.line(Line.COMMAND, high, clock.nanos());
            } else if (offset == 8) {
                panel.line(Line.CHIP_SELECT, high, clock.nanos());
            } else if (offset == 13 && high) {
                int value = 0;
                for (int i = 0; i < 8; i++) {
                    value |= chip.isHigh(16 + i) ? 1 << i : 0;
                }
                byteOnLines.set(ValueLayout.JAVA_BYTE, 0, (byte) value);
                panel.bytes(byteOnLines, 0, 1, clock.nanos(), clock.nanos());
            }
        });
        panel.line(Line.COMMAND, true, 0);
        panel.line(Line.CHIP_SELECT, true, 0);
        kernel.quiet = true;
        Path picture = folder.resolve("picture.jpg");
        writeJpeg(picture, 160, 128);
        Path heard = folder.resolve("heard.png");
        String lines = ",data=16-23,wr=13,dc=25,cs=8";
        Cli cli = Cli.run(
                "show", picture, "--panel", "st7735r-160x128", "--png", heard, "--bus", "parallel:gpiochip" + lines);
        assertEquals(0, cli.code(), cli.err());
        Path seen = folder.resolve("seen.png");
        GlassImages.writePng(TurnedGlass.of(panel, 0), seen, 1);
        assertArrayEquals(Files.readAllBytes(heard), Files.readAllBytes(seen));

        MemorySegment registers = Arena.ofAuto().allocate(4096, 4);
        kernel.add("/dev/gpiomem", new FakeKernel.Node() {
            @Override
            public long map(long offset, long length, boolean writable) {
                return registers.address();
            }
        });
        Path stored = folder.resolve("stored.png");
        cli = Cli.run(
                "show", picture, "--panel", "st7735r-160x128", "--png", stored, "--bus", "parallel:gpiomem" + lines);
        assertEquals(0, cli.code(), cli.err());
        assertArrayEquals(Files.readAllBytes(heard), Files.readAllBytes(stored));
        assertEquals(1 << 13, registers.get(ValueLayout.JAVA_INT, 0x1c), "the last store raised WR");
        assertEquals(0, kernel.openFiles());
        for (String wrong : new String[] {
            "parallel:gpiomem,data=16-23,dc=25", "parallel:gpiochip,data=16-22,wr=13,dc=25",
            "parallel:spi,data=16-23,wr=13,dc=25", "parallel:gpiochip,data=16-23,wr=13"
        }) {
            assertEquals(
                    2, Cli.run("show", picture, "--png", stored, "--bus", wrong).code(), wrong);
        }
        assertEquals(0, kernel.openFiles());
    }

    @Test
    void aBacklightMayBePwm() throws IOException {
        wired("st7735r-160x128");
        for (String file : new String[] {"export", "unexport", "pwm1/duty_cycle", "pwm1/period", "pwm1/enable"}) {
            kernel.file("/sys/class/pwm/pwmchip0/" + file, "");
        }
        FakeKernel.TextFile duty = kernel.file("/sys/class/pwm/pwmchip0/pwm1/duty_cycle", "");
        Path picture = folder.resolve("picture.jpg");
        writeJpeg(picture, 16, 16);
        Cli cli = Cli.run("show", picture, "--panel", "st7735r-160x128", "--bus", "spi:0.0,dc=25,pwm=0.1,hz=60000000");
        assertEquals(0, cli.code(), cli.err());
        assertEquals("1000000", duty.text);
        assertEquals(2, Cli.run("show", picture, "--bus", "spi:0.0,dc=25,pwm=1").code());
    }

    @Test
    void failuresAreOneLineWithARemedy() {
        wired("st7735r-160x128");
        chip.consumers[25] = "somebody";
        Cli cli = Cli.run("run", "--bus", "spi:0.0,dc=25,reset=24", "--panel", "st7735r-160x128", "--preview", "none");
        assertEquals(1, cli.code());
        assertTrue(cli.err().startsWith("displayio4j: /dev/gpiochip0: GPIO_V2_GET_LINE of line 25: EBUSY"), cli.err());
        assertEquals(0, kernel.openFiles());
        kernel.fail("open", 1, Errno.EACCES);
        cli = Cli.run("run", "--bus", "spi:0.0,dc=24", "--panel", "st7735r-160x128", "--preview", "none");
        assertEquals(1, cli.code());
        assertTrue(cli.err().contains("/dev/spidev0.0: open: EACCES"), cli.err());
        cli = Cli.run("run", "--bus", "spi:7", "--preview", "none");
        assertEquals(2, cli.code());
        assertTrue(cli.err().contains("spi must be spi:BUS.CS, such as spi:0.0, not spi:7"), cli.err());
        assertEquals(2, Cli.run("calibrate").code());
    }

    @Test
    void calibrationIsKeptInAWiringFile() throws IOException {
        wired("st7735r-160x128");
        Path wiring = folder.resolve("wiring.txt");
        Cli cli = Cli.run(
                "calibrate", "--bus", "spi:0.0,dc=25,hz=60000000", "--panel", "st7735r-160x128", "--save", wiring);
        assertEquals(0, cli.code(), cli.err());
        String text = Files.readString(wiring);
        assertTrue(text.startsWith("bus = spi:0.0\ndc = 25\nhz = 60000000\n"), text);
        assertTrue(text.contains("\npanel = st7735r-160x128\n") && text.contains("\nnanos-per-byte = "), text);
        assertNotEquals(-1, text.indexOf("nanos-per-transfer = "));
        assertEquals(
                0,
                Cli.run("run", "--bus", wiring, "--frames", "1", "--preview", "none")
                        .code());
    }
}
