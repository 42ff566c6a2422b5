package io.github.displayio4j.jpegio;

import java.util.Random;

/// Pictures for tests, made up.
final class Pictures {
    private Pictures() {}

    /// Slopes, a sharp disc and some noise, in RGB.
    static byte[] mixed(int width, int height, long seed) {
        Random random = new Random(seed);
        int noise = random.nextInt(60);
        byte[] rgb = new byte[3 * width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = 3 * (y * width + x);
                boolean disc =
                        (x - width / 2) * (x - width / 2) + (y - height / 2) * (y - height / 2) < width * height / 9;
                rgb[at] = sample(disc ? 230 : 255 * x / width, noise, random);
                rgb[at + 1] = sample(255 * y / height, noise, random);
                rgb[at + 2] = sample(disc ? 20 : 255 * (x + y) / (width + height), noise, random);
            }
        }
        return rgb;
    }

    private static byte sample(int value, int noise, Random random) {
        return (byte) Math.max(0, Math.min(value + random.nextInt(noise + 1) - noise / 2, 255));
    }

    /// Mean squared difference of two pictures as PSNR in dB.
    static double psnr(byte[] a, byte[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            double difference = (a[i] & 0xff) - (b[i] & 0xff);
            sum += difference * difference;
        }
        return 10 * Math.log10(255 * 255 / Math.max(1e-9, sum / a.length));
    }
}
