package io.github.displayio4j.app.gallery;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.Colorspace;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.TileGrid;
import io.github.displayio4j.displayio.bitmapfilter.BitmapFilter;
import io.github.displayio4j.displayio.bitmapfilter.BlendTable;
import io.github.displayio4j.displayio.bitmapfilter.ChannelWeights;
import io.github.displayio4j.displayio.bitmapfilter.Filter;
import io.github.displayio4j.displayio.bitmaptools.BitmapTools;
import io.github.displayio4j.displayio.bitmaptools.BlendMode;
import io.github.displayio4j.displayio.bitmaptools.DitherAlgorithm;
import io.github.displayio4j.displayio.gifio.GifValues;
import io.github.displayio4j.displayio.gifio.OnDiskGif;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// `bitmaptools`, `bitmapfilter`, `gifio` and `imageload`.
final class ToolPieces {
    private static final Palette INKS = Material.palette(0x102030, 0xffc040, 0x40c0ff, 0xff6060);

    private ToolPieces() {}

    private interface Drawing {
        void on(Bitmap bitmap) throws IOException;
    }

    static List<Piece> all() {
        List<Piece> pieces = new ArrayList<>();
        drawing(pieces, "drawLine", b -> {
            for (int i = 0; i < 16; i++) {
                BitmapTools.drawLine(
                        b,
                        80,
                        56,
                        (int) (80 + 75 * Math.cos(i * Math.PI / 8)),
                        (int) (56 + 50 * Math.sin(i * Math.PI / 8)),
                        1 + i % 3);
            }
        });
        drawing(pieces, "drawCircle", b -> {
            for (int r = 5; r < 55; r += 7) {
                BitmapTools.drawCircle(b, 80, 56, r, 1 + r % 3);
            }
        });
        drawing(
                pieces,
                "drawPolygon",
                b -> BitmapTools.drawPolygon(
                        b, new int[] {20, 140, 110, 60, 30}, new int[] {20, 10, 100, 60, 105}, 1, true));
        drawing(pieces, "fillRegion", b -> {
            BitmapTools.fillRegion(b, 10, 10, 80, 60, 1);
            BitmapTools.fillRegion(b, 60, 40, 150, 100, 2);
        });
        drawing(pieces, "boundaryFill", b -> {
            BitmapTools.drawCircle(b, 60, 56, 45, 1);
            BitmapTools.drawCircle(b, 100, 56, 45, 1);
            BitmapTools.boundaryFill(b, 80, 56, 3);
            BitmapTools.boundaryFill(b, 30, 56, 2);
        });
        drawing(pieces, "replaceColor", b -> {
            BitmapTools.drawCircle(b, 80, 56, 45, 1);
            BitmapTools.boundaryFill(b, 80, 56, 1);
            BitmapTools.replaceColor(b, 1, 3);
            BitmapTools.replaceColor(b, 0, 2);
        });
        drawing(pieces, "arrayblit", b -> {
            byte[] values = new byte[64 * 64];
            for (int i = 0; i < values.length; i++) {
                values[i] = (byte) ((i % 64 ^ i / 64) >> 3 & 3);
            }
            BitmapTools.arrayblit(values).area(48, 24, 112, 88).to(b);
        });
        drawing(pieces, "readinto", b -> {
            byte[] packed = new byte[Piece.WIDTH * Piece.HEIGHT / 4];
            for (int i = 0; i < packed.length; i++) {
                packed[i] = (byte) (i * 7 / 40 * 0x1b);
            }
            BitmapTools.readinto(new ByteArrayInputStream(packed), 2).to(b);
        });
        pieces.add(new Piece("blit, skip", () -> {
            Bitmap photo = Material.photo("dusk.jpg");
            Bitmap hole = Material.photo("pattern.jpg");
            BitmapTools.fillRegion(hole, 40, 30, 120, 80, 0);
            BitmapTools.blit(hole).skipSource(0).to(photo, 0, 0);
            return Material.grid(photo);
        }));
        pieces.add(new Piece("rotozoom", () -> {
            Bitmap out = new Bitmap(Piece.WIDTH, Piece.HEIGHT, 65536);
            BitmapTools.rotozoom(Material.photo("pattern.jpg"))
                    .angle(0.5)
                    .scale(0.7)
                    .to(out);
            return Material.grid(out);
        }));
        blended(pieces, "alphablend, half", BlendMode.NORMAL, false);
        blended(pieces, "alphablend, screen", BlendMode.SCREEN, false);
        blended(pieces, "alphablend, mask", BlendMode.NORMAL, true);
        for (DitherAlgorithm algorithm : DitherAlgorithm.values()) {
            pieces.add(new Piece("dither " + algorithm, () -> {
                Bitmap out = new Bitmap(Piece.WIDTH, Piece.HEIGHT, 2);
                BitmapTools.dither(out, Material.photo("pattern.jpg"), Colorspace.RGB565_SWAPPED, algorithm);
                return new TileGrid(out, Material.palette(0, 0xffffff));
            }));
        }
        filter(pieces, "morph, blur", BitmapFilter.morph(1, 2, 1, 2, 4, 2, 1, 2, 1));
        filter(pieces, "morph, sharpen", BitmapFilter.morph(-1, -2, -1, -2, 16, -2, -1, -2, -1));
        filter(pieces, "morph, edges", BitmapFilter.morph(-1, -1, -1, -1, 8, -1, -1, -1, -1));
        filter(
                pieces,
                "morph, threshold",
                BitmapFilter.morph(1, 1, 1, 1, 1, 1, 1, 1, 1).threshold(4, false));
        filter(pieces, "mix, red cast", BitmapFilter.mix(ChannelWeights.scaleOffset(1, .4, .5, 0, .5, 0)));
        filter(pieces, "mix, sepia", BitmapFilter.mix(ChannelWeights.mix(.39, .77, .19, .35, .69, .17, .27, .53, .13)));
        filter(pieces, "solarize", BitmapFilter.solarize(0.5));
        filter(pieces, "lookup, negative", BitmapFilter.lookup(x -> 1 - x));
        filter(pieces, "falseColor", BitmapFilter.falseColor(Material.rainbow(256)));
        pieces.add(new Piece("blend, multiply", () -> {
            Bitmap photo = Material.photo("dusk.jpg");
            BitmapFilter.blend(BlendTable.of((a, b) -> a * b)).to(photo, photo, Material.photo("pattern.jpg"));
            return Material.grid(photo);
        }));
        pieces.add(new Piece("OnDiskGif", () -> {
            OnDiskGif gif = OnDiskGif.of(MemorySegment.ofArray(Material.file("orbit.gif")), GifValues.RGB565);
            for (int i = 0; i < 5; i++) {
                gif.nextFrame();
            }
            return new TileGrid(gif.bitmap(), gif.pixelShader());
        }));
        for (String name : new String[] {"meadow.png", "rings.gif", "dusk.jpg"}) {
            pieces.add(new Piece("imageload " + name, () -> Material.centred(Material.image(name))));
        }
        pieces.add(new Piece("toPalette, 16", () -> Material.reduced("dusk.jpg", 16, false)));
        pieces.add(new Piece("toPalette, 16 dithered", () -> Material.reduced("dusk.jpg", 16, true)));
        pieces.add(new Piece("toPalette, 4 dithered", () -> Material.reduced("dusk.jpg", 4, true)));
        return pieces;
    }

    private static void drawing(List<Piece> pieces, String name, Drawing drawing) {
        pieces.add(new Piece(name, () -> {
            Bitmap bitmap = new Bitmap(Piece.WIDTH, Piece.HEIGHT, 4);
            drawing.on(bitmap);
            return new TileGrid(bitmap, INKS);
        }));
    }

    private static void filter(List<Piece> pieces, String name, Filter filter) {
        pieces.add(new Piece(name, () -> {
            Bitmap photo = Material.photo("pattern.jpg");
            filter.on(photo);
            return Material.grid(photo);
        }));
    }

    private static void blended(List<Piece> pieces, String name, BlendMode mode, boolean masked) {
        pieces.add(new Piece(name, () -> {
            Bitmap out = new Bitmap(Piece.WIDTH, Piece.HEIGHT, 65536);
            var blend = BitmapTools.alphablend(
                            Material.photo("dusk.jpg"), Material.photo("pattern.jpg"), Colorspace.RGB565_SWAPPED)
                    .mode(mode);
            if (masked) {
                blend.factors(1, 1).mask(Material.ramp(Piece.WIDTH, Piece.HEIGHT, 256));
            }
            blend.to(out);
            return Material.grid(out);
        }));
    }
}
