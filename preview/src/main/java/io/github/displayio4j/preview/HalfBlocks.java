package io.github.displayio4j.preview;

import io.github.displayio4j.panels.GlassView;
import java.io.OutputStream;

/// Upper half blocks: the colour of the letter above that of its background. What is not part of the picture
/// below its last row is black.
final class HalfBlocks extends TerminalPreview {
    private final int[] upper;
    private final int[] lower;
    private boolean known;

    HalfBlocks(GlassView glass, OutputStream out, int step) {
        super(glass, out, step);
        upper = new int[picture.width * lines()];
        lower = new int[picture.width * lines()];
    }

    @Override
    int lines() {
        return (picture.height + 1) / 2;
    }

    @Override
    void write() {
        int front = -1;
        int back = -1;
        for (int line = 0, at = 0; line < lines(); line++) {
            boolean there = false; // the cursor is where the next character belongs
            for (int x = 0; x < picture.width; x++, at++) {
                int above = picture.xrgb[2 * line * picture.width + x];
                boolean last = 2 * line + 1 == picture.height;
                int below = last ? 0 : picture.xrgb[(2 * line + 1) * picture.width + x];
                if (known && upper[at] == above && lower[at] == below) {
                    there = false;
                    continue;
                }
                upper[at] = above;
                lower[at] = below;
                if (!there) {
                    moveTo(line, x);
                    there = true;
                }
                if (above != front) {
                    colour("38", above);
                    front = above;
                }
                if (below != back) {
                    colour("48", below);
                    back = below;
                }
                text.append('\u2580');
            }
        }
        known = true;
        if (front >= 0) {
            text.append("\033[0m");
        }
    }

    private void colour(String which, int rgb) {
        text.append("\033[").append(which).append(";2;");
        text.append(rgb >> 16 & 0xff).append(';').append(rgb >> 8 & 0xff).append(';');
        text.append(rgb & 0xff).append('m');
    }
}
