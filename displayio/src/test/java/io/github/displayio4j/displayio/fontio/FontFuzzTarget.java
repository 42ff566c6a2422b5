package io.github.displayio4j.displayio.fontio;

import java.util.Objects;

/// What must hold for any bytes at all: they are a font all of whose glyphs can be asked for, or a `FontException`
/// says where not, in bounded time and memory. `dev/fuzz fonts` calls it.
public final class FontFuzzTarget {
    private FontFuzzTarget() {}

    /// Jazzer's entry.
    public static void fuzzerTestOneInput(byte[] file) {
        try {
            use(Fonts.of(file.clone()));
        } catch (FontException e) {
            boolean placed = e.offset() >= 0 ? e.offset() <= Math.max(file.length, 1) || isGzip(file) : e.line() >= 1;
            require(placed, "place in the file: " + e.getMessage());
        }
    }

    private static boolean isGzip(byte[] file) {
        return file.length > 1 && file[0] == 0x1f && file[1] == (byte) 0x8b;
    }

    private static void use(Font font) {
        require(font.height() >= 1 && font.height() <= 2048, "height " + font.height());
        require(font.width() >= 1, "width " + font.width());
        for (int code = -1; code < 0x300; code++) {
            Glyph glyph = font.glyph(code);
            if (glyph != null) {
                require(glyph.width() <= 1024 && glyph.height() <= 1024, "glyph of " + code + ": " + glyph);
                for (int y = 0; y < glyph.height(); y++) {
                    require(glyph.coverage(glyph.width() - 1, y) <= font.levels(), "coverage of " + code);
                }
                require(Objects.equals(glyph, font.glyph(code)), "the same glyph twice: " + code);
            }
            font.kerning(code, 65);
        }
        font.glyph(0x10ffff);
        font.defaultGlyph();
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException(what);
        }
    }
}
