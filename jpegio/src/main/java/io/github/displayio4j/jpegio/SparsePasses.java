package io.github.displayio4j.jpegio;

import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;

/// The passes of `IdctVector` for blocks in which all is 0 but the upper left 4x4.
final class SparsePasses {
    private SparsePasses() {}

    /// `IdctVector.gather` of the upper left 4x4.
    static void gather(int[] list, int first, int n, short[] in, int base, short[] to) {
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
            for (int row = 0; row < 4; row += 2, o += 16) {
                int i = 8 * row;
                IntVector v0 =
                        ShortVector.fromArray(IdctVector.TWO_ROWS, in, at0 + i).reinterpretAsInts();
                IntVector v1 =
                        ShortVector.fromArray(IdctVector.TWO_ROWS, in, at1 + i).reinterpretAsInts();
                IntVector v2 =
                        ShortVector.fromArray(IdctVector.TWO_ROWS, in, at2 + i).reinterpretAsInts();
                IntVector v3 =
                        ShortVector.fromArray(IdctVector.TWO_ROWS, in, at3 + i).reinterpretAsInts();
                IntVector v4 =
                        ShortVector.fromArray(IdctVector.TWO_ROWS, in, at4 + i).reinterpretAsInts();
                IntVector v5 =
                        ShortVector.fromArray(IdctVector.TWO_ROWS, in, at5 + i).reinterpretAsInts();
                IntVector v6 =
                        ShortVector.fromArray(IdctVector.TWO_ROWS, in, at6 + i).reinterpretAsInts();
                IntVector v7 =
                        ShortVector.fromArray(IdctVector.TWO_ROWS, in, at7 + i).reinterpretAsInts();
                ShortVector.zero(IdctVector.TWO_ROWS).intoArray(in, at0 + i);
                ShortVector.zero(IdctVector.TWO_ROWS).intoArray(in, at1 + i);
                ShortVector.zero(IdctVector.TWO_ROWS).intoArray(in, at2 + i);
                ShortVector.zero(IdctVector.TWO_ROWS).intoArray(in, at3 + i);
                ShortVector.zero(IdctVector.TWO_ROWS).intoArray(in, at4 + i);
                ShortVector.zero(IdctVector.TWO_ROWS).intoArray(in, at5 + i);
                ShortVector.zero(IdctVector.TWO_ROWS).intoArray(in, at6 + i);
                ShortVector.zero(IdctVector.TWO_ROWS).intoArray(in, at7 + i);

                IntVector l0 = v0.blend(v4.rearrange(IdctVector.OTHER_LONG), IdctVector.ODD_LONGS);
                IntVector l1 = v1.blend(v5.rearrange(IdctVector.OTHER_LONG), IdctVector.ODD_LONGS);
                IntVector l2 = v2.blend(v6.rearrange(IdctVector.OTHER_LONG), IdctVector.ODD_LONGS);
                IntVector l3 = v3.blend(v7.rearrange(IdctVector.OTHER_LONG), IdctVector.ODD_LONGS);

                ShortVector e01 = l0.reinterpretAsShorts()
                        .blend(l1.lanewise(VectorOperators.LSHL, 16).reinterpretAsShorts(), IdctVector.ODD_SHORTS);
                ShortVector o01 = l0.lanewise(VectorOperators.LSHR, 16)
                        .reinterpretAsShorts()
                        .blend(l1.reinterpretAsShorts(), IdctVector.ODD_SHORTS);
                ShortVector e23 = l2.reinterpretAsShorts()
                        .blend(l3.lanewise(VectorOperators.LSHL, 16).reinterpretAsShorts(), IdctVector.ODD_SHORTS);
                ShortVector o23 = l2.lanewise(VectorOperators.LSHR, 16)
                        .reinterpretAsShorts()
                        .blend(l3.reinterpretAsShorts(), IdctVector.ODD_SHORTS);
                e01.reinterpretAsInts()
                        .blend(
                                e23.reinterpretAsLongs()
                                        .lanewise(VectorOperators.LSHL, 32)
                                        .reinterpretAsInts(),
                                IdctVector.ODD_INTS)
                        .reinterpretAsShorts()
                        .intoArray(to, o);
                e01.reinterpretAsLongs()
                        .lanewise(VectorOperators.LSHR, 32)
                        .reinterpretAsInts()
                        .blend(e23.reinterpretAsInts(), IdctVector.ODD_INTS)
                        .reinterpretAsShorts()
                        .intoArray(to, o + 128);
                o01.reinterpretAsInts()
                        .blend(
                                o23.reinterpretAsLongs()
                                        .lanewise(VectorOperators.LSHL, 32)
                                        .reinterpretAsInts(),
                                IdctVector.ODD_INTS)
                        .reinterpretAsShorts()
                        .intoArray(to, o + 64);
                o01.reinterpretAsLongs()
                        .lanewise(VectorOperators.LSHR, 32)
                        .reinterpretAsInts()
                        .blend(o23.reinterpretAsInts(), IdctVector.ODD_INTS)
                        .reinterpretAsShorts()
                        .intoArray(to, o + 192);
            }
        }
    }

    /// `IdctVector.columns` of the left four, of which the lower four rows are 0.
    static void columns(int n, short[] in, int[] factors, int[] to) {
        for (int i = 0; i < n >> 1; i++) {
            int x = i & 3;
            int octet = 128 * (i - x);
            int at = octet + 64 * x;
            int o = octet + 8 * x;
            int f = 8 * x;
            IntVector c0 = ((IntVector) ShortVector.fromArray(IdctVector.SHORTS, in, at)
                            .convertShape(VectorOperators.S2I, IdctVector.INTS, 0))
                    .mul(IntVector.fromArray(IdctVector.INTS, factors, IdctVector.C0 + f))
                    .add(IntVector.fromArray(IdctVector.INTS, factors, IdctVector.BIAS + f));
            IntVector c1 = ((IntVector) ShortVector.fromArray(IdctVector.SHORTS, in, at + 8)
                            .convertShape(VectorOperators.S2I, IdctVector.INTS, 0))
                    .mul(IntVector.fromArray(IdctVector.INTS, factors, IdctVector.C1 + f));
            IntVector c2 = (IntVector) ShortVector.fromArray(IdctVector.SHORTS, in, at + 16)
                    .convertShape(VectorOperators.S2I, IdctVector.INTS, 0);
            IntVector c3 = ((IntVector) ShortVector.fromArray(IdctVector.SHORTS, in, at + 24)
                            .convertShape(VectorOperators.S2I, IdctVector.INTS, 0))
                    .mul(IntVector.fromArray(IdctVector.INTS, factors, IdctVector.C3 + f));
            IntVector even2 = c2.mul(IntVector.fromArray(IdctVector.INTS, factors, IdctVector.C2A + f));
            IntVector even3 = c2.mul(IntVector.fromArray(IdctVector.INTS, factors, IdctVector.C2B + f));
            IntVector a0 = c0.add(even3);
            IntVector a3 = c0.sub(even3);
            IntVector a1 = c0.add(even2);
            IntVector a2 = c0.sub(even2);
            IntVector b0 = c1.mul(11363).add(c3.mul(9633));
            IntVector b1 = c1.mul(9633).sub(c3.mul(2259));
            IntVector b2 = c1.mul(6437).sub(c3.mul(11362));
            IntVector b3 = c1.mul(2260).sub(c3.mul(6436));

            c0 = a0.add(b0).lanewise(VectorOperators.ASHR, IdctVector.FIRST_SHIFT);
            c1 = a1.add(b1).lanewise(VectorOperators.ASHR, IdctVector.FIRST_SHIFT);
            c2 = a2.add(b2).lanewise(VectorOperators.ASHR, IdctVector.FIRST_SHIFT);
            c3 = a3.add(b3).lanewise(VectorOperators.ASHR, IdctVector.FIRST_SHIFT);
            IntVector c4 = a3.sub(b3).lanewise(VectorOperators.ASHR, IdctVector.FIRST_SHIFT);
            IntVector c5 = a2.sub(b2).lanewise(VectorOperators.ASHR, IdctVector.FIRST_SHIFT);
            IntVector c6 = a1.sub(b1).lanewise(VectorOperators.ASHR, IdctVector.FIRST_SHIFT);
            IntVector c7 = a0.sub(b0).lanewise(VectorOperators.ASHR, IdctVector.FIRST_SHIFT);

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

    /// `IdctVector.rows` of what `columns` gave: the right four columns are 0.
    static void rows(int n, int[] from, long[] to) {
        for (int i = 0; i < n; i++) {
            int at = 64 * i;
            IntVector c0 = IntVector.fromArray(IdctVector.INTS, from, at).lanewise(VectorOperators.LSHL, 13);
            IntVector c1 = IntVector.fromArray(IdctVector.INTS, from, at + 8);
            IntVector c2 = IntVector.fromArray(IdctVector.INTS, from, at + 16);
            IntVector c3 = IntVector.fromArray(IdctVector.INTS, from, at + 24);

            IntVector even2 = c2.mul(4433);
            IntVector even3 = c2.mul(4433 + 6270);
            IntVector a0 = c0.add(even3);
            IntVector a3 = c0.sub(even3);
            IntVector a1 = c0.add(even2);
            IntVector a2 = c0.sub(even2);
            IntVector b0 = c1.mul(11363).add(c3.mul(9633));
            IntVector b1 = c1.mul(9633).sub(c3.mul(2259));
            IntVector b2 = c1.mul(6437).sub(c3.mul(11362));
            IntVector b3 = c1.mul(2260).sub(c3.mul(6436));

            // Two samples in an int, with two more bits behind the point, then four in its bytes.
            IntVector p02 = a0.add(b0)
                    .lanewise(VectorOperators.LSHR, 16)
                    .reinterpretAsShorts()
                    .blend(a2.add(b2).reinterpretAsShorts(), IdctVector.ODD_SHORTS)
                    .lanewise(VectorOperators.SUSUB, IdctVector.OFFSET)
                    .min(IdctVector.WHITE)
                    .reinterpretAsInts();
            IntVector p13 = a1.add(b1)
                    .lanewise(VectorOperators.LSHR, 16)
                    .reinterpretAsShorts()
                    .blend(a3.add(b3).reinterpretAsShorts(), IdctVector.ODD_SHORTS)
                    .lanewise(VectorOperators.SUSUB, IdctVector.OFFSET)
                    .min(IdctVector.WHITE)
                    .reinterpretAsInts();
            IntVector p46 = a3.sub(b3)
                    .lanewise(VectorOperators.LSHR, 16)
                    .reinterpretAsShorts()
                    .blend(a1.sub(b1).reinterpretAsShorts(), IdctVector.ODD_SHORTS)
                    .lanewise(VectorOperators.SUSUB, IdctVector.OFFSET)
                    .min(IdctVector.WHITE)
                    .reinterpretAsInts();
            IntVector p57 = a2.sub(b2)
                    .lanewise(VectorOperators.LSHR, 16)
                    .reinterpretAsShorts()
                    .blend(a0.sub(b0).reinterpretAsShorts(), IdctVector.ODD_SHORTS)
                    .lanewise(VectorOperators.SUSUB, IdctVector.OFFSET)
                    .min(IdctVector.WHITE)
                    .reinterpretAsInts();
            IntVector low = p02.lanewise(VectorOperators.LSHR, 2)
                    .reinterpretAsBytes()
                    .blend(p13.lanewise(VectorOperators.LSHL, 6).reinterpretAsBytes(), IdctVector.ODD_BYTES)
                    .reinterpretAsInts();
            IntVector high = p46.lanewise(VectorOperators.LSHR, 2)
                    .reinterpretAsBytes()
                    .blend(p57.lanewise(VectorOperators.LSHL, 6).reinterpretAsBytes(), IdctVector.ODD_BYTES)
                    .reinterpretAsInts();
            low.blend(
                            high.reinterpretAsLongs()
                                    .lanewise(VectorOperators.LSHL, 32)
                                    .reinterpretAsInts(),
                            IdctVector.ODD_INTS)
                    .reinterpretAsLongs()
                    .intoArray(to, 8 * i);
            low.reinterpretAsLongs()
                    .lanewise(VectorOperators.LSHR, 32)
                    .reinterpretAsInts()
                    .blend(high, IdctVector.ODD_INTS)
                    .reinterpretAsLongs()
                    .intoArray(to, 8 * i + 4);
        }
    }
}
