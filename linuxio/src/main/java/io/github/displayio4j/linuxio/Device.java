package io.github.displayio4j.linuxio;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.TimeUnit;

/// An open device or file. Failures name it. One thread at a time.
public final class Device implements AutoCloseable {
    private static final int CLOSED = -1;

    /// mmap returns -4095..-1 for errors.
    private static final long LARGEST_ERRNO = 4095;

    private final Kernel kernel;
    private final String name;
    private int fd;

    private Device(Kernel kernel, String name, int fd) {
        this.kernel = kernel;
        this.name = name;
        this.fd = fd;
    }

    /// Opens a file; child processes do not inherit it.
    ///
    /// @param flags `Kernel.O_RDWR` and its kin
    /// @throws LinuxException if it can't be opened
    public static Device open(Kernel kernel, String path, int flags) throws LinuxException {
        int fd;
        do {
            fd = kernel.open(path, flags | Kernel.O_CLOEXEC);
        } while (fd == -Errno.EINTR);
        if (fd < 0) {
            throw new LinuxException(path, "open", -fd);
        }
        return new Device(kernel, path, fd);
    }

    /// Takes over a file descriptor that a driver handed out.
    ///
    /// @param name for messages
    /// @param fd >= 0; closed with this object
    public static Device adopt(Kernel kernel, String name, int fd) {
        if (fd < 0) {
            throw new IllegalArgumentException("file descriptor must be >= 0, not " + fd);
        }
        return new Device(kernel, name, fd);
    }

    /// What it is called in messages.
    public String name() {
        return name;
    }

    /// Device operation with a structure.
    ///
    /// @param operation its name, for messages
    /// @return what the driver returns, >= 0
    /// @throws LinuxException if the driver refuses
    public int ioctl(String operation, long request, MemorySegment argument) throws LinuxException {
        return checked(operation, kernel.ioctl(fd(), request, argument));
    }

    /// Device operation with a structure, repeated while signals interrupt it: for operations that move all or
    /// nothing, or may be done twice.
    ///
    /// @param operation its name, for messages
    /// @return what the driver returns, >= 0
    /// @throws LinuxException if the driver refuses
    public int ioctlRepeated(String operation, long request, MemorySegment argument) throws LinuxException {
        int result;
        do {
            result = kernel.ioctl(fd(), request, argument);
        } while (result == -Errno.EINTR);
        return checked(operation, result);
    }

    /// Device operation with a plain number.
    ///
    /// @param operation its name, for messages
    /// @return what the driver returns, >= 0
    /// @throws LinuxException if the driver refuses
    public int ioctl(String operation, long request, long argument) throws LinuxException {
        return checked(operation, kernel.ioctl(fd(), request, argument));
    }

    /// Reads what is there, at most `length` bytes.
    ///
    /// @param bytes native target
    /// @return bytes read, 0 at the end
    /// @throws LinuxException if it fails
    public long read(MemorySegment bytes, long offset, long length) throws LinuxException {
        long n;
        do {
            n = kernel.read(fd(), bytes, offset, length);
        } while (n == -Errno.EINTR);
        return checked("read", n);
    }

    /// Writes all bytes, in several calls if need be.
    ///
    /// @param bytes native source
    /// @throws LinuxException if it fails; how much was written is then unknown
    public void write(MemorySegment bytes, long offset, long length) throws LinuxException {
        long at = 0;
        while (at < length) {
            long n = kernel.write(fd(), bytes, offset + at, length - at);
            if (n != -Errno.EINTR) {
                at += checked("write", n == 0 ? -Errno.EIO : n); // a driver that takes nothing would be asked for ever
            }
        }
    }

    /// Waits for events.
    ///
    /// @param events `Kernel.POLLIN` and its kin
    /// @param timeoutMillis -1 waits for ever
    /// @return events that happened; 0 after the timeout
    /// @throws LinuxException if it fails
    public int poll(int events, int timeoutMillis) throws LinuxException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
        int left = timeoutMillis;
        int happened = kernel.poll(fd(), events, left);
        while (happened == -Errno.EINTR) {
            if (timeoutMillis > 0) {
                left = (int) Math.max(0, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()));
            }
            happened = kernel.poll(fd(), events, left);
        }
        return checked("poll", happened);
    }

    /// Maps a part of it into memory until the arena is closed; the device may be closed before.
    ///
    /// @param arena owns the mapping
    /// @param offset a multiple of the page size
    /// @param length > 0
    /// @throws LinuxException if it fails
    public MemorySegment map(Arena arena, long offset, long length, boolean writable) throws LinuxException {
        long address = kernel.map(fd(), offset, length, writable);
        if (address < 0 && address >= -LARGEST_ERRNO) {
            throw new LinuxException(name, "mmap", (int) -address);
        }
        Kernel owner = kernel;
        MemorySegment mapped =
                MemorySegment.ofAddress(address).reinterpret(length, arena, s -> owner.unmap(address, length));
        return writable ? mapped : mapped.asReadOnly();
    }

    /// Closes it; again does nothing.
    ///
    /// @throws LinuxException if the kernel reports a late error
    @Override
    public void close() throws LinuxException {
        if (fd != CLOSED) {
            int old = fd;
            fd = CLOSED; // also if it fails: Linux has freed the number by then, and somebody else may get it
            checked("close", kernel.close(old));
        }
    }

    private int fd() {
        if (fd == CLOSED) {
            throw new IllegalStateException(name + " is closed");
        }
        return fd;
    }

    private int checked(String operation, int result) throws LinuxException {
        return (int) checked(operation, (long) result);
    }

    private long checked(String operation, long result) throws LinuxException {
        if (result < 0) {
            throw new LinuxException(name, operation, (int) -result);
        }
        return result;
    }
}
