package io.github.displayio4j.displayio;

import io.github.displayio4j.displayio.BmpHeader.Masks;

/// Takes the channels of pixels with bit fields to eight bits each, as `0xAARRGGBB`.
final class BmpChannels {
    private final Channel red;
    private final Channel green;
    private final Channel blue;
    private final Channel alpha;
    private final boolean plain;

    /// Where a channel is in a pixel, and by what it is multiplied and shifted to have eight bits.
    private record Channel(int mask, int right, int factor, int down) {
        static Channel of(int mask, boolean repeatBits) {
            int bits = Integer.bitCount(mask);
            if (bits == 0) {
                return new Channel(0, 0, 0, 0);
            }
            int factor = 1;
            int wide = bits;
            if (repeatBits) {
                for (; wide < 8; wide += bits) {
                    factor = factor << bits | 1;
                }
            } else if (bits < 8) {
                factor = 1 << 8 - bits;
                wide = 8;
            }
            return new Channel(mask, Integer.numberOfTrailingZeros(mask), factor, wide - 8);
        }

        /// Whether the channel has its eight bits where they must be, or is left out.
        boolean isAt(int place) {
            return mask == 0xff << place;
        }
    }

    /// @param repeatBits whether fewer than eight bits are widened by repeating them, or with zeros
    BmpChannels(Masks masks, boolean repeatBits) {
        red = Channel.of(masks.red(), repeatBits);
        green = Channel.of(masks.green(), repeatBits);
        blue = Channel.of(masks.blue(), repeatBits);
        alpha = Channel.of(masks.alpha(), repeatBits);
        plain = red.isAt(16) && green.isAt(8) && blue.isAt(0) && (alpha.mask == 0 || alpha.isAt(24));
    }

    /// Makes values of pixels, in place.
    void widen(int[] run, int from, int to) {
        if (plain) {
            int mask = 0xffffff | alpha.mask;
            for (int i = from; i < to; i++) {
                run[i] &= mask;
            }
            return;
        }
        // all in locals: C2 cannot know that a run does not hold these fields
        int redMask = red.mask;
        int redRight = red.right;
        int redFactor = red.factor;
        int redDown = red.down;
        int greenMask = green.mask;
        int greenRight = green.right;
        int greenFactor = green.factor;
        int greenDown = green.down;
        int blueMask = blue.mask;
        int blueRight = blue.right;
        int blueFactor = blue.factor;
        int blueDown = blue.down;
        if (alpha.mask != 0) {
            int alphaMask = alpha.mask;
            int alphaRight = alpha.right;
            int alphaFactor = alpha.factor;
            int alphaDown = alpha.down;
            for (int i = from; i < to; i++) {
                int pixel = run[i];
                run[i] = ((pixel & alphaMask) >>> alphaRight) * alphaFactor >>> alphaDown << 24
                        | ((pixel & redMask) >>> redRight) * redFactor >>> redDown << 16
                        | ((pixel & greenMask) >>> greenRight) * greenFactor >>> greenDown << 8
                        | ((pixel & blueMask) >>> blueRight) * blueFactor >>> blueDown;
            }
            return;
        }
        for (int i = from; i < to; i++) {
            int pixel = run[i];
            run[i] = ((pixel & redMask) >>> redRight) * redFactor >>> redDown << 16
                    | ((pixel & greenMask) >>> greenRight) * greenFactor >>> greenDown << 8
                    | ((pixel & blueMask) >>> blueRight) * blueFactor >>> blueDown;
        }
    }
}
