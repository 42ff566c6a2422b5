package io.github.displayio4j.busdisplay;

import io.github.displayio4j.displayio.PixelFormat;

/// All that must be known of a panel as bought: the same data drives the real panel, the emulated one and the
/// linter.
///
/// @param name such as `memento` or `ili9341-320x240`: controller, then the size as the user sees it at rotation
/// 0
/// @param controller the chip
/// @param width columns that the user sees at rotation 0
/// @param height rows that the user sees at rotation 0
/// @param columnStart added to columns of windows, in pixels, also where several share a byte
/// @param rowStart added to rows of windows, likewise
/// @param format what a pixel looks like on the wire
/// @param addressing how windows are set
/// @param firstBoundAlone whether a column or row command may be ended after its first bound, and the last one stays
/// @param init from reset to showing memory
/// @param glass what is in front of the controller
/// @param maxHertz highest clock of the data sheet for writing, in Hz
public record PanelSpec(
        String name,
        Controller controller,
        int width,
        int height,
        int columnStart,
        int rowStart,
        PixelFormat format,
        Addressing addressing,
        boolean firstBoundAlone,
        InitSequence init,
        Glass glass,
        int maxHertz) {
    /// Checks sizes.
    ///
    /// @throws IllegalArgumentException naming the value and its range
    public PanelSpec {
        if (width < 1 || width > 32767 || height < 1 || height > 32767) {
            throw new IllegalArgumentException(name + ": panel size must be 1..32767, not " + width + "x" + height);
        }
        if (columnStart < 0 || rowStart < 0 || maxHertz < 1) {
            throw new IllegalArgumentException(name + ": offsets must be >= 0 and the clock > 0, not " + columnStart
                    + ", " + rowStart + ", " + maxHertz);
        }
    }

    /// Starts a spec for a MIPI-DCS panel with RGB565 pixels, most significant byte first.
    public static Builder builder(String name, Controller controller, int width, int height) {
        return new Builder(name, controller, width, height);
    }

    /// Collects what differs from the defaults.
    public static final class Builder {
        private final String name;
        private final Controller controller;
        private final int width;
        private final int height;
        private int columnStart;
        private int rowStart;
        private PixelFormat format = PixelFormat.RGB565_SWAPPED;
        private Addressing addressing = Addressing.Window.MIPI_DCS;
        private boolean firstBoundAlone;
        private InitSequence init = InitSequence.builder().build();
        private Glass glass = new Glass(0, 0, false, false, false, false, false, false);
        private int maxHertz = 10_000_000;

        private Builder(String name, Controller controller, int width, int height) {
            this.name = name;
            this.controller = controller;
            this.width = width;
            this.height = height;
        }

        /// Offsets added to columns and rows of windows; default 0, 0.
        public Builder offset(int columnStart, int rowStart) {
            this.columnStart = columnStart;
            this.rowStart = rowStart;
            return this;
        }

        /// Pixel format on the wire; default `PixelFormat.RGB565_SWAPPED`.
        public Builder format(PixelFormat format) {
            this.format = format;
            return this;
        }

        /// How windows are set; default `Addressing.Window.MIPI_DCS`.
        public Builder addressing(Addressing addressing) {
            this.addressing = addressing;
            return this;
        }

        /// Says that a column or row command may be ended after its first bound, and that the last one then stays as
        /// it was: fewer bytes for small windows. Default is that it may not.
        public Builder firstBoundAlone() {
            firstBoundAlone = true;
            return this;
        }

        /// Commands from reset to showing memory; default none.
        public Builder init(InitSequence.Builder init) {
            this.init = init.build();
            return this;
        }

        /// The glass; default the memory's first columns and rows as they are.
        public Builder glass(Glass glass) {
            this.glass = glass;
            return this;
        }

        /// Highest write clock in Hz; default 10 MHz.
        public Builder maxHertz(int maxHertz) {
            this.maxHertz = maxHertz;
            return this;
        }

        /// The finished spec.
        public PanelSpec build() {
            return new PanelSpec(
                    name,
                    controller,
                    width,
                    height,
                    columnStart,
                    rowStart,
                    format,
                    addressing,
                    firstBoundAlone,
                    init,
                    glass,
                    maxHertz);
        }
    }
}
