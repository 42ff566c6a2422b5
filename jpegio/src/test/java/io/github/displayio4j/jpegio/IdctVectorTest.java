package io.github.displayio4j.jpegio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Vector code gives the bits of the plain one.
class IdctVectorTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void blocksAreThoseOfThePlainTransform(long seed) {
        Random random = new Random(seed);
        Idct plain = new Idct();
        IdctVector vector = new IdctVector();
        int[] steps = new int[64];
        short[] blocks = new short[64 * 3];
        int[] expected = new int[8 * 30];
        int[] found = new int[8 * 30];
        for (int i = 0; i < 3000; i++) {
            int most = 1 + random.nextInt(i % 2 == 0 ? 255 : 65535);
            for (int k = 0; k < 64; k++) {
                steps[k] = 1 + random.nextInt(most);
                blocks[64 + k] = 0;
            }
            int last = random.nextInt(64);
            int size = 1 << random.nextInt(16);
            for (int k = 0; k <= last; k++) {
                int value = random.nextInt(3) == 0 ? 0 : random.nextInt(2 * size) - size;
                blocks[64 + StandardTables.ZIGZAG[k]] = (short) value;
            }
            plain.transform(blocks, 64, steps, last, expected, 5, 30);
            vector.transform(blocks, 64, steps, last, found, 5, 30);
            assertArrayEquals(expected, found, "seed " + seed + ", block " + i);
        }
    }

    @Test
    void picturesStayTheSameWhenVectorsTakeOver() throws IOException, InterruptedException {
        assertTrue(Vectors.isThere(), "tests run with the vector module");
        assumeTrue(IdctVector.isSupported(), "this machine has no vectors of eight ints");
        byte[] jpeg = JpegEncoderTest.encode(Subsampling.S420, 90, 70, 85);
        byte[] expected = SlowDecoder.decode(jpeg, 8, true);
        JpegDecoder decoder = new JpegDecoder();
        decoder.open(jpeg);
        long end = System.nanoTime() + 60_000_000_000L;
        int after = 0;
        for (int i = 0; after < 3 && System.nanoTime() < end; i++) {
            after += Vectors.isReady() ? 1 : 0;
            assertArrayEquals(
                    expected, Decoded.pixels(decoder, PixelLayout.RGB888, DecodeOptions.DEFAULT), "decode " + i);
            Thread.sleep(5);
        }
        assertEquals(3, after, "vector code was not compiled within a minute");
    }
}
