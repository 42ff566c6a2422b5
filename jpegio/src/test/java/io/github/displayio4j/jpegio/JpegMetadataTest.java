package io.github.displayio4j.jpegio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class JpegMetadataTest {
    private static final HexFormat HEX = HexFormat.of();

    @TempDir
    Path folder;

    private final JpegDecoder decoder = new JpegDecoder();

    @ParameterizedTest
    @MethodSource("io.github.displayio4j.jpegio.Corpus#entries")
    void orientationIsThatOfTheManifest(Corpus.Entry entry) throws IOException {
        Corpus.require(entry.file());
        assumeTrue(!entry.verdict().startsWith("error"));
        decoder.open(entry.file());
        Matcher told = Pattern.compile("orient(\\d)").matcher(entry.features());
        int expected = told.find() ? Math.max(1, Integer.parseInt(told.group(1))) : 1;
        assertEquals(expected, decoder.metadata().orientation());
        byte[] thumbnail = decoder.metadata().thumbnail();
        if (thumbnail != null) {
            assertTrue(new JpegDecoder().open(thumbnail).width() <= 512);
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.displayio4j.jpegio.Corpus#entries")
    void theProfileIsThatOfDjpeg(Corpus.Entry entry) throws IOException, InterruptedException {
        Corpus.require(entry.file());
        Peer.require("djpeg");
        assumeTrue(entry.verdict().equals("ok") && "same".equals(entry.reference("deb215")));
        Path icc = folder.resolve("icc");
        String[] command = {
            "djpeg",
            "-icc",
            icc.toString(),
            "-outfile",
            "/dev/null",
            entry.file().toString()
        };
        int code = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        assertTrue(code == 0 || code == 2, "2: a profile that does not fit together, code " + code);
        decoder.open(entry.file());
        byte[] profile = decoder.metadata().iccProfile();
        boolean hasProfile = code == 0 && Files.exists(icc) && Files.size(icc) > 0;
        assertArrayEquals(hasProfile ? Files.readAllBytes(icc) : null, profile);
    }

    @ParameterizedTest
    @CsvSource({
        // byte order, IFD0 at 8: one entry, next at 26; IFD1: two entries, thumbnail at 56
        "4949, 2a00 08000000 0100 1201 0300 01000000 06000000 1a000000",
        "4d4d, 002a 00000008 0001 0112 0003 00000001 00060000 0000001a",
    })
    void exifIsReadInBothByteOrders(String order, String header) throws IOException {
        String second = order.equals("4949")
                ? "0200 0102 0400 01000000 38000000 0202 0400 01000000 06000000 00000000"
                : "0002 0201 0004 00000001 00000038 0202 0004 00000001 00000006 00000000";
        byte[] exif = HEX.parseHex((order + header + second + "ffd81234ffd9").replace(" ", ""));
        decoder.open(with(0xE1, "457869660000", exif));
        assertEquals(6, decoder.metadata().orientation());
        assertArrayEquals(HEX.parseHex("ffd81234ffd9"), decoder.metadata().thumbnail());
        for (int n = 0; n < exif.length; n++) {
            decoder.open(with(0xE1, "457869660000", Arrays.copyOf(exif, n)));
            assertNull(decoder.metadata().thumbnail(), n + " bytes");
            assertEquals(n < 20 ? 1 : 6, decoder.metadata().orientation(), n + " bytes");
        }
        for (int bit = 0; bit < 8 * exif.length; bit++) {
            exif[bit / 8] ^= (byte) (1 << bit % 8);
            decoder.open(with(0xE1, "457869660000", exif));
            assertTrue(decoder.metadata().orientation() <= 8);
            exif[bit / 8] ^= (byte) (1 << bit % 8);
        }
    }

    @Test
    void aFileWithoutMetadataHasNone() throws IOException {
        assertThrows(IllegalStateException.class, decoder::metadata);
        decoder.open(JpegEncoderTest.encode(Subsampling.S420, 16, 16, 50));
        assertEquals(1, decoder.metadata().orientation());
        assertNull(decoder.metadata().thumbnail());
        assertNull(decoder.metadata().iccProfile());
    }

    /// A small JPEG that says how it is turned.
    static byte[] withOrientation(int orientation) {
        String entry = "0112 0003 00000001 000" + orientation + "0000 00000000";
        return with(0xE1, "457869660000", HEX.parseHex(("4d4d 002a 00000008 0001" + entry).replace(" ", "")));
    }

    /// A small JPEG with a segment of this name and content behind its start.
    private static byte[] with(int marker, String name, byte[] content) {
        byte[] jpeg = JpegEncoderTest.encode(Subsampling.GRAY, 8, 8, 50);
        byte[] start = HEX.parseHex(name);
        int length = 2 + start.length + content.length;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        out.writeBytes(new byte[] {(byte) 0xff, (byte) marker, (byte) (length >> 8), (byte) length});
        out.writeBytes(start);
        out.writeBytes(content);
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }
}
