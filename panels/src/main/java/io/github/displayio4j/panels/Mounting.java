package io.github.displayio4j.panels;

import io.github.displayio4j.busdisplay.Controller;
import io.github.displayio4j.busdisplay.Glass;
import io.github.displayio4j.busdisplay.PanelSpec;
import io.github.displayio4j.displayio.Area;
import java.util.Arrays;

/// The glass in front of a controller's outputs: which of them are seen where, through which colour filter.
final class Mounting {
    private final int width;
    private final int height;
    private final int origin;
    private final int stepX;
    private final int stepY;
    private final boolean exchanged;
    private final int flip;
    private final boolean round;
    private final boolean transposed;
    private final int firstRow;

    /// @throws IllegalArgumentException if the glass does not lie within the controller's memory
    Mounting(PanelSpec spec) {
        Glass glass = spec.glass();
        Controller controller = spec.controller();
        width = spec.width();
        height = spec.height();
        int columns = glass.transposed() ? height : width;
        int rows = glass.transposed() ? width : height;
        if (glass.column() < 0
                || glass.row() < 0
                || glass.column() + columns > controller.columns()
                || glass.row() + rows > controller.rows()) {
            throw new IllegalArgumentException(spec.name() + ": the glass (columns " + glass.column() + " to "
                    + (glass.column() + columns - 1) + ", rows " + glass.row() + " to " + (glass.row() + rows - 1)
                    + ") must lie within the " + controller.columns() + "x" + controller.rows() + " memory of the "
                    + controller);
        }
        int along = glass.transposed() ? controller.columns() : 1;
        int across = glass.transposed() ? 1 : controller.columns();
        stepX = glass.flipX() ? -along : along;
        stepY = glass.flipY() ? -across : across;
        origin = glass.row() * controller.columns()
                + glass.column()
                + (glass.flipX() ? (width - 1) * along : 0)
                + (glass.flipY() ? (height - 1) * across : 0);
        exchanged = glass.bgr();
        flip = glass.inverted() ? 0xffffff : 0;
        round = glass.round();
        transposed = glass.transposed();
        firstRow = glass.row();
    }

    /// What is seen of the outputs.
    ///
    /// @param outputs as `Chip.scan` fills them
    /// @param xrgb picture, row by row
    void show(int[] outputs, int[] xrgb) {
        for (int y = 0; y < height; y++) {
            int from = y * width;
            Colours.gather(outputs, origin + y * stepY, stepX, xrgb, from, from + width);
            if (exchanged) {
                Colours.exchangeRedAndBlue(xrgb, xrgb, flip, from, from + width);
            } else {
                Colours.copy(xrgb, xrgb, flip, from, from + width);
            }
            if (round) {
                int hidden = hiddenColumns(y);
                Arrays.fill(xrgb, from, from + hidden, 0);
                Arrays.fill(xrgb, from + width - hidden, from + width, 0);
            }
        }
    }

    /// Where a row of the controller's outputs is seen; empty if it lies beside the glass.
    Area seen(int row) {
        boolean flipped = transposed ? stepX < 0 : stepY < 0;
        int lines = transposed ? width : height;
        int line = flipped ? lines - 1 - (row - firstRow) : row - firstRow;
        if (line < 0 || line >= lines) {
            return Area.ofSize(0, 0);
        }
        return transposed ? new Area(line, 0, line + 1, height) : new Area(0, line, width, line + 1);
    }

    // columns left of the inscribed ellipse whose centre lies beyond it
    private int hiddenColumns(int y) {
        double v = (2 * y + 1.0) / height - 1;
        double half = Math.sqrt(1 - v * v);
        return Math.clamp((long) Math.ceil(width / 2.0 * (1 - half) - 0.5), 0, width / 2);
    }
}
