package io.github.displayio4j.displayio.text;

import io.github.displayio4j.displayio.fontio.Font;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Puts Arabic letters into the forms that they have beside their neighbours (Unicode 9.2, rules R1 to R7), by the
/// characters of the blocks Arabic Presentation Forms: what bitmap fonts have.
///
/// In these blocks the forms of a letter follow each other: isolated, final, and for letters that join to both
/// sides initial and medial. Their compatibility decompositions name the letter, so that the tables need not be
/// written down.
final class ArabicJoiner {
    private static final int ISOLATED = 0;
    private static final int FINAL = 1;
    private static final int INITIAL = 2;
    private static final int MEDIAL = 3;

    private static final int TATWEEL = 0x640;
    private static final int JOINER = 0x200d;
    private static final int LAM = 0x644;

    /// Two or four forms of each letter.
    private static final Map<Integer, int[]> FORMS = new HashMap<>();
    /// By the alef behind a lam: isolated, final.
    private static final Map<Integer, int[]> LAM_ALEFS = new HashMap<>();

    static {
        // the forms that the second block adds to letters of the first are initial and medial
        for (int form = 0xfe80; form <= 0xfefc; form++) {
            add(form);
        }
        for (int form = 0xfb50; form <= 0xfbff; form++) {
            add(form);
        }
    }

    private ArabicJoiner() {}

    private static void add(int form) {
        String letters = Normalizer.normalize(Character.toString(form), Normalizer.Form.NFKC);
        if (letters.length() == 1 && letters.charAt(0) != form) {
            addTo(FORMS, letters.charAt(0), form);
        } else if (letters.length() == 2 && letters.charAt(0) == LAM) {
            addTo(LAM_ALEFS, letters.charAt(1), form);
        }
    }

    private static void addTo(Map<Integer, int[]> table, int letter, int form) {
        int[] old = table.getOrDefault(letter, new int[0]);
        int[] forms = Arrays.copyOf(old, old.length + 1);
        forms[old.length] = form;
        table.put(letter, forms);
    }

    /// Joins the letters of a line, in its place.
    ///
    /// @param line code points in the order in which they are read
    /// @return how many there are then: two letters may become one
    static int join(Font font, int[] line, int length) {
        int out = 0;
        boolean joined = false; // the letter before reaches on to the next one
        for (int i = 0; i < length; i++) {
            int letter = line[i];
            if (BidiShaper.isMark(letter)) {
                line[out++] = letter;
                continue;
            }
            int next = nextLetter(line, i + 1, length);
            int following = next < length ? line[next] : 0;
            int[] ligature = letter == LAM ? LAM_ALEFS.get(following) : null;
            if (ligature != null && font.glyph(ligature[joined ? FINAL : ISOLATED]) != null) {
                line[out++] = ligature[joined ? FINAL : ISOLATED];
                for (int k = i + 1; k < next; k++) {
                    line[out++] = line[k]; // marks between the two
                }
                i = next;
                joined = false;
                continue;
            }
            boolean joins = joinsOn(letter) && joinsBack(following);
            int form = form(letter, joined, joins);
            line[out++] = form == letter || font.glyph(form) != null ? form : letter;
            joined = joins;
        }
        return out;
    }

    private static int form(int letter, boolean before, boolean behind) {
        int[] forms = FORMS.get(letter);
        if (forms == null) {
            return letter;
        }
        int wanted = before ? behind ? MEDIAL : FINAL : behind ? INITIAL : ISOLATED;
        return wanted < forms.length ? forms[wanted] : letter;
    }

    /// The next one that is not a mark; marks do not part letters.
    private static int nextLetter(int[] line, int from, int length) {
        int at = from;
        while (at < length && BidiShaper.isMark(line[at])) {
            at++;
        }
        return at;
    }

    private static boolean joinsOn(int letter) {
        int[] forms = FORMS.get(letter);
        return letter == TATWEEL || letter == JOINER || (forms != null && forms.length == 4);
    }

    private static boolean joinsBack(int letter) {
        int[] forms = FORMS.get(letter);
        return letter == TATWEEL || letter == JOINER || (forms != null && forms.length > 1);
    }
}
