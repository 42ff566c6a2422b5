package io.github.displayio4j.displaybus;

/// What sending costs on a bus, for planning: `nanos = transfers * nanosPerTransfer + bytes * nanosPerByte`.
///
/// @param nanosPerTransfer fixed cost of each run of command or data bytes (a call, a D/C change), >= 0
/// @param nanosPerByte wire time of a byte, > 0
public record BusCost(double nanosPerTransfer, double nanosPerByte) {
    /// Time of `transfers` runs with `bytes` bytes in all.
    public double nanos(long transfers, long bytes) {
        return transfers * nanosPerTransfer + bytes * nanosPerByte;
    }
}
