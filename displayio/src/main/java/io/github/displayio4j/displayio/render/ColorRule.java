package io.github.displayio4j.displayio.render;

import io.github.displayio4j.displayio.PixelFormat;
import java.nio.ByteOrder;

/// From colours to pixels: the one place that knows weights and rounding, where another rule can join.
final class ColorRule {
    private static final boolean LITTLE_ENDIAN = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;

    private ColorRule() {}

    /// The pixel of a colour, as the row loops keep it: 16-bit pixels in the order of bytes in which a `short` of this
    /// machine lies in memory as the wire wants it; RGB666 and RGB888 as `0xRRGGBB`; others in the low bits.
    static int pixel(int rgb, PixelFormat format) {
        return switch (format.kind()) {
            case GRAY -> luma(rgb) >> (8 - format.depth());
            case RGB332 -> (rgb >> 16 & 0xe0) | (rgb >> 11 & 0x1c) | (rgb >> 6 & 0x03);
            case RGB565 -> {
                int pixel = (rgb >> 8 & 0xf800) | (rgb >> 5 & 0x07e0) | (rgb >> 3 & 0x001f);
                yield exchangesBytes(format) ? (pixel & 0xff) << 8 | pixel >> 8 : pixel;
            }
            case RGB666 -> rgb & 0xfcfcfc;
            case RGB888 -> rgb;
        };
    }

    /// Whether a 16-bit pixel's bytes are exchanged in a `short` of this machine.
    static boolean exchangesBytes(PixelFormat format) {
        return format.swapped() == LITTLE_ENDIAN;
    }

    /// Brightness 0..255 with the weights of Rec. 709.
    static int luma(int rgb) {
        return ((rgb >> 16) * 54 + (rgb >> 8 & 0xff) * 183 + (rgb & 0xff) * 18) / 255;
    }
}
