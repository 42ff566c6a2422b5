package io.github.displayio4j.displayio.imageload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.displayio4j.displayio.ColorConverter;
import io.github.displayio4j.displayio.Colorspace;
import io.github.displayio4j.displayio.Image;
import io.github.displayio4j.displayio.ImageException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QoiCodecTest {
    private static final long SEED = Long.getLong("qoi.seed", 20261123);

    /// An encoder that takes, of the operations that stand for a pixel, any.
    static byte[] encode(int[] argb, int width, int height, int channels, Random random) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(ByteBuffer.allocate(14)
                .put(new byte[] {'q', 'o', 'i', 'f'})
                .putInt(width)
                .putInt(height)
                .put((byte) channels)
                .put((byte) random.nextInt(2))
                .array());
        int[] seen = new int[64];
        int before = 0xff000000;
        for (int i = 0; i < argb.length; i++) {
            int pixel = argb[i];
            int r = pixel >> 16 & 255;
            int g = pixel >> 8 & 255;
            int b = pixel & 255;
            int a = pixel >>> 24;
            int dr = (byte) (r - (before >> 16));
            int dg = (byte) (g - (before >> 8));
            int db = (byte) (b - before);
            int hash = (r * 3 + g * 5 + b * 7 + a * 11) % 64;
            boolean sameAlpha = a == before >>> 24;
            if (pixel == before && random.nextInt(8) > 0) {
                int run = 1;
                while (run < 62 && i + 1 < argb.length && argb[i + 1] == pixel) {
                    run++;
                    i++;
                }
                out.write(0xc0 | run - 1);
            } else if (seen[hash] == pixel && random.nextBoolean()) {
                out.write(hash);
            } else if (sameAlpha && Math.min(dr, Math.min(dg, db)) >= -2 && Math.max(dr, Math.max(dg, db)) <= 1) {
                out.write(0x40 | dr + 2 << 4 | dg + 2 << 2 | db + 2);
            } else if (sameAlpha && dg >= -32 && dg < 32 && Math.abs(dr - dg) < 8 && Math.abs(db - dg) < 8) {
                out.write(0x80 | dg + 32);
                out.write(dr - dg + 8 << 4 | db - dg + 8);
            } else if (sameAlpha) {
                out.write(0xfe);
                out.write(r);
                out.write(g);
                out.write(b);
            } else {
                out.write(0xff);
                out.write(r);
                out.write(g);
                out.write(b);
                out.write(a);
            }
            seen[hash] = pixel;
            before = pixel;
        }
        out.writeBytes(new byte[] {0, 0, 0, 0, 0, 0, 0, 1});
        return out.toByteArray();
    }

    static int[] picture(int width, int height, boolean alpha, Random random) {
        int[] argb = new int[width * height];
        int pixel = 0xff000000;
        for (int i = 0; i < argb.length; i++) {
            switch (random.nextInt(6)) {
                case 0 -> pixel = pixel & 0xff000000 | random.nextInt(1 << 24);
                case 1 -> pixel = pixel & 0xff000000 | pixel + random.nextInt(3) * 0x010100 & 0xffffff;
                case 2 -> pixel = alpha ? random.nextInt() : pixel;
                case 3 -> pixel = argb[random.nextInt(i + 1)] | (alpha ? 0 : 0xff000000);
                default -> {}
            }
            argb[i] = pixel;
        }
        return argb;
    }

    @Test
    void readsWhatIsEncoded() throws IOException {
        for (int round = 0; round < 120; round++) {
            Random random = new Random(SEED + round);
            int width = 1 + random.nextInt(60);
            int height = 1 + random.nextInt(30);
            boolean alpha = random.nextBoolean();
            int[] argb = picture(width, height, alpha, random);
            Image image = Image.load(MemorySegment.ofArray(encode(argb, width, height, alpha ? 4 : 3, random)));
            assertEquals(
                    alpha ? Colorspace.ARGB8888 : Colorspace.RGB888, ((ColorConverter) image.pixelShader()).input());
            for (int i = 0; i < argb.length; i++) {
                assertEquals(
                        Integer.toHexString(argb[i]),
                        Integer.toHexString(image.bitmap().get(i % width, i / width)),
                        "qoi.seed " + (SEED + round) + " pixel " + i);
            }
        }
    }

    @Test
    void saysWhatIsWrongAndWhere() {
        byte[] sound = encode(new int[] {0xff123456, 0x12345678}, 2, 1, 4, new Random(1));
        assertMessage("the header must have 14 bytes from byte 0 on, but the file ends (at byte 9)", sound, 9);
        assertMessage("a pixel must have 4 bytes from byte 19 on, but the file ends (at byte 21)", sound, 21);
        sound[12] = 5;
        assertMessage("there must be 3 or 4 channels, not 5 (at byte 12)", sound, 20);
        sound[12] = 3;
        sound[4] = 1;
        assertMessage("width and height must be 1..32767, not 16777218 and 1 (at byte 4)", sound, 20);
        sound[4] = 0;
        sound[6] = 0x7f;
        sound[10] = 0x7f;
        assertMessage("20 bytes cannot hold 32514x32513 pixels (at byte 4)", sound, 20);
    }

    private static void assertMessage(String message, byte[] file, int length) {
        MemorySegment bytes = MemorySegment.ofArray(file).asSlice(0, length);
        assertEquals(
                message,
                assertThrows(ImageException.class, () -> Image.load(bytes)).getMessage());
    }
}
