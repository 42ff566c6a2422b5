package io.github.displayio4j.app.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.displaybus.linux.FakeGpioChip;
import io.github.displayio4j.displaybus.linux.FakeKernel;
import io.github.displayio4j.linuxio.Errno;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// On a board made of files and a fake kernel.
class ProbeTest {
    @TempDir
    Path root;

    private final FakeKernel kernel = new FakeKernel();

    private void file(String path, String text) throws IOException {
        Files.createDirectories(root.resolve(path).getParent());
        Files.writeString(root.resolve(path), text);
    }

    private void device(String path, FakeKernel.Node node) throws IOException {
        file(path.substring(1), "");
        kernel.add(path, node);
    }

    @Test
    void aBoardIsListed() throws IOException {
        file("proc/device-tree/model", "Raspberry Pi 4 Model B Rev 1.4\0");
        file("proc/sys/kernel/osrelease", "6.12.25+rpt-rpi-v8\n");
        device("/dev/spidev0.1", new FakeKernel.Node() {});
        device("/dev/spidev0.0", new FakeKernel.Node() {});
        file("sys/module/spidev/parameters/bufsiz", "4096\n");
        FakeGpioChip chip = new FakeGpioChip(kernel, 28);
        chip.names[25] = "GPIO25";
        chip.consumers[8] = "spi0 CS0";
        device("/dev/gpiochip0", chip);
        device("/dev/i2c-1", new FakeKernel.Node() {});
        file("sys/class/i2c-adapter/i2c-1/name", "bcm2835 (i2c@7e804000)\n");
        file("sys/class/pwm/pwmchip0/npwm", "2\n");
        device("/dev/fb0", new FakeKernel.Node() {});
        file("sys/class/graphics/fb0/name", "vc4drmfb\n");
        file("sys/class/graphics/fb0/virtual_size", "1920,1080\n");
        file("sys/class/graphics/fb0/bits_per_pixel", "16\n");
        device("/dev/dri/card1", new FakeKernel.Node() {});
        file("sys/class/drm/card1-HDMI-A-1/status", "connected\n");
        device("/dev/video0", new FakeKernel.Node() {});
        file("sys/class/video4linux/video0/name", "USB camera\n");

        String all = new Probe(root, kernel).report(true);
        assertEquals("""
                Machine     Raspberry Pi 4 Model B Rev 1.4
                Kernel      6.12.25+rpt-rpi-v8
                SPI         2
                            /dev/spidev0.0  --bus spi:0.0,dc=25,reset=24
                            /dev/spidev0.1  --bus spi:0.1,dc=25,reset=24
                            -> spidev.bufsiz is 4096: add spidev.bufsiz=65536 to the kernel's command line \
                (cmdline.txt of a Raspberry Pi) for fewer calls per frame
                GPIO        1
                            /dev/gpiochip0  fake, 28 lines, 1 with a name, 1 in use
                """, all.substring(0, all.indexOf("                gpiochip0:0 ")));
        for (String line : new String[] {
            "gpiochip0:8   -                    output used by spi0 CS0",
            "gpiochip0:25  GPIO25               input  free",
            "/dev/i2c-1  bcm2835 (i2c@7e804000); --bus i2c:1",
            "/sys/class/pwm/pwmchip0  2 channels; pwm=0.0",
            "/dev/fb0  vc4drmfb, 1920x1080, 16 bit; --bus fb:0",
            "/dev/dri/card1  HDMI-A-1 connected; --bus drm:card1",
            "/dev/video0  USB camera",
        }) {
            assertTrue(all.contains(line), () -> line + " is not in\n" + all);
        }
        assertEquals(0, kernel.openFiles());
    }

    @Test
    void whatIsMissingOrForbiddenComesWithAdvice() throws IOException {
        device("/dev/i2c-3", new FakeKernel.Node() {});
        kernel.fail("open", 1, Errno.EACCES);
        String all = new Probe(root, kernel).report(false);
        for (String line : new String[] {
            "SPI         none\n            -> turn SPI on: on a Raspberry Pi 'sudo raspi-config nonint do_spi 0'",
            "GPIO        none\n            -> no GPIO chip",
            "/dev/i2c-3: open: EACCES (permission denied); it belongs to group i2c",
            "Backlight   none",
            "Camera      none",
        }) {
            assertTrue(all.contains(line), () -> line + " is not in\n" + all);
        }
    }
}
