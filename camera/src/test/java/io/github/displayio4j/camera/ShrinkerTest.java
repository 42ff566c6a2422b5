package io.github.displayio4j.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.jpegio.DecodeOptions;
import io.github.displayio4j.jpegio.JpegDecoder;
import io.github.displayio4j.jpegio.JpegEncoder;
import io.github.displayio4j.jpegio.PixelLayout;
import io.github.displayio4j.jpegio.Subsampling;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShrinkerTest {
    @ParameterizedTest
    @CsvSource({
        "41, 30, 3, RGB565",
        "41, 30, 3, RGB565_SWAPPED",
        "16, 16, 4, GRAY",
        "17, 19, 5, GRAY",
        "5,  4,  9, RGB565_SWAPPED",
    })
    void eachPixelIsTheMeanOfASquare(int width, int height, int factor, PixelLayout layout) throws IOException {
        byte[] rgb = new byte[3 * width * height];
        new Random(7).nextBytes(rgb);
        byte[] jpeg = new JpegEncoder(90, Subsampling.S444).encodeToArray(rgb, width, height);
        JpegDecoder decoder = new JpegDecoder();
        boolean gray = layout == PixelLayout.GRAY;
        int channels = gray ? 1 : 3;
        byte[] whole = new byte[channels * width * height];
        decoder.open(jpeg);
        decoder.decode(
                MemorySegment.ofArray(whole),
                0,
                channels * width,
                gray ? PixelLayout.GRAY : PixelLayout.RGB888,
                DecodeOptions.DEFAULT);

        Bitmap target = new Bitmap(Shrinker.shrunk(width, factor), Shrinker.shrunk(height, factor), gray ? 256 : 65536);
        decoder.open(jpeg);
        new Shrinker(factor, width, height, layout).decode(decoder, DecodeOptions.DEFAULT, target, layout);
        for (int y = 0; y < target.height(); y++) {
            for (int x = 0; x < target.width(); x++) {
                int[] means = new int[3];
                for (int channel = 0; channel < channels; channel++) {
                    means[channel] = mean(whole, width, height, channels, x * factor, y * factor, factor, channel);
                }
                int expected = gray ? means[0] : means[0] / 8 * 2048 + means[1] / 4 * 32 + means[2] / 8;
                if (layout == PixelLayout.RGB565_SWAPPED) {
                    expected = expected / 256 + expected % 256 * 256;
                }
                assertEquals(expected, target.get(x, y), "pixel " + x + "," + y);
            }
        }
    }

    private static int mean(byte[] samples, int width, int height, int channels, int x, int y, int edge, int channel) {
        int sum = 0;
        int count = 0;
        for (int sy = y; sy < y + edge; sy++) {
            for (int sx = x; sx < x + edge; sx++) {
                if (sx < width && sy < height) {
                    sum += samples[(sy * width + sx) * channels + channel] & 0xff;
                    count++;
                }
            }
        }
        return (int) Math.floor((double) sum / count + 0.5);
    }
}
