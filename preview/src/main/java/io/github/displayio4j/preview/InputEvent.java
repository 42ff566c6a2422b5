package io.github.displayio4j.preview;

/// What the user did in a window, as an application on the panel would like to hear it.
public sealed interface InputEvent {
    /// A key; all but Escape and the function keys, which are the window's own.
    ///
    /// @param code letters and digits by their ASCII code on an American keyboard (`'A'`, `'1'`), others by the
    ///     constants
    /// @param down whether it went down, or is held; otherwise it came up
    /// @param repeated whether it is held and repeats
    record Key(int code, boolean down, boolean repeated) implements InputEvent {
        /// Return.
        public static final int ENTER = 257;
        /// Tabulator.
        public static final int TAB = 258;
        /// Backspace.
        public static final int BACKSPACE = 259;
        /// Arrow to the right.
        public static final int RIGHT = 262;
        /// Arrow to the left.
        public static final int LEFT = 263;
        /// Arrow down.
        public static final int DOWN = 264;
        /// Arrow up.
        public static final int UP = 265;
    }

    /// A character was typed, with all that keyboards do to make one.
    ///
    /// @param codePoint Unicode
    record Text(int codePoint) implements InputEvent {}

    /// The mouse on a glass, or a finger: what a touch panel reports is `DOWN`, `MOVE` with a button held, `UP`.
    ///
    /// A pointer that went down on a glass belongs to it until it goes up; outside, the nearest pixel is told.
    ///
    /// @param panel which of the window's panels, from 0
    /// @param x column of the glass as it is seen
    /// @param y row of the glass as it is seen
    /// @param what what it did
    /// @param button 0 left (a finger), 1 right, 2 middle; -1 if none is held
    record Pointer(int panel, int x, int y, Action what, int button) implements InputEvent {
        /// What a pointer does.
        public enum Action {
            /// A button went down, a finger touched.
            DOWN,
            /// It moved to another pixel.
            MOVE,
            /// The button came up, the finger left.
            UP
        }
    }

    /// The wheel, over a glass.
    ///
    /// @param panel which of the window's panels, from 0
    /// @param columns to the right
    /// @param rows up, in steps of the wheel
    record Scroll(int panel, double columns, double rows) implements InputEvent {}
}
