package io.github.displayio4j.jpegio;

/// How the last decode went. Damage does not stop a decode: what is missing is shown in a middle gray.
///
/// @param blocksDecoded 8x8 blocks that were read from the data
/// @param blocksExpected blocks that the wanted part needed to have read
/// @param firstDamage byte from the start of the JPEG data near which the first damage was seen; -1: none
/// @param resyncs restart markers that were not the expected ones
public record DecodeReport(long blocksDecoded, long blocksExpected, long firstDamage, int resyncs) {
    /// Whether everything was there and no damage was seen.
    public boolean complete() {
        return firstDamage < 0 && blocksDecoded == blocksExpected;
    }
}
