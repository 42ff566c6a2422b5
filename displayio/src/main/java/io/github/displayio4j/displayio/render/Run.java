package io.github.displayio4j.displayio.render;

/// Scratch for one run of one layer, before it is scaled and placed.
final class Run {
    /// Pixels of the target format; `ShadeTable.TRANSPARENT` where nothing is drawn.
    int[] pixels = new int[0];
    /// How much of each pixel is seen, see `Blend`; only read if the source has alpha.
    int[] weights = new int[0];
    /// Values before they are shaded.
    byte[] values = new byte[0];

    /// Values of a block of rows before they are shaded, with room for a word more.
    byte[] block = new byte[0];
    /// Pixels of a block that is to be turned.
    private short[] shorts = new short[0];
    /// What mixes blocks of this display.
    final Mixer mixer = new Mixer();
    /// The loops of this frame.
    Kernels kernels = Kernels.PLAIN;

    /// Room for a block of `n` values.
    byte[] block(int n) {
        if (block.length < n + Long.BYTES) {
            block = new byte[n + Long.BYTES];
        }
        return block;
    }

    /// Room for a block of `n` pixels.
    short[] shorts(int n) {
        if (shorts.length < n) {
            shorts = new short[n];
        }
        return shorts;
    }

    /// Makes room for `n` pixels.
    void reserve(int n) {
        if (pixels.length < n) {
            pixels = new int[n];
            weights = new int[n];
            values = new byte[n];
        }
    }
}
