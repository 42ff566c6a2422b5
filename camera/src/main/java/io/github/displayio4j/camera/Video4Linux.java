package io.github.displayio4j.camera;

import io.github.displayio4j.linuxio.Device;
import io.github.displayio4j.linuxio.LinuxException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/// The operations of a video device that a camera needs, and their structures (linux/videodev2.h, 64-bit).
final class Video4Linux {
    static final int MJPEG = fourCc("MJPG");
    static final int JPEG = fourCc("JPEG");
    static final int YUYV = fourCc("YUYV");
    static final int RGB565 = fourCc("RGBP");
    static final int RGB565_SWAPPED = fourCc("RGBR");

    static final long QUERYCAP = 0x80685600L;
    static final long S_FMT = 0xc0d05605L;
    static final long S_PARM = 0xc0cc5616L;
    static final long REQBUFS = 0xc0145608L;
    static final long QUERYBUF = 0xc0585609L;
    static final long QBUF = 0xc058560fL;
    static final long DQBUF = 0xc0585611L;
    static final long STREAMON = 0x40045612L;
    static final long STREAMOFF = 0x40045613L;

    static final int CAPTURE = 1;
    static final int MMAP = 1;
    static final int CAN_CAPTURE = 1;
    static final int CAN_STREAM = 0x0400_0000;
    static final int HAS_DEVICE_CAPS = 0x8000_0000;
    static final int ERROR = 0x40;

    static final int CAPABILITY_BYTES = 104;
    static final int FORMAT_BYTES = 208;
    static final int PARAMETER_BYTES = 204;
    static final int REQUEST_BYTES = 20;
    static final int BUFFER_BYTES = 88;

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;

    private final Device device;
    private final MemorySegment capability;
    private final MemorySegment format;
    private final MemorySegment parameter;
    private final MemorySegment request;
    private final MemorySegment buffer;
    private final MemorySegment type;

    Video4Linux(Device device, Arena arena) {
        this.device = device;
        capability = arena.allocate(CAPABILITY_BYTES, 8);
        format = arena.allocate(FORMAT_BYTES, 8);
        parameter = arena.allocate(PARAMETER_BYTES, 8);
        request = arena.allocate(REQUEST_BYTES, 8);
        buffer = arena.allocate(BUFFER_BYTES, 8);
        type = arena.allocate(4, 4);
        type.set(INT, 0, CAPTURE);
    }

    static int fourCc(String letters) {
        byte[] b = letters.getBytes(StandardCharsets.US_ASCII);
        return b[0] | b[1] << 8 | b[2] << 16 | b[3] << 24;
    }

    static String letters(int fourCc) {
        byte[] b = {(byte) fourCc, (byte) (fourCc >> 8), (byte) (fourCc >> 16), (byte) (fourCc >> 24)};
        return new String(b, StandardCharsets.ISO_8859_1).strip();
    }

    /// What the device can do: of this node, where the driver tells it apart from the whole device.
    int capabilities() throws LinuxException {
        device.ioctlRepeated("VIDIOC_QUERYCAP", QUERYCAP, capability);
        int all = capability.get(INT, 84);
        return (all & HAS_DEVICE_CAPS) != 0 ? capability.get(INT, 88) : all;
    }

    /// Asks for a format; what is granted is read by `width()` and its kin.
    void setFormat(int width, int height, int pixels) throws LinuxException {
        format.fill((byte) 0);
        format.set(INT, 0, CAPTURE);
        format.set(INT, 8, width);
        format.set(INT, 12, height);
        format.set(INT, 16, pixels);
        device.ioctlRepeated("VIDIOC_S_FMT", S_FMT, format);
    }

    int width() {
        return format.get(INT, 8);
    }

    int height() {
        return format.get(INT, 12);
    }

    int pixels() {
        return format.get(INT, 16);
    }

    int stride() {
        return format.get(INT, 24);
    }

    /// Asks for a rate.
    ///
    /// @return frames a second that were granted; 0 if the driver does not tell
    double setRate(int framesPerSecond) throws LinuxException {
        parameter.fill((byte) 0);
        parameter.set(INT, 0, CAPTURE);
        parameter.set(INT, 12, 1);
        parameter.set(INT, 16, framesPerSecond);
        device.ioctlRepeated("VIDIOC_S_PARM", S_PARM, parameter);
        int numerator = parameter.get(INT, 12);
        return numerator == 0 ? 0 : (double) parameter.get(INT, 16) / numerator;
    }

    /// Asks for buffers.
    ///
    /// @param count 0 gives them back
    /// @return how many were granted
    int requestBuffers(int count) throws LinuxException {
        request.fill((byte) 0);
        request.set(INT, 0, count);
        request.set(INT, 4, CAPTURE);
        request.set(INT, 8, MMAP);
        device.ioctlRepeated("VIDIOC_REQBUFS", REQBUFS, request);
        return request.get(INT, 0);
    }

    MemorySegment map(Arena arena, int index) throws LinuxException {
        prepare(index);
        device.ioctlRepeated("VIDIOC_QUERYBUF", QUERYBUF, buffer);
        long offset = buffer.get(INT, 64) & 0xffff_ffffL;
        return device.map(arena, offset, buffer.get(INT, 72) & 0xffff_ffffL, true);
    }

    private void prepare(int index) {
        buffer.fill((byte) 0);
        buffer.set(INT, 0, index);
        buffer.set(INT, 4, CAPTURE);
        buffer.set(INT, 60, MMAP);
    }

    void queue(int index) throws LinuxException {
        prepare(index);
        device.ioctlRepeated("VIDIOC_QBUF", QBUF, buffer);
    }

    /// Takes the oldest filled buffer; `bytesUsed()` and its kin tell about it.
    ///
    /// @return its index
    /// @throws LinuxException EAGAIN if there is none
    int dequeue() throws LinuxException {
        prepare(0);
        device.ioctlRepeated("VIDIOC_DQBUF", DQBUF, buffer);
        return buffer.get(INT, 0);
    }

    int bytesUsed() {
        return buffer.get(INT, 8);
    }

    boolean isDamaged() {
        return (buffer.get(INT, 12) & ERROR) != 0;
    }

    int sequence() {
        return buffer.get(INT, 56);
    }

    void start() throws LinuxException {
        device.ioctlRepeated("VIDIOC_STREAMON", STREAMON, type);
    }

    void stop() throws LinuxException {
        device.ioctlRepeated("VIDIOC_STREAMOFF", STREAMOFF, type);
    }
}
