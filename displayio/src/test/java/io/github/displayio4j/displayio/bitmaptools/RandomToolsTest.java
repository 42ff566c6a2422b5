package io.github.displayio4j.displayio.bitmaptools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.displayio.Area;
import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.Colorspace;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Each tool against the slowest way to do the same, on bitmaps of all depths and kinds of memory; and what is dirty
/// afterwards.
class RandomToolsTest {
    private static final long SEED = Long.getLong("displayio.seed", 20261123L);
    private static final int[] DEPTHS = {1, 2, 4, 8, 16, 32};

    private Random random = new Random(SEED);
    private String name = "";

    private interface Round {
        void play() throws IOException;
    }

    private void rounds(int count, Round round) throws IOException {
        for (int i = 0; i < count; i++) {
            random = new Random(SEED + i);
            name = "seed " + (SEED + i);
            round.play();
        }
    }

    private int depth(int least, int most) {
        int bits;
        do {
            bits = DEPTHS[random.nextInt(DEPTHS.length)];
        } while (bits < least || bits > most);
        return bits;
    }

    private Bitmap bitmap(int bits, int most) {
        return Canvas.random(random, 1 + random.nextInt(60), 1 + random.nextInt(40), bits, most);
    }

    private int most(int bits) {
        return random.nextBoolean() ? 2 : bits == 32 ? Integer.MAX_VALUE : 1 << bits;
    }

    @Test
    void blitCopiesPixelByPixel() throws IOException {
        rounds(1500, () -> {
            int bits = depth(1, 32);
            Bitmap target = bitmap(bits, most(bits));
            boolean itself = random.nextInt(3) == 0;
            int sourceBits = depth(1, bits);
            Bitmap source = itself ? target : bitmap(sourceBits, most(sourceBits));
            int x1 = random.nextInt(source.width() + 1);
            int x2 = x1 + random.nextInt(source.width() + 1 - x1);
            int y1 = random.nextInt(source.height() + 1);
            int y2 = y1 + random.nextInt(source.height() + 1 - y1);
            int x = random.nextInt(target.width() + 1);
            int y = random.nextInt(target.height() + 1);
            Blit blit = BitmapTools.blit(source).area(x1, y1, x2, y2);
            boolean skipsSource = random.nextInt(3) == 0;
            boolean skipsTarget = random.nextInt(3) == 0;
            int skipped = random.nextInt(2);
            if (skipsSource) {
                blit.skipSource(skipped);
            }
            if (skipsTarget) {
                blit.skipTarget(1 - skipped);
            }
            Canvas expected = new Canvas(target);
            Canvas read = new Canvas(source);
            for (int v = y1; v < y2; v++) {
                for (int u = x1; u < x2; u++) {
                    int value = read.get(u, v);
                    int to = x + u - x1;
                    int down = y + v - y1;
                    if (to < target.width() && down < target.height()) {
                        boolean skip = (skipsSource && value == skipped)
                                || (skipsTarget && expected.get(to, down) == 1 - skipped);
                        expected.set(to, down, skip ? expected.get(to, down) : value);
                    }
                }
            }
            long epoch = Canvas.epoch();
            blit.to(target, x, y);
            Area all = Area.ofSize(target.width(), target.height()).intersect(new Area(x, y, x + x2 - x1, y + y2 - y1));
            expected.assertEqualAndDirty(target, epoch, skipsSource || skipsTarget ? expected.changed() : all, name);
        });
    }

    @Test
    void rotozoomTakesEachPixelFromWhereItWas() throws IOException {
        rounds(600, () -> {
            int bits = depth(1, 32);
            int sourceBits = depth(1, bits);
            Bitmap target = bitmap(bits, most(bits));
            Bitmap source = bitmap(sourceBits, most(sourceBits));
            double angle = random.nextInt(3) == 0 ? Math.PI / 2 * random.nextInt(5) : random.nextDouble() * 7 - 3;
            double scale = random.nextBoolean() ? 1 : 0.2 + random.nextDouble() * 3;
            int px = random.nextInt(30) - 5;
            int py = random.nextInt(30) - 5;
            int ox = random.nextInt(60) - 5;
            int oy = random.nextInt(40) - 5;
            int x1 = random.nextInt(source.width());
            int x2 = x1 + random.nextInt(source.width() + 1 - x1);
            int left = random.nextInt(target.width());
            boolean skips = random.nextBoolean();
            Rotozoom rotozoom = BitmapTools.rotozoom(source)
                    .angle(angle)
                    .scale(scale)
                    .pivot(px, py)
                    .clipSource(x1, 0, x2, source.height())
                    .clipTarget(left, 0, target.width(), target.height());
            if (skips) {
                rotozoom.skip(1);
            }
            Canvas expected = new Canvas(target);
            Canvas read = new Canvas(source);
            rotozoom.to(target, ox, oy);
            for (int y = 0; y < target.height(); y++) {
                for (int x = 0; x < target.width(); x++) {
                    double u = px + ((x - ox) * Math.cos(angle) + (y - oy) * Math.sin(angle)) / scale;
                    double v = py + ((y - oy) * Math.cos(angle) - (x - ox) * Math.sin(angle)) / scale;
                    if (isOnEdge(u) || isOnEdge(v)) {
                        continue; // rounding decides
                    }
                    int value = expected.get(x, y);
                    if (x >= left && u >= x1 && u < x2 && v >= 0 && v < source.height()) {
                        int found = read.get((int) u, (int) v);
                        value = skips && found == 1 ? value : found;
                    }
                    assertEquals(value, target.get(x, y), name + " at " + x + "," + y);
                }
            }
        });
    }

    private static boolean isOnEdge(double u) {
        return Math.abs(u - Math.rint(u)) < 1e-9;
    }

    @Test
    void rotozoomMarksWhatItWrote() {
        Bitmap target = new Bitmap(64, 64, 16);
        Bitmap source = new Bitmap(4, 4, 16);
        source.fill(5);
        Canvas expected = new Canvas(target);
        long epoch = Canvas.epoch();
        BitmapTools.rotozoom(source).scale(2).to(target, 20, 20);
        for (int y = 16; y < 24; y++) {
            for (int x = 16; x < 24; x++) {
                expected.set(x, y, 5);
            }
        }
        expected.assertEqualAndDirty(target, epoch, new Area(16, 16, 24, 24), "scaled");
    }

    @Test
    void alphablendIsTheFormulaOfEachChannel() throws IOException {
        List<Colorspace> spaces = List.of(
                Colorspace.L8,
                Colorspace.RGB565,
                Colorspace.RGB565_SWAPPED,
                Colorspace.BGR565,
                Colorspace.BGR565_SWAPPED);
        rounds(800, () -> {
            Colorspace space = spaces.get(random.nextInt(spaces.size()));
            int bits = space == Colorspace.L8 ? 8 : 16;
            int width = 1 + random.nextInt(40);
            int height = 1 + random.nextInt(5);
            int most = random.nextInt(4) == 0 ? 3 : 1 << bits;
            Bitmap s1 = Canvas.random(random, width, height, bits, most);
            Bitmap s2 = Canvas.random(random, width, height, bits, most);
            Bitmap mask = Canvas.random(random, width, height, 8, random.nextBoolean() ? 2 : 256);
            Bitmap target = random.nextInt(4) == 0 ? s1 : Canvas.random(random, width, height, bits, most);
            double f1 = random.nextInt(5) == 0 ? 1 : random.nextDouble();
            double f2 = random.nextInt(5) == 0 ? 1 : Math.max(1 / 256.0, random.nextDouble());
            BlendMode mode = random.nextBoolean() ? BlendMode.NORMAL : BlendMode.SCREEN;
            boolean masked = random.nextBoolean();
            boolean skips1 = random.nextInt(3) == 0;
            boolean skips2 = random.nextInt(3) == 0;
            Alphablend blend = BitmapTools.alphablend(s1, s2, space).mode(mode);
            if (random.nextInt(4) == 0) {
                f2 = 1 - f1;
                blend.factor(f1);
            } else {
                blend.factors(f1, f2);
            }
            if (masked) {
                blend.mask(mask);
            }
            if (skips1) {
                blend.skipSource1(1);
            }
            if (skips2) {
                blend.skipSource2(2);
            }
            Canvas expected = new Canvas(target);
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    int a = s1.get(x, y);
                    int b = s2.get(x, y);
                    boolean first = !skips1 || a != 1;
                    boolean second = !skips2 || b != 2;
                    int i1 = (int) (f1 * 256);
                    int whole = (int) (f2 * 256);
                    int i2 = masked ? whole * (mask.get(x, y) + 1) / 256 : whole;
                    int value = expected.get(x, y);
                    if (first && second) {
                        value = i2 == 0 ? a : blended(space, mode, a, b, i1, i2);
                    } else if (first) {
                        value = a;
                    } else if (second) {
                        value = b;
                    }
                    expected.set(x, y, value);
                }
            }
            long epoch = Canvas.epoch();
            blend.to(target);
            Area all = Area.ofSize(width, height);
            expected.assertEqualAndDirty(
                    target, epoch, skips1 || skips2 ? expected.changed() : all, name + " " + space + " " + mode);
        });
    }

    private static int blended(Colorspace space, BlendMode mode, int a, int b, int f1, int f2) {
        if (space == Colorspace.L8) {
            return channel(mode, a, b, f1, f2);
        }
        boolean swapped = space.name().endsWith("_SWAPPED");
        int p = swapped ? a / 256 + a % 256 * 256 : a;
        int q = swapped ? b / 256 + b % 256 * 256 : b;
        int high = channel(mode, p / 2048 * 8, q / 2048 * 8, f1, f2) / 8;
        int middle = channel(mode, p / 32 % 64 * 4, q / 32 % 64 * 4, f1, f2) / 4;
        int low = channel(mode, p % 32 * 8, q % 32 * 8, f1, f2) / 8;
        int value = high * 2048 + middle * 32 + low;
        return swapped ? value / 256 + value % 256 * 256 : value;
    }

    private static int channel(BlendMode mode, long a, long b, long f1, long f2) {
        long p = a * f1;
        long q = b * f2;
        long sum = mode == BlendMode.SCREEN ? p + q - p * q / 65536 : q + p * (256 - f2) / 256;
        return (int) (sum / (f1 + f2 - f1 * f2 / 256));
    }

    @Test
    void aReciprocalDividesExactly() {
        for (int d = 1; d <= 256; d++) {
            for (int n = 0; n < 256 * d; n++) {
                if (n / d != Reciprocal.quotient(n, Reciprocal.of(d))) {
                    assertEquals(n / d, Reciprocal.quotient(n, Reciprocal.of(d)), n + " / " + d);
                }
            }
        }
    }

    @Test
    void arrayblitTakesValuesOneByOne() throws IOException {
        rounds(600, () -> {
            int bits = depth(1, 32);
            Bitmap target = bitmap(bits, most(bits));
            int x1 = random.nextInt(target.width() + 1);
            int x2 = x1 + random.nextInt(target.width() + 1 - x1);
            int y1 = random.nextInt(target.height() + 1);
            int y2 = y1 + random.nextInt(target.height() + 1 - y1);
            int n = (x2 - x1) * (y2 - y1) + random.nextInt(3);
            byte[] bytes = new byte[n];
            random.nextBytes(bytes);
            short[] shorts = new short[n];
            int[] ints = new int[n];
            for (int i = 0; i < n; i++) {
                shorts[i] = (short) random.nextInt();
                ints[i] = random.nextInt(4) == 0 ? 3 : random.nextInt();
            }
            int kind = random.nextInt(3);
            ArrayBlit blit = kind == 0
                    ? BitmapTools.arrayblit(bytes)
                    : kind == 1 ? BitmapTools.arrayblit(shorts) : BitmapTools.arrayblit(ints);
            boolean skips = random.nextBoolean();
            if (skips) {
                blit.skip(3);
            }
            Canvas expected = new Canvas(target);
            long mask = (1L << bits) - 1;
            int at = 0;
            for (int y = y1; y < y2; y++) {
                for (int x = x1; x < x2; x++, at++) {
                    long value = kind == 0 ? bytes[at] & 0xff : kind == 1 ? shorts[at] & 0xffff : ints[at];
                    if (!skips || value != 3) {
                        expected.set(x, y, (int) (value & mask));
                    }
                }
            }
            long epoch = Canvas.epoch();
            blit.area(x1, y1, x2, y2).to(target);
            expected.assertEqualAndDirty(target, epoch, skips ? expected.changed() : new Area(x1, y1, x2, y2), name);
        });
    }

    @Test
    void readintoReadsBitByBit() throws IOException {
        rounds(600, () -> {
            int bits = depth(1, 32);
            Bitmap target = bitmap(bits, most(bits));
            int perPixel = List.of(1, 2, 4, 8, 16, 24, 32).get(random.nextInt(7));
            int element = 1 << random.nextInt(3);
            boolean reversePixels = random.nextBoolean();
            boolean swap = random.nextBoolean();
            boolean upwards = random.nextBoolean();
            int row = (target.width() * perPixel + 8 * element - 1) / (8 * element) * element;
            byte[] data = new byte[row * target.height()];
            random.nextBytes(data);
            ReadInto read = BitmapTools.readinto(new ByteArrayInputStream(data), perPixel)
                    .elementSize(element);
            if (reversePixels) {
                read.reversePixels();
            }
            if (swap) {
                read.swapBytes();
            }
            if (upwards) {
                read.reverseRows();
            }
            Canvas expected = new Canvas(target);
            for (int y = 0; y < target.height(); y++) {
                for (int x = 0; x < target.width(); x++) {
                    long value = 0;
                    for (int i = 0; i < perPixel; i++) {
                        // bit i of the value, from the least significant
                        int bit = x * perPixel;
                        if (perPixel < 8) {
                            int place = bit % 8 / perPixel;
                            int inByte = (reversePixels ? 8 / perPixel - 1 - place : place) * perPixel + i;
                            value |= (long) bit(data, y * row, bit / 8, inByte, element, swap) << i;
                        } else {
                            int from = perPixel == 24 ? bit / 8 + 2 - i / 8 : bit / 8 + i / 8;
                            value |= (long) bit(data, y * row, from, i % 8, element, swap) << i;
                        }
                    }
                    int to = upwards ? target.height() - 1 - y : y;
                    expected.set(x, to, (int) (value & (1L << bits) - 1));
                }
            }
            long epoch = Canvas.epoch();
            read.to(target);
            expected.assertEqualAndDirty(
                    target, epoch, Area.ofSize(target.width(), target.height()), name + " " + perPixel);
        });
    }

    private static int bit(byte[] data, int row, int index, int bit, int element, boolean swap) {
        int at = swap ? index / element * element + element - 1 - index % element : index;
        return data[row + at] >> bit & 1;
    }

    @Test
    void ditherSharesErrorsOfAPictureKeptWhole() throws IOException {
        rounds(200, () -> {
            boolean gray = random.nextBoolean();
            Bitmap source = bitmap(gray ? 8 : 16, gray ? 256 : 65536);
            Colorspace space = gray
                    ? Colorspace.L8
                    : List.of(Colorspace.RGB565, Colorspace.BGR565_SWAPPED).get(random.nextInt(2));
            int bits = depth(1, 16);
            Bitmap target = Canvas.random(random, source.width(), source.height(), bits, 2);
            boolean atkinson = random.nextBoolean();
            int width = source.width();
            int height = source.height();
            int[][] light = new int[height + 2][width + 4];
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    light[y][x + 2] = brightness(space, source.get(x, y));
                }
            }
            Canvas expected = new Canvas(target);
            int carried = 0;
            for (int y = 0; y < height; y++) {
                int step = y % 2 == 0 ? 1 : -1;
                for (int x = step > 0 ? 0 : width - 1; x >= 0 && x < width; x += step) {
                    int value = light[y][x + 2] + carried;
                    expected.set(x, y, value < 128 ? 0 : (1 << bits) - 1);
                    int error = value < 128 ? value : value - 255;
                    int at = x + 2;
                    if (atkinson) {
                        light[y][at + 2 * step] += error * 32 / 256;
                        light[y + 1][at - step] += error * 32 / 256;
                        light[y + 1][at] += error * 32 / 256;
                        light[y + 2][at] += error * 32 / 256;
                        carried = error * 32 / 256;
                    } else {
                        light[y + 1][at - step] += error * 48 / 256;
                        light[y + 1][at] += error * 80 / 256;
                        light[y + 1][at + step] += error * 16 / 256;
                        carried = error * 112 / 256;
                    }
                }
            }
            long epoch = Canvas.epoch();
            BitmapTools.dither(
                    target, source, space, atkinson ? DitherAlgorithm.ATKINSON : DitherAlgorithm.FLOYD_STEINBERG);
            expected.assertEqualAndDirty(target, epoch, Area.ofSize(width, height), name);
        });
    }

    private static int brightness(Colorspace space, int value) {
        if (space == Colorspace.L8) {
            return value;
        }
        int bits = space == Colorspace.BGR565_SWAPPED ? value / 256 + value % 256 * 256 : value;
        int high = bits / 2048 * 8;
        int green = bits / 32 % 64 * 4;
        int low = bits % 32 * 8;
        return space == Colorspace.RGB565
                ? (high * 78 + green * 154 + low * 29) / 256
                : (low * 78 + green * 154 + high * 29) / 256;
    }

    @Test
    void fillsAndReplacementsArePixelByPixel() throws IOException {
        rounds(800, () -> {
            int bits = depth(1, 32);
            Bitmap target = bitmap(bits, 2);
            Canvas expected = new Canvas(target);
            int value = random.nextInt(2);
            long epoch = Canvas.epoch();
            if (random.nextBoolean()) {
                int x1 = random.nextInt(target.width() + 1);
                int x2 = x1 + random.nextInt(target.width() + 1 - x1);
                int y1 = random.nextInt(target.height() + 1);
                int y2 = y1 + random.nextInt(target.height() + 1 - y1);
                for (int y = y1; y < y2; y++) {
                    for (int x = x1; x < x2; x++) {
                        expected.set(x, y, value);
                    }
                }
                BitmapTools.fillRegion(target, x1, y1, x2, y2, value);
                expected.assertEqualAndDirty(target, epoch, new Area(x1, y1, x2, y2), name);
            } else {
                int to = random.nextInt(2);
                for (int at = 0; at < expected.values.length; at++) {
                    expected.values[at] = expected.values[at] == value ? to : expected.values[at];
                }
                BitmapTools.replaceColor(target, value, to);
                expected.assertEqualAndDirty(target, epoch, expected.changed(), name);
            }
        });
    }

    @Test
    void boundaryFillSpreadsUntilNothingIsLeft() throws IOException {
        rounds(300, () -> {
            Bitmap target = bitmap(depth(2, 32), random.nextInt(3) == 0 ? 1 : 2);
            Canvas expected = new Canvas(target);
            int x = random.nextInt(target.width());
            int y = random.nextInt(target.height());
            boolean given = random.nextBoolean();
            int replaced = given ? random.nextInt(3) : expected.get(x, y);
            int value = random.nextInt(4);
            if (expected.get(x, y) == replaced && value != replaced) {
                spread(expected, x, y, replaced, value);
            }
            long epoch = Canvas.epoch();
            if (given) {
                BitmapTools.boundaryFill(target, x, y, value, replaced);
            } else {
                BitmapTools.boundaryFill(target, x, y, value);
            }
            expected.assertEqualAndDirty(target, epoch, expected.changed(), name);
        });
    }

    private static void spread(Canvas canvas, int x, int y, int replaced, int value) {
        boolean[] filled = new boolean[canvas.values.length];
        filled[y * canvas.width + x] = true;
        boolean grown = true;
        while (grown) {
            grown = false;
            for (int at = 0; at < filled.length; at++) {
                int column = at % canvas.width;
                boolean near = (column > 0 && filled[at - 1])
                        || (column + 1 < canvas.width && filled[at + 1])
                        || (at >= canvas.width && filled[at - canvas.width])
                        || (at + canvas.width < filled.length && filled[at + canvas.width]);
                if (!filled[at] && near && canvas.values[at] == replaced) {
                    filled[at] = true;
                    grown = true;
                }
            }
        }
        for (int at = 0; at < filled.length; at++) {
            canvas.values[at] = filled[at] ? value : canvas.values[at];
        }
    }

    /// Every pixel is within one of the true circle, in each octant there is one for each column or row, and what is
    /// dirty includes the right-most column and the bottom row.
    @Test
    void circlesAreRoundAndWhollyDirty() {
        for (int radius = 0; radius <= 40; radius++) {
            Bitmap target = new Bitmap(96, 96, 2);
            Canvas expected = new Canvas(target);
            long epoch = Canvas.epoch();
            BitmapTools.drawCircle(target, 48, 47, radius, 1);
            int inTopRow = 0;
            for (int y = 0; y < 96; y++) {
                for (int x = 0; x < 96; x++) {
                    if (target.get(x, y) == 1) {
                        expected.set(x, y, 1);
                        double off = Math.hypot(x - 48, y - 47) - radius;
                        assertTrue(Math.abs(off) < 1, "radius " + radius + " at " + x + "," + y);
                        inTopRow += y == 47 - radius ? 1 : 0;
                        assertEquals(1, target.get(96 - x, y), "mirrored");
                        assertEquals(1, target.get(x, 94 - y), "mirrored");
                    }
                }
            }
            assertTrue(inTopRow > 0, "radius " + radius);
            for (int dx = 0; dx * dx * 2 <= radius * radius; dx++) {
                int inColumn = 0;
                for (int y = 0; y < 47; y++) {
                    inColumn += target.get(48 + dx, y);
                }
                assertTrue(radius < 2 || inColumn > 0, "radius " + radius + " column " + dx);
            }
            expected.assertEqualAndDirty(target, epoch, expected.changed(), "radius " + radius);
        }
    }

    @Test
    void polygonsAreLines() throws IOException {
        rounds(200, () -> {
            int n = 1 + random.nextInt(6);
            int[] xs = random.ints(n, -10, 60).toArray();
            int[] ys = random.ints(n, -10, 60).toArray();
            boolean close = random.nextBoolean();
            Bitmap target = new Bitmap(50, 50, 4);
            Bitmap lines = new Bitmap(50, 50, 4);
            Canvas expected = new Canvas(target);
            for (int i = 1; i < n; i++) {
                BitmapTools.drawLine(lines, xs[i - 1], ys[i - 1], xs[i], ys[i], 3);
            }
            if (close) {
                BitmapTools.drawLine(lines, xs[n - 1], ys[n - 1], xs[0], ys[0], 3);
            }
            for (int at = 0; at < 2500; at++) {
                expected.set(at % 50, at / 50, lines.get(at % 50, at / 50));
            }
            long epoch = Canvas.epoch();
            BitmapTools.drawPolygon(target, xs, ys, 3, close);
            expected.assertEqualAndDirty(target, epoch, expected.changed(), name);
        });
    }
}
