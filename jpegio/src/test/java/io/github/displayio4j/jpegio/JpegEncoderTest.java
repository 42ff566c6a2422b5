package io.github.displayio4j.jpegio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Files of our encoder, read back by our decoder and by libjpeg-turbo's.
class JpegEncoderTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        // width, height, quality, subsampling, sampling option of cjpeg, MCUs between restarts
        "  1,  1,  75, S420, 2x2, 0",
        "  8,  8,  75, S444, 1x1, 0",
        " 16, 16,  90, S420, 2x2, 0",
        " 17, 33,  75, S420, 2x2, 0",
        " 17, 33,  75, S422, 2x1, 0",
        " 17, 33,  75, S444, 1x1, 0",
        " 39, 50,  20, S420, 2x2, 3",
        " 61, 47,  98, S422, 2x1, 1",
        " 61, 47, 100, S444, 1x1, 0",
        " 50, 70,   1, S420, 2x2, 0",
        "200,151,  50, S420, 2x2, 9",
        "203,150,  85, S422, 2x1, 0",
        " 99, 23,  60, GRAY, 1x1, 5",
        "  1, 40,  60, GRAY, 1x1, 0"
    })
    void filesAreThoseOfCjpeg(
            int width, int height, int quality, Subsampling subsampling, String sampling, int interval)
            throws IOException {
        Peer.require("cjpeg");
        byte[] rgb = Pictures.mixed(width, height, width * 31L + height);
        JpegEncoder encoder = new JpegEncoder(quality, subsampling);
        encoder.setRestartInterval(interval);
        String[] options = {"-quality", "" + quality, "-baseline", "-dct", "int", "-sample", sampling};
        if (interval > 0) {
            options = append(options, "-restart", interval + "B");
        }
        if (subsampling == Subsampling.GRAY) {
            options = append(options, "-grayscale");
        }
        byte[] theirs = Peer.run(folder, Peer.ppm(rgb, width, height), "cjpeg", options);
        assertArrayEquals(theirs, encoder.encodeToArray(rgb, width, height));
    }

    private static String[] append(String[] list, String... more) {
        String[] longer = Arrays.copyOf(list, list.length + more.length);
        System.arraycopy(more, 0, longer, list.length, more.length);
        return longer;
    }

    @ParameterizedTest
    @EnumSource
    void djpegReadsWhatWeRead(Subsampling subsampling) throws IOException {
        Peer.require("djpeg");
        byte[] jpeg = encode(subsampling, 101, 67, 80);
        JpegDecoder decoder = new JpegDecoder();
        decoder.open(jpeg);
        PixelLayout layout = subsampling == Subsampling.GRAY ? PixelLayout.GRAY : PixelLayout.RGB888;
        for (int n = 1; n <= 8; n++) {
            byte[] theirs = Peer.samples(Peer.run(folder, jpeg, "djpeg", "-dct", "int", "-pnm", "-scale", n + "/8"));
            assertArrayEquals(theirs, Decoded.pixels(decoder, layout, DecodeOptions.DEFAULT.withEighths(n)), n + "/8");
        }
    }

    @ParameterizedTest
    @CsvSource({"S444, 33", "S422, 26", "S420, 24"})
    void aPictureSurvives(Subsampling subsampling, double atLeast) throws IOException {
        byte[] rgb = Pictures.mixed(120, 90, 5);
        byte[] again = Decoded.rgb(new JpegEncoder(95, subsampling).encodeToArray(rgb, 120, 90));
        double psnr = Pictures.psnr(rgb, again);
        assertTrue(psnr > atLeast, psnr + " dB");
    }

    @Test
    void tablesMayBeLeftOut() throws IOException {
        byte[] rgb = Pictures.mixed(64, 48, 7);
        JpegEncoder encoder = new JpegEncoder(80, Subsampling.S422);
        byte[] with = encoder.encodeToArray(rgb, 64, 48);
        encoder.setHuffmanTables(false);
        byte[] without = encoder.encodeToArray(rgb, 64, 48);
        assertEquals(with.length - 4 * 5 - 28 - 28 - 178 - 178, without.length);
        assertArrayEquals(Decoded.rgb(with), Decoded.rgb(without));
    }

    @Test
    void outputIsWrittenWhereItIsWanted() {
        byte[] rgb = Pictures.mixed(24, 24, 8);
        JpegEncoder encoder = new JpegEncoder(80, Subsampling.S420);
        byte[] file = encoder.encodeToArray(rgb, 24, 24);
        byte[] out = new byte[file.length + 5];
        assertEquals(file.length, encoder.encode(rgb, 24, 24, out, 5));
        assertArrayEquals(file, Arrays.copyOfRange(out, 5, out.length));
        assertThrows(IllegalArgumentException.class, () -> encoder.encode(rgb, 24, 24, out, 6));
    }

    @Test
    void sizesAndQualityAreChecked() {
        assertThrows(IllegalArgumentException.class, () -> new JpegEncoder(0, Subsampling.S420));
        assertThrows(IllegalArgumentException.class, () -> new JpegEncoder(101, Subsampling.S420));
        JpegEncoder encoder = new JpegEncoder(80, Subsampling.S420);
        assertThrows(IllegalArgumentException.class, () -> encoder.encodeToArray(new byte[11], 2, 2));
        assertThrows(IllegalArgumentException.class, () -> encoder.encodeToArray(new byte[11], 0, 2));
        assertThrows(IllegalArgumentException.class, () -> encoder.setRestartInterval(65536));
    }

    static byte[] encode(Subsampling subsampling, int width, int height, int quality) {
        return new JpegEncoder(quality, subsampling).encodeToArray(Pictures.mixed(width, height, 1), width, height);
    }
}
