package io.github.displayio4j.linuxio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What a user can do about an error of a device file.
final class Remedy {
    /// Device files by the start of their path: the group that Debian's and Raspberry Pi's rules give them, and how
    /// they come to exist.
    private enum Kind {
        SPI("/dev/spidev", "spi", "turn SPI on (on a Raspberry Pi: dtparam=spi=on in config.txt) and restart"),
        GPIO("/dev/gpiochip", "gpio", "list the chips with 'gpiodetect' or 'ls /dev/gpiochip*'"),
        I2C("/dev/i2c-", "i2c", "turn I2C on (on a Raspberry Pi: dtparam=i2c_arm=on in config.txt) and load i2c-dev"),
        CAMERA("/dev/video", "video", "list the cameras with 'ls /dev/video*'"),
        FRAMEBUFFER("/dev/fb", "video", "list the framebuffers with 'ls /dev/fb*'"),
        GRAPHICS("/dev/dri/", "video", "list the graphics devices with 'ls /dev/dri'");

        private final String prefix;
        private final String group;
        private final String missing;

        Kind(String prefix, String group, String missing) {
            this.prefix = prefix;
            this.group = group;
            this.missing = missing;
        }
    }

    private Remedy() {}

    /// Advice that follows the error in a message: starts with `; `, or is empty.
    static String of(String device, int errno) {
        Kind kind = kind(device);
        return switch (errno) {
            case Errno.EACCES, Errno.EPERM -> {
                String group = group(device, kind);
                yield group == null
                        ? ""
                        : "; it belongs to group " + group + ": 'sudo usermod -aG " + group
                                + " $USER', then log in again";
            }
            case Errno.ENOENT -> kind == null ? "; check the path" : "; " + kind.missing;
            case Errno.EBUSY -> "; another program or driver has it: close that first";
            case Errno.EMSGSIZE ->
                kind == Kind.SPI
                        ? "; more than the driver's buffer: raise spidev.bufsiz (spidev.bufsiz=65536 on the kernel's"
                                + " command line)"
                        : "";
            case Errno.ENOTTY -> "; the path names another kind of device";
            case Errno.EREMOTEIO -> "; check wiring, power and the address";
            default -> "";
        };
    }

    private static @Nullable Kind kind(String device) {
        for (Kind kind : Kind.values()) {
            if (device.startsWith(kind.prefix)) {
                return kind;
            }
        }
        return null;
    }

    /// The group that the file has; if it can't be asked, the one that it usually has.
    private static @Nullable String group(String device, @Nullable Kind kind) {
        try {
            return String.valueOf(Files.getAttribute(Path.of(device), "posix:group", LinkOption.NOFOLLOW_LINKS));
        } catch (IOException | UnsupportedOperationException | InvalidPathException unknown) {
            return kind == null ? null : kind.group;
        }
    }
}
