package io.github.displayio4j.app.gallery;

import static io.github.displayio4j.app.gallery.Material.at;
import static io.github.displayio4j.app.gallery.Material.group;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.ColorConverter;
import io.github.displayio4j.displayio.Colorspace;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.Image;
import io.github.displayio4j.displayio.Layer;
import io.github.displayio4j.displayio.OnDiskBitmap;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.TileGrid;
import io.github.displayio4j.displayio.TilePaletteMapper;
import io.github.displayio4j.displayio.bitmaptools.BitmapTools;
import io.github.displayio4j.displayio.text.Label;
import io.github.displayio4j.displayio.vectorio.Rectangle;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// What a scene is made of, and how it can be turned, scaled, coloured and mixed.
final class ScenePieces {
    private ScenePieces() {}

    static List<Piece> all() {
        List<Piece> pieces = new ArrayList<>();
        for (int bits = 1; bits <= 8; bits *= 2) {
            int values = 1 << bits;
            pieces.add(new Piece(
                    "Bitmap, " + bits + " bit" + (bits == 1 ? "" : "s"),
                    () -> new TileGrid(
                            Material.ramp(Piece.WIDTH, Piece.HEIGHT, values),
                            values == 2 ? Material.palette(0x203040, 0xffc040) : Material.rainbow(values))));
        }
        pieces.add(new Piece("Bitmap, 16 bits", () -> Material.grid(Material.photo("dusk.jpg"))));
        pieces.add(new Piece("Bitmap, 32 bits", () -> new TileGrid(colours(32), new ColorConverter())));
        for (Colorspace space : new Colorspace[] {
            Colorspace.RGB565, Colorspace.RGB555, Colorspace.BGR565, Colorspace.L8, Colorspace.ARGB8888
        }) {
            pieces.add(new Piece("Colorspace " + space, () -> values(space)));
        }
        pieces.add(new Piece("ColorConverter dither", () -> dithered(true)));
        pieces.add(new Piece("no dither", () -> dithered(false)));
        pieces.add(new Piece("Palette, transparent", () -> group(background(), at(Material.face(3), 20, 20), big(4))));
        pieces.add(new Piece("Palette, alpha", ScenePieces::alpha));
        pieces.add(new Piece("OnDiskBitmap", () -> {
            OnDiskBitmap bmp = OnDiskBitmap.of(MemorySegment.ofArray(Material.file("dial.bmp")));
            return at(new TileGrid(bmp, bmp.pixelShader()), 0, -10);
        }));
        pieces.add(new Piece("TileGrid, a map", ScenePieces::map));
        for (String way : new String[] {"as it is", "flip x", "flip y", "transpose", "flip + transpose"}) {
            pieces.add(new Piece("TileGrid, " + way, () -> turned(way)));
        }
        pieces.add(new Piece("TileGrid.setTopLeft", () -> {
            Group map = map();
            ((TileGrid) map.get(0)).setTopLeft(2, 1);
            return map;
        }));
        pieces.add(new Piece("TilePaletteMapper", ScenePieces::mapped));
        pieces.add(new Piece(
                "Group scale", () -> group(background(), big(2), at(big(3), 60, 20), at(big(1), 120, 80))));
        pieces.add(new Piece("Layer opacity", ScenePieces::opacity));
        pieces.add(new Piece(
                "Rectangle",
                () -> group(
                        background(),
                        new Rectangle(Material.palette(0x40c0ff), 80, 50, 20, 20),
                        new Rectangle(Material.palette(0xffffff), 60, 40, 80, 50))));
        pieces.add(new Piece("Label", () -> group(background(), label("Hello,\nworld", 0xffffff, 3, 10, 10))));
        pieces.add(new Piece("Label, background", () -> {
            Label label = new Label("12.4 V\n 0.8 A", 0x102030);
            label.setBackground(0xffd060);
            label.setScale(3);
            label.moveTo(14, 14);
            return group(background(), label.layer());
        }));
        return pieces;
    }

    static Layer background() {
        return new TileGrid(Material.ramp(Piece.WIDTH, Piece.HEIGHT, 16), blues());
    }

    private static Palette blues() {
        Palette palette = new Palette(16);
        for (int i = 0; i < 16; i++) {
            palette.set(i, 0x102030 + i * 0x020508);
        }
        return palette;
    }

    static Layer label(String text, int color, int scale, int x, int y) {
        Label label = new Label(text, color);
        label.setScale(scale);
        label.moveTo(x, y);
        return label.layer();
    }

    private static Group big(int scale) throws IOException {
        Group group = new Group(scale);
        group.append(Material.face(scale));
        group.moveTo(60, 30);
        return group;
    }

    /// Red to the right, green down, blue both.
    private static Bitmap colours(int bits) {
        Bitmap bitmap = Bitmap.ofBits(Piece.WIDTH, Piece.HEIGHT, bits);
        for (int y = 0; y < Piece.HEIGHT; y++) {
            for (int x = 0; x < Piece.WIDTH; x++) {
                int red = 255 * x / Piece.WIDTH;
                int green = 255 * y / Piece.HEIGHT;
                bitmap.set(x, y, red << 16 | green << 8 | 255 - (red + green) / 2);
            }
        }
        return bitmap;
    }

    private static Layer values(Colorspace space) {
        int bits = space == Colorspace.ARGB8888 ? 32 : space == Colorspace.L8 ? 8 : 16;
        Bitmap bitmap = Bitmap.ofBits(Piece.WIDTH, Piece.HEIGHT, bits);
        for (int y = 0; y < Piece.HEIGHT; y++) {
            for (int x = 0; x < Piece.WIDTH; x++) {
                int across = x * 256 / Piece.WIDTH;
                int down = y * 256 / Piece.HEIGHT;
                bitmap.set(
                        x,
                        y,
                        switch (space) {
                            case ARGB8888 -> across << 24 | 0xff8000;
                            case L8 -> across;
                            case RGB555 -> across >> 3 << 10 | down >> 3 << 5 | 8;
                            default -> across >> 3 << 11 | down >> 2 << 5 | 8;
                        });
            }
        }
        return group(background(), new TileGrid(bitmap, new ColorConverter(space)));
    }

    private static Layer dithered(boolean on) {
        Bitmap bitmap = Bitmap.ofBits(Piece.WIDTH, Piece.HEIGHT, 32);
        for (int y = 0; y < Piece.HEIGHT; y++) {
            for (int x = 0; x < Piece.WIDTH; x++) {
                bitmap.set(x, y, (30 + x / 6) * 0x010101);
            }
        }
        ColorConverter shader = new ColorConverter();
        shader.setDither(on);
        return new TileGrid(bitmap, shader);
    }

    private static Layer alpha() {
        Palette palette = new Palette(16);
        for (int i = 0; i < 16; i++) {
            palette.set(i, 0xffffff);
            palette.setAlpha(i, i * 17);
        }
        return group(
                new TileGrid(Material.ramp(Piece.WIDTH, Piece.HEIGHT, 16), Material.rainbow(16)),
                at(new TileGrid(Material.ramp(120, 60, 16), palette), 20, 26));
    }

    private static Group map() throws IOException {
        Image sheet = Material.castle();
        TileGrid castle = TileGrid.builder(sheet.bitmap(), sheet.pixelShader())
                .tileSize(16, 16)
                .tiles(10, 7)
                .build();
        for (int y = 0; y < 7; y++) {
            for (int x = 0; x < 10; x++) {
                int column = x == 0 ? 0 : x == 9 ? 2 : 1;
                int row = y == 0 ? 1 : y == 6 ? 3 : 2;
                castle.setTile(x, y, 3 * row + column);
            }
        }
        TileGrid knight = TileGrid.builder(sheet.bitmap(), sheet.pixelShader())
                .tileSize(16, 16)
                .at(70, 50)
                .build();
        return group(castle, knight);
    }

    private static Layer turned(String way) {
        Bitmap letter = new Bitmap(48, 72, 2);
        BitmapTools.fillRegion(letter, 0, 0, 12, 72, 1);
        BitmapTools.fillRegion(letter, 12, 0, 48, 12, 1);
        BitmapTools.fillRegion(letter, 12, 28, 36, 40, 1);
        Palette palette = Material.palette(0, 0xffc040);
        palette.makeTransparent(0);
        TileGrid grid = new TileGrid(letter, palette);
        grid.setFlip(way.startsWith("flip x") || way.startsWith("flip +"), way.startsWith("flip y"));
        grid.setTransposeXy(way.contains("transpose"));
        return group(background(), at(grid, 50, 20));
    }

    private static Layer mapped() {
        Palette rainbow = Material.rainbow(24);
        TilePaletteMapper mapper = new TilePaletteMapper(rainbow, 2);
        Bitmap tile = new Bitmap(16, 16, 2);
        for (int i = 0; i < 256; i++) {
            tile.set(i % 16, i / 16, (i % 16 - 8) * (i % 16 - 8) + (i / 16 - 8) * (i / 16 - 8) < 40 ? 1 : 0);
        }
        TileGrid grid = TileGrid.builder(tile, mapper).tiles(10, 7).build();
        for (int y = 0; y < 7; y++) {
            for (int x = 0; x < 10; x++) {
                mapper.setMapping(x, y, (x + 2 * y) % 24, (x + 2 * y + 8) % 24);
            }
        }
        return grid;
    }

    private static Layer opacity() throws IOException {
        Group group = group(background());
        for (int i = 1; i <= 4; i++) {
            Group face = big(3);
            face.moveTo(i * 34 - 26, 20 + i * 8);
            face.setOpacity(i / 4.0);
            group.append(face);
        }
        return group;
    }

    static int[] star(int radius) {
        int[] points = new int[20];
        for (int i = 0; i < 10; i++) {
            double r = i % 2 == 0 ? radius : radius * 0.4;
            points[2 * i] = (int) (r * Math.sin(i * Math.PI / 5));
            points[2 * i + 1] = (int) (-r * Math.cos(i * Math.PI / 5));
        }
        return points;
    }
}
