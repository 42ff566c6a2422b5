package io.github.displayio4j.panels.lint;

/// Where commands have a meaning that only the vendor knows: on pages of registers that FEh or FFh open, where
/// numbers of
/// MIPI-DCS stand for something else, and in the range that FEh and EFh unlock.
final class VendorPages {
    private static final int UNLOCKED_FROM = 0x60;

    private boolean paged;
    private boolean unlocked;

    /// Goes over a step.
    ///
    /// @return whether it has the meaning that MIPI-DCS gives it
    boolean isStandard(Step step) {
        int last = step.parameter(step.parameters().size() - 1);
        switch (step.command()) {
            case 0xFE -> {
                // RM67162: the page is its parameter; GC9A01 7.1: without one it unlocks more commands
                paged = step.length() == 1 ? last != 0 : paged;
                unlocked |= step.length() == 0;
            }
            case 0xEF -> unlocked |= step.length() == 0;
            case 0xFF -> paged = step.length() >= 3 ? last != 0 : paged; // ST7701, ILI9881
            default -> {
                return !paged;
            }
        }
        return false;
    }

    /// Whether a number that MIPI-DCS does not have may be the vendor's.
    boolean knows(int code) {
        return unlocked && code >= UNLOCKED_FROM;
    }
}
