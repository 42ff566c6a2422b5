package io.github.displayio4j.jpegio;

import java.util.HexFormat;

/// Decoder of binary decisions of T.81 annex D, with the probability estimation of table D.3.
///
/// A context is a byte: bit 7 is its more probable symbol, the rest a state. The end of a stretch of data is
/// followed by zero bytes without end: an encoder leaves them out (D.1.8).
final class QmDecoder {
    /// A context that stays at one half.
    static final byte EVEN = 113;

    /// By state, four bytes each: probability of the less probable symbol (2), state after that symbol with bit 7
    /// if the more probable symbol changes, state after the more probable symbol.
    private static final int[] STATES =
            states("5a1d8101 25860e02 11141003 080b1204 03d81405 01da1706 00e51907 006f1c08 "
                    + "00361e09 001a210a 000d230b 0006090c 00030a0d 00010c0d 5a7f8f0f 3f252410 "
                    + "2cf22611 207c2712 17b92813 11822a14 0cef2b15 09a12d16 072f2e17 055c3018 "
                    + "04063119 0303331a 0240341b 01b1361c 0144381d 00f5391e 00b73b1f 008a3c20 "
                    + "00683e21 004e3f22 003b2023 002c2109 5ae1a525 484c4026 3a0d4127 2ef14328 "
                    + "261f4429 1f33452a 19a8462b 1518482c 1177492d 0e744a2e 0bfb4b2f 09f84d30 "
                    + "08614e31 07064f32 05cd3033 04de3234 040f3235 03633336 02d43437 025c3538 "
                    + "01f83639 01a4373a 0160383b 0125393c 00f63a3d 00cb3b3e 00ab3d3f 008f3d20 "
                    + "5b12c141 4d045042 412c5143 37d85244 2fe85345 293c5446 23795647 1edf5748 "
                    + "1aa95749 174e484a 1424484b 119c4a4c 0f6b4a4d 0d514b4e 0bb64d4f 0a404d30 "
                    + "5832d051 4d1c5852 438e5953 3bdd5a54 34ee5b55 2eae5c56 299a5d57 25165647 "
                    + "5570d859 4ca95f5a 44d9605b 3e22615c 3824635d 32b4635e 2e175d56 56a8df60 "
                    + "4f466561 47e56662 41cf6763 3c3d6864 375e635d 52316966 4c0f6a67 46396b68 "
                    + "415e6763 5627e96a 50e76c6b 4b856d67 55976e6d 504f6f6b 5a10ee6f 5522706d "
                    + "59ebf06f");

    private final BitReader bits;
    private int interval;
    /// Position in the interval, with `spare` bits more than that.
    private int code;

    private int spare;

    QmDecoder(BitReader bits) {
        this.bits = bits;
    }

    private static int[] states(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        int[] states = new int[EVEN + 1];
        for (int i = 0; i < bytes.length; i++) {
            states[i / 4] = states[i / 4] << 8 | (bytes[i] & 0xff);
        }
        states[EVEN] = 0x5a1d << 16 | EVEN << 8 | EVEN;
        return states;
    }

    /// Begins on the stretch that the reader has just begun (D.2.7).
    void start() {
        interval = 0x10000;
        code = bits.nextByte() << 8 | bits.nextByte();
        spare = 0;
    }

    /// The next decision, 0 or 1, in the context `contexts[at]` (D.2.4 to D.2.6).
    int decide(byte[] contexts, int at) {
        int context = contexts[at];
        int state = STATES[context & 0x7f];
        int likely = context >> 7 & 1;
        int less = state >>> 16;
        interval -= less;
        int below = interval << spare;
        boolean upper = code >= below;
        if (!upper && interval >= 0x8000) {
            return likely;
        }
        // The smaller part belongs to the less probable symbol, whichever that is by now.
        boolean exchanged = interval < less;
        if (upper) {
            code -= below;
            interval = less;
        }
        int decision = likely;
        if (upper == exchanged) {
            contexts[at] = (byte) (context & 0x80 | state & 0x7f);
        } else {
            decision ^= 1;
            contexts[at] = (byte) ((context & 0x80) ^ (state >> 8 & 0xff));
        }
        while (interval < 0x8000) {
            if (spare == 0) {
                code = code << 8 | bits.nextByte();
                spare = 8;
            }
            spare--;
            interval <<= 1;
        }
        return decision;
    }
}
