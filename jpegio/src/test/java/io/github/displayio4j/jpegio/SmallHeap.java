package io.github.displayio4j.jpegio;

import io.github.displayio4j.displayio.Area;
import io.github.displayio4j.displayio.Bitmap;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// What `SmallHeapTest` runs in a JVM with little memory: a picture to a panel of 240x240, scaled, and in full size.
final class SmallHeap {
    static final int EDGE = 240;

    private SmallHeap() {}

    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[0]);
        Bitmap panel = new Bitmap(EDGE, EDGE, 65536);
        JpegDecoder decoder = new JpegDecoder();
        for (int eighths : new int[] {1, 8}) {
            try (InputStream in = Files.newInputStream(file)) {
                JpegInfo info = decoder.open(in);
                int x = (info.scaledWidth(eighths) - EDGE) / 2;
                int y = (info.scaledHeight(eighths) - EDGE) / 2;
                DecodeOptions options =
                        DecodeOptions.DEFAULT.withEighths(eighths).withCrop(new Area(x, y, x + EDGE, y + EDGE));
                decoder.decode(panel, 0, 0, PixelLayout.RGB565, options);
            }
            System.out.println(sum(panel) + (decoder.report().complete() ? "" : " damaged"));
        }
    }

    static long sum(Bitmap panel) {
        long sum = 0;
        for (int y = 0; y < EDGE; y++) {
            for (int x = 0; x < EDGE; x++) {
                sum = 31 * sum + panel.get(x, y);
            }
        }
        return sum;
    }
}
