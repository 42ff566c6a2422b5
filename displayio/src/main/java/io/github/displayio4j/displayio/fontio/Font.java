package io.github.displayio4j.displayio.fontio;

import org.jspecify.annotations.Nullable;

/// Glyphs by code point, all upright on one base line. Own kinds of fonts are welcome: `Label` and `Terminal` ask
/// nothing else.
///
/// A font reads its glyphs when they are first asked for and keeps some of them, so it is for one thread at a time.
public interface Font {
    /// Rows from the top of a line down to the base line, on which letters stand.
    int ascent();

    /// Rows of a line below the base line.
    int descent();

    /// Columns of the cell that holds any glyph; what a `Terminal` takes for each.
    int width();

    /// Rows of a line.
    default int height() {
        return ascent() + descent();
    }

    /// The greatest coverage that a pixel of a glyph has: 1 for plain bitmaps, up to 255 where edges are smooth.
    int levels();

    /// The glyph of a code point, or null if the font has none. Asked twice, it allocates nothing the second time as
    /// long as the glyph is kept.
    @Nullable
    Glyph glyph(int codePoint);

    /// What stands for code points without a glyph, or null for nothing.
    default @Nullable Glyph defaultGlyph() {
        return glyph(0xfffd);
    }

    /// Columns to add between two neighbours; often negative, 0 if the font says nothing.
    default int kerning(int left, int right) {
        return 0;
    }
}
