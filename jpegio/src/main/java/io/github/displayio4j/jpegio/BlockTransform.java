package io.github.displayio4j.jpegio;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Blocks of coefficients to samples, of the size and depth that the decode wants.
final class BlockTransform {
    /// Some small frames.
    static final int COLD_BLOCKS = 5000;

    /// The plain transform of one block: less work for an interpreter than the next one.
    private final Idct idct = new Idct();

    private int coldBlocks = COLD_BLOCKS;
    /// The plain transform, once C2 will have made vector code of it.
    private final IdctBatch blocks = new IdctBatch();
    private final ScaledIdct scaledIdct = new ScaledIdct();
    private final SmallIdct smallIdct = new SmallIdct();
    /// The vector twins of `blocks` and `smallIdct`, once they are worth while.
    private @Nullable IdctVector vectors;

    private @Nullable SmallVector smallVectors;
    private boolean withVectors;
    /// Samples have 12 bits.
    private boolean deep;
    /// A block of a size that is not 8.
    private final int[] samples = new int[14 * 14];

    void prepare(boolean isDeep, boolean newWithVectors) {
        deep = isDeep;
        withVectors = newWithVectors;
        scaledIdct.setDeep(isDeep);
        blocks.clear();
        if (newWithVectors && vectors == null) {
            vectors = new IdctVector();
            smallVectors = new SmallVector();
        }
    }

    /// Makes of a component's steps what vector code multiplies by.
    void scaleSteps(Component c) {
        if (withVectors && c.size == 8) {
            IdctVector.scale(c.steps, c.factors);
        } else if (withVectors) {
            SmallVector.scale(c.size, c.steps, c.factors);
        }
    }

    /// Transforms a block of a component to samples from `to` of its ring on, where they are after `flush`.
    ///
    /// @param last zigzag index of the last coefficient that may not be 0
    void toRing(Component c, short[] in, int at, int last, int to) {
        if (deep) {
            scaledIdct.transform(in, at, c.steps, last, c.size, c.deepRing, to, c.stride);
        } else if (c.size == 8) {
            transform(c, in, at, last, c.ring, to, c.stride);
        } else {
            toSmallRing(c, in, at, last, to);
        }
    }

    /// Transforms a block to 8x8 samples of 8 bits, which are there after `flush`.
    void transform(Component c, short[] in, int at, int last, byte[] out, int to, int stride) {
        if (coldBlocks > 0) {
            coldBlocks--;
            idct.transform(in, at, c.steps, last, out, to, stride);
            return;
        }
        blocks.add(in, at, c.steps, last, out, to, stride);
    }

    /// Transforms all blocks that still wait for others.
    void flush() {
        blocks.flush();
    }

    /// Transforms blocks of a component into the ring, and makes their coefficients 0: only with vectors, to 8x8, 4x4,
    /// 2x2 or 1x1 samples.
    ///
    /// @param in at whose index `base` the block begins that the component's list calls 0
    /// @param to index of the ring that the list calls 0
    void all(Component c, short[] in, int base, int to) {
        if (c.size == 8 && vectors != null) {
            vectors.transformAll(c.list, in, base, c.steps, c.factors, c.ring, to, c.stride);
        } else if (smallVectors != null) {
            smallVectors.transformAll(c.list, c.size, in, base, c.steps, c.factors, c.ring, to, c.stride);
        }
    }

    private void toSmallRing(Component c, short[] in, int at, int last, int to) {
        int size = c.size;
        if (last == 0 || size == 1) {
            byte sample = (byte) Idct.sample(in[at] * c.steps[0]);
            if (size == 1) {
                c.ring[to] = sample;
                return;
            }
            for (int y = 0; y < size; y++) {
                Arrays.fill(c.ring, to + y * c.stride, to + y * c.stride + size, sample);
            }
        } else if (size == 4) {
            smallIdct.transform4(in, at, c.steps, last, c.ring, to, c.stride);
        } else if (size == 2) {
            SmallIdct.transform2(in, at, c.steps, last, c.ring, to, c.stride);
        } else {
            scaledIdct.transform(in, at, c.steps, last, size, samples, 0, size);
            for (int y = 0; y < size; y++) {
                for (int x = 0; x < size; x++) {
                    c.ring[to + y * c.stride + x] = (byte) samples[y * size + x];
                }
            }
        }
    }

    /// Makes the coefficients of a block 0.
    void clear(short[] in, int at, int last) {
        if (last == 0) {
            in[at] = 0;
        } else {
            Arrays.fill(in, at, at + 64, (short) 0);
        }
    }
}
