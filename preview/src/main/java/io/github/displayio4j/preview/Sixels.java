package io.github.displayio4j.preview;

import io.github.displayio4j.panels.GlassView;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// A picture as DEC's sixels: bands of six rows, drawn colour by colour, runs counted. Up to 256 colours are sent
/// as they are (in per cent, as the terminals of then wanted them); of more, the nearest of 6 x 7 x 6.
final class Sixels extends TerminalPreview {
    private static final int MOST_COLOURS = 256;
    private static final int CELL_ROWS = 16; // a guess at the height of a line, for where the cursor goes in the end

    private final int zoom;
    private final int width;
    private final int height;
    private final int[] indices;
    private final Map<Integer, Integer> colours = new HashMap<>();
    private final boolean[] inBand = new boolean[MOST_COLOURS];

    Sixels(GlassView glass, OutputStream out, int step, int zoom) {
        super(glass, out, step);
        this.zoom = zoom;
        width = picture.width * zoom;
        height = picture.height * zoom;
        indices = new int[picture.width * picture.height];
    }

    @Override
    int lines() {
        return (height + CELL_ROWS - 1) / CELL_ROWS;
    }

    @Override
    void write() {
        moveTo(0, 0);
        // pixels are square; what is not drawn keeps its colour
        text.append("\033P0;1q\"1;1;").append(width).append(';').append(height);
        if (!takeAsTheyAre()) {
            takeNearest();
        }
        for (Map.Entry<Integer, Integer> entry : colours.entrySet()) {
            int rgb = entry.getKey();
            text.append('#').append(entry.getValue()).append(";2;").append(percent(rgb >> 16 & 0xff));
            text.append(';').append(percent(rgb >> 8 & 0xff)).append(';').append(percent(rgb & 0xff));
        }
        for (int top = 0; top < height; top += 6) {
            band(top);
            text.append('-');
        }
        text.append("\033\\");
    }

    private boolean takeAsTheyAre() {
        colours.clear();
        for (int i = 0; i < indices.length; i++) {
            Integer index = colours.get(picture.xrgb[i]);
            if (index == null) {
                if (colours.size() == MOST_COLOURS) {
                    return false;
                }
                index = colours.size();
                colours.put(picture.xrgb[i], index);
            }
            indices[i] = index;
        }
        return true;
    }

    private void takeNearest() {
        colours.clear();
        for (int i = 0; i < 6 * 7 * 6; i++) {
            colours.put(i / 42 * 51 << 16 | (i / 6 % 7 * 255 + 3) / 6 << 8 | i % 6 * 51, i);
        }
        for (int i = 0; i < indices.length; i++) {
            int rgb = picture.xrgb[i];
            int red = ((rgb >> 16 & 0xff) * 5 + 127) / 255;
            int green = ((rgb >> 8 & 0xff) * 6 + 127) / 255;
            int blue = ((rgb & 0xff) * 5 + 127) / 255;
            indices[i] = (red * 7 + green) * 6 + blue;
        }
    }

    private static int percent(int channel) {
        return (channel * 100 + 127) / 255;
    }

    private void band(int top) {
        int bottom = Math.min(height, top + 6);
        Arrays.fill(inBand, false);
        for (int y = top; y < bottom; y++) {
            for (int x = 0; x < width; x += zoom) {
                inBand[index(x, y)] = true;
            }
        }
        boolean first = true;
        for (int colour = 0; colour < MOST_COLOURS; colour++) {
            if (inBand[colour]) {
                text.append(first ? "" : "$").append('#').append(colour);
                first = false;
                row(colour, top, bottom);
            }
        }
    }

    private void row(int colour, int top, int bottom) {
        int run = 0;
        char pattern = 0;
        for (int x = 0; x < width; x++) {
            int bits = 0;
            for (int y = top; y < bottom; y++) {
                bits |= index(x, y) == colour ? 1 << y - top : 0;
            }
            char next = (char) ('?' + bits);
            if (run > 0 && next != pattern) {
                run(pattern, run);
                run = 0;
            }
            pattern = next;
            run++;
        }
        if (pattern != '?') {
            run(pattern, run);
        }
    }

    private void run(char pattern, int n) {
        if (n > 3) {
            text.append('!').append(n).append(pattern);
        } else {
            text.repeat(pattern, n);
        }
    }

    private int index(int x, int y) {
        return indices[y / zoom * picture.width + x / zoom];
    }
}
