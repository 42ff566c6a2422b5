package io.github.displayio4j.displayio.render;

import io.github.displayio4j.displayio.TileGrid;
import io.github.displayio4j.displayio.TilePaletteMapper;
import io.github.displayio4j.displayio.scene.SceneAccess;

/// A grid with a `TilePaletteMapper`: colours of its own for each cell.
final class MapSource extends GridSource {
    private final ValueReader values = new ValueReader();
    private int[] pixels = {};
    private int colours;

    @Override
    boolean reads(TileGrid newGrid) {
        return newGrid.pixelShader() instanceof TilePaletteMapper;
    }

    @Override
    void open(SceneAccess access, FlatScene scene, long epoch) {
        TilePaletteMapper mapper = (TilePaletteMapper) grid.pixelShader();
        values.open(access, grid.bitmap());
        ShadeTable table = scene.table(mapper);
        table.update(grid.bitmap().bitsPerValue(), access.tableChanged(mapper), epoch);
        pixels = table.pixels();
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
    void shade(Run run, int at, int cell, int x, int y, int dx, int dy, int n) {
        int source = values.index(x, y);
        int step = values.index(dx, dy);
        int first = cell * colours;
        if (values.bits == 16) {
            Rows.map(values.shorts, source, step, pixels, first, colours, run.pixels, at, at + n);
        } else if (values.bits == 8) {
            Rows.map(values.bytes, source, step, pixels, first, colours, run.pixels, at, at + n);
        } else {
            Rows.unpack(values.bytes, source, step, values.bits, run.values, n);
            Rows.map(run.values, 0, 1, pixels, first, colours, run.pixels, at, at + n);
        }
    }
}
