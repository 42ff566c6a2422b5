package io.github.displayio4j.panels;

import io.github.displayio4j.displayio.Area;

/// A glass as seen by a user who turned it so that what a display draws at a rotation stands upright.
public final class TurnedGlass implements GlassView {
    private final GlassView glass;
    private final boolean exchanged;
    private final int origin;
    private final int stepX;
    private final int stepY;
    private int[] unturned = new int[0];

    private TurnedGlass(GlassView glass, int rotation) {
        this.glass = glass;
        int w = glass.width();
        int h = glass.height();
        exchanged = rotation == 90 || rotation == 270;
        // at 90 degrees what is drawn at (x, y) goes to column w - 1 - y and row x of the glass
        switch (rotation) {
            case 90 -> {
                origin = w - 1;
                stepX = w;
                stepY = -1;
            }
            case 180 -> {
                origin = w * h - 1;
                stepX = -1;
                stepY = -w;
            }
            case 270 -> {
                origin = (h - 1) * w;
                stepX = -w;
                stepY = 1;
            }
            default -> throw new IllegalArgumentException("rotation must be 0, 90, 180 or 270, not " + rotation);
        }
    }

    /// The glass turned; at 0 the glass itself.
    ///
    /// @param rotation of the display that draws, 0, 90, 180 or 270
    /// @throws IllegalArgumentException if it is none of these
    public static GlassView of(GlassView glass, int rotation) {
        return rotation == 0 ? glass : new TurnedGlass(glass, rotation);
    }

    /// Where an area of a glass is seen when that one is turned.
    ///
    /// @param area of the glass as it is
    /// @param rotation of the display that draws, 0, 90, 180 or 270
    /// @throws IllegalArgumentException if it is none of these
    public static Area seen(Area area, GlassView glass, int rotation) {
        int w = glass.width();
        int h = glass.height();
        return switch (rotation) {
            case 0 -> area;
            case 90 -> new Area(area.y1(), w - area.x2(), area.y2(), w - area.x1());
            case 180 -> new Area(w - area.x2(), h - area.y2(), w - area.x1(), h - area.y1());
            case 270 -> new Area(h - area.y2(), area.x1(), h - area.y1(), area.x2());
            default -> throw new IllegalArgumentException("rotation must be 0, 90, 180 or 270, not " + rotation);
        };
    }

    @Override
    public int width() {
        return exchanged ? glass.height() : glass.width();
    }

    @Override
    public int height() {
        return exchanged ? glass.width() : glass.height();
    }

    @Override
    public long version() {
        return glass.version();
    }

    @Override
    public synchronized void read(int[] xrgb) {
        if (unturned.length == 0) {
            unturned = new int[glass.width() * glass.height()];
        }
        glass.read(unturned);
        int w = width();
        for (int y = 0; y < height(); y++) {
            Colours.gather(unturned, origin + y * stepY, stepX, xrgb, y * w, (y + 1) * w);
        }
    }
}
