package io.github.displayio4j.jpegio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Limits hold before anything is spent; strict decoders throw where lenient ones report.
class DecodeLimitsTest {
    @Test
    void aPictureOverTheLimitIsRefusedWhenItIsOpened() throws IOException {
        byte[] jpeg = JpegEncoderTest.encode(Subsampling.S420, 50, 40, 80);
        JpegException e = assertThrows(
                JpegException.class, () -> new JpegDecoder(DecodeLimits.DEFAULT.withPixels(1999)).open(jpeg));
        assertTrue(String.valueOf(e.getMessage()).contains("at most 1999 pixels, not 50x40"), e.getMessage());
        assertEquals(
                50,
                new JpegDecoder(DecodeLimits.DEFAULT.withPixels(2000))
                        .open(jpeg)
                        .width());
    }

    @Test
    void coefficientsOverTheLimitAreNotAllocated() throws IOException {
        byte[] jpeg = bomb(64, 64, 1);
        JpegDecoder decoder = new JpegDecoder(DecodeLimits.DEFAULT.withMemory(64 * (2 * 64 + 8) - 1));
        decoder.open(jpeg);
        JpegException e = assertThrows(JpegException.class, () -> gray(decoder));
        assertTrue(String.valueOf(e.getMessage()).contains("must fit into 8703 bytes, not 8704"), e.getMessage());
        JpegDecoder larger = new JpegDecoder(DecodeLimits.DEFAULT.withMemory(64 * (2 * 64 + 8)));
        larger.open(jpeg);
        gray(larger);
        assertTrue(larger.report().complete(), () -> larger.report().toString());
    }

    @ParameterizedTest
    @CsvSource({"3, 3, true", "3, 4, false", "100, 100, true", "100, 5000, false"})
    void scansOverTheLimitAreNotRead(int limit, int scans, boolean complete) throws IOException {
        byte[] jpeg = bomb(64, 64, scans);
        JpegDecoder lenient = new JpegDecoder(DecodeLimits.DEFAULT.withScans(limit));
        lenient.open(jpeg);
        gray(lenient);
        assertEquals(complete, lenient.report().complete());
        assertTrue(
                lenient.report().blocksExpected() <= 64L * limit,
                lenient.report().toString());
        JpegDecoder strict =
                new JpegDecoder(DecodeLimits.DEFAULT.withScans(limit).withStrict(true));
        strict.open(jpeg);
        if (complete) {
            gray(strict);
        } else {
            JpegException e = assertThrows(JpegException.class, () -> gray(strict));
            assertTrue(String.valueOf(e.getMessage()).contains("at most " + limit + " scans"), e.getMessage());
        }
    }

    @Test
    void strictThrowsWhereLenientReports() throws IOException {
        byte[] jpeg = JpegEncoderTest.encode(Subsampling.S420, 50, 40, 80);
        byte[] cut = Arrays.copyOf(jpeg, jpeg.length - 100);
        JpegDecoder strict = new JpegDecoder(DecodeLimits.DEFAULT.withStrict(true));
        strict.open(jpeg);
        assertArrayEquals(Decoded.rgb(jpeg), Decoded.pixels(strict, PixelLayout.RGB888, DecodeOptions.DEFAULT));
        strict.open(cut);
        JpegException e = assertThrows(
                JpegException.class, () -> Decoded.pixels(strict, PixelLayout.RGB888, DecodeOptions.DEFAULT));
        assertTrue(cut.length - e.offset() <= 1, () -> e.offset() + " of " + cut.length); // FF 00 may be cut in two
        JpegDecoder lenient = new JpegDecoder();
        lenient.open(cut);
        Decoded.pixels(lenient, PixelLayout.RGB888, DecodeOptions.DEFAULT);
        assertFalse(lenient.report().complete());
        assertEquals(e.offset(), lenient.report().firstDamage());
    }

    @ParameterizedTest
    @CsvSource({
        "generated-A__gen_koi_lost_interval.jpg, false",
        "generated-A__gen_koi_trunc50_420.jpg,   false",
        "Pillow__truncated_jpeg.jpg,             false",
        "generated-A__gen_koi_420_q80.jpg,       true",
        "generated-A__gen_koi_prog420.jpg,       true",
        "generated-A__gen_koi_ari420.jpg,        true",
        "generated-A__gen_koi_fillbytes.jpg,     true",
    })
    void strictTellsSoundFilesFromDamagedOnes(String name, boolean sound) throws IOException {
        Path file = Corpus.folder("jpeg.corpus").resolve(name);
        Corpus.require(file);
        byte[] jpeg = Files.readAllBytes(file);
        JpegDecoder strict = new JpegDecoder(DecodeLimits.DEFAULT.withStrict(true));
        strict.open(jpeg);
        if (sound) {
            gray(strict);
        } else {
            JpegException e = assertThrows(JpegException.class, () -> gray(strict));
            assertTrue(e.offset() > 0 && e.offset() <= jpeg.length, e.getMessage());
        }
    }

    @Test
    void aClaimOfManyPixelsCostsNoMoreThanToFillThem() throws IOException {
        byte[] jpeg = JpegEncoderTest.encode(Subsampling.S420, 64, 64, 80);
        for (int i = 0; i + 9 < jpeg.length; i++) {
            if (jpeg[i] == (byte) 0xff && jpeg[i + 1] == (byte) Marker.SOF0) {
                jpeg[i + 5] = 0x30; // height 12352
                jpeg[i + 7] = 0x30;
            }
        }
        JpegDecoder decoder = new JpegDecoder();
        JpegInfo info = decoder.open(jpeg);
        assertEquals(12352, info.height());
        long[] sum = {0};
        byte[] out = new byte[info.width() * info.height()];
        long start = System.nanoTime();
        decoder.decode(MemorySegment.ofArray(out), 0, info.width(), PixelLayout.GRAY, DecodeOptions.DEFAULT);
        double perMegapixel = (System.nanoTime() - start) / 1e9 / (out.length / 1e6);
        for (int i = out.length / 2; i < out.length; i++) {
            sum[0] += out[i];
        }
        assertEquals(-128L * (out.length - out.length / 2), sum[0], "gray");
        assertTrue(perMegapixel < 0.1, perMegapixel + " s for each megapixel");
    }

    @Test
    void whatTakesTooLongCountsAsCutOff() throws IOException {
        byte[][] jpegs = {JpegEncoderTest.encode(Subsampling.S420, 64, 64, 80), bomb(64, 64, 3)};
        for (byte[] jpeg : jpegs) {
            JpegDecoder lenient = new JpegDecoder(DecodeLimits.DEFAULT.withTime(Duration.ofNanos(1)));
            lenient.open(jpeg);
            gray(lenient);
            assertFalse(lenient.report().complete(), () -> lenient.report().toString());
            JpegDecoder strict = new JpegDecoder(
                    DecodeLimits.DEFAULT.withTime(Duration.ofNanos(1)).withStrict(true));
            strict.open(jpeg);
            JpegException e = assertThrows(JpegException.class, () -> gray(strict));
            assertTrue(String.valueOf(e.getMessage()).contains("must end within PT0.000000001S"), e.getMessage());
        }
        JpegDecoder patient = new JpegDecoder(DecodeLimits.DEFAULT.withTime(Duration.ofSeconds(Long.MAX_VALUE)));
        patient.open(jpegs[0]);
        gray(patient);
        assertTrue(patient.report().complete());
        assertThrows(IllegalArgumentException.class, () -> DecodeLimits.DEFAULT.withTime(Duration.ZERO));
    }

    @Test
    void limitsBelowOneAreMisuse() {
        assertThrows(IllegalArgumentException.class, () -> DecodeLimits.DEFAULT.withScans(0));
        assertThrows(IllegalArgumentException.class, () -> DecodeLimits.DEFAULT.withPixels(0));
        assertThrows(IllegalArgumentException.class, () -> DecodeLimits.DEFAULT.withMemory(-1));
    }

    private static void gray(JpegDecoder decoder) throws JpegException {
        Decoded.pixels(decoder, PixelLayout.GRAY, DecodeOptions.DEFAULT);
    }

    /// A gray progressive file whose first scan brings 0 for each DC and all others nothing, each in a few bytes.
    private static byte[] bomb(int width, int height, int scans) {
        HexFormat hex = HexFormat.of();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(hex.parseHex("ffd8ffdb004300" + "01".repeat(64)));
        out.writeBytes(hex.parseHex(String.format("ffc2000b08%04x%04x01011100", height, width)));
        // One code of one bit in each table: category 0, and the end of the band for 2^6 blocks and more.
        out.writeBytes(hex.parseHex("ffc4001400" + "01" + "00".repeat(15) + "00"));
        out.writeBytes(hex.parseHex("ffc4001410" + "01" + "00".repeat(15) + "60"));
        out.writeBytes(hex.parseHex("ffda0008010100000000"));
        out.writeBytes(new byte[width * height / 64 / 8]);
        for (int i = 1; i < scans; i++) {
            out.writeBytes(hex.parseHex("ffda0008010100013f00" + "00"));
        }
        out.writeBytes(hex.parseHex("ffd9"));
        return out.toByteArray();
    }
}
