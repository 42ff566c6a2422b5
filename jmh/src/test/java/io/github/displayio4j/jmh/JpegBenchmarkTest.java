package io.github.displayio4j.jmh;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Both sides decode the same picture; otherwise their times say nothing.
class JpegBenchmarkTest {

    static Iterable<String> pictures() throws IOException {
        return Pictures.names();
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void allDecodersSeeTheSamePicture(String picture) throws IOException {
        JpegBenchmark jpeg = new JpegBenchmark();
        jpeg.picture = picture;
        jpeg.load();
        int[] black = rgb(jpeg.bgr);
        jpeg.rgb888ByJdk();
        int[] jdk = rgb(jpeg.bgr);
        assertTrue(distance(jdk, black) > 30, "the picture is nearly black");
        jpeg.rgb888ByTwelveMonkeys();
        assertClose(jdk, rgb(jpeg.bgr), 0.1);
        jpeg.rgb888();
        int[] ours = new int[jdk.length];
        for (int i = 0; i < ours.length; i++) {
            ours[i] = byteAt(jpeg, 3 * i) << 16 | byteAt(jpeg, 3 * i + 1) << 8 | byteAt(jpeg, 3 * i + 2);
        }
        assertClose(jdk, ours, 1);

        jpeg.rgb565ByJdk();
        int[] jdk565 = rgb(jpeg.rgb565);
        assertClose(jdk, jdk565, 4);
        jpeg.rgb565ByTwelveMonkeys();
        assertClose(jdk565, rgb(jpeg.rgb565), 0.1);
        jpeg.rgb565();
        for (int i = 0; i < ours.length; i++) {
            int pixel = jpeg.pixels.getAtIndex(ValueLayout.JAVA_SHORT, i);
            ours[i] = (pixel & 0xf800) << 8 | (pixel & 0x7e0) << 5 | (pixel & 0x1f) << 3;
        }
        assertClose(jdk, ours, 5);
    }

    private static int byteAt(JpegBenchmark jpeg, long at) {
        return jpeg.pixels.get(ValueLayout.JAVA_BYTE, at) & 0xff;
    }

    private static int[] rgb(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    private static void assertClose(int[] expected, int[] got, double limit) {
        double distance = distance(expected, got);
        assertTrue(distance <= limit, () -> "mean difference of a sample is " + distance + ", more than " + limit);
    }

    /// Mean difference of two pictures' samples.
    private static double distance(int[] a, int[] b) {
        long sum = 0;
        for (int i = 0; i < a.length; i++) {
            for (int shift = 0; shift < 24; shift += 8) {
                sum += Math.abs((a[i] >> shift & 0xff) - (b[i] >> shift & 0xff));
            }
        }
        return sum / 3.0 / a.length;
    }
}
