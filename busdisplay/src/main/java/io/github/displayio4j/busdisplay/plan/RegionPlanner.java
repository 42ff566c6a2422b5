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
    /// Pieces of a mask are planned as they are until that takes this part of their time on the wire.
    private static final double PLAN_SHARE = 0.01;

    private static final double NANOS_PER_PIECE = 100;
    private static final int FEWEST_PIECES = 48;
    /// With so few pieces no gaps need to be closed.
    private static final int FEW_PIECES = 8;
    /// Gaps in cells that are closed at first, and the cost of a window in cells from which those between rows are.
    private static final int WIDEST_GAP = 8;

    private static final int HIGH_GAP_WINDOW = 8;
    private static final String SMALL_GAPS = "only what differs or changed, and small gaps";
    /// Areas that are joined as they are.
    private static final int EXACT = 64;

    private final int alignX;
    private final int alignY;
    private final int columns;
    private final int rows;
    private final CellMask mask;
    private final CellMask closed;
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

    /// Of the last plan; -1 if it was of cells.
    private int areas;

    private int differing;
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
        closed = new CellMask(columns, rows);
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
        boolean many = cells.size() > EXACT;
        if (!many) {
            copy(cells, candidate);
            join("neighbours joined");
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
        areas = -1;
        best.clear();
        nanos = Double.POSITIVE_INFINITY;
        candidate.clear();
        differing = changed.around(candidate);
        if (candidate.size() == 0) {
            nanos = 0;
            return best;
        }
        int unset = (candidate.x2(0) - candidate.x1(0)) * (candidate.y2(0) - candidate.y1(0)) - differing;
        choose("one window around what differs");
        nanosApart = nanos;
        // a window more costs half of one at least, even if the controller keeps its columns or rows
        if (unset > window / 2) {
            coverMask(changed, "only what differs");
        }
        return best;
    }

    private void coverMask(String name) {
        coverMask(mask, name);
    }

    /// Rectangles for a mask. Small gaps are closed, as they make many pieces of what is few without them (text).
    /// Pieces are taken as they are too where they are few, or planning them takes but a small part of their time
    /// on the wire. Noise has its gaps closed more and more.
    private void coverMask(CellMask changed, String name) {
        if (cover(changed, 0, FEW_PIECES)) {
            join(name);
            return;
        }
        CellMask coarse = changed;
        if (window >= HIGH_GAP_WINDOW) {
            closed.close(changed);
            coarse = closed;
        }
        int gap = (int) Math.clamp(window / 3, 1, WIDEST_GAP);
        while (gap < columns && !cover(coarse, gap, pieces(nanos))) {
            gap *= 2;
        }
        int pieces = candidate.size();
        if (gap < columns) {
            join(SMALL_GAPS);
        }
        // there are not fewer without closed gaps
        if (pieces <= pieces(nanos) && cover(changed, 0, pieces(nanos))) {
            join(name);
        }
    }

    /// So many pieces can be planned in a small part of a time on the wire.
    private static int pieces(double nanos) {
        return (int) Math.clamp(nanos * PLAN_SHARE / NANOS_PER_PIECE, FEWEST_PIECES, MaskCover.MOST_BLOCKS);
    }

    private void join(String name) {
        joiner.join(candidate);
        choose(name);
    }

    private boolean cover(CellMask changed, int gap, int mostBlocks) {
        candidate.clear();
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
        String given = areas < 0 ? "cells that differ " + differing : "areas " + areas;
        String apart = areas < 0 ? "one around all" : "a window for each area";
        return String.format(
                Locale.ROOT,
                "%s -> windows %d (%s): %.1f us; %s %.1f us, the whole panel %.1f us."
                        + " A window costs as much as %.1f cells of %dx%d pixels.",
                given,
                best.size(),
                how,
                nanos / 1000,
                apart,
                nanosApart / 1000,
                full / 1000,
                cost.windowCells(),
                alignX,
                alignY);
    }
}
