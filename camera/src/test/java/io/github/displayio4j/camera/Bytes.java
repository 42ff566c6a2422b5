package io.github.displayio4j.camera;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.HexFormat;

/// Byte strings of tests: JPEGs taken apart and put together in other ways.
final class Bytes {
    private Bytes() {}

    /// Hexadecimal digits, spaces allowed.
    static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    /// Frame `number` of a small simulated camera.
    static byte[] jpeg(int number) {
        try (SimulatedCamera camera = new SimulatedCamera(64, 64, 30)) {
            for (int i = 0; i <= number; i++) {
                camera.next();
            }
            return frame(camera);
        }
    }

    /// A JPEG with a marker segment put behind its start marker.
    static byte[] withSegment(byte[] jpeg, int marker, byte[] content) {
        int length = content.length + 2;
        byte[] head = {(byte) 0xFF, (byte) marker, (byte) (length >> 8), (byte) length};
        return join(Arrays.copyOf(jpeg, 2), head, content, Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    /// Without the last `n` bytes.
    static byte[] cut(byte[] bytes, int n) {
        return Arrays.copyOf(bytes, bytes.length - n);
    }

    /// The current frame of a source.
    static byte[] frame(FrameSource source) {
        MemorySegment frame = source.segment().asSlice(source.offset(), source.length());
        return frame.toArray(ValueLayout.JAVA_BYTE);
    }
}
