package io.github.displayio4j.jpegio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.displayio4j.displayio.Area;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Vector code gives the bits of the plain one.
class VectorsTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void blocksAreThoseOfThePlainTransform(long seed) {
        Random random = new Random(seed);
        Idct plain = new Idct();
        IdctVector vector = new IdctVector();
        SmallIdct small = new SmallIdct();
        int[] steps = new int[64];
        short[] blocks = new short[64 * 3];
        byte[] expected = new byte[8 * 30];
        byte[] found = new byte[8 * 30];
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
            int seen = IdctVector.last(blocks, 64, steps[0]);
            plain.transform(blocks, 64, steps, 63, expected, 5, 30);
            vector.transform(blocks, 64, steps, seen, found, 5, 30);
            assertArrayEquals(expected, found, "last seen as " + seen + ", seed " + seed + ", block " + i);
            small.transform4(blocks, 64, steps, last, expected, 5, 30);
            vector.transform4(blocks, 64, steps, last, found, 5, 30);
            assertArrayEquals(expected, found, "4x4, seed " + seed + ", block " + i);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 9, 15, 16, 17, 31, 32, 33, 100})
    void rowsAreThoseOfThePlainLoops(int n) {
        Random random = new Random(n);
        byte[] samples = new byte[3 * n + 3 + RowsVector.SLACK];
        random.nextBytes(samples);
        short[][] sums = new short[2][n + 2 + RowsVector.SLACK];
        short[] wide = new short[2 * n + RowsVector.SLACK];
        for (boolean two : new boolean[] {false, true}) {
            for (int c = 0; c < 2; c++) {
                if (two) {
                    RowsVector.sums(samples, 1 + c, n, sums[c], 1, n);
                } else {
                    RowsVector.copy(samples, 1 + c, sums[c], 1, n);
                }
                for (int i = 1; i <= n; i++) {
                    int near = samples[i + c] & 0xff;
                    int sum = two ? 3 * near + (samples[n - 1 + i] & 0xff) : near;
                    assertEquals(sum, sums[c][i], "sum " + i);
                }
                sums[c][0] = sums[c][1];
                sums[c][n + 1] = sums[c][n];
            }
            int shift = two ? 4 : 2;
            int left = two ? 8 : 1;
            int right = two ? 7 : 2;
            int[][] chroma = new int[2][2 * n];
            int[] luma = new int[2 * n];
            for (int i = 0; i < 2 * n; i++) {
                for (int c = 0; c < 2; c++) {
                    int near = sums[c][1 + i / 2];
                    int neighbour = sums[c][i / 2 + 2 * (i & 1)];
                    chroma[c][i] = 3 * near + neighbour + (i % 2 == 0 ? left : right) >> shift;
                }
                luma[i] = samples[3 + i] & 0xff;
            }
            RowsVector.widen(sums[0], 1, shift, left, right, wide, 2 * n);
            for (int i = 0; i < 2 * n; i++) {
                assertEquals(chroma[0][i], wide[i], "sample " + i);
            }
            short[] expected = new short[2 * n];
            ColorRows.yccTo565(luma, chroma[0], chroma[1], new int[2 * n], expected, 2 * n);
            RowsVector.fancyTo565(samples, 3, sums[0], sums[1], 1, shift, left, right, wide, 2 * n);
            assertArrayEquals(expected, Arrays.copyOf(wide, 2 * n));
            int[] expectedInts = new int[2 * n];
            int[] found = new int[2 * n + RowsVector.SLACK];
            ColorRows.yccToArgb(luma, chroma[0], chroma[1], expectedInts, 2 * n);
            RowsVector.fancyToArgb(samples, 3, sums[0], sums[1], 1, shift, left, right, found, 2 * n);
            assertArrayEquals(expectedInts, Arrays.copyOf(found, 2 * n));
        }
    }

    /// The loops that do all in one have the colours in them a second time.
    @Test
    void fancyColoursAreThoseOfThePlainLoopsForAllChroma() {
        int n = 512;
        byte[] luma = new byte[n + RowsVector.SLACK];
        int[] y = new int[n];
        int[] u = new int[n];
        int[] v = new int[n];
        short[] cb = new short[n / 2 + 2 + RowsVector.SLACK];
        short[] cr = new short[n / 2 + 2 + RowsVector.SLACK];
        short[] shorts = new short[n + RowsVector.SLACK];
        int[] ints = new int[n + RowsVector.SLACK];
        short[] expected = new short[n];
        int[] expectedInts = new int[n];
        for (int red = 0; red < 256; red++) {
            for (int i = 0; i < n; i++) {
                y[i] = (i * 7 + red) & 0xff;
                u[i] = i / 2 & 0xff;
                v[i] = red;
                luma[i] = (byte) y[i];
            }
            for (int i = 0; i < n / 2; i++) {
                cb[i + 1] = (short) u[2 * i];
                cr[i + 1] = (short) red;
            }
            cb[0] = cb[1];
            cb[n / 2 + 1] = cb[n / 2];
            cr[0] = cr[1];
            cr[n / 2 + 1] = cr[n / 2];
            for (int i = 0; i < n; i++) {
                u[i] = 3 * cb[1 + i / 2] + cb[i / 2 + 2 * (i & 1)] + 1 + (i & 1) >> 2;
            }
            RowsVector.fancyTo565(luma, 0, cb, cr, 1, 2, 1, 2, shorts, n);
            ColorRows.yccTo565(y, u, v, expectedInts, expected, n);
            assertArrayEquals(expected, Arrays.copyOf(shorts, n));
            RowsVector.fancyToArgb(luma, 0, cb, cr, 1, 2, 1, 2, ints, n);
            ColorRows.yccToArgb(y, u, v, expectedInts, n);
            assertArrayEquals(expectedInts, Arrays.copyOf(ints, n));
        }
    }

    @Test
    void coloursAreThoseOfThePlainLoopsForAllChroma() {
        int n = 1 << 16;
        short[] cb = new short[n + RowsVector.SLACK];
        short[] cr = new short[n + RowsVector.SLACK];
        byte[] luma = new byte[n + RowsVector.SLACK];
        int[] y = new int[n];
        int[] u = new int[n];
        int[] v = new int[n];
        short[] shorts = new short[n + RowsVector.SLACK];
        int[] ints = new int[n + RowsVector.SLACK];
        short[] expected = new short[n];
        int[] expectedInts = new int[n];
        byte[] bytes = new byte[3 * n + 1];
        for (int step = 0; step < 256; step += 15) {
            for (int i = 0; i < n; i++) {
                u[i] = i & 0xff;
                v[i] = i >> 8;
                y[i] = (i * 7 + step) & 0xff;
                cb[i] = (short) u[i];
                cr[i] = (short) v[i];
                luma[i] = (byte) y[i];
            }
            RowsVector.yccTo565(luma, 0, cb, 0, cr, 0, shorts, n);
            ColorRows.yccTo565(y, u, v, expectedInts, expected, n);
            assertArrayEquals(expected, Arrays.copyOf(shorts, n));
            ColorRows.yccToArgb(y, u, v, expectedInts, n);
            RowsVector.yccToArgb(luma, 0, cb, 0, cr, 0, ints, n);
            assertArrayEquals(expectedInts, Arrays.copyOf(ints, n));
            ColorRows.rgb888(ints, bytes, n);
            for (int i = 0; i < n; i++) {
                int rgb = (bytes[3 * i] & 0xff) << 16 | (bytes[3 * i + 1] & 0xff) << 8 | bytes[3 * i + 2] & 0xff;
                assertEquals(expectedInts[i] & 0xffffff, rgb);
            }
            ColorRows.bgr888(ints, bytes, n);
            for (int i = 0; i < n; i++) {
                int rgb = (bytes[3 * i + 2] & 0xff) << 16 | (bytes[3 * i + 1] & 0xff) << 8 | bytes[3 * i] & 0xff;
                assertEquals(expectedInts[i] & 0xffffff, rgb);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void picturesAreThoseOfThePlainCode(Subsampling subsampling) throws IOException {
        assertTrue(Vectors.isThere(), "tests run with the vector module");
        assumeTrue(IdctVector.isSupported(), "this machine has no vectors of eight ints");
        byte[] jpeg = JpegEncoderTest.encode(subsampling, 90, 70, 85);
        JpegDecoder decoder = new JpegDecoder();
        decoder.open(jpeg);
        boolean before = Vectors.isReady();
        try {
            for (PixelLayout layout : PixelLayout.values()) {
                for (int eighths = 1; eighths <= 8; eighths++) {
                    DecodeOptions whole = DecodeOptions.DEFAULT.withEighths(eighths);
                    assertSame(decoder, layout, whole);
                    assertSame(decoder, layout, whole.withCrop(new Area(1, 2, 3 + eighths, 5 + eighths)));
                    assertSame(decoder, layout, whole.withFancyUpsampling(false));
                }
            }
        } finally {
            Vectors.use(before);
        }
    }

    private static void assertSame(JpegDecoder decoder, PixelLayout layout, DecodeOptions options) throws IOException {
        Vectors.use(false);
        byte[] expected = Decoded.pixels(decoder, layout, options);
        Vectors.use(true);
        assertArrayEquals(expected, Decoded.pixels(decoder, layout, options), layout + " " + options);
    }
}
