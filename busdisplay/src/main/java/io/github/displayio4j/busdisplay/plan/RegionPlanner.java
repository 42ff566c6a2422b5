package io.github.displayio4j.busdisplay.plan;

import io.github.displayio4j.displayio.render.AreaList;
import java.util.Locale;

/// Turns changed areas into windows, by the time that they take on one bus.
///
/// Candidates are the areas themselves with pairs joined where that is cheaper, the same for rectangles without
/// overlaps that cover the same cells, and one window around all. The one that takes least time is sent, in an order
/// that leaves the controller's registers alone where it can.
///
/// Areas are widened to cells, what a window can begin and end at. Nothing is allocated once the lists have grown.
/// Used by one thread at a time.
public final class RegionPlanner {
    /// A mask of so many blocks is worth planning exactly however short the time on the wire.
    private static final int FEW_BLOCKS = 24;
    /// The same once small gaps are closed.
    private static final int SOME_BLOCKS = 128;

    private final int alignX;
    private final int alignY;
    private final int columns;
    private final int rows;
    private final CellMask mask;
    private final MaskCover cover = new MaskCover();
    private final Joiner joiner = new Joiner();
    private final SendOrder order;
    private final AreaList cells = new AreaList();
    private final AreaList candidate = new AreaList();
    private final AreaList best = new AreaList();
    private final AreaList windows = new AreaList();
    private WindowCost cost;
    private double window;
    private double flatSaved;

    private int areas;
    private double nanos;
    private double nanosApart;
    private String how = "";

    /// A planner for a panel.
    ///
    /// @param width columns of the panel, in pixels
    /// @param height rows of the panel, in pixels
    /// @param alignX columns of a cell
    /// @param alignY rows of a cell
    public RegionPlanner(int width, int height, int alignX, int alignY, WindowCost cost) {
        this.alignX = alignX;
        this.alignY = alignY;
        columns = (width + alignX - 1) / alignX;
        rows = (height + alignY - 1) / alignY;
        this.cost = cost;
        mask = new CellMask(columns, rows);
        order = new SendOrder(cost, columns, rows);
        setCost(cost);
    }

    /// What windows cost from now on.
    public void setCost(WindowCost cost) {
        this.cost = cost;
        order.setCost(cost);
        boolean kept = cost.registers() != WindowCost.Registers.EACH_TIME;
        // with partial commands only the first row goes out, and of a window of one row only the first column
        double saved = cost.registers() == WindowCost.Registers.PARTIAL ? cost.boundNanos() : 0;
        window = (cost.windowNanos() - saved) / cost.cellNanos();
        flatSaved = saved / cost.cellNanos();
        joiner.setCost(
                window,
                kept ? cost.columnNanos() / cost.cellNanos() : 0,
                kept ? (cost.rowNanos() - saved) / cost.cellNanos() : 0,
                flatSaved,
                cost.oneRow());
    }

    /// What windows cost.
    public WindowCost cost() {
        return cost;
    }

    /// The windows for `areas`: aligned, on the panel (its size rounded up to cells), together covering every area, in
    /// the order to send them in. Valid until the next call.
    ///
    /// @param areas half-open, in pixels, on the panel; may overlap
    public AreaList plan(AreaList areas) {
        windows.clear();
        planCells(areas);
        for (int i = 0; i < best.size(); i++) {
            windows.add(best.x1(i) * alignX, best.y1(i) * alignY, best.x2(i) * alignX, best.y2(i) * alignY);
        }
        return windows;
    }

    private void planCells(AreaList list) {
        areas = list.size();
        cells.clear();
        for (int i = 0; i < list.size(); i++) {
            cells.add(
                    list.x1(i) / alignX,
                    list.y1(i) / alignY,
                    (list.x2(i) + alignX - 1) / alignX,
                    (list.y2(i) + alignY - 1) / alignY);
        }
        best.clear();
        if (cells.size() <= 1) {
            copy(cells, best);
            nanos = order.nanos(best);
            nanosApart = nanos;
            how = "as it is";
            return;
        }
        nanosApart = order.nanos(cells);
        nanos = Double.POSITIVE_INFINITY;
        boolean many = cells.size() > Joiner.EXACT;
        if (!many) {
            copy(cells, candidate);
            joiner.join(candidate);
            choose("neighbours joined");
        }
        if (many || overlapping()) {
            mask.clear();
            for (int i = 0; i < cells.size(); i++) {
                mask.add(cells.x1(i), cells.y1(i), cells.x2(i), cells.y2(i));
            }
            coverMask("overlaps cut out, neighbours joined");
        }
        around(cells);
    }

    /// Plans the set cells of a mask into `best`.
    AreaList plan(CellMask changed) {
        areas = 0;
        best.clear();
        nanos = Double.POSITIVE_INFINITY;
        candidate.clear();
        changed.around(candidate);
        choose("one window around what differs");
        // a window more costs half of one at least, even if the controller keeps its columns or rows
        if (best.size() == 1 && changed.unset(best.x1(0), best.y1(0), best.x2(0), best.y2(0)) > window / 2) {
            coverMask(changed, "only what differs");
        }
        nanosApart = nanos;
        return best;
    }

    private void coverMask(String name) {
        coverMask(mask, name);
    }

    /// Rectangles for a mask. Where small gaps make many blocks of what is few without them (text), they are closed;
    /// where blocks are too many altogether (noise), gaps are closed more and more.
    private void coverMask(CellMask changed, String name) {
        candidate.clear();
        int gap = Math.clamp((int) (window / 8), 0, columns);
        if (!cover(changed, 0, gap > 0 ? FEW_BLOCKS : MaskCover.MOST_BLOCKS)
                && (gap == 0 || !cover(changed, gap, SOME_BLOCKS))
                && !cover(changed, 0, MaskCover.MOST_BLOCKS)) {
            gap = (int) Math.clamp(window, 1, columns);
            while (!cover(changed, gap, MaskCover.MOST_BLOCKS)) {
                if (gap >= columns) {
                    candidate.add(0, changed.top, columns, changed.bottom);
                    break;
                }
                gap *= 2;
            }
        }
        joiner.join(candidate);
        choose(name);
    }

    private boolean cover(CellMask changed, int gap, int mostBlocks) {
        return cover.cover(changed, gap, window, flatSaved, cost.oneRow(), mostBlocks, candidate);
    }

    private void around(AreaList list) {
        int x1 = Integer.MAX_VALUE;
        int y1 = Integer.MAX_VALUE;
        int x2 = 0;
        int y2 = 0;
        for (int i = 0; i < list.size(); i++) {
            x1 = Math.min(x1, list.x1(i));
            y1 = Math.min(y1, list.y1(i));
            x2 = Math.max(x2, list.x2(i));
            y2 = Math.max(y2, list.y2(i));
        }
        candidate.clear();
        candidate.add(x1, y1, x2, y2);
        choose("one window around all");
    }

    private void choose(String name) {
        if (candidate.size() == 0) {
            nanos = Math.min(nanos, 0);
            return;
        }
        double time = order.sort(candidate);
        if (time < nanos) {
            nanos = time;
            how = name;
            copy(candidate, best);
        }
    }

    private static void copy(AreaList from, AreaList to) {
        to.clear();
        for (int i = 0; i < from.size(); i++) {
            to.add(from.x1(i), from.y1(i), from.x2(i), from.y2(i));
        }
    }

    private boolean overlapping() {
        for (int i = 1; i < cells.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (cells.x1(i) < cells.x2(j)
                        && cells.x1(j) < cells.x2(i)
                        && cells.y1(i) < cells.y2(j)
                        && cells.y1(j) < cells.y2(i)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Modelled time of the last plan in nanoseconds.
    public double nanos() {
        return nanos;
    }

    /// Says in words what the last plan is and what it saves, for people.
    public String explain() {
        double full = cost.windowNanos() + cost.cellNanos() * columns * rows;
        return String.format(
                Locale.ROOT,
                "areas %d -> windows %d (%s): %.1f us; a window for each area %.1f us, the whole panel %.1f us."
                        + " A window costs as much as %.1f cells of %dx%d pixels.",
                areas,
                best.size(),
                how,
                nanos / 1000,
                nanosApart / 1000,
                full / 1000,
                cost.windowCells(),
                alignX,
                alignY);
    }
}
