package io.github.displayio4j.preview;

import io.github.displayio4j.displayio.Area;
import io.github.displayio4j.panels.GlassView;
import io.github.displayio4j.panels.ScanBeam;
import io.github.displayio4j.panels.TurnedGlass;

/// A panel as an eye sees it that is quick enough: rows as they were when the scan last came by, and where it is.
final class BeamEye {
    private final ScanBeam beam;
    private final int rotation;
    private final GlassView glass;

    BeamEye(ScanBeam beam, int rotation) {
        this.beam = beam;
        this.rotation = rotation;
        glass = TurnedGlass.of(beam, rotation);
    }

    GlassView glass() {
        return glass;
    }

    /// The line that is refreshed, as it is seen.
    Area line() {
        return TurnedGlass.seen(beam.line(), beam, rotation);
    }

    /// For people.
    String note() {
        return "scan " + beam.frames() + ", torn " + beam.torn();
    }
}
