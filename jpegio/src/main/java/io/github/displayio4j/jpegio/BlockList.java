package io.github.displayio4j.jpegio;

/// Blocks of a component that wait for their transform, by the kind that they need: to sort them costs less than
/// the branch that could not be foreseen.
final class BlockList {
    /// With a DC coefficient only.
    static final int FLAT = 0;
    /// With nothing outside of the upper left 4x4.
    static final int SPARSE = 1;

    static final int FULL = 2;
    /// By the zigzag index of the last coefficient that may not be 0.
    static final byte[] KINDS = new byte[64];

    static {
        for (int last = 0; last < 64; last++) {
            KINDS[last] = (byte) (last == 0 ? FLAT : last < 10 ? SPARSE : FULL);
        }
    }

    private static final int TARGET_SHIFT = 8;

    /// Blocks of a kind, and a place more. Vector code fills them up to twos or eights: `BLOCKS` is a multiple of
    /// both.
    private static final int ROOM = BlockRun.BLOCKS + 1;

    /// Entries, those of each kind behind each other.
    final int[] entries = new int[3 * ROOM];
    /// Of each kind where its entries end.
    final int[] ends = new int[3];

    BlockList() {
        clear();
    }

    void clear() {
        for (int kind = 0; kind < ends.length; kind++) {
            ends[kind] = start(kind);
        }
    }

    /// Adds an entry.
    ///
    /// @param last zigzag index of the last coefficient that may not be 0
    void add(int last, int entry) {
        int kind = KINDS[last];
        int end = ends[kind];
        entries[end] = entry;
        ends[kind] = end + 1;
    }

    /// Where the entries of a kind begin.
    static int start(int kind) {
        return kind * ROOM;
    }

    /// @param block its number in the run
    /// @param target where its samples belong
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
