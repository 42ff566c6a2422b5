package io.github.displayio4j.app.conformance;

import io.github.displayio4j.busdisplay.EPaperSpec;
import java.util.Map;
import java.util.TreeMap;

/// The planes of an e-paper controller (SCHEMA 5): one for each command that writes, bytes of pixels in rows,
/// zero at first.
final class EPaperModel implements MemoryModel {
    final int columns;
    final int rows;
    final int depth;
    /// By command.
    final Map<Integer, byte[]> planes = new TreeMap<>();

    private final EPaperSpec spec;
    private final int columnStart;
    private int command = -1;
    private int parameters;
    private int value;
    private int firstColumn;
    private int lastColumn = Integer.MAX_VALUE;
    private int firstRow;
    private int x;
    private int y;

    EPaperModel(EPaperSpec spec) {
        this.spec = spec;
        int unit = spec.planes().getFirst().format().alignX();
        depth = spec.planes().getFirst().format().depth();
        columns = (spec.width() + unit - 1) / unit;
        rows = spec.height();
        columnStart = spec.columnStart() / unit;
        if (spec.window() == null) {
            lastColumn = columns - 1;
        }
    }

    @Override
    public void command(int newCommand) {
        command = newCommand;
        parameters = 0;
        value = 0;
        if (isPlane()) {
            x = spec.window() == null ? 0 : firstColumn - columnStart;
            y = spec.window() == null ? 0 : firstRow - spec.rowStart();
        }
    }

    private boolean isPlane() {
        return spec.planes().stream().anyMatch(plane -> plane.command() == command);
    }

    @Override
    public void data(int one) {
        EPaperSpec.Window window = spec.window();
        if (isPlane()) {
            pixels(one);
        } else if (window != null && command == window.columnCommand()) {
            if (bound(one, window, window.wideColumns()) == 1) {
                firstColumn = value;
            } else {
                lastColumn = value - columnStart;
            }
        } else if (window != null && command == window.rowCommand() && bound(one, window, window.wideRows()) == 1) {
            firstRow = value;
        }
    }

    /// Takes a byte of a bound.
    ///
    /// @return 1 while it is the first one's
    private int bound(int one, EPaperSpec.Window window, boolean wide) {
        int bytes = wide ? 2 : 1;
        int at = parameters++ % bytes;
        value = at == 0 ? one : window.littleEndian() ? value | one << 8 : value << 8 | one;
        return (parameters + bytes - 1) / bytes;
    }

    private void pixels(int one) {
        byte[] plane = planes.computeIfAbsent(command, _ -> new byte[columns * rows]);
        if (x < columns && y < rows) {
            plane[y * columns + x] = (byte) one;
        }
        if (++x > lastColumn) {
            x = firstColumn - (spec.window() == null ? 0 : columnStart);
            y++;
        }
    }
}
