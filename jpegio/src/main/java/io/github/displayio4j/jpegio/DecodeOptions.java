package io.github.displayio4j.jpegio;

import io.github.displayio4j.displayio.Area;
import org.jspecify.annotations.Nullable;

/// What part of a picture is decoded, how large, and which way up.
///
/// @param eighths scale: 1..8 eighths of the full size, computed in the DCT domain
/// @param crop the part wanted, in pixels of the scaled and turned picture, clipped to it; null: all of it. The
///     result is, bit for bit, that part of the whole picture
/// @param fancyUpsampling subsampled colour is interpolated (as libjpeg does by default) rather than repeated
/// @param orientation how the picture is turned, 1..8 as EXIF counts (1: not at all, see
///     `JpegMetadata.orientation`); 0: as the file says
public record DecodeOptions(int eighths, @Nullable Area crop, boolean fancyUpsampling, int orientation) {
    /// Full size, all of it, interpolated colour, not turned.
    public static final DecodeOptions DEFAULT = new DecodeOptions(8, null, true, 1);

    /// @throws IllegalArgumentException if `eighths` is not 1..8 or `orientation` not 0..8
    public DecodeOptions {
        if (eighths < 1 || eighths > 8) {
            throw new IllegalArgumentException("scale must be 1..8 eighths, not " + eighths);
        }
        if (orientation < 0 || orientation > 8) {
            throw new IllegalArgumentException("orientation must be 0..8, not " + orientation);
        }
    }

    /// The same at another scale.
    public DecodeOptions withEighths(int newEighths) {
        return new DecodeOptions(newEighths, crop, fancyUpsampling, orientation);
    }

    /// The same of another part.
    public DecodeOptions withCrop(@Nullable Area newCrop) {
        return new DecodeOptions(eighths, newCrop, fancyUpsampling, orientation);
    }

    /// The same with subsampled colour interpolated or repeated.
    public DecodeOptions withFancyUpsampling(boolean fancy) {
        return new DecodeOptions(eighths, crop, fancy, orientation);
    }

    /// The same turned in another way.
    public DecodeOptions withOrientation(int newOrientation) {
        return new DecodeOptions(eighths, crop, fancyUpsampling, newOrientation);
    }

    /// The same turned as the file's EXIF data say: upright.
    public DecodeOptions upright() {
        return withOrientation(0);
    }
}
