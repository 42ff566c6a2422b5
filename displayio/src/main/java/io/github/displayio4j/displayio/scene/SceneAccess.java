package io.github.displayio4j.displayio.scene;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.Layer;
import io.github.displayio4j.displayio.PixelShader;
import io.github.displayio4j.displayio.Raster;
import io.github.displayio4j.displayio.TileGrid;
import io.github.displayio4j.displayio.TilePaletteMapper;
import io.github.displayio4j.displayio.VectorShape;
import org.jspecify.annotations.Nullable;

/// The door through which the engine reads what the scene's classes do not show to everyone. All times are stamps of
/// `SceneGate`; all arrays are the living ones and only read.
public abstract class SceneAccess {
    private static @Nullable SceneAccess installed;

    /// For the one implementation beside the scene's classes.
    protected SceneAccess() {}

    /// Called once, when the scene's classes are loaded.
    public static void install(SceneAccess access) {
        installed = access;
    }

    /// The door; any layer or bitmap must exist before.
    public static SceneAccess get() {
        SceneAccess access = installed;
        if (access == null) {
            throw new IllegalStateException("no layer or bitmap was made yet");
        }
        return access;
    }

    /// Whether the values of a bitmap lie in one of the arrays below; if not, read its `segment()`.
    public abstract boolean inArray(Bitmap bitmap);

    /// Storage of a bitmap of up to 8 bits; empty for others and those not in an array.
    public abstract byte[] bytes(Bitmap bitmap);

    /// Storage of a 16-bit bitmap; empty for others and those not in an array.
    public abstract short[] shorts(Bitmap bitmap);

    /// Storage of a 32-bit bitmap; empty for others and those not in an array.
    public abstract int[] ints(Bitmap bitmap);

    /// What changed in a raster.
    public abstract Damage damage(Raster raster);

    /// Reads `n` values of a raster from `x`, `y` on, each `stepX` columns and `stepY` rows from the one before, into
    /// `out` from `at` on. All must lie inside the raster.
    public abstract void read(Raster raster, int x, int y, int stepX, int stepY, int n, int[] out, int at);

    /// When a shader last changed for all pixels.
    public abstract long changed(PixelShader shader);

    /// When a shader last changed for any pixel.
    public abstract long tableChanged(PixelShader shader);

    /// What values are mapped to, `inputColorCount` for each cell in the order of `tiles`.
    public abstract int[] mappings(TilePaletteMapper mapper);

    /// The group that a layer is in, null if none.
    public abstract @Nullable Group parent(Layer layer);

    /// When a layer last got its place in its group.
    public abstract long placed(Layer layer);

    /// When a layer, or one below it, last changed in what it is or where (not: in its pixels or tiles).
    public abstract long treeChanged(Layer layer);

    /// When a grid last changed all its pixels: flips, transpose, bitmap or shader set.
    public abstract long contentChanged(TileGrid grid);

    /// Tile numbers, row by row.
    public abstract int[] tiles(TileGrid grid);

    /// When each tile number last changed, in the order of `tiles`.
    public abstract long[] tileTimes(TileGrid grid);

    /// When any tile number last changed.
    public abstract long tilesChanged(TileGrid grid);

    /// When a shape last changed in outline, shader or value.
    public abstract long contentChanged(VectorShape shape);

    /// Left edge of the box around a shape's outline, relative to the shape's place.
    public abstract int boxX1(VectorShape shape);

    /// Top edge of that box.
    public abstract int boxY1(VectorShape shape);

    /// First column right of that box.
    public abstract int boxX2(VectorShape shape);

    /// First row below that box.
    public abstract int boxY2(VectorShape shape);

    /// Most runs in a line of a shape.
    public abstract int maxRuns(VectorShape shape);

    /// The pixels of one row or column of a shape as runs, ordered, apart from each other: `from` in the upper 32 bits
    /// of an element, the end behind the last pixel in the lower; all relative to the shape's place.
    ///
    /// @param column whether `line` is a column and the runs go down
    /// @param line inside the box
    /// @param fine whether all numbers count eighths of pixels: points of smooth edges
    /// @param runs at least `maxRuns` long
    /// @return number of runs
    public abstract int runs(VectorShape shape, boolean column, int line, boolean fine, long[] runs);

    /// The same of the stroke along the shape's outline.
    public abstract int strokeRuns(VectorShape shape, boolean column, int line, boolean fine, long[] runs);
}
