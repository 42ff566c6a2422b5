package io.github.displayio4j.displayio.render;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.displayio4j.displayio.PixelFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The loops that mix pixels against sums that one can check by hand.
class BlendTest {
    private static final long SEED = 20261123;
    private static final int SIZE = 300;

    private final Random random = new Random(SEED);
    private final short[] pixels = randomShorts();
    private final short[] below = randomShorts();

    private short[] randomShorts() {
        short[] values = new short[SIZE];
        for (int i = 0; i < SIZE; i++) {
            values[i] = (short) random.nextInt();
        }
        return values;
    }

    /// `s` and `d` are of 5, 6 and 5 bits.
    private static short mixed(short above, short below, int weight, boolean exchanged) {
        int s = (exchanged ? Short.reverseBytes(above) : above) & 0xffff;
        int d = (exchanged ? Short.reverseBytes(below) : below) & 0xffff;
        int red = channel(s / 2048, d / 2048, weight);
        int green = channel(s / 32 % 64, d / 32 % 64, weight);
        int blue = channel(s % 32, d % 32, weight);
        short pixel = (short) (red * 2048 + green * 32 + blue);
        return exchanged ? Short.reverseBytes(pixel) : pixel;
    }

    private static int channel(int s, int d, int weight) {
        return (s * weight + d * (256 - weight) + 128) / 256;
    }

    @ParameterizedTest(name = "exchanged {0}, seed " + SEED)
    @ValueSource(booleans = {false, true})
    void uniformMixesEveryLengthAtEveryWeight(boolean exchanged) {
        for (int weight = 0; weight <= 256; weight++) {
            int n = weight % 101;
            int source = random.nextInt(100);
            int at = random.nextInt(100);
            short[] expected = below.clone();
            for (int i = 0; i < n; i++) {
                expected[at + i] = mixed(pixels[source + i], below[at + i], weight, exchanged);
            }
            short[] out = below.clone();
            Blend.uniform(pixels, source, weight, exchanged, out, at, at + n);
            assertArrayEquals(expected, out, "weight " + weight);
        }
    }

    @ParameterizedTest(name = "exchanged {0}, seed " + SEED)
    @ValueSource(booleans = {false, true})
    void halfIsAnAverageWhateverTheLength(boolean exchanged) {
        for (int n = 0; n <= 200; n++) {
            int source = random.nextInt(100);
            int at = random.nextInt(100);
            short[] expected = below.clone();
            for (int i = 0; i < n; i++) {
                expected[at + i] = mixed(pixels[source + i], below[at + i], 128, exchanged);
            }
            short[] out = below.clone();
            Blend.uniform(pixels, source, 128, exchanged, out, at, at + n);
            assertArrayEquals(expected, out, n + " pixels");
        }
    }

    @ParameterizedTest(name = "exchanged {0}, seed " + SEED)
    @ValueSource(booleans = {false, true})
    void maskedAndWeightedMixEachPixelByItsOwn(boolean exchanged) {
        for (int n = 0; n <= 200; n++) {
            int source = random.nextInt(100);
            int at = random.nextInt(100);
            int weight = random.nextInt(257);
            short[] masks = new short[SIZE];
            short[] weights = new short[SIZE];
            for (int i = 0; i < SIZE; i++) {
                masks[i] = (short) -random.nextInt(2);
                weights[i] = (short) random.nextInt(257);
            }
            short[] expectedMasked = below.clone();
            short[] expectedWeighted = below.clone();
            for (int i = 0; i < n; i++) {
                if (masks[source + i] == 0) {
                    expectedMasked[at + i] = mixed(pixels[source + i], below[at + i], weight, exchanged);
                }
                int through = (weights[source + i] * weight + 128) / 256;
                expectedWeighted[at + i] = mixed(pixels[source + i], below[at + i], through, exchanged);
            }
            short[] out = below.clone();
            Blend.masked(pixels, masks, source, weight, exchanged, out, at, at + n);
            assertArrayEquals(expectedMasked, out, n + " pixels");
            out = below.clone();
            Blend.weighted(pixels, weights, source, weight, exchanged, out, at, at + n);
            assertArrayEquals(expectedWeighted, out, n + " pixels");
        }
    }

    @Test
    void alphaOfABytesBecomesTheNearestWeight() {
        for (int alpha = 0; alpha <= 255; alpha++) {
            assertEquals(Math.round(alpha * 256 / 255.0), Blend.weight(alpha), "alpha " + alpha);
        }
    }

    @Test
    void channelsOfOtherFormatsAreMixedOneByOne() {
        assertEquals(0x80_40_20, new Channels(PixelFormat.RGB666).mix(0xfc_7c_3c, 0x04_04_04, 128));
        assertEquals(1, new Channels(PixelFormat.MONO_PAGES).mix(1, 0, 128));
        assertEquals(0, new Channels(PixelFormat.MONO_PAGES).mix(1, 0, 127));
    }
}
