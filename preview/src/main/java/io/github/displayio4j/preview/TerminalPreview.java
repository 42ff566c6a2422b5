package io.github.displayio4j.preview;

import io.github.displayio4j.panels.GlassView;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// The glass in a terminal: as half blocks, two pixels a character in 24-bit colours, of which only those that
/// changed are written again; or as sixels, for terminals that show them. A glass that is larger than the
/// terminal is made smaller by a whole number.
///
/// ```java
/// try (TerminalPreview preview = TerminalPreview.halfBlocks(panel, System.out, 80, 24)) {
///     display.refresh();
///     preview.show();
/// }
/// ```
public abstract sealed class TerminalPreview implements AutoCloseable permits HalfBlocks, Sixels {
    private static final String ESCAPE = "\033[";

    private final GlassView glass;
    private final OutputStream out;
    private final int[] full;
    /// What is shown.
    final Shrunk picture;
    /// What is written next.
    final StringBuilder text = new StringBuilder();

    private long version;
    private boolean started;
    private boolean closed;

    TerminalPreview(GlassView glass, OutputStream out, int step) {
        this.glass = glass;
        this.out = out;
        full = new int[glass.width() * glass.height()];
        picture = new Shrunk(glass.width(), glass.height(), step);
    }

    /// A preview of characters.
    ///
    /// @param glass what it shows; its size must not change
    /// @param out the terminal; stays open
    /// @param columns characters in a line, 1 or more
    /// @param rows lines, 2 or more; the last one is left to others
    /// @throws IllegalArgumentException if out of range
    public static TerminalPreview halfBlocks(GlassView glass, OutputStream out, int columns, int rows) {
        if (columns < 1 || rows < 2) {
            throw new IllegalArgumentException(
                    "a terminal must have 1 column and 2 rows at least, not " + columns + "x" + rows);
        }
        return new HalfBlocks(glass, out, Shrunk.step(glass.width(), glass.height(), columns, 2 * (rows - 1)));
    }

    /// A preview of sixels.
    ///
    /// @param glass what it shows; its size must not change
    /// @param out the terminal; stays open
    /// @param width most columns of pixels, 1 or more
    /// @param height most rows of pixels, 1 or more
    /// @throws IllegalArgumentException if out of range
    public static TerminalPreview sixels(GlassView glass, OutputStream out, int width, int height) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException(
                    "a picture of sixels must have 1 pixel at least, not " + width + "x" + height);
        }
        int step = Shrunk.step(glass.width(), glass.height(), width, height);
        int zoom = step > 1 ? 1 : Math.max(1, Math.min(width / glass.width(), height / glass.height()));
        return new Sixels(glass, out, step, zoom);
    }

    /// Shows the glass if it changed.
    ///
    /// @throws IOException if the terminal can't be written
    /// @throws IllegalStateException if closed
    public void show() throws IOException {
        if (closed) {
            throw new IllegalStateException("the preview is closed");
        }
        long now = glass.version(); // before the picture: a change in between is shown next time
        if (started && now == version) {
            return;
        }
        version = now;
        glass.read(full);
        picture.take(full);
        if (!started) {
            started = true;
            text.append(ESCAPE).append("?25l").append(ESCAPE).append("2J"); // no cursor, an empty screen
        }
        write();
        flush();
    }

    /// Appends to `text` what brings the terminal to the picture.
    abstract void write();

    /// Lines of the terminal that the picture takes.
    abstract int lines();

    final void moveTo(int line, int column) {
        text.append(ESCAPE).append(line + 1).append(';').append(column + 1).append('H');
    }

    private void flush() throws IOException {
        if (!text.isEmpty()) {
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
            out.flush();
            text.setLength(0);
        }
    }

    /// Leaves the picture there, the cursor below it. A second call does nothing.
    ///
    /// @throws IOException if the terminal can't be written
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        if (started) {
            text.append(ESCAPE).append("0m");
            moveTo(lines(), 0);
            text.append(ESCAPE).append("?25h");
            flush();
        }
    }
}
