package io.github.displayio4j.jmh;

import io.github.displayio4j.displayio.ColorConverter;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.Layer;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.PixelShader;
import io.github.displayio4j.displayio.Raster;
import io.github.displayio4j.displayio.TileGrid;
import io.github.displayio4j.displayio.VectorShape;
import io.github.displayio4j.displayio.vectorio.Circle;
import io.github.displayio4j.displayio.vectorio.Polygon;
import io.github.displayio4j.displayio.vectorio.Rectangle;
import java.util.Arrays;
import java.util.IdentityHashMap;

/// Draws a scene as CircuitPython does: layers from front to back, pixel by pixel, a bit for each pixel that is done,
/// a division for the scale and the tile of each, the colour found for each. For RGB565 with its bytes exchanged.
///
/// It knows nothing of the engine and reads the scene through its public face, so it is an oracle as well as a peer.
final class CircuitPythonFill {
    /// Bytes of CircuitPython's buffer.
    private static final int BAND_BYTES = 512;

    private final Group root;
    private final int rotation;
    private final int panelWidth;
    private final int panelHeight;
    /// CircuitPython keeps the converted pixel of each colour too.
    private final IdentityHashMap<Palette, int[]> converted = new IdentityHashMap<>();

    private int[] mask = new int[0];
    private short[] out = new short[0];
    private int outAt;
    private int x1;
    private int y1;
    private int x2;
    private int y2;

    /// @param rotation of the picture on the panel, clockwise: 0, 90, 180 or 270 degrees
    /// @param panelWidth columns of the panel at rotation 0
    /// @param panelHeight rows of the panel at rotation 0
    CircuitPythonFill(Group root, int rotation, int panelWidth, int panelHeight) {
        this.root = root;
        this.rotation = rotation;
        this.panelWidth = panelWidth;
        this.panelHeight = panelHeight;
    }

    /// Draws an area of the panel in bands of CircuitPython's buffer.
    ///
    /// @param out gets the pixels, row after row without padding
    void fill(int left, int top, int right, int bottom, short[] out) {
        this.out = out;
        int rows = Math.max(1, BAND_BYTES / 2 / (right - left));
        x1 = left;
        x2 = right;
        for (int y = top; y < bottom; y += rows) {
            y1 = y;
            y2 = Math.min(y + rows, bottom);
            outAt = (y - top) * (right - left);
            int pixels = (x2 - x1) * (y2 - y1);
            if (mask.length < (pixels + 31) / 32) {
                mask = new int[(pixels + 31) / 32];
            }
            Arrays.fill(mask, 0);
            Arrays.fill(out, outAt, outAt + pixels, (short) 0);
            fill(root, 0, 0, 1);
        }
    }

    /// @return whether all of the band is covered
    private boolean fill(Group group, int x, int y, int scale) {
        if (group.isHidden()) {
            return false;
        }
        int innerX = x + group.x() * scale;
        int innerY = y + group.y() * scale;
        int innerScale = scale * group.scale();
        for (int i = group.size() - 1; i >= 0; i--) {
            Layer layer = group.get(i);
            boolean covered = false;
            if (layer instanceof Group inner) {
                covered = fill(inner, innerX, innerY, innerScale);
            } else if (layer instanceof TileGrid grid && !grid.isHidden()) {
                covered = fill(grid, innerX + grid.x() * innerScale, innerY + grid.y() * innerScale, innerScale);
            } else if (layer instanceof VectorShape shape && !shape.isHidden()) {
                covered = fill(shape, innerX + shape.x() * innerScale, innerY + shape.y() * innerScale, innerScale);
            }
            if (covered) {
                return true;
            }
        }
        return false;
    }

    private boolean fill(TileGrid grid, int left, int top, int scale) {
        int columns = grid.width() * grid.tileWidth() * scale;
        int rows = grid.height() * grid.tileHeight() * scale;
        boolean transposed = grid.transposeXy();
        int right = left + (transposed ? rows : columns);
        int bottom = top + (transposed ? columns : rows);
        boolean flipX = transposed ? grid.flipY() : grid.flipX();
        boolean flipY = transposed ? grid.flipX() : grid.flipY();
        return switch (rotation) {
            case 90 ->
                fill(grid, scale, panelWidth - bottom, left, panelWidth - top, right, !transposed, !flipY, flipX);
            case 180 ->
                fill(
                        grid,
                        scale,
                        panelWidth - right,
                        panelHeight - bottom,
                        panelWidth - left,
                        panelHeight - top,
                        transposed,
                        !flipX,
                        !flipY);
            case 270 ->
                fill(grid, scale, top, panelHeight - right, bottom, panelHeight - left, !transposed, flipY, !flipX);
            default -> fill(grid, scale, left, top, right, bottom, transposed, flipX, flipY);
        };
    }

    /// @param crossed whether the panel's rows run down the grid's columns
    /// @param backX whether the grid is read from its end along the panel's rows
    /// @param backY the same down the panel's columns
    private boolean fill(
            TileGrid grid,
            int scale,
            int boxX1,
            int boxY1,
            int boxX2,
            int boxY2,
            boolean crossed,
            boolean backX,
            boolean backY) {
        int left = Math.max(x1, boxX1);
        int top = Math.max(y1, boxY1);
        int right = Math.min(x2, boxX2);
        int bottom = Math.min(y2, boxY2);
        if (left >= right || top >= bottom) {
            return false;
        }
        boolean covered = left == x1 && top == y1 && right == x2 && bottom == y2;
        int width = x2 - x1;
        int start = (backY ? bottom - 1 - y1 : top - y1) * width + (backX ? right - 1 - x1 : left - x1);
        int stepX = backX ? -1 : 1;
        int stepY = backY ? -width : width;
        int startX = backX ? boxX2 - right : left - boxX1;
        int startY = backY ? boxY2 - bottom : top - boxY1;
        int endX = startX + right - left;
        int endY = startY + bottom - top;
        Raster bitmap = grid.bitmap();
        PixelShader shader = grid.pixelShader();
        int tilesInRow = bitmap.width() / grid.tileWidth();
        int[] pixels = shader instanceof Palette palette ? pixels(palette) : new int[0];
        for (int inputY = startY; inputY < endY; inputY++) {
            int rowStart = start + (inputY - startY) * stepY;
            for (int inputX = startX; inputX < endX; inputX++) {
                int offset = rowStart + (inputX - startX) * stepX;
                if ((mask[offset / 32] & 1 << offset % 32) != 0) {
                    continue;
                }
                int localX = (crossed ? inputY : inputX) / scale;
                int localY = (crossed ? inputX : inputY) / scale;
                int tile = grid.tile(localX / grid.tileWidth(), localY / grid.tileHeight());
                int value = bitmap.get(
                        tile % tilesInRow * grid.tileWidth() + localX % grid.tileWidth(),
                        tile / tilesInRow * grid.tileHeight() + localY % grid.tileHeight());
                int pixel;
                if (shader instanceof Palette palette) {
                    if (value >= palette.size() || palette.isTransparent(value)) {
                        covered = false;
                        continue;
                    }
                    pixel = pixels[value];
                } else if (shader instanceof ColorConverter converter) {
                    if (value == converter.transparentValue()) {
                        covered = false;
                        continue;
                    }
                    pixel = converter.convert(value);
                    pixel = (pixel & 0xff) << 8 | pixel >> 8;
                } else {
                    throw new IllegalArgumentException("cannot draw with " + shader);
                }
                mask[offset / 32] |= 1 << offset % 32;
                out[outAt + offset] = (short) pixel;
            }
        }
        return covered;
    }

    /// Asks the shape for each pixel of its box.
    private boolean fill(VectorShape shape, int left, int top, int scale) {
        int[] box = box(shape);
        int boxX1 = left + box[0] * scale;
        int boxY1 = top + box[1] * scale;
        int boxX2 = left + box[2] * scale;
        int boxY2 = top + box[3] * scale;
        int fromX = rotation == 0
                ? boxX1
                : rotation == 90 ? panelWidth - boxY2 : rotation == 180 ? panelWidth - boxX2 : boxY1;
        int fromY = rotation == 0 ? boxY1 : rotation == 90 ? boxX1 : panelHeight - (rotation == 180 ? boxY2 : boxX2);
        int toX = fromX + (rotation % 180 == 0 ? boxX2 - boxX1 : boxY2 - boxY1);
        int toY = fromY + (rotation % 180 == 0 ? boxY2 - boxY1 : boxX2 - boxX1);
        boolean covered = fromX <= x1 && fromY <= y1 && toX >= x2 && toY >= y2;
        if (!(shape.pixelShader() instanceof Palette palette)) {
            throw new IllegalArgumentException("cannot draw with " + shape.pixelShader());
        }
        boolean drawn = !palette.isTransparent(shape.colorIndex());
        int pixel = pixels(palette)[shape.colorIndex()];
        for (int y = Math.max(fromY, y1); y < Math.min(toY, y2); y++) {
            for (int x = Math.max(fromX, x1); x < Math.min(toX, x2); x++) {
                int offset = (y - y1) * (x2 - x1) + x - x1;
                if ((mask[offset / 32] & 1 << offset % 32) != 0) {
                    continue;
                }
                int sceneX = rotation == 0
                        ? x
                        : rotation == 90 ? y : rotation == 180 ? panelWidth - 1 - x : panelHeight - 1 - y;
                int sceneY = rotation == 0
                        ? y
                        : rotation == 90 ? panelWidth - 1 - x : rotation == 180 ? panelHeight - 1 - y : x;
                if (drawn && holds(shape, Math.floorDiv(sceneX - left, scale), Math.floorDiv(sceneY - top, scale))) {
                    mask[offset / 32] |= 1 << offset % 32;
                    out[outAt + offset] = (short) pixel;
                } else {
                    covered = false;
                }
            }
        }
        return covered;
    }

    /// Left, top, right and bottom, half-open, from the shape's place.
    private static int[] box(VectorShape shape) {
        return switch (shape) {
            case Circle circle ->
                new int[] {-circle.radius(), -circle.radius(), circle.radius() + 1, circle.radius() + 1};
            case Rectangle rectangle -> new int[] {0, 0, rectangle.width(), rectangle.height()};
            case Polygon polygon -> {
                int[] points = polygon.points();
                int[] box = {points[0], points[1], points[0] + 1, points[1] + 1};
                for (int i = 0; i < points.length; i += 2) {
                    box[0] = Math.min(box[0], points[i]);
                    box[1] = Math.min(box[1], points[i + 1]);
                    box[2] = Math.max(box[2], points[i] + 1);
                    box[3] = Math.max(box[3], points[i + 1] + 1);
                }
                yield box;
            }
            default -> throw new IllegalArgumentException("CircuitPython has no " + shape);
        };
    }

    private static boolean holds(VectorShape shape, int x, int y) {
        return switch (shape) {
            case Circle circle -> x * x + y * y <= circle.radius() * circle.radius();
            case Rectangle _ -> true;
            case Polygon polygon -> winds(polygon.points(), x, y);
            default -> throw new IllegalArgumentException("CircuitPython has no " + shape);
        };
    }

    /// Whether the edges that cross the row of the point on one side of it do not cancel out.
    private static boolean winds(int[] points, int x, int y) {
        int winding = 0;
        int n = points.length;
        for (int i = 0; i < n; i += 2) {
            int fromX = points[i];
            int fromY = points[i + 1];
            int toX = points[(i + 2) % n];
            int toY = points[(i + 3) % n];
            int side = (x - fromX) * (toY - fromY) - (y - fromY) * (toX - fromX);
            if (fromY <= y && toY > y && side < 0) {
                winding++;
            } else if (toY <= y && fromY > y && side > 0) {
                winding--;
            }
        }
        return winding != 0;
    }

    private int[] pixels(Palette palette) {
        int[] pixels = converted.get(palette);
        if (pixels == null) {
            pixels = new int[palette.size()];
            for (int i = 0; i < pixels.length; i++) {
                int rgb = palette.get(i);
                int pixel = (rgb >> 8 & 0xf800) | (rgb >> 5 & 0x07e0) | (rgb >> 3 & 0x001f);
                pixels[i] = (pixel & 0xff) << 8 | pixel >> 8;
            }
            converted.put(palette, pixels);
        }
        return pixels;
    }
}
