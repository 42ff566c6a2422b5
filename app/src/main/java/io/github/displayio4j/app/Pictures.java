package io.github.displayio4j.app;

import io.github.displayio4j.panels.SafeFile;
import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;

/// Writes samples as PPM, PGM or PNG. A file appears under its name only when it is complete.
final class Pictures {
    private Pictures() {}

    /// Writes `width` x `height` pixels of `channels` bytes each.
    ///
    /// @param channels 1 (gray) or 3 (red, green, blue)
    /// @throws IOException if the file can't be written
    static void write(Path file, byte[] samples, int width, int height, int channels) throws IOException {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        try (SafeFile safe = new SafeFile(file)) {
            if (name.endsWith(".png")) {
                ImageIO.write(image(samples, width, height, channels), "png", safe.out());
            } else {
                String head = (channels == 1 ? "P5\n" : "P6\n") + width + " " + height + "\n255\n";
                safe.out().write(head.getBytes(StandardCharsets.US_ASCII));
                safe.out().write(samples, 0, width * height * channels);
            }
            safe.commit();
        }
    }

    private static BufferedImage image(byte[] samples, int width, int height, int channels) {
        int type = channels == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB;
        BufferedImage image = new BufferedImage(width, height, type);
        if (channels == 1) {
            WritableRaster raster = image.getRaster();
            raster.setDataElements(0, 0, width, height, java.util.Arrays.copyOf(samples, width * height));
            return image;
        }
        int[] row = new int[width];
        for (int y = 0, at = 0; y < height; y++) {
            for (int x = 0; x < width; x++, at += 3) {
                row[x] = (samples[at] & 0xff) << 16 | (samples[at + 1] & 0xff) << 8 | (samples[at + 2] & 0xff);
            }
            image.setRGB(0, y, width, 1, row, 0, width);
        }
        return image;
    }
}
