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
import io.github.displayio4j.displayio.vectorio.Gradient;
import org.jspecify.annotations.Nullable;

/// The slow, obvious renderer: asks each pixel of the panel what it shows, by the public readers of the scene alone.
public final class Oracle {
    private static final int NOTHING = -1;

    private Oracle() {}

    /// A colour, seen by `weight` of 256, where it comes from: pixel `x`, `y` of a bitmap or shape whose shader dithers
    /// or not.
    private record Source(int rgb, long weight, boolean dither, int x, int y) {}

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
        return OracleColors.mix(OracleColors.encode(rgb, format, mode), below, (seen.weight * inner + 128) / 256, format);
    }

    private static @Nullable Source colour(Layer layer, ColorMode mode, int x, int y) {
        if (layer instanceof VectorShape shape) {
            return colour(shape, mode, x - shape.x(), y - shape.y());
        }
        return colour((TileGrid) layer, mode, x - layer.x(), y - layer.y());
    }

    /// A shape's stroke and its filled part, each by its share of a pixel's points and its own alpha.
    private static @Nullable Source colour(VectorShape shape, ColorMode mode, int x, int y) {
        int[] points = ShapeOracle.points(shape, x, y);
        PixelShader shader = shape.pixelShader();
        Gradient gradient = shape.gradient();
        int fillValue = gradient == null ? shape.colorIndex() : gradient.value(x, y, shader);
        Source stroke = points[0] == 0 ? null : seen(shader, mode, shape.strokeIndex(), x, y);
        Source fill = points[1] == 0 ? null : seen(shader, mode, fillValue, x, y);
        long strokeWeight = stroke == null ? 0 : points[0] * stroke.weight;
        long fillWeight = fill == null ? 0 : points[1] * fill.weight;
        long sum = strokeWeight + fillWeight;
        if (sum == 0) {
            return null;
        }
        int rgb = 0;
        for (int shift = 0; shift < 24; shift += 8) {
            long channel = (stroke == null ? 0 : (stroke.rgb >> shift & 255) * strokeWeight)
                    + (fill == null ? 0 : (fill.rgb >> shift & 255) * fillWeight);
            rgb |= (int) Math.round(channel / (double) sum) << shift;
        }
        return new Source(rgb, Math.round(sum / (double) ShapeOracle.POINTS), shader.dither(), x, y);
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
        return seen != null && argb
                ? new Source(seen.rgb, weight(value >>> 24), seen.dither, bitmapX, bitmapY)
                : seen;
    }

    private static @Nullable Source seen(PixelShader shader, ColorMode mode, int value, int x, int y) {
        int rgb = colour(shader, mode, value);
        int alpha = shader instanceof Palette palette && rgb != NOTHING ? palette.alpha(value) : 255;
        return rgb == NOTHING ? null : new Source(rgb, weight(alpha), shader.dither(), x, y);
    }

    private static long weight(int alpha) {
        return Math.round(alpha * 256 / 255.0);
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
