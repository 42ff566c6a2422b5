package io.github.displayio4j.panels;

/// What an emulated e-paper controller has counted since it was made. Faults are counted, not thrown: a real panel
/// says nothing.
///
/// @param commands bytes taken as commands
/// @param ignored commands and parameters that this model does not know or that mean nothing at that place
/// @param whileBusy bytes that came while the controller was busy, and were lost
/// @param whileAsleep bytes that came in deep sleep, and were lost
/// @param refreshes times that the picture was shown, in full or in part
/// @param tooSoon refreshes that came before the panel had its rest
/// @param aborted refreshes that a reset broke off
/// @param mostPartial longest run of partial refreshes without a full one
public record PaperCounters(
        long commands,
        long ignored,
        long whileBusy,
        long whileAsleep,
        long refreshes,
        long tooSoon,
        long aborted,
        int mostPartial) {}
