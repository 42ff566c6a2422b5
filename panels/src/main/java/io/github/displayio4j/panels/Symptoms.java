package io.github.displayio4j.panels;

import io.github.displayio4j.busdisplay.Controller;
import io.github.displayio4j.busdisplay.Glass;
import io.github.displayio4j.busdisplay.InitSequence;
import io.github.displayio4j.busdisplay.PanelSpec;

/// What is wrong with a picture on a real glass, from which follows what is wrong with the panel's description.
///
/// @param turned degrees by which the whole picture is seen turned clockwise: 0, 90, 180 or 270; the rest is said
///     of the
/// picture turned back
/// @param redBlue red is seen as blue and blue as red
/// @param negative black is seen as white
/// @param mirrorX left is seen on the right
/// @param mirrorY the top is seen at the bottom
/// @param shiftX how far to the right the picture is seen, in pixels, after mirroring it back; negative: to the
///     left
/// @param shiftY how far down it is seen, likewise
public record Symptoms(
        int turned, boolean redBlue, boolean negative, boolean mirrorX, boolean mirrorY, int shiftX, int shiftY) {
    /// Checks the turn.
    ///
    /// @throws IllegalArgumentException if it is no quarter of a circle
    public Symptoms {
        if (turned % 90 != 0 || turned < 0 || turned > 270) {
            throw new IllegalArgumentException("turned must be 0, 90, 180 or 270, not " + turned);
        }
    }

    /// The description that shows the picture right: the glass as it must be, and MADCTL, inversion and offsets
    /// that follow from it.
    ///
    /// @param believed what the picture was drawn with: a MIPI-DCS panel, set as its glass demands
    /// @throws IllegalArgumentException if the controller has no MADCTL, or the glass would leave the memory
    public PanelSpec correct(PanelSpec believed) {
        if (believed.controller().family() != Controller.Family.MIPI_DCS) {
            throw new IllegalArgumentException(
                    believed.name() + ": only MIPI-DCS panels can be corrected, not those of " + believed.controller());
        }
        Glass g = believed.glass();
        // a picture that is seen too far to the right was written to columns that lie too far to the right: the glass
        // begins earlier than believed, in the direction that the user's x has in the memory
        int u = g.flipX() ? shiftX : -shiftX;
        int v = g.flipY() ? shiftY : -shiftY;
        int columns = believed.controller().columns();
        int rows = believed.controller().rows();
        int acrossColumns = g.transposed() ? believed.height() : believed.width();
        int acrossRows = g.transposed() ? believed.width() : believed.height();
        int column = g.column() + (g.transposed() ? v : u);
        int row = g.row() + (g.transposed() ? u : v);
        if (column < 0 || row < 0 || column + acrossColumns > columns || row + acrossRows > rows) {
            throw new IllegalArgumentException(believed.name() + ": a picture shifted by " + shiftX + ", " + shiftY
                    + " would mean a glass beyond the " + columns + "x" + rows + " memory of the "
                    + believed.controller());
        }
        Glass glass = new Glass(
                column,
                row,
                g.transposed(),
                g.flipX() ^ mirrorX,
                g.flipY() ^ mirrorY,
                g.bgr() ^ redBlue,
                g.inverted() ^ negative,
                g.round());
        boolean exchanged = turned % 180 == 90;
        int width = exchanged ? believed.height() : believed.width();
        int height = exchanged ? believed.width() : believed.height();
        return with(believed, width, height, turned(glass, width, height));
    }

    /// The glass as somebody sees it who holds it turned.
    ///
    /// @param width columns that he sees
    private Glass turned(Glass glass, int width, int height) {
        if (turned == 0) {
            return glass;
        }
        int[] origin = place(glass, width, height, 0, 0);
        int[] right = place(glass, width, height, 1, 0);
        int[] last = place(glass, width, height, width - 1, height - 1);
        boolean transposed = right[0] == origin[0];
        int along = transposed ? last[1] - origin[1] : last[0] - origin[0];
        int across = transposed ? last[0] - origin[0] : last[1] - origin[1];
        return new Glass(
                Math.min(origin[0], last[0]),
                Math.min(origin[1], last[1]),
                transposed,
                along < 0,
                across < 0,
                glass.bgr(),
                glass.inverted(),
                glass.round());
    }

    /// The memory column and row behind a pixel of the turned glass.
    private int[] place(Glass glass, int width, int height, int x, int y) {
        boolean exchanged = turned % 180 == 90;
        int w = exchanged ? height : width;
        int h = exchanged ? width : height;
        int gx = turned == 90 ? y : turned == 180 ? w - 1 - x : w - 1 - y;
        int gy = turned == 90 ? h - 1 - x : turned == 180 ? h - 1 - y : x;
        int u = glass.flipX() ? w - 1 - gx : gx;
        int v = glass.flipY() ? h - 1 - gy : gy;
        int column = glass.column() + (glass.transposed() ? v : u);
        return new int[] {column, glass.row() + (glass.transposed() ? u : v)};
    }

    private static PanelSpec with(PanelSpec believed, int width, int height, Glass glass) {
        PanelSpec.Builder builder = PanelSpec.builder(believed.name(), believed.controller(), width, height)
                .format(believed.format())
                .addressing(believed.addressing())
                .maxHertz(believed.maxHertz())
                .glass(glass);
        if (believed.firstBoundAlone()) {
            builder.firstBoundAlone();
        }
        Orientation way = Orientation.of(builder.build(), 0);
        InitSequence.Builder init = InitSequence.builder();
        for (InitSequence.Step step : believed.init().steps()) {
            switch (step.command()) {
                case 0x36 -> init.command(0x36, way.madctl());
                case 0x20, 0x21 -> init.command(glass.inverted() ? 0x21 : 0x20);
                default ->
                    init.command(
                            step.command(),
                            step.parameters().stream().mapToInt(i -> i).toArray());
            }
            init.delay(step.delayMillis());
        }
        return builder.init(init).offset(way.columnStart(), way.rowStart()).build();
    }
}
