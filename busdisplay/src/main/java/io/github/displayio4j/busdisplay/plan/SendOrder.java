package io.github.displayio4j.busdisplay.plan;

import io.github.displayio4j.busdisplay.plan.WindowRegisters.Bounds;
import io.github.displayio4j.displayio.render.AreaList;

/// Brings windows into an order in which the controller keeps columns or rows from one to the next, as often as can
/// easily be had, and adds up what they cost in it. Scan order otherwise.
final class SendOrder {
    /// Windows of which each next one is chosen among all.
    private static final int EXACT = 64;
    private final AreaList ordered = new AreaList();
    private long[] keys = new long[64];
    private final WindowRegisters registers;
    private WindowCost cost;

    SendOrder(WindowCost cost, int columns, int rows) {
        this.cost = cost;
        registers = new WindowRegisters(cost.registers(), columns, rows);
    }

    void setCost(WindowCost cost) {
        this.cost = cost;
    }

    /// Sorts the windows.
    ///
    /// @return their time in nanoseconds
    double sort(AreaList windows) {
        if (windows.size() < 2) {
            return nanos(windows);
        }
        order(windows, false);
        copy(ordered, windows);
        if (cost.registers() == WindowCost.Registers.EACH_TIME) {
            return nanos(windows);
        }
        if (windows.size() <= EXACT) {
            chain(windows);
            return nanos(windows);
        }
        double byRows = nanos(windows);
        order(windows, true);
        double byColumns = nanos(ordered);
        if (byColumns < byRows) {
            copy(ordered, windows);
        }
        return Math.min(byRows, byColumns);
    }

    /// Fills `ordered`.
    private void order(AreaList windows, boolean columnsFirst) {
        int n = windows.size();
        if (keys.length < n) {
            keys = new long[2 * n];
        }
        for (int i = 0; i < n; i++) {
            long x = windows.x1(i);
            long y = windows.y1(i);
            keys[i] = (columnsFirst ? x << 48 | y << 32 : y << 48 | x << 32) | i;
        }
        KeySort.sort(keys, n);
        ordered.clear();
        for (int k = 0; k < n; k++) {
            copy(windows, (int) keys[k], ordered);
        }
    }

    private static void copy(AreaList from, AreaList to) {
        to.clear();
        for (int i = 0; i < from.size(); i++) {
            copy(from, i, to);
        }
    }

    /// From window to window: one with the same columns if there is any, else one with the same rows, else the first
    /// that is left.
    private void chain(AreaList windows) {
        for (int i = 1; i < windows.size(); i++) {
            int best = i;
            boolean columns = false;
            boolean rows = false;
            for (int j = i; j < windows.size() && !columns; j++) {
                if (windows.x1(j) == windows.x1(i - 1) && windows.x2(j) == windows.x2(i - 1)) {
                    columns = true;
                    best = j;
                } else if (!rows && windows.y1(j) == windows.y1(i - 1) && windows.y2(j) == windows.y2(i - 1)) {
                    rows = true;
                    best = j;
                }
            }
            if (best != i) {
                moveTo(windows, best, i);
            }
        }
    }

    /// Moves a window forward; those between keep their order.
    private static void moveTo(AreaList windows, int from, int to) {
        int x1 = windows.x1(from);
        int y1 = windows.y1(from);
        int x2 = windows.x2(from);
        int y2 = windows.y2(from);
        for (int i = from; i > to; i--) {
            windows.set(i, windows.x1(i - 1), windows.y1(i - 1), windows.x2(i - 1), windows.y2(i - 1));
        }
        windows.set(to, x1, y1, x2, y2);
    }

    private static void copy(AreaList from, int i, AreaList to) {
        to.add(from.x1(i), from.y1(i), from.x2(i), from.y2(i));
    }

    /// The time of windows in this order, the first with unknown registers.
    double nanos(AreaList windows) {
        double sum = 0;
        registers.forget();
        for (int i = 0; i < windows.size(); i++) {
            int x1 = windows.x1(i);
            int x2 = windows.x2(i);
            int y1 = windows.y1(i);
            int y2 = windows.y2(i);
            sum += cost.cellNanos() * (x2 - x1) * (y2 - y1);
            if (cost.oneRow()) {
                sum += cost.windowNanos() * (y2 - y1);
            } else {
                registers.moveTo(x1, y1, x2, y2);
                sum += cost.writeNanos()
                        + nanos(registers.columns(), cost.columnNanos())
                        + nanos(registers.rows(), cost.rowNanos());
            }
        }
        return sum;
    }

    private double nanos(Bounds sent, double all) {
        return switch (sent) {
            case NONE -> 0;
            case FIRST -> all - cost.boundNanos();
            case BOTH -> all;
        };
    }
}
