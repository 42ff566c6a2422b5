package io.github.displayio4j.displayio.fontio;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Glyphs that were read, by code point, without a box around the number. It forgets all when it has too many: text
/// that needs more at once than fit would make a cleverer rule fail as well.
final class GlyphCache {
    /// Stands for code points that the font does not have.
    static final Glyph NONE = new Glyph(0, 0, 0, 0, 0, new byte[0]);

    private static final int MAX_GLYPHS = 4096;
    private static final int MAX_BYTES = 4 << 20;

    private int[] codePoints = new int[64];
    private @Nullable Glyph[] glyphs = new Glyph[64];
    private int size;
    private int bytes;

    /// The glyph, `NONE`, or null if it has not been read or is forgotten.
    @Nullable
    Glyph get(int codePoint) {
        return glyphs[find(codePoint)];
    }

    void put(int codePoint, Glyph glyph) {
        if (size == MAX_GLYPHS || bytes > MAX_BYTES) {
            Arrays.fill(glyphs, null);
            size = 0;
            bytes = 0;
        }
        if (2 * size >= glyphs.length) {
            grow();
        }
        int at = find(codePoint);
        if (glyphs[at] == null) {
            size++;
            bytes += glyph.bytes();
        }
        codePoints[at] = codePoint;
        glyphs[at] = glyph;
    }

    /// Glyphs that it has.
    int size() {
        return size;
    }

    private int find(int codePoint) {
        int mask = glyphs.length - 1;
        int at = codePoint * 0x9e3779b1 >>> 16 & mask;
        while (glyphs[at] != null && codePoints[at] != codePoint) {
            at = at + 1 & mask;
        }
        return at;
    }

    private void grow() {
        int[] oldPoints = codePoints;
        @Nullable Glyph[] old = glyphs;
        codePoints = new int[2 * old.length];
        glyphs = new Glyph[2 * old.length];
        for (int i = 0; i < old.length; i++) {
            Glyph glyph = old[i];
            if (glyph != null) {
                int at = find(oldPoints[i]);
                codePoints[at] = oldPoints[i];
                glyphs[at] = glyph;
            }
        }
    }
}
