package io.github.displayio4j.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.displayio4j.jpegio.JpegEncoder;
import io.github.displayio4j.jpegio.Subsampling;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `decode` and `show`: their files against references that are not ours.
class PicturesTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "generated-A__gen_koi_420_q80.jpg, ppm",
        "generated-A__gen_koi_422_q80.jpg, pnm",
        "generated-A__gen_koi_s444.jpg,    ppm",
        "generated-A__gen_koi_gray.jpg,    pgm",
        "generated-A__gen_koi_rst3mcu.jpg, ppm",
    })
    void decodeGivesTheReferenceSamples(String name, String ending) throws IOException {
        Path corpus = Shared.folder("jpeg.corpus");
        String references = references(corpus, name);
        String[] scales = {"8/8", "4/8", "2/8", "1/8"};
        String[] keys = {"\"sha\":\"", "\"sc1/2\":[", "\"sc1/4\":[", "\"sc1/8\":["};
        for (int i = 0; i < scales.length; i++) {
            Path out = folder.resolve("out." + ending);
            Cli cli = Cli.run("decode", corpus.resolve(name), out, "--scale", scales[i]);
            assertEquals(0, cli.code(), cli.err());
            String expected = references.substring(references.indexOf(keys[i]) + keys[i].length());
            expected = i == 0 ? expected : expected.substring(expected.indexOf('"') + 1);
            assertEquals(expected.substring(0, 64), sha(payload(out)), name + " at " + scales[i]);
        }
    }

    @Test
    void cropIsThatPartOfThePicture() throws IOException {
        Path file = Shared.folder("jpeg.corpus").resolve("generated-A__gen_koi_420_q80.jpg");
        Path whole = folder.resolve("whole.ppm");
        Path part = folder.resolve("part.ppm");
        Cli.run("decode", file, whole, "--scale", "5/8");
        Cli cli = Cli.run("decode", file, part, "--scale", "5/8", "--crop", "7,3,20,11");
        assertEquals(0, cli.code(), cli.err());
        int width = width(whole);
        byte[] all = payload(whole);
        byte[] expected = new byte[20 * 11 * 3];
        for (int y = 0; y < 11; y++) {
            System.arraycopy(all, ((y + 3) * width + 7) * 3, expected, y * 60, 60);
        }
        assertEquals(HexFormat.of().formatHex(expected), HexFormat.of().formatHex(payload(part)));
        assertEquals(
                2,
                Cli.run("decode", file, part, "--crop", "0,0,9999,9").code(),
                "a part that is not inside is refused");
    }

    @Test
    void aFewBytesThatClaimManyPixelsAreRefusedAtOnce() throws IOException {
        byte[] jpeg = new JpegEncoder(80, Subsampling.S420).encodeToArray(new byte[40 * 30 * 3], 40, 30);
        for (int at = 0; at < jpeg.length; at++) {
            if (jpeg[at] == (byte) 0xff && jpeg[at + 1] == (byte) 0xc0) {
                Arrays.fill(jpeg, at + 5, at + 9, (byte) 0x40); // height and width
                break;
            }
        }
        Path file = Files.write(folder.resolve("claim.jpg"), jpeg);
        Path out = folder.resolve("claim.ppm");
        Cli cli = Cli.run("decode", file, out);
        assertEquals(1, cli.code());
        assertTrue(cli.err().contains("bytes cannot hold 16448x16448 pixels"), cli.err());
        assertFalse(Files.exists(out));
        assertEquals(0, Cli.run("decode", file, out, "--crop", "0,0,40,16").code());
        assertEquals(40 * 16 * 3, payload(out).length);
    }

    @Test
    void pngHoldsTheSameSamplesAndRgb565TheirUpperBits() throws IOException {
        Path file = Shared.folder("jpeg.corpus").resolve("generated-A__gen_koi_422_q80.jpg");
        Path ppm = folder.resolve("a.ppm");
        Path png = folder.resolve("a.PNG");
        Path panel = folder.resolve("b.ppm");
        assertEquals(0, Cli.run("decode", file, ppm).code());
        assertEquals(0, Cli.run("decode", file, png).code());
        assertEquals(0, Cli.run("decode", file, panel, "--format", "rgb565").code());
        byte[] samples = payload(ppm);
        byte[] reduced = payload(panel);
        BufferedImage image = ImageIO.read(png.toFile());
        for (int i = 0; i < samples.length / 3; i++) {
            int rgb = image.getRGB(i % image.getWidth(), i / image.getWidth()) & 0xffffff;
            int r = samples[3 * i] & 0xff;
            int g = samples[3 * i + 1] & 0xff;
            int b = samples[3 * i + 2] & 0xff;
            assertEquals(r << 16 | g << 8 | b, rgb, "pixel " + i);
            assertEquals(r >> 3, (reduced[3 * i] & 0xff) >> 3, "pixel " + i);
            assertEquals(g >> 2, (reduced[3 * i + 1] & 0xff) >> 2, "pixel " + i);
            assertEquals(b >> 3, (reduced[3 * i + 2] & 0xff) >> 3, "pixel " + i);
        }
    }

    @Test
    void showPutsThePictureOnTheGlassCentredWithBlackAround() throws IOException, InterruptedException {
        Path media = Shared.folder("media.dir");
        Path frame = folder.resolve("frame.jpg");
        Files.write(frame, firstFrame(media.resolve("koi-640x480-422-30fps.mjpeg")));
        Path png = folder.resolve("glass.png");
        Cli cli = Cli.run("show", frame, "--panel", "memento", "--fit", "contain", "--png", png);
        assertEquals(0, cli.code(), cli.err());
        BufferedImage glass = ImageIO.read(png.toFile());

        assumeTrue(Files.isExecutable(Path.of("/usr/bin/djpeg")), "djpeg is not installed (libjpeg-turbo-progs)");
        Path reference = folder.resolve("reference.ppm");
        Process djpeg = new ProcessBuilder(
                        "/usr/bin/djpeg",
                        "-dct",
                        "int",
                        "-scale",
                        "3/8",
                        "-outfile",
                        reference.toString(),
                        frame.toString())
                .inheritIO()
                .start();
        assertEquals(0, djpeg.waitFor());
        byte[] samples = payload(reference);
        long squares = 0;
        for (int y = 0; y < 240; y++) {
            for (int x = 0; x < 240; x++) {
                int seen = glass.getRGB(x, y) & 0xffffff;
                if (y < 30 || y >= 210) {
                    assertEquals(0, seen, "black above and below, at " + x + "," + y);
                    continue;
                }
                int at = ((y - 30) * 240 + x) * 3;
                for (int channel = 0; channel < 3; channel++) {
                    int bits = channel == 1 ? 6 : 5;
                    int value = (samples[at + channel] & 0xff) >> 8 - bits;
                    int expected = value << 8 - bits | value >> 2 * bits - 8;
                    int difference = (seen >> 16 - 8 * channel & 0xff) - expected;
                    squares += difference * difference;
                }
            }
        }
        double psnr = squares == 0 ? 99 : 10 * Math.log10(255.0 * 255 * 240 * 180 * 3 / squares);
        assertTrue(psnr > 38, "PSNR " + psnr);
    }

    @Test
    void aPhotoOfManyTimesThePanelsSizeIsSeenWhole() throws IOException {
        Path png = folder.resolve("glass.png");
        Path koi = Shared.folder("media.dir").resolve("koi.jpg"); // 4640x3480: 580x435 at 1/8, 194x145 at a third of it
        assertEquals(0, Cli.run("show", koi, "--png", png).code());
        BufferedImage glass = ImageIO.read(png.toFile());
        int seen = 0;
        for (int y = 0; y < 240; y++) {
            for (int x = 0; x < 240; x++) {
                boolean inside = x >= 23 && x < 23 + 194 && y >= 47 && y < 47 + 145;
                boolean black = (glass.getRGB(x, y) & 0xffffff) == 0;
                assertTrue(inside || black, "black around, at " + x + "," + y);
                seen += black ? 0 : 1;
            }
        }
        assertTrue(seen > 190 * 140, seen + " pixels are not black");
    }

    private static byte[] firstFrame(Path mjpeg) throws IOException {
        byte[] bytes = Files.readAllBytes(mjpeg);
        for (int i = 2; i < bytes.length - 3; i++) {
            boolean next = bytes[i] == (byte) 0xff && bytes[i + 1] == (byte) 0xd9 && bytes[i + 3] == (byte) 0xd8;
            if (next) {
                return Arrays.copyOf(bytes, i + 2);
            }
        }
        return bytes;
    }

    private static String references(Path corpus, String name) throws IOException {
        List<String> lines = Files.readAllLines(corpus.resolve("manifest.tsv"));
        return lines.stream()
                .filter(line -> line.startsWith(name + "\t"))
                .findFirst()
                .orElseThrow();
    }

    private static int width(Path pnm) throws IOException {
        String head = new String(Files.readAllBytes(pnm), 0, 20, StandardCharsets.ISO_8859_1);
        return Integer.parseInt(head.split("[ \n]")[1]);
    }

    /// The samples after the three words of the head.
    private static byte[] payload(Path pnm) throws IOException {
        byte[] bytes = Files.readAllBytes(pnm);
        int at = 0;
        for (int words = 0; words < 4; at++) {
            words += bytes[at] == ' ' || bytes[at] == '\n' ? 1 : 0;
        }
        return Arrays.copyOfRange(bytes, at, bytes.length);
    }

    private static String sha(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
