package io.github.displayio4j.linuxio;

import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.ref.Reference;
import java.util.Locale;
import java.util.Objects;

/// The kernel of this machine. Nothing is allocated per call, except by `open`. May be used by any thread; calls that
/// block should be made from a platform thread.
public final class LinuxKernel implements Kernel {
    private static final int PROT_READ = 1;
    private static final int PROT_WRITE = 2;
    private static final int MAP_SHARED = 1;

    /// What a thread needs for its calls: captured errno, one struct pollfd (fd, events, revents).
    private static final class Scratch {
        final MemorySegment state = Arena.ofAuto().allocate(Linker.Option.captureStateLayout());
        final MemorySegment pollFd = Arena.ofAuto().allocate(8, 4);

        int negatedErrno() {
            return -state.get(ValueLayout.JAVA_INT, NativeCalls.ERRNO);
        }
    }

    private final ThreadLocal<Scratch> scratch = ThreadLocal.withInitial(Scratch::new);
    private final MemorySegment open;
    private final MemorySegment close;
    private final MemorySegment ioctl;
    private final MemorySegment read;
    private final MemorySegment write;
    private final MemorySegment poll;
    private final MemorySegment mmap;
    private final MemorySegment munmap;

    private LinuxKernel(SymbolLookup lookup) {
        open = symbol(lookup, "open");
        close = symbol(lookup, "close");
        ioctl = symbol(lookup, "ioctl");
        read = symbol(lookup, "read");
        write = symbol(lookup, "write");
        poll = symbol(lookup, "poll");
        mmap = symbol(lookup, "mmap");
        munmap = symbol(lookup, "munmap");
    }

    /// The kernel through the C library of this process.
    ///
    /// @throws UnsupportedOperationException if this is not a 64-bit Linux
    public static LinuxKernel ofMachine() {
        checkSupported();
        return new LinuxKernel(Linker.nativeLinker().defaultLookup());
    }

    /// The kernel through functions from elsewhere, for example from a shim loaded by LD_PRELOAD, which the default
    /// lookup does not see.
    ///
    /// @throws UnsupportedOperationException if this is not a 64-bit Linux, or a function is missing
    public static LinuxKernel of(SymbolLookup lookup) {
        checkSupported();
        return new LinuxKernel(lookup);
    }

    /// Whether this is a system that these calls are written for.
    public static boolean isSupported() {
        return isLinux(System.getProperty("os.name", "")) && ValueLayout.ADDRESS.byteSize() == 8;
    }

    static boolean isLinux(String osName) {
        return osName.toLowerCase(Locale.ROOT).startsWith("linux");
    }

    private static void checkSupported() {
        if (!isSupported()) {
            throw new UnsupportedOperationException("device access needs a 64-bit Linux; this is "
                    + System.getProperty("os.name") + " " + System.getProperty("os.arch")
                    + ". Emulated panels and previews work here too");
        }
    }

    private static MemorySegment symbol(SymbolLookup lookup, String name) {
        return lookup.find(name)
                .orElseThrow(() -> new UnsupportedOperationException("the C library has no function " + name));
    }

    @Override
    public int open(String path, int flags) {
        Scratch own = scratch.get();
        try (Arena arena = Arena.ofConfined()) {
            int fd = (int) NativeCalls.OPEN.invokeExact(open, own.state, arena.allocateFrom(path), flags);
            return fd < 0 ? own.negatedErrno() : fd;
        } catch (Throwable impossible) {
            throw unexpected(impossible);
        }
    }

    @Override
    public int close(int fd) {
        Scratch own = scratch.get();
        try {
            int result = (int) NativeCalls.CLOSE.invokeExact(close, own.state, fd);
            return result < 0 ? own.negatedErrno() : result;
        } catch (Throwable impossible) {
            throw unexpected(impossible);
        }
    }

    @Override
    public int ioctl(int fd, long request, MemorySegment argument) {
        try {
            return ioctl(fd, request, address(argument, 0, argument.byteSize()));
        } finally {
            Reference.reachabilityFence(argument);
        }
    }

    @Override
    public int ioctl(int fd, long request, long argument) {
        Scratch own = scratch.get();
        try {
            int result = (int) NativeCalls.IOCTL.invokeExact(ioctl, own.state, fd, request, argument);
            return result < 0 ? own.negatedErrno() : result;
        } catch (Throwable impossible) {
            throw unexpected(impossible);
        }
    }

    @Override
    public long read(int fd, MemorySegment bytes, long offset, long length) {
        if (bytes.isReadOnly()) {
            throw new IllegalArgumentException("can't read into a read-only segment");
        }
        return transfer(read, fd, bytes, offset, length);
    }

    @Override
    public long write(int fd, MemorySegment bytes, long offset, long length) {
        return transfer(write, fd, bytes, offset, length);
    }

    private long transfer(MemorySegment function, int fd, MemorySegment bytes, long offset, long length) {
        long address = address(bytes, offset, length);
        Scratch own = scratch.get();
        try {
            long n = (long) NativeCalls.TRANSFER.invokeExact(function, own.state, fd, address, length);
            return n < 0 ? own.negatedErrno() : n;
        } catch (Throwable impossible) {
            throw unexpected(impossible);
        } finally {
            Reference.reachabilityFence(bytes);
        }
    }

    @Override
    public int poll(int fd, int events, int timeoutMillis) {
        Scratch own = scratch.get();
        own.pollFd.set(ValueLayout.JAVA_INT, 0, fd);
        own.pollFd.set(ValueLayout.JAVA_SHORT, 4, (short) events);
        own.pollFd.set(ValueLayout.JAVA_SHORT, 6, (short) 0);
        try {
            int ready = (int) NativeCalls.POLL.invokeExact(poll, own.state, own.pollFd.address(), 1L, timeoutMillis);
            return ready < 0 ? own.negatedErrno() : own.pollFd.get(ValueLayout.JAVA_SHORT, 6);
        } catch (Throwable impossible) {
            throw unexpected(impossible);
        }
    }

    @Override
    public long map(int fd, long offset, long length, boolean writable) {
        Scratch own = scratch.get();
        int protection = writable ? PROT_READ | PROT_WRITE : PROT_READ;
        try {
            long address = (long)
                    NativeCalls.MMAP.invokeExact(mmap, own.state, 0L, length, protection, MAP_SHARED, fd, offset);
            return address == -1 ? own.negatedErrno() : address;
        } catch (Throwable impossible) {
            throw unexpected(impossible);
        }
    }

    @Override
    public int unmap(long address, long length) {
        Scratch own = scratch.get();
        try {
            int result = (int) NativeCalls.MUNMAP.invokeExact(munmap, own.state, address, length);
            return result < 0 ? own.negatedErrno() : result;
        } catch (Throwable impossible) {
            throw unexpected(impossible);
        }
    }

    /// The address of a range that the kernel may touch.
    private static long address(MemorySegment bytes, long offset, long length) {
        Objects.checkFromIndexSize(offset, length, bytes.byteSize());
        if (!bytes.isNative()) {
            throw new IllegalArgumentException("the kernel needs a native segment, not one on the heap");
        }
        if (!bytes.scope().isAlive()) {
            throw new IllegalStateException("the segment's arena is closed");
        }
        return bytes.address() + offset;
    }

    /// The handles themselves throw nothing but errors and misuse.
    private static RuntimeException unexpected(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof RuntimeException misuse ? misuse : new IllegalStateException(thrown);
    }
}
