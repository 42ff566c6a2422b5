package io.github.displayio4j.displayio;

import io.github.displayio4j.displayio.scene.Damage;
import io.github.displayio4j.displayio.scene.SceneAccess;
import org.jspecify.annotations.Nullable;

/// The scene's side of `SceneAccess`.
final class SceneDoor extends SceneAccess {
    @Override
    public boolean inArray(Bitmap bitmap) {
        return bitmap.inArray();
    }

    @Override
    public byte[] bytes(Bitmap bitmap) {
        return bitmap.bytes;
    }

    @Override
    public short[] shorts(Bitmap bitmap) {
        return bitmap.shorts;
    }

    @Override
    public int[] ints(Bitmap bitmap) {
        return bitmap.ints;
    }

    @Override
    public Damage damage(Raster raster) {
        return raster.damage;
    }

    @Override
    public void read(Raster raster, int x, int y, int stepX, int stepY, int n, int[] out, int at) {
        raster.read(x, y, stepX, stepY, n, out, at);
    }

    @Override
    public long changed(PixelShader shader) {
        return shader.changed();
    }

    @Override
    public long tableChanged(PixelShader shader) {
        return shader.tableChanged();
    }

    @Override
    public int[] mappings(TilePaletteMapper mapper) {
        return mapper.mappings;
    }

    @Override
    public @Nullable Group parent(Layer layer) {
        return layer.parent;
    }

    @Override
    public long placed(Layer layer) {
        return layer.placed;
    }

    @Override
    public long treeChanged(Layer layer) {
        return layer.treeChanged;
    }

    @Override
    public long contentChanged(TileGrid grid) {
        return grid.contentChanged;
    }

    @Override
    public int[] tiles(TileGrid grid) {
        return grid.tiles;
    }

    @Override
    public long[] tileTimes(TileGrid grid) {
        return grid.tileTimes;
    }

    @Override
    public long tilesChanged(TileGrid grid) {
        return grid.tilesChanged;
    }

    @Override
    public long contentChanged(VectorShape shape) {
        return shape.contentChanged;
    }

    @Override
    public int boxX1(VectorShape shape) {
        return shape.boxX1;
    }

    @Override
    public int boxY1(VectorShape shape) {
        return shape.boxY1;
    }

    @Override
    public int boxX2(VectorShape shape) {
        return shape.boxX2;
    }

    @Override
    public int boxY2(VectorShape shape) {
        return shape.boxY2;
    }

    @Override
    public int maxRuns(VectorShape shape) {
        return shape.maxRuns;
    }

    @Override
    public int runs(VectorShape shape, boolean column, int line, boolean fine, long[] runs) {
        return shape.runs(column, line, fine, runs);
    }

    @Override
    public int strokeRuns(VectorShape shape, boolean column, int line, boolean fine, long[] runs) {
        return shape.strokeRuns(column, line, fine, runs);
    }
}
