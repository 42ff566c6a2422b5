package io.github.displayio4j.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `show` on e-paper: four quarters of a picture come out in the inks that the panel has.
class ShowPaperTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        // panel, red, white, blue, black
        "acep-600x448,        ff0000, ffffff, 0000ff, 000000",
        "spectra6-400x600,    ff0000, ffffff, 0000ff, 000000",
        "ssd1680-122x250-red, ff0000, ffffff, 000000, 000000",
        "uc8151-128x296,      000000, ffffff, 000000, 000000",
    })
    void coloursBecomeInks(String panel, String red, String white, String blue, String black) throws IOException {
        Path png = folder.resolve("paper.png");
        Cli cli = Cli.run("show", picture(), "--panel", panel, "--fit", "cover", "--png", png);
        assertEquals(0, cli.code(), cli.err());
        BufferedImage seen = ImageIO.read(png.toFile());
        int w = seen.getWidth();
        int h = seen.getHeight();
        assertTrue(panel.contains(w + "x" + h), w + "x" + h);
        assertEquals(
                String.join(" ", red, white, blue, black),
                hex(seen, w / 2 - 9, h / 2 - 9) + " " + hex(seen, w / 2 + 9, h / 2 - 9) + " "
                        + hex(seen, w / 2 - 9, h / 2 + 9) + " " + hex(seen, w / 2 + 9, h / 2 + 9));
    }

    @Test
    void aTurnedPanelIsSeenUpright() throws IOException {
        Path png = folder.resolve("paper.png");
        Cli cli = Cli.run("show", picture(), "--panel", "SSD1680-122x250", "--rotation", 90, "--png", png);
        assertEquals(0, cli.code(), cli.err());
        BufferedImage seen = ImageIO.read(png.toFile());
        assertEquals("250x122", seen.getWidth() + "x" + seen.getHeight());
        assertEquals("ffffff", hex(seen, 125 + 9, 61 - 9));
        assertEquals("000000", hex(seen, 125 - 9, 61 + 9));
        assertEquals(
                2,
                Cli.run("show", picture(), "--panel", "uc8151-128x296", "--rotation", 45, "--png", png)
                        .code());
    }

    private Path picture() throws IOException {
        BufferedImage image = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        Color[] quarters = {Color.RED, Color.WHITE, Color.BLUE, Color.BLACK};
        for (int i = 0; i < 4; i++) {
            graphics.setColor(quarters[i]);
            graphics.fillRect(160 * (i % 2), 120 * (i / 2), 160, 120);
        }
        graphics.dispose();
        Path file = folder.resolve("quarters.jpg");
        assertTrue(ImageIO.write(image, "jpg", file.toFile()));
        return file;
    }

    private static String hex(BufferedImage image, int x, int y) {
        return String.format("%06x", image.getRGB(x, y) & 0xffffff);
    }
}
