package io.github.displayio4j.app.gallery;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.ColorConverter;
import io.github.displayio4j.displayio.Colorspace;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.Image;
import io.github.displayio4j.displayio.Layer;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.TileGrid;
import io.github.displayio4j.displayio.imageload.ImageLoad;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;

/// What pieces are made of.
final class Material {
    private Material() {}

    /// A file that comes with the examples.
    static byte[] file(String name) throws IOException {
        try (InputStream in = Material.class.getResourceAsStream("/io/github/displayio4j/app/examples/" + name)) {
            if (in == null) {
                throw new IOException(name + ": no such file");
            }
            return in.readAllBytes();
        }
    }

    static Image image(String name) throws IOException {
        return Image.load(MemorySegment.ofArray(file(name)));
    }

    /// Somewhere in the middle of a piece.
    static Layer centred(Image image) {
        TileGrid grid = new TileGrid(image.bitmap(), image.pixelShader());
        grid.moveTo(
                (Piece.WIDTH - image.bitmap().width()) / 2,
                (Piece.HEIGHT - image.bitmap().height()) / 2);
        return grid;
    }

    static Layer grid(Bitmap bitmap) {
        return new TileGrid(bitmap, new ColorConverter(Colorspace.RGB565_SWAPPED));
    }

    static Group group(Layer... layers) {
        Group group = new Group();
        for (Layer layer : layers) {
            group.append(layer);
        }
        return group;
    }

    static <T extends Layer> T at(T layer, int x, int y) {
        layer.moveTo(x, y);
        return layer;
    }

    static Palette palette(int... colours) {
        Palette palette = new Palette(colours.length);
        for (int i = 0; i < colours.length; i++) {
            palette.set(i, colours[i]);
        }
        return palette;
    }

    /// Hues, from red round to red.
    static Palette rainbow(int n) {
        Palette palette = new Palette(n);
        for (int i = 0; i < n; i++) {
            int colour = 0;
            for (int channel = 0; channel < 3; channel++) {
                double cos = Math.cos(2 * Math.PI * (i / (double) n - channel / 3.0));
                colour = colour << 8 | (int) Math.clamp(128 + 180 * cos, 0, 255);
            }
            palette.set(i, colour);
        }
        return palette;
    }

    /// Values that rise to the right, `width` x `height`.
    static Bitmap ramp(int width, int height, int values) {
        Bitmap bitmap = new Bitmap(width, height, values);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                bitmap.set(x, y, x * values / width);
            }
        }
        return bitmap;
    }

    /// A photo of a piece's size, as `RGB565_SWAPPED`.
    static Bitmap photo(String name) throws IOException {
        Image image = image(name);
        Bitmap out = new Bitmap(Piece.WIDTH, Piece.HEIGHT, 65536);
        Colorspace space = ((ColorConverter) image.pixelShader()).input();
        for (int y = 0; y < Piece.HEIGHT; y++) {
            for (int x = 0; x < Piece.WIDTH; x++) {
                int sx = x * image.bitmap().width() / Piece.WIDTH;
                int sy = y * image.bitmap().height() / Piece.HEIGHT;
                int rgb = space.toRgb888(image.bitmap().get(sx, sy));
                int pixel = rgb >> 8 & 0xf800 | rgb >> 5 & 0x07e0 | rgb >> 3 & 0x001f;
                out.set(x, y, (pixel & 0xff) << 8 | pixel >> 8);
            }
        }
        return out;
    }

    /// The tile sheet of the castle, its magenta transparent.
    static Image castle() throws IOException {
        Image sheet = image("castle.png");
        ((Palette) sheet.pixelShader()).makeTransparent(sheet.bitmap().get(0, 0));
        return sheet;
    }

    /// A face of 16 x 16.
    static TileGrid face(int tile) throws IOException {
        Image sheet = image("sprites.bmp");
        ((Palette) sheet.pixelShader()).makeTransparent(sheet.bitmap().get(0, 0));
        return TileGrid.builder(sheet.bitmap(), sheet.pixelShader())
                .tileSize(16, 16)
                .defaultTile(tile)
                .build();
    }

    static Layer reduced(String name, int colours, boolean dither) throws IOException {
        return centred(ImageLoad.toPalette(image(name), colours, dither));
    }
}
