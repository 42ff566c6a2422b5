package io.github.displayio4j.camera;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.Colorspace;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.bitmapfilter.BitmapFilter;
import io.github.displayio4j.displayio.bitmapfilter.ChannelWeights;
import io.github.displayio4j.displayio.bitmapfilter.Filter;
import io.github.displayio4j.displayio.bitmaptools.BitmapTools;
import io.github.displayio4j.displayio.bitmaptools.DitherAlgorithm;
import java.util.function.Consumer;

/// What is done to each frame of a viewfinder before it is shown.
public enum Effect {
    /// Nothing.
    NONE,
    /// A soft focus.
    BLUR,
    /// Edges stand out.
    SHARPEN,
    /// As if it were hammered into metal.
    EMBOSS,
    /// Outlines alone.
    OUTLINE,
    /// Grays.
    GRAY,
    /// Browns of an old print.
    SEPIA,
    /// Each channel turned round.
    NEGATIVE,
    /// Turned round where it is bright.
    SOLARIZE,
    /// Red alone.
    RED,
    /// Green alone.
    GREEN,
    /// Blue alone.
    BLUE,
    /// Four steps of each channel.
    POSTER,
    /// Brightness as heat.
    HEAT,
    /// Black and white dots, as an old handheld's camera had.
    GBOY;

    /// What does it to a bitmap of `RGB565_SWAPPED`, in place; keeps its buffers.
    Consumer<Bitmap> newStep() {
        return switch (this) {
            case NONE -> _ -> {};
            case GBOY ->
                bitmap -> BitmapTools.dither(bitmap, bitmap, Colorspace.RGB565_SWAPPED, DitherAlgorithm.ATKINSON);
            default -> {
                Filter filter = filter();
                yield filter::on;
            }
        };
    }

    private Filter filter() {
        return switch (this) {
            case BLUR -> BitmapFilter.morph(1, 2, 1, 2, 4, 2, 1, 2, 1);
            case SHARPEN -> BitmapFilter.morph(-1, -2, -1, -2, 20, -2, -1, -2, -1);
            case EMBOSS -> BitmapFilter.morph(-2, -1, 0, -1, 1, 1, 0, 1, 2);
            case OUTLINE -> BitmapFilter.morph(-1, -1, -1, -1, 8, -1, -1, -1, -1);
            case GRAY -> BitmapFilter.mix(ChannelWeights.mix(.299, .587, .114, .299, .587, .114, .299, .587, .114));
            case SEPIA -> BitmapFilter.mix(ChannelWeights.mix(.393, .769, .189, .349, .686, .168, .272, .534, .131));
            case NEGATIVE -> BitmapFilter.lookup(v -> 1 - v);
            case SOLARIZE -> BitmapFilter.solarize(0.5);
            case RED -> BitmapFilter.mix(ChannelWeights.scale(1, 0, 0));
            case GREEN -> BitmapFilter.mix(ChannelWeights.scale(0, 1, 0));
            case BLUE -> BitmapFilter.mix(ChannelWeights.scale(0, 0, 1));
            case POSTER -> BitmapFilter.lookup(v -> Math.round(v * 3) / 3.0);
            case HEAT -> BitmapFilter.falseColor(heat());
            case NONE, GBOY -> throw new IllegalStateException(name() + " is no filter");
        };
    }

    /// Black, red, yellow, white.
    private static Palette heat() {
        Palette palette = new Palette(256);
        for (int i = 0; i < 256; i++) {
            int red = Math.min(255, 3 * i);
            int green = Math.clamp(3L * i - 255, 0, 255);
            int blue = Math.clamp(3L * i - 510, 0, 255);
            palette.set(i, red << 16 | green << 8 | blue);
        }
        return palette;
    }
}
