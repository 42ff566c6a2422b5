package io.github.displayio4j.displayio.imageload;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.Image;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.picture.Colours;
import io.github.displayio4j.displayio.picture.Diffusion;
import io.github.displayio4j.displayio.picture.Quantiser;
import io.github.displayio4j.displayio.scene.ValueRows;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/// Loads pictures, and gives them fewer colours.
///
/// ```java
/// Image icon = ImageLoad.toPalette(ImageLoad.load(Path.of("icon.png")), 16, true);
/// root.append(new TileGrid(icon.bitmap(), icon.pixelShader()));
/// ```
public final class ImageLoad {
    private static final int OPAQUE_FROM = 128;

    private ImageLoad() {}

    /// Loads a file, as `Image.load`.
    ///
    /// @throws IOException if it can't be read, is of no known format, or is damaged; the message says what and
    /// where
    public static Image load(Path file) throws IOException {
        return Image.load(file);
    }

    /// Loads a picture from a stream, which is read to its end, as `Image.load`.
    ///
    /// @throws IOException if it can't be read, is of no known format, or is damaged; the message says what and
    /// where
    public static Image load(InputStream in) throws IOException {
        return Image.load(in);
    }

    /// The same picture in a palette of its own, made for it: a bitmap of 1, 2, 4 or 8 bits. What is less
    /// than half opaque becomes transparent, and takes one of the entries, the last.
    ///
    /// @param image its shader a `Palette` or a `ColorConverter`
    /// @param colours entries that there may be, 2..256; a picture that needs no more comes out exact
    /// @param dither whether colours that are missing are mixed of neighbouring pixels (Floyd and Steinberg)
    /// @throws IllegalArgumentException if out of range
    public static Image toPalette(Image image, int colours, boolean dither) {
        if (colours < 2 || colours > 256) {
            throw new IllegalArgumentException("a palette made for a picture has 2..256 colours, not " + colours);
        }
        Bitmap source = image.bitmap();
        int width = source.width();
        int height = source.height();
        Colours reader = new Colours(source, image.pixelShader());
        int[] argb = new int[Math.multiplyExact(width, height)];
        int[] row = new int[width];
        int opaque = 0;
        for (int y = 0; y < height; y++) {
            reader.read(y, row);
            System.arraycopy(row, 0, argb, y * width, width);
            for (int pixel : row) {
                opaque += pixel >>> 24 >= OPAQUE_FROM ? 1 : 0;
            }
        }
        int holes = opaque < argb.length ? 1 : 0;
        Quantiser quantiser = new Quantiser();
        int[] chosen = choose(quantiser, argb, opaque, colours - holes);
        Palette palette = new Palette(chosen.length + holes);
        for (int i = 0; i < chosen.length; i++) {
            palette.set(i, chosen[i]);
        }
        if (holes > 0) {
            palette.makeTransparent(chosen.length);
        }
        Bitmap target = new Bitmap(width, height, Math.max(2, palette.size()));
        boolean diffuses = dither && chosen.length > 0 && !quantiser.isExact();
        Diffusion diffusion = new Diffusion(chosen, chosen.length, width);
        for (int y = 0; y < height; y++) {
            int at = y * width;
            if (diffuses) {
                diffusion.row(argb, at, row);
            }
            for (int x = 0; x < width; x++) {
                if (argb[at + x] >>> 24 < OPAQUE_FROM) {
                    row[x] = chosen.length;
                } else if (!diffuses) {
                    row[x] = quantiser.index(argb[at + x]);
                }
            }
            ValueRows.write(target, 0, y, width, row, 0);
        }
        return new Image(target, palette);
    }

    private static int[] choose(Quantiser quantiser, int[] argb, int opaque, int most) {
        int[] seen = new int[opaque];
        int n = 0;
        for (int pixel : argb) {
            if (pixel >>> 24 >= OPAQUE_FROM) {
                seen[n++] = pixel;
            }
        }
        quantiser.choose(seen, n, 0, 0, n, n == 0 ? 0 : 1, most);
        int[] chosen = new int[quantiser.size()];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = quantiser.colour(i);
        }
        return chosen;
    }
}
