package io.github.displayio4j.camera;

import io.github.displayio4j.linuxio.Errno;
import io.github.displayio4j.linuxio.Kernel;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A kernel with a camera at `/dev/video0`, strict about sizes of structures, reserved fields and the order of calls.
/// What it was asked is in `log`; what is wrong ends the test.
final class FakeVideo implements Kernel {
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
    private static final int FD = 7;
    private static final int BUFFER = 1 << 16;

    final List<String> log = new ArrayList<>();
    /// What the driver can.
    int capabilities = Video4Linux.CAN_CAPTURE | Video4Linux.CAN_STREAM;
    Set<Integer> formats = new HashSet<>(Set.of(Video4Linux.MJPEG));
    int grantedWidth;
    int grantedHeight;
    int busy;
    boolean unplugged;

    private final MemorySegment memory = Arena.ofAuto().allocate(4L * BUFFER, 4096);
    private final ArrayDeque<Integer> queued = new ArrayDeque<>();
    private final ArrayDeque<Integer> filled = new ArrayDeque<>();
    /// Of each buffer: bytes, sequence, flags.
    private final int[][] content = new int[4][3];

    private final Set<Long> mapped = new HashSet<>();
    private boolean open;
    private boolean streaming;
    private int buffers;
    private int sequence;

    /// The camera fills a buffer; if none is queued, the frame is lost.
    synchronized void film(byte[] frame, boolean damaged) {
        int number = sequence++;
        Integer index = streaming ? queued.poll() : null;
        if (index != null) {
            MemorySegment.copy(frame, 0, memory, ValueLayout.JAVA_BYTE, (long) index * BUFFER, frame.length);
            content[index][0] = frame.length;
            content[index][1] = number;
            content[index][2] = damaged ? Video4Linux.ERROR : 0;
            filled.add(index);
        }
        notifyAll();
    }

    synchronized int queued() {
        return queued.size();
    }

    synchronized boolean isIdle() {
        return !open && !streaming && mapped.isEmpty();
    }

    @Override
    public synchronized int open(String path, int flags) {
        if (!path.equals("/dev/video0")) {
            return -Errno.ENOENT;
        }
        require((flags & O_NONBLOCK) != 0 && (flags & O_RDWR) != 0, "flags", flags);
        open = true;
        return FD;
    }

    @Override
    public synchronized int close(int fd) {
        require(open, "closed twice");
        open = false;
        streaming = false;
        return 0;
    }

    private static void require(boolean good, String what, long value) {
        if (!good) {
            throw new AssertionError(what + ": " + value);
        }
    }

    private static void require(boolean good, String what) {
        if (!good) {
            throw new AssertionError(what);
        }
    }

    @Override
    public synchronized int ioctl(int fd, long request, MemorySegment a) {
        require(open && fd == FD, "not open");
        long size = request >> 16 & 0x3fff;
        require(a.byteSize() == size, "size of the structure", a.byteSize());
        if (unplugged) {
            return -Errno.ENODEV;
        }
        if (request == Video4Linux.QUERYCAP) {
            a.set(INT, 84, 0xffff_ffff); // of the whole device
            a.set(INT, 88, capabilities);
            return 0;
        }
        if (request == Video4Linux.S_FMT) {
            return setFormat(a);
        }
        if (request == Video4Linux.S_PARM) {
            require(a.get(INT, 0) == Video4Linux.CAPTURE && a.get(INT, 12) == 1, "rate");
            log.add("rate " + a.get(INT, 16));
            a.set(INT, 12, 1001);
            a.set(INT, 16, 25_000);
            return 0;
        }
        if (request == Video4Linux.REQBUFS) {
            require(a.get(INT, 4) == Video4Linux.CAPTURE && a.get(INT, 8) == Video4Linux.MMAP, "kind of buffers");
            buffers = Math.min(3, a.get(INT, 0));
            a.set(INT, 0, buffers);
            return 0;
        }
        if (request == Video4Linux.STREAMON || request == Video4Linux.STREAMOFF) {
            require(a.get(INT, 0) == Video4Linux.CAPTURE, "type");
            streaming = request == Video4Linux.STREAMON;
            if (!streaming) {
                queued.clear();
                filled.clear();
            }
            log.add(streaming ? "on" : "off");
            return 0;
        }
        return buffer(request, a);
    }

    private int setFormat(MemorySegment a) {
        require(a.get(INT, 0) == Video4Linux.CAPTURE, "type");
        for (long at = 20; at < 208; at += 4) {
            require(a.get(INT, at) == 0, "must be 0: field", at);
        }
        if (busy > 0) {
            return -Errno.EBUSY;
        }
        int asked = a.get(INT, 16);
        int width = grantedWidth == 0 ? a.get(INT, 8) : grantedWidth;
        int height = grantedHeight == 0 ? a.get(INT, 12) : grantedHeight;
        int granted = formats.contains(asked) ? asked : formats.iterator().next();
        log.add("format " + Video4Linux.letters(asked) + " " + a.get(INT, 8) + "x" + a.get(INT, 12));
        a.set(INT, 8, width);
        a.set(INT, 12, height);
        a.set(INT, 16, granted);
        a.set(INT, 24, granted == Video4Linux.MJPEG ? 0 : 2 * width + 8);
        a.set(INT, 28, BUFFER);
        return 0;
    }

    private int buffer(long request, MemorySegment a) {
        require(a.get(INT, 4) == Video4Linux.CAPTURE && a.get(INT, 60) == Video4Linux.MMAP, "kind of buffer");
        int index = a.get(INT, 0);
        require(index >= 0 && index < buffers, "buffer", index);
        if (request == Video4Linux.QUERYBUF) {
            a.set(INT, 64, index * 4096);
            a.set(INT, 72, BUFFER);
            return 0;
        }
        if (request == Video4Linux.QBUF) {
            require(!queued.contains(index), "queued twice", index);
            require(!filled.contains(index), "not taken", index);
            queued.add(index);
            return 0;
        }
        require(request == Video4Linux.DQBUF, "operation", request);
        Integer oldest = filled.poll();
        if (oldest == null) {
            return -Errno.EAGAIN;
        }
        a.set(INT, 0, oldest);
        a.set(INT, 8, content[oldest][0]);
        a.set(INT, 12, content[oldest][2]);
        a.set(INT, 56, content[oldest][1]);
        return 0;
    }

    @Override
    public int ioctl(int fd, long request, long argument) {
        throw new AssertionError("no operation with a number");
    }

    @Override
    public long read(int fd, MemorySegment bytes, long offset, long length) {
        throw new AssertionError("not by read");
    }

    @Override
    public long write(int fd, MemorySegment bytes, long offset, long length) {
        throw new AssertionError("not by write");
    }

    @Override
    public synchronized int poll(int fd, int events, int timeoutMillis) {
        require(open, "not open");
        long end = System.nanoTime() + timeoutMillis * 1_000_000L;
        while (filled.isEmpty() && System.nanoTime() < end && !unplugged) {
            try {
                wait(Math.max(1, (end - System.nanoTime()) / 1_000_000));
            } catch (InterruptedException e) {
                return -Errno.EINTR;
            }
        }
        return unplugged ? POLLERR | POLLHUP : filled.isEmpty() ? 0 : POLLIN;
    }

    @Override
    public synchronized long map(int fd, long offset, long length, boolean writable) {
        require(length == BUFFER && offset % 4096 == 0 && offset / 4096 < buffers, "mapping");
        long address = memory.address() + offset / 4096 * BUFFER;
        mapped.add(address);
        return address;
    }

    @Override
    public synchronized int unmap(long address, long length) {
        require(mapped.remove(address) && length == BUFFER, "not mapped");
        return 0;
    }
}
