package io.github.displayio4j.app;

import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import javax.imageio.ImageIO;

/// Writes samples as PPM, PGM or PNG. A file appears under its name only when it is complete.
final class Pictures {
    private Pictures() {}

    /// Writes `width` x `height` pixels of `channels` bytes each.
    ///
    /// @param channels 1 (gray) or 3 (red, green, blue)
    /// @throws IOException if the file can't be written
    static void write(Path file, byte[] samples, int width, int height, int channels) throws IOException {
        String name = String.valueOf(file.getFileName());
        if (name.endsWith(".png")) {
            write(file, out -> ImageIO.write(image(samples, width, height, channels), "png", out));
            return;
        }
        String head = (channels == 1 ? "P5\n" : "P6\n") + width + " " + height + "\n255\n";
        write(file, out -> {
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            out.write(samples, 0, width * height * channels);
        });
    }

    /// What writes a file's content.
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /// Writes to a temporary name in the same folder, forces it to the disk, and renames it.
    ///
    /// @throws IOException if any of it fails; the temporary file is removed
    static void write(Path file, Content content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IOException(file + ": the folder " + folder + " does not exist; make it first");
        }
        Path temporary = Files.createTempFile(folder, ".displayio4j-", ".part");
        try {
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE);
                    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
                content.writeTo(out);
                out.flush();
                channel.force(true);
            }
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
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
