package io.github.displayio4j.camera;

import io.github.displayio4j.linuxio.Device;
import io.github.displayio4j.linuxio.Errno;
import io.github.displayio4j.linuxio.Kernel;
import io.github.displayio4j.linuxio.LinuxException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A camera of Linux (`/dev/video0`): its buffers are mapped, the newest frame is taken, and those before it go back to
/// the driver at once. MJPEG, YUYV and RGB565 are taken, in this order; size and rate are what the driver grants.
final class VideoSource extends LiveSource {
    private static final Pattern SOURCE = Pattern.compile(
            "(?:v4l2:)?(?<path>/dev/[^,]+)(?:,(?<width>\\d{1,5})x(?<height>\\d{1,5}))?(?:@(?<rate>\\d{1,3}))?(?:,(?<format>[a-z0-9]+))?");

    private static final int BUFFERS = 4;
    private static final int POLL_MILLIS = 200;
    private static final int NONE = -1;

    private final Device device;
    private final Arena arena = Arena.ofShared();
    private final Video4Linux video;
    private final ReentrantLock lock = new ReentrantLock();
    private final MemorySegment[] buffers;
    private final FrameEncoding encoding;
    private final int width;
    private final int height;
    private final int stride;
    private final double rate;
    private int held = NONE;
    private boolean started;
    private boolean failed;
    private int firstSequence;
    private long passed;
    private long damaged;

    /// Whether a source is meant to be such a camera.
    static boolean isMeant(String source) {
        return source.startsWith("v4l2:") || source.startsWith("/dev/video");
    }

    /// Opens a device.
    ///
    /// @param source `/dev/video0`, `/dev/video0,640x480@30,mjpeg`, with or without `v4l2:` before it
    /// @throws IOException if it is no camera, or delivers no format that is known; the message names it
    static VideoSource open(String source, Kernel kernel) throws IOException {
        Matcher matcher = SOURCE.matcher(source);
        if (!matcher.matches()) {
            throw new IOException(source + ": not a video device; write /dev/video0 or /dev/video0,640x480@30,mjpeg"
                    + " (or yuyv, rgb565)");
        }
        String format = matcher.group("format");
        int[] wanted = formats(source, format == null ? "" : format);
        Device device = Device.open(kernel, matcher.group("path"), Kernel.O_RDWR | Kernel.O_NONBLOCK);
        int width = number(matcher.group("width"), 640);
        int height = number(matcher.group("height"), 480);
        int rate = number(matcher.group("rate"), 30);
        return new VideoSource(source, device, wanted, width, height, rate);
    }

    private static int number(@Nullable String digits, int otherwise) {
        return digits == null ? otherwise : Integer.parseInt(digits);
    }

    private static int[] formats(String source, String name) throws IOException {
        return switch (name) {
            case "" ->
                new int[] {
                    Video4Linux.MJPEG,
                    Video4Linux.JPEG,
                    Video4Linux.YUYV,
                    Video4Linux.RGB565_SWAPPED, // as panels want it
                    Video4Linux.RGB565
                };
            case "mjpeg" -> new int[] {Video4Linux.MJPEG, Video4Linux.JPEG};
            case "yuyv" -> new int[] {Video4Linux.YUYV};
            case "rgb565" -> new int[] {Video4Linux.RGB565_SWAPPED, Video4Linux.RGB565};
            default -> throw new IOException(source + ": format must be mjpeg, yuyv or rgb565, not " + name);
        };
    }

    private VideoSource(String name, Device device, int[] wanted, int width, int height, int wantedRate)
            throws IOException {
        super(name);
        this.device = device;
        video = new Video4Linux(device, arena);
        try {
            int can = video.capabilities();
            if ((can & Video4Linux.CAN_CAPTURE) == 0 || (can & Video4Linux.CAN_STREAM) == 0) {
                throw new IOException(name + ": the device is no camera that can stream; others are /dev/video*");
            }
            encoding = negotiate(wanted, width, height);
            this.width = video.width();
            this.height = video.height();
            stride = video.stride();
            rate = rate(wantedRate);
            buffers = new MemorySegment[video.requestBuffers(BUFFERS)];
            if (buffers.length < 2) {
                throw new IOException(name + ": the driver has memory for " + buffers.length + " frames, not for 2");
            }
            for (int i = 0; i < buffers.length; i++) {
                buffers[i] = video.map(arena, i);
                video.queue(i);
            }
            video.start();
        } catch (IOException e) {
            free();
            throw e;
        }
    }

    private FrameEncoding negotiate(int[] wanted, int width, int height) throws IOException {
        StringBuilder granted = new StringBuilder();
        for (int format : wanted) {
            try {
                video.setFormat(width, height, format);
            } catch (LinuxException e) {
                if (e.errno() == Errno.EBUSY) {
                    throw e; // another program has it
                }
                continue; // some drivers refuse formats instead of granting another one
            }
            int got = video.pixels();
            if (contains(wanted, got)) {
                return encoding(got);
            }
            granted.append(granted.isEmpty() ? "" : ", ").append(Video4Linux.letters(got));
        }
        throw new IOException(name() + ": the camera gives " + granted
                + ", none of which is known here: MJPG, JPEG, YUYV," + " RGBP or RGBR");
    }

    private static boolean contains(int[] formats, int format) {
        for (int f : formats) {
            if (f == format) {
                return true;
            }
        }
        return false;
    }

    private static FrameEncoding encoding(int format) {
        return format == Video4Linux.YUYV
                ? FrameEncoding.YUYV
                : format == Video4Linux.RGB565
                        ? FrameEncoding.RGB565
                        : format == Video4Linux.RGB565_SWAPPED ? FrameEncoding.RGB565_SWAPPED : FrameEncoding.JPEG;
    }

    private double rate(int wanted) {
        try {
            double granted = video.setRate(wanted);
            return granted > 0 ? granted : Double.NaN;
        } catch (LinuxException e) {
            return Double.NaN; // a rate that cannot be set
        }
    }

    @Override
    public boolean next() throws IOException {
        release();
        while (!isClosed() && !failed) {
            lock.lock();
            try {
                if (isClosed()) {
                    return false;
                }
                giveBack();
                int ready = device.poll(Kernel.POLLIN, POLL_MILLIS);
                if ((ready & (Kernel.POLLERR | Kernel.POLLHUP)) != 0 && (ready & Kernel.POLLIN) == 0) {
                    failed = true;
                    throw new IOException(name() + ": the camera has stopped; was it unplugged?");
                }
                if ((ready & Kernel.POLLIN) != 0 && takeNewest()) {
                    return true;
                }
            } catch (LinuxException e) {
                failed = true;
                throw e;
            } finally {
                lock.unlock();
            }
        }
        return false;
    }

    private void giveBack() throws LinuxException {
        if (held != NONE) {
            int index = held;
            held = NONE;
            video.queue(index);
        }
    }

    /// Takes all filled buffers, keeps the last one that is whole, and queues the others at once.
    private boolean takeNewest() throws LinuxException {
        int bytes = 0;
        int sequence = 0;
        do {
            int index = video.dequeue();
            firstSequence = started ? firstSequence : video.sequence();
            started = true;
            if (video.isDamaged() || video.bytesUsed() == 0) {
                damaged++;
                video.queue(index);
                continue; // to the question whether there is another one
            }
            int newBytes = video.bytesUsed();
            int newSequence = video.sequence();
            if (held != NONE) {
                video.queue(held);
            }
            held = index;
            bytes = newBytes;
            sequence = newSequence;
        } while ((device.poll(Kernel.POLLIN, 0) & Kernel.POLLIN) != 0);
        if (held == NONE) {
            return false;
        }
        long number = Integer.toUnsignedLong(sequence - firstSequence);
        passed += Math.max(0, number - delivered());
        countTo(number);
        take(buffers[held], 0, bytes);
        return true;
    }

    /// Frames that the driver had and that nobody took: a newer one was there, or no buffer.
    long passed() {
        return passed;
    }

    /// Frames that the driver marked as damaged.
    long damaged() {
        return damaged;
    }

    @Override
    public String status() {
        return String.format(
                Locale.ROOT, "%dx%d %s, %d passed over, %d damaged", width, height, encoding, passed, damaged);
    }

    @Override
    public FrameEncoding encoding() {
        return encoding;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public int stride() {
        return stride;
    }

    @Override
    public double framesPerSecond() {
        return rate;
    }

    @Override
    public void close() {
        if (markClosed()) {
            lock.lock(); // the other thread looks at `isClosed` five times a second
            try {
                free();
            } finally {
                lock.unlock();
            }
        }
    }

    private void free() {
        try {
            video.stop();
        } catch (LinuxException e) {
            // it did not run, or is gone
        }
        try {
            arena.close();
            device.close();
        } catch (LinuxException e) {
            // it is gone
        }
    }
}
