package io.github.displayio4j.app.examples;

import io.github.displayio4j.displayio.*;

/// A pattern that never changes, and a palette that does.
final class Rainbow implements Example {
    private static final int COLORS = 240;

    @Override
    public void run(Board board) {
        // Create the pattern
        Bitmap pattern = new Bitmap(board.width(), board.height(), COLORS);
        for (int y = 0; y < pattern.height(); y++) {
            for (int x = 0; x < pattern.width(); x++) {
                double wave = 20 * Math.sin(x / 17.0) + 20 * Math.cos(y / 23.0);
                pattern.set(x, y, Math.floorMod(x + 2 * y + (int) wave, COLORS));
            }
        }
        Palette palette = new Palette(COLORS);
        board.show(new TileGrid(pattern, palette));

        // Start the animation
        int turn = 0;
        do {
            for (int i = 0; i < COLORS; i++) {
                palette.set(i, hue((i + turn) % COLORS / (double) COLORS));
            }
            turn += 10;
        } while (board.sleep(0.05));
    }

    /// The colour at a part of the way round the wheel, from red on.
    private static int hue(double part) {
        int color = 0;
        for (int channel = 0; channel < 3; channel++) {
            double cos = Math.cos(2 * Math.PI * (part - channel / 3.0));
            color = color << 8 | (int) Math.clamp(128 + 200 * cos, 0, 255);
        }
        return color;
    }
}
