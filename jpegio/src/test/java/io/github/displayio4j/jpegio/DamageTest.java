package io.github.displayio4j.jpegio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.displayio.Area;
import io.github.displayio4j.displayio.Bitmap;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Damaged data ends in a picture and a report, or in a `JpegException`; never in anything else.
class DamageTest {
    private final JpegDecoder decoder = new JpegDecoder();
    private final Bitmap bitmap = new Bitmap(32, 32, 65536);

    @ParameterizedTest
    @EnumSource
    void everyPrefixEndsCleanly(Subsampling subsampling) throws IOException {
        byte[] jpeg = small(subsampling);
        int pictures = 0;
        for (int n = 0; n < jpeg.length; n++) {
            pictures += decode(Arrays.copyOf(jpeg, n)) ? 1 : 0;
        }
        assertTrue(pictures > 10, pictures + " pictures");
    }

    @ParameterizedTest
    @EnumSource
    void everyFlippedBitEndsCleanly(Subsampling subsampling) throws IOException {
        byte[] jpeg = small(subsampling);
        for (int bit = 0; bit < 8 * jpeg.length; bit++) {
            jpeg[bit / 8] ^= (byte) (1 << bit % 8);
            decode(jpeg);
            jpeg[bit / 8] ^= (byte) (1 << bit % 8);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xjpegsuite__32x32x8_restarts.jpg",
                "xjpegsuite__13x13x8_grayscale.jpg",
                "serenity__gradient_empty_icc.jpg",
                "jpegsuite__32x32x8_ycbcr_2x2_1x1_1x1.jpg",
                "jpegsuite__32x32x8_cmyk.jpg", // arithmetic
                "jpegsuite__32x32x8_conditioning_bounds_4_6.jpg",
                "xjpegsuite__32x32x8_conditioning_bounds_4_6.jpg",
                "jpegsuite__8x8x12_grayscale_white.jpg"
            })
    void damagedFilesOfOtherKindsEndCleanly(String name) throws IOException {
        Path file = Corpus.folder("jpeg.corpus").resolve(name);
        Corpus.require(file);
        byte[] jpeg = Files.readAllBytes(file);
        for (int n = 0; n < jpeg.length; n++) {
            decode(Arrays.copyOf(jpeg, n));
        }
        for (int bit = 0; bit < 8 * jpeg.length; bit++) {
            jpeg[bit / 8] ^= (byte) (1 << bit % 8);
            decode(jpeg);
            jpeg[bit / 8] ^= (byte) (1 << bit % 8);
        }
    }

    private static byte[] small(Subsampling subsampling) {
        JpegEncoder encoder = new JpegEncoder(70, subsampling);
        encoder.setRestartInterval(2);
        return encoder.encodeToArray(Pictures.mixed(35, 20, 3), 35, 20);
    }

    private boolean decode(byte[] jpeg) {
        try {
            decoder.open(jpeg);
            decoder.decode(bitmap, 0, 0, PixelLayout.RGB565, DecodeOptions.DEFAULT);
            DecodeReport report = decoder.report();
            assertTrue(report.blocksDecoded() <= report.blocksExpected(), report.toString());
            return true;
        } catch (JpegException e) {
            assertTrue(e.offset() >= 0 && e.offset() <= jpeg.length, e.getMessage());
            return false;
        }
    }

    @Test
    void rowsBeforeTheDamageAreThere() throws IOException {
        byte[] jpeg = new JpegEncoder(80, Subsampling.S420).encodeToArray(Pictures.mixed(48, 64, 2), 48, 64);
        byte[] whole = Decoded.rgb(jpeg);
        byte[] cut = Arrays.copyOf(jpeg, jpeg.length - 200);
        decoder.open(cut);
        byte[] part = Decoded.pixels(decoder, PixelLayout.RGB888, DecodeOptions.DEFAULT);
        DecodeReport report = decoder.report();
        assertFalse(report.complete());
        assertEquals(cut.length, report.firstDamage());
        int rows = (int) (report.blocksDecoded() / 6 / 3) * 16 - 17;
        assertTrue(rows >= 15, report.toString());
        assertArrayEquals(Arrays.copyOf(whole, 3 * 48 * rows), Arrays.copyOf(part, 3 * 48 * rows));
        byte[] gray = new byte[3 * 48];
        Arrays.fill(gray, (byte) 128);
        assertArrayEquals(gray, Arrays.copyOfRange(part, part.length - gray.length, part.length), "last row");
    }

    @Test
    void aRestartMarkerEndsTheDamage() throws IOException {
        JpegEncoder encoder = new JpegEncoder(80, Subsampling.S444);
        encoder.setRestartInterval(4);
        byte[] jpeg = encoder.encodeToArray(Pictures.mixed(32, 64, 2), 32, 64);
        byte[] whole = Decoded.rgb(jpeg);
        int second = 0;
        for (int i = 0; i + 1 < jpeg.length; i++) {
            if (jpeg[i] == (byte) 0xff && jpeg[i + 1] == (byte) 0xd1) {
                second = i;
            }
        }
        // The first bits after the second marker become a code that no table has.
        for (int i = second + 2; i < second + 8; i += 2) {
            jpeg[i] = (byte) 0xff;
            jpeg[i + 1] = 0;
        }
        decoder.open(jpeg);
        byte[] damaged = Decoded.pixels(decoder, PixelLayout.RGB888, DecodeOptions.DEFAULT);
        assertFalse(decoder.report().complete());
        int row = 3 * 32 * 8;
        assertArrayEquals(Arrays.copyOf(whole, 2 * row), Arrays.copyOf(damaged, 2 * row));
        assertArrayEquals(
                Arrays.copyOfRange(whole, 3 * row, whole.length), Arrays.copyOfRange(damaged, 3 * row, whole.length));
    }

    @Test
    void aHugeClaimCostsNothing() throws IOException {
        byte[] jpeg = small(Subsampling.S420);
        int frame = find(jpeg, Marker.SOF0);
        byte[] claim = Arrays.copyOf(jpeg, find(jpeg, Marker.SOS) + 20);
        claim[frame + 5] = (byte) 0xff;
        claim[frame + 7] = (byte) 0xff;
        JpegInfo info = decoder.open(claim);
        assertTrue(info.width() > 65000 && info.height() > 65000);
        decoder.decode(bitmap, 0, 0, PixelLayout.RGB565, DecodeOptions.DEFAULT.withCrop(new Area(100, 100, 132, 132)));
        assertFalse(decoder.report().complete());
        assertThrows(JpegException.class, () -> new JpegCodec().decode(MemorySegment.ofArray(claim)));
    }

    private static int find(byte[] jpeg, int marker) {
        for (int i = 0; i + 1 < jpeg.length; i++) {
            if (jpeg[i] == (byte) 0xff && jpeg[i + 1] == (byte) marker) {
                return i;
            }
        }
        throw new AssertionError("no such marker");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", // nothing
                "ffd8", // no frame
                "ffd8ffd9", // nothing between
                "ffd8ffc0000b080010001001011100ffd9", // no scan
                "ffd8ffc0000b080010001001010000ffda0008010100003f00", // sampling factor 0
                "ffd8ffc0000b080010001001011104ffda0008010100003f00", // quantiser 4
                "ffd8ffc0000b080010001001011100ffda0008010100003f00", // quantiser that was not sent
                "ffd8ffc0000b080010001001011100ffda0008010200003f00", // component that is not there
                "ffd8ffc0000b080010001001011100ffda0008020100003f00", // more components than there are
                "ffd8ffc0000b080000001001011100ffda0008010100003f00", // height 0 and no DNL
                "ffd8ffc0000b080010000001011100ffda0008010100003f00", // width 0
                "ffd8ffc4001500ff000000000000000000000000000000000000", // Huffman table without its symbols
                "ffd8ffc0000b0800100010050111", // five components
                "ffd8ffdb0001", // segment length 1
                "ffd8ffc0000b080010001001011100ffc0000b080010001001011100", // two frames
            })
    void badHeadersAreNamed(String hex) {
        byte[] jpeg = HexFormat.of().parseHex(hex);
        JpegException e = assertThrows(JpegException.class, () -> {
            decoder.open(jpeg);
            decoder.decode(bitmap, 0, 0, PixelLayout.RGB565, DecodeOptions.DEFAULT);
        });
        assertTrue(String.valueOf(e.getMessage()).endsWith("(at byte " + e.offset() + ")"), e.getMessage());
        assertTrue(e.offset() <= jpeg.length, e.getMessage());
    }

    @Test
    void tooManyCodesOfALengthAreRefused() {
        // Three codes of one bit.
        byte[] jpeg = HexFormat.of()
                .parseHex("ffd8ffdb004300" + "01".repeat(64) + "ffc4001600" + "03" + "00".repeat(15) + "000102"
                        + "ffc0000b080010001001011100ffda0008010100003f00");
        assertThrows(JpegException.class, () -> {
            decoder.open(jpeg);
            decoder.decode(bitmap, 0, 0, PixelLayout.RGB565, DecodeOptions.DEFAULT);
        });
    }
}
