package io.github.displayio4j.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.camera.SimulatedCamera;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Looks and shutter of `viewfinder`, without a window.
class CameraControlsTest {
    @TempDir
    Path folder;

    private Path card = Path.of("");

    @BeforeEach
    void card() throws IOException {
        card = Files.createDirectory(folder.resolve("card"));
    }

    private Cli run(int frames, Object... more) {
        return runOn("st7735r-160x128", frames, more);
    }

    private Cli runOn(String panel, int frames, Object... more) {
        List<Object> words = new ArrayList<>(
                List.of("viewfinder", "sim:128x96", "--panel", panel, "--preview", "none", "--out", folder));
        words.addAll(List.of("--frames", frames));
        words.addAll(List.of(more));
        Cli run = Cli.run(words.toArray());
        assertEquals(0, run.code(), run.err());
        return run;
    }

    private BufferedImage glass() throws IOException {
        return ImageIO.read(folder.resolve("glass.png").toFile());
    }

    private List<String> photos() throws IOException {
        try (var entries = Files.list(card)) {
            return entries.map(p -> p.getFileName().toString()).sorted().toList();
        }
    }

    private static byte[] frame(int number) {
        try (SimulatedCamera camera = new SimulatedCamera(128, 96, 30)) {
            for (int i = 0; i <= number; i++) {
                camera.next();
            }
            return camera.segment().asSlice(0, camera.length()).toArray(ValueLayout.JAVA_BYTE);
        }
    }

    @Test
    void theShutterKeepsTheCamerasBytes() throws IOException {
        Cli run = run(8, "--to", card, "--shutter", "2,5");
        assertEquals(List.of("img0001.jpg", "img0002.jpg"), photos());
        assertArrayEquals(frame(2), Files.readAllBytes(card.resolve("img0001.jpg")));
        assertArrayEquals(frame(5), Files.readAllBytes(card.resolve("img0002.jpg")));
        assertTrue(run.err().contains("saved " + card.resolve("img0001.jpg")), run.err());
        assertTrue(run.out().contains("8 shown, 0 dropped"), run.out());
    }

    @ParameterizedTest
    @CsvSource({"gif, 60, 15", "gboy, 6, 1"})
    void animationsAndDots(String mode, int frames, int expected) throws IOException {
        run(frames, "--to", card, "--shutter", "1", "--mode", mode);
        assertEquals(List.of("img0001.gif"), photos());
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in =
                ImageIO.createImageInputStream(card.resolve("img0001.gif").toFile())) {
            reader.setInput(in);
            assertEquals(expected, reader.getNumImages(true));
            BufferedImage first = reader.read(0);
            assertEquals("128x96", first.getWidth() + "x" + first.getHeight());
            if (mode.equals("gboy")) {
                for (int x = 0; x < 128; x++) {
                    int rgb = first.getRGB(x, 10) & 0xFFFFFF;
                    assertTrue(rgb == 0 || rgb == 0xFFFFFF, Integer.toHexString(rgb));
                }
            }
        } finally {
            reader.dispose();
        }
    }

    @Test
    void aTimeLapseStartsAndEndsWithTheShutter() throws IOException {
        run(100, "--to", card, "--shutter", "3,70", "--mode", "laps", "--every", "0.5");
        // at frames 3, 18, 33, 48 and 63, of 30 a second
        assertEquals(5, photos().size());
        assertArrayEquals(frame(3), Files.readAllBytes(card.resolve("img0001.jpg")));
        assertArrayEquals(frame(33), Files.readAllBytes(card.resolve("img0003.jpg")));
    }

    @Test
    void stopMotionShinesThrough() throws IOException {
        run(40);
        BufferedImage plain = glass();
        run(40, "--to", card, "--shutter", "1", "--mode", "stop");
        assertEquals(1, photos().size());
        int different = 0;
        for (int y = 16; y < 100; y++) {
            for (int x = 16; x < 144; x++) {
                different += plain.getRGB(x, y) == glass().getRGB(x, y) ? 0 : 1;
            }
            if (different > 50) {
                break;
            }
        }
        assertTrue(different > 50, "the disc of frame 1 is seen: " + different + " pixels");
    }

    @Test
    void anOverlayAndTheTimeAreBurntIn() throws IOException {
        BufferedImage mark = new BufferedImage(16, 12, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < 6; y++) {
            for (int x = 0; x < 16; x++) {
                mark.setRGB(x, y, 0xFFFF0000); // the lower half stays transparent
            }
        }
        Path file = folder.resolve("mark.png");
        ImageIO.write(mark, "png", file.toFile());
        run(4, "--to", card, "--shutter", "1", "--overlay", file, "--stamp");
        BufferedImage photo = ImageIO.read(card.resolve("img0001.jpg").toFile());
        BufferedImage plain = ImageIO.read(new java.io.ByteArrayInputStream(frame(1)));
        assertEquals("128x96", photo.getWidth() + "x" + photo.getHeight());
        // 16x12 at 8 times its size covers the photo of 128x96
        assertTrue(near(0xFF0000, photo.getRGB(64, 20)), "red above");
        assertTrue(near(plain.getRGB(100, 60), photo.getRGB(100, 60)), "the camera's picture below");
        boolean letters = false;
        for (int x = 8; x < 120; x++) {
            letters |= near(0xFFC040, photo.getRGB(x, 96 - 13));
        }
        assertTrue(letters, "date and time");
        assertTrue(near(0xFF0000, glass().getRGB(80, 30)), "seen on the panel too");
    }

    private static boolean near(int expected, int rgb) {
        int distance = 0;
        for (int shift = 0; shift < 24; shift += 8) {
            distance += Math.abs((expected >> shift & 255) - (rgb >> shift & 255));
        }
        return distance < 120;
    }

    /// Each look against the plain picture, pixel by pixel where nothing lies over it.
    @ParameterizedTest
    @CsvSource({
        "--mirror,          127 - x, y",
        "--turn=180,        127 - x, 95 - y",
    })
    void mirroredAndTurned(String option, String newX, String newY) throws IOException {
        run(1);
        BufferedImage plain = glass();
        run(1, option);
        BufferedImage looked = glass();
        int left = (160 - 128) / 2;
        int top = (128 - 96) / 2;
        int compared = 0;
        for (int y = 20; y < 76; y++) {
            for (int x = 0; x < 128; x++) {
                int tx = newX.equals("127 - x") ? 127 - x : x;
                int ty = newY.equals("95 - y") ? 95 - y : y;
                if (isMark(left + x, top + y, 34, 26) || isMark(left + tx, top + ty, 34, 26)) {
                    continue; // the focus mark
                }
                assertEquals(plain.getRGB(left + x, top + y), looked.getRGB(left + tx, top + ty), x + ", " + y);
                compared++;
            }
        }
        assertTrue(compared > 3000, "compared " + compared);
    }

    @ParameterizedTest
    @ValueSource(ints = {90, 270})
    void turnedAcross(int degrees) throws IOException {
        runOn("memento", 1, "--turn", degrees);
        BufferedImage turned = glass();
        runOn("memento", 1);
        BufferedImage plain = glass();
        int compared = 0;
        for (int y = 0; y < 96; y++) {
            for (int x = 0; x < 128; x++) {
                int px = (240 - 128) / 2 + x;
                int py = (240 - 96) / 2 + y;
                int tx = (240 - 96) / 2 + (degrees == 90 ? 95 - y : y);
                int ty = (240 - 128) / 2 + (degrees == 90 ? x : 127 - x);
                if (isMark(px, py, 54, 54) || isMark(tx, ty, 54, 54)) {
                    continue;
                }
                assertEquals(plain.getRGB(px, py), turned.getRGB(tx, ty), x + ", " + y);
                compared++;
            }
        }
        assertTrue(compared > 3000, "compared " + compared);
    }

    /// Whether the focus mark lies there, at the first frame.
    private static boolean isMark(int x, int y, int markX, int markY) {
        return x >= markX && x < markX + 24 && y >= markY && y < markY + 24;
    }

    @Test
    void anEffectIsSeen() throws IOException {
        run(1, "--effect", "gray", "--histogram");
        int rgb = glass().getRGB(20, 50);
        int red = rgb >> 16 & 255;
        assertTrue(Math.abs(red - (rgb >> 8 & 255)) < 9 && Math.abs(red - (rgb & 255)) < 9, Integer.toHexString(rgb));
        run(1);
        assertNotEquals(rgb, glass().getRGB(20, 50));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "--turn 45                  | --turn must be 0, 90, 180 or 270, not 45",
                "--zoom 9                   | --zoom must be 1..8",
                "--every 0                  | --every must be 0.1 or more",
                "--shutter 3                | photos need a folder: --to DIR",
                "--mode gif                 | photos need a folder: --to DIR",
                "--mode film                | --mode",
                "--effect none2             | --effect",
            })
    void wrongUseIsOneLine(String options, String message) {
        Cli run = Cli.run((Object[]) ("viewfinder sim " + options.strip()).split(" "));
        assertEquals(2, run.code(), run.err());
        assertTrue(run.err().contains(message), run.err());
        assertEquals(1, run.err().lines().count(), run.err());
    }
}
