package io.github.displayio4j.displayio.imageload;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.ColorConverter;
import io.github.displayio4j.displayio.Colorspace;
import io.github.displayio4j.displayio.Image;
import io.github.displayio4j.displayio.ImageException;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.picture.FileBytes;
import io.github.displayio4j.displayio.scene.ValueRows;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/// The only class that names ImageIO's: loaded when its module is there.
final class ImageIoBridge {
    /// Most pixels that a byte stands for; lossless WebP gets furthest.
    private static final long PIXELS_PER_BYTE = 1 << 16;

    private ImageIoBridge() {}

    static boolean recognises(byte[] head) {
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(head))) {
            return ImageIO.getImageReaders(in).hasNext();
        } catch (IOException e) {
            return false;
        }
    }

    static Image decode(MemorySegment file) throws IOException {
        byte[] all = file.toArray(ValueLayout.JAVA_BYTE);
        FileBytes bytes = new FileBytes(file);
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(all))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new ImageException(0, "no reader of ImageIO knows this file");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, false, true);
                int width = reader.getWidth(0);
                int height = reader.getHeight(0);
                FileBytes.checkSize(0, width, height);
                bytes.checkPlausible(0, width, height, PIXELS_PER_BYTE);
                return Upright.turned(image(reader.read(0)), orientation(bytes));
            } catch (ImageException e) {
                throw e;
            } catch (IOException | RuntimeException e) { // readers are not careful with damaged files
                ImageException told = new ImageException(
                        in.getStreamPosition(), "ImageIO's reader of " + reader.getFormatName() + " failed: " + e);
                told.initCause(e);
                throw told;
            } finally {
                reader.dispose();
            }
        }
    }

    /// TIFF files are what EXIF data are made of; WebP files have a chunk of them.
    private static int orientation(FileBytes file) {
        int head = file.size() < 16 ? 0 : file.u8(0) << 8 | file.u8(1);
        if (head == 0x4949 || head == 0x4d4d) {
            return Exif.orientation(file, 0, file.size());
        }
        long at = head == 0x5249 ? 12 : file.size(); // RIFF
        while (at + 8 <= file.size()) {
            file.goTo(at);
            int name = file.i32be();
            long length = file.u16le() | (long) file.u16le() << 16;
            if (name == 0x45584946) { // EXIF
                return Exif.orientation(file, at + 8, Math.min(length, file.size() - at - 8));
            }
            at += 8 + length + (length & 1);
        }
        return 1;
    }

    private static Image image(BufferedImage image) {
        if (image.getColorModel() instanceof IndexColorModel colours && colours.getMapSize() <= 256) {
            return indexed(image, colours);
        }
        boolean gray = image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY
                && image.getRaster().getNumBands() == 1
                && image.getColorModel().getComponentSize(0) <= 16;
        return gray ? gray(image) : colours(image);
    }

    private static Image indexed(BufferedImage image, IndexColorModel colours) {
        int n = colours.getMapSize();
        Palette palette = new Palette(n);
        for (int i = 0; i < n; i++) {
            palette.set(i, colours.getRGB(i) & 0xffffff);
            palette.setAlpha(i, colours.getAlpha(i));
        }
        return new Image(samples(image, new Bitmap(image.getWidth(), image.getHeight(), n), 0), palette);
    }

    /// `getRGB` takes gray levels for intensities, and makes them brighter.
    private static Image gray(BufferedImage image) {
        int bits = image.getColorModel().getComponentSize(0);
        int levels = Math.min(256, 1 << bits);
        Palette palette = new Palette(levels);
        for (int i = 0; i < levels; i++) {
            palette.set(i, i * 255 / (levels - 1) * 0x010101);
        }
        return new Image(samples(image, new Bitmap(image.getWidth(), image.getHeight(), levels), bits), palette);
    }

    private static Bitmap samples(BufferedImage image, Bitmap bitmap, int bits) {
        int[] row = new int[bitmap.width()];
        for (int y = 0; y < bitmap.height(); y++) {
            image.getRaster().getSamples(image.getMinX(), y, row.length, 1, 0, row);
            if (bits > 8) {
                int most = (1 << bits) - 1;
                for (int x = 0; x < row.length; x++) {
                    row[x] = (int) ((row[x] * 255L + most / 2) / most);
                }
            }
            ValueRows.write(bitmap, 0, y, row.length, row, 0);
        }
        return bitmap;
    }

    private static Image colours(BufferedImage image) {
        Bitmap bitmap = Bitmap.ofBits(image.getWidth(), image.getHeight(), 32);
        int[] row = new int[bitmap.width()];
        for (int y = 0; y < bitmap.height(); y++) {
            image.getRGB(0, y, row.length, 1, row, 0, row.length);
            ValueRows.write(bitmap, 0, y, row.length, row, 0);
        }
        boolean alpha = image.getColorModel().hasAlpha();
        return new Image(bitmap, new ColorConverter(alpha ? Colorspace.ARGB8888 : Colorspace.RGB888));
    }
}
