package io.github.displayio4j.panels;

import io.github.displayio4j.busdisplay.EPaperSpec;
import java.util.List;

/// An e-paper panel as bought: how to drive it, and what an emulated one is made of.
///
/// @param spec how `EPaperDisplay` drives it
/// @param controller its chip
/// @param firstColumn column output that drives the left edge of the glass
/// @param inks colours `0xRRGGBB` in the order of the pixel values: black and white, then what it has beyond; an
/// eighth one is the state between inks to which a panel is cleaned
/// @param refreshNanos how long a full refresh takes
/// @param partialNanos how long a partial refresh takes; 0 if there is none
public record Paper(
        EPaperSpec spec,
        Controller controller,
        int firstColumn,
        List<Integer> inks,
        long refreshNanos,
        long partialNanos) {
    /// E-paper controller chips.
    public enum Controller {
        /// Solomon Systech SSD1680, 176 x 296, two planes; busy is high.
        SSD1680,
        /// UltraChip UC8151 and those with its command set: IL0373, UC8159 (seven colours), JD79661 (four
        /// colours), those of Spectra 6. Busy is low.
        UC8151
    }

    /// Checks the inks.
    ///
    /// @throws IllegalArgumentException naming the value and its range
    public Paper {
        inks = List.copyOf(inks);
        if (inks.size() < 2 || inks.size() > 8) {
            throw new IllegalArgumentException(spec.name() + ": there must be 2..8 inks, not " + inks.size());
        }
        if (firstColumn < 0 || firstColumn + spec.width() > (controller == Controller.SSD1680 ? 176 : 1024)) {
            throw new IllegalArgumentException(spec.name() + ": the glass must lie within the controller's columns");
        }
    }
}
