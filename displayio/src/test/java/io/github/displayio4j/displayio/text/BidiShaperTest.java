package io.github.displayio4j.displayio.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.displayio4j.displayio.fontio.Font;
import io.github.displayio4j.displayio.fontio.Glyph;
import java.util.Random;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is read and what is seen, from the left, as the tables of Unicode's chapter on Arabic give it.
class BidiShaperTest {
    private static final long SEED = Long.getLong("displayio.seed", 20261123L);

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        // what it is,                read,                                    seen
        "latin text stays,            a(b) 12,                                 a(b) 12",
        "hebrew is turned,            \u05d0\u05d1\u05d2,                      \u05d2\u05d1\u05d0",
        "brackets are mirrored,       \u05d0(\u05d1),                          (\u05d1)\u05d0",
        "numbers run to the right,    \u05d0 12,                               12 \u05d0",
        "hebrew in latin,             a \u05d0\u05d1 b,                        a \u05d1\u05d0 b",
        "one letter stands alone,     \u0628,                                  \ufe8f",
        "two letters join,            \u0628\u0628,                            \ufe90\ufe91",
        "three letters join,          \u0628\u0628\u0628,                      \ufe90\ufe92\ufe91",
        "salam,                       \u0633\u0644\u0627\u0645,                \ufee1\ufefc\ufeb3",
        "marhaba,                     \u0645\u0631\u062d\u0628\u0627,          \ufe8e\ufe92\ufea3\ufeae\ufee3",
        "muhammad,                    \u0645\u062d\u0645\u062f,                \ufeaa\ufee4\ufea4\ufee3",
        "dal does not join on,        \u062f\u0628,                            \ufe8f\ufea9",
        "hamza joins nothing,         \u0628\u0621\u0628,                      \ufe8f\ufe80\ufe8f",
        "lam and alef are one,        \u0644\u0627,                            \ufefb",
        "lam and alef with madda,     \u0628\u0644\u0622,                      \ufef6\ufe91",
        "lam and alef with hamza,     \u0644\u0623,                            \ufef7",
        "lam and alef hamza below,    \u0644\u0625,                            \ufef9",
        "persian peh and yeh,         \u067e\u06cc,                            \ufbfd\ufb58",
        "tatweel joins,               \u0628\u0640\u0628,                      \ufe90\u0640\ufe91",
        "a joiner is not seen,        \u0628\u200d,                            \ufe91",
        "a non-joiner parts,          \u0628\u200c\u0628,                      \ufe8f\ufe8f",
        "marks part nothing,          \u0628\u064e\u0628,                      \ufe90\ufe91\u064e",
        "a mark in the ligature,      \u0644\u064e\u0627,                      \ufefb\u064e",
        "words do not join,           \u0628 \u0628,                           \ufe8f \ufe8f",
        "arabic numbers,              \u0628 \u0661\u0662,                     \u0661\u0662 \ufe8f",
        "marks of direction go,       a\u200f\u05d0\u200e,                     a\u05d0"
    })
    void linesAreSeenAsReaders(String what, String read, String seen) {
        assertEquals(seen, shaped(new BidiShaper(), read, code -> true), what);
    }

    @Test
    void aLineWithoutLettersRunsAsItWasTold() {
        assertEquals(
                "1 \u05d0", shaped(new BidiShaper(), "\u05d0 1", code -> true).strip());
        assertEquals("(1", shaped(new BidiShaper(true), "(1", code -> true), "nothing runs to the left in it");
    }

    @Test
    void formsThatTheFontLacksAreNotUsed() {
        assertEquals("\u0628\u0628", shaped(new BidiShaper(), "\u0628\u0628", code -> code < 0xfb00));
        assertEquals("\u0627\u0644", shaped(new BidiShaper(), "\u0644\u0627", code -> code < 0xfb00));
        assertEquals(
                "\ufe8e\ufedf", shaped(new BidiShaper(), "\u0644\u0627", code -> code < 0xfef5), "joined, not one");
    }

    /// Of two letters of Arabic and what may stand between them: against the rules, spelt out by classes of
    /// letters.
    @Test
    void neighboursDecideTheForm() {
        String dual = "\u0628\u062a\u062b\u062c\u062d\u062e\u0633\u0634\u0635\u0636\u0637\u0638\u0639\u063a\u0641\u0642"
                + "\u0643\u0645\u0646\u0647\u064a\u0626\u067e\u0686\u06a9\u06af\u06cc";
        String right = "\u0627\u0622\u0623\u0625\u062f\u0630\u0631\u0632\u0648\u0624\u0629\u0698";
        String alone = "\u0621 a1";
        String letters = dual + right + alone;
        for (int i = 0; i < 2000; i++) {
            Random random = new Random(SEED + i);
            int n = 1 + random.nextInt(7);
            int[] line = new int[n];
            for (int k = 0; k < n; k++) {
                line[k] = letters.charAt(random.nextInt(letters.length()));
            }
            int[] joined = line.clone();
            assertEquals(n, ArabicJoiner.join(font(code -> true), joined, n));
            for (int k = 0; k < n; k++) {
                boolean before = k > 0 && dual.indexOf(line[k - 1]) >= 0 && alone.indexOf(line[k]) < 0;
                boolean behind = k + 1 < n && dual.indexOf(line[k]) >= 0 && alone.indexOf(line[k + 1]) < 0;
                String form = before ? behind ? "MEDIAL" : "FINAL" : behind ? "INITIAL" : "ISOLATED";
                String name = Character.getName(joined[k]);
                String plain = Character.getName(line[k]);
                boolean arabic = line[k] >= 0x600;
                assertEquals(arabic ? plain + " " + form + " FORM" : plain, name, "seed " + (SEED + i) + " at " + k);
            }
        }
    }

    @Test
    void aLabelShowsWhatTheShaperMakes() {
        Label read = new Label(font(code -> true), "\u0633\u0644\u0627\u0645", 0xffffff);
        Label seen = new Label(font(code -> true), "\ufee1\ufefc\ufeb3", 0xffffff);
        read.setShaper(new BidiShaper());
        assertEquals(seen.width(), read.width());
        assertEquals("\u0633\u0644\u0627\u0645", read.text());
        int[] line = "\u05d0\u05d1".codePoints().toArray();
        new BidiShaper().shape(font(code -> true), line, 1);
        assertArrayEquals(new int[] {0x5d0, 0x5d1}, line, "what lies behind the line stays");
    }

    private static String shaped(BidiShaper shaper, String read, IntPredicate has) {
        int[] line = read.codePoints().toArray();
        return new String(line, 0, shaper.shape(font(has), line, line.length));
    }

    private static Font font(IntPredicate has) {
        return new Font() {
            @Override
            public @Nullable Glyph glyph(int codePoint) {
                int width = 1 + codePoint % 5;
                return has.test(codePoint) ? new Glyph(width, 1, 0, 0, width, new byte[width]) : null;
            }

            @Override
            public int ascent() {
                return 8;
            }

            @Override
            public int descent() {
                return 2;
            }

            @Override
            public int width() {
                return 4;
            }

            @Override
            public int levels() {
                return 1;
            }
        };
    }
}
