package io.github.displayio4j.jmh;

import static io.github.displayio4j.jmh.Material.HEIGHT;
import static io.github.displayio4j.jmh.Material.SHEET;
import static io.github.displayio4j.jmh.Material.SPRITE;
import static io.github.displayio4j.jmh.Material.SPRITES;
import static io.github.displayio4j.jmh.Material.TEXT_COLUMNS;
import static io.github.displayio4j.jmh.Material.TEXT_ROWS;
import static io.github.displayio4j.jmh.Material.TILE;
import static io.github.displayio4j.jmh.Material.WIDTH;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.ColorConverter;
import io.github.displayio4j.displayio.Colorspace;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.TileGrid;
import io.github.displayio4j.displayio.VectorShape;
import io.github.displayio4j.displayio.text.Label;
import io.github.displayio4j.displayio.vectorio.Circle;
import io.github.displayio4j.displayio.vectorio.Polygon;
import io.github.displayio4j.displayio.vectorio.Rectangle;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Builds the scenes S1..S10 of 320x240 from the library's public classes.
final class Scenes {
    private final Material material = new Material();
    private final Group root = new Group();
    /// Counts frames.
    private int frame;

    private Scenes() {}

    /// A scene by its name.
    ///
    /// @throws IllegalArgumentException if there is none
    static BenchScene make(String name) {
        return new Scenes().build(name);
    }

    private BenchScene build(String name) {
        return switch (name) {
            case "S1" -> camera(Colorspace.RGB565_SWAPPED, 0);
            case "S1-swap" -> camera(Colorspace.RGB565, 0);
            case "S2" -> camera(Colorspace.RGB565_SWAPPED, 90);
            case "S2-swap" -> camera(Colorspace.RGB565, 90);
            case "S3" -> {
                root.append(map(WIDTH / TILE, HEIGHT / TILE));
                yield still();
            }
            case "S3-changing" -> changingMap();
            case "S4" -> {
                root.append(map(WIDTH / TILE, HEIGHT / TILE));
                addSprites();
                yield still();
            }
            case "S5x2" -> scaled(2, 10, 8);
            case "S5x3" -> scaled(3, 7, 5);
            case "S6" -> {
                root.append(text());
                yield still();
            }
            case "S6-changing" -> changingText();
            case "S6-label" -> label(false);
            case "S6-label-changing" -> label(true);
            case "S7" -> shapes(false);
            case "S7-changing" -> shapes(true);
            case "S10-half" -> overlaid(false);
            case "S10-argb" -> overlaid(true);
            case "S8" -> moving(1, 16);
            case "S9" -> moving(50, 8);
            default -> throw new IllegalArgumentException("no scene " + name);
        };
    }

    /// Everything is drawn anew, nothing changes.
    private BenchScene still() {
        BenchScene[] scene = new BenchScene[1];
        scene[0] = new BenchScene(root, WIDTH, HEIGHT, 0, () -> scene[0].renderer.invalidate());
        return scene[0];
    }

    private BenchScene camera(Colorspace input, int rotation) {
        boolean upright = rotation == 0;
        Bitmap bitmap = new Bitmap(upright ? WIDTH : HEIGHT, upright ? HEIGHT : WIDTH, 65536);
        boolean exchanged = input == Colorspace.RGB565_SWAPPED;
        for (int i = 0; i < material.picture.length; i++) {
            short value = material.picture[i];
            bitmap.segment().setAtIndex(ValueLayout.JAVA_SHORT, i, exchanged ? Short.reverseBytes(value) : value);
        }
        root.append(new TileGrid(bitmap, new ColorConverter(input)));
        return new BenchScene(root, WIDTH, HEIGHT, rotation, () -> {
            bitmap.segment().setAtIndex(ValueLayout.JAVA_SHORT, frame % material.picture.length, (short) frame++);
            bitmap.dirty();
        });
    }

    private BenchScene changingMap() {
        TileGrid map = map(WIDTH / TILE, HEIGHT / TILE);
        root.append(map);
        Bitmap bitmap = (Bitmap) map.bitmap();
        return new BenchScene(root, WIDTH, HEIGHT, 0, () -> {
            bitmap.segment().set(ValueLayout.JAVA_BYTE, frame % material.sheet.length, (byte) frame++);
            bitmap.dirty();
        });
    }

    private BenchScene scaled(int scale, int columns, int rows) {
        Group group = new Group(scale);
        group.append(map(columns, rows));
        root.append(group);
        return still();
    }

    private BenchScene changingText() {
        TileGrid text = text();
        root.append(text);
        BenchScene[] scene = new BenchScene[1];
        scene[0] = new BenchScene(root, WIDTH, HEIGHT, 0, () -> {
            setText(text, ++frame);
            scene[0].renderer.invalidate();
        });
        return scene[0];
    }

    /// 53 x 20 characters in one label, white on black.
    private BenchScene label(boolean changing) {
        Label label = new Label(text(0), 0xffffff);
        label.setBackground(0x000000);
        root.append(label.layer());
        String[] texts = {text(1), text(2)};
        BenchScene[] scene = new BenchScene[1];
        scene[0] = new BenchScene(root, WIDTH, HEIGHT, 0, () -> {
            if (changing) {
                label.setText(texts[frame++ % 2]);
            }
            scene[0].renderer.invalidate();
        });
        return scene[0];
    }

    private static String text(int frame) {
        StringBuilder text = new StringBuilder();
        for (int y = 0; y < TEXT_ROWS; y++) {
            text.append(y == 0 ? "" : "\n");
            for (int x = 0; x < TEXT_COLUMNS; x++) {
                text.append((char) (' ' + Material.glyph(y * TEXT_COLUMNS + x, frame)));
            }
        }
        return text.toString();
    }

    /// 10 circles, 10 rectangles, 5 polygons; when they change, each has another size in each frame.
    private BenchScene shapes(boolean changing) {
        Palette palette = palette(false);
        Circle[] circles = new Circle[10];
        Rectangle[] rectangles = new Rectangle[10];
        Polygon[] polygons = new Polygon[5];
        for (int i = 0; i < 10; i++) {
            int[] circle = material.circles[i];
            circles[i] = new Circle(palette, circle[2], circle[0], circle[1]);
            add(circles[i], 1 + i);
        }
        for (int i = 0; i < 10; i++) {
            int[] rectangle = material.rectangles[i];
            rectangles[i] = new Rectangle(palette, rectangle[2], rectangle[3], rectangle[0], rectangle[1]);
            add(rectangles[i], 11 + i);
        }
        for (int i = 0; i < 5; i++) {
            polygons[i] = new Polygon(palette, material.polygons[i]);
            add(polygons[i], 21 + i);
        }
        int[][] points = new int[5][];
        for (int i = 0; i < 5; i++) {
            points[i] = material.polygons[i].clone();
        }
        BenchScene[] scene = new BenchScene[1];
        scene[0] = new BenchScene(root, WIDTH, HEIGHT, 0, () -> {
            int more = changing ? ++frame % 2 : 0;
            for (int i = 0; i < 10 && changing; i++) {
                circles[i].setRadius(material.circles[i][2] + more);
                rectangles[i].setSize(material.rectangles[i][2] + more, material.rectangles[i][3]);
            }
            for (int i = 0; i < 5 && changing; i++) {
                points[i][0] = material.polygons[i][0] + more;
                polygons[i].setPoints(points[i]);
            }
            scene[0].renderer.invalidate();
        });
        return scene[0];
    }

    private void add(VectorShape shape, int color) {
        shape.setColorIndex(color);
        root.append(shape);
    }

    /// A camera's frame and a picture of 128x128 that is seen in part: all of it by a half, or each pixel by its alpha.
    private BenchScene overlaid(boolean argb) {
        int size = Material.OVERLAY;
        Bitmap picture = argb ? Bitmap.ofBits(size, size, 32) : new Bitmap(size, size, 65536);
        for (int i = 0; i < size * size; i++) {
            int colour = material.overlay[i];
            int rgb565 = colour >> 8 & 0xf800 | colour >> 5 & 0x7e0 | colour >> 3 & 0x1f;
            picture.set(i % size, i / size, argb ? colour : rgb565);
        }
        TileGrid overlay = new TileGrid(picture, new ColorConverter(argb ? Colorspace.ARGB8888 : Colorspace.RGB565));
        overlay.moveTo(Material.OVERLAY_X, Material.OVERLAY_Y);
        overlay.setOpacity(argb ? 1 : 0.5);
        BenchScene scene = camera(Colorspace.RGB565_SWAPPED, 0);
        root.append(overlay);
        return scene;
    }

    /// Sprites, far from each other, that move by a pixel each frame over a map that stands still.
    private BenchScene moving(int count, int size) {
        root.append(map(WIDTH / TILE, HEIGHT / TILE));
        Bitmap shape = new Bitmap(size, size, 256);
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                boolean corner = (x == 0 || x == size - 1) && (y == 0 || y == size - 1);
                shape.set(x, y, corner ? 0 : 1 + (x + y * size) % 255);
            }
        }
        Palette palette = palette(true);
        TileGrid[] sprites = new TileGrid[count];
        int[] left = new int[count];
        int[] top = new int[count];
        for (int i = 0; i < count; i++) {
            left[i] = 5 + i % 10 * 31 + i * 7 % 13;
            top[i] = 8 + i / 10 * 46 + i * 11 % 23;
            sprites[i] = new TileGrid(shape, palette);
            sprites[i].moveTo(left[i], top[i]);
            root.append(sprites[i]);
        }
        return new BenchScene(root, WIDTH, HEIGHT, 0, () -> {
            frame++;
            for (int i = 0; i < count; i++) { // there and back again, six steps each way, not all at once
                int step = (frame + i) % 12;
                int away = step < 6 ? step : 12 - step;
                boolean across = count == 1 || i % 2 == 0;
                sprites[i].moveTo(left[i] + (across ? away : 0), top[i] + (across ? 0 : away));
            }
        });
    }

    private void addSprites() {
        Bitmap ring = bitmap(SPRITE, SPRITE, material.ring);
        Palette palette = palette(true);
        for (int i = 0; i < SPRITES; i++) {
            TileGrid sprite = new TileGrid(ring, palette);
            sprite.moveTo(material.spriteX[i], material.spriteY[i]);
            root.append(sprite);
        }
    }

    private TileGrid map(int columns, int rows) {
        TileGrid map = TileGrid.builder(bitmap(SHEET * TILE, SHEET * TILE, material.sheet), palette(false))
                .tiles(columns, rows)
                .tileSize(TILE, TILE)
                .build();
        for (int i = 0; i < columns * rows; i++) {
            map.setTile(i % columns, i / columns, material.map[i]);
        }
        return map;
    }

    private TileGrid text() {
        int width = Material.GLYPHS * Material.GLYPH_WIDTH;
        Bitmap font = new Bitmap(width, Material.GLYPH_HEIGHT, 2);
        for (int i = 0; i < material.glyphs.length; i++) {
            font.set(i % width, i / width, material.glyphs[i]);
        }
        Palette palette = new Palette(2);
        palette.set(0, material.colours[0]);
        palette.set(1, material.colours[1]);
        TileGrid text = TileGrid.builder(font, palette)
                .tiles(TEXT_COLUMNS, TEXT_ROWS)
                .tileSize(Material.GLYPH_WIDTH, Material.GLYPH_HEIGHT)
                .build();
        setText(text, 0);
        return text;
    }

    private static void setText(TileGrid text, int frame) {
        for (int y = 0; y < TEXT_ROWS; y++) {
            for (int x = 0; x < TEXT_COLUMNS; x++) {
                text.setTile(x, y, Material.glyph(y * TEXT_COLUMNS + x, frame));
            }
        }
    }

    private Palette palette(boolean transparent) {
        Palette palette = new Palette(256);
        for (int i = 0; i < 256; i++) {
            palette.set(i, material.colours[i]);
        }
        if (transparent) {
            palette.makeTransparent(0);
        }
        return palette;
    }

    private static Bitmap bitmap(int width, int height, byte[] values) {
        Bitmap bitmap = new Bitmap(width, height, 256);
        MemorySegment.copy(values, 0, bitmap.segment(), ValueLayout.JAVA_BYTE, 0, values.length);
        bitmap.dirty();
        return bitmap;
    }
}
