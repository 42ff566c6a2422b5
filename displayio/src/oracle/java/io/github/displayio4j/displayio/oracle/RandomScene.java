package io.github.displayio4j.displayio.oracle;

import static java.util.Comparator.comparingInt;

import io.github.displayio4j.displayio.Area;
import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.ColorConverter;
import io.github.displayio4j.displayio.Colorspace;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.Layer;
import io.github.displayio4j.displayio.OnDiskBitmap;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.PixelShader;
import io.github.displayio4j.displayio.Raster;
import io.github.displayio4j.displayio.TileGrid;
import io.github.displayio4j.displayio.TilePaletteMapper;
import io.github.displayio4j.displayio.VectorShape;
import io.github.displayio4j.displayio.vectorio.Arc;
import io.github.displayio4j.displayio.vectorio.Circle;
import io.github.displayio4j.displayio.vectorio.Gradient;
import io.github.displayio4j.displayio.vectorio.Line;
import io.github.displayio4j.displayio.vectorio.Polygon;
import io.github.displayio4j.displayio.vectorio.Rectangle;
import io.github.displayio4j.displayio.vectorio.RoundRectangle;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// A scene made and changed at random, with names of what was done.
public final class RandomScene {
    private static final int[] COUNTS = {2, 4, 16, 256, 65536};

    /// The whole scene.
    public final Group root = new Group();
    private final Random random;
    private final List<Raster> bitmaps = new ArrayList<>();
    private final List<PixelShader> shaders = new ArrayList<>();
    private final List<Group> groups = new ArrayList<>();
    private final List<TileGrid> grids = new ArrayList<>();
    private final List<VectorShape> shapes = new ArrayList<>();
    private final List<Layer> loose = new ArrayList<>();

    /// A scene of nested groups and grids.
    public RandomScene(Random random) {
        this.random = random;
        groups.add(root);
        for (int i = 0; i < 3; i++) {
            Group group = new Group(1 + random.nextInt(3));
            group.moveTo(random.nextInt(30) - 10, random.nextInt(30) - 10);
            groups.get(random.nextInt(groups.size())).append(group);
            groups.add(group);
        }
        for (int i = 0; i < 8; i++) {
            addGrid();
        }
        for (int i = 0; i < 4; i++) {
            addShape();
        }
    }

    /// One change.
    ///
    /// @return what was done, such as `grid3.moveTo(5, -2)`; names count the objects in the order in which they were made
    public String mutate() {
        TileGrid grid = grids.get(random.nextInt(grids.size()));
        Group group = groups.get(random.nextInt(groups.size()));
        return switch (random.nextInt(30)) {
            case 0, 1, 2 -> move(grid, grid.x() + random.nextInt(9) - 4, grid.y() + random.nextInt(9) - 4);
            case 3 -> move(grid, random.nextInt(80) - 20, random.nextInt(80) - 20);
            case 4 -> hide(grid, random.nextInt(3) == 0);
            case 5 -> hide(group, group != root && random.nextInt(4) == 0);
            case 6 -> move(group, random.nextInt(20) - 6, random.nextInt(20) - 6);
            case 7 -> {
                group.setScale(1 + random.nextInt(3));
                yield name(group) + ".setScale(" + group.scale() + ")";
            }
            case 8 -> {
                grid.setFlip(random.nextBoolean(), random.nextBoolean());
                yield name(grid) + ".setFlip(" + grid.flipX() + ", " + grid.flipY() + ")";
            }
            case 9 -> {
                grid.setTransposeXy(random.nextBoolean());
                yield name(grid) + ".setTransposeXy(" + grid.transposeXy() + ")";
            }
            case 10, 11 -> {
                int x = random.nextInt(grid.width());
                int y = random.nextInt(grid.height());
                grid.setTile(x, y, random.nextInt(tileCount(grid)));
                yield name(grid) + ".setTile(" + x + ", " + y + ", " + grid.tile(x, y) + ")";
            }
            case 12, 13, 14 -> write(grid.bitmap());
            case 15 -> change(grid.pixelShader());
            case 16 -> {
                grid.setPixelShader(shaders.get(random.nextInt(shaders.size())));
                yield name(grid) + ".setPixelShader(" + name(grid.pixelShader()) + ")";
            }
            case 17 -> {
                grid.setBitmap(sameSize(grid.bitmap()));
                yield name(grid) + ".setBitmap(" + name(grid.bitmap()) + ")";
            }
            case 18 -> takeOut(group);
            case 19 -> {
                grid.setTopLeft(random.nextInt(13) - 6, random.nextInt(13) - 6);
                yield name(grid) + ".setTopLeft(" + grid.topLeftX() + ", " + grid.topLeftY() + ")";
            }
            case 20 -> {
                boolean byX = random.nextBoolean();
                group.sort(byX ? comparingInt(Layer::x) : comparingInt(Layer::y));
                yield name(group) + ".sort(by " + (byX ? "x" : "y") + ")";
            }
            case 21, 22 -> map(grid);
            case 27 -> fade(grid);
            case 28 -> fade(random.nextBoolean() ? group : shapes.get(random.nextInt(shapes.size())));
            case 23, 24, 25, 26 -> change(shapes.get(random.nextInt(shapes.size())));
            default -> putBack(group);
        };
    }

    private String move(Layer layer, int x, int y) {
        layer.moveTo(x, y);
        return name(layer) + ".moveTo(" + x + ", " + y + ")";
    }

    private String fade(Layer layer) {
        layer.setOpacity(random.nextBoolean() ? 1 : random.nextInt(257) / 256.0);
        return name(layer) + ".setOpacity(" + layer.opacity() + ")";
    }

    private String hide(Layer layer, boolean hidden) {
        layer.setHidden(hidden);
        return name(layer) + ".setHidden(" + hidden + ")";
    }

    /// What an object is called in `mutate`'s answers.
    private String name(Object object) {
        return switch (object) {
            case Group group -> "group" + groups.indexOf(group);
            case TileGrid grid -> "grid" + grids.indexOf(grid);
            case VectorShape shape -> "shape" + shapes.indexOf(shape);
            case Raster bitmap -> "bitmap" + bitmaps.indexOf(bitmap);
            case TilePaletteMapper mapper -> "mapper of " + name(mapper.pixelShader());
            case PixelShader shader -> "shader" + shaders.indexOf(shader);
            default -> object.toString();
        };
    }

    private static int tileCount(TileGrid grid) {
        return grid.bitmap().width() / grid.tileWidth() * (grid.bitmap().height() / grid.tileHeight());
    }

    private void addGrid() {
        Raster bitmap = bitmaps.isEmpty() || random.nextInt(3) > 0
                ? newBitmap(4 * (1 + random.nextInt(10)), 4 * (1 + random.nextInt(10)))
                : bitmaps.get(random.nextInt(bitmaps.size()));
        PixelShader shader =
                shaders.isEmpty() || random.nextInt(3) > 0 ? newShader() : shaders.get(random.nextInt(shaders.size()));
        TileGrid.Builder builder =
                TileGrid.builder(bitmap, shader).at(random.nextInt(60) - 10, random.nextInt(60) - 10);
        switch (random.nextInt(4)) {
            case 0 -> builder.tileSize(4, 4).tiles(1 + random.nextInt(6), 1 + random.nextInt(6));
            case 1 -> builder.tileSize(bitmap.width() / 2, bitmap.height() / 4).tiles(2, 3);
            case 2 -> builder.tiles(1 + random.nextInt(3), 1 + random.nextInt(2));
            default -> {}
        }
        TileGrid grid = builder.build();
        if (random.nextInt(4) == 0) {
            grid.setPixelShader(new TilePaletteMapper(shader, 1 + random.nextInt(20)));
        }
        for (int i = 0; i < 10; i++) {
            grid.setTile(random.nextInt(grid.width()), random.nextInt(grid.height()), random.nextInt(tileCount(grid)));
        }
        groups.get(random.nextInt(groups.size())).append(grid);
        grids.add(grid);
    }

    private void addShape() {
        PixelShader shader = shaders.get(random.nextInt(shaders.size()));
        VectorShape shape =
                switch (random.nextInt(7)) {
                    case 0 -> new Circle(shader, 1 + random.nextInt(15));
                    case 1 -> new Rectangle(shader, 1 + random.nextInt(30), 1 + random.nextInt(30));
                    case 2 ->
                        new RoundRectangle(
                                shader, 1 + random.nextInt(30), 1 + random.nextInt(30), random.nextInt(12));
                    case 3 -> new Line(shader, 1 + random.nextInt(6), randomPoints());
                    case 4 ->
                        new Arc(
                                shader,
                                1 + random.nextInt(15),
                                1 + random.nextInt(10),
                                random.nextInt(720) - 360,
                                random.nextInt(361));
                    default -> new Polygon(shader, randomPoints());
                };
        shape.moveTo(random.nextInt(60) - 10, random.nextInt(60) - 10);
        shape.setColorIndex(random.nextInt(4));
        Group group = groups.get(random.nextInt(groups.size()));
        group.insert(random.nextInt(group.size() + 1), shape);
        shapes.add(shape);
    }

    private int[] randomPoints() {
        int[] points = new int[2 * (3 + random.nextInt(6))];
        for (int i = 0; i < points.length; i++) {
            points[i] = random.nextInt(41) - 20;
        }
        return points;
    }

    private Gradient randomGradient() {
        int x = random.nextInt(40) - 20;
        int y = random.nextInt(40) - 20;
        int most = random.nextInt(4) == 0 ? 1 << 24 : 12;
        return random.nextBoolean()
                ? Gradient.radial(x, y, random.nextInt(most), 1 + random.nextInt(20), random.nextInt(most))
                : Gradient.linear(x, y, random.nextInt(most), x + 1 + random.nextInt(30), -y, random.nextInt(most));
    }

    private String change(VectorShape shape) {
        return switch (random.nextInt(12)) {
            case 8 -> {
                shape.setSmooth(random.nextInt(3) == 0);
                yield name(shape) + ".setSmooth(" + shape.isSmooth() + ")";
            }
            case 9 -> {
                shape.setFilled(random.nextInt(3) > 0);
                yield name(shape) + ".setFilled(" + shape.isFilled() + ")";
            }
            case 10 -> {
                if (!(shape instanceof Line) && !(shape instanceof Arc)) {
                    shape.setStroke(random.nextInt(5), random.nextInt(6));
                }
                yield name(shape) + ".setStroke(" + shape.strokeWidth() + ", " + shape.strokeIndex() + ")";
            }
            case 11 -> {
                shape.setGradient(random.nextBoolean() ? null : randomGradient());
                yield name(shape) + ".setGradient(" + shape.gradient() + ")";
            }
            case 0 -> {
                shape.setColorIndex(random.nextInt(random.nextInt(4) == 0 ? 1 << 24 : 6));
                yield name(shape) + ".setColorIndex(" + shape.colorIndex() + ")";
            }
            case 1 -> {
                shape.setPixelShader(shaders.get(random.nextInt(shaders.size())));
                yield name(shape) + ".setPixelShader(" + name(shape.pixelShader()) + ")";
            }
            case 2 -> hide(shape, random.nextInt(3) == 0);
            case 3 -> change(shape.pixelShader());
            case 4, 5 -> move(shape, random.nextInt(80) - 20, random.nextInt(80) - 20);
            default -> resize(shape);
        };
    }

    private String resize(VectorShape shape) {
        switch (shape) {
            case Circle circle -> circle.setRadius(1 + random.nextInt(15));
            case Rectangle rectangle -> rectangle.setSize(1 + random.nextInt(30), 1 + random.nextInt(30));
            case Polygon polygon -> polygon.setPoints(randomPoints());
            case RoundRectangle rectangle -> {
                rectangle.setSize(1 + random.nextInt(30), 1 + random.nextInt(30));
                rectangle.setRadius(random.nextInt(12));
            }
            case Line line -> {
                line.setPoints(randomPoints());
                line.setWidth(1 + random.nextInt(6));
            }
            case Arc arc -> {
                arc.setRing(1 + random.nextInt(15), 1 + random.nextInt(16));
                arc.setAngles(random.nextInt(720) - 360, random.nextInt(361));
            }
        }
        return name(shape) + " " + (shape instanceof Polygon polygon ? Arrays.toString(polygon.points()) : "resized");
    }

    private Raster newBitmap(int width, int height) {
        Raster raster = newRaster(width, height);
        if (raster instanceof Bitmap bitmap) {
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    bitmap.set(x, y, value(bitmap));
                }
            }
        }
        bitmaps.add(raster);
        return raster;
    }

    private Raster newRaster(int width, int height) {
        int bits = 1 << random.nextInt(6);
        return switch (random.nextInt(6)) {
            case 0 -> {
                OnDiskBitmap bitmap = RandomFile.bmp(random, width, height);
                shaders.add(bitmap.pixelShader());
                yield bitmap;
            }
            case 1 -> Bitmap.ofBits(width, height, bits, Arena.ofAuto());
            case 2 -> Bitmap.ofBits(width, height, 32);
            default -> new Bitmap(width, height, COUNTS[random.nextInt(COUNTS.length)]);
        };
    }

    private int value(Bitmap bitmap) {
        if (bitmap.bitsPerValue() == 32) {
            return random.nextBoolean() ? random.nextInt(300) : random.nextInt();
        }
        return random.nextInt(1 << bitmap.bitsPerValue());
    }

    private Raster sameSize(Raster like) {
        for (Raster bitmap : bitmaps) {
            if (bitmap != like && bitmap.width() == like.width() && bitmap.height() == like.height()) {
                return bitmap;
            }
        }
        return bitmaps.size() > 40 ? like : newBitmap(like.width(), like.height());
    }

    private PixelShader newShader() {
        PixelShader shader;
        if (random.nextInt(3) > 0) {
            Palette palette = new Palette(1 + random.nextInt(random.nextBoolean() ? 20 : 300));
            for (int i = 0; i < palette.size(); i++) {
                palette.set(i, random.nextInt(1 << 24));
            }
            if (random.nextBoolean()) {
                palette.makeTransparent(random.nextInt(palette.size()));
            }
            shader = palette;
        } else {
            ColorConverter converter =
                    new ColorConverter(List.of(Colorspace.values()).get(random.nextInt(11)));
            if (random.nextInt(3) == 0) {
                converter.makeTransparent(random.nextInt(4));
            }
            shader = converter;
        }
        shader.setDither(random.nextInt(4) == 0);
        shaders.add(shader);
        return shader;
    }

    private String change(PixelShader shader) {
        if (shader instanceof TilePaletteMapper mapper) {
            return change(mapper.pixelShader());
        }
        if (random.nextInt(5) == 0) {
            shader.setDither(!shader.dither());
            return name(shader) + ".setDither(" + shader.dither() + ")";
        }
        if (shader instanceof Palette palette) {
            int i = random.nextInt(Math.min(palette.size(), 4));
            switch (random.nextInt(4)) {
                case 0 -> {
                    palette.set(i, random.nextInt(1 << 24));
                    return name(palette) + ".set(" + i + ", 0x" + Integer.toHexString(palette.get(i)) + ")";
                }
                case 1 -> {
                    palette.setAlpha(i, random.nextInt(256));
                    return name(palette) + ".setAlpha(" + i + ", " + palette.alpha(i) + ")";
                }
                case 2 -> palette.makeTransparent(i);
                default -> palette.makeOpaque(i);
            }
            return name(palette) + (palette.isTransparent(i) ? ".makeTransparent(" : ".makeOpaque(") + i + ")";
        }
        ColorConverter converter = (ColorConverter) shader;
        converter.makeOpaque();
        if (random.nextBoolean()) {
            converter.makeTransparent(random.nextInt(random.nextBoolean() ? 4 : 70000));
        }
        return name(converter) + ": transparent value " + converter.transparentValue();
    }

    private String map(TileGrid grid) {
        if (!(grid.pixelShader() instanceof TilePaletteMapper mapper)) {
            PixelShader shader = newShader();
            int count = 1 + random.nextInt(20);
            grid.setPixelShader(new TilePaletteMapper(shader, count));
            return name(grid) + ".setPixelShader(new TilePaletteMapper(" + name(shader) + ", " + count + "))";
        }
        PixelShader shader = mapper.pixelShader();
        if (random.nextInt(4) == 0) {
            return change(shader);
        }
        int[] values = new int[random.nextInt(mapper.inputColorCount() + 1)];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(shader instanceof Palette palette ? palette.size() : 1 << 24);
        }
        int x = random.nextInt(grid.width());
        int y = random.nextInt(grid.height());
        mapper.setMapping(x, y, values);
        return "mapper of " + name(grid) + ".setMapping(" + x + ", " + y + ", " + Arrays.toString(values) + ")";
    }

    private String write(Raster raster) {
        if (!(raster instanceof Bitmap bitmap)) {
            return "nothing";
        }
        int x = random.nextInt(bitmap.width());
        int y = random.nextInt(bitmap.height());
        return switch (random.nextInt(8)) {
            case 0 -> {
                bitmap.fill(value(bitmap));
                yield name(bitmap) + ".fill(" + bitmap.get(0, 0) + ")";
            }
            case 1 -> {
                MemorySegment row = bitmap.segment().asSlice((long) y * bitmap.stride(), bitmap.stride());
                row.set(ValueLayout.JAVA_BYTE, 0, (byte) random.nextInt(256));
                bitmap.dirty(new Area(-3, y, Math.min(8, bitmap.width()), y + 1));
                yield name(bitmap) + ": first byte of row " + y + " written directly";
            }
            default -> {
                bitmap.set(x, y, value(bitmap));
                int x2 = random.nextInt(bitmap.width());
                int y2 = random.nextInt(bitmap.height());
                bitmap.set(x2, y2, random.nextInt(2));
                yield name(bitmap) + ".set(" + x + ", " + y + ", " + bitmap.get(x, y) + "), .set(" + x2 + ", " + y2
                        + ", " + bitmap.get(x2, y2) + ")";
            }
        };
    }

    private String takeOut(Group group) {
        if (group.size() > 1 && loose.size() < 4) {
            loose.add(group.pop(random.nextInt(group.size())));
            return name(group) + ".remove(" + name(loose.getLast()) + ")";
        }
        return "nothing";
    }

    private String putBack(Group group) {
        int n = group.size();
        if (loose.isEmpty()) {
            if (n < 2) {
                return "nothing";
            }
            Layer layer = group.pop(random.nextInt(n));
            group.insert(random.nextInt(n), layer);
            return name(group) + ": " + name(layer) + " to place " + group.indexOf(layer);
        }
        Layer layer = loose.removeLast();
        for (Layer above = group; ; ) {
            if (above == layer) {
                root.append(layer);
                return "group0.append(" + name(layer) + ")";
            }
            Group parent = parentOf(above);
            if (parent == null) {
                break;
            }
            above = parent;
        }
        group.insert(random.nextInt(n + 1), layer);
        return name(group) + ".insert(" + group.indexOf(layer) + ", " + name(layer) + ")";
    }

    private @Nullable Group parentOf(Layer layer) {
        for (Group group : groups) {
            if (group.contains(layer)) {
                return group;
            }
        }
        return null;
    }
}
