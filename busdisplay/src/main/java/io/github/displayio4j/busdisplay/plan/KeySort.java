package io.github.displayio4j.busdisplay.plan;

/// Sorts keys where they are. `Arrays.sort` allocates for arrays that begin with a long run.
final class KeySort {
    /// M. Ciura, "Best increments for the average case of Shellsort", 2001; the last three by his rule of growth.
    private static final int[] GAPS = {1, 4, 10, 23, 57, 132, 301, 701, 1577, 3548, 7983};

    private KeySort() {}

    static void sort(long[] keys, int n) {
        for (int g = GAPS.length - 1; g >= 0; g--) {
            int gap = GAPS[g];
            for (int i = gap; i < n; i++) {
                long key = keys[i];
                int j = i;
                for (; j >= gap && keys[j - gap] > key; j -= gap) {
                    keys[j] = keys[j - gap];
                }
                keys[j] = key;
            }
        }
    }
}
