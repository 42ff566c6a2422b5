package io.github.displayio4j.panels;

/// What an emulated controller has counted since it was made. Faults are counted, not thrown: a real panel says
/// nothing.
///
/// @param commands bytes taken as commands
/// @param ignored commands, parameters and data that this model does not know or that mean nothing at that place
/// @param tooEarly commands inside a time in which the data sheet forbids them (after reset, SLPOUT, SLPIN)
/// @param pixels pixels written to memory or beside it; on page controllers bytes of eight pixels
/// @param wraps times that a write went on after its window was full and began at its start again
/// @param outside pixels that were addressed outside the memory and lost
public record PanelCounters(long commands, long ignored, long tooEarly, long pixels, long wraps, long outside) {
    /// What was counted since.
    PanelCounters minus(PanelCounters before) {
        return new PanelCounters(
                commands - before.commands,
                ignored - before.ignored,
                tooEarly - before.tooEarly,
                pixels - before.pixels,
                wraps - before.wraps,
                outside - before.outside);
    }
}
