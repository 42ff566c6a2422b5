package io.github.displayio4j.jpegio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.displayio4j.displayio.Area;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Vector code gives the bits of the plain one.
class VectorsTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 9, 15, 16, 17, 31, 32, 33, 100})
    void rowsAreThoseOfThePlainLoops(int n) {
        Random random = new Random(n);
        byte[] samples = new byte[3 * n + 3 + RowsVector.SLACK];
        random.nextBytes(samples);
        short[][] sums = new short[2][n + 2 + RowsVector.SLACK];
        byte[] wide = new byte[2 * n + RowsVector.SLACK];
        for (boolean two : new boolean[] {false, true}) {
            for (int c = 0; c < 2; c++) {
                if (two) {
                    RowsVector.sums(samples, 1 + c, n, sums[c], 1, n);
                } else {
                    RowsVector.copy(samples, 1 + c, 4, sums[c], 1, n);
                }
                for (int i = 1; i <= n; i++) {
                    int near = samples[i + c] & 0xff;
                    int sum = two ? 3 * near + (samples[n - 1 + i] & 0xff) : 4 * near;
                    assertEquals(sum, sums[c][i], "sum " + i);
                }
                sums[c][0] = sums[c][1];
                sums[c][n + 1] = sums[c][n];
            }
            int left = two ? 8 : 4;
            int right = two ? 7 : 8;
            RowsVector.widen(sums[0], 1, left, right, wide, 2 * n);
            for (int i = 0; i < 2 * n; i++) {
                int neighbour = sums[0][i / 2 + 2 * (i & 1)];
                int sample = 3 * sums[0][1 + i / 2] + neighbour + (i % 2 == 0 ? left : right) >> 4;
                assertEquals(sample, wide[i] & 0xff, "sample " + i);
            }
        }
    }

    /// What `IdctVector` and `SmallVector` do with many blocks at a time.
    @ParameterizedTest
    @CsvSource({"8, 1", "8, 2", "8, 3", "4, 4", "4, 5", "4, 6", "2, 7", "2, 8", "2, 9", "1, 10"})
    void blocksByKindAreThoseOfThePlainTransform(int edge, long seed) {
        assumeTrue(IdctVector.isSupported(), "this machine has no vectors of eight ints");
        Random random = new Random(seed);
        SmallIdct small = new SmallIdct();
        Idct plain = new Idct();
        IdctVector vector = new IdctVector();
        SmallVector smallVector = new SmallVector();
        BlockList list = new BlockList();
        int[] steps = new int[64];
        int[] factors = new int[Math.max(IdctVector.FACTORS, SmallVector.FACTORS)];
        byte[] lasts = new byte[BlockRun.BLOCKS];
        int stride = edge * BlockRun.BLOCKS + 9;
        for (int round = 0; round < 200; round++) {
            int base = 64 * random.nextInt(3);
            short[] blocks = new short[base + 64 * BlockRun.BLOCKS];
            byte[] expected = new byte[edge * stride];
            byte[] found = new byte[edge * stride];
            int size = 1 << random.nextInt(16);
            int longest = 1 + random.nextInt(63);
            for (int k = 0; k < 64; k++) {
                steps[k] = 1 + random.nextInt(round % 2 == 0 ? 255 : 65535);
            }
            list.clear();
            int first = random.nextInt(3);
            int step = 1 + random.nextInt(3);
            int end = random.nextInt(BlockRun.BLOCKS + 1);
            for (int block = 0; block < BlockRun.BLOCKS; block++) {
                boolean mine = block >= first && block < end && (block - first) % step == 0;
                int at = base + 64 * block;
                lasts[block] = (byte) (random.nextInt(5) == 0 ? BlockRun.HIDDEN : random.nextInt(longest));
                for (int k = 0; k <= lasts[block]; k++) {
                    blocks[at + StandardTables.ZIGZAG[k]] = (short) (random.nextInt(2 * size) - size);
                }
                if (mine && lasts[block] >= 0) {
                    int to = 5 + (block - first) / step * edge;
                    if (edge == 8) {
                        plain.transform(blocks, at, steps, lasts[block], expected, to, stride);
                    } else if (edge == 1 || lasts[block] == 0) {
                        for (int y = 0; y < edge; y++) {
                            int row = to + y * stride;
                            Arrays.fill(expected, row, row + edge, (byte) Idct.sample(blocks[at] * steps[0]));
                        }
                    } else if (edge == 4) {
                        small.transform4(blocks, at, steps, lasts[block], expected, to, stride);
                    } else {
                        SmallIdct.transform2(blocks, at, steps, lasts[block], expected, to, stride);
                    }
                }
            }
            for (int block = first; block < end; block += step) {
                if (lasts[block] >= 0) {
                    list.add(lasts[block], BlockList.entry(block, (block - first) / step * edge));
                }
            }
            short[] before = blocks.clone();
            if (edge == 8) {
                IdctVector.scale(steps, factors);
                vector.transformAll(list, blocks, base, steps, factors, found, 5, stride);
            } else {
                SmallVector.scale(edge, steps, factors);
                smallVector.transformAll(list, edge, blocks, base, steps, factors, found, 5, stride);
            }
            assertArrayEquals(expected, found, "seed " + seed + ", round " + round);
            for (int block = 0; block < BlockRun.BLOCKS; block++) {
                boolean mine = block >= first && block < end && (block - first) % step == 0 && lasts[block] >= 0;
                for (int i = base + 64 * block; i < base + 64 * block + 64; i++) {
                    assertEquals(mine ? 0 : before[i], blocks[i], "coefficient, seed " + seed + ", round " + round);
                }
            }
        }
    }

    /// Rows go straight to memory outside the heap, in whole vectors but for their ends.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 15, 16, 17, 31, 32, 33, 47, 63, 64, 65, 95, 96, 97, 127, 128, 130})
    void memoryOutsideTheHeapHoldsTheSame(int width) throws IOException {
        assumeTrue(IdctVector.isSupported(), "this machine has no vectors of eight ints");
        int height = 19;
        boolean before = Vectors.isReady();
        try (Arena arena = Arena.ofConfined()) {
            Vectors.use(true);
            for (Subsampling subsampling : Subsampling.values()) {
                JpegDecoder decoder = new JpegDecoder();
                decoder.open(JpegEncoderTest.encode(subsampling, width, height, 85));
                for (PixelLayout layout : PixelLayout.values()) {
                    int stride = (width + 3) * layout.bytes();
                    byte[] expected = new byte[stride * height];
                    Arrays.fill(expected, (byte) 0x5a);
                    MemorySegment heap = MemorySegment.ofArray(expected);
                    decoder.decode(heap, 0, stride, layout, DecodeOptions.DEFAULT);
                    MemorySegment outside = arena.allocate(expected.length);
                    outside.fill((byte) 0x5a);
                    decoder.decode(outside, 0, stride, layout, DecodeOptions.DEFAULT);
                    String what = subsampling + " as " + layout;
                    assertArrayEquals(expected, outside.toArray(ValueLayout.JAVA_BYTE), what);
                    int gap = width * layout.bytes();
                    assertEquals(0x5a, outside.get(ValueLayout.JAVA_BYTE, gap), what + ": behind the first row");
                }
            }
        } finally {
            Vectors.use(before);
        }
    }

    /// Whole rows and parts of them, of every width up to that of some vectors, in memory outside the heap.
    @ParameterizedTest
    @EnumSource
    void rowsOfAnyWidthAreThoseOfThePlainCode(Subsampling subsampling) throws IOException {
        assumeTrue(IdctVector.isSupported(), "this machine has no vectors of eight ints");
        int height = 9;
        int guard = 8;
        boolean before = Vectors.isReady();
        try (Arena arena = Arena.ofConfined()) {
            JpegDecoder decoder = new JpegDecoder();
            for (int width = 1; width <= 140; width += width < 70 ? 1 : 7) {
                decoder.open(JpegEncoderTest.encode(subsampling, width, height, 85));
                for (PixelLayout layout : new PixelLayout[] {PixelLayout.ARGB, PixelLayout.RGB565}) {
                    int stride = width * layout.bytes() + guard;
                    MemorySegment outside = arena.allocate((long) stride * height);
                    for (int x1 : new int[] {0, 1, 2, width / 2, width - 1}) {
                        Area part = new Area(x1, 1, width, height);
                        DecodeOptions options = DecodeOptions.DEFAULT.withCrop(part);
                        byte[] expected = new byte[stride * height];
                        Arrays.fill(expected, (byte) 0x5a);
                        outside.fill((byte) 0x5a);
                        if (x1 < width) {
                            Vectors.use(false);
                            decoder.decode(MemorySegment.ofArray(expected), 0, stride, layout, options);
                            Vectors.use(true);
                            decoder.decode(outside, 0, stride, layout, options);
                        }
                        String what = subsampling + ", " + width + " pixels as " + layout + " from " + x1;
                        assertArrayEquals(expected, outside.toArray(ValueLayout.JAVA_BYTE), what);
                    }
                }
            }
        } finally {
            Vectors.use(before);
        }
    }

    @Test
    void coloursAreThoseOfThePlainLoopsForAllChroma() {
        int n = 1 << 16;
        byte[] cb = new byte[n + RowsVector.SLACK];
        byte[] cr = new byte[n + RowsVector.SLACK];
        byte[] luma = new byte[n + RowsVector.SLACK];
        int[] y = new int[n];
        int[] u = new int[n];
        int[] v = new int[n];
        MemorySegment pixels = Arena.ofAuto().allocate(4L * (n + RowsVector.SLACK));
        int[] ints = new int[n];
        short[] expected = new short[n];
        int[] expectedInts = new int[n];
        byte[] bytes = new byte[3 * n + 1];
        for (int step = 0; step < 256; step += 15) {
            for (int i = 0; i < n; i++) {
                u[i] = i & 0xff;
                v[i] = i >> 8;
                y[i] = (i * 7 + step) & 0xff;
                cb[i] = (byte) u[i];
                cr[i] = (byte) v[i];
                luma[i] = (byte) y[i];
            }
            RowsVector.yccTo565(luma, 0, cb, 0, cr, 0, pixels, 0, n);
            ColorRows.yccTo565(y, u, v, expectedInts, expected, n);
            assertArrayEquals(expected, pixels.asSlice(0, 2L * n).toArray(ValueLayout.JAVA_SHORT));
            ColorRows.yccToArgb(y, u, v, expectedInts, n);
            RowsVector.yccToArgb(luma, 0, cb, 0, cr, 0, pixels, 0, n);
            MemorySegment.copy(pixels, ValueLayout.JAVA_INT, 0, ints, 0, n);
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
