package io.github.displayio4j.displaybus;

import java.lang.foreign.MemorySegment;

/// Memory that a driver shows: what is written there is seen, at once or once it is told.
public interface Framebuffer extends AutoCloseable {
    /// How pixels lie in memory.
    enum Layout {
        /// Two bytes, least significant first: red 5, green 6, blue 5 bits.
        RGB565(2),
        /// Three bytes: blue, green, red.
        BGR888(3),
        /// Four bytes: blue, green, red, one that is not used.
        BGRX8888(4);

        private final int bytes;

        Layout(int bytes) {
            this.bytes = bytes;
        }

        /// Bytes of a pixel.
        public int bytes() {
            return bytes;
        }
    }

    /// What it is called in messages.
    String name();

    /// Columns that are seen.
    int width();

    /// Rows that are seen.
    int height();

    /// How pixels lie in memory.
    Layout layout();

    /// Bytes from a row to the next, at least `width() * layout().bytes()`.
    long stride();

    /// The memory; its first byte is the pixel at the top left. Reading from it may be very slow.
    MemorySegment pixels();

    /// Tells that areas were written; when it returns, the memory may be written again.
    ///
    /// @param areas half-open `x1, y1, x2, y2` of each, in pixels
    /// @param count how many areas
    /// @throws BusException if the device refuses
    void show(int[] areas, int count);

    /// Gives the device back.
    @Override
    void close();
}
