package io.github.displayio4j.displayio.oracle;

import io.github.displayio4j.displayio.ColorConverter;
import io.github.displayio4j.displayio.ColorMode;
import io.github.displayio4j.displayio.Colorspace;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.Layer;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.PixelFormat;
import io.github.displayio4j.displayio.PixelShader;
import io.github.displayio4j.displayio.Raster;
import io.github.displayio4j.displayio.TileGrid;
import io.github.displayio4j.displayio.TilePaletteMapper;
import io.github.displayio4j.displayio.VectorShape;
import org.jspecify.annotations.Nullable;

/// The slow, obvious renderer: asks each pixel of the panel what it shows, by the public readers of the scene alone.
public final class Oracle {
    private static final int NOTHING = -1;

    private Oracle() {}

    /// A colour, seen by `alpha` of 255, where it comes from: pixel `x`, `y` of a bitmap or shape whose shader dithers
    /// or not.
    private record Source(int rgb, int alpha, boolean dither, int x, int y) {}

    /// What the panel's pixel holds in the standard colour mode, see the other method.
    public static int pixel(@Nullable Group root, PixelFormat format, int rotation, int width, int height, int x, int y) {
        return pixel(root, format, ColorMode.STANDARD, rotation, width, height, x, y);
    }

    /// What the panel's pixel holds, as a number: the bits of the format from high to low, before they are
    /// inverted.
    public static int pixel(
            @Nullable Group root,
            PixelFormat format,
            ColorMode mode,
            int rotation,
            int width,
            int height,
            int x,
            int y) {
        int logicalX = x;
        int logicalY = y;
        if (rotation == 90) {
            logicalX = y;
            logicalY = width - 1 - x;
        } else if (rotation == 180) {
            logicalX = width - 1 - x;
            logicalY = height - 1 - y;
        } else if (rotation == 270) {
            logicalX = height - 1 - y;
            logicalY = x;
        }
        return root == null ? 0 : paint(root, format, mode, logicalX, logicalY, 256, 0);
    }

    /// Puts a layer and all in it upon the pixel below.
    ///
    /// @param weight of 256: how much the groups around let it be seen
    private static int paint(
            Layer layer, PixelFormat format, ColorMode mode, int x, int y, long weight, int below) {
        if (layer.isHidden()) {
            return below;
        }
        long inner = (weight * Math.round(layer.opacity() * 256) + 128) / 256;
        if (layer instanceof Group group) {
            int pixel = below;
            for (int i = 0; i < group.size(); i++) {
                int innerX = Math.floorDiv(x - group.x(), group.scale());
                int innerY = Math.floorDiv(y - group.y(), group.scale());
                pixel = paint(group.get(i), format, mode, innerX, innerY, inner, pixel);
            }
            return pixel;
        }
        Source seen = colour(layer, mode, x, y);
        if (seen == null) {
            return below;
        }
        int rgb = seen.dither ? OracleDither.move(seen.rgb, format, mode, seen.x, seen.y) : seen.rgb;
        long own = Math.round(seen.alpha * 256 / 255.0);
        return OracleColors.mix(OracleColors.encode(rgb, format, mode), below, (own * inner + 128) / 256, format);
    }

    private static @Nullable Source colour(Layer layer, ColorMode mode, int x, int y) {
        if (layer instanceof VectorShape shape) {
            int shapeX = x - shape.x();
            int shapeY = y - shape.y();
            return ShapeOracle.holds(shape, shapeX, shapeY)
                    ? seen(shape.pixelShader(), mode, shape.colorIndex(), shapeX, shapeY)
                    : null;
        }
        return colour((TileGrid) layer, mode, x - layer.x(), y - layer.y());
    }

    private static @Nullable Source colour(TileGrid grid, ColorMode mode, int x, int y) {
        int column = grid.transposeXy() ? y : x;
        int row = grid.transposeXy() ? x : y;
        int columns = grid.width() * grid.tileWidth();
        int rows = grid.height() * grid.tileHeight();
        if (column < 0 || column >= columns || row < 0 || row >= rows) {
            return null;
        }
        if (grid.flipX()) {
            column = columns - 1 - column;
        }
        if (grid.flipY()) {
            row = rows - 1 - row;
        }
        int cellX = (column / grid.tileWidth() + grid.topLeftX()) % grid.width();
        int cellY = (row / grid.tileHeight() + grid.topLeftY()) % grid.height();
        int tile = grid.tile(cellX, cellY);
        Raster bitmap = grid.bitmap();
        int tilesInRow = bitmap.width() / grid.tileWidth();
        int bitmapX = tile % tilesInRow * grid.tileWidth() + column % grid.tileWidth();
        int bitmapY = tile / tilesInRow * grid.tileHeight() + row % grid.tileHeight();
        int value = bitmap.get(bitmapX, bitmapY);
        PixelShader shader = grid.pixelShader();
        if (shader instanceof TilePaletteMapper mapper) {
            if (value < 0 || value >= mapper.inputColorCount()) {
                return null;
            }
            shader = mapper.pixelShader();
            value = mapper.mapping(cellX, cellY)[value];
        }
        Source seen = seen(shader, mode, value, bitmapX, bitmapY);
        boolean argb = bitmap.bitsPerValue() == 32
                && grid.pixelShader() instanceof ColorConverter converter
                && converter.input() == Colorspace.ARGB8888;
        return seen != null && argb ? new Source(seen.rgb, value >>> 24, seen.dither, bitmapX, bitmapY) : seen;
    }

    private static @Nullable Source seen(PixelShader shader, ColorMode mode, int value, int x, int y) {
        int rgb = colour(shader, mode, value);
        int alpha = shader instanceof Palette palette && rgb != NOTHING ? palette.alpha(value) : 255;
        return rgb == NOTHING ? null : new Source(rgb, alpha, shader.dither(), x, y);
    }

    private static int colour(PixelShader shader, ColorMode mode, int value) {
        if (shader instanceof Palette palette) {
            return value < 0 || value >= palette.size() || palette.isTransparent(value) ? NOTHING : palette.get(value);
        }
        ColorConverter converter = (ColorConverter) shader;
        return value >= 0 && value == converter.transparentValue() ? NOTHING : decode(converter.input(), mode, value);
    }

    static int decode(Colorspace space, ColorMode mode, int value) {
        String name = space.name();
        boolean zeros = mode == ColorMode.CIRCUITPYTHON && name.contains("565");
        if (space == Colorspace.RGB888 || space == Colorspace.ARGB8888) {
            return value & 0xffffff;
        }
        if (space == Colorspace.L8) {
            return (value & 255) * 0x010101;
        }
        int word = value & 0xffff; // a value of 32 bits may look negative
        int bits = name.endsWith("_SWAPPED") ? word / 256 + word % 256 * 256 : word;
        int greenBits = name.contains("565") ? 6 : 5;
        int high = zeros ? bits / 2048 % 32 * 8 : wide(bits >> (5 + greenBits) & 31, 5);
        int green = zeros ? bits / 32 % 64 * 4 : wide(bits >> 5 & (1 << greenBits) - 1, greenBits);
        int low = zeros ? bits % 32 * 8 : wide(bits & 31, 5);
        return name.startsWith("BGR") ? low << 16 | green << 8 | high : high << 16 | green << 8 | low;
    }

    /// Repeats the bits of a field until there are eight.
    static int wide(int field, int bits) {
        StringBuilder text =
                new StringBuilder(Integer.toBinaryString(1 << bits | field).substring(1));
        while (text.length() < 8) {
            text.append(text.substring(0, bits));
        }
        return Integer.parseInt(text.substring(0, 8), 2);
    }
}
