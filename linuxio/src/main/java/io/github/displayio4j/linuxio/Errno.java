package io.github.displayio4j.linuxio;

/// Error numbers of Linux (asm-generic/errno*.h; the same on x86, ARM and RISC-V) with their names.
public final class Errno {
    /// Operation not permitted.
    public static final int EPERM = 1;
    /// No such file.
    public static final int ENOENT = 2;
    /// Interrupted by a signal.
    public static final int EINTR = 4;
    /// Input/output error.
    public static final int EIO = 5;
    /// No such device or address.
    public static final int ENXIO = 6;
    /// Bad file descriptor.
    public static final int EBADF = 9;
    /// Try again: nothing there yet.
    public static final int EAGAIN = 11;
    /// Permission denied.
    public static final int EACCES = 13;
    /// Busy: somebody else has it.
    public static final int EBUSY = 16;
    /// No such device.
    public static final int ENODEV = 19;
    /// Invalid argument.
    public static final int EINVAL = 22;
    /// Too many open files.
    public static final int EMFILE = 24;
    /// Not this kind of device.
    public static final int ENOTTY = 25;
    /// No such operation in this kernel.
    public static final int ENOSYS = 38;
    /// Message too long.
    public static final int EMSGSIZE = 90;
    /// Not supported by this driver.
    public static final int EOPNOTSUPP = 95;
    /// The device went away.
    public static final int ESHUTDOWN = 108;
    /// Timed out.
    public static final int ETIMEDOUT = 110;
    /// Remote end did not acknowledge (I2C).
    public static final int EREMOTEIO = 121;

    private Errno() {}

    /// The name, such as `EACCES`; `errno 77` if it is none of the usual ones.
    public static String name(int errno) {
        return describe(errno, false);
    }

    /// The name with what it means, such as `EACCES (permission denied)`.
    static String text(int errno) {
        return describe(errno, true);
    }

    private static String describe(int errno, boolean meaning) {
        String text =
                switch (errno) {
                    case EPERM -> "EPERM (operation not permitted)";
                    case ENOENT -> "ENOENT (no such file)";
                    case EINTR -> "EINTR (interrupted by a signal)";
                    case EIO -> "EIO (input/output error)";
                    case ENXIO -> "ENXIO (no such device or address)";
                    case EBADF -> "EBADF (bad file descriptor)";
                    case EAGAIN -> "EAGAIN (nothing there yet)";
                    case 12 -> "ENOMEM (out of memory)";
                    case EACCES -> "EACCES (permission denied)";
                    case 14 -> "EFAULT (bad address)";
                    case EBUSY -> "EBUSY (in use by somebody else)";
                    case ENODEV -> "ENODEV (no such device)";
                    case 20 -> "ENOTDIR (not a directory)";
                    case 21 -> "EISDIR (is a directory)";
                    case EINVAL -> "EINVAL (invalid argument)";
                    case EMFILE -> "EMFILE (too many open files)";
                    case ENOTTY -> "ENOTTY (not an operation of this device)";
                    case 28 -> "ENOSPC (no space left)";
                    case 30 -> "EROFS (read-only file system)";
                    case 32 -> "EPIPE (nobody reads)";
                    case ENOSYS -> "ENOSYS (no such operation in this kernel)";
                    case EMSGSIZE -> "EMSGSIZE (message too long)";
                    case EOPNOTSUPP -> "EOPNOTSUPP (not supported by this driver)";
                    case ESHUTDOWN -> "ESHUTDOWN (the device went away)";
                    case ETIMEDOUT -> "ETIMEDOUT (timed out)";
                    case EREMOTEIO -> "EREMOTEIO (not acknowledged)";
                    default -> "errno " + errno;
                };
        int space = text.indexOf(" (");
        return meaning || space < 0 ? text : text.substring(0, space);
    }
}
