package io.github.displayio4j.jpegio;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// Makes the least EXIF data: a big-endian TIFF header, a directory with the orientation, and one with a thumbnail.
final class ExifWriter {
    private static final int SHORT = 3;
    private static final int LONG = 4;

    private ExifWriter() {}

    /// @param thumbnail a JPEG
    static byte[] write(int orientation, byte @Nullable [] thumbnail) {
        int first = 8;
        int second = first + 2 + 12 + 4;
        int content = second + 2 + 3 * 12 + 4;
        ByteBuffer out = ByteBuffer.allocate(thumbnail == null ? second : content + thumbnail.length);
        out.putShort((short) 0x4d4d).putShort((short) 42).putInt(first);
        out.putShort((short) 1);
        entry(out, 0x0112, SHORT, orientation << 16); // values stand on the left
        out.putInt(thumbnail == null ? 0 : second);
        if (thumbnail != null) {
            out.putShort((short) 3);
            entry(out, 0x0103, SHORT, 6 << 16); // compression: JPEG
            entry(out, 0x0201, LONG, content);
            entry(out, 0x0202, LONG, thumbnail.length);
            out.putInt(0);
            out.put(thumbnail);
        }
        return out.array();
    }

    private static void entry(ByteBuffer out, int tag, int type, int value) {
        out.putShort((short) tag).putShort((short) type).putInt(1).putInt(value);
    }
}
