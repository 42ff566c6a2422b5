package io.github.displayio4j.displayio.render;

import io.github.displayio4j.displayio.TileGrid;
import io.github.displayio4j.displayio.TilePaletteMapper;
import io.github.displayio4j.displayio.scene.SceneAccess;

/// A grid with a `TilePaletteMapper`: colours of its own for each cell.
final class MapSource extends GridSource {
    private final ValueReader values = new ValueReader();
    private int[] pixels = {};
    private int[] weights = {};
    private boolean alpha;
    private int colours;

    @Override
    boolean reads(TileGrid newGrid) {
        return ValueReader.reads(newGrid.bitmap()) && newGrid.pixelShader() instanceof TilePaletteMapper;
    }

    @Override
    void open(SceneAccess access, FlatScene scene, long epoch) {
        TilePaletteMapper mapper = (TilePaletteMapper) grid.pixelShader();
        values.open(access, grid.bitmap());
        ShadeTable table = scene.table(mapper);
        table.update(grid.bitmap().bitsPerValue(), access.tableChanged(mapper), epoch);
        pixels = table.pixels();
        weights = table.weights();
        alpha = table.hasAlpha();
        colours = mapper.inputColorCount();
    }

    @Override
    void stop() {
        super.stop();
        values.close();
    }

    @Override
    boolean isOpaque() {
        return false;
    }

    @Override
    boolean hasAlpha() {
        return alpha;
    }

    @Override
    void shade(Run run, int at, int cell, int x, int y, int dx, int dy, int n) {
        int source = values.index(x, y);
        int step = values.index(dx, dy);
        int first = cell * colours;
        values.map(run, source, step, pixels, first, colours, run.pixels, at, at + n);
        if (alpha) {
            values.map(run, source, step, weights, first, colours, run.weights, at, at + n);
        }
    }
}
