package io.github.displayio4j.linuxio;

import java.io.IOException;

/// A system call failed. The message names device, operation, error and what to do.
public final class LinuxException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int errno;

    /// A failed call.
    ///
    /// @param device path of the device, or what else it is called
    /// @param operation what was asked of it, such as `open` or `SPI_IOC_MESSAGE`
    /// @param errno positive error number
    public LinuxException(String device, String operation, int errno) {
        super(device + ": " + operation + ": " + Errno.text(errno) + Remedy.of(device, errno));
        this.errno = errno;
    }

    /// The error number, as in `Errno`.
    public int errno() {
        return errno;
    }
}
