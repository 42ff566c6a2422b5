package io.github.displayio4j.jpegio;

/// Blocks of a component that wait for their transform, by the kind that they need: to sort them costs less than
/// the branch that could not be foreseen.
final class BlockList {
    private static final int TARGET_SHIFT = 8;
    private static final byte[] KINDS = new byte[64];

    static {
        for (int last = 0; last < 64; last++) {
            KINDS[last] = (byte) (last == 0 ? 0 : last < 10 ? 1 : 2);
        }
    }

    /// With a DC coefficient only.
    final int[] flat = new int[BlockRun.BLOCKS + 1];
    /// With nothing outside of the upper left 4x4.
    final int[] sparse = new int[BlockRun.BLOCKS + 1];

    final int[] full = new int[BlockRun.BLOCKS + 1];
    int flats;
    int sparses;
    int fulls;

    void clear() {
        flats = 0;
        sparses = 0;
        fulls = 0;
    }

    /// Adds every `step`th block of a run from `first` on to `end`, but for those that nobody sees.
    ///
    /// @param lasts of each block of the run the zigzag index of its last coefficient that may not be 0
    /// @param target where the samples of the first one belong; those of the next one are `targetStep` behind
    void add(byte[] lasts, int first, int step, int end, int target, int targetStep) {
        int flatCount = flats;
        int sparseCount = sparses;
        int fullCount = fulls;
        int to = target;
        for (int block = first; block < end; block += step, to += targetStep) {
            int last = lasts[block];
            if (last < 0) {
                continue;
            }
            int entry = entry(block, to);
            flat[flatCount] = entry;
            sparse[sparseCount] = entry;
            full[fullCount] = entry;
            int kind = KINDS[last];
            flatCount += kind == 0 ? 1 : 0;
            sparseCount += kind & 1;
            fullCount += kind >> 1;
        }
        flats = flatCount;
        sparses = sparseCount;
        fulls = fullCount;
    }

    static int entry(int block, int target) {
        return target << TARGET_SHIFT | block;
    }

    /// Where the coefficients of an entry begin.
    static int block(int entry) {
        return (entry & (1 << TARGET_SHIFT) - 1) << 6;
    }

    /// Where the samples of an entry belong.
    static int target(int entry) {
        return entry >> TARGET_SHIFT;
    }
}
