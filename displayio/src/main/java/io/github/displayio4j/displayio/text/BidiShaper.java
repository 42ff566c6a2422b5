package io.github.displayio4j.displayio.text;

import java.text.Bidi;

/// Orders text of mixed directions by the Unicode bidirectional algorithm, and mirrors brackets where they run to the
/// left. It does not join letters: Arabic wants a font or a shaper that does.
public final class BidiShaper implements TextShaper {
    private static final String MIRRORED = "()<>[]{}\u00ab\u00bb\u2039\u203a\u2264\u2265";

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
    public int shape(int[] line, int length) {
        String text = new String(line, 0, length);
        char[] chars = text.toCharArray();
        if (length == 0 || !Bidi.requiresBidi(chars, 0, chars.length)) {
            return length;
        }
        Bidi bidi = new Bidi(text, direction);
        byte[] levels = new byte[length];
        Integer[] order = new Integer[length];
        for (int i = 0, at = 0; i < length; at += Character.charCount(line[i]), i++) {
            levels[i] = (byte) bidi.getLevelAt(at);
            order[i] = i;
        }
        Bidi.reorderVisually(levels, 0, order, 0, length);
        int[] read = new int[length];
        System.arraycopy(line, 0, read, 0, length);
        for (int i = 0; i < length; i++) {
            int from = order[i];
            line[i] = levels[from] % 2 == 1 ? mirrored(read[from]) : read[from];
        }
        return length;
    }

    private static int mirrored(int codePoint) {
        int at = MIRRORED.indexOf(codePoint);
        return at < 0 ? codePoint : MIRRORED.charAt(at ^ 1);
    }
}
