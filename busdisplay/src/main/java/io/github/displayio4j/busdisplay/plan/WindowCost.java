package io.github.displayio4j.busdisplay.plan;

/// What windows cost on one bus with one controller, in nanoseconds.
///
/// A cell is the least that a window can hold: a pixel, or the pixels that share a byte.
///
/// @param columnNanos setting the columns of a window, >= 0
/// @param rowNanos setting its rows, >= 0
/// @param boundNanos what one bound is of either; saved where only the first column or row is sent
/// @param writeNanos what each window costs besides: the write command and the start of its pixels
/// @param cellNanos the pixels of a cell, > 0
/// @param registers when the controller must be told columns and rows
/// @param oneRow a window holds one row of cells; higher ones are sent as several
public record WindowCost(
        double columnNanos,
        double rowNanos,
        double boundNanos,
        double writeNanos,
        double cellNanos,
        Registers registers,
        boolean oneRow) {
    /// What becomes of a window's bounds in the controller.
    public enum Registers {
        /// Both must be sent for each window.
        EACH_TIME,
        /// They stay until they are sent again; columns and rows are apart.
        KEPT,
        /// Kept, and a command with the first column or row alone leaves the last one as it was.
        PARTIAL
    }

    /// Checks ranges.
    ///
    /// @throws IllegalArgumentException naming the value and its range
    public WindowCost {
        if (!(columnNanos >= 0 && rowNanos >= 0 && boundNanos >= 0 && writeNanos >= 0 && cellNanos > 0)) {
            throw new IllegalArgumentException("costs must be >= 0 ns and that of a cell > 0, not " + columnNanos + ", "
                    + rowNanos + ", " + boundNanos + ", " + writeNanos + ", " + cellNanos);
        }
    }

    /// Setting a window of which the controller knows neither columns nor rows.
    public double windowNanos() {
        return columnNanos + rowNanos + writeNanos;
    }

    /// The cells that are sent in the time of setting a window: a smaller gap is cheaper sent than left out.
    public double windowCells() {
        return windowNanos() / cellNanos;
    }
}
