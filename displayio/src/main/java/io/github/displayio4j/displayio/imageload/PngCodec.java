package io.github.displayio4j.displayio.imageload;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.ColorConverter;
import io.github.displayio4j.displayio.Colorspace;
import io.github.displayio4j.displayio.Image;
import io.github.displayio4j.displayio.ImageCodec;
import io.github.displayio4j.displayio.Palette;
import java.io.IOException;
import java.lang.foreign.MemorySegment;

/// The image format `png` (PNG, third edition): every colour type and depth, interlaced or not, with
/// transparent colours and alpha, turned upright if it has an `eXIf` chunk.
///
/// Gray and indexed pictures become bitmaps of their own depth (gray of 16 bits: 8) with a `Palette`, others
/// bitmaps of 32 bits: `RGB888`, or `ARGB8888` if they have alpha. Checksums of chunks are not looked at:
/// what they could find, the packed pixels' own finds.
public final class PngCodec implements ImageCodec {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    /// Called by `ServiceLoader`.
    public PngCodec() {}

    @Override
    public String name() {
        return "png";
    }

    @Override
    public boolean recognises(byte[] head) {
        for (int i = 0; i < SIGNATURE.length; i++) {
            if (head.length <= i || head[i] != SIGNATURE[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Image decode(MemorySegment bytes) throws IOException {
        PngFile file = new PngFile(bytes);
        int bits = bits(file);
        Bitmap bitmap = Bitmap.ofBits(file.width, file.height, bits);
        try (PngRows rows = new PngRows(file)) {
            rows.read(new PngPixels(file, bitmap));
        }
        Image image = new Image(bitmap, bits > 8 ? converter(file) : palette(file));
        return Upright.turned(image, file.orientation);
    }

    private static int bits(PngFile file) {
        boolean wideHole = file.depth == 16 && file.transparentGray >= 0; // which no level of eight bits stands for
        boolean ofOneChannel = file.colourType == PngFile.INDEXED || file.colourType == PngFile.GRAY && !wideHole;
        return ofOneChannel ? Math.min(8, file.depth) : 32;
    }

    private static ColorConverter converter(PngFile file) {
        return new ColorConverter(file.hasAlpha() ? Colorspace.ARGB8888 : Colorspace.RGB888);
    }

    private static Palette palette(PngFile file) {
        if (file.colourType == PngFile.INDEXED) {
            Palette palette = new Palette(file.colours.length);
            for (int i = 0; i < file.colours.length; i++) {
                palette.set(i, file.colours[i] & 0xffffff);
                palette.setAlpha(i, file.colours[i] >>> 24);
            }
            return palette;
        }
        int levels = 1 << Math.min(8, file.depth);
        Palette palette = new Palette(levels);
        for (int i = 0; i < levels; i++) {
            palette.set(i, i * 255 / (levels - 1) * 0x010101);
        }
        if (file.transparentGray >= 0 && file.depth <= 8 && file.transparentGray < levels) {
            palette.makeTransparent(file.transparentGray);
        }
        return palette;
    }
}
