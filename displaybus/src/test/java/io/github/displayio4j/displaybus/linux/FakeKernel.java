package io.github.displayio4j.displaybus.linux;

import io.github.displayio4j.linuxio.Errno;
import io.github.displayio4j.linuxio.Kernel;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A kernel with one spidev and one gpiochip that takes the structures apart as the real one does, with offsets of its
/// own reading of the headers, and notes every call.
final class FakeKernel implements Kernel {
    static final String BUFSIZ = "/sys/module/spidev/parameters/bufsiz";

    final List<String> calls = new ArrayList<>();
    final ByteArrayOutputStream spi = new ByteArrayOutputStream();
    final Map<Integer, String> open = new HashMap<>();

    @Nullable
    String bufsizText = "4096\n";

    int bufsiz = 4096;
    int failIoctl;
    boolean quiet;
    private int nextFd = 3;

    @Override
    public int open(String path, int flags) {
        note("open " + path + " " + Integer.toHexString(flags));
        if (path.equals(BUFSIZ) && bufsizText == null) {
            return -Errno.ENOENT;
        }
        open.put(nextFd, path);
        return nextFd++;
    }

    @Override
    public int close(int fd) {
        note("close " + open.remove(fd));
        return 0;
    }

    @Override
    public int ioctl(int fd, long request, MemorySegment argument) {
        if (failIoctl != 0) {
            return -failIoctl;
        }
        if (request == 0x40206b00L) {
            return transfer(argument);
        }
        if (!quiet) {
            note(open.get(fd) + " " + Long.toHexString(request) + " " + nonZero(argument));
        }
        if (request == 0xc250b407L) {
            int line = nextFd++;
            open.put(line, "line");
            argument.set(ValueLayout.JAVA_INT, 588, line);
        }
        return 0;
    }

    private int transfer(MemorySegment struct) {
        long tx = struct.get(ValueLayout.JAVA_LONG, 0);
        long rx = struct.get(ValueLayout.JAVA_LONG, 8);
        int length = struct.get(ValueLayout.JAVA_INT, 16);
        if (length > bufsiz) {
            return -Errno.EMSGSIZE;
        }
        if (quiet) {
            return length;
        }
        note("spi tx=" + (tx != 0) + " rx=" + (rx != 0) + " " + length + " at "
                + struct.get(ValueLayout.JAVA_INT, 20) + " rest "
                + HexFormat.of().formatHex(struct.asSlice(24, 8).toArray(ValueLayout.JAVA_BYTE)));
        if (tx != 0) {
            MemorySegment bytes = MemorySegment.ofAddress(tx).reinterpret(length);
            spi.writeBytes(bytes.toArray(ValueLayout.JAVA_BYTE));
        }
        for (int i = 0; rx != 0 && i < length; i++) {
            MemorySegment.ofAddress(rx).reinterpret(length).set(ValueLayout.JAVA_BYTE, i, (byte) (spi.size() + i));
        }
        if (rx != 0) {
            spi.writeBytes(new byte[length]);
        }
        return length;
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
        calls.add(call);
    }

    @Override
    public int ioctl(int fd, long request, long argument) {
        return -Errno.ENOTTY;
    }

    @Override
    public long read(int fd, MemorySegment bytes, long offset, long length) {
        byte[] text = String.valueOf(bufsizText).getBytes(StandardCharsets.US_ASCII);
        MemorySegment.copy(text, 0, bytes, ValueLayout.JAVA_BYTE, offset, text.length);
        return text.length;
    }

    @Override
    public long write(int fd, MemorySegment bytes, long offset, long length) {
        return -Errno.EBADF;
    }

    @Override
    public int poll(int fd, int events, int timeoutMillis) {
        return -Errno.EBADF;
    }

    @Override
    public long map(int fd, long offset, long length, boolean writable) {
        return -Errno.EBADF;
    }

    @Override
    public int unmap(long address, long length) {
        return -Errno.EINVAL;
    }
}
