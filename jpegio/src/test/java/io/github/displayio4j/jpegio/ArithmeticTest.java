package io.github.displayio4j.jpegio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Arithmetic coding: the same coefficients as with Huffman coding give the same samples.
class ArithmeticTest {
    private static final List<Subsampling> SUBSAMPLINGS = List.of(Subsampling.values());

    @TempDir
    Path folder;

    private final JpegDecoder decoder = new JpegDecoder();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void givesTheSamplesOfTheHuffmanFile(long seed) throws IOException {
        Peer.require("jpegtran");
        Random random = new Random(seed);
        for (int i = 0; i < 4; i++) {
            int width = 1 + random.nextInt(90);
            int height = 1 + random.nextInt(60);
            Subsampling subsampling = SUBSAMPLINGS.get(random.nextInt(4));
            byte[] huffman = new JpegEncoder(1 + random.nextInt(100), subsampling)
                    .encodeToArray(Pictures.mixed(width, height, random.nextLong()), width, height);
            String[] options = random.nextBoolean()
                    ? new String[] {"-arithmetic", "-restart", random.nextInt(6) + "B"}
                    : new String[] {"-arithmetic", "-progressive", "-restart", random.nextInt(6) + "B"};
            byte[] arithmetic = Peer.run(folder, huffman, "jpegtran", options);
            String what =
                    "seed " + seed + ": " + width + "x" + height + " " + subsampling + " " + Arrays.asList(options);
            assertArrayEquals(Decoded.rgb(huffman), Decoded.rgb(arithmetic), what);
            JpegInfo info = decoder.open(arithmetic);
            assertEquals(
                    options.length == 4 ? JpegInfo.Coding.PROGRESSIVE_ARITHMETIC : JpegInfo.Coding.ARITHMETIC,
                    info.coding());
            Decoded.pixels(decoder, PixelLayout.GRAY, DecodeOptions.DEFAULT);
            assertTrue(decoder.report().complete(), () -> what + " " + decoder.report());
        }
    }

    @Test
    void whatIsCutOffIsReported() throws IOException {
        Peer.require("jpegtran");
        byte[] huffman = new JpegEncoder(80, Subsampling.S420).encodeToArray(Pictures.mixed(64, 64, 5), 64, 64);
        byte[] arithmetic = Peer.run(folder, huffman, "jpegtran", "-arithmetic");
        byte[] cut = Arrays.copyOf(arithmetic, arithmetic.length - 300);
        byte[] whole = Decoded.rgb(arithmetic);
        decoder.open(cut);
        byte[] part = Decoded.pixels(decoder, PixelLayout.RGB888, DecodeOptions.DEFAULT);
        assertFalse(decoder.report().complete());
        assertEquals(cut.length, decoder.report().firstDamage());
        assertArrayEquals(Arrays.copyOf(whole, 3 * 64 * 8), Arrays.copyOf(part, 3 * 64 * 8), "rows before the damage");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001", "1000", "1040", "2010", "0401", "00"})
    void conditioningOutOfRangeIsRefused(String parameters) {
        String length = String.format("%04x", 2 + parameters.length() / 2);
        byte[] jpeg = HexFormat.of().parseHex("ffd8ffcc" + length + parameters + "ffd9");
        JpegException e = assertThrows(JpegException.class, () -> decoder.open(jpeg));
        assertTrue(String.valueOf(e.getMessage()).contains("conditioning"), e.getMessage());
        assertEquals(6, e.offset());
    }

    @Test
    void theMatrixFormOfTheFullTransformIsTheFastOne() {
        Random random = new Random(11);
        Idct idct = new Idct();
        ScaledIdct scaled = new ScaledIdct();
        int[] steps = new int[64];
        Arrays.fill(steps, 3);
        for (int run = 0; run < 2000; run++) {
            short[] block = new short[64];
            int last = random.nextInt(64);
            for (int k = 0; k <= last; k++) {
                block[StandardTables.ZIGZAG[k]] = (short) (random.nextInt(400) - 200);
            }
            byte[] fast = new byte[64];
            int[] plain = new int[64];
            idct.transform(block, 0, steps, last, fast, 0, 8);
            scaled.transform(block, 0, steps, last, 8, plain, 0, 8);
            for (int i = 0; i < 64; i++) {
                assertEquals(plain[i], fast[i] & 0xff, "run " + run);
            }
        }
    }
}
