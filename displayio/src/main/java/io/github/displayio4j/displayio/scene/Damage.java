package io.github.displayio4j.displayio.scene;

/// Which parts of a bitmap changed when, in cells of 16 x 16 pixels, so that far-apart changes stay apart and every
/// display can ask for what changed since its own committed epoch. Nobody ever clears it.
public final class Damage {
    /// Edge of a cell in pixels.
    public static final int CELL = 16;

    private final int columns;
    private final long[] cells;
    private long whole = SceneGate.now();
    private long latest = whole;

    /// Damage of a bitmap of this size, all of it dirty now.
    public Damage(int width, int height) {
        columns = (width + CELL - 1) / CELL;
        cells = new long[columns * ((height + CELL - 1) / CELL)];
    }

    /// Damage of what never changes; nothing can be added to it.
    public Damage() {
        columns = 0;
        cells = new long[0];
    }

    /// One pixel changed.
    public void add(int x, int y) {
        long now = SceneGate.now();
        cells[y / CELL * columns + x / CELL] = now;
        latest = now;
    }

    /// A half-open area changed; it must lie inside the bitmap and not be empty.
    public void add(int x1, int y1, int x2, int y2) {
        long now = SceneGate.now();
        for (int row = y1 / CELL; row <= (y2 - 1) / CELL; row++) {
            for (int column = x1 / CELL; column <= (x2 - 1) / CELL; column++) {
                cells[row * columns + column] = now;
            }
        }
        latest = now;
    }

    /// Everything changed.
    public void addAll() {
        whole = SceneGate.now();
        latest = whole;
    }

    /// Whether anything changed after `epoch`.
    public boolean since(long epoch) {
        return latest > epoch;
    }

    /// Whether everything changed after `epoch`.
    public boolean allSince(long epoch) {
        return whole > epoch;
    }

    /// Whether the cell in this column and row of cells changed after `epoch`.
    public boolean cellSince(int column, int row, long epoch) {
        return whole > epoch || (latest > epoch && cells[row * columns + column] > epoch);
    }

    /// Whether a cell that touches the half-open area changed after `epoch`.
    public boolean since(int x1, int y1, int x2, int y2, long epoch) {
        for (int row = y1 / CELL; row <= (y2 - 1) / CELL; row++) {
            for (int column = x1 / CELL; column <= (x2 - 1) / CELL; column++) {
                if (cellSince(column, row, epoch)) {
                    return true;
                }
            }
        }
        return false;
    }
}
