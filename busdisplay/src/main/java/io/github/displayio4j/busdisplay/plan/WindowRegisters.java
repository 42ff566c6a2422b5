package io.github.displayio4j.busdisplay.plan;

import io.github.displayio4j.busdisplay.plan.WindowCost.Registers;

/// What a controller's window registers hold, and so what must be sent for the next window. Planner and writer both ask
/// here, so what is planned is what is sent. All in cells.
///
/// Pixels stop at the end of an area by themselves. With partial commands the last row therefore stays at the panel's
/// last, and so does the last column for windows of one row.
public final class WindowRegisters {
    /// Which parameters must be sent.
    public enum Bounds {
        /// None, they are as they should be.
        NONE,
        /// Only the first.
        FIRST,
        /// First and last.
        BOTH
    }

    private final Registers use;
    private final int panelColumns;
    private final int panelRows;
    private boolean known;
    private int x1;
    private int x2;
    private int y1;
    private int y2;
    private Bounds columns = Bounds.BOTH;
    private Bounds rows = Bounds.BOTH;

    /// Registers of unknown content.
    ///
    /// @param panelColumns cells of a row
    /// @param panelRows rows of cells
    public WindowRegisters(Registers use, int panelColumns, int panelRows) {
        this.use = use;
        this.panelColumns = panelColumns;
        this.panelRows = panelRows;
    }

    /// The controller was reset, or what it got is not known.
    public void forget() {
        known = false;
    }

    /// The next window. Afterwards the other methods tell what to send for it.
    public void moveTo(int left, int top, int right, int bottom) {
        boolean partial = use == Registers.PARTIAL;
        boolean fits = known && use != Registers.EACH_TIME;
        boolean oneRow = partial && bottom - top == 1;
        boolean lastColumnFits = fits && (x2 == right || (oneRow && x2 > right));
        boolean lastRowFits = fits && (y2 == bottom || (partial && y2 > bottom));
        columns = bounds(lastColumnFits, x1 == left, partial);
        rows = bounds(lastRowFits, y1 == top, partial);
        if (!lastColumnFits) {
            x2 = oneRow ? panelColumns : right;
        }
        if (!lastRowFits) {
            y2 = partial ? panelRows : bottom;
        }
        x1 = left;
        y1 = top;
        known = true;
    }

    private static Bounds bounds(boolean lastFits, boolean firstFits, boolean partial) {
        if (lastFits && firstFits) {
            return Bounds.NONE;
        }
        return lastFits && partial ? Bounds.FIRST : Bounds.BOTH;
    }

    /// What to send of the columns.
    public Bounds columns() {
        return columns;
    }

    /// What to send of the rows.
    public Bounds rows() {
        return rows;
    }

    /// The column after the last one that the controller is told.
    public int right() {
        return x2;
    }

    /// The row after the last one that the controller is told.
    public int bottom() {
        return y2;
    }
}
