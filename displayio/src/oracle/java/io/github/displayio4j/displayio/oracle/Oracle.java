package io.github.displayio4j.displayio.oracle;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.ColorConverter;
import io.github.displayio4j.displayio.Colorspace;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.Layer;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.PixelFormat;
import io.github.displayio4j.displayio.PixelShader;
import io.github.displayio4j.displayio.TileGrid;
import io.github.displayio4j.displayio.TilePaletteMapper;
import io.github.displayio4j.displayio.VectorShape;
import org.jspecify.annotations.Nullable;

/// The slow, obvious renderer: asks each pixel of the panel what it shows, by the public readers of the scene alone.
public final class Oracle {
    private static final int NOTHING = -1;

    private Oracle() {}

    /// What the panel's pixel holds, as a number: the bits of the format from high to low.
    public static int pixel(@Nullable Group root, PixelFormat format, int rotation, int width, int height, int x, int y) {
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
        int rgb = root == null ? NOTHING : colour(root, logicalX, logicalY);
        return encode(rgb == NOTHING ? 0 : rgb, format);
    }

    public static int encode(int rgb, PixelFormat format) {
        int r = rgb >> 16;
        int g = rgb >> 8 & 0xff;
        int b = rgb & 0xff;
        return switch (format.kind()) {
            case GRAY -> (54 * r + 183 * g + 18 * b) / 255 * (1 << format.depth()) / 256;
            case RGB332 -> r / 32 * 32 + g / 32 * 4 + b / 64;
            case RGB565 -> r / 8 * 2048 + g / 4 * 32 + b / 8;
            case RGB666 -> r / 4 * 4096 + g / 4 * 64 + b / 4;
            case RGB888 -> rgb;
        };
    }

    private static int colour(Layer layer, int x, int y) {
        if (layer.isHidden()) {
            return NOTHING;
        }
        if (layer instanceof Group group) {
            int innerX = Math.floorDiv(x - group.x(), group.scale());
            int innerY = Math.floorDiv(y - group.y(), group.scale());
            for (int i = group.size() - 1; i >= 0; i--) {
                int rgb = colour(group.get(i), innerX, innerY);
                if (rgb != NOTHING) {
                    return rgb;
                }
            }
            return NOTHING;
        }
        if (layer instanceof VectorShape shape) {
            boolean held = ShapeOracle.holds(shape, x - shape.x(), y - shape.y());
            return held ? colour(shape.pixelShader(), shape.colorIndex()) : NOTHING;
        }
        return colour((TileGrid) layer, x - layer.x(), y - layer.y());
    }

    private static int colour(TileGrid grid, int x, int y) {
        int column = grid.transposeXy() ? y : x;
        int row = grid.transposeXy() ? x : y;
        int columns = grid.width() * grid.tileWidth();
        int rows = grid.height() * grid.tileHeight();
        if (column < 0 || column >= columns || row < 0 || row >= rows) {
            return NOTHING;
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
        Bitmap bitmap = grid.bitmap();
        int tilesInRow = bitmap.width() / grid.tileWidth();
        int value = bitmap.get(
                tile % tilesInRow * grid.tileWidth() + column % grid.tileWidth(),
                tile / tilesInRow * grid.tileHeight() + row % grid.tileHeight());
        if (grid.pixelShader() instanceof TilePaletteMapper mapper) {
            return value >= mapper.inputColorCount()
                    ? NOTHING
                    : colour(mapper.pixelShader(), mapper.mapping(cellX, cellY)[value]);
        }
        return colour(grid.pixelShader(), value);
    }

    private static int colour(PixelShader shader, int value) {
        if (shader instanceof Palette palette) {
            return value >= palette.size() || palette.isTransparent(value) ? NOTHING : palette.get(value);
        }
        ColorConverter converter = (ColorConverter) shader;
        return value == converter.transparentValue() ? NOTHING : decode(converter.input(), value);
    }

    public static int decode(Colorspace space, int value) {
        String name = space.name();
        int bits = name.endsWith("_SWAPPED") ? value / 256 % 256 + value % 256 * 256 : value;
        if (space == Colorspace.RGB888) {
            return value;
        }
        if (space == Colorspace.L8) {
            return value % 256 * 0x010101;
        }
        int greenBits = name.contains("565") ? 6 : 5;
        int high = wide(bits >> (5 + greenBits) & 31, 5);
        int green = wide(bits >> 5 & (1 << greenBits) - 1, greenBits);
        int low = wide(bits & 31, 5);
        return name.startsWith("BGR") ? low << 16 | green << 8 | high : high << 16 | green << 8 | low;
    }

    /// Repeats the bits of a field until there are eight.
    private static int wide(int field, int bits) {
        StringBuilder text =
                new StringBuilder(Integer.toBinaryString(1 << bits | field).substring(1));
        while (text.length() < 8) {
            text.append(text.substring(0, bits));
        }
        return Integer.parseInt(text.substring(0, 8), 2);
    }
}
