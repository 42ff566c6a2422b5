package io.github.displayio4j.jpegio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Vector code gives the bits of the plain one.
class VectorsTest {
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

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 15, 16, 17, 100})
    void rowsAreThoseOfThePlainLoops(int n) {
        Random random = new Random(n);
        int[] y = random.ints(n + 3, 0, 256).toArray();
        int[] cb = random.ints(n + 3, 0, 256).toArray();
        int[] cr = random.ints(n + 3, 0, 256).toArray();
        int made = n / 8 * 8;
        short[] shorts = new short[n];
        short[] vectorShorts = new short[n];
        for (boolean swapped : new boolean[] {false, true}) {
            if (swapped) {
                ColorRows.yccToSwapped565(y, 1, cb, 2, cr, 3, shorts, 0, made);
            } else {
                ColorRows.yccTo565(y, 1, cb, 2, cr, 3, shorts, 0, made);
            }
            assertEquals(made, RowsVector.yccTo565(y, 1, cb, 2, cr, 3, swapped, vectorShorts, n));
            assertArrayEquals(shorts, vectorShorts);
        }
        int[] ints = new int[n];
        int[] vectorInts = new int[n];
        ColorRows.yccToArgb(y, 1, cb, 2, cr, 3, ints, 0, made);
        assertEquals(made, RowsVector.yccToArgb(y, 1, cb, 2, cr, 3, vectorInts, n));
        assertArrayEquals(ints, vectorInts);

        int[] wide = new int[2 * n + 3];
        int[] vectorWide = new int[2 * n + 3];
        for (int i = 0; i < made; i++) {
            wide[3 + 2 * i] = (3 * y[1 + i] + y[i] + 8) >> 4;
            wide[4 + 2 * i] = (3 * y[1 + i] + y[2 + i] + 7) >> 4;
        }
        assertEquals(made, RowsVector.widen(y, 1, n + 1, vectorWide, 3, 4, 8, 7));
        assertArrayEquals(wide, vectorWide);
    }

    @Test
    void picturesStayTheSameWhenVectorsTakeOver() throws IOException, InterruptedException {
        assertTrue(Vectors.isThere(), "tests run with the vector module");
        assumeTrue(IdctVector.isSupported(), "this machine has no vectors of eight ints");
        byte[] jpeg = JpegEncoderTest.encode(Subsampling.S420, 90, 70, 85);
        byte[] expected = SlowDecoder.decode(jpeg, 8, true);
        int[] argb = new int[90 * 70];
        JpegDecoder decoder = new JpegDecoder();
        decoder.open(jpeg);
        long end = System.nanoTime() + 60_000_000_000L;
        int after = 0;
        for (int i = 0; after < 3 && System.nanoTime() < end; i++) {
            after += Vectors.isReady() ? 1 : 0;
            assertArrayEquals(
                    expected, Decoded.pixels(decoder, PixelLayout.RGB888, DecodeOptions.DEFAULT), "decode " + i);
            decoder.decode(MemorySegment.ofArray(argb), 0, 360, PixelLayout.ARGB, DecodeOptions.DEFAULT);
            for (int x = 0; x < argb.length; x++) {
                int rgb =
                        (expected[3 * x] & 0xff) << 16 | (expected[3 * x + 1] & 0xff) << 8 | expected[3 * x + 2] & 0xff;
                assertEquals(rgb, argb[x] & 0xffffff);
            }
            Thread.sleep(5);
        }
        assertEquals(3, after, "vector code was not compiled within a minute");
    }
}
