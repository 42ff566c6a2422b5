package io.github.displayio4j.panels;

/// Row loops over `0x00RRGGBB`.
final class Colours {
    private Colours() {}

    /// @param flip exclusive-or of each colour; `0xffffff` inverts
    static void copy(int[] source, int[] target, int flip, int from, int to) {
        for (int i = from; i < to; i++) {
            target[i] = source[i] ^ flip;
        }
    }

    /// As `copy`, with red and blue exchanged.
    static void exchangeRedAndBlue(int[] source, int[] target, int flip, int from, int to) {
        for (int i = from; i < to; i++) {
            int c = source[i];
            target[i] = ((c << 16 & 0xff0000) | (c & 0x00ff00) | c >> 16) ^ flip;
        }
    }

    /// Takes every `step`th colour from `at` on.
    static void gather(int[] source, int at, int step, int[] target, int from, int to) {
        for (int i = from; i < to; i++, at += step) {
            target[i] = source[at];
        }
    }

    /// White where a bit of a byte is set, black elsewhere.
    ///
    /// @param at first byte
    /// @param bit 0 for the lowest
    /// @param always or-ed to each colour; `0xffffff` lights all
    /// @param flip as in `copy`
    static void ofBits(byte[] bytes, int at, int bit, int[] target, int from, int to, int always, int flip) {
        for (int i = from; i < to; i++, at++) {
            target[i] = ((-(bytes[at] >> bit & 1) & 0xffffff) | always) ^ flip;
        }
    }
}
