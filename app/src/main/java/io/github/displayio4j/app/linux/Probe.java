package io.github.displayio4j.app.linux;

import io.github.displayio4j.displaybus.BusException;
import io.github.displayio4j.displaybus.linux.GpioChip;
import io.github.displayio4j.linuxio.Device;
import io.github.displayio4j.linuxio.Kernel;
import io.github.displayio4j.linuxio.LinuxException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Looks for what panels and cameras need: lists what there is, whether it may be opened, and how to get what is
/// missing. Changes nothing.
public final class Probe {
    private static final int MOST_TEXT = 256;

    private final Path root;
    private final Kernel kernel;
    private final StringBuilder out = new StringBuilder();

    /// A look at a machine.
    ///
    /// @param root where its files are; `/`, but in tests
    public Probe(Path root, Kernel kernel) {
        this.root = root;
        this.kernel = kernel;
    }

    /// All that is there.
    ///
    /// @param lines every GPIO line
    public String report(boolean lines) {
        out.setLength(0);
        String model = text("proc/device-tree/model");
        String release = text("proc/sys/kernel/osrelease");
        line("Machine", model.isEmpty() ? System.getProperty("os.arch", "") : model);
        line("Kernel", release.isEmpty() ? "unknown" : release);
        spi();
        gpio(lines);
        i2c();
        brightness();
        framebuffers();
        graphics();
        cameras();
        return out.toString();
    }

    private void spi() {
        List<String> devices = list("dev", "spidev");
        head("SPI", devices);
        for (String name : devices) {
            device("/dev/" + name, "--bus spi:" + name.substring("spidev".length()) + ",dc=25,reset=24");
        }
        if (devices.isEmpty()) {
            advice("turn SPI on: on a Raspberry Pi 'sudo raspi-config nonint do_spi 0' (dtparam=spi=on in config.txt),"
                    + " on other boards an overlay with a spidev node; then restart");
            return;
        }
        String bufsiz = text("sys/module/spidev/parameters/bufsiz");
        if (bufsiz.equals("4096")) {
            advice("spidev.bufsiz is 4096: add spidev.bufsiz=65536 to the kernel's command line (cmdline.txt of a"
                    + " Raspberry Pi) for fewer calls per frame");
        } else if (!bufsiz.isEmpty()) {
            line("", "spidev.bufsiz " + bufsiz);
        }
    }

    private void gpio(boolean all) {
        List<String> chips = list("dev", "gpiochip");
        head("GPIO", chips);
        for (String name : chips) {
            try {
                GpioChip chip = GpioChip.read(kernel, "/dev/" + name);
                long used = chip.lines().stream().filter(GpioChip.Line::used).count();
                long named =
                        chip.lines().stream().filter(l -> !l.name().isEmpty()).count();
                line(
                        "",
                        "/dev/" + name + "  " + chip.label() + ", "
                                + chip.lines().size() + " lines, " + named + " with a name, " + used + " in use");
                for (int i = 0; all && i < chip.lines().size(); i++) {
                    GpioChip.Line l = chip.lines().get(i);
                    line(
                            "",
                            String.format(
                                    Locale.ROOT,
                                    "    %s:%-3d %-20s %-6s %s",
                                    name,
                                    i,
                                    l.name().isEmpty() ? "-" : l.name(),
                                    l.output() ? "output" : "input",
                                    l.used()
                                            ? "used by " + (l.consumer().isEmpty() ? "the kernel" : l.consumer())
                                            : "free"));
                }
            } catch (BusException e) {
                line("", String.valueOf(e.getMessage()));
            }
        }
        for (String name : list("dev", "gpiomem")) {
            device("/dev/" + name, "memory-mapped GPIO: fast parallel panels");
        }
        if (chips.isEmpty()) {
            advice("no GPIO chip: this machine has no lines for D/C and reset; a USB adapter with a kernel driver"
                    + " (MCP2221, FT232H, CP2112) brings some");
        }
    }

    private void i2c() {
        List<String> devices = list("dev", "i2c-");
        head("I2C", devices);
        for (String name : devices) {
            String adapter = text("sys/class/i2c-adapter/" + name + "/name");
            device("/dev/" + name, (adapter.isEmpty() ? "" : adapter + "; ") + "--bus i2c:" + name.substring(4));
        }
        if (devices.isEmpty()) {
            advice("turn I2C on: on a Raspberry Pi 'sudo raspi-config nonint do_i2c 0' (dtparam=i2c_arm=on); elsewhere"
                    + " 'sudo modprobe i2c-dev'");
        }
    }

    private void brightness() {
        List<String> chips = list("sys/class/pwm", "pwmchip");
        List<String> lights = list("sys/class/backlight", "");
        head("Backlight", chips.isEmpty() ? lights : chips);
        for (String name : chips) {
            String channels = text("sys/class/pwm/" + name + "/npwm");
            line("", "/sys/class/pwm/" + name + "  " + channels + " channels; pwm=" + name.substring(7) + ".0");
        }
        for (String name : lights) {
            line(
                    "",
                    "/sys/class/backlight/" + name + "  a driver's, 0.."
                            + text("sys/class/backlight/" + name + "/max_brightness"));
        }
        if (chips.isEmpty() && lights.isEmpty()) {
            advice("no PWM: a backlight on a GPIO line is on or off (dtoverlay=pwm on a Raspberry Pi brings PWM)");
        }
    }

    private void framebuffers() {
        List<String> devices = list("dev", "fb");
        head("Framebuffer", devices);
        for (String name : devices) {
            String at = "sys/class/graphics/" + name + "/";
            device(
                    "/dev/" + name,
                    text(at + "name") + ", " + text(at + "virtual_size").replace(',', 'x') + ", "
                            + text(at + "bits_per_pixel") + " bit; --bus fb:" + name.substring(2));
        }
    }

    private void graphics() {
        List<String> cards = list("dev/dri", "card");
        head("DRM", cards);
        for (String name : cards) {
            List<String> connectors = new ArrayList<>();
            for (String entry : list("sys/class/drm", name + "-")) {
                connectors.add(entry.substring(name.length() + 1) + " " + text("sys/class/drm/" + entry + "/status"));
            }
            device(
                    "/dev/dri/" + name,
                    String.join(", ", connectors) + (connectors.isEmpty() ? "" : "; ") + "--bus drm:" + name);
        }
    }

    private void cameras() {
        List<String> devices = list("dev", "video");
        head("Camera", devices);
        for (String name : devices) {
            device("/dev/" + name, text("sys/class/video4linux/" + name + "/name"));
        }
    }

    /// One device: what it is, or why it can't be opened.
    private void device(String path, String what) {
        try (Device opened = Device.open(kernel, path, Kernel.O_RDWR | Kernel.O_NONBLOCK)) {
            line("", opened.name() + "  " + what);
        } catch (LinuxException e) {
            line("", String.valueOf(e.getMessage()));
        }
    }

    private void head(String what, List<String> found) {
        line(what, found.isEmpty() ? "none" : found.size() == 1 ? "1" : Integer.toString(found.size()));
    }

    private void line(String what, String text) {
        out.append(String.format(Locale.ROOT, "%-12s%s%n", what, text));
    }

    private void advice(String text) {
        line("", "-> " + text);
    }

    /// Names in a folder that start with a prefix, in the order of their numbers.
    private List<String> list(String folder, String prefix) {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(root.resolve(folder))) {
            for (Path entry : entries) {
                String name = String.valueOf(entry.getFileName());
                String rest = name.substring(Math.min(prefix.length(), name.length()));
                boolean numbered = prefix.isEmpty() || prefix.endsWith("-") || rest.matches("[0-9.]*");
                if (name.startsWith(prefix) && numbered) {
                    names.add(name);
                }
            }
        } catch (IOException e) {
            return names; // no such folder: nothing of that kind
        }
        names.sort(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
        return names;
    }

    /// A short text of the kernel, without the zeros of the device tree; empty if there is none.
    private String text(String file) {
        try {
            String all = Files.readString(root.resolve(file), StandardCharsets.ISO_8859_1);
            return all.substring(0, Math.min(MOST_TEXT, all.length()))
                    .replace("\0", "")
                    .strip();
        } catch (IOException e) {
            return "";
        }
    }
}
