package io.github.displayio4j.jpegio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.Palette;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
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
        byte[] ppm = Peer.ppm(rgb, width, height);
        assertArrayEquals(Peer.run(folder, ppm, "cjpeg", options), encoder.encodeToArray(rgb, width, height));
        encoder.setOptimized(true);
        byte[] optimized = Peer.run(folder, ppm, "cjpeg", append(options, "-optimize"));
        assertArrayEquals(optimized, encoder.encodeToArray(rgb, width, height), "optimised");
    }

    @ParameterizedTest
    @EnumSource
    void optimizedFilesHaveTheSamePicture(Subsampling subsampling) throws IOException {
        byte[] rgb = Pictures.mixed(90, 75, 12);
        JpegEncoder encoder = new JpegEncoder(70, subsampling);
        for (int interval : new int[] {0, 1, 7}) {
            encoder.setRestartInterval(interval);
            encoder.setOptimized(false);
            byte[] plain = encoder.encodeToArray(rgb, 90, 75);
            encoder.setOptimized(true);
            byte[] optimized = encoder.encodeToArray(rgb, 90, 75);
            assertTrue(optimized.length < plain.length, optimized.length + " of " + plain.length);
            assertArrayEquals(Decoded.rgb(plain), Decoded.rgb(optimized));
        }
    }

    @Test
    void optimalCodesAreLimitedTo16Bits() {
        // Fibonacci numbers make the deepest tree.
        int[] counts = new int[256];
        int before = 1;
        int count = 1;
        for (int i = 0; i < 40; i++) {
            counts[i] = count;
            int next = before + count;
            before = count;
            count = next;
        }
        HuffmanCodes codes = HuffmanCodes.optimal(counts);
        double kraft = 0;
        for (int i = 0; i < 256; i++) {
            assertEquals(i < 40, codes.lengths[i] > 0, "symbol " + i);
            assertTrue(codes.lengths[i] <= 16);
            kraft += codes.lengths[i] > 0 ? Math.pow(2, -codes.lengths[i]) : 0;
            assertTrue(codes.lengths[i] == 0 || codes.codes[i] != (1 << codes.lengths[i]) - 1, "all ones");
        }
        assertTrue(kraft < 1, "room for all ones: " + kraft);
    }

    @Test
    void rowsAndBitmapsGiveTheFileOfTheirPixels() {
        byte[] rgb = Pictures.mixed(45, 35, 9);
        JpegEncoder encoder = new JpegEncoder(85, Subsampling.S420);
        byte[] expected = encoder.encodeToArray(rgb, 45, 35);
        int[] asked = {0};
        RowSource rows = (y, row) -> {
            assertEquals(asked[0]++, y);
            System.arraycopy(rgb, 3 * 45 * y, row, 0, 3 * 45);
        };
        assertArrayEquals(expected, encoder.encodeToArray(rows, 45, 35));
        assertEquals(35, asked[0]);

        Bitmap native565 = new Bitmap(45, 35, 65536);
        Bitmap swapped = new Bitmap(45, 35, 65536);
        Bitmap gray = new Bitmap(45, 35, 256);
        Bitmap argb = Bitmap.ofBits(45, 35, 32);
        Bitmap two = new Bitmap(45, 35, 4);
        Palette palette = new Palette(3);
        palette.set(0, 0x102030);
        palette.set(1, 0xfedcba);
        palette.set(2, 0x00ff80);
        byte[] rgb565 = new byte[rgb.length];
        byte[] luma = new byte[rgb.length];
        byte[] chosen = new byte[rgb.length];
        for (int i = 0; i < 45 * 35; i++) {
            int x = i % 45;
            int y = i / 45;
            int r = rgb[3 * i] & 0xff;
            int g = rgb[3 * i + 1] & 0xff;
            int b = rgb[3 * i + 2] & 0xff;
            int pixel = r >> 3 << 11 | g >> 2 << 5 | b >> 3;
            native565.set(x, y, pixel);
            swapped.set(x, y, Short.reverseBytes((short) pixel) & 0xffff);
            gray.set(x, y, g);
            argb.set(x, y, 0x12 << 24 | r << 16 | g << 8 | b);
            two.set(x, y, i % 4);
            for (int c = 0; c < 3; c++) {
                int max = c == 1 ? 63 : 31;
                int bits = (rgb[3 * i + c] & 0xff) * (max + 1) / 256;
                rgb565[3 * i + c] = (byte) (c == 1 ? bits << 2 | bits >> 4 : bits << 3 | bits >> 2);
                luma[3 * i + c] = (byte) g;
                chosen[3 * i + c] = (byte) (i % 4 == 3 ? 0 : palette.get(i % 4) >> 16 - 8 * c);
            }
        }
        byte[] expected565 = encoder.encodeToArray(rgb565, 45, 35);
        assertArrayEquals(expected565, encoder.encodeToArray(native565, PixelLayout.RGB565));
        assertArrayEquals(expected565, encoder.encodeToArray(swapped, PixelLayout.RGB565_SWAPPED));
        assertArrayEquals(encoder.encodeToArray(luma, 45, 35), encoder.encodeToArray(gray, PixelLayout.GRAY));
        assertArrayEquals(expected, encoder.encodeToArray(argb, PixelLayout.ARGB));
        assertArrayEquals(encoder.encodeToArray(chosen, 45, 35), encoder.encodeToArray(two, palette));
        assertThrows(IllegalArgumentException.class, () -> encoder.encodeToArray(two, PixelLayout.GRAY));
        assertThrows(IllegalArgumentException.class, () -> encoder.encodeToArray(native565, palette));
    }

    @ParameterizedTest
    @CsvSource({"6, 0", "1, 900", "8, 20000"})
    void metadataComesBack(int orientation, int profileBytes) throws IOException {
        byte[] thumbnail = encode(Subsampling.S420, 16, 12, 50);
        byte[] profile = new byte[profileBytes * 10];
        new Random(3).nextBytes(profile);
        JpegEncoder encoder = new JpegEncoder(80, Subsampling.S420);
        byte[] rgb = Pictures.mixed(24, 24, 8);
        byte[] plain = encoder.encodeToArray(rgb, 24, 24);
        encoder.setExif(orientation, thumbnail);
        encoder.setIccProfile(profileBytes == 0 ? null : profile);
        byte[] jpeg = encoder.encodeToArray(rgb, 24, 24);
        JpegDecoder decoder = new JpegDecoder();
        decoder.open(jpeg);
        JpegMetadata metadata = decoder.metadata();
        assertEquals(orientation, metadata.orientation());
        assertArrayEquals(thumbnail, metadata.thumbnail());
        assertArrayEquals(profileBytes == 0 ? null : profile, metadata.iccProfile());
        assertArrayEquals(Decoded.rgb(plain), Decoded.rgb(jpeg));
        byte[] exif = metadata.exif();
        encoder.setExif(exif);
        assertArrayEquals(jpeg, encoder.encodeToArray(rgb, 24, 24), "handed on as it is");
        encoder.setExif(null);
        encoder.setIccProfile(null);
        assertArrayEquals(plain, encoder.encodeToArray(rgb, 24, 24));
        assertThrows(IllegalArgumentException.class, () -> encoder.setExif(0, null));
        assertThrows(IllegalArgumentException.class, () -> encoder.setExif(1, new byte[65500]));
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
