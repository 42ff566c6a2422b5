package io.github.displayio4j.linuxio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
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

    private static final String GPIO_USERS = " ('gpioinfo' and 'displayio4j probe' show who)";

    private Remedy() {}

    /// Advice that follows the error in a message: starts with `; `, or is empty.
    static String of(String device, int errno) {
        Kind kind = kind(device);
        return switch (errno) {
            case Errno.EACCES, Errno.EPERM -> permission(device, kind);
            case Errno.ENOENT -> kind == null ? "; check the path" : "; " + kind.missing;
            case Errno.EBUSY ->
                "; another program or driver has it: close that first" + (kind == Kind.GPIO ? GPIO_USERS : "");
            case Errno.ENODEV, Errno.ENXIO, Errno.ESHUTDOWN ->
                kind == null ? "" : "; it was unplugged, or its driver was unloaded: bring it back and open it again";
            case Errno.EMSGSIZE ->
                kind == Kind.SPI
                        ? "; more than the driver's buffer: raise spidev.bufsiz (spidev.bufsiz=65536 on the kernel's"
                                + " command line)"
                        : "";
            case Errno.ENOTTY -> "; the path names another kind of device";
            case Errno.EREMOTEIO -> "; check wiring, power and the address";
            case Errno.EOPNOTSUPP ->
                kind == Kind.I2C ? "; this adapter takes shorter messages, or no plain I2C messages at all" : "";
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

    private static String permission(String device, @Nullable Kind kind) {
        try {
            PosixFileAttributes file = Files.readAttributes(Path.of(device), PosixFileAttributes.class);
            boolean groupMay = file.permissions().contains(PosixFilePermission.GROUP_READ);
            return permission(file.group().getName(), groupMay, kind == null ? null : kind.group);
        } catch (IOException | UnsupportedOperationException | InvalidPathException unknown) {
            return kind == null ? "" : permission(kind.group, true, kind.group);
        }
    }

    /// Names a group to join, but never root's: then the device has to be given to another group first.
    ///
    /// @param group what the file belongs to
    /// @param groupMay whether that group may use it
    /// @param usual group of this kind of device, if known
    static String permission(String group, boolean groupMay, @Nullable String usual) {
        if (groupMay && !group.equals("root")) {
            return "; it belongs to group " + group + ": 'sudo usermod -aG " + group + " $USER', then log in again";
        }
        return usual == null
                ? "; only its owner may use it"
                : "; only its owner may use it: add a udev rule with GROUP=\"" + usual + "\", MODE=\"0660\"";
    }
}
