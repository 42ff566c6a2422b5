package io.github.displayio4j.displayio;

import io.github.displayio4j.displayio.scene.SceneGate;
import java.util.Arrays;

/// A grid of tiles cut from one `Bitmap` or `OnDiskBitmap`; with a single cell, a sprite or picture.
///
/// Tiles are numbered in the bitmap from left to right, then down. Flips mirror the whole grid inside its box;
/// transpose then exchanges its axes, and so width and height of the box.
public final class TileGrid extends Layer {
    private static final int MAX_CELLS = 1 << 22;

    /// In the order in which the cells lie in the box, from its top left: scrolling turns this array.
    final int[] tiles;
    final long[] tileTimes;
    long tilesChanged = SceneGate.now();
    long contentChanged = tilesChanged;

    private final int width;
    private final int height;
    private final int tileWidth;
    private final int tileHeight;
    private final int tileCount;
    private Raster bitmap;
    private PixelShader shader;
    private boolean flipX;
    private boolean flipY;
    private boolean transposeXy;
    /// Joined to this grid, in use or not.
    private TilePaletteMapper[] mappers = {};
    private int topLeftX;
    private int topLeftY;

    /// The whole bitmap as one tile, at 0, 0.
    public TileGrid(Raster bitmap, PixelShader shader) {
        this(new Builder(bitmap, shader));
    }

    private TileGrid(Builder from) {
        bitmap = from.bitmap;
        shader = from.shader;
        width = from.width;
        height = from.height;
        tileWidth = from.tileWidth;
        tileHeight = from.tileHeight;
        tileCount = bitmap.width() / tileWidth * (bitmap.height() / tileHeight);
        tiles = new int[width * height];
        tileTimes = new long[width * height];
        Arrays.fill(tiles, checkTile(from.defaultTile));
        moveTo(from.x, from.y);
        if (shader instanceof TilePaletteMapper mapper) {
            join(mapper); // the last thing that can fail
        }
    }

    /// Starts a grid of one cell that shows the whole bitmap.
    public static Builder builder(Raster bitmap, PixelShader shader) {
        return new Builder(bitmap, shader);
    }

    /// Columns of tiles.
    public int width() {
        return width;
    }

    /// Rows of tiles.
    public int height() {
        return height;
    }

    /// Columns of pixels in a tile.
    public int tileWidth() {
        return tileWidth;
    }

    /// Rows of pixels in a tile.
    public int tileHeight() {
        return tileHeight;
    }

    /// The bitmap that the tiles are cut from.
    public Raster bitmap() {
        return bitmap;
    }

    /// Sets the bitmap.
    ///
    /// @param bitmap of the same size as before; its depth may differ
    /// @throws IllegalArgumentException if the size differs
    public void setBitmap(Raster bitmap) {
        if (bitmap.width() != this.bitmap.width() || bitmap.height() != this.bitmap.height()) {
            throw new IllegalArgumentException("new bitmap must be " + this.bitmap.width() + "x" + this.bitmap.height()
                    + " like the old one, not " + bitmap.width() + "x" + bitmap.height());
        }
        if (this.bitmap != bitmap) {
            this.bitmap = bitmap;
            markContentChanged();
        }
    }

    /// What gives the values their colours.
    public PixelShader pixelShader() {
        return shader;
    }

    /// Sets what gives the values their colours.
    ///
    /// @throws IllegalStateException for a `TilePaletteMapper` that another grid has, or had
    public void setPixelShader(PixelShader shader) {
        if (this.shader != shader) {
            if (shader instanceof TilePaletteMapper mapper && mapper.tileGrid() != this) {
                join(mapper);
            }
            this.shader = shader;
            markContentChanged();
        }
    }

    private void join(TilePaletteMapper mapper) {
        mapper.bind(this);
        mappers = Arrays.copyOf(mappers, mappers.length + 1);
        mappers[mappers.length - 1] = mapper;
    }

    /// Tile number in a cell.
    ///
    /// @throws IllegalArgumentException outside the grid
    public int tile(int x, int y) {
        return tiles[cell(x, y)];
    }

    /// Puts a tile into a cell.
    ///
    /// @param tile 0 .. number of tiles in the bitmap - 1
    /// @throws IllegalArgumentException outside the grid, or if there is no such tile
    public void setTile(int x, int y, int tile) {
        int cell = cell(x, y);
        if (tiles[cell] != checkTile(tile)) {
            tiles[cell] = tile;
            markCell(cell);
        }
    }

    /// Tells that the picture of a cell has changed.
    void markCell(int cell) {
        tilesChanged = SceneGate.now();
        tileTimes[cell] = tilesChanged;
    }

    /// Column of the cell in the top left corner of the box, before flips and transpose; 0 if never scrolled.
    public int topLeftX() {
        return topLeftX;
    }

    /// Row of the cell in the top left corner of the box, before flips and transpose; 0 if never scrolled.
    public int topLeftY() {
        return topLeftY;
    }

    /// Scrolls by whole cells without writing one: the given cell comes into the top left corner of the box, and what
    /// leaves at one side comes in at the other. `tile` and `setTile` mean the same cells as before.
    ///
    /// @param x column; taken modulo the width of the grid, so any number will do
    /// @param y row; taken modulo the height
    public void setTopLeft(int x, int y) {
        int newX = Math.floorMod(x, width);
        int newY = Math.floorMod(y, height);
        if (newX != topLeftX || newY != topLeftY) {
            int columns = Math.floorMod(newX - topLeftX, width);
            for (int row = 0; row < tiles.length; row += width) {
                turn(tiles, row, row + width, columns);
            }
            int rows = Math.floorMod(newY - topLeftY, height);
            turn(tiles, 0, tiles.length, rows * width);
            for (TilePaletteMapper mapper : mappers) {
                mapper.scroll(columns, rows, width);
            }
            topLeftX = newX;
            topLeftY = newY;
            markContentChanged();
        }
    }

    /// Brings element `from + by` to `from`, those before it to the end, by turning both parts round and then all.
    static void turn(int[] array, int from, int to, int by) {
        reverse(array, from, from + by);
        reverse(array, from + by, to);
        reverse(array, from, to);
    }

    private static void reverse(int[] array, int from, int to) {
        for (int i = from, j = to - 1; i < j; i++, j--) {
            int swapped = array[i];
            array[i] = array[j];
            array[j] = swapped;
        }
    }

    /// Mirrored left to right.
    public boolean flipX() {
        return flipX;
    }

    /// Mirrored top to bottom.
    public boolean flipY() {
        return flipY;
    }

    /// Mirrors the grid inside its box, before any transpose.
    public void setFlip(boolean x, boolean y) {
        if (flipX != x || flipY != y) {
            flipX = x;
            flipY = y;
            markContentChanged();
        }
    }

    /// Axes exchanged.
    public boolean transposeXy() {
        return transposeXy;
    }

    /// Exchanges the axes.
    public void setTransposeXy(boolean transposeXy) {
        if (this.transposeXy != transposeXy) {
            this.transposeXy = transposeXy;
            markContentChanged();
        }
    }

    /// Whether a point in the group's pixels lies in the grid's box, transposed or not, hidden or not.
    public boolean contains(int x, int y) {
        int columns = width * tileWidth;
        int rows = height * tileHeight;
        int dx = x - x();
        int dy = y - y();
        return dx >= 0 && dy >= 0 && dx < (transposeXy ? rows : columns) && dy < (transposeXy ? columns : rows);
    }

    private void markContentChanged() {
        contentChanged = SceneGate.now();
        markTreeChanged();
    }

    int cell(int x, int y) {
        if (x < 0 || x >= width || y < 0 || y >= height) {
            throw new IllegalArgumentException(
                    "cell must be inside 0.." + (width - 1) + ", 0.." + (height - 1) + ", not " + x + ", " + y);
        }
        int row = y < topLeftY ? y - topLeftY + height : y - topLeftY; // scrolled by less than the whole grid
        int column = x < topLeftX ? x - topLeftX + width : x - topLeftX;
        return row * width + column;
    }

    private int checkTile(int tile) {
        if (tile < 0 || tile >= tileCount) {
            throw new IllegalArgumentException("tile must be 0.." + (tileCount - 1) + ", not " + tile);
        }
        return tile;
    }

    /// Makes a grid; what is not said has the default of a sprite: one cell, the whole bitmap as its tile, at 0, 0.
    public static final class Builder {
        private final Raster bitmap;
        private final PixelShader shader;
        private int width = 1;
        private int height = 1;
        private int tileWidth;
        private int tileHeight;
        private int defaultTile;
        private int x;
        private int y;

        private Builder(Raster bitmap, PixelShader shader) {
            this.bitmap = bitmap;
            this.shader = shader;
            tileWidth = bitmap.width();
            tileHeight = bitmap.height();
        }

        /// Columns and rows of tiles.
        ///
        /// @param width 1..32767
        /// @param height 1..32767; at most 4194304 cells in all
        /// @throws IllegalArgumentException if out of range
        public Builder tiles(int width, int height) {
            if (width < 1 || width > 32767 || height < 1 || height > 32767 || width * height > MAX_CELLS) {
                throw new IllegalArgumentException("a grid must have 1..32767 columns and rows and at most " + MAX_CELLS
                        + " cells, not " + width + "x" + height);
            }
            this.width = width;
            this.height = height;
            return this;
        }

        /// Pixels of a tile.
        ///
        /// @param width divides the bitmap's width
        /// @param height divides the bitmap's height
        /// @throws IllegalArgumentException if it does not divide the bitmap exactly
        public Builder tileSize(int width, int height) {
            if (width < 1 || height < 1 || bitmap.width() % width != 0 || bitmap.height() % height != 0) {
                throw new IllegalArgumentException("tile size must divide the bitmap's " + bitmap.width() + "x"
                        + bitmap.height() + " exactly, not " + width + "x" + height);
            }
            tileWidth = width;
            tileHeight = height;
            return this;
        }

        /// Top left corner in the group's pixels, each -32768..32767.
        public Builder at(int x, int y) {
            this.x = x;
            this.y = y;
            return this;
        }

        /// The tile that all cells show at first; 0 if not said.
        public Builder defaultTile(int tile) {
            defaultTile = tile;
            return this;
        }

        /// The grid.
        ///
        /// @throws IllegalArgumentException if position or default tile are out of range
        public TileGrid build() {
            return new TileGrid(this);
        }
    }
}
