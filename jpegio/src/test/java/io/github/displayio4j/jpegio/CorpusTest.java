package io.github.displayio4j.jpegio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every file of the shared corpus against what libjpeg-turbo makes of it.
class CorpusTest {
    private final JpegDecoder decoder = new JpegDecoder();

    @ParameterizedTest
    @MethodSource("io.github.displayio4j.jpegio.Corpus#entries")
    void soundFilesAreBitExact(Corpus.Entry entry) throws IOException {
        Corpus.require(entry.file());
        assumeTrue(entry.isEightBitDct() && entry.verdict().equals("ok"), "not a sound 8-bit DCT file");
        assumeTrue(!entry.toString().contains(".scan00"), "scans are missing: libjpeg smooths what is there");
        assumeTrue(!"differs".equals(entry.reference("nosimd")), "damaged: libjpeg-turbo's own builds differ");
        decoder.open(entry.file());
        PixelLayout layout = "1".equals(entry.reference("refc")) ? PixelLayout.GRAY : PixelLayout.RGB888;
        assertEquals(entry.reference("sha"), hash(layout, DecodeOptions.DEFAULT), "full size");
        assertTrue(decoder.report().complete(), () -> decoder.report().toString());
        for (int n = 1; n <= 4; n *= 2) {
            assertEquals(entry.reference("sc1/" + 8 / n), hash(layout, DecodeOptions.DEFAULT.withEighths(n)), n + "/8");
        }
        assertEquals(
                entry.reference("nosmooth_sha"),
                hash(layout, DecodeOptions.DEFAULT.withFancyUpsampling(false)),
                "plain");
        assertEquals(entry.reference("sha"), hash(layout, DecodeOptions.DEFAULT), "again");
    }

    @ParameterizedTest
    @MethodSource("io.github.displayio4j.jpegio.Corpus#entries")
    void rgb565IsTheTopBitsOfRgb888(Corpus.Entry entry) throws IOException {
        Corpus.require(entry.file());
        assumeTrue(entry.isEightBitDct() && entry.verdict().equals("ok"));
        decoder.open(entry.file());
        byte[] rgb = Decoded.pixels(decoder, PixelLayout.RGB888, DecodeOptions.DEFAULT);
        byte[] low = Decoded.pixels(decoder, PixelLayout.RGB565, DecodeOptions.DEFAULT);
        byte[] swapped = Decoded.pixels(decoder, PixelLayout.RGB565_SWAPPED, DecodeOptions.DEFAULT);
        for (int i = 0; i < low.length / 2; i++) {
            int expected = (rgb[3 * i] & 0xf8) << 8 | (rgb[3 * i + 1] & 0xfc) << 3 | (rgb[3 * i + 2] & 0xff) >> 3;
            int pixel = Pixels.native16(low, 2 * i);
            assertEquals(expected, pixel, "pixel " + i);
            assertEquals(Short.reverseBytes((short) pixel), (short) Pixels.native16(swapped, 2 * i), "pixel " + i);
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.displayio4j.jpegio.Corpus#entries")
    void anyFileEndsInAPictureOrAJpegException(Corpus.Entry entry) throws IOException {
        Corpus.require(entry.file());
        try {
            JpegInfo info = decoder.open(entry.file());
            byte[] pixels = Decoded.pixels(decoder, PixelLayout.RGB888, DecodeOptions.DEFAULT);
            assertEquals(3 * info.width() * info.height(), pixels.length);
            if (entry.verdict().startsWith("warn Premature end")
                    && entry.toString().contains("trunc")) {
                assertFalse(decoder.report().complete());
            }
            // libjpeg smooths progressive files that lack scans, we do not.
            boolean smoothed = entry.has("progressive");
            if (entry.verdict().startsWith("warn") && entry.isEightBitDct() && !smoothed) {
                assertEquals(entry.reference("sha"), Decoded.sha256(pixels), "what libjpeg makes of damage");
            }
        } catch (JpegException e) {
            assertTrue(e.offset() >= 0, e.getMessage());
        }
    }

    private String hash(PixelLayout layout, DecodeOptions options) throws JpegException {
        return Decoded.sha256(Decoded.pixels(decoder, layout, options));
    }
}
