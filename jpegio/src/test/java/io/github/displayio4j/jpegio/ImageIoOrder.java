package io.github.displayio4j.jpegio;

import java.io.File;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/// Tells, in a JVM of its own, who reads JPEG there: class of the reader that `ImageIO` tries first, and whether
/// TwelveMonkeys is known at all.
final class ImageIoOrder {
    private ImageIoOrder() {}

    /// Prints one line.
    ///
    /// @param options a file; `install` if the order is to be settled
    public static void main(String[] options) throws Exception {
        if (options.length > 1) {
            JpegIo.install();
        }
        boolean others = false;
        Iterator<ImageReader> all = ImageIO.getImageReadersByFormatName("jpeg");
        while (all.hasNext()) {
            others |= all.next().getClass().getName().startsWith("com.twelvemonkeys.");
        }
        Iterator<ImageReader> fitting = ImageIO.getImageReaders(ImageIO.createImageInputStream(new File(options[0])));
        System.out.println(fitting.next().getClass().getName() + " " + others + " "
                + ImageIO.read(new File(options[0])).getRGB(3, 3));
    }
}
