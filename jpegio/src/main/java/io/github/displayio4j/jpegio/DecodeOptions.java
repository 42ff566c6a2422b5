package io.github.displayio4j.jpegio;

import io.github.displayio4j.displayio.Area;
import org.jspecify.annotations.Nullable;

/// What part of a picture is decoded, and how large.
///
/// @param eighths scale: 1..8 eighths of the full size, computed in the DCT domain
/// @param crop the part wanted, in pixels of the scaled picture, clipped to it; null: all of it. The result is, bit for
///     bit, that part of the whole picture
/// @param fancyUpsampling subsampled colour is interpolated (as libjpeg does by default) rather than repeated
public record DecodeOptions(int eighths, @Nullable Area crop, boolean fancyUpsampling) {
    /// Full size, all of it, interpolated colour.
    public static final DecodeOptions DEFAULT = new DecodeOptions(8, null, true);

    /// @throws IllegalArgumentException if `eighths` is not 1..8
    public DecodeOptions {
        if (eighths < 1 || eighths > 8) {
            throw new IllegalArgumentException("scale must be 1..8 eighths, not " + eighths);
        }
    }

    /// The same at another scale.
    public DecodeOptions withEighths(int newEighths) {
        return new DecodeOptions(newEighths, crop, fancyUpsampling);
    }

    /// The same of another part.
    public DecodeOptions withCrop(@Nullable Area newCrop) {
        return new DecodeOptions(eighths, newCrop, fancyUpsampling);
    }

    /// The same with subsampled colour interpolated or repeated.
    public DecodeOptions withFancyUpsampling(boolean fancy) {
        return new DecodeOptions(eighths, crop, fancy);
    }
}
