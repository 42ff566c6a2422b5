package io.github.displayio4j.displayio;

import io.github.displayio4j.displayio.scene.SceneGate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Lets each cell of one `TileGrid` choose its own colours for the values of its tile, so that a few tiles of few
/// colours make a map of many.
///
/// At first every value means itself over a `Palette`, and value 0 over a `ColorConverter`. A value beyond
/// `inputColorCount()` is transparent.
public final class TilePaletteMapper extends PixelShader {
    private static final int MAX_MAPPINGS = 1 << 22;

    /// Of all cells in the order of the grid's `tiles`.
    int[] mappings = {};

    private final PixelShader shader;
    private final int inputColorCount;
    private long mappingsChanged = SceneGate.now();
    private @Nullable TileGrid grid;

    /// A mapper that waits for its grid.
    ///
    /// @param shader a `Palette` or a `ColorConverter`, which gives the mapped values their colours
    /// @param inputColorCount how many values of the bitmap are mapped, 1..65536
    /// @throws IllegalArgumentException if out of range, or if the shader is a mapper itself
    public TilePaletteMapper(PixelShader shader, int inputColorCount) {
        if (shader instanceof TilePaletteMapper) {
            throw new IllegalArgumentException("a mapper's shader must be a Palette or ColorConverter, not a mapper");
        }
        if (inputColorCount < 1 || inputColorCount > 65536) {
            throw new IllegalArgumentException("input colour count must be 1..65536, not " + inputColorCount);
        }
        this.shader = shader;
        this.inputColorCount = inputColorCount;
    }

    /// What gives the mapped values their colours.
    public PixelShader pixelShader() {
        return shader;
    }

    /// Whether the shader that it maps to dithers.
    @Override
    public boolean dither() {
        return shader.dither();
    }

    /// Sets it of the shader that it maps to.
    @Override
    public void setDither(boolean to) {
        shader.setDither(to);
    }

    /// How many values of the bitmap are mapped.
    public int inputColorCount() {
        return inputColorCount;
    }

    /// The grid whose cells it colours, or null before it has one.
    public @Nullable TileGrid tileGrid() {
        return grid;
    }

    /// What the values 0, 1, ... of a cell are mapped to, in a new array.
    ///
    /// @throws IllegalArgumentException outside the grid
    /// @throws IllegalStateException if it has no grid yet
    public int[] mapping(int x, int y) {
        int at = bound().cell(x, y) * inputColorCount;
        return Arrays.copyOfRange(mappings, at, at + inputColorCount);
    }

    /// Maps the values 0, 1, ... of a cell; those beyond the given ones keep their mapping.
    ///
    /// @param values entries of the palette, or `0x000000`..`0xFFFFFF` for a converter; at most `inputColorCount()`
    /// @throws IllegalArgumentException outside the grid, or for too many values or one out of range
    /// @throws IllegalStateException if it has no grid yet
    public void setMapping(int x, int y, int... values) {
        TileGrid target = bound();
        int cell = target.cell(x, y);
        if (values.length > inputColorCount) {
            throw new IllegalArgumentException(
                    "a mapping must have at most " + inputColorCount + " values, not " + values.length);
        }
        int max = shader instanceof Palette palette ? palette.size() - 1 : 0xffffff;
        for (int value : values) {
            if (value < 0 || value > max) {
                throw new IllegalArgumentException("mapped value must be 0.." + max + ", not " + value);
            }
        }
        int at = cell * inputColorCount;
        if (!Arrays.equals(mappings, at, at + values.length, values, 0, values.length)) {
            System.arraycopy(values, 0, mappings, at, values.length);
            mappingsChanged = SceneGate.now();
            target.markCell(cell);
        }
    }

    /// Joins it to a grid for ever.
    void bind(TileGrid to) {
        if (grid != null) {
            throw new IllegalStateException("a TilePaletteMapper serves one TileGrid, and this one has its grid");
        }
        long count = (long) to.width() * to.height() * inputColorCount;
        if (count > MAX_MAPPINGS) {
            throw new IllegalArgumentException("cells of the grid times input colours must be at most " + MAX_MAPPINGS
                    + ", not " + to.width() + "x" + to.height() + "x" + inputColorCount);
        }
        mappings = new int[(int) count];
        if (shader instanceof Palette) {
            for (int at = 0; at < mappings.length; at++) {
                mappings[at] = at % inputColorCount;
            }
        }
        grid = to;
        markChanged();
    }

    /// Turns the mappings with the grid's cells, see `TileGrid.setTopLeft`.
    void scroll(int columns, int rows, int width) {
        for (int row = 0; row < mappings.length; row += width * inputColorCount) {
            TileGrid.turn(mappings, row, row + width * inputColorCount, columns * inputColorCount);
        }
        TileGrid.turn(mappings, 0, mappings.length, rows * width * inputColorCount);
        mappingsChanged = SceneGate.now();
    }

    @Override
    long changed() {
        return Math.max(super.changed(), shader.changed());
    }

    @Override
    long tableChanged() {
        return Math.max(changed(), mappingsChanged);
    }

    private TileGrid bound() {
        TileGrid found = grid;
        if (found == null) {
            throw new IllegalStateException("a TilePaletteMapper has cells only when a TileGrid has it");
        }
        return found;
    }
}
