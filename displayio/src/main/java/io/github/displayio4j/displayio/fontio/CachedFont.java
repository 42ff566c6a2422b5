package io.github.displayio4j.displayio.fontio;

import org.jspecify.annotations.Nullable;

/// A font that reads a glyph when it is asked for, and keeps it for a while.
abstract class CachedFont implements Font {
    private final GlyphCache cache = new GlyphCache();

    @Override
    @SuppressWarnings("ReferenceEquality") // a glyph without ink is not NONE
    public final @Nullable Glyph glyph(int codePoint) {
        Glyph glyph = cache.get(codePoint);
        if (glyph == null) {
            Glyph read = read(codePoint);
            glyph = read == null ? GlyphCache.NONE : read;
            cache.put(codePoint, glyph);
        }
        return glyph == GlyphCache.NONE ? null : glyph;
    }

    /// Glyphs that are kept at the moment, with those found missing.
    final int cached() {
        return cache.size();
    }

    /// Reads a glyph; null if the font has none.
    abstract @Nullable Glyph read(int codePoint);
}
