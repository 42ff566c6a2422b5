package io.github.displayio4j.panels;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/// Pictures of a glass: files, images, text for a terminal. For moving ones see `GifRecorder`.
public final class GlassImages {
    private static final int MAX_ZOOM = 16;

    private GlassImages() {}

    /// Writes what the glass shows as PNG. The file appears under its name when all of it is on the disk.
    ///
    /// @param path replaced if it exists; its folder must exist
    /// @param zoom columns and rows that a pixel of the glass takes, 1..16
    /// @throws IOException if it can't be written
    public static void writePng(GlassView glass, Path path, int zoom) throws IOException {
        writePng(pixels(glass), glass.width(), glass.height(), path, zoom);
    }

    /// Writes a picture as PNG, likewise.
    ///
    /// @param xrgb `0x00RRGGBB`, row by row, `width * height` of them
    /// @throws IOException if it can't be written
    public static void writePng(int[] xrgb, int width, int height, Path path, int zoom) throws IOException {
        checkZoom(zoom);
        if (width < 1 || height < 1 || xrgb.length < (long) width * height) {
            throw new IllegalArgumentException(
                    "a picture of " + width + "x" + height + " can't be made of " + xrgb.length + " pixels");
        }
        try (SafeFile file = new SafeFile(path)) {
            ImageIO.write(enlarged(xrgb, width, height, zoom), "png", file.out());
            file.commit();
        }
    }

    private static BufferedImage enlarged(int[] xrgb, int width, int height, int zoom) {
        BufferedImage image = new BufferedImage(width * zoom, height * zoom, BufferedImage.TYPE_INT_RGB);
        int[] row = new int[width * zoom];
        for (int y = 0; y < height * zoom; y++) {
            for (int x = 0; x < row.length; x++) {
                row[x] = xrgb[y / zoom * width + x / zoom];
            }
            image.setRGB(0, y, row.length, 1, row, 0, row.length);
        }
        return image;
    }

    /// What the glass shows, as an image of type `TYPE_INT_RGB`.
    public static BufferedImage image(GlassView glass) {
        BufferedImage image = new BufferedImage(glass.width(), glass.height(), BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, glass.width(), glass.height(), pixels(glass), 0, glass.width());
        return image;
    }

    /// What the glass shows, as text for a terminal with 24-bit colours: each character is an upper half block of two
    /// pixels.
    ///
    /// @param columns at most so many characters wide, >= 1; the picture is shrunk to fit by leaving out pixels
    public static String terminal(GlassView glass, int columns) {
        if (columns < 1) {
            throw new IllegalArgumentException("a terminal has at least 1 column, not " + columns);
        }
        int[] xrgb = pixels(glass);
        int step = (glass.width() + columns - 1) / columns;
        StringBuilder text = new StringBuilder();
        for (int y = 0; y < glass.height(); y += 2 * step) {
            for (int x = 0; x < glass.width(); x += step) {
                int upper = xrgb[y * glass.width() + x];
                int lower = y + step < glass.height() ? xrgb[(y + step) * glass.width() + x] : 0;
                colour(text.append("\033[38;2;"), upper);
                colour(text.append(";48;2;"), lower);
                text.append("m\u2580");
            }
            text.append("\033[0m\n");
        }
        return text.toString();
    }

    private static void colour(StringBuilder text, int c) {
        text.append(c >> 16 & 0xff)
                .append(';')
                .append(c >> 8 & 0xff)
                .append(';')
                .append(c & 0xff);
    }

    private static int[] pixels(GlassView glass) {
        int[] xrgb = new int[glass.width() * glass.height()];
        glass.read(xrgb);
        return xrgb;
    }

    static void checkZoom(int zoom) {
        if (zoom < 1 || zoom > MAX_ZOOM) {
            throw new IllegalArgumentException("zoom must be 1.." + MAX_ZOOM + ", not " + zoom);
        }
    }
}
