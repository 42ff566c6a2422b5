package io.github.displayio4j.displayio.oracle;

import io.github.displayio4j.displayio.BmpException;
import io.github.displayio4j.displayio.OnDiskBitmap;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;

/// Picture files of noise.
final class RandomFile {
    private static final int HEAD = 54;
    private static final int[] DEPTHS = {1, 2, 4, 8, 16, 24, 32};

    private RandomFile() {}

    /// A BMP file of any depth, from the top or from the bottom.
    static OnDiskBitmap bmp(Random random, int width, int height) {
        int depth = DEPTHS[random.nextInt(DEPTHS.length)];
        int colours = depth > 8 ? 0 : 1 << depth;
        int stride = (width * depth + 31) / 32 * 4;
        byte[] bytes = new byte[HEAD + 4 * colours + stride * height];
        random.nextBytes(bytes);
        ByteBuffer head = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        head.put(0, (byte) 'B').put(1, (byte) 'M').putInt(10, HEAD + 4 * colours).putInt(14, 40);
        head.putInt(18, width).putInt(22, random.nextBoolean() ? height : -height);
        head.putShort(28, (short) depth).putInt(30, 0).putInt(46, 0);
        try {
            return OnDiskBitmap.of(MemorySegment.ofArray(bytes));
        } catch (BmpException e) {
            throw new AssertionError(e);
        }
    }
}
