package io.github.displayio4j.displayio.scene;

/// Which parts of a bitmap changed when, in cells of 16 x 16 pixels, so that far-apart changes stay apart and every
/// display can ask for what changed since its own committed epoch. Nobody ever clears it.
public final class Damage {
    /// Edge of a cell in pixels.
    public static final int CELL = 16;

    private static final int CELL_BITS = Integer.numberOfTrailingZeros(CELL);

    /// Number of times of which the bounds are known.
    private static final int TIMES = 8;

    private static final int LAST = TIMES - 1;

    private final int columns;
    private final long[] cells;
    private long whole = SceneGate.now();
    private long latest = whole;

    /// Bounds of all that changed at one time, for the latest times; a ring.
    private final long[] times = new long[TIMES];

    private final int[] bounds = new int[4 * TIMES];
    private int slot;
    /// The bounds of what changed at this time and before are not known.
    private long forgotten;

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
        stamp(now, x, y);
        addBounds(now, x, y, x + 1, y + 1);
    }

    /// A half-open area changed; it must lie inside the bitmap and not be empty.
    public void add(int x1, int y1, int x2, int y2) {
        long now = SceneGate.now();
        stamp(now, x1, y1, x2, y2);
        addBounds(now, x1, y1, x2, y2);
    }

    /// One of many pixels changed, of which `addBounds` tells together.
    ///
    /// @param now `SceneGate.now()`, asked once for all of them
    public void stamp(long now, int x, int y) {
        cells[(y >> CELL_BITS) * columns + (x >> CELL_BITS)] = now;
    }

    /// One of many half-open areas changed, of which `addBounds` tells together.
    public void stamp(long now, int x1, int y1, int x2, int y2) {
        for (int row = y1 >> CELL_BITS; row <= y2 - 1 >> CELL_BITS; row++) {
            for (int column = x1 >> CELL_BITS; column <= x2 - 1 >> CELL_BITS; column++) {
                cells[row * columns + column] = now;
            }
        }
    }

    /// Tells the half-open area around pixels whose cells are stamped; it must lie inside the bitmap.
    public void addBounds(long now, int x1, int y1, int x2, int y2) {
        latest = now;
        int at = 4 * slot;
        if (times[slot] == now) {
            bounds[at] = Math.min(bounds[at], x1);
            bounds[at + 1] = Math.min(bounds[at + 1], y1);
            bounds[at + 2] = Math.max(bounds[at + 2], x2);
            bounds[at + 3] = Math.max(bounds[at + 3], y2);
            return;
        }
        slot = slot + 1 & LAST;
        forgotten = Math.max(forgotten, times[slot]);
        times[slot] = now;
        at = 4 * slot;
        bounds[at] = x1;
        bounds[at + 1] = y1;
        bounds[at + 2] = x2;
        bounds[at + 3] = y2;
    }

    /// Finds the smallest area that holds all that changed after `epoch`, if not everything did.
    ///
    /// @param out gets left, top, right, bottom, half-open
    /// @return whether it is known; it is if the changes were at few times
    public boolean boundsSince(long epoch, int[] out) {
        if (forgotten > epoch || whole > epoch) {
            return false;
        }
        out[0] = Integer.MAX_VALUE;
        out[1] = Integer.MAX_VALUE;
        out[2] = 0;
        out[3] = 0;
        for (int i = 0; i < TIMES; i++) {
            if (times[i] > epoch) {
                out[0] = Math.min(out[0], bounds[4 * i]);
                out[1] = Math.min(out[1], bounds[4 * i + 1]);
                out[2] = Math.max(out[2], bounds[4 * i + 2]);
                out[3] = Math.max(out[3], bounds[4 * i + 3]);
            }
        }
        return true;
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
