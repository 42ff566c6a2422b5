package io.github.displayio4j.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import io.github.displayio4j.jpegio.JpegEncoder;
import io.github.displayio4j.jpegio.Subsampling;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewfinderCommandTest {
    @TempDir
    Path folder;

    @Test
    void theMainJobWithoutADisplay() throws IOException {
        Cli cli = Cli.run("--frames", 12, "--preview", "none", "--out", folder);
        assertEquals(0, cli.code(), cli.err());
        assertTrue(cli.out().contains("12 shown, 0 dropped"), cli.out());
        assertTrue(cli.err().contains("12/12"), "a progress bar on stderr: " + cli.err());

        JsonObject report = JsonParser.parseString(Files.readString(folder.resolve("report.json")))
                .getAsJsonObject();
        assertEquals("memento", report.get("panel").getAsString());
        assertEquals(12, report.get("frames").getAsInt());
        long windows = report.get("windows").getAsLong();
        long pixels = report.get("pixels").getAsLong();
        assertTrue(
                pixels > 240 * 240 + 11 * 240 && pixels < 12 * 240 * 240,
                "all once, then what differs of the video: " + pixels);
        long kept = windows * 11 + pixels * 2 - report.get("bytes").getAsLong();
        assertTrue(
                kept >= 0 && kept < windows * 10,
                "bytes heard on the wire: columns or rows that the controller keeps are up to 5 each, here " + kept);
        double wireSeconds = report.get("bytes").getAsLong() * 8 / 60e6;
        double fps = report.get("fpsWire").getAsDouble();
        // commands are slower than pixels
        assertTrue(fps < 12 / wireSeconds && fps > 0.85 * 12 / wireSeconds, "fps on the wire: " + fps);
        double used = report.get("wireUtilisation").getAsDouble();
        assertTrue(used > 0.9 && used <= 1, "wire utilisation " + used);
        for (String stage : new String[] {"decode", "collect", "plan", "render", "send"}) {
            assertTrue(report.getAsJsonObject("stageMillis").get(stage).getAsDouble() >= 0, stage);
        }
        assertTrue(report.get("allocatedBytesPerFrame").isJsonNull(), "the first 30 frames do not count");

        BufferedImage png = ImageIO.read(folder.resolve("glass.png").toFile());
        assertEquals("240x240", png.getWidth() + "x" + png.getHeight());
        assertEquals(12, gifFrames(folder.resolve("glass.gif")));
    }

    @Test
    void nothingIsAllocatedPerFrame() {
        Cli cli = Cli.run("--frames", 100, "--preview", "none", "--out", folder, "--json");
        JsonObject report = JsonParser.parseString(cli.out()).getAsJsonObject();
        assertEquals(0, report.get("allocatedBytesPerFrame").getAsLong(), "median over the frames after the first 30");
    }

    @ParameterizedTest
    @CsvSource({
        "ssd1306-128x64,    0, 128x64",
        "ssd1306-128x64,   90, 64x128",
        "ili9341-320x240,   0, 320x240",
        "ili9341-240x320,   0, 240x320",
        "st7735r-160x128, 180, 160x128",
    })
    void everyPanelIsSeenAsItIsHeld(String panel, int rotation, String size) throws IOException {
        Cli cli = Cli.run(
                "viewfinder",
                "sim",
                "--panel",
                panel,
                "--rotation",
                rotation,
                "--frames",
                2,
                "--preview",
                "none",
                "--out",
                folder);
        assertEquals(0, cli.code(), cli.err());
        BufferedImage png = ImageIO.read(folder.resolve("glass.png").toFile());
        assertEquals(size, png.getWidth() + "x" + png.getHeight());
    }

    @Test
    void aSourceThatEndsStartsAgain() throws IOException {
        Path media = Shared.folder("media.dir");
        Cli once = Cli.run(
                "viewfinder",
                media.resolve("path-320x240-422-nodht.mjpeg"),
                "--preview",
                "none",
                "--out",
                folder,
                "--json");
        assertEquals(
                60,
                JsonParser.parseString(once.out())
                        .getAsJsonObject()
                        .get("frames")
                        .getAsInt());
        byte[] last = Files.readAllBytes(folder.resolve("glass.png"));
        Cli again = Cli.run(
                "viewfinder",
                media.resolve("path-320x240-422-nodht.mjpeg"),
                "--frames",
                61,
                "--preview",
                "none",
                "--out",
                folder,
                "--json");
        JsonObject report = JsonParser.parseString(again.out()).getAsJsonObject();
        assertEquals(61, report.get("frames").getAsInt());
        assertEquals(0, report.get("damagedFrames").getAsInt());
        assertTrue(!Arrays.equals(last, Files.readAllBytes(folder.resolve("glass.png"))), "the first frame again");
    }

    @Test
    void jsonAloneOnStandardOutput() {
        Cli cli = Cli.run("--frames", 2, "--preview", "none", "--out", folder, "--json");
        assertEquals(0, cli.code(), cli.err());
        assertEquals(
                2,
                JsonParser.parseString(cli.out())
                        .getAsJsonObject()
                        .get("frames")
                        .getAsInt());
    }

    @Test
    void theSameRunGivesTheSameGlass() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        Cli.run("--frames", 5, "--preview", "none", "--out", folder);
        Cli.run("--frames", 5, "--preview", "none", "--out", other);
        assertArrayEquals(
                Files.readAllBytes(folder.resolve("glass.png")), Files.readAllBytes(other.resolve("glass.png")));
        assertArrayEquals(
                Files.readAllBytes(folder.resolve("glass.gif")), Files.readAllBytes(other.resolve("glass.gif")));
    }

    @Test
    void qrCodesAreToldOnceEach() throws IOException {
        ByteArrayOutputStream clip = new ByteArrayOutputStream();
        for (String text : new String[] {"one", "", "two\u001b[2J", "one"}) {
            clip.writeBytes(frame(text));
        }
        Path file = Files.write(folder.resolve("codes.mjpeg"), clip.toByteArray());
        Cli cli = Cli.run("viewfinder", file, "--qr", "--preview", "none", "--out", folder, "--json");
        assertEquals(0, cli.code(), cli.err());
        assertEquals(
                "[{\"text\":\"one\",\"frame\":0},{\"text\":\"two\\u001b[2J\",\"frame\":2}]",
                JsonParser.parseString(cli.out()).getAsJsonObject().get("codes").toString());
        byte[] seen = Files.readAllBytes(folder.resolve("glass.png"));
        Cli people = Cli.run("viewfinder", file, "--qr", "--preview", "none", "--out", folder);
        assertTrue(people.out().contains("QR code      two?[2J (frame 2)\n"), people.out());
        assertArrayEquals(seen, Files.readAllBytes(folder.resolve("glass.png")), "none is left out");
        Cli without = Cli.run("viewfinder", file, "--preview", "none", "--out", folder);
        assertFalse(without.out().contains("QR"), without.out());
        assertFalse(Arrays.equals(seen, Files.readAllBytes(folder.resolve("glass.png"))), "the text is over the video");
    }

    /// A JPEG with a code, or gray if the text is empty.
    private static byte[] frame(String text) throws IOException {
        byte[] rgb = new byte[3 * 240 * 240];
        Arrays.fill(rgb, (byte) 200);
        if (!text.isEmpty()) {
            BitMatrix code;
            try {
                code = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 240, 240);
            } catch (WriterException e) {
                throw new IOException(e);
            }
            for (int i = 0; i < 240 * 240; i++) {
                byte value = (byte) (code.get(i % 240, i / 240) ? 20 : 200);
                Arrays.fill(rgb, 3 * i, 3 * i + 3, value);
            }
        }
        return new JpegEncoder(80, Subsampling.S420).encodeToArray(rgb, 240, 240);
    }

    private static int gifFrames(Path file) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            reader.setInput(in);
            return reader.getNumImages(true);
        } finally {
            reader.dispose();
        }
    }
}
