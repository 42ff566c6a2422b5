package io.github.displayio4j.app.conformance;

import org.jspecify.annotations.Nullable;

/// How far the values of a bitmap may be from the golden ones (SCHEMA 7 and 9).
sealed interface Tolerance {
    /// Not at all.
    static Tolerance exact() {
        return new Pixels(0);
    }

    /// A part of the pixels may be any.
    ///
    /// @param share 0..1
    record Pixels(double share) implements Tolerance {}

    /// The three channels of RGB565_SWAPPED values may be off a little.
    ///
    /// @param wide channels are compared after shifting them up to 8 bits; false: as they are stored
    /// @param mean most mean difference, absolute
    /// @param max most difference of a channel
    record Channels(boolean wide, double mean, int max) implements Tolerance {}

    /// What is beyond the tolerance, or null.
    ///
    /// @param seen 16-bit values, or those of up to 8 bits, as in the files
    /// @param golden as many
    /// @param cell bytes of a value
    default @Nullable String excess(byte[] seen, byte[] golden, int cell) {
        return switch (this) {
            case Pixels pixels -> {
                int different = 0;
                for (int i = 0; i < seen.length; i += cell) {
                    boolean same = seen[i] == golden[i] && (cell == 1 || seen[i + 1] == golden[i + 1]);
                    different += same ? 0 : 1;
                }
                int most = (int) (pixels.share * seen.length / cell);
                yield different <= most ? null : different + " pixels differ, " + most + " may";
            }
            case Channels channels -> {
                if (cell != 2) {
                    yield "values have 8 bits where RGB565 is needed";
                }
                long sum = 0;
                int max = 0;
                for (int i = 0; i < seen.length; i += 2) {
                    for (int channel = 0; channel < 3; channel++) {
                        int difference = Math.abs(
                                channel(seen, i, channel, channels.wide) - channel(golden, i, channel, channels.wide));
                        sum += difference;
                        max = Math.max(max, difference);
                    }
                }
                double mean = seen.length == 0 ? 0 : sum / (1.5 * seen.length);
                yield mean <= channels.mean && max <= channels.max
                        ? null
                        : "channels differ by " + Math.round(mean * 100) / 100.0 + " in the mean and at most by " + max
                                + "; " + channels.mean + " and " + channels.max + " are allowed";
            }
        };
    }

    private static int channel(byte[] values, int at, int channel, boolean wide) {
        int pixel = (values[at] & 0xff) << 8 | (values[at + 1] & 0xff);
        return switch (channel) {
            case 0 -> wide ? pixel >> 11 << 3 : pixel >> 11;
            case 1 -> wide ? (pixel >> 5 & 63) << 2 : pixel >> 5 & 63;
            default -> wide ? (pixel & 31) << 3 : pixel & 31;
        };
    }
}
