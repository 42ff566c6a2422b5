package io.github.displayio4j.panels;

import io.github.displayio4j.busdisplay.Controller;
import io.github.displayio4j.busdisplay.Glass;
import io.github.displayio4j.busdisplay.PanelSpec;

/// How a MIPI-DCS controller is set so that a picture stands upright on a glass that is held turned: what a driver's
/// table of rotations holds. It follows from the glass alone.
///
/// @param madctl parameter of MADCTL (36h): MY, MX, MV and BGR
/// @param columnStart added to columns of windows
/// @param rowStart added to rows of windows
/// @param width columns that the user sees
/// @param height rows that the user sees
public record Orientation(int madctl, int columnStart, int rowStart, int width, int height) {
    private static final int MY = 0x80;
    private static final int MX = 0x40;
    private static final int MV = 0x20;
    private static final int BGR = 0x08;

    /// The setting for a rotation.
    ///
    /// @param spec of a MIPI-DCS panel
    /// @param rotation 0, 90, 180 or 270, as `TurnedGlass` counts
    /// @throws IllegalArgumentException if the controller has no MADCTL, or for another rotation
    public static Orientation of(PanelSpec spec, int rotation) {
        if (spec.controller().family() != Controller.Family.MIPI_DCS) {
            throw new IllegalArgumentException(
                    spec.name() + ": only MIPI-DCS controllers have MADCTL, not the " + spec.controller());
        }
        if (rotation % 90 != 0 || rotation < 0 || rotation > 270) {
            throw new IllegalArgumentException("rotation must be 0, 90, 180 or 270, not " + rotation);
        }
        int column = column(spec, rotation, 0, 0);
        int row = row(spec, rotation, 0, 0);
        boolean exchanged = column(spec, rotation, 1, 0) == column;
        int columnStep = exchanged ? column(spec, rotation, 0, 1) - column : column(spec, rotation, 1, 0) - column;
        int rowStep = exchanged ? row(spec, rotation, 1, 0) - row : row(spec, rotation, 0, 1) - row;
        int madctl = (rowStep < 0 ? MY : 0)
                | (columnStep < 0 ? MX : 0)
                | (exchanged ? MV : 0)
                | (spec.glass().bgr() ? BGR : 0);
        int fromColumn = columnStep < 0 ? spec.controller().columns() - 1 - column : column;
        int fromRow = rowStep < 0 ? spec.controller().rows() - 1 - row : row;
        boolean turned = rotation % 180 == 90;
        return new Orientation(
                madctl,
                exchanged ? fromRow : fromColumn,
                exchanged ? fromColumn : fromRow,
                turned ? spec.height() : spec.width(),
                turned ? spec.width() : spec.height());
    }

    /// The memory column that the user's pixel (x, y) shows; see `Glass`.
    private static int column(PanelSpec spec, int rotation, int x, int y) {
        Glass glass = spec.glass();
        return glass.column() + (glass.transposed() ? v(spec, rotation, x, y) : u(spec, rotation, x, y));
    }

    private static int row(PanelSpec spec, int rotation, int x, int y) {
        Glass glass = spec.glass();
        return glass.row() + (glass.transposed() ? u(spec, rotation, x, y) : v(spec, rotation, x, y));
    }

    private static int u(PanelSpec spec, int rotation, int x, int y) {
        int w = spec.width();
        int seen =
                switch (rotation) {
                    case 0 -> x;
                    case 90 -> w - 1 - y;
                    case 180 -> w - 1 - x;
                    default -> y;
                };
        return spec.glass().flipX() ? w - 1 - seen : seen;
    }

    private static int v(PanelSpec spec, int rotation, int x, int y) {
        int h = spec.height();
        int seen =
                switch (rotation) {
                    case 0 -> y;
                    case 90 -> x;
                    case 180 -> h - 1 - y;
                    default -> h - 1 - x;
                };
        return spec.glass().flipY() ? h - 1 - seen : seen;
    }
}
