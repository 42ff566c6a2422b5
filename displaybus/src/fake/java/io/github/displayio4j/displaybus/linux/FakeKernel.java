package io.github.displayio4j.displaybus.linux;

import io.github.displayio4j.linuxio.Errno;
import io.github.displayio4j.linuxio.Kernel;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// A kernel with the devices that a test gives it. They take structures apart as the real one does, by offsets of
/// their own reading of the headers, and enforce its limits. It notes every call and fails those that it is told to.
public final class FakeKernel implements Kernel {
    /// What stands behind a path or a file descriptor.
    public interface Node {
        /// As `Kernel.ioctl`.
        default int ioctl(long request, MemorySegment argument) {
            return -Errno.ENOTTY;
        }

        /// As `Kernel.ioctl` with a number.
        default int ioctl(long request, long argument) {
            return -Errno.ENOTTY;
        }

        /// As `Kernel.read`.
        default long read(MemorySegment bytes, long offset, long length) {
            return -Errno.EINVAL;
        }

        /// As `Kernel.write`.
        default long write(MemorySegment bytes, long offset, long length) {
            return -Errno.EINVAL;
        }

        /// As `Kernel.poll`.
        default int poll(int events, int timeoutMillis) {
            return events;
        }

        /// As `Kernel.map`.
        default long map(long offset, long length, boolean writable) {
            return -Errno.ENODEV;
        }

        /// The last descriptor was closed.
        default void closed() {}
    }

    /// A text file, as in sysfs. What is written replaces it.
    public static final class TextFile implements Node {
        /// What it holds.
        public String text;

        private final List<String> written = new ArrayList<>();
        private boolean read;

        TextFile(String text) {
            this.text = text;
        }

        /// All that was ever written.
        public List<String> written() {
            return written;
        }

        @Override
        public long read(MemorySegment bytes, long offset, long length) {
            byte[] all = text.getBytes(StandardCharsets.US_ASCII);
            int n = read ? 0 : (int) Math.min(length, all.length);
            MemorySegment.copy(all, 0, bytes, ValueLayout.JAVA_BYTE, offset, n);
            read = n > 0;
            return n;
        }

        @Override
        public long write(MemorySegment bytes, long offset, long length) {
            byte[] all = bytes.asSlice(offset, length).toArray(ValueLayout.JAVA_BYTE);
            text = new String(all, StandardCharsets.US_ASCII);
            written.add(text);
            return length;
        }

        @Override
        public void closed() {
            read = false;
        }
    }

    private record Opened(String name, Node node) {}

    private record Fault(String operation, int call, int errno) {}

    /// Where spidev says what it takes at once.
    public static final String BUFSIZ = "/sys/module/spidev/parameters/bufsiz";

    /// Every call, with the bytes of its structure that are not zero.
    public final List<String> calls = new ArrayList<>();

    /// Calls are counted and not noted: nothing is allocated.
    public boolean quiet;

    private final Map<String, Node> nodes = new HashMap<>();
    private final Map<Integer, Opened> open = new HashMap<>();
    private final Map<String, int[]> counts = new HashMap<>();
    private final List<Fault> faults = new ArrayList<>();
    private int nextFd = 3;

    /// Puts a device at a path, or takes it away.
    public <N extends Node> N add(String path, N node) {
        nodes.put(path, node);
        return node;
    }

    /// Takes a device away; open descriptors stay.
    public void remove(String path) {
        nodes.remove(path);
    }

    /// Puts a text file at a path.
    public TextFile file(String path, String text) {
        return add(path, new TextFile(text));
    }

    /// A call will fail.
    ///
    /// @param operation `open`, `SPI_IOC_MESSAGE` ...
    /// @param call which of those to come, 1 is the next one
    public void fail(String operation, int call, int errno) {
        faults.add(new Fault(operation, count(operation) + call, errno));
    }

    /// How often an operation was called.
    public int count(String operation) {
        return counts.computeIfAbsent(operation, _ -> new int[1])[0];
    }

    /// Number of open descriptors.
    public int openFiles() {
        return open.size();
    }

    int handOut(String name, Node node) {
        open.put(nextFd, new Opened(name, node));
        return nextFd++;
    }

    /// Counts a call.
    ///
    /// @return what it must fail with, 0 if with nothing
    private int enter(String operation) {
        int[] count = counts.get(operation);
        if (count == null) {
            count = new int[1];
            counts.put(operation, count);
        }
        count[0]++;
        for (int i = 0; i < faults.size(); i++) {
            Fault fault = faults.get(i);
            if (fault.call == count[0] && fault.operation.equals(operation)) {
                faults.remove(i);
                return fault.errno;
            }
        }
        return 0;
    }

    @Override
    public int open(String path, int flags) {
        int errno = enter("open");
        note("open " + path + " " + Integer.toHexString(flags));
        Node node = nodes.get(path);
        return errno != 0 ? -errno : node == null ? -Errno.ENOENT : handOut(path, node);
    }

    @Override
    public int close(int fd) {
        int errno = enter("close");
        Opened closed = open.remove(fd);
        if (closed == null) {
            return -Errno.EBADF;
        }
        note("close " + closed.name);
        closed.node.closed();
        return -errno;
    }

    @Override
    public int ioctl(int fd, long request, MemorySegment argument) {
        Opened file = open.get(fd);
        if (file == null) {
            return -Errno.EBADF;
        }
        int errno = enter(name(request));
        if (errno != 0) {
            return -errno;
        }
        if (!quiet) {
            note(file.name + " " + Long.toHexString(request) + " " + nonZero(argument));
        }
        return file.node.ioctl(request, argument);
    }

    @Override
    public int ioctl(int fd, long request, long argument) {
        Opened file = open.get(fd);
        if (file == null) {
            return -Errno.EBADF;
        }
        int errno = enter(name(request));
        return errno != 0 ? -errno : file.node.ioctl(request, argument);
    }

    @Override
    public long read(int fd, MemorySegment bytes, long offset, long length) {
        int errno = enter("read");
        Opened file = open.get(fd);
        return errno != 0 ? -errno : file == null ? -Errno.EBADF : file.node.read(bytes, offset, length);
    }

    @Override
    public long write(int fd, MemorySegment bytes, long offset, long length) {
        int errno = enter("write");
        Opened file = open.get(fd);
        return errno != 0 ? -errno : file == null ? -Errno.EBADF : file.node.write(bytes, offset, length);
    }

    @Override
    public int poll(int fd, int events, int timeoutMillis) {
        int errno = enter("poll");
        Opened file = open.get(fd);
        return errno != 0 ? -errno : file == null ? -Errno.EBADF : file.node.poll(events, timeoutMillis);
    }

    @Override
    public long map(int fd, long offset, long length, boolean writable) {
        int errno = enter("mmap");
        Opened file = open.get(fd);
        return errno != 0 ? -errno : file == null ? -Errno.EBADF : file.node.map(offset, length, writable);
    }

    @Override
    public int unmap(long address, long length) {
        return -enter("munmap");
    }

    /// The kernel's name of a request.
    private static String name(long request) {
        if ((request & 0xc000ffffL) == 0x40006b00L) {
            return "SPI_IOC_MESSAGE";
        }
        return switch ((int) request) {
            case 0x40046b05 -> "SPI_IOC_WR_MODE32";
            case 0x40016b03 -> "SPI_IOC_WR_BITS_PER_WORD";
            case 0xc250b407 -> "GPIO_V2_GET_LINE";
            case 0xc010b40e -> "GPIO_V2_LINE_GET_VALUES";
            case 0xc010b40f -> "GPIO_V2_LINE_SET_VALUES";
            case 0x0707 -> "I2C_RDWR";
            default -> "ioctl";
        };
    }

    /// `offset:bytes` of the runs of 4 bytes that are not zero, after the size of the structure.
    private static String nonZero(MemorySegment struct) {
        StringBuilder out = new StringBuilder("[" + struct.byteSize() + "]");
        for (long at = 0; at < struct.byteSize(); at += 4) {
            long n = Math.min(4, struct.byteSize() - at);
            String hex = HexFormat.of().formatHex(struct.asSlice(at, n).toArray(ValueLayout.JAVA_BYTE));
            if (!hex.matches("0*")) {
                out.append(' ').append(at).append(':').append(hex);
            }
        }
        return out.toString();
    }

    private void note(String call) {
        if (!quiet) {
            calls.add(call);
        }
    }
}
