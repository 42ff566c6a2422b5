package io.github.displayio4j.jmh;

import java.util.SplittableRandom;

/// A picture that keeps a JPEG coder as busy as a photograph does: noise that falls with frequency, soft colours,
/// hard edges. Always the same.
public final class Photo {
    private static final int OCTAVES = 7;
    private static final int DISCS = 40;

    private Photo() {}

    /// Red, green, blue bytes, row by row.
    public static byte[] rgb(int width, int height) {
        SplittableRandom random = new SplittableRandom(7);
        float[][] planes = new float[3][];
        planes[0] = noise(width, height, 0, random); // luma has all octaves, colour the slow ones only
        planes[1] = noise(width, height, 4, random);
        planes[2] = noise(width, height, 4, random);
        for (int i = 0; i < DISCS; i++) {
            disc(planes, width, height, random);
        }
        byte[] rgb = new byte[3 * width * height];
        for (int i = 0, at = 0; i < width * height; i++) {
            float luma = 128 + planes[0][i];
            float blue = planes[1][i] * 0.6f;
            float red = planes[2][i] * 0.6f;
            rgb[at++] = clamp(luma + 1.402f * red);
            rgb[at++] = clamp(luma - 0.344f * blue - 0.714f * red);
            rgb[at++] = clamp(luma + 1.772f * blue);
        }
        return rgb;
    }

    /// Value noise: random lattices of 2^octave pixels, smoothed, each twice as strong as the next finer one.
    private static float[] noise(int width, int height, int finest, SplittableRandom random) {
        float[] plane = new float[width * height];
        for (int octave = finest; octave < OCTAVES; octave++) {
            int step = 1 << octave;
            int columns = width / step + 2;
            float[] lattice = new float[columns * (height / step + 2)];
            for (int i = 0; i < lattice.length; i++) {
                lattice[i] = (float) (random.nextDouble(-1, 1) * Math.pow(1.75, octave));
            }
            for (int y = 0; y < height; y++) {
                float v = smooth((y % step) / (float) step);
                for (int x = 0; x < width; x++) {
                    float u = smooth((x % step) / (float) step);
                    int at = y / step * columns + x / step;
                    float top = lattice[at] + u * (lattice[at + 1] - lattice[at]);
                    float bottom = lattice[at + columns] + u * (lattice[at + columns + 1] - lattice[at + columns]);
                    plane[y * width + x] += top + v * (bottom - top);
                }
            }
        }
        return plane;
    }

    private static void disc(float[][] planes, int width, int height, SplittableRandom random) {
        int cx = random.nextInt(width);
        int cy = random.nextInt(height);
        int radius = 4 + random.nextInt(height / 8);
        float[] shift = {random.nextInt(-60, 60), random.nextInt(-40, 40), random.nextInt(-40, 40)};
        for (int y = Math.max(0, cy - radius); y < Math.min(height, cy + radius); y++) {
            for (int x = Math.max(0, cx - radius); x < Math.min(width, cx + radius); x++) {
                if ((x - cx) * (x - cx) + (y - cy) * (y - cy) < radius * radius) {
                    for (int i = 0; i < 3; i++) {
                        planes[i][y * width + x] += shift[i];
                    }
                }
            }
        }
    }

    private static float smooth(float t) {
        return t * t * (3 - 2 * t);
    }

    private static byte clamp(float value) {
        return (byte) Math.clamp(Math.round(value), 0, 255);
    }
}
