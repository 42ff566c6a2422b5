package io.github.displayio4j.linuxio;

import java.lang.foreign.MemorySegment;

/// The system calls that drivers need, bare: a result below 0 is a negated error number. A fake of it lets tests see
/// every byte that a driver hands to the kernel; users take a `Device`, which throws instead.
///
/// Segments must be native and stay open during the call.
public interface Kernel {
    /// Open for reading.
    int O_RDONLY = 0;
    /// Open for writing.
    int O_WRONLY = 1;
    /// Open for both.
    int O_RDWR = 2;
    /// Reads and writes don't wait.
    int O_NONBLOCK = 0x800;
    /// Not inherited by child processes.
    int O_CLOEXEC = 0x80000;
    /// poll: there is something to read.
    int POLLIN = 1;
    /// poll: there is something urgent, such as an edge on a GPIO of sysfs.
    int POLLPRI = 2;
    /// poll: it can be written.
    int POLLOUT = 4;
    /// poll: error (only told).
    int POLLERR = 8;
    /// poll: the other end is gone (only told).
    int POLLHUP = 16;

    /// Opens a file.
    ///
    /// @return file descriptor, or -errno
    int open(String path, int flags);

    /// Closes a file descriptor.
    ///
    /// @return 0 or -errno
    int close(int fd);

    /// Device operation with a structure.
    ///
    /// @return what the driver returns, or -errno
    int ioctl(int fd, long request, MemorySegment argument);

    /// Device operation with a plain number.
    ///
    /// @return what the driver returns, or -errno
    int ioctl(int fd, long request, long argument);

    /// Reads into `bytes` from `offset`.
    ///
    /// @return bytes read, 0 at the end, or -errno
    long read(int fd, MemorySegment bytes, long offset, long length);

    /// Writes `bytes` from `offset`.
    ///
    /// @return bytes written, or -errno
    long write(int fd, MemorySegment bytes, long offset, long length);

    /// Waits for events of one file.
    ///
    /// @param events `POLLIN` ...
    /// @param timeoutMillis -1 waits for ever
    /// @return events that happened, 0 after the timeout, or -errno
    int poll(int fd, int events, int timeoutMillis);

    /// Maps a file into memory, shared.
    ///
    /// @return address, or -errno (-1..-4095)
    long map(int fd, long offset, long length, boolean writable);

    /// Takes a mapping back.
    ///
    /// @return 0 or -errno
    int unmap(long address, long length);
}
