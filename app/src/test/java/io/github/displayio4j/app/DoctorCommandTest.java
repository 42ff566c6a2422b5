package io.github.displayio4j.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The doctor as people use it: draw, look, say, and look again.
class DoctorCommandTest {
    @TempDir
    Path folder;

    private static void ok(Cli cli) {
        assertEquals(0, cli.code(), cli.err());
    }

    @Test
    void theCardIsDrawn() throws IOException {
        Path png = folder.resolve("card.png");
        ok(Cli.run("doctor", "--panel", "st7789-320x240", "--png", png));
        BufferedImage card = ImageIO.read(png.toFile());
        assertEquals("320x240", card.getWidth() + "x" + card.getHeight());
        int[][] expected = {
            {0, 0, 0xffffff},
            {319, 239, 0xffffff},
            {10, 10, 0xff0000},
            {310, 10, 0x00ff00},
            {310, 230, 0x0000ff},
            {10, 230, 0xffff00},
        };
        for (int[] at : expected) {
            assertEquals(Integer.toHexString(at[2]), Integer.toHexString(card.getRGB(at[0], at[1]) & 0xffffff));
        }
        assertTrue((card.getRGB(100, 120) & 0xff) < (card.getRGB(220, 120) & 0xff), "a gradient");
    }

    /// What somebody sees who believes the panel to be another, and what he says of it.
    @ParameterizedTest(name = "{1} taken for {0}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "st7735r-160x80      | st7735r-160x80-ips   | red-blue,negative,shifted=1,-2",
                "st7735r-160x80-ips  | st7735r-160x80       | red-blue,negative,shifted=-1,2",
                "st7735r-160x128     | st7735r-160x128      | ''",
                "st7789-240x240      | memento              | turned=90",
            })
    void whatIsSaidLeadsToTheRightCard(String believed, String real, String seen) throws IOException {
        Path right = folder.resolve("right.png");
        ok(Cli.run("doctor", "--panel", real, "--png", right));
        Path wrong = glass(believed, real);
        Path description = folder.resolve("mine.panel");
        if (seen.isEmpty()) {
            Files.writeString(description, Cli.run("panels", believed).out());
        } else {
            assertFalse(java.util.Arrays.equals(Files.readAllBytes(right), Files.readAllBytes(wrong)), "seen right");
            Cli cure = Cli.run("doctor", "--panel", believed, "--seen", seen);
            ok(cure);
            Files.writeString(description, cure.out());
        }
        assertArrayEquals(Files.readAllBytes(right), Files.readAllBytes(glass(description.toString(), real)));
        ok(Cli.run("lint", description));
    }

    /// The card sent by one description, seen on another panel.
    private Path glass(String driver, String real) {
        Path trace = folder.resolve("card.trace");
        ok(Cli.run("doctor", "--panel", driver, "--trace", trace));
        Path png = folder.resolve("glass.png");
        ok(Cli.run("trace", "replay", trace, "--panel", real, "--png", png));
        return png;
    }

    @Test
    void mistakesOfUse() {
        assertEquals(2, Cli.run("doctor").code());
        assertEquals(2, Cli.run("doctor", "--seen", "negative").code());
        Cli symptom = Cli.run("doctor", "--panel", "memento", "--seen", "blurred");
        assertEquals(2, symptom.code());
        assertTrue(symptom.err().contains("no symptom is called 'blurred'"), symptom.err());
        assertEquals(
                2,
                Cli.run("doctor", "--panel", "memento", "--seen", "turned=45").code());
        assertEquals(
                2,
                Cli.run("doctor", "--panel", "memento", "--seen", "shifted=500,0")
                        .code());
        assertEquals(
                2,
                Cli.run("doctor", "--panel", "ssd1306-128x64", "--seen", "negative")
                        .code());
    }
}
