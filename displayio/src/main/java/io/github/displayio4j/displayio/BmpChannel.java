package io.github.displayio4j.displayio;

/// Takes one channel of a pixel with bit fields to eight bits at its place in `0xAARRGGBB`.
final class BmpChannel {
    private final int mask;
    private final int right;
    private final int factor;
    private final int down;
    private final int place;

    /// @param mask ones side by side, or 0 for a channel that is always 0
    /// @param place by how much the eight bits are shifted to the left: 24, 16, 8 or 0
    /// @param repeatBits whether fewer than eight bits are widened by repeating them, or with zeros
    BmpChannel(int mask, int place, boolean repeatBits) {
        this.mask = mask;
        this.place = place;
        int bits = Integer.bitCount(mask);
        right = mask == 0 ? 0 : Integer.numberOfTrailingZeros(mask);
        int repeated = bits == 0 ? 0 : 1;
        int all = bits;
        if (repeatBits) {
            for (; all < 8 && bits > 0; all += bits) {
                repeated = repeated << bits | 1;
            }
        } else if (bits < 8) {
            repeated <<= 8 - bits;
            all = 8;
        }
        factor = repeated;
        down = Math.max(0, all - 8);
    }

    /// The channel of a pixel, all other bits 0.
    int of(int pixel) {
        return ((pixel & mask) >>> right) * factor >>> down << place;
    }
}
