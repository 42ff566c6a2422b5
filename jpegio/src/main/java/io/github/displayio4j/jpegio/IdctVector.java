package io.github.displayio4j.jpegio;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// The twin of `Idct.transform` in vectors of eight ints, each of another block, so that neither pass has
/// anything to transpose: to lay coefficients side by side beforehand, which are shorts, costs less than ints
/// between the passes.
///
/// What changes places does so by a shift and a blend, as permutations of two vectors are several instructions on
/// some machines. Methods are flat and hand over through an array: what C2 cannot keep in registers across a
/// call, it would box.
final class IdctVector {
    static final VectorSpecies<Integer> INTS = IntVector.SPECIES_256;
    static final VectorSpecies<Short> SHORTS = ShortVector.SPECIES_128;
    static final VectorSpecies<Short> TWO_ROWS = ShortVector.SPECIES_256;

    static final int FIRST_SHIFT = 13 - 2;
    private static final int SECOND_SHIFT = 13 + 2 + 3;
    /// Sums of the second pass are made positive by this, so that a shift of an int need not heed the sign of the
    /// other sample that will be in it.
    private static final int POSITIVE = 1 << 31;

    private static final int SECOND_BIAS = (1 << (SECOND_SHIFT - 1)) + (128 << SECOND_SHIFT) + POSITIVE;
    /// `POSITIVE` in the upper half of an int.
    static final short OFFSET = (short) (POSITIVE >> 16);
    /// A sample of 255 there, and what is behind the point.
    static final short WHITE = (256 << SECOND_SHIFT - 16) - 1;

    // Parts of `factors`: in each eight times a factor of column 0, then of the next ones.
    static final int C0 = 0;
    static final int C1 = 64;
    static final int C2A = 2 * 64;
    static final int C2B = 3 * 64;
    static final int C3 = 4 * 64;
    static final int C4 = 5 * 64;
    static final int C5 = 6 * 64;
    static final int C6A = 7 * 64;
    static final int C6B = 8 * 64;
    static final int C7 = 9 * 64;
    /// What the first pass adds: half of what its shift drops, and in column 0 what the second pass would add to
    /// all.
    static final int BIAS = 10 * 64;
    /// Length of `factors`.
    static final int FACTORS = 11 * 64;

    static final VectorMask<Byte> ODD_BYTES = VectorMask.fromLong(ByteVector.SPECIES_256, 0xaaaaaaaaL);
    static final VectorMask<Short> ODD_SHORTS = VectorMask.fromLong(TWO_ROWS, 0xaaaa);
    static final VectorMask<Integer> ODD_INTS = VectorMask.fromLong(INTS, 0xaa);
    static final VectorMask<Integer> ODD_LONGS = VectorMask.fromLong(INTS, 0xcc);
    static final VectorShuffle<Integer> OTHER_LONG = VectorShuffle.fromValues(INTS, 2, 3, 0, 1, 6, 7, 4, 5);

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN)
            .withInvokeExactBehavior();

    /// Blocks that go through a pass together, a multiple of eight: what one leaves stays in the first cache for
    /// the next.
    private static final int GROUP = 16;

    private final short[] coefficients = new short[64 * GROUP];
    private final int[] work = new int[64 * GROUP];
    private final long[] rows = new long[8 * GROUP];
    private final int[] targets = new int[8];

    /// Whether the machine has vectors of eight ints.
    static boolean isSupported() {
        return IntVector.SPECIES_PREFERRED.length() >= INTS.length();
    }

    /// Transforms blocks of a component and makes their coefficients 0: one pass after the other over some
    /// blocks, so that those of one block need not wait for each other. In `list`, blocks may be of a fuller kind
    /// afterwards.
    ///
    /// @param in at whose index `base` the block begins that `list` calls 0
    /// @param factors as `scale` makes them of `steps`
    /// @param to index of `out` that `list` calls 0
    void transformAll(
            BlockList list, short[] in, int base, int[] steps, int[] factors, byte[] out, int to, int stride) {
        int[] entries = list.entries;
        for (int i = BlockList.start(BlockList.FLAT); i < list.ends[BlockList.FLAT]; i++) {
            int at = base + BlockList.block(entries[i]);
            Idct.fill(Idct.sample(in[at] * steps[0]), out, to + BlockList.target(entries[i]), stride);
            in[at] = 0;
        }
        int full = BlockList.start(BlockList.FULL);
        int fulls = list.ends[BlockList.FULL] - full;
        int sparse = BlockList.start(BlockList.SPARSE);
        int sparses = list.ends[BlockList.SPARSE] - sparse;
        while (fulls % 8 != 0 && sparses > 0) {
            entries[full + fulls++] = entries[sparse + --sparses];
        }
        fulls = fillUp(entries, full, fulls);
        for (int i = 0; i < fulls; i += GROUP) {
            int n = Math.min(GROUP, fulls - i);
            gather(entries, full + i, n, in, base, coefficients);
            columns(n, coefficients, factors, work);
            rows(n, work, rows);
            put(n, entries, full + i, out, to, stride);
        }
        sparses = fillUp(entries, sparse, sparses);
        for (int i = 0; i < sparses; i += GROUP) {
            int n = Math.min(GROUP, sparses - i);
            SparsePasses.gather(entries, sparse + i, n, in, base, coefficients);
            SparsePasses.columns(n, coefficients, factors, work);
            SparsePasses.rows(n, work, rows);
            put(n, entries, sparse + i, out, to, stride);
        }
    }

    /// Calls every pass for no block, which C2 counts as calls all the same.
    void touch(int[] factors) {
        gather(targets, 0, 0, coefficients, 0, coefficients);
        columns(0, coefficients, factors, work);
        rows(0, work, rows);
        SparsePasses.gather(targets, 0, 0, coefficients, 0, coefficients);
        SparsePasses.columns(0, coefficients, factors, work);
        SparsePasses.rows(0, work, rows);
    }

    /// Repeats the last block until there is a multiple of eight. That does no harm: eight blocks are read before
    /// any of them becomes 0.
    ///
    /// @return how many there are then
    private static int fillUp(int[] entries, int first, int n) {
        int end = n;
        while (end % 8 != 0) {
            entries[first + end] = entries[first + n - 1];
            end++;
        }
        return end;
    }

    /// Lays the samples of blocks where they belong.
    private void put(int n, int[] entries, int first, byte[] out, int to, int stride) {
        for (int octet = 0; octet < n; octet += 8) {
            for (int i = 0; i < 8; i++) {
                targets[i] = to + BlockList.target(entries[first + octet + i]);
            }
            put(rows, 8 * octet, targets, out, stride);
        }
    }

    /// Row by row: of addresses that depend on the row and on the block, C2 would keep more than there are
    /// registers.
    private static void put(long[] from, int first, int[] to, byte[] out, int stride) {
        for (int y = 0, at = first, row = 0; y < 8; y++, at += 8, row += stride) {
            LONG.set(out, to[0] + row, from[at]);
            LONG.set(out, to[1] + row, from[at + 4]);
            LONG.set(out, to[2] + row, from[at + 1]);
            LONG.set(out, to[3] + row, from[at + 5]);
            LONG.set(out, to[4] + row, from[at + 2]);
            LONG.set(out, to[5] + row, from[at + 6]);
            LONG.set(out, to[6] + row, from[at + 3]);
            LONG.set(out, to[7] + row, from[at + 7]);
        }
    }

    /// Multiplies quantiser steps and constants of the first pass, as far as that saves a multiplication of the
    /// coefficients.
    static void scale(int[] steps, int[] f) {
        for (int i = 0; i < 64; i++) {
            int x = i >> 3;
            f[C0 + i] = steps[x] << 13;
            f[C1 + i] = steps[8 + x];
            f[C2A + i] = steps[16 + x] * 4433;
            f[C2B + i] = steps[16 + x] * (4433 + 6270);
            f[C3 + i] = steps[24 + x];
            f[C4 + i] = steps[32 + x] << 13;
            f[C5 + i] = steps[40 + x];
            f[C6A + i] = steps[48 + x] * 4433;
            f[C6B + i] = steps[48 + x] * (15137 - 4433);
            f[C7 + i] = steps[56 + x];
            f[BIAS + i] = (1 << (FIRST_SHIFT - 1)) + (x == 0 ? SECOND_BIAS >> 13 << FIRST_SHIFT : 0);
        }
    }

    /// Lays the coefficients of eight blocks side by side, and makes them 0 in the blocks: the eight of a place
    /// follow each other, then those of the next place of the column.
    ///
    /// A matrix is transposed by halves, quarters and eighths: each time, every other long, int or short of two
    /// vectors changes places with its neighbour in the other one.
    ///
    /// @param base is added to where `list` says that a block begins
    private static void gather(int[] list, int first, int n, short[] in, int base, short[] to) {
        for (int octet = 0; octet < n; octet += 8) {
            int from = first + octet;
            int at0 = base + BlockList.block(list[from]);
            int at1 = base + BlockList.block(list[from + 1]);
            int at2 = base + BlockList.block(list[from + 2]);
            int at3 = base + BlockList.block(list[from + 3]);
            int at4 = base + BlockList.block(list[from + 4]);
            int at5 = base + BlockList.block(list[from + 5]);
            int at6 = base + BlockList.block(list[from + 6]);
            int at7 = base + BlockList.block(list[from + 7]);
            int o = 64 * octet;
            for (int row = 0; row < 8; row += 2, o += 16) {
                int i = 8 * row;
                IntVector v0 = ShortVector.fromArray(TWO_ROWS, in, at0 + i).reinterpretAsInts();
                IntVector v1 = ShortVector.fromArray(TWO_ROWS, in, at1 + i).reinterpretAsInts();
                IntVector v2 = ShortVector.fromArray(TWO_ROWS, in, at2 + i).reinterpretAsInts();
                IntVector v3 = ShortVector.fromArray(TWO_ROWS, in, at3 + i).reinterpretAsInts();
                IntVector v4 = ShortVector.fromArray(TWO_ROWS, in, at4 + i).reinterpretAsInts();
                IntVector v5 = ShortVector.fromArray(TWO_ROWS, in, at5 + i).reinterpretAsInts();
                IntVector v6 = ShortVector.fromArray(TWO_ROWS, in, at6 + i).reinterpretAsInts();
                IntVector v7 = ShortVector.fromArray(TWO_ROWS, in, at7 + i).reinterpretAsInts();
                ShortVector.zero(TWO_ROWS).intoArray(in, at0 + i);
                ShortVector.zero(TWO_ROWS).intoArray(in, at1 + i);
                ShortVector.zero(TWO_ROWS).intoArray(in, at2 + i);
                ShortVector.zero(TWO_ROWS).intoArray(in, at3 + i);
                ShortVector.zero(TWO_ROWS).intoArray(in, at4 + i);
                ShortVector.zero(TWO_ROWS).intoArray(in, at5 + i);
                ShortVector.zero(TWO_ROWS).intoArray(in, at6 + i);
                ShortVector.zero(TWO_ROWS).intoArray(in, at7 + i);

                IntVector l0 = v0.blend(v4.rearrange(OTHER_LONG), ODD_LONGS);
                IntVector h0 = v0.rearrange(OTHER_LONG).blend(v4, ODD_LONGS);
                IntVector l1 = v1.blend(v5.rearrange(OTHER_LONG), ODD_LONGS);
                IntVector h1 = v1.rearrange(OTHER_LONG).blend(v5, ODD_LONGS);
                IntVector l2 = v2.blend(v6.rearrange(OTHER_LONG), ODD_LONGS);
                IntVector h2 = v2.rearrange(OTHER_LONG).blend(v6, ODD_LONGS);
                IntVector l3 = v3.blend(v7.rearrange(OTHER_LONG), ODD_LONGS);
                IntVector h3 = v3.rearrange(OTHER_LONG).blend(v7, ODD_LONGS);

                ShortVector e01 = l0.reinterpretAsShorts()
                        .blend(l1.lanewise(VectorOperators.LSHL, 16).reinterpretAsShorts(), ODD_SHORTS);
                ShortVector o01 = l0.lanewise(VectorOperators.LSHR, 16)
                        .reinterpretAsShorts()
                        .blend(l1.reinterpretAsShorts(), ODD_SHORTS);
                ShortVector e23 = l2.reinterpretAsShorts()
                        .blend(l3.lanewise(VectorOperators.LSHL, 16).reinterpretAsShorts(), ODD_SHORTS);
                ShortVector o23 = l2.lanewise(VectorOperators.LSHR, 16)
                        .reinterpretAsShorts()
                        .blend(l3.reinterpretAsShorts(), ODD_SHORTS);
                e01.reinterpretAsInts()
                        .blend(
                                e23.reinterpretAsLongs()
                                        .lanewise(VectorOperators.LSHL, 32)
                                        .reinterpretAsInts(),
                                ODD_INTS)
                        .reinterpretAsShorts()
                        .intoArray(to, o);
                e01.reinterpretAsLongs()
                        .lanewise(VectorOperators.LSHR, 32)
                        .reinterpretAsInts()
                        .blend(e23.reinterpretAsInts(), ODD_INTS)
                        .reinterpretAsShorts()
                        .intoArray(to, o + 128);
                o01.reinterpretAsInts()
                        .blend(
                                o23.reinterpretAsLongs()
                                        .lanewise(VectorOperators.LSHL, 32)
                                        .reinterpretAsInts(),
                                ODD_INTS)
                        .reinterpretAsShorts()
                        .intoArray(to, o + 64);
                o01.reinterpretAsLongs()
                        .lanewise(VectorOperators.LSHR, 32)
                        .reinterpretAsInts()
                        .blend(o23.reinterpretAsInts(), ODD_INTS)
                        .reinterpretAsShorts()
                        .intoArray(to, o + 192);

                e01 = h0.reinterpretAsShorts()
                        .blend(h1.lanewise(VectorOperators.LSHL, 16).reinterpretAsShorts(), ODD_SHORTS);
                o01 = h0.lanewise(VectorOperators.LSHR, 16)
                        .reinterpretAsShorts()
                        .blend(h1.reinterpretAsShorts(), ODD_SHORTS);
                e23 = h2.reinterpretAsShorts()
                        .blend(h3.lanewise(VectorOperators.LSHL, 16).reinterpretAsShorts(), ODD_SHORTS);
                o23 = h2.lanewise(VectorOperators.LSHR, 16)
                        .reinterpretAsShorts()
                        .blend(h3.reinterpretAsShorts(), ODD_SHORTS);
                e01.reinterpretAsInts()
                        .blend(
                                e23.reinterpretAsLongs()
                                        .lanewise(VectorOperators.LSHL, 32)
                                        .reinterpretAsInts(),
                                ODD_INTS)
                        .reinterpretAsShorts()
                        .intoArray(to, o + 256);
                e01.reinterpretAsLongs()
                        .lanewise(VectorOperators.LSHR, 32)
                        .reinterpretAsInts()
                        .blend(e23.reinterpretAsInts(), ODD_INTS)
                        .reinterpretAsShorts()
                        .intoArray(to, o + 384);
                o01.reinterpretAsInts()
                        .blend(
                                o23.reinterpretAsLongs()
                                        .lanewise(VectorOperators.LSHL, 32)
                                        .reinterpretAsInts(),
                                ODD_INTS)
                        .reinterpretAsShorts()
                        .intoArray(to, o + 320);
                o01.reinterpretAsLongs()
                        .lanewise(VectorOperators.LSHR, 32)
                        .reinterpretAsInts()
                        .blend(o23.reinterpretAsInts(), ODD_INTS)
                        .reinterpretAsShorts()
                        .intoArray(to, o + 448);
            }
        }
    }

    /// First pass, of a column of eight blocks at a time.
    private static void columns(int n, short[] in, int[] factors, int[] to) {
        for (int i = 0; i < n; i++) {
            int x = i & 7;
            int at = 64 * i;
            int o = 64 * (i - x) + 8 * x;
            int f = 8 * x;
            IntVector c0 = (IntVector) ShortVector.fromArray(SHORTS, in, at).convertShape(VectorOperators.S2I, INTS, 0);
            IntVector c1 = ((IntVector)
                            ShortVector.fromArray(SHORTS, in, at + 8).convertShape(VectorOperators.S2I, INTS, 0))
                    .mul(IntVector.fromArray(INTS, factors, C1 + f));
            IntVector c2 =
                    (IntVector) ShortVector.fromArray(SHORTS, in, at + 16).convertShape(VectorOperators.S2I, INTS, 0);
            IntVector c3 = ((IntVector)
                            ShortVector.fromArray(SHORTS, in, at + 24).convertShape(VectorOperators.S2I, INTS, 0))
                    .mul(IntVector.fromArray(INTS, factors, C3 + f));
            IntVector c4 =
                    (IntVector) ShortVector.fromArray(SHORTS, in, at + 32).convertShape(VectorOperators.S2I, INTS, 0);
            IntVector c5 = ((IntVector)
                            ShortVector.fromArray(SHORTS, in, at + 40).convertShape(VectorOperators.S2I, INTS, 0))
                    .mul(IntVector.fromArray(INTS, factors, C5 + f));
            IntVector c6 =
                    (IntVector) ShortVector.fromArray(SHORTS, in, at + 48).convertShape(VectorOperators.S2I, INTS, 0);
            IntVector c7 = ((IntVector)
                            ShortVector.fromArray(SHORTS, in, at + 56).convertShape(VectorOperators.S2I, INTS, 0))
                    .mul(IntVector.fromArray(INTS, factors, C7 + f));

            IntVector even2 = c2.mul(IntVector.fromArray(INTS, factors, C2A + f))
                    .sub(c6.mul(IntVector.fromArray(INTS, factors, C6B + f)));
            IntVector even3 = c2.mul(IntVector.fromArray(INTS, factors, C2B + f))
                    .add(c6.mul(IntVector.fromArray(INTS, factors, C6A + f)));
            c0 = c0.mul(IntVector.fromArray(INTS, factors, C0 + f)).add(IntVector.fromArray(INTS, factors, BIAS + f));
            c4 = c4.mul(IntVector.fromArray(INTS, factors, C4 + f));
            IntVector even0 = c0.add(c4);
            IntVector even1 = c0.sub(c4);
            IntVector a0 = even0.add(even3);
            IntVector a3 = even0.sub(even3);
            IntVector a1 = even1.add(even2);
            IntVector a2 = even1.sub(even2);

            IntVector s17 = c1.add(c7).mul(-7373);
            IntVector s35 = c3.add(c5).mul(-20995);
            IntVector s37 = c3.add(c7);
            IntVector s15 = c1.add(c5);
            IntVector all = s37.add(s15).mul(9633);
            s37 = all.sub(s37.mul(16069));
            s15 = all.sub(s15.mul(3196));
            IntVector b3 = c7.mul(2446).add(s17).add(s37);
            IntVector b2 = c5.mul(16819).add(s35).add(s15);
            IntVector b1 = c3.mul(25172).add(s35).add(s37);
            IntVector b0 = c1.mul(12299).add(s17).add(s15);

            c0 = a0.add(b0).lanewise(VectorOperators.ASHR, FIRST_SHIFT);
            c7 = a0.sub(b0).lanewise(VectorOperators.ASHR, FIRST_SHIFT);
            c1 = a1.add(b1).lanewise(VectorOperators.ASHR, FIRST_SHIFT);
            c6 = a1.sub(b1).lanewise(VectorOperators.ASHR, FIRST_SHIFT);
            c2 = a2.add(b2).lanewise(VectorOperators.ASHR, FIRST_SHIFT);
            c5 = a2.sub(b2).lanewise(VectorOperators.ASHR, FIRST_SHIFT);
            c3 = a3.add(b3).lanewise(VectorOperators.ASHR, FIRST_SHIFT);
            c4 = a3.sub(b3).lanewise(VectorOperators.ASHR, FIRST_SHIFT);

            c0.intoArray(to, o);
            c1.intoArray(to, o + 64);
            c2.intoArray(to, o + 128);
            c3.intoArray(to, o + 192);
            c4.intoArray(to, o + 256);
            c5.intoArray(to, o + 320);
            c6.intoArray(to, o + 384);
            c7.intoArray(to, o + 448);
        }
    }

    /// Second pass, of a row of eight blocks at a time; the result has the eight samples of a row in a long, the
    /// first one lowest: of blocks 0, 2, 4 and 6, then of 1, 3, 5 and 7.
    private static void rows(int n, int[] from, long[] to) {
        for (int i = 0; i < n; i++) {
            int at = 64 * i;
            IntVector c0 = IntVector.fromArray(INTS, from, at).lanewise(VectorOperators.LSHL, 13);
            IntVector c1 = IntVector.fromArray(INTS, from, at + 8);
            IntVector c2 = IntVector.fromArray(INTS, from, at + 16);
            IntVector c3 = IntVector.fromArray(INTS, from, at + 24);
            IntVector c4 = IntVector.fromArray(INTS, from, at + 32).lanewise(VectorOperators.LSHL, 13);
            IntVector c5 = IntVector.fromArray(INTS, from, at + 40);
            IntVector c6 = IntVector.fromArray(INTS, from, at + 48);
            IntVector c7 = IntVector.fromArray(INTS, from, at + 56);

            IntVector turn = c2.add(c6).mul(4433);
            IntVector even2 = turn.sub(c6.mul(15137));
            IntVector even3 = turn.add(c2.mul(6270));
            IntVector even0 = c0.add(c4);
            IntVector even1 = c0.sub(c4);
            IntVector a0 = even0.add(even3);
            IntVector a3 = even0.sub(even3);
            IntVector a1 = even1.add(even2);
            IntVector a2 = even1.sub(even2);

            IntVector s17 = c1.add(c7).mul(-7373);
            IntVector s35 = c3.add(c5).mul(-20995);
            IntVector s37 = c3.add(c7);
            IntVector s15 = c1.add(c5);
            IntVector all = s37.add(s15).mul(9633);
            s37 = all.sub(s37.mul(16069));
            s15 = all.sub(s15.mul(3196));
            IntVector b3 = c7.mul(2446).add(s17).add(s37);
            IntVector b2 = c5.mul(16819).add(s35).add(s15);
            IntVector b1 = c3.mul(25172).add(s35).add(s37);
            IntVector b0 = c1.mul(12299).add(s17).add(s15);

            // Two samples in an int, with two more bits behind the point, then four in its bytes.
            IntVector p02 = a0.add(b0)
                    .lanewise(VectorOperators.LSHR, 16)
                    .reinterpretAsShorts()
                    .blend(a2.add(b2).reinterpretAsShorts(), ODD_SHORTS)
                    .lanewise(VectorOperators.SUSUB, OFFSET)
                    .min(WHITE)
                    .reinterpretAsInts();
            IntVector p13 = a1.add(b1)
                    .lanewise(VectorOperators.LSHR, 16)
                    .reinterpretAsShorts()
                    .blend(a3.add(b3).reinterpretAsShorts(), ODD_SHORTS)
                    .lanewise(VectorOperators.SUSUB, OFFSET)
                    .min(WHITE)
                    .reinterpretAsInts();
            IntVector p46 = a3.sub(b3)
                    .lanewise(VectorOperators.LSHR, 16)
                    .reinterpretAsShorts()
                    .blend(a1.sub(b1).reinterpretAsShorts(), ODD_SHORTS)
                    .lanewise(VectorOperators.SUSUB, OFFSET)
                    .min(WHITE)
                    .reinterpretAsInts();
            IntVector p57 = a2.sub(b2)
                    .lanewise(VectorOperators.LSHR, 16)
                    .reinterpretAsShorts()
                    .blend(a0.sub(b0).reinterpretAsShorts(), ODD_SHORTS)
                    .lanewise(VectorOperators.SUSUB, OFFSET)
                    .min(WHITE)
                    .reinterpretAsInts();
            IntVector low = p02.lanewise(VectorOperators.LSHR, 2)
                    .reinterpretAsBytes()
                    .blend(p13.lanewise(VectorOperators.LSHL, 6).reinterpretAsBytes(), ODD_BYTES)
                    .reinterpretAsInts();
            IntVector high = p46.lanewise(VectorOperators.LSHR, 2)
                    .reinterpretAsBytes()
                    .blend(p57.lanewise(VectorOperators.LSHL, 6).reinterpretAsBytes(), ODD_BYTES)
                    .reinterpretAsInts();
            low.blend(
                            high.reinterpretAsLongs()
                                    .lanewise(VectorOperators.LSHL, 32)
                                    .reinterpretAsInts(),
                            ODD_INTS)
                    .reinterpretAsLongs()
                    .intoArray(to, 8 * i);
            low.reinterpretAsLongs()
                    .lanewise(VectorOperators.LSHR, 32)
                    .reinterpretAsInts()
                    .blend(high, ODD_INTS)
                    .reinterpretAsLongs()
                    .intoArray(to, 8 * i + 4);
        }
    }
}
