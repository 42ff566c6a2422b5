package io.github.displayio4j.jpegio;

/// The Huffman tables of components, made for `RunReader`: for AC as `HuffmanTable.pairs` has it, for the DC difference
/// together with what follows it.
final class BlockTables {
    private static final int SIZE = 1 << HuffmanTable.LOOK;
    private static final int PAIRS = Frame.MAX_COMPONENTS;
    private static final short[] NONE = {};

    /// The pairs of tables of the run before, and what they held when the entries were made.
    private final HuffmanTable[] pairDc = new HuffmanTable[PAIRS];

    private final HuffmanTable[] pairAc = new HuffmanTable[PAIRS];
    private final int[] dcBuild = new int[PAIRS];
    private final int[] acBuild = new int[PAIRS];
    private final long[][] made = new long[PAIRS][0];
    private final int[][] madeSkips = new int[PAIRS][0];
    private final boolean[] hasSkips = new boolean[PAIRS];

    /// Gives their tables to the components that the `n` blocks of an MCU belong to.
    ///
    /// @param skips blocks will be passed over: those tables take longer than others
    void prepare(Component[] components, int n, boolean skips) {
        int used = 0;
        for (int i = 0; i < n; i++) {
            Component c = components[i];
            int pair = 0;
            while (pair < used && (!c.dc.equals(pairDc[pair]) || !c.ac.equals(pairAc[pair]))) {
                pair++;
            }
            if (pair == used) {
                make(pair, c.dc, c.ac);
                makeSkips(pair, skips);
                used++;
            }
            c.dcPairs = made[pair];
            c.acPairs = c.ac.pairs();
            c.dcSkips = madeSkips[pair];
            c.acSkips = skips ? c.ac.skips() : NONE;
        }
    }

    private void make(int pair, HuffmanTable newDc, HuffmanTable newAc) {
        boolean known = newDc.equals(pairDc[pair])
                && newAc.equals(pairAc[pair])
                && newDc.builds() == dcBuild[pair]
                && newAc.builds() == acBuild[pair];
        if (known) {
            return;
        }
        pairDc[pair] = newDc;
        pairAc[pair] = newAc;
        dcBuild[pair] = newDc.builds();
        acBuild[pair] = newAc.builds();
        if (made[pair].length == 0) {
            made[pair] = new long[SIZE];
        }
        HuffmanTable.pairs(newDc.fast, newAc.fast, made[pair], 0);
        hasSkips[pair] = false;
    }

    private void makeSkips(int pair, boolean wanted) {
        if (!wanted || hasSkips[pair]) {
            return;
        }
        if (madeSkips[pair].length == 0) {
            madeSkips[pair] = new int[SIZE];
        }
        HuffmanTable.skips(pairDc[pair].fast, pairAc[pair].plain, madeSkips[pair]);
        hasSkips[pair] = true;
    }
}
