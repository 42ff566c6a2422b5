package io.github.displayio4j.displayio.render;

import io.github.displayio4j.displayio.PixelFormat;

/// Where the channels of a pixel lie, for mixing in formats that are not of 16 bits. A format without channels, whose
/// pixels are numbers of colours, takes the pixel above from half of the weight on.
final class Channels {
    private final int[] shifts;
    private final int[] masks;

    Channels(PixelFormat format) {
        switch (format.kind()) {
            case GRAY -> {
                shifts = new int[] {0};
                masks = new int[] {(1 << format.depth()) - 1};
            }
            case RGBD -> {
                shifts = new int[] {3, 2, 1};
                masks = new int[] {1, 1, 1};
            }
            case RGB332 -> {
                shifts = new int[] {5, 2, 0};
                masks = new int[] {7, 7, 3};
            }
            case RGB565 -> {
                shifts = new int[] {11, 5, 0};
                masks = new int[] {31, 63, 31};
            }
            case RGB666 -> {
                shifts = new int[] {18, 10, 2};
                masks = new int[] {63, 63, 63};
            }
            case RGB888 -> {
                shifts = new int[] {16, 8, 0};
                masks = new int[] {255, 255, 255};
            }
            default -> {
                shifts = new int[0];
                masks = new int[0];
            }
        }
    }

    int mix(int above, int below, int weight) {
        if (shifts.length == 0) {
            return weight >= Blend.FULL / 2 ? above : below;
        }
        int mixed = 0;
        for (int i = 0; i < shifts.length; i++) {
            int s = above >> shifts[i] & masks[i];
            int d = below >> shifts[i] & masks[i];
            mixed |= s * weight + d * (Blend.FULL - weight) + 128 >> 8 << shifts[i];
        }
        return mixed;
    }
}
