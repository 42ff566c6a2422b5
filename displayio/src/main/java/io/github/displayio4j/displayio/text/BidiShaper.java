package io.github.displayio4j.displayio.text;

import io.github.displayio4j.displayio.fontio.Font;
import java.text.Bidi;
import java.util.Arrays;

/// Orders text of mixed directions by the Unicode bidirectional algorithm, mirrors brackets where they run to the
/// left, and joins Arabic letters, where the font has their presentation forms.
///
/// A line without letters that run to the left stays as it is, and costs nothing. Others allocate.
public final class BidiShaper implements TextShaper {
    private static final String MIRRORED =
            "()<>[]{}\u00ab\u00bb\u2039\u203a\u2045\u2046\u2264\u2265\u2266\u2267\u226a\u226b\u3008\u3009\u300a\u300b";

    private final int direction;

    /// A shaper whose lines run as their first strong character does, else to the right.
    public BidiShaper() {
        this(false);
    }

    /// A shaper.
    ///
    /// @param rightToLeft how lines run that have no strong character
    public BidiShaper(boolean rightToLeft) {
        direction = rightToLeft ? Bidi.DIRECTION_DEFAULT_RIGHT_TO_LEFT : Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT;
    }

    @Override
    public int shape(Font font, int[] line, int length) {
        if (length == 0 || !hasRightToLeft(line, length)) {
            return length;
        }
        int n = ArabicJoiner.join(font, line, length);
        String text = new String(line, 0, n);
        Bidi bidi = new Bidi(text, direction);
        byte[] levels = new byte[n];
        Integer[] order = new Integer[n];
        for (int i = 0, at = 0; i < n; at += Character.charCount(line[i]), i++) {
            levels[i] = (byte) bidi.getLevelAt(at);
            order[i] = i;
        }
        Bidi.reorderVisually(levels, 0, order, 0, n);
        int[] read = Arrays.copyOf(line, n);
        int out = 0;
        for (int i = 0; i < n; i++) {
            int from = order[i];
            if (levels[from] % 2 == 0) {
                out = add(read[from], line, out);
                continue;
            }
            int first = i; // marks stand before their letter now; they are drawn upon it, so behind it
            while (i + 1 < n && isMark(read[order[i]]) && levels[order[i + 1]] == levels[from]) {
                i++;
            }
            for (int k = i; k >= first; k--) {
                out = add(mirrored(read[order[k]]), line, out);
            }
        }
        return out;
    }

    private static boolean hasRightToLeft(int[] line, int length) {
        for (int i = 0; i < length; i++) {
            if (line[i] >= 0x590) { // Hebrew; there is none below
                char[] chars = new String(line, 0, length).toCharArray();
                return Bidi.requiresBidi(chars, 0, chars.length);
            }
        }
        return false;
    }

    private static int add(int codePoint, int[] line, int at) {
        if (isControl(codePoint)) {
            return at;
        }
        line[at] = codePoint;
        return at + 1;
    }

    /// What only says how text runs or joins, and is not to be seen.
    private static boolean isControl(int codePoint) {
        return codePoint >= 0x200c && codePoint <= 0x200f
                || codePoint == 0x61c
                || codePoint >= 0x202a && codePoint <= 0x202e
                || codePoint >= 0x2066 && codePoint <= 0x2069;
    }

    static boolean isMark(int codePoint) {
        return Character.getType(codePoint) == Character.NON_SPACING_MARK;
    }

    private static int mirrored(int codePoint) {
        int at = MIRRORED.indexOf(codePoint);
        return at < 0 ? codePoint : MIRRORED.charAt(at ^ 1);
    }
}
