package io.github.displayio4j.app.planbench;

import io.github.displayio4j.displayio.render.AreaList;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// One change of a 320x240 panel with 16-bit pixels.
final class Frames {
    static final int WIDTH = 320;
    static final int HEIGHT = 240;

    private final short[] before;
    private final short[] after;
    private final AreaList areas;
    private final AreaList listed;

    /// @param before what the panel holds, row by row
    /// @param after what it is to show
    /// @param areas what changed, as a scene with exact lists reports it
    /// @param listed what CircuitPython lists: changed tiles of a grid and pixels of a bitmap as one rectangle
    Frames(short[] before, short[] after, AreaList areas, AreaList listed) {
        this.before = before;
        this.after = after;
        this.areas = areas;
        this.listed = listed;
    }

    short[] before() {
        return before;
    }

    short[] after() {
        return after;
    }

    AreaList areas() {
        return areas;
    }

    AreaList listed() {
        return listed;
    }

    /// Draws a frame and collects its areas.
    static final class Canvas {
        final short[] pixels = new short[WIDTH * HEIGHT];

        Canvas copy() {
            Canvas copy = new Canvas();
            System.arraycopy(pixels, 0, copy.pixels, 0, pixels.length);
            return copy;
        }

        void set(int x, int y, int pixel) {
            if (x >= 0 && x < WIDTH && y >= 0 && y < HEIGHT) {
                pixels[y * WIDTH + x] = (short) pixel;
            }
        }

        void fill(int x, int y, int width, int height, int pixel) {
            for (int v = y; v < y + height; v++) {
                for (int u = x; u < x + width; u++) {
                    set(u, v, pixel);
                }
            }
        }

        /// A picture whose every pixel is its own.
        void noise(int x, int y, int width, int height, long seed) {
            Random random = new Random(seed);
            for (int v = y; v < y + height; v++) {
                for (int u = x; u < x + width; u++) {
                    set(u, v, random.nextInt(1, 65536));
                }
            }
        }

        /// A character of 5x9 random dots in a cell of 6x12, white on black; the same for the same code.
        void glyph(int x, int y, int code) {
            fill(x, y, 6, 12, 0);
            Random random = new Random(code * 7919L);
            for (int v = 0; v < 9; v++) {
                for (int u = 0; u < 5; u++) {
                    if (random.nextInt(100) < 40) {
                        set(x + u, y + 1 + v, 0xFFFF);
                    }
                }
            }
        }

        void text(int x, int y, String text) {
            for (int i = 0; i < text.length(); i++) {
                glyph(x + 6 * i, y, text.charAt(i));
            }
        }
    }

    static void addClipped(AreaList list, int x1, int y1, int x2, int y2) {
        list.add(Math.max(0, x1), Math.max(0, y1), Math.min(WIDTH, x2), Math.min(HEIGHT, y2));
    }

    /// One rectangle around all.
    static AreaList union(AreaList areas) {
        int x1 = WIDTH;
        int y1 = HEIGHT;
        int x2 = 0;
        int y2 = 0;
        for (int i = 0; i < areas.size(); i++) {
            x1 = Math.min(x1, areas.x1(i));
            y1 = Math.min(y1, areas.y1(i));
            x2 = Math.max(x2, areas.x2(i));
            y2 = Math.max(y2, areas.y2(i));
        }
        AreaList union = new AreaList();
        union.add(x1, y1, x2, y2);
        return union;
    }

    /// Moves sprites of random texture over black, each by its own step, and lists what CircuitPython lists: one
    /// rectangle around old and new place unless that is more than twice the sprite.
    static List<Frames> sprites(int[] x, int[] y, int[] stepX, int[] stepY, int side, int frames, boolean flat) {
        List<Frames> all = new ArrayList<>();
        Canvas before = drawn(x, y, side, flat);
        for (int f = 0; f < frames; f++) {
            AreaList areas = new AreaList();
            for (int i = 0; i < x.length; i++) {
                int fromX = x[i];
                int fromY = y[i];
                stepX[i] = x[i] + stepX[i] < 0 || x[i] + stepX[i] > WIDTH - side ? -stepX[i] : stepX[i];
                stepY[i] = y[i] + stepY[i] < 0 || y[i] + stepY[i] > HEIGHT - side ? -stepY[i] : stepY[i];
                x[i] += stepX[i];
                y[i] += stepY[i];
                int x1 = Math.min(fromX, x[i]);
                int y1 = Math.min(fromY, y[i]);
                int x2 = Math.max(fromX, x[i]) + side;
                int y2 = Math.max(fromY, y[i]) + side;
                if ((x2 - x1) * (y2 - y1) <= 2 * side * side) {
                    addClipped(areas, x1, y1, x2, y2);
                } else {
                    addClipped(areas, fromX, fromY, fromX + side, fromY + side);
                    addClipped(areas, x[i], y[i], x[i] + side, y[i] + side);
                }
            }
            Canvas after = drawn(x, y, side, flat);
            all.add(new Frames(before.pixels, after.pixels, areas, areas));
            before = after;
        }
        return all;
    }

    private static Canvas drawn(int[] x, int[] y, int side, boolean flat) {
        Canvas canvas = new Canvas();
        for (int i = 0; i < x.length; i++) {
            if (flat) {
                canvas.fill(x[i], y[i], side, side, 0x1234);
            } else {
                canvas.noise(x[i], y[i], side, side, i);
            }
        }
        return canvas;
    }
}
