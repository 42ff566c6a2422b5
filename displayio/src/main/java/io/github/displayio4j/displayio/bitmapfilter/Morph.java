package io.github.displayio4j.displayio.bitmapfilter;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.scene.ValueRows;
import java.util.Arrays;

/// Convolves with a square of weights; beyond its edges, a bitmap goes on as its outermost pixels are.
public final class Morph extends Filter {
    private final int[] weights;
    /// Rows above and below, columns to each side.
    private final int reach;
    private double mul;
    private double add;
    private boolean threshold;
    private int offset;
    private boolean invert;

    /// Channels of the rows around the current one as they were, `reach` pixels longer at both ends; row `y`
    /// is in `y % (2 * reach + 1)`.
    private final int[][] reds;
    private final int[][] greens;
    private final int[][] blues;
    private int[] red = new int[0];
    private int[] green = new int[0];
    private int[] blue = new int[0];
    private int loaded;
    /// In 65536ths, and whether 32 bits are too few to multiply by them.
    private long factor;
    private long more;
    private boolean wide;

    Morph(int... weights) {
        int size = (int) Math.sqrt(weights.length);
        if (size * size != weights.length || size % 2 == 0 || size > 31) {
            throw new IllegalArgumentException(
                    "there must be the square of an odd number of weights, 1..961, not " + weights.length);
        }
        for (int weight : weights) {
            if (weight != (short) weight) { // the sum of 961 times 63 of them fits into 32 bits
                throw new IllegalArgumentException("weights must be -32768..32767, not " + weight);
            }
        }
        this.weights = weights.clone();
        reach = size / 2;
        reds = new int[size][0];
        greens = new int[size][0];
        blues = new int[size][0];
        long sum = Arrays.stream(weights).asLongStream().sum();
        mul = sum == 0 ? 1 : 1.0 / sum;
    }

    /// What the sum is multiplied by; if not said, 1 / sum of the weights, or 1 if that is 0.
    ///
    /// @param mul -1000..1000
    /// @throws IllegalArgumentException if out of range
    public Morph mul(double mul) {
        if (!(Math.abs(mul) <= 1000)) {
            throw new IllegalArgumentException("mul must be -1000..1000, not " + mul);
        }
        this.mul = mul;
        return this;
    }

    /// What is added then; 0.5 makes black white. 0 if not said.
    ///
    /// @param add -1..1
    /// @throws IllegalArgumentException if out of range
    public Morph add(double add) {
        if (!(add >= -1 && add <= 1)) {
            throw new IllegalArgumentException("add must be -1..1, not " + add);
        }
        this.add = add;
        return this;
    }

    /// Makes white of each pixel that was brighter than the result less an offset, and black of the others;
    /// or the other way round.
    ///
    /// @param offset in steps of brightness, which is 0..255
    /// @param invert the other way round
    public Morph threshold(int offset, boolean invert) {
        threshold = true;
        this.offset = offset;
        this.invert = invert;
        return this;
    }

    @Override
    boolean isPointwise() {
        return false;
    }

    @Override
    void begin(Bitmap bitmap) {
        int length = bitmap.width() + 2 * reach;
        if (red.length < length) {
            for (int i = 0; i < reds.length; i++) {
                reds[i] = new int[length];
                greens[i] = new int[length];
                blues[i] = new int[length];
            }
            red = new int[length];
            green = new int[length];
            blue = new int[length];
        }
        loaded = 0;
        factor = Math.round(65536 * mul);
        more = Math.round(65536 * 63 * add);
        long most = 0;
        for (int weight : weights) {
            most += Math.abs(weight) * 63L;
        }
        wide = most * Math.abs(factor) + 2 * Math.abs(more) > Integer.MAX_VALUE;
    }

    @Override
    void row(Bitmap bitmap, int y, int[] pixels, int n) {
        while (loaded < bitmap.height() && loaded <= y + reach) {
            load(bitmap, loaded++, n);
        }
        sum(reds, red, bitmap.height(), y, n);
        sum(greens, green, bitmap.height(), y, n);
        sum(blues, blue, bitmap.height(), y, n);
        if (!wide) {
            scale(red, (int) factor, (int) more, 31, n);
            scale(green, (int) factor, (int) more * 2, 63, n);
            scale(blue, (int) factor, (int) more, 31, n);
        } else {
            scaleWide(red, factor, more, 31, n);
            scaleWide(green, factor, more * 2, 63, n);
            scaleWide(blue, factor, more, 31, n);
        }
        for (int i = 0; i < n; i++) {
            int pixel = red[i] << 11 | green[i] << 5 | blue[i];
            pixels[i] = threshold ? blackOrWhite(pixel, pixels[i]) : pixel;
        }
    }

    private int blackOrWhite(int pixel, int before) {
        boolean brighter = Pixels.brightness(pixel) - offset < Pixels.brightness(before);
        return brighter ^ invert ? 0xffff : 0;
    }

    private void load(Bitmap bitmap, int y, int n) {
        int slot = y % reds.length;
        int[] r = reds[slot];
        int[] g = greens[slot];
        int[] b = blues[slot];
        ValueRows.read(bitmap, 0, y, n, r, reach);
        for (int i = reach; i < n + reach; i++) {
            int pixel = (r[i] & 0xff) << 8 | r[i] >> 8;
            r[i] = pixel >> 11;
            g[i] = pixel >> 5 & 63;
            b[i] = pixel & 31;
        }
        extend(r, n);
        extend(g, n);
        extend(b, n);
    }

    private void extend(int[] row, int n) {
        Arrays.fill(row, 0, reach, row[reach]);
        Arrays.fill(row, reach + n, 2 * reach + n, row[reach + n - 1]);
    }

    private void sum(int[][] rows, int[] sums, int height, int y, int n) {
        Arrays.fill(sums, 0, n, 0);
        int size = rows.length;
        for (int j = 0; j < size; j++) {
            int[] row = rows[Math.clamp(y + j - reach, 0, height - 1) % size];
            int at = j * size;
            switch (size) {
                case 3 -> addThree(row, weights[at], weights[at + 1], weights[at + 2], sums, n);
                case 5 ->
                    addFive(
                            row,
                            weights[at],
                            weights[at + 1],
                            weights[at + 2],
                            weights[at + 3],
                            weights[at + 4],
                            sums,
                            n);
                default -> {
                    for (int k = 0; k < size; k++) {
                        addOne(row, k, weights[at + k], sums, n);
                    }
                }
            }
        }
    }

    /// Of offsets that the compiler knows it makes vector code; so the usual sizes have loops of their own.
    private static void addThree(int[] row, int w1, int w2, int w3, int[] sums, int n) {
        for (int i = 0; i < n; i++) {
            sums[i] += row[i] * w1 + row[i + 1] * w2 + row[i + 2] * w3;
        }
    }

    private static void addFive(int[] row, int w1, int w2, int w3, int w4, int w5, int[] sums, int n) {
        for (int i = 0; i < n; i++) {
            sums[i] += row[i] * w1 + row[i + 1] * w2 + row[i + 2] * w3 + row[i + 3] * w4 + row[i + 4] * w5;
        }
    }

    private static void addOne(int[] row, int from, int weight, int[] sums, int n) {
        for (int i = 0; i < n; i++) {
            sums[i] += row[from + i] * weight;
        }
    }

    private static void scale(int[] sums, int factor, int more, int max, int n) {
        for (int i = 0; i < n; i++) {
            sums[i] = Math.max(Math.min(sums[i] * factor + more >> 16, max), 0);
        }
    }

    private static void scaleWide(int[] sums, long factor, long more, int max, int n) {
        for (int i = 0; i < n; i++) {
            sums[i] = Math.clamp(sums[i] * factor + more >> 16, 0, max);
        }
    }
}
