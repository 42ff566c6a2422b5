package io.github.displayio4j.displayio.bitmapfilter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.bitmaptools.Canvas;
import io.github.displayio4j.displayio.scene.SceneAccess;
import io.github.displayio4j.displayio.scene.SceneGate;
import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// Filters against their formula, pixel by pixel, in channels of 0..31 and 0..63.
class FilterTest {
    private static final long SEED = Long.getLong("displayio.seed", 20261123L);

    /// A pixel's new channels.
    private interface Formula {
        int[] of(int x, int y, int[] channels);
    }

    private Random random = new Random(SEED);
    private Bitmap bitmap = new Bitmap(1, 1, 65536);
    private String name = "";

    private void rounds(int count, Runnable round) {
        for (int i = 0; i < count; i++) {
            random = new Random(SEED + i);
            name = "seed " + (SEED + i);
            bitmap = noise(1 + random.nextInt(40), 1 + random.nextInt(12));
            round.run();
        }
    }

    private Bitmap noise(int width, int height) {
        Bitmap made = random.nextBoolean()
                ? new Bitmap(width, height, 65536)
                : Bitmap.ofBits(width, height, 16, Arena.ofAuto());
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                made.set(x, y, random.nextInt(65536));
            }
        }
        return made;
    }

    private static int[] channels(Bitmap of, int x, int y) {
        int stored = of.get(x, y);
        int pixel = stored / 256 + stored % 256 * 256;
        return new int[] {pixel / 2048, pixel / 32 % 64, pixel % 32};
    }

    private static int stored(int... channels) {
        int pixel = channels[0] * 2048 + channels[1] * 32 + channels[2];
        return pixel / 256 + pixel % 256 * 256;
    }

    /// Runs the filter, at times with a mask, and compares.
    private void assertFilters(Filter filter, Formula formula) {
        int width = bitmap.width();
        int height = bitmap.height();
        Bitmap mask = new Bitmap(width, height, 4);
        if (random.nextBoolean()) {
            for (int at = 0; at < width * height; at++) {
                mask.set(at % width, at / width, random.nextInt(4));
            }
            filter.mask(mask);
        }
        int[] expected = new int[width * height];
        for (int at = 0; at < expected.length; at++) {
            int x = at % width;
            int y = at / width;
            expected[at] = mask.get(x, y) == 0 ? stored(formula.of(x, y, channels(bitmap, x, y))) : bitmap.get(x, y);
        }
        filter.on(bitmap);
        for (int at = 0; at < expected.length; at++) {
            int actual = bitmap.get(at % width, at / width);
            if (actual != expected[at]) {
                assertEquals(
                        Integer.toHexString(expected[at]),
                        Integer.toHexString(actual),
                        name + " at " + at % width + "," + at / width);
            }
        }
    }

    @Test
    void morphIsTheSumOfTheNeighbourhood() {
        rounds(400, () -> {
            int reach = random.nextInt(4);
            int size = 2 * reach + 1;
            int range = random.nextInt(6) == 0 ? 30000 : 9;
            int[] weights = random.ints((long) size * size, -range / 2, range).toArray();
            int sum = Arrays.stream(weights).sum();
            double mul = random.nextBoolean() ? random.nextDouble() * 4 - 1 : sum == 0 ? 1 : 1.0 / sum;
            double add = random.nextBoolean() ? 0 : random.nextDouble() - 0.5;
            boolean threshold = random.nextInt(4) == 0;
            boolean invert = random.nextBoolean();
            Morph morph = BitmapFilter.morph(weights).mul(mul).add(add);
            if (threshold) {
                morph.threshold(20, invert);
            }
            Bitmap before = new Bitmap(bitmap.width(), bitmap.height(), 65536);
            for (int at = 0; at < bitmap.width() * bitmap.height(); at++) {
                int x = at % bitmap.width();
                before.set(x, at / bitmap.width(), bitmap.get(x, at / bitmap.width()));
            }
            assertFilters(morph, (x, y, old) -> {
                long[] sums = new long[3];
                for (int dy = -reach; dy <= reach; dy++) {
                    for (int dx = -reach; dx <= reach; dx++) {
                        int[] near = channels(
                                before,
                                Math.clamp(x + dx, 0, before.width() - 1),
                                Math.clamp(y + dy, 0, before.height() - 1));
                        for (int i = 0; i < 3; i++) {
                            sums[i] += (long) near[i] * weights[(dy + reach) * size + dx + reach];
                        }
                    }
                }
                int[] out = new int[3];
                for (int i = 0; i < 3; i++) {
                    long more = Math.round(65536 * 63 * add) * (i == 1 ? 2 : 1);
                    long value = Math.floorDiv(sums[i] * Math.round(65536 * mul) + more, 65536);
                    out[i] = (int) Math.max(0, Math.min(i == 1 ? 63 : 31, value));
                }
                if (threshold) {
                    boolean light = brightness(out) - 20 < brightness(old);
                    return light != invert ? new int[] {31, 63, 31} : new int[3];
                }
                return out;
            });
        });
    }

    private static int brightness(int[] channels) {
        return (wide5(channels[0]) * 38 + wide6(channels[1]) * 75 + wide5(channels[2]) * 15) / 128;
    }

    private static int wide5(int field) {
        return field * 8 + field / 4;
    }

    private static int wide6(int field) {
        return field * 4 + field / 16;
    }

    @Test
    void mixTakesEachChannelFromAll() {
        rounds(300, () -> {
            double[] w = random.doubles(12, -1, 1.5).toArray();
            int kind = random.nextInt(4);
            ChannelWeights weights =
                    switch (kind) {
                        case 0 -> ChannelWeights.scale(w[0], w[5], w[10]);
                        case 1 -> ChannelWeights.scaleOffset(w[0], w[3], w[5], w[7], w[10], w[11]);
                        case 2 -> ChannelWeights.mix(w[0], w[1], w[2], w[4], w[5], w[6], w[8], w[9], w[10]);
                        default -> ChannelWeights.mixOffset(w);
                    };
            for (int i = 0; i < 12; i++) {
                boolean own = i % 5 == 0;
                boolean offset = i % 4 == 3;
                if ((kind < 2 && !own && !offset) || (kind % 2 == 0 && offset)) {
                    w[i] = 0;
                }
            }
            assertFilters(BitmapFilter.mix(weights), (x, y, old) -> {
                int[] out = new int[3];
                for (int i = 0; i < 3; i++) {
                    int max = i == 1 ? 63 : 31;
                    // from fields of 5 bits to those of 6 twice as much, and the other way half
                    double scale = i == 1 ? 2 : 1;
                    double green = i == 1 ? 1 : 0.5;
                    long sum = old[0] * Math.round(65536 * scale * w[4 * i])
                            + old[1] * Math.round(65536 * green * w[4 * i + 1])
                            + old[2] * Math.round(65536 * scale * w[4 * i + 2])
                            + Math.round(65535 * max * w[4 * i + 3]);
                    out[i] = (int) Math.max(0, Math.min(max, Math.floorDiv(sum, 65536)));
                }
                return out;
            });
        });
    }

    @Test
    void lookupAsksEachChannelsFunction() {
        rounds(
                100,
                () -> assertFilters(
                        BitmapFilter.lookup(r -> r * r, g -> 1.2 - g, b -> b - 0.2), (x, y, old) -> new int[] {
                            (int) Math.round(old[0] * old[0] / 31.0),
                            (int) Math.min(63, Math.round(63 * (1.2 - old[1] / 63.0))),
                            (int) Math.max(0, Math.round(31 * (old[2] / 31.0 - 0.2)))
                        }));
    }

    @Test
    void falseColorShowsBrightness() {
        Palette palette = new Palette(256);
        for (int i = 0; i < 256; i++) {
            palette.set(i, 0x010305 * i & 0xffffff);
        }
        rounds(
                100,
                () -> assertFilters(BitmapFilter.falseColor(palette), (x, y, old) -> {
                    int rgb = palette.get(brightness(old));
                    return new int[] {rgb / 65536 / 8, rgb / 256 % 256 / 4, rgb % 256 / 8};
                }));
    }

    @Test
    void solarizeMirrorsWhatIsBright() {
        rounds(200, () -> {
            double threshold = random.nextDouble();
            int at = (int) Math.round(256 * threshold);
            assertFilters(BitmapFilter.solarize(threshold), (x, y, old) -> {
                int luma = brightness(old);
                if (luma <= at) {
                    return old;
                }
                int r = wide5(old[0]);
                int g = wide6(old[1]);
                int b = wide5(old[2]);
                int dark = Math.max(0, Math.min(255, 2 * at - luma));
                int u = Math.floorDiv(64 * b - 21 * r - 43 * g, 128);
                int v = Math.floorDiv(64 * r - 54 * g - 10 * b, 128);
                int red = Math.max(0, Math.min(255, dark + Math.floorDiv(91881 * v, 65536)));
                int green = Math.max(0, Math.min(255, dark - Math.floorDiv(22554 * u + 46802 * v, 65536)));
                int blue = Math.max(0, Math.min(255, dark + Math.floorDiv(116130 * u, 65536)));
                return new int[] {red / 8, green / 4, blue / 8};
            });
        });
    }

    @Test
    void blendAsksTheTable() {
        rounds(200, () -> {
            Bitmap other = noise(bitmap.width(), bitmap.height());
            Bitmap target = random.nextBoolean() ? other : noise(bitmap.width(), bitmap.height());
            boolean masked = random.nextBoolean();
            Bitmap mask = noise(bitmap.width(), bitmap.height());
            if (random.nextBoolean()) {
                mask.fill(0);
            }
            Blend blend = BitmapFilter.blend(BlendTable.of((p, q) -> p + q - 0.5 * p * q));
            if (masked) {
                blend.mask(mask);
            }
            int[] expected = new int[bitmap.width() * bitmap.height()];
            for (int i = 0; i < expected.length; i++) {
                int x = i % bitmap.width();
                int y = i / bitmap.width();
                int[] a = channels(bitmap, x, y);
                int[] b = channels(other, x, y);
                int[] out = {
                    screened(2 * a[0] + a[0] % 2, 2 * b[0] + b[0] % 2) / 2,
                    screened(a[1], b[1]),
                    screened(2 * a[2] + a[2] % 2, 2 * b[2] + b[2] % 2) / 2
                };
                expected[i] = masked && mask.get(x, y) != 0 ? bitmap.get(x, y) : stored(out);
            }
            blend.to(target, bitmap, other);
            for (int i = 0; i < expected.length; i++) {
                assertEquals(expected[i], target.get(i % bitmap.width(), i / bitmap.width()), name + " at " + i);
            }
        });
    }

    private static int screened(int a, int b) {
        double p = a / 63.0;
        double q = b / 63.0;
        return (int) Math.round(63 * Math.min(1, p + q - 0.5 * p * q));
    }

    @Test
    void onlyWhatChangesIsDirty() {
        Bitmap picture = new Bitmap(64, 64, 65536);
        picture.set(40, 20, stored(20, 0, 0));
        long epoch = SceneGate.enterFrame();
        SceneGate.leaveFrame(Thread.currentThread());
        BitmapFilter.mix(ChannelWeights.scale(1, 1, 1)).on(picture);
        assertFalse(SceneAccess.get().damage(picture).since(epoch));
        BitmapFilter.mix(ChannelWeights.scale(0.5, 1, 1)).on(picture);
        assertEquals(stored(10, 0, 0), picture.get(40, 20));
        for (int y = 0; y < 4; y++) {
            for (int x = 0; x < 4; x++) {
                assertEquals(x == 2 && y == 1, SceneAccess.get().damage(picture).cellSince(x, y, epoch), x + "," + y);
            }
        }
    }

    @Test
    void misuse() {
        Bitmap eight = new Bitmap(3, 3, 256);
        Bitmap small = new Bitmap(2, 3, 65536);
        Bitmap fine = new Bitmap(3, 3, 65536);
        Filter filter = BitmapFilter.solarize(0.5);
        refused("must have 16 bits, not 8", () -> filter.on(eight));
        refused(
                "of one size, not 3x3 and 2x3",
                () -> BitmapFilter.solarize(0).mask(small).on(fine));
        refused("square of an odd number of weights, 1..961, not 4", () -> BitmapFilter.morph(1, 1, 1, 1));
        refused("not 8", () -> BitmapFilter.morph(new int[8]));
        refused("not 0", () -> BitmapFilter.morph());
        refused("weights must be -32768..32767, not 40000", () -> BitmapFilter.morph(40000));
        refused("mul must be -1000..1000, not NaN", () -> BitmapFilter.morph(1).mul(Double.NaN));
        refused("add must be -1..1, not 2.0", () -> BitmapFilter.morph(1).add(2));
        refused("threshold must be 0..1, not 1.5", () -> BitmapFilter.solarize(1.5));
        refused("the palette must have 256 colours, not 2", () -> BitmapFilter.falseColor(new Palette(2)));
        refused("there must be 9 weights, not 3", () -> ChannelWeights.mix(1, 2, 3));
        refused("there must be 12 weights, not 9", () -> ChannelWeights.mixOffset(new double[9]));
        refused("weights must be -1000..1000, not Infinity", () -> ChannelWeights.scale(1 / 0.0, 1, 1));
        Blend blend = BitmapFilter.blend(BlendTable.of((a, b) -> a));
        refused("of one size", () -> blend.to(fine, fine, small));
        refused("16 bits, not 8", () -> blend.to(fine, eight, fine));
        assertThrows(IllegalStateException.class, () -> filter.on(fine.asReadOnly()));
        assertThrows(IllegalStateException.class, () -> blend.to(fine.asReadOnly(), fine, fine));
    }

    private static void refused(String message, Runnable misuse) {
        var e = assertThrows(IllegalArgumentException.class, misuse::run);
        assertTrue(String.valueOf(e.getMessage()).contains(message), e.getMessage());
    }

    /// A filter that is used much looks its results up; they are those of one that is not.
    @Test
    void whatIsLookedUpIsTheSame() {
        Palette colours = new Palette(256);
        for (int i = 0; i < 256; i++) {
            colours.set(i, i * 0x010307 & 0xffffff);
        }
        List<Supplier<Filter>> filters = List.of(
                () -> BitmapFilter.lookup(x -> 1 - x * x),
                () -> BitmapFilter.mix(ChannelWeights.mix(.3, .6, .1, .2, .5, .2, .3, .5, .1)),
                () -> BitmapFilter.solarize(0.4),
                () -> BitmapFilter.falseColor(colours));
        for (Supplier<Filter> filter : filters) {
            for (int round = 0; round < 6; round++) {
                Bitmap bitmap = Canvas.random(random, 300, 220, 16, 65536);
                Bitmap mask = round % 2 == 0 ? null : Canvas.random(random, 300, 220, 1, 2);
                Canvas canvas = new Canvas(bitmap);
                for (int y = 0; y < 220; y++) {
                    Bitmap row = new Bitmap(300, 1, 65536);
                    for (int x = 0; x < 300; x++) {
                        row.set(x, 0, bitmap.get(x, y));
                    }
                    filter.get().on(row); // too few to look up
                    for (int x = 0; x < 300; x++) {
                        if (mask == null || mask.get(x, y) == 0) {
                            canvas.set(x, y, row.get(x, 0));
                        }
                    }
                }
                long epoch = Canvas.epoch();
                Filter much = filter.get();
                if (mask != null) {
                    much.mask(mask);
                }
                much.on(bitmap);
                canvas.assertEqualAndDirty(bitmap, epoch, canvas.changed(), "seed " + SEED + ", round " + round);
            }
        }
    }
}
