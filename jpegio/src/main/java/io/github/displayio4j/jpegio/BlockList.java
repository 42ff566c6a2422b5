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

    /// Adds a block of a run, whose samples belong to `target`.
    ///
    /// @param last zigzag index of its last coefficient that may not be 0
    void add(int block, int last, int target) {
        int entry = entry(block, target);
        int kind = KINDS[last];
        flat[flats] = entry;
        sparse[sparses] = entry;
        full[fulls] = entry;
        flats += kind == 0 ? 1 : 0;
        sparses += kind & 1;
        fulls += kind >> 1;
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
