package io.github.displayio4j.displayio.bitmaptools;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.Colorspace;
import io.github.displayio4j.displayio.scene.ValueRows;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Blends two bitmaps: the second over the first, each as opaque as its factor says.
///
/// Factors are rounded down to 1/256. Where one source is skipped, or the mask makes the second one wholly
/// transparent, the other is copied as it is; where both are skipped the target stays.
public final class Alphablend {
    private final Bitmap source1;
    private final Bitmap source2;
    private final Colorspace colorspace;
    private int factor1 = 128;
    private int factor2 = 128;
    private BlendMode mode = BlendMode.NORMAL;
    private boolean skips1;
    private int skipped1;
    private boolean skips2;
    private int skipped2;
    private @Nullable Bitmap mask;

    private int[] values1 = new int[0];
    private int[] values2 = new int[0];
    private int[] old = new int[0];
    private int[] blended = new int[0];
    /// The second factor and what stands for a division by the sum of both, for each pixel.
    private int[] factors = new int[0];
    private int[] reciprocals = new int[0];

    Alphablend(Bitmap source1, Bitmap source2, Colorspace colorspace) {
        Checks.sameSize(source1, source2);
        Channels.check(colorspace, source1, "first source");
        Channels.check(colorspace, source2, "second source");
        this.source1 = source1;
        this.source2 = source2;
        this.colorspace = colorspace;
    }

    /// How opaque the sources are; 0.5 each if not said.
    ///
    /// @param factor1 0..1
    /// @param factor2 0..1; not both 0
    /// @throws IllegalArgumentException if out of range
    public Alphablend factors(double factor1, double factor2) {
        int whole1 = (int) (factor1 * 256);
        int whole2 = (int) (factor2 * 256);
        if (!(factor1 >= 0 && factor1 <= 1 && factor2 >= 0 && factor2 <= 1) || whole1 + whole2 == 0) {
            throw new IllegalArgumentException(
                    "factors must be 0..1, one of them at least 1/256, not " + factor1 + " and " + factor2);
        }
        this.factor1 = whole1;
        this.factor2 = whole2;
        return this;
    }

    /// How opaque the first source is; the second is so for the rest to 1.
    ///
    /// @param factor1 0..1
    /// @throws IllegalArgumentException if out of range
    public Alphablend factor(double factor1) {
        return factors(factor1, 1 - factor1);
    }

    /// How they are blended; `NORMAL` if not said.
    public Alphablend mode(BlendMode mode) {
        this.mode = mode;
        return this;
    }

    /// Takes the second source alone where the first has this value.
    ///
    /// @throws IllegalArgumentException if it cannot have it
    public Alphablend skipSource1(int value) {
        Checks.value(source1, value);
        skips1 = true;
        skipped1 = value;
        return this;
    }

    /// Takes the first source alone where the second has this value.
    ///
    /// @throws IllegalArgumentException if it cannot have it
    public Alphablend skipSource2(int value) {
        Checks.value(source2, value);
        skips2 = true;
        skipped2 = value;
        return this;
    }

    /// Makes the second source more transparent, pixel by pixel.
    ///
    /// @param mask 8 bits, of the sources' size: 255 leaves the second factor as it is, 0 makes it 0
    /// @throws IllegalArgumentException if size or depth differ
    public Alphablend mask(Bitmap mask) {
        Checks.sameSize(source1, mask);
        if (mask.bitsPerValue() != 8) {
            throw new IllegalArgumentException("a mask must have 8 bits, not " + mask.bitsPerValue());
        }
        this.mask = mask;
        return this;
    }

    /// Blends.
    ///
    /// @param target of the sources' size and depth; may be one of them
    /// @throws IllegalArgumentException if size or depth differ
    /// @throws IllegalStateException if the target is read-only
    public void to(Bitmap target) {
        Checks.target(target);
        Checks.sameSize(target, source1);
        Channels.check(colorspace, target, "target");
        int n = target.width();
        reserve(n);
        for (int y = 0; y < target.height(); y++) {
            ValueRows.read(source1, 0, y, n, values1, 0);
            ValueRows.read(source2, 0, y, n, values2, 0);
            if (mask != null) {
                readMask(mask, y, n);
            }
            blendRow(n, mask != null);
            if (skips1 || skips2) {
                ValueRows.read(target, 0, y, n, old, 0);
                skip(n);
                ValueRows.update(target, 0, y, n, blended, old);
            } else {
                ValueRows.write(target, 0, y, n, blended, 0);
            }
        }
        if (!skips1 && !skips2) {
            target.dirty();
        }
    }

    private void reserve(int n) {
        if (values1.length < n) {
            values1 = new int[n];
            values2 = new int[n];
            old = new int[n];
            blended = new int[n];
            factors = new int[n];
            reciprocals = new int[n];
        }
        Arrays.fill(factors, 0, n, factor2);
        Arrays.fill(reciprocals, 0, n, Reciprocal.of(sum(factor2)));
    }

    private int sum(int second) {
        return factor1 + second - factor1 * second / 256;
    }

    /// The mask's values go through `old`, which is not in use yet.
    private void readMask(Bitmap from, int y, int n) {
        ValueRows.read(from, 0, y, n, old, 0);
        for (int i = 0; i < n; i++) {
            int second = factor2 * (old[i] + 1) / 256;
            factors[i] = second;
            reciprocals[i] = Reciprocal.of(Math.max(sum(second), 1));
        }
    }

    private void blendRow(int n, boolean masked) {
        boolean swapped = Channels.isSwapped(colorspace);
        if (swapped) {
            Channels.swap(values1, n);
            Channels.swap(values2, n);
        }
        boolean gray = colorspace == Colorspace.L8;
        if (masked) {
            blendMasked(gray, n);
        } else if (factor2 == 0) {
            System.arraycopy(values1, 0, blended, 0, n);
        } else {
            blendEven(gray, n);
        }
        if (swapped) {
            Channels.swap(values1, n);
            Channels.swap(values2, n);
            Channels.swap(blended, n);
        }
    }

    private void blendMasked(boolean gray, int n) {
        switch (mode) {
            case NORMAL -> {
                if (gray) {
                    normal8(values1, values2, factor1, factors, reciprocals, blended, n);
                } else {
                    normal565(values1, values2, factor1, factors, reciprocals, blended, n);
                }
            }
            case SCREEN -> {
                if (gray) {
                    screen8(values1, values2, factor1, factors, reciprocals, blended, n);
                } else {
                    screen565(values1, values2, factor1, factors, reciprocals, blended, n);
                }
            }
        }
        for (int i = 0; i < n; i++) {
            blended[i] = factors[i] == 0 ? values1[i] : blended[i];
        }
    }

    /// The same for all pixels: loops that are short enough to become vector code.
    private void blendEven(boolean gray, int n) {
        int by = Reciprocal.of(sum(factor2));
        switch (mode) {
            case NORMAL -> {
                int share = factor1 * (256 - factor2);
                if (gray) {
                    evenly8(values1, values2, share, factor2, by, blended, n);
                } else {
                    evenly565(values1, values2, share, factor2, by, blended, n);
                }
            }
            case SCREEN -> {
                if (gray) {
                    evenScreen8(values1, values2, factor1, factor2, by, blended, n);
                } else {
                    evenScreen565(values1, values2, factor1, factor2, by, blended, n);
                }
            }
        }
    }

    private static void evenly8(int[] s1, int[] s2, int share, int f2, int by, int[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Reciprocal.quotient(s2[i] * f2 + (s1[i] * share >> 8), by);
        }
    }

    private static void evenly565(int[] s1, int[] s2, int share, int f2, int by, int[] out, int n) {
        for (int i = 0; i < n; i++) {
            int a = s1[i];
            int b = s2[i];
            int upper = Reciprocal.quotient((b >> 8 & 0xf8) * f2 + ((a >> 8 & 0xf8) * share >> 8), by);
            int middle = Reciprocal.quotient((b >> 3 & 0xfc) * f2 + ((a >> 3 & 0xfc) * share >> 8), by);
            int lower = Reciprocal.quotient((b << 3 & 0xf8) * f2 + ((a << 3 & 0xf8) * share >> 8), by);
            out[i] = (upper & 0xf8) << 8 | (middle & 0xfc) << 3 | lower >> 3;
        }
    }

    private static void evenScreen8(int[] s1, int[] s2, int f1, int f2, int by, int[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = screen(s1[i], s2[i], f1, f2, by);
        }
    }

    private static void evenScreen565(int[] s1, int[] s2, int f1, int f2, int by, int[] out, int n) {
        for (int i = 0; i < n; i++) {
            int a = s1[i];
            int b = s2[i];
            int upper = screen(a >> 8 & 0xf8, b >> 8 & 0xf8, f1, f2, by);
            int middle = screen(a >> 3 & 0xfc, b >> 3 & 0xfc, f1, f2, by);
            int lower = screen(a << 3 & 0xf8, b << 3 & 0xf8, f1, f2, by);
            out[i] = (upper & 0xf8) << 8 | (middle & 0xfc) << 3 | lower >> 3;
        }
    }

    private void skip(int n) {
        for (int i = 0; i < n; i++) {
            boolean first = skips1 && values1[i] == skipped1;
            boolean second = skips2 && values2[i] == skipped2;
            if (first) {
                blended[i] = second ? old[i] : values2[i];
            } else if (second) {
                blended[i] = values1[i];
            }
        }
    }

    private static void normal8(int[] s1, int[] s2, int f1, int[] f2, int[] by, int[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = over(s1[i], s2[i], f1, f2[i], by[i]);
        }
    }

    private static void normal565(int[] s1, int[] s2, int f1, int[] f2, int[] by, int[] out, int n) {
        for (int i = 0; i < n; i++) {
            int a = s1[i];
            int b = s2[i];
            int upper = over(a >> 8 & 0xf8, b >> 8 & 0xf8, f1, f2[i], by[i]);
            int middle = over(a >> 3 & 0xfc, b >> 3 & 0xfc, f1, f2[i], by[i]);
            int lower = over(a << 3 & 0xf8, b << 3 & 0xf8, f1, f2[i], by[i]);
            out[i] = (upper & 0xf8) << 8 | (middle & 0xfc) << 3 | lower >> 3;
        }
    }

    private static void screen8(int[] s1, int[] s2, int f1, int[] f2, int[] by, int[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = screen(s1[i], s2[i], f1, f2[i], by[i]);
        }
    }

    private static void screen565(int[] s1, int[] s2, int f1, int[] f2, int[] by, int[] out, int n) {
        for (int i = 0; i < n; i++) {
            int a = s1[i];
            int b = s2[i];
            int upper = screen(a >> 8 & 0xf8, b >> 8 & 0xf8, f1, f2[i], by[i]);
            int middle = screen(a >> 3 & 0xfc, b >> 3 & 0xfc, f1, f2[i], by[i]);
            int lower = screen(a << 3 & 0xf8, b << 3 & 0xf8, f1, f2[i], by[i]);
            out[i] = (upper & 0xf8) << 8 | (middle & 0xfc) << 3 | lower >> 3;
        }
    }

    /// Source over (SVG compositing): colours times opacity are added and divided by the opacity of both
    /// together.
    private static int over(int a, int b, int f1, int f2, int reciprocal) {
        return Reciprocal.quotient(b * f2 + (a * f1 * (256 - f2) >> 8), reciprocal);
    }

    private static int screen(int a, int b, int f1, int f2, int reciprocal) {
        int p = a * f1;
        int q = b * f2;
        return Reciprocal.quotient(p + q - (p * q >>> 16), reciprocal); // the product needs all 32 bits
    }
}
