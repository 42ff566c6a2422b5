package io.github.displayio4j.displayio.oracle;

import io.github.displayio4j.displayio.ColorMode;
import io.github.displayio4j.displayio.PixelFormat;
import io.github.displayio4j.displayio.PixelFormat.Kind;

/// The oracle's way from one colour to one pixel.
final class OracleColors {
    private OracleColors() {}

    /// The pixel as a number: the bits of the format from high to low.
    static int encode(int rgb, PixelFormat format, ColorMode mode) {
        int r = rgb / 65536;
        int g = rgb / 256 % 256;
        int b = rgb % 256;
        int luma = luma(rgb, mode);
        int white = luma >= 128 ? 1 : 0;
        boolean first = isInk(rgb, format.highlight(), mode);
        boolean second = isInk(rgb, format.highlight2(), mode);
        return switch (format.kind()) {
            case GRAY -> luma * (1 << format.depth()) / 256;
            case GRAY_HIGH_PLANE -> luma * 4 / 256 / 2;
            case GRAY_LOW_PLANE -> luma * 4 / 256 % 2;
            case RGBD -> r / 128 * 8 + g / 128 * 4 + b / 128 * 2;
            case RGB332 -> r / 32 * 32 + g / 32 * 4 + b / 64;
            case RGB565 -> r / 8 * 2048 + g / 4 * 32 + b / 8;
            case RGB666 -> r / 4 * 4096 + g / 4 * 64 + b / 4;
            case RGB888 -> rgb;
            case BLACK_PLANE -> first ? 0 : white;
            case HIGHLIGHT_PLANE -> first ? 1 : 0;
            case FOUR_COLORS -> first ? 2 : second ? 3 : white;
            case SIX_COLORS, SEVEN_COLORS -> chroma(rgb) < 64 ? white : pigment(format.kind(), hue(rgb));
        };
    }

    /// Two pixels as such numbers mixed, each of their channels by itself.
    ///
    /// @param weight of the pixel above, of 256
    static int mix(int above, int below, long weight, PixelFormat format) {
        String channels =
                switch (format.kind()) {
                    case GRAY -> "y".repeat(format.depth());
                    case RGBD -> "rgb_";
                    case RGB332 -> "rrrgggbb";
                    case RGB565 -> "rrrrrggggggbbbbb";
                    case RGB666 -> "rrrrrrggggggbbbbbb";
                    case RGB888 -> "rrrrrrrrggggggggbbbbbbbb";
                    default -> ""; // a number of a colour, which cannot be mixed
                };
        if (channels.isEmpty()) {
            return weight >= 128 ? above : below;
        }
        int mixed = 0;
        for (char channel : "yrgb".toCharArray()) {
            int first = channels.indexOf(channel);
            if (first >= 0) {
                int unit = 1 << channels.length() - 1 - channels.lastIndexOf(channel);
                int values = 1 << channels.lastIndexOf(channel) - first + 1;
                long s = above / unit % values;
                long d = below / unit % values;
                mixed += (int) ((s * weight + d * (256 - weight) + 128) / 256) * unit;
            }
        }
        return mixed;
    }

    static int luma(int rgb, ColorMode mode) {
        int r = rgb / 65536;
        int g = rgb / 256 % 256;
        int b = rgb % 256;
        return mode == ColorMode.STANDARD ? (54 * r + 183 * g + 18 * b) / 255 : (19 * r + 182 * g + 54 * b) / 255;
    }

    private static int pigment(Kind kind, int hue) {
        boolean six = kind == Kind.SIX_COLORS;
        String name;
        if (hue < 10 || hue >= 212) {
            name = "red";
        } else if (hue < 31 && !six) {
            name = "orange";
        } else if (hue < 63) {
            name = "yellow";
        } else if (hue < 127) {
            name = "green";
        } else {
            name = "blue";
        }
        return switch (name) {
            case "red" -> six ? 3 : 4;
            case "orange" -> 6;
            case "yellow" -> six ? 2 : 5;
            case "green" -> six ? 6 : 2;
            default -> six ? 5 : 3;
        };
    }

    /// Whether a colour is drawn in the ink of a highlight colour.
    static boolean isInk(int rgb, int highlight, ColorMode mode) {
        boolean standard = mode == ColorMode.STANDARD;
        if (highlight == 0 || chroma(rgb) < (standard ? 64 : 17)) {
            return false;
        }
        int apart = Math.abs(hue(rgb) - hue(highlight));
        if (standard) {
            return Math.min(apart, 240 - apart) <= 10;
        }
        return apart <= 10 || apart >= 220;
    }

    private static int chroma(int rgb) {
        int r = rgb / 65536;
        int g = rgb / 256 % 256;
        int b = rgb % 256;
        return Math.max(Math.max(r, g), b) - Math.min(Math.min(r, g), b);
    }

    /// 40 steps for each of the six sectors of the colour circle, red in the middle of the first.
    private static int hue(int rgb) {
        double r = rgb / 65536;
        double g = rgb / 256 % 256;
        double b = rgb % 256;
        double most = Math.max(Math.max(r, g), b);
        double chroma = chroma(rgb);
        if (most == r) {
            int hue = (int) (40 * (g - b) / chroma);
            return hue < 0 ? hue + 240 : hue;
        }
        if (most == g) {
            return (int) ((40 * (b - r) + 80 * chroma) / chroma);
        }
        return (int) ((40 * (r - g) + 160 * chroma) / chroma);
    }
}
