package io.github.displayio4j.jpegio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The same coefficients in one scan and in many give the same samples.
class ProgressiveTest {
    private final JpegDecoder decoder = new JpegDecoder();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void givesTheSamplesOfTheBaselineFile(long seed) throws IOException {
        Random random = new Random(seed);
        for (int i = 0; i < 10; i++) {
            int columns = 1 + random.nextInt(20);
            int rows = 1 + random.nextInt(9);
            int low = random.nextInt(6);
            int split = 1 + random.nextInt(62);
            CoefficientWriter writer =
                    new CoefficientWriter(columns, rows, CoefficientWriter.random(columns * rows, random));
            decoder.open(writer.baseline());
            byte[] expected = Decoded.pixels(decoder, PixelLayout.GRAY, DecodeOptions.DEFAULT);
            assertTrue(decoder.report().complete(), () -> decoder.report().toString());
            decoder.open(writer.progressive(low, split));
            assertEquals(JpegInfo.Coding.PROGRESSIVE, decoder.info().coding());
            assertArrayEquals(
                    expected,
                    Decoded.pixels(decoder, PixelLayout.GRAY, DecodeOptions.DEFAULT),
                    () -> "seed " + seed + ": bit " + low + ", band up to " + split);
            assertTrue(decoder.report().complete(), () -> decoder.report().toString());
        }
    }

    /// Blocks that vector code takes sorted by kind, in rows of more than fit a list.
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void vectorsGiveTheSameSamples(long seed) throws IOException {
        assumeTrue(IdctVector.isSupported(), "this machine has no vectors of eight ints");
        Random random = new Random(seed);
        boolean before = Vectors.isReady();
        try {
            for (int i = 0; i < 4; i++) {
                int columns = 1 + random.nextInt(i == 0 ? 400 : 20);
                CoefficientWriter writer =
                        new CoefficientWriter(columns, 3, CoefficientWriter.random(columns * 3, random));
                decoder.open(writer.progressive(random.nextInt(6), 1 + random.nextInt(62)));
                for (int eighths = 1; eighths <= 8; eighths++) {
                    DecodeOptions options = DecodeOptions.DEFAULT.withEighths(eighths);
                    Vectors.use(false);
                    byte[] expected = Decoded.pixels(decoder, PixelLayout.GRAY, options);
                    Vectors.use(true);
                    assertArrayEquals(
                            expected,
                            Decoded.pixels(decoder, PixelLayout.GRAY, options),
                            "seed " + seed + ", picture " + i + ", " + eighths + "/8");
                }
            }
        } finally {
            Vectors.use(before);
        }
    }

    /// A stream fails in the midst of a run of blocks: none of them comes into the next picture.
    @Test
    void blocksOfABrokenRunAreForgotten() throws IOException {
        assumeTrue(IdctVector.isSupported(), "this machine has no vectors of eight ints");
        byte[] sequential = JpegEncoderTest.encode(Subsampling.S420, 300, 40, 95);
        byte[] progressive =
                new CoefficientWriter(30, 3, CoefficientWriter.random(90, new Random(5))).progressive(2, 20);
        boolean before = Vectors.isReady();
        try {
            Vectors.use(true);
            decoder.open(progressive);
            byte[] expected = Decoded.pixels(decoder, PixelLayout.GRAY, DecodeOptions.DEFAULT);
            for (int cut = sequential.length / 3; cut < sequential.length; cut += 97) {
                InputStream broken =
                        new SequenceInputStream(new ByteArrayInputStream(sequential, 0, cut), new FailingStream());
                decoder.open(broken);
                assertThrows(IOException.class, () -> Decoded.pixels(decoder, PixelLayout.GRAY, DecodeOptions.DEFAULT));
                decoder.open(progressive);
                assertArrayEquals(
                        expected, Decoded.pixels(decoder, PixelLayout.GRAY, DecodeOptions.DEFAULT), "cut at " + cut);
            }
        } finally {
            Vectors.use(before);
        }
    }

    private static final class FailingStream extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("no more");
        }

        @Override
        public int read(byte[] out, int at, int n) throws IOException {
            throw new IOException("no more");
        }
    }

    @Test
    void zigzagIsThatOfTheStandard() {
        for (int k = 0; k < 64; k++) {
            assertEquals(CoefficientWriter.natural(k), StandardTables.ZIGZAG[k]);
        }
    }
}
