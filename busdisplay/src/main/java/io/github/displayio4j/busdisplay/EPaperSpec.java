package io.github.displayio4j.busdisplay;

import io.github.displayio4j.displayio.PixelFormat;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that must be known of an e-paper panel.
///
/// @param name such as `ssd1680-250x122`
/// @param width columns of the panel, unrotated
/// @param height rows of the panel, unrotated
/// @param columnStart added to columns of windows, in pixels
/// @param rowStart added to rows of windows
/// @param planes what a refresh writes, one after the other: the whole panel in one, or a plane of each ink
/// @param window how a part of the memory is chosen; null if only all of it can be written
/// @param start from reset to taking pixels; the controller may be busy after each command
/// @param refresh what makes the pixels be shown
/// @param stop what lets the panel sleep afterwards
/// @param busyHigh level of the busy pin while the controller is busy
/// @param refreshNanos what a refresh takes where there is no busy pin
/// @param intervalNanos least time between refreshes: a shorter one wears the panel out
/// @param startUpNanos wait after a reset
/// @param togglesChipSelect chip select is released after each byte
/// @param cleans the panel is cleaned by a refresh of its own before each picture (seven and six colours)
/// @param partial how changed pixels alone are driven, in a fraction of the time; null if the panel cannot
public record EPaperSpec(
        String name,
        int width,
        int height,
        int columnStart,
        int rowStart,
        List<Plane> planes,
        @Nullable Window window,
        InitSequence start,
        InitSequence refresh,
        InitSequence stop,
        boolean busyHigh,
        long refreshNanos,
        long intervalNanos,
        long startUpNanos,
        boolean togglesChipSelect,
        boolean cleans,
        @Nullable Partial partial) {
    /// Pixels of one kind and where they go.
    ///
    /// @param format bits of this plane
    /// @param command what starts writing it, 0..255
    public record Plane(PixelFormat format, int command) {}

    /// Commands that choose a part of the memory.
    ///
    /// @param columnCommand first and last column, in bytes of pixels (44h of SSD1680)
    /// @param rowCommand first and last row (45h)
    /// @param currentColumnCommand where writing starts (4Eh); -1 if that needs no command
    /// @param currentRowCommand where writing starts (4Fh); -1 if that needs no command
    /// @param wideColumns whether columns have two bytes
    /// @param wideRows whether rows have two bytes
    /// @param littleEndian whether the lower byte goes first
    public record Window(
            int columnCommand,
            int rowCommand,
            int currentColumnCommand,
            int currentRowCommand,
            boolean wideColumns,
            boolean wideRows,
            boolean littleEndian) {}

    /// A refresh that drives only the pixels that differ from the picture before, without a flash. It leaves
    /// ghosts, so that a full one is needed now and then.
    ///
    /// @param start from reset to taking pixels
    /// @param refresh what makes the pixels be shown
    /// @param previousCommand what starts writing the plane that holds the picture before (26h of SSD1680)
    /// @param refreshNanos what it takes where there is no busy pin
    /// @param intervalNanos least time after a refresh
    public record Partial(
            InitSequence start, InitSequence refresh, int previousCommand, long refreshNanos, long intervalNanos) {}

    /// Checks sizes.
    ///
    /// @throws IllegalArgumentException naming the value and its range
    public EPaperSpec {
        planes = List.copyOf(planes);
        if (width < 1 || width > 32767 || height < 1 || height > 32767) {
            throw new IllegalArgumentException(name + ": panel size must be 1..32767, not " + width + "x" + height);
        }
        if (planes.isEmpty() || planes.size() > 2) {
            throw new IllegalArgumentException(name + ": there must be 1 or 2 planes, not " + planes.size());
        }
        if (columnStart < 0 || rowStart < 0 || refreshNanos < 0 || intervalNanos < 0 || startUpNanos < 0) {
            throw new IllegalArgumentException(name + ": offsets and times must be >= 0");
        }
        if (partial != null && (window == null || planes.size() != 1)) {
            throw new IllegalArgumentException(name + ": partial refresh needs a window and a single plane");
        }
    }

    /// Starts a spec.
    ///
    /// @param start from reset to taking pixels
    public static Builder builder(String name, int width, int height, InitSequence start) {
        return new Builder(name, width, height, start);
    }

    /// Collects what differs from the defaults, which are CircuitPython's.
    public static final class Builder {
        private static final long SECOND = 1_000_000_000;

        private final String name;
        private final int width;
        private final int height;
        private final InitSequence start;
        private final List<Plane> planes = new ArrayList<>();
        private int columnStart;
        private int rowStart;
        private @Nullable Window window;
        private InitSequence refresh = InitSequence.builder().command(0x20).build();
        private InitSequence stop = InitSequence.builder().build();
        private boolean busyHigh = true;
        private long refreshNanos = 40 * SECOND;
        private long intervalNanos = 180 * SECOND;
        private long startUpNanos;
        private boolean togglesChipSelect;
        private boolean cleans;
        private @Nullable Partial partial;

        private Builder(String name, int width, int height, InitSequence start) {
            this.name = name;
            this.width = width;
            this.height = height;
            this.start = start;
        }

        /// Adds a plane; one is needed.
        public Builder plane(PixelFormat format, int command) {
            planes.add(new Plane(format, command));
            return this;
        }

        /// Offsets added to columns and rows of windows, in pixels; default 0, 0.
        public Builder offset(int columnStart, int rowStart) {
            this.columnStart = columnStart;
            this.rowStart = rowStart;
            return this;
        }

        /// How a part of the memory is chosen; default it cannot be.
        public Builder window(Window window) {
            this.window = window;
            return this;
        }

        /// What makes the pixels be shown; default 20h.
        public Builder refresh(InitSequence refresh) {
            this.refresh = refresh;
            return this;
        }

        /// What lets the panel sleep; default nothing.
        public Builder stop(InitSequence stop) {
            this.stop = stop;
            return this;
        }

        /// Level of the busy pin while busy; default high.
        public Builder busyHigh(boolean high) {
            this.busyHigh = high;
            return this;
        }

        /// What a refresh takes where there is no busy pin; default 40 s.
        public Builder refreshNanos(long nanos) {
            this.refreshNanos = nanos;
            return this;
        }

        /// Least time between refreshes; default 180 s.
        public Builder intervalNanos(long nanos) {
            this.intervalNanos = nanos;
            return this;
        }

        /// Wait after a reset; default none.
        public Builder startUpNanos(long nanos) {
            this.startUpNanos = nanos;
            return this;
        }

        /// Releases chip select after each byte.
        public Builder togglesChipSelect(boolean toggles) {
            this.togglesChipSelect = toggles;
            return this;
        }

        /// Cleans the panel before each picture.
        public Builder cleans(boolean cleans) {
            this.cleans = cleans;
            return this;
        }

        /// How changed pixels alone are driven; default they cannot be.
        public Builder partial(Partial partial) {
            this.partial = partial;
            return this;
        }

        /// The finished spec.
        ///
        /// @throws IllegalArgumentException naming what is out of its range
        public EPaperSpec build() {
            return new EPaperSpec(
                    name,
                    width,
                    height,
                    columnStart,
                    rowStart,
                    planes,
                    window,
                    start,
                    refresh,
                    stop,
                    busyHigh,
                    refreshNanos,
                    intervalNanos,
                    startUpNanos,
                    togglesChipSelect,
                    cleans,
                    partial);
        }
    }
}
