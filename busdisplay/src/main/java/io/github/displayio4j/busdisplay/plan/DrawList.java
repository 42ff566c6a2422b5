package io.github.displayio4j.busdisplay.plan;

import io.github.displayio4j.displayio.render.AreaList;

/// Turns changed areas into areas to draw where a shadow then finds what differs: few, and none drawn twice to speak
/// of. What is cheap to send does not matter here.
///
/// Few areas are joined where that takes less time than another call of the renderer. Many become tiles, and
/// neighbours of them rectangles. Nothing is allocated once the lists have grown. Used by one thread at a time.
public final class DrawList {
    /// Pixels that are drawn in the time of a call.
    private static final int CALL = 100;
    /// Areas that are joined as they are.
    private static final int EXACT = 64;
    /// Sides of a tile, a multiple of all cells.
    private static final int TILE = 8;
    /// Tiles that are drawn in the time of a call.
    private static final int CALL_TILES = 2;

    private final int alignX;
    private final int alignY;
    private final int right;
    private final int bottom;
    private final CellMask tiles;
    private final MaskCover cover = new MaskCover();
    private final Joiner joiner = new Joiner();
    private final AreaList list = new AreaList();
    private final AreaList tiled = new AreaList();

    /// A list for a panel.
    ///
    /// @param width columns of the panel, in pixels
    /// @param height rows of the panel, in pixels
    /// @param alignX columns of a cell, 1, 2, 4 or 8
    /// @param alignY rows of a cell, likewise
    public DrawList(int width, int height, int alignX, int alignY) {
        this.alignX = alignX;
        this.alignY = alignY;
        right = up(width, alignX);
        bottom = up(height, alignY);
        tiles = new CellMask((width + TILE - 1) / TILE, (height + TILE - 1) / TILE);
    }

    private static int up(int edge, int align) {
        return (edge + align - 1) / align * align;
    }

    /// Areas that together cover all of `areas`: aligned, on the panel (its size rounded up to cells), from top to
    /// bottom. Valid until the next call.
    ///
    /// @param areas half-open, in pixels, on the panel; may overlap
    public AreaList of(AreaList areas) {
        list.clear();
        if (areas.size() > EXACT) {
            tile(areas);
            return list;
        }
        for (int i = 0; i < areas.size(); i++) {
            list.add(
                    areas.x1(i) / alignX * alignX,
                    areas.y1(i) / alignY * alignY,
                    up(areas.x2(i), alignX),
                    up(areas.y2(i), alignY));
        }
        joiner.setCost(CALL, 0, 0, 0, false);
        joiner.join(list);
        return list;
    }

    private void tile(AreaList areas) {
        tiles.clear();
        for (int i = 0; i < areas.size(); i++) {
            tiles.add(
                    areas.x1(i) / TILE,
                    areas.y1(i) / TILE,
                    (areas.x2(i) + TILE - 1) / TILE,
                    (areas.y2(i) + TILE - 1) / TILE);
        }
        tiled.clear();
        if (!cover.cover(tiles, 0, CALL_TILES, 0, false, MaskCover.MOST_BLOCKS, tiled)) {
            tiles.around(tiled);
        }
        joiner.setCost(CALL_TILES, 0, 0, 0, false);
        joiner.join(tiled);
        for (int i = 0; i < tiled.size(); i++) {
            list.add(
                    tiled.x1(i) * TILE,
                    tiled.y1(i) * TILE,
                    Math.min(right, tiled.x2(i) * TILE),
                    Math.min(bottom, tiled.y2(i) * TILE));
        }
    }
}
