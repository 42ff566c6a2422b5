package io.github.displayio4j.jpegio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.displayio4j.displayio.Area;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Blocks side by side become what each becomes alone.
class IdctBatchTest {
    private static final int STRIDE = 8 * 200;

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "15, 3", "63, 4", "64, 5", "65, 6", "200, 7", "200, 8"})
    void blocksAreThoseOfTheTransformOfOne(int n, long seed) {
        Random random = new Random(seed);
        Idct alone = new Idct();
        IdctBatch batch = new IdctBatch();
        short[] blocks = new short[64 * n];
        int[][] steps = new int[n][64];
        for (int round = 0; round < 20; round++) {
            byte[] expected = new byte[8 * STRIDE];
            byte[] found = new byte[8 * STRIDE];
            boolean wild = round % 4 == 3; // as damaged files have them: sums wrap in the same way
            for (int block = 0; block < n; block++) {
                int last = random.nextInt(random.nextBoolean() ? 64 : 12);
                for (int k = 0; k < 64; k++) {
                    steps[block][k] = 1 + random.nextInt(wild ? 65535 : 255);
                    int most = wild ? 1 << 15 : 64;
                    int value = k <= last && random.nextInt(3) > 0 ? random.nextInt(2 * most) - most : 0;
                    blocks[64 * block + StandardTables.ZIGZAG[k]] = (short) value;
                }
                alone.transform(blocks, 64 * block, steps[block], last, expected, 8 * block, STRIDE);
                batch.add(blocks, 64 * block, steps[block], last, found, 8 * block, STRIDE);
            }
            batch.flush();
            assertArrayEquals(expected, found, "seed " + seed + ", round " + round);
        }
    }

    /// What a decode that failed has left does not come out later.
    @ParameterizedTest
    @CsvSource({"5", "60"})
    void forgottenBlocksHaveNoEffect(int last) {
        IdctBatch batch = new IdctBatch();
        short[] block = new short[64];
        int[] steps = new int[64];
        Arrays.fill(steps, 1);
        block[0] = 500;
        block[StandardTables.ZIGZAG[last]] = 100;
        byte[] lost = new byte[64];
        batch.add(block, 0, steps, last, lost, 0, 8);
        batch.clear();
        block[StandardTables.ZIGZAG[last]] = 0;
        block[1] = -40;
        byte[] expected = new byte[64];
        byte[] found = new byte[64];
        new Idct().transform(block, 0, steps, last, expected, 0, 8);
        batch.add(block, 0, steps, last, found, 0, 8);
        batch.flush();
        assertArrayEquals(new byte[64], lost);
        assertArrayEquals(expected, found);
    }

    /// The first frames of a decoder are transformed block by block, later ones many blocks at a time.
    @ParameterizedTest
    @EnumSource
    void picturesStayTheSame(Subsampling subsampling) throws IOException {
        byte[] jpeg = JpegEncoderTest.encode(subsampling, 333, 250, 85);
        boolean before = Vectors.isReady();
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Vectors.use(false);
            JpegDecoder warm = new JpegDecoder();
            warm.open(jpeg);
            for (int blocks = 0; blocks < BlockTransform.COLD_BLOCKS; blocks += 333 * 250 / 64) {
                Decoded.pixels(warm, PixelLayout.GRAY, DecodeOptions.DEFAULT);
            }
            for (Executor helper : Arrays.asList(null, threads)) {
                warm.setHelper(helper);
                for (byte[] file : new byte[][] {jpeg, Arrays.copyOf(jpeg, jpeg.length * 2 / 3), jpeg}) {
                    for (DecodeOptions options : new DecodeOptions[] {
                        DecodeOptions.DEFAULT, DecodeOptions.DEFAULT.withCrop(new Area(31, 50, 160, 201))
                    }) {
                        JpegDecoder cold = new JpegDecoder();
                        cold.open(file);
                        warm.open(file);
                        byte[] expected = Decoded.pixels(cold, PixelLayout.RGB565, options);
                        assertArrayEquals(expected, Decoded.pixels(warm, PixelLayout.RGB565, options));
                    }
                }
            }
        } finally {
            Vectors.use(before);
        }
    }
}
