package io.github.displayio4j.displayio.render;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The vector twins. Loaded only where the module `jdk.incubator.vector` is; see `KernelChoice`.
///
/// What is left over at the end of a row or block is done by one more vector that ends there, where doing a pixel
/// twice changes nothing. Methods are flat: a vector that crosses a call that is not inlined would be boxed.
final class VectorKernels extends Kernels {
    private static final VectorSpecies<Short> FOUR = ShortVector.SPECIES_64;
    private static final VectorSpecies<Short> EIGHT = ShortVector.SPECIES_128;
    private static final VectorSpecies<Short> SIXTEEN = ShortVector.SPECIES_256;
    private static final VectorSpecies<Short> WIDE = ShortVector.SPECIES_512;
    private static final VectorSpecies<Byte> WIDE_BYTES = ByteVector.SPECIES_256;
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();

    /// Which lanes of two vectors meet: pairs of pixels, then pairs of pairs, then halves.
    private static final ShortVector LOW_1 = lanes(0, 8, 1, 9, 2, 10, 3, 11);
    private static final ShortVector HIGH_1 = lanes(4, 12, 5, 13, 6, 14, 7, 15);
    private static final ShortVector LOW_2 = lanes(0, 1, 8, 9, 2, 3, 10, 11);
    private static final ShortVector HIGH_2 = lanes(4, 5, 12, 13, 6, 7, 14, 15);
    private static final ShortVector LOW_4 = lanes(0, 1, 2, 3, 8, 9, 10, 11);
    private static final ShortVector HIGH_4 = lanes(4, 5, 6, 7, 12, 13, 14, 15);

    /// Without what a shift by one moves from one channel into the next.
    private static final short HALF_MASK = 0x7bef;

    /// Wider tiles are copied faster by the system.
    private static final int MAX_COPY = 64;

    /// Which loops are used; the others are the plain ones.
    private final boolean looksUp;
    private final boolean copies;
    private final boolean masks;
    private final boolean transposes;
    private final boolean mixes;
    private final boolean fills;

    VectorKernels(boolean looksUp, boolean copies, boolean masks, boolean transposes, boolean mixes, boolean fills) {
        this.looksUp = looksUp;
        this.copies = copies;
        this.masks = masks;
        this.transposes = transposes;
        this.mixes = mixes;
        this.fills = fills;
    }

    /// Whether this machine has registers for the table look-up: emulated, it would take hundreds of times as long.
    static boolean isWide() {
        return ShortVector.SPECIES_PREFERRED.length() >= WIDE.length();
    }

    /// Whether it has them for the other loops.
    static boolean isUsable() {
        return ShortVector.SPECIES_PREFERRED.length() >= SIXTEEN.length();
    }

    private static ShortVector lanes(int... from) {
        short[] lanes = new short[from.length];
        for (int i = 0; i < lanes.length; i++) {
            lanes[i] = (short) from[i];
        }
        return ShortVector.fromArray(EIGHT, lanes, 0);
    }

    @Override
    boolean masksPay() {
        return masks;
    }

    @Override
    void lookUp(byte[] values, int source, short[] pixels, int count, short[] out, int at, int n) {
        if (!looksUp || n < WIDE.length()) {
            super.lookUp(values, source, pixels, count, out, at, n);
            return;
        }
        int last = n - WIDE.length();
        if (count <= 2) {
            ShortVector first = ShortVector.broadcast(WIDE, pixels[0]);
            ShortVector second = ShortVector.broadcast(WIDE, pixels[1]);
            for (int i = 0; ; i = Math.min(i + WIDE.length(), last)) {
                ShortVector value = (ShortVector) ByteVector.fromArray(WIDE_BYTES, values, source + i)
                        .convertShape(VectorOperators.ZERO_EXTEND_B2S, WIDE, 0);
                first.blend(second, value.compare(VectorOperators.NE, 0)).intoArray(out, at + i);
                if (i == last) {
                    return;
                }
            }
        }
        ShortVector t0 = ShortVector.fromArray(WIDE, pixels, 0);
        ShortVector t1 = ShortVector.fromArray(WIDE, pixels, 32);
        ShortVector t2 = ShortVector.fromArray(WIDE, pixels, 64);
        ShortVector t3 = ShortVector.fromArray(WIDE, pixels, 96);
        ShortVector t4 = ShortVector.fromArray(WIDE, pixels, 128);
        ShortVector t5 = ShortVector.fromArray(WIDE, pixels, 160);
        ShortVector t6 = ShortVector.fromArray(WIDE, pixels, 192);
        ShortVector t7 = ShortVector.fromArray(WIDE, pixels, 224);
        for (int i = 0; ; i = Math.min(i + WIDE.length(), last)) {
            ShortVector value = (ShortVector) ByteVector.fromArray(WIDE_BYTES, values, source + i)
                    .convertShape(VectorOperators.ZERO_EXTEND_B2S, WIDE, 0);
            VectorMask<Short> bit6 = value.and((short) 64).compare(VectorOperators.NE, 0);
            VectorMask<Short> bit7 = value.compare(VectorOperators.GE, 128);
            ShortVector low = value.selectFrom(t0, t1).blend(value.selectFrom(t2, t3), bit6);
            ShortVector high = value.selectFrom(t4, t5).blend(value.selectFrom(t6, t7), bit6);
            low.blend(high, bit7).intoArray(out, at + i);
            if (i == last) {
                return;
            }
        }
    }

    @Override
    void lookUp(byte[] values, int source, short[] pixels, int count, MemorySegment out, long at, int n) {
        if (!looksUp || n < WIDE.length()) {
            super.lookUp(values, source, pixels, count, out, at, n);
            return;
        }
        int last = n - WIDE.length();
        if (count <= 2) {
            ShortVector first = ShortVector.broadcast(WIDE, pixels[0]);
            ShortVector second = ShortVector.broadcast(WIDE, pixels[1]);
            for (int i = 0; ; i = Math.min(i + WIDE.length(), last)) {
                ShortVector value = (ShortVector) ByteVector.fromArray(WIDE_BYTES, values, source + i)
                        .convertShape(VectorOperators.ZERO_EXTEND_B2S, WIDE, 0);
                first.blend(second, value.compare(VectorOperators.NE, 0)).intoMemorySegment(out, at + 2L * i, NATIVE);
                if (i == last) {
                    return;
                }
            }
        }
        ShortVector t0 = ShortVector.fromArray(WIDE, pixels, 0);
        ShortVector t1 = ShortVector.fromArray(WIDE, pixels, 32);
        ShortVector t2 = ShortVector.fromArray(WIDE, pixels, 64);
        ShortVector t3 = ShortVector.fromArray(WIDE, pixels, 96);
        ShortVector t4 = ShortVector.fromArray(WIDE, pixels, 128);
        ShortVector t5 = ShortVector.fromArray(WIDE, pixels, 160);
        ShortVector t6 = ShortVector.fromArray(WIDE, pixels, 192);
        ShortVector t7 = ShortVector.fromArray(WIDE, pixels, 224);
        for (int i = 0; ; i = Math.min(i + WIDE.length(), last)) {
            ShortVector value = (ShortVector) ByteVector.fromArray(WIDE_BYTES, values, source + i)
                    .convertShape(VectorOperators.ZERO_EXTEND_B2S, WIDE, 0);
            VectorMask<Short> bit6 = value.and((short) 64).compare(VectorOperators.NE, 0);
            VectorMask<Short> bit7 = value.compare(VectorOperators.GE, 128);
            ShortVector low = value.selectFrom(t0, t1).blend(value.selectFrom(t2, t3), bit6);
            ShortVector high = value.selectFrom(t4, t5).blend(value.selectFrom(t6, t7), bit6);
            low.blend(high, bit7).intoMemorySegment(out, at + 2L * i, NATIVE);
            if (i == last) {
                return;
            }
        }
    }

    @Override
    void copy(short[] pixels, int source, int step, short[] out, int at, int stride, int w, int h) {
        if (!copies || w < EIGHT.length() || w > MAX_COPY) {
            super.copy(pixels, source, step, out, at, stride, w, h);
            return;
        }
        if (w < SIXTEEN.length()) {
            int last = w - EIGHT.length();
            for (int y = 0; y < h; y++) {
                int from = source + y * step;
                int to = at + y * stride;
                ShortVector.fromArray(EIGHT, pixels, from).intoArray(out, to);
                ShortVector.fromArray(EIGHT, pixels, from + last).intoArray(out, to + last);
            }
            return;
        }
        int last = w - SIXTEEN.length();
        for (int y = 0; y < h; y++) {
            int from = source + y * step;
            int to = at + y * stride;
            for (int x = 0; x < last; x += SIXTEEN.length()) {
                ShortVector.fromArray(SIXTEEN, pixels, from + x).intoArray(out, to + x);
            }
            ShortVector.fromArray(SIXTEEN, pixels, from + last).intoArray(out, to + last);
        }
    }

    /// Runs of one length class have a way of their own, without a loop: pixels in the middle are filled twice.
    @Override
    void fill(short[] alike, long[] runs, int first, int end, int left, int right, short[] out, int at, int stride) {
        if (!fills) {
            super.fill(alike, runs, first, end, left, right, out, at, stride);
            return;
        }
        short pixel = alike[0];
        ShortVector sixteen = ShortVector.broadcast(SIXTEEN, pixel);
        ShortVector eight = ShortVector.broadcast(EIGHT, pixel);
        ShortVector four = ShortVector.broadcast(FOUR, pixel);
        for (int i = first; i < end; i++) {
            long run = runs[i];
            int start = at + (int) (run >> 32) * stride;
            int from = start + Math.max((int) run >>> 16, left);
            int to = start + Math.min((int) run & 0xffff, right);
            int n = to - from;
            if (n >= 16) {
                sixteen.intoArray(out, from);
                sixteen.intoArray(out, to - 16);
                if (n > 64) {
                    System.arraycopy(alike, 0, out, from + 16, n - 32);
                } else if (n > 32) {
                    sixteen.intoArray(out, from + 16);
                    sixteen.intoArray(out, to - 32);
                }
            } else if (n >= 8) {
                eight.intoArray(out, from);
                eight.intoArray(out, to - 8);
            } else if (n >= 4) {
                four.intoArray(out, from);
                four.intoArray(out, to - 4);
            } else if (n > 0) {
                out[from] = pixel;
                out[from + n / 2] = pixel;
                out[to - 1] = pixel;
            }
        }
    }

    @Override
    void copyMasked(
            short[] pixels, short[] masks, int source, int step, short[] out, int at, int stride, int w, int h) {
        if (!this.masks || w < EIGHT.length()) {
            super.copyMasked(pixels, masks, source, step, out, at, stride, w, h);
            return;
        }
        boolean wide = w >= SIXTEEN.length();
        int last = w - (wide ? SIXTEEN.length() : EIGHT.length());
        for (int y = 0; y < h; y++) {
            int from = source + y * step;
            int to = at + y * stride;
            if (!wide) {
                for (int x = 0; ; x = last) {
                    ShortVector.fromArray(EIGHT, out, to + x)
                            .and(ShortVector.fromArray(EIGHT, masks, from + x))
                            .or(ShortVector.fromArray(EIGHT, pixels, from + x))
                            .intoArray(out, to + x);
                    if (x == last) {
                        break;
                    }
                }
                continue;
            }
            for (int x = 0; ; x = Math.min(x + SIXTEEN.length(), last)) {
                ShortVector.fromArray(SIXTEEN, out, to + x)
                        .and(ShortVector.fromArray(SIXTEEN, masks, from + x))
                        .or(ShortVector.fromArray(SIXTEEN, pixels, from + x))
                        .intoArray(out, to + x);
                if (x == last) {
                    break;
                }
            }
        }
    }

    @Override
    void mix(
            Mixer mixer,
            short[] pixels,
            int source,
            int step,
            int weight,
            boolean exchanged,
            short[] out,
            int at,
            int stride,
            int w,
            int h) {
        int last = w - SIXTEEN.length();
        if (!mixes || weight != Blend.FULL / 2 || last < 0) {
            super.mix(mixer, pixels, source, step, weight, exchanged, out, at, stride, w, h);
            return;
        }
        int rest = w % SIXTEEN.length();
        for (int y = 0; y < h; y++) {
            int from = source + y * step;
            int to = at + y * stride;
            for (int x = 0; x <= last; x += SIXTEEN.length()) {
                ShortVector above = ShortVector.fromArray(SIXTEEN, pixels, from + x);
                ShortVector below = ShortVector.fromArray(SIXTEEN, out, to + x);
                if (exchanged) {
                    above = above.lanewise(VectorOperators.REVERSE_BYTES);
                    below = below.lanewise(VectorOperators.REVERSE_BYTES);
                }
                ShortVector odd = above.lanewise(VectorOperators.XOR, below)
                        .lanewise(VectorOperators.LSHR, 1)
                        .and(HALF_MASK);
                ShortVector mixed = above.or(below).sub(odd);
                if (exchanged) {
                    mixed = mixed.lanewise(VectorOperators.REVERSE_BYTES);
                }
                mixed.intoArray(out, to + x);
            }
            if (rest > 0) { // what is mixed twice would be wrong
                Blend.uniform(pixels, from + w - rest, weight, exchanged, out, to + w - rest, to + w);
            }
        }
    }

    @Override
    void mixWeighted(
            Mixer mixer,
            short[] pixels,
            short[] weights,
            int source,
            int step,
            boolean exchanged,
            short[] out,
            int at,
            int stride,
            int w,
            int h) {
        int last = w - SIXTEEN.length();
        if (!mixes || last < 0) {
            super.mixWeighted(mixer, pixels, weights, source, step, exchanged, out, at, stride, w, h);
            return;
        }
        int rest = w % SIXTEEN.length();
        for (int y = 0; y < h; y++) {
            int from = source + y * step;
            int to = at + y * stride;
            for (int x = 0; x <= last; x += SIXTEEN.length()) {
                ShortVector weight = ShortVector.fromArray(SIXTEEN, weights, from + x);
                ShortVector above = ShortVector.fromArray(SIXTEEN, pixels, from + x);
                ShortVector below = ShortVector.fromArray(SIXTEEN, out, to + x);
                if (exchanged) {
                    above = above.lanewise(VectorOperators.REVERSE_BYTES);
                    below = below.lanewise(VectorOperators.REVERSE_BYTES);
                }
                // (s * w + d * (256 - w) + 128) / 256 = d + ((s - d) * w + 128) / 256, rounded down, fits 16 bits
                ShortVector red = above.lanewise(VectorOperators.LSHR, 11);
                ShortVector green = above.lanewise(VectorOperators.LSHR, 5).and((short) 63);
                ShortVector blue = above.and((short) 31);
                ShortVector redBelow = below.lanewise(VectorOperators.LSHR, 11);
                ShortVector greenBelow = below.lanewise(VectorOperators.LSHR, 5).and((short) 63);
                ShortVector blueBelow = below.and((short) 31);
                red = red.sub(redBelow).mul(weight).add((short) 128).lanewise(VectorOperators.ASHR, 8);
                green = green.sub(greenBelow).mul(weight).add((short) 128).lanewise(VectorOperators.ASHR, 8);
                blue = blue.sub(blueBelow).mul(weight).add((short) 128).lanewise(VectorOperators.ASHR, 8);
                ShortVector mixed = red.add(redBelow)
                        .lanewise(VectorOperators.LSHL, 11)
                        .or(green.add(greenBelow).lanewise(VectorOperators.LSHL, 5))
                        .or(blue.add(blueBelow));
                if (exchanged) {
                    mixed = mixed.lanewise(VectorOperators.REVERSE_BYTES);
                }
                mixed.intoArray(out, to + x);
            }
            if (rest > 0) {
                int end = to + w;
                Blend.weighted(pixels, weights, from + w - rest, Blend.FULL, exchanged, out, end - rest, end);
            }
        }
    }

    @Override
    void transpose(short[] pixels, int source, int stepA, int stepB, short[] out, int at, int stride, int w, int h) {
        if (!transposes || w < 8 || h < 8) {
            super.transpose(pixels, source, stepA, stepB, out, at, stride, w, h);
            return;
        }
        boolean back = stepB < 0;
        int step = back ? -stride : stride;
        for (int y = 0; y < h; y += 8) {
            int row = Math.min(y, h - 8);
            int from = source + row * stepB - (back ? 7 : 0);
            int to = at + (back ? row + 7 : row) * stride;
            for (int x = 0; x < w; x += 8) {
                int column = Math.min(x, w - 8);
                int f = from + column * stepA;
                int t = to + column;
                ShortVector a = ShortVector.fromArray(EIGHT, pixels, f);
                ShortVector b = ShortVector.fromArray(EIGHT, pixels, f + stepA);
                ShortVector c = ShortVector.fromArray(EIGHT, pixels, f + 2 * stepA);
                ShortVector d = ShortVector.fromArray(EIGHT, pixels, f + 3 * stepA);
                ShortVector e = ShortVector.fromArray(EIGHT, pixels, f + 4 * stepA);
                ShortVector g = ShortVector.fromArray(EIGHT, pixels, f + 5 * stepA);
                ShortVector i = ShortVector.fromArray(EIGHT, pixels, f + 6 * stepA);
                ShortVector j = ShortVector.fromArray(EIGHT, pixels, f + 7 * stepA);
                ShortVector ab0 = LOW_1.selectFrom(a, b);
                ShortVector ab4 = HIGH_1.selectFrom(a, b);
                ShortVector cd0 = LOW_1.selectFrom(c, d);
                ShortVector cd4 = HIGH_1.selectFrom(c, d);
                ShortVector eg0 = LOW_1.selectFrom(e, g);
                ShortVector eg4 = HIGH_1.selectFrom(e, g);
                ShortVector ij0 = LOW_1.selectFrom(i, j);
                ShortVector ij4 = HIGH_1.selectFrom(i, j);
                ShortVector ad0 = LOW_2.selectFrom(ab0, cd0);
                ShortVector ad2 = HIGH_2.selectFrom(ab0, cd0);
                ShortVector ad4 = LOW_2.selectFrom(ab4, cd4);
                ShortVector ad6 = HIGH_2.selectFrom(ab4, cd4);
                ShortVector ej0 = LOW_2.selectFrom(eg0, ij0);
                ShortVector ej2 = HIGH_2.selectFrom(eg0, ij0);
                ShortVector ej4 = LOW_2.selectFrom(eg4, ij4);
                ShortVector ej6 = HIGH_2.selectFrom(eg4, ij4);
                LOW_4.selectFrom(ad0, ej0).intoArray(out, t);
                HIGH_4.selectFrom(ad0, ej0).intoArray(out, t + step);
                LOW_4.selectFrom(ad2, ej2).intoArray(out, t + 2 * step);
                HIGH_4.selectFrom(ad2, ej2).intoArray(out, t + 3 * step);
                LOW_4.selectFrom(ad4, ej4).intoArray(out, t + 4 * step);
                HIGH_4.selectFrom(ad4, ej4).intoArray(out, t + 5 * step);
                LOW_4.selectFrom(ad6, ej6).intoArray(out, t + 6 * step);
                HIGH_4.selectFrom(ad6, ej6).intoArray(out, t + 7 * step);
            }
        }
    }

    @Override
    void transpose(
            short[] pixels,
            int source,
            int stepA,
            int stepB,
            boolean swap,
            MemorySegment out,
            long start,
            int at,
            int stride,
            int w,
            int h) {
        if (!transposes || w < 8 || h < 8) {
            super.transpose(pixels, source, stepA, stepB, swap, out, start, at, stride, w, h);
            return;
        }
        boolean back = stepB < 0;
        long step = back ? -2L * stride : 2L * stride;
        for (int y = 0; y < h; y += 8) {
            int row = Math.min(y, h - 8);
            int from = source + row * stepB - (back ? 7 : 0);
            long to = start + 2L * (at + (back ? row + 7 : row) * stride);
            for (int x = 0; x < w; x += 8) {
                int column = Math.min(x, w - 8);
                int f = from + column * stepA;
                long t = to + 2L * column;
                ShortVector a = ShortVector.fromArray(EIGHT, pixels, f);
                ShortVector b = ShortVector.fromArray(EIGHT, pixels, f + stepA);
                ShortVector c = ShortVector.fromArray(EIGHT, pixels, f + 2 * stepA);
                ShortVector d = ShortVector.fromArray(EIGHT, pixels, f + 3 * stepA);
                ShortVector e = ShortVector.fromArray(EIGHT, pixels, f + 4 * stepA);
                ShortVector g = ShortVector.fromArray(EIGHT, pixels, f + 5 * stepA);
                ShortVector i = ShortVector.fromArray(EIGHT, pixels, f + 6 * stepA);
                ShortVector j = ShortVector.fromArray(EIGHT, pixels, f + 7 * stepA);
                if (swap) {
                    a = a.lanewise(VectorOperators.REVERSE_BYTES);
                    b = b.lanewise(VectorOperators.REVERSE_BYTES);
                    c = c.lanewise(VectorOperators.REVERSE_BYTES);
                    d = d.lanewise(VectorOperators.REVERSE_BYTES);
                    e = e.lanewise(VectorOperators.REVERSE_BYTES);
                    g = g.lanewise(VectorOperators.REVERSE_BYTES);
                    i = i.lanewise(VectorOperators.REVERSE_BYTES);
                    j = j.lanewise(VectorOperators.REVERSE_BYTES);
                }
                ShortVector ab0 = LOW_1.selectFrom(a, b);
                ShortVector ab4 = HIGH_1.selectFrom(a, b);
                ShortVector cd0 = LOW_1.selectFrom(c, d);
                ShortVector cd4 = HIGH_1.selectFrom(c, d);
                ShortVector eg0 = LOW_1.selectFrom(e, g);
                ShortVector eg4 = HIGH_1.selectFrom(e, g);
                ShortVector ij0 = LOW_1.selectFrom(i, j);
                ShortVector ij4 = HIGH_1.selectFrom(i, j);
                ShortVector ad0 = LOW_2.selectFrom(ab0, cd0);
                ShortVector ad2 = HIGH_2.selectFrom(ab0, cd0);
                ShortVector ad4 = LOW_2.selectFrom(ab4, cd4);
                ShortVector ad6 = HIGH_2.selectFrom(ab4, cd4);
                ShortVector ej0 = LOW_2.selectFrom(eg0, ij0);
                ShortVector ej2 = HIGH_2.selectFrom(eg0, ij0);
                ShortVector ej4 = LOW_2.selectFrom(eg4, ij4);
                ShortVector ej6 = HIGH_2.selectFrom(eg4, ij4);
                LOW_4.selectFrom(ad0, ej0).intoMemorySegment(out, t, NATIVE);
                HIGH_4.selectFrom(ad0, ej0).intoMemorySegment(out, t + step, NATIVE);
                LOW_4.selectFrom(ad2, ej2).intoMemorySegment(out, t + 2 * step, NATIVE);
                HIGH_4.selectFrom(ad2, ej2).intoMemorySegment(out, t + 3 * step, NATIVE);
                LOW_4.selectFrom(ad4, ej4).intoMemorySegment(out, t + 4 * step, NATIVE);
                HIGH_4.selectFrom(ad4, ej4).intoMemorySegment(out, t + 5 * step, NATIVE);
                LOW_4.selectFrom(ad6, ej6).intoMemorySegment(out, t + 6 * step, NATIVE);
                HIGH_4.selectFrom(ad6, ej6).intoMemorySegment(out, t + 7 * step, NATIVE);
            }
        }
    }
}
