package io.github.displayio4j.busdisplay.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.displayio4j.displayio.render.AreaList;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/// Masks against arrays of booleans.
class CellMaskTest {
    @RepeatedTest(100)
    void aMaskIsItsCells(RepetitionInfo repetition) {
        long seed = 31L * repetition.getCurrentRepetition();
        Random random = new Random(seed);
        int columns = 1 + random.nextInt(200);
        int rows = 1 + random.nextInt(80);
        CellMask mask = new CellMask(columns, rows);
        CellMask other = new CellMask(columns, rows);
        for (int round = 0; round < 3; round++) {
            mask.clear();
            boolean[][] cells = fill(mask, random);
            String what = "seed " + seed + ", round " + round;
            assertSame(cells, mask, what);
            assertEquals(count(cells), mask.around(new AreaList()), what);
            assertEdges(cells, mask, random.nextInt(9), what);

            other.close(mask);
            assertSame(closed(cells), other, what + ", closed");

            other.clear();
            boolean[][] taken = fill(other, random);
            int y = random.nextInt(rows);
            int x1 = random.nextInt(columns);
            int x2 = x1 + 1 + random.nextInt(columns - x1);
            other.take(mask, y, x1, x2);
            for (int x = x1; x < x2; x++) {
                taken[y][x] |= cells[y][x];
                cells[y][x] = false;
            }
            assertSame(taken, other, what + ", taken");
            assertSame(cells, mask, what + ", taken from");
        }
    }

    private static boolean[][] fill(CellMask mask, Random random) {
        boolean[][] cells = new boolean[mask.rows][mask.columns];
        for (int n = random.nextInt(60); n > 0; n--) {
            int x1 = random.nextInt(mask.columns);
            int y1 = random.nextInt(mask.rows);
            int x2 = x1 + 1 + random.nextInt(Math.min(9, mask.columns - x1));
            int y2 = y1 + 1 + random.nextInt(Math.min(4, mask.rows - y1));
            mask.add(x1, y1, x2, y2);
            for (int y = y1; y < y2; y++) {
                for (int x = x1; x < x2; x++) {
                    cells[y][x] = true;
                }
            }
        }
        return cells;
    }

    private static void assertSame(boolean[][] cells, CellMask mask, String what) {
        for (int y = 0; y < mask.rows; y++) {
            boolean any = false;
            for (int x = 0; x < mask.columns; x++) {
                boolean set = (mask.bits[y * mask.words + (x >> 6)] >>> x & 1) != 0;
                assertEquals(cells[y][x], set, what + ": cell " + x + ", " + y);
                any |= set;
            }
            assertEquals(!any, mask.isEmpty(y), what + ": row " + y);
            if (any) {
                assertEquals(y, mask.nextUsed(y), what);
            }
        }
    }

    private static long count(boolean[][] cells) {
        long count = 0;
        for (boolean[] row : cells) {
            for (boolean cell : row) {
                count += cell ? 1 : 0;
            }
        }
        return count;
    }

    private static void assertEdges(boolean[][] cells, CellMask mask, int gap, String what) {
        int[] found = new int[mask.columns + 2];
        for (int y = 0; y < mask.rows; y++) {
            List<Integer> expected = new ArrayList<>();
            for (int x = 0; x < mask.columns; x++) {
                if (!cells[y][x]) {
                    continue;
                }
                int last = expected.size() - 1;
                if (last >= 0 && x - expected.get(last) <= gap) {
                    expected.set(last, x + 1);
                } else if (last >= 0 && expected.get(last) == x) {
                    expected.set(last, x + 1);
                } else {
                    expected.add(x);
                    expected.add(x + 1);
                }
            }
            int n = mask.edges(y, gap, found);
            List<Integer> seen = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                seen.add(found[i]);
            }
            assertEquals(expected, seen, what + ", gap " + gap + ", row " + y);
        }
    }

    private static boolean[][] closed(boolean[][] cells) {
        boolean[][] closed = new boolean[cells.length][cells[0].length];
        for (int y = 0; y < cells.length; y++) {
            for (int x = 0; x < cells[0].length; x++) {
                closed[y][x] = cells[y][x];
                for (int height = 1; height <= 2; height++) {
                    for (int above = y - height; above < y; above++) {
                        int below = above + height + 1;
                        closed[y][x] |= above >= 0 && below < cells.length && cells[above][x] && cells[below][x];
                    }
                }
            }
        }
        return closed;
    }
}
