package io.github.displayio4j.jmh;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
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
import io.github.displayio4j.displayio.VectorShape;
import io.github.displayio4j.displayio.vectorio.Circle;
import io.github.displayio4j.displayio.vectorio.Polygon;
import io.github.displayio4j.displayio.vectorio.Rectangle;
import java.io.IOException;
import java.io.Reader;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// One scene of the golden data's folder `bench`: a list of steps that build it, and a checksum of its picture.
final class GoldenScene {
    /// What the steps may make.
    private static final Set<String> TYPES = Set.of(
            "SPI",
            "Pin",
            "FourWire",
            "BusDisplay",
            "Group",
            "Bitmap",
            "Palette",
            "ColorConverter",
            "TileGrid",
            "Circle",
            "Rectangle",
            "Polygon",
            "OnDiskBitmap");

    private final JsonObject json;
    private final Map<String, Object> objects = new HashMap<>();
    private @Nullable Group root;
    private int width;
    private int height;
    private int rotation;

    private GoldenScene(JsonObject json) {
        this.json = json;
    }

    /// The folder with the files, or null if the system property `conformance.dir` names none.
    static @Nullable Path folder() {
        String name = System.getProperty("conformance.dir");
        Path folder = Path.of(name == null ? "" : name, "bench");
        return name != null && Files.isDirectory(folder) ? folder : null;
    }

    /// Names of the scenes that can be built; none without the folder.
    static List<String> names() throws IOException {
        Path folder = folder();
        if (folder == null) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".json"))
                    .filter(file -> canBuild(folder.resolve(file)))
                    .map(file -> file.substring(0, file.length() - 5))
                    .sorted()
                    .toList();
        }
    }

    private static boolean canBuild(Path file) {
        try {
            for (JsonElement step : read(file).json.getAsJsonArray("steps")) {
                JsonElement type = step.getAsJsonObject().get("type");
                if (type != null && !TYPES.contains(type.getAsString())) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /// Reads a file.
    static GoldenScene read(Path file) throws IOException {
        try (Reader in = Files.newBufferedReader(file)) {
            return new GoldenScene(JsonParser.parseReader(in).getAsJsonObject());
        }
    }

    /// Builds the scene. Where the file's mode is `moving`, its sprite `s` moves by three pixels before each frame;
    /// elsewhere all is drawn anew.
    BenchScene make() {
        for (JsonElement step : json.getAsJsonArray("steps")) {
            run(step.getAsJsonObject());
        }
        Group shown = root;
        if (shown == null) {
            throw new IllegalArgumentException("the display has no root group");
        }
        boolean crossed = rotation % 180 != 0;
        BenchScene[] scene = new BenchScene[1];
        int[] frame = new int[1];
        boolean moving = json.has("mode");
        scene[0] = new BenchScene(shown, crossed ? height : width, crossed ? width : height, rotation, () -> {
            if (moving) {
                object("s", TileGrid.class).moveTo(++frame[0] * 3 % 300, 10);
            } else {
                scene[0].renderer.invalidate();
            }
        });
        return scene[0];
    }

    /// Draws the first frame and compares it with the checksum.
    ///
    /// @throws IllegalStateException if it differs
    void check(BenchScene scene) {
        CRC32 sum = new CRC32();
        sum.update(scene.drawDirty().asByteBuffer());
        JsonArray steps = json.getAsJsonArray("steps");
        String expected = steps.get(steps.size() - 1)
                .getAsJsonObject()
                .getAsJsonObject("expect")
                .getAsJsonObject("panel")
                .get("crc32")
                .getAsString();
        String got = "%08x".formatted(sum.getValue());
        if (!got.equals(expected)) {
            throw new IllegalStateException("the picture's checksum is " + got + ", not " + expected);
        }
    }

    private void run(JsonObject step) {
        String id = step.get("id").getAsString();
        switch (step.get("op").getAsString()) {
            case "new" -> make(id, step);
            case "palette" -> {
                JsonArray colours = step.getAsJsonArray("colors");
                for (int i = 0; i < colours.size(); i++) {
                    object(id, Palette.class).set(i, colours.get(i).getAsInt());
                }
            }
            case "fill_data" -> fill(object(id, Bitmap.class), step.getAsJsonObject("data"));
            case "setitem" -> {
                TileGrid grid = object(id, TileGrid.class);
                int cell = step.get("index").getAsInt();
                grid.setTile(
                        cell % grid.width(),
                        cell / grid.width(),
                        step.get("value").getAsInt());
            }
            case "call" -> {
                if (step.get("m").getAsString().equals("append")) {
                    object(id, Group.class).append(argument(step, 0, Layer.class));
                } else {
                    object(id, Palette.class)
                            .makeTransparent(step.getAsJsonArray("args").get(0).getAsInt());
                }
            }
            case "set" -> set(id, step);
            case "get" ->
                objects.put(
                        step.get("save").getAsString(),
                        object(id, OnDiskBitmap.class).pixelShader());
            case "refresh" -> {}
            default -> throw new IllegalArgumentException("no such step: " + step);
        }
    }

    private void make(String id, JsonObject step) {
        JsonObject named = step.has("kw") ? step.getAsJsonObject("kw") : new JsonObject();
        switch (step.get("type").getAsString()) {
            case "SPI", "Pin", "FourWire" -> {}
            case "BusDisplay" -> {
                width = named.get("width").getAsInt();
                height = named.get("height").getAsInt();
                rotation = number(named, "rotation", 0);
            }
            case "Group" -> objects.put(id, new Group(number(named, "scale", 1)));
            case "Bitmap" -> {
                JsonArray args = step.getAsJsonArray("args");
                objects.put(
                        id,
                        new Bitmap(
                                args.get(0).getAsInt(),
                                args.get(1).getAsInt(),
                                args.get(2).getAsInt()));
            }
            case "Palette" ->
                objects.put(id, new Palette(step.getAsJsonArray("args").get(0).getAsInt()));
            case "ColorConverter" ->
                objects.put(
                        id,
                        new ColorConverter(Colorspace.valueOf(named.getAsJsonObject("input_colorspace")
                                .get("cs")
                                .getAsString())));
            case "TileGrid" -> objects.put(id, grid(step, named));
            case "OnDiskBitmap" -> objects.put(id, onDisk());
            case "Circle" ->
                shape(id, named, new Circle(shader(named), named.get("radius").getAsInt()));
            case "Rectangle" ->
                shape(
                        id,
                        named,
                        new Rectangle(
                                shader(named),
                                named.get("width").getAsInt(),
                                named.get("height").getAsInt()));
            case "Polygon" -> {
                JsonArray corners = named.getAsJsonArray("points");
                int[] points = new int[2 * corners.size()];
                for (int i = 0; i < points.length; i++) {
                    JsonObject corner = corners.get(i / 2).getAsJsonObject();
                    points[i] = corner.getAsJsonArray("t").get(i % 2).getAsInt();
                }
                shape(id, named, new Polygon(shader(named), points));
            }
            default -> throw new IllegalArgumentException("no such type: " + step);
        }
    }

    private TileGrid grid(JsonObject step, JsonObject named) {
        Raster bitmap = argument(step, 0, Raster.class);
        TileGrid.Builder builder = TileGrid.builder(bitmap, shader(named))
                .tiles(number(named, "width", 1), number(named, "height", 1))
                .at(number(named, "x", 0), number(named, "y", 0));
        if (named.has("tile_width")) {
            builder.tileSize(
                    named.get("tile_width").getAsInt(), named.get("tile_height").getAsInt());
        }
        return builder.build();
    }

    private PixelShader shader(JsonObject named) {
        return object(named.getAsJsonObject("pixel_shader").get("$").getAsString(), PixelShader.class);
    }

    private void shape(String id, JsonObject named, VectorShape shape) {
        shape.moveTo(number(named, "x", 0), number(named, "y", 0));
        shape.setColorIndex(number(named, "color_index", 0));
        objects.put(id, shape);
    }

    /// The file of the one scene that has one: 24 bits, bottom-up; byte `k` of pixel `x` in row `y` of the file is the
    /// low byte of `7x + 3y + 50k`.
    private OnDiskBitmap onDisk() {
        ByteBuffer file = ByteBuffer.allocate(54 + 3 * width * height).order(ByteOrder.LITTLE_ENDIAN);
        file.put((byte) 'B').put((byte) 'M').putInt(file.capacity()).putInt(0).putInt(54);
        file.putInt(40).putInt(width).putInt(height).putShort((short) 1).putShort((short) 24);
        for (int y = 0; y < height; y++) {
            for (int i = 0; i < 3 * width; i++) {
                file.put(54 + 3 * width * y + i, (byte) (i / 3 * 7 + y * 3 + i % 3 * 50));
            }
        }
        try {
            return OnDiskBitmap.of(
                    Arena.ofAuto().allocate(file.capacity()).copyFrom(MemorySegment.ofArray(file.array())));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void set(String id, JsonObject step) {
        JsonElement value = step.get("value");
        switch (step.get("attr").getAsString()) {
            case "root_group" -> root = object(value.getAsJsonObject().get("$").getAsString(), Group.class);
            case "transpose_xy" -> object(id, TileGrid.class).setTransposeXy(value.getAsBoolean());
            case "flip_x" -> {
                TileGrid grid = object(id, TileGrid.class);
                grid.setFlip(value.getAsBoolean(), grid.flipY());
            }
            case "flip_y" -> {
                TileGrid grid = object(id, TileGrid.class);
                grid.setFlip(grid.flipX(), value.getAsBoolean());
            }
            default -> throw new IllegalArgumentException("no such attribute: " + step);
        }
    }

    /// The generators of the golden data: a xorshift, or a plane.
    private static void fill(Bitmap bitmap, JsonObject data) {
        int mask = data.get("mask").getAsInt();
        int state = data.has("xs") ? (int) data.get("xs").getAsLong() : 0;
        int[] plane = {0, 0, 0};
        for (int i = 0; data.has("grad") && i < 3; i++) {
            plane[i] = data.getAsJsonArray("grad").get(i).getAsInt();
        }
        for (int y = 0; y < bitmap.height(); y++) {
            for (int x = 0; x < bitmap.width(); x++) {
                state ^= state << 13;
                state ^= state >>> 17;
                state ^= state << 5;
                int value = data.has("xs") ? state >>> 8 : plane[0] * x + plane[1] * y + plane[2];
                bitmap.set(x, y, value & mask);
            }
        }
    }

    private <T> T argument(JsonObject step, int i, Class<T> type) {
        return object(
                step.getAsJsonArray("args").get(i).getAsJsonObject().get("$").getAsString(), type);
    }

    private <T> T object(String id, Class<T> type) {
        Object object = objects.get(id);
        if (!type.isInstance(object)) {
            throw new IllegalArgumentException("'" + id + "' is no " + type.getSimpleName());
        }
        return type.cast(object);
    }

    private static int number(JsonObject named, String name, int otherwise) {
        return named.has(name) ? named.get(name).getAsInt() : otherwise;
    }
}
