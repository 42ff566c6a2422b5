package io.github.displayio4j.displayio.bitmapfilter;

import io.github.displayio4j.displayio.Palette;
import java.util.function.DoubleUnaryOperator;

/// Picture effects on 16-bit bitmaps of `RGB565_SWAPPED`, in place. Filters may be kept and run again, which then makes
/// no garbage.
///
/// ```java
/// BitmapFilter.morph(1, 2, 1, 2, 4, 2, 1, 2, 1).on(photo); // a soft focus
/// ```
public final class BitmapFilter {
    private BitmapFilter() {}

    /// Convolves with a square of weights: blurs, sharpens, finds edges.
    ///
    /// @param weights row by row; 1, 9, 25, 49 .. 961 of them, each -32768..32767
    /// @throws IllegalArgumentException if they are not so
    public static Morph morph(int... weights) {
        return new Morph(weights);
    }

    /// Makes each channel anew from all three.
    public static Filter mix(ChannelWeights weights) {
        return new Mix(weights);
    }

    /// Turns brightness round above a threshold, as overexposed film does.
    ///
    /// @param threshold 0..1; usually 0.5
    /// @throws IllegalArgumentException if out of range
    public static Filter solarize(double threshold) {
        return new Solarize(threshold);
    }

    /// Changes all channels alike.
    ///
    /// @param f from and to 0..1; results beyond are clipped; called 64 times here and not any more
    public static Filter lookup(DoubleUnaryOperator f) {
        return lookup(f, f, f);
    }

    /// Changes each channel by itself.
    ///
    /// @param red from and to 0..1; results beyond are clipped; called here and not any more
    /// @param green as `red`
    /// @param blue as `red`
    public static Filter lookup(DoubleUnaryOperator red, DoubleUnaryOperator green, DoubleUnaryOperator blue) {
        return new Lookup(red, green, blue);
    }

    /// Colours the pixels by their brightness.
    ///
    /// @param palette of 256 colours, for brightness 0..255; read here and not any more
    /// @throws IllegalArgumentException if it has another size
    public static Filter falseColor(Palette palette) {
        return new FalseColor(palette);
    }

    /// Makes one picture of two, by a table.
    public static Blend blend(BlendTable table) {
        return new Blend(table);
    }
}
