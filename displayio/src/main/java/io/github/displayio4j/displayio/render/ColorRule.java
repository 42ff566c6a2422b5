package io.github.displayio4j.displayio.render;

import io.github.displayio4j.displayio.ColorMode;
import io.github.displayio4j.displayio.PixelFormat;
import io.github.displayio4j.displayio.PixelFormat.Kind;
import io.github.displayio4j.displayio.PixelShader;
import io.github.displayio4j.displayio.scene.Dither;
import java.nio.ByteOrder;

/// From colours to pixels of one display: the one place that knows weights, rounding and inks.
final class ColorRule {
    private static final boolean LITTLE_ENDIAN = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;

    /// Inks of six-colour and seven-colour e-paper by the hue where each ends, 0..239; beyond the last it is red.
    private static final int[] SIX_ENDS = {10, 63, 127, 212, 240};
    private static final int[] SIX_INKS = {3, 2, 6, 5, 3};
    private static final int[] SEVEN_ENDS = {10, 31, 63, 127, 212, 240};
    private static final int[] SEVEN_INKS = {4, 6, 5, 2, 3, 4};
    /// Colours of less chroma are black or white.
    private static final int INK_CHROMA = 64;
    private static final int HIGHLIGHT_CHROMA_CIRCUITPYTHON = 17;

    final PixelFormat format;
    final ColorMode mode;
    /// The rule that leaves colours as they are.
    final ColorRule colours;
    private final int highlightHue;
    private final int highlightHue2;

    ColorRule(PixelFormat format, ColorMode mode) {
        this.format = format;
        this.mode = mode;
        colours = format.equals(PixelFormat.RGB888) ? this : new ColorRule(PixelFormat.RGB888, mode);
        highlightHue = hue(format.highlight());
        highlightHue2 = hue(format.highlight2());
    }

    /// The pixel of a colour, as the row loops keep it: 16-bit pixels in the order of bytes in which a `short` of this
    /// machine lies in memory as the wire wants it; RGB666 and RGB888 as `0xRRGGBB`; others in the low bits.
    int pixel(int rgb) {
        return switch (format.kind()) {
            case GRAY -> luma(rgb) >> 8 - format.depth();
            case RGBD -> (rgb >> 20 & 8) | (rgb >> 13 & 4) | (rgb >> 6 & 2);
            case RGB332 -> (rgb >> 16 & 0xe0) | (rgb >> 11 & 0x1c) | (rgb >> 6 & 0x03);
            case RGB565 -> {
                int pixel = (rgb >> 8 & 0xf800) | (rgb >> 5 & 0x07e0) | (rgb >> 3 & 0x001f);
                yield exchangesBytes(format) ? (pixel & 0xff) << 8 | pixel >> 8 : pixel;
            }
            case RGB666 -> rgb & 0xfcfcfc;
            case RGB888 -> rgb;
            case GRAY_HIGH_PLANE -> luma(rgb) >> 7;
            case GRAY_LOW_PLANE -> luma(rgb) >> 6 & 1;
            case BLACK_PLANE -> highlight(rgb) == 0 ? luma(rgb) >> 7 : 0;
            case HIGHLIGHT_PLANE -> highlight(rgb);
            case FOUR_COLORS -> {
                int highlight = highlight(rgb);
                yield highlight == 0 ? luma(rgb) >> 7 : highlight + 1;
            }
            case SIX_COLORS -> ink(rgb, SIX_ENDS, SIX_INKS);
            case SEVEN_COLORS -> ink(rgb, SEVEN_ENDS, SEVEN_INKS);
        };
    }

    /// Whether a shader's colours become pixels by their place.
    boolean isDithered(PixelShader shader) {
        return shader.dither() && canDither();
    }

    private boolean canDither() {
        Kind kind = format.kind();
        boolean exact = kind == Kind.RGB888 || (kind == Kind.GRAY && format.depth() == 8);
        boolean left = mode == ColorMode.CIRCUITPYTHON && (kind == Kind.RGB332 || kind == Kind.RGB666);
        return !exact && !left;
    }

    /// The pixel of a colour that is dithered by its place in the bitmap or shape.
    int dithered(int rgb, int x, int y) {
        return pixel(moved(rgb, x, y));
    }

    /// Makes pixels of the colours `from..to` of an array, but leaves `ShadeTable.TRANSPARENT` as it is.
    ///
    /// @param x column of the first one in its bitmap or shape; `dx` leads to that of the next
    /// @param y row of the first one; `dy` leads to that of the next
    void dither(int[] pixels, int from, int to, int x, int y, int dx, int dy) {
        for (int i = from; i < to; i++, x += dx, y += dy) {
            if (pixels[i] != ShadeTable.TRANSPARENT) {
                pixels[i] = dithered(pixels[i], x, y);
            }
        }
    }

    private int moved(int rgb, int x, int y) {
        if (mode == ColorMode.CIRCUITPYTHON) {
            return Dither.rgb(mode, rgb, 8, 8, 8, format.depth(), x, y);
        }
        return switch (format.kind()) {
            case GRAY -> gray(rgb, format.depth(), x, y);
            case GRAY_HIGH_PLANE, GRAY_LOW_PLANE -> gray(rgb, 2, x, y);
            case RGB332 -> dither(rgb, 3, 3, 2, x, y);
            case RGB565 -> dither(rgb, 5, 6, 5, x, y);
            case RGB666 -> dither(rgb, 6, 6, 6, x, y);
            case RGB888 -> rgb;
            // to a corner of the colour cube, of which the inks are the nearest
            case RGBD, SIX_COLORS, SEVEN_COLORS -> dither(rgb, 1, 1, 1, x, y);
            case BLACK_PLANE, HIGHLIGHT_PLANE, FOUR_COLORS -> {
                int corner = dither(rgb, 1, 1, 1, x, y);
                yield highlight(corner) != 0 ? corner : gray(rgb, 1, x, y);
            }
        };
    }

    private int dither(int rgb, int redBits, int greenBits, int blueBits, int x, int y) {
        return Dither.rgb(mode, rgb, redBits, greenBits, blueBits, format.depth(), x, y);
    }

    private int gray(int rgb, int bits, int x, int y) {
        return Dither.value(luma(rgb), bits, x, y) * 0x010101;
    }

    /// Whether a 16-bit pixel's bytes are exchanged in a `short` of this machine.
    static boolean exchangesBytes(PixelFormat format) {
        return format.swapped() == LITTLE_ENDIAN;
    }

    /// Brightness 0..255.
    int luma(int rgb) {
        int red = mode == ColorMode.STANDARD ? 54 : 19;
        int green = mode == ColorMode.STANDARD ? 183 : 182;
        int blue = mode == ColorMode.STANDARD ? 18 : 54;
        return ((rgb >> 16) * red + (rgb >> 8 & 0xff) * green + (rgb & 0xff) * blue) / 255;
    }

    private int ink(int rgb, int[] ends, int[] inks) {
        if (chroma(rgb) < INK_CHROMA) {
            return luma(rgb) >> 7;
        }
        int hue = hue(rgb);
        int i = 0;
        while (hue >= ends[i]) {
            i++;
        }
        return inks[i];
    }

    /// Which highlight colour a colour is: 1, 2, or 0 for none.
    private int highlight(int rgb) {
        int least = mode == ColorMode.STANDARD ? INK_CHROMA : HIGHLIGHT_CHROMA_CIRCUITPYTHON;
        if (chroma(rgb) < least) {
            return 0;
        }
        int hue = hue(rgb);
        if (isNear(hue, highlightHue)) {
            return 1;
        }
        return format.kind() == Kind.FOUR_COLORS && isNear(hue, highlightHue2) ? 2 : 0;
    }

    /// Whether two hues are at most 10 of 240 apart; CircuitPython takes 20 where the circle closes.
    private boolean isNear(int hue, int other) {
        int apart = Math.abs(hue - other);
        return apart <= 10 || apart >= (mode == ColorMode.STANDARD ? 230 : 220);
    }

    private static int chroma(int rgb) {
        int red = rgb >> 16;
        int green = rgb >> 8 & 0xff;
        int blue = rgb & 0xff;
        return Math.max(red, Math.max(green, blue)) - Math.min(red, Math.min(green, blue));
    }

    /// Angle on the colour circle, 0..239: red 0, green 80, blue 160; red for a gray.
    private static int hue(int rgb) {
        int chroma = chroma(rgb);
        if (chroma == 0) {
            return 0;
        }
        int red = rgb >> 16;
        int green = rgb >> 8 & 0xff;
        int blue = rgb & 0xff;
        if (red >= green && red >= blue) {
            int hue = (green - blue) * 40 / chroma;
            return hue < 0 ? hue + 240 : hue;
        }
        return green >= blue ? (blue - red + 2 * chroma) * 40 / chroma : (red - green + 4 * chroma) * 40 / chroma;
    }
}
