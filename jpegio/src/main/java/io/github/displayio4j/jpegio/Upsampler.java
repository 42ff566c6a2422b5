package io.github.displayio4j.jpegio;

/// Widens the rows of one component to the picture's own rows, as libjpeg does.
///
/// A row is asked for by its number in the picture; the answer is `samples` from `at` on, for the columns wanted.
final class Upsampler {
    private enum Kind {
        /// Rows are used as they are.
        NONE,
        /// Each sample repeated; also for ratios that are no whole numbers.
        REPEAT,
        /// Three quarters of the near, one quarter of the far sample, in x, y or both.
        FANCY_X,
        FANCY_Y,
        FANCY_XY
    }

    private final Component component;
    private Kind kind = Kind.NONE;
    /// Ratio of samples to pixels, in each direction: `in / out`.
    private int inX;

    private int outX;
    private int inY;
    private int outY;
    private int fromColumn;
    private int columns;

    private int[] row = new int[0];
    private int[] sums = new int[0];

    int[] samples = row;
    int at;

    Upsampler(Component component) {
        this.component = component;
    }

    /// Chooses the way for a picture scaled to `eighths`, and the columns [fromColumn, toColumn) of it; sets the
    /// component's range of blocks.
    void prepare(int maxH, int maxV, int eighths, boolean fancy, int fromColumn, int toColumn) {
        Component c = component;
        this.fromColumn = fromColumn;
        columns = toColumn - fromColumn;
        inX = c.h * c.size / eighths;
        outX = maxH;
        inY = c.v * c.size / eighths;
        outY = maxV;
        // libjpeg interpolates only planes wider than 2, and not at 1/8.
        boolean smooth = fancy && eighths > 1;
        boolean doubleX = inX * 2 == outX;
        boolean doubleY = inY * 2 == outY;
        if (inX == outX && inY == outY) {
            kind = Kind.NONE;
        } else if (smooth && doubleX && inY == outY && c.width > 2) {
            kind = Kind.FANCY_X;
        } else if (smooth && inX == outX && doubleY) {
            kind = Kind.FANCY_Y;
        } else if (smooth && doubleX && doubleY && c.width > 2) {
            kind = Kind.FANCY_XY;
        } else {
            kind = Kind.REPEAT;
        }
        int first = Math.max(0, sampleX(fromColumn) - 1);
        int last = Math.min(c.width - 1, sampleX(toColumn - 1) + 1);
        c.fromBlock = first / c.size;
        c.toBlock = last / c.size + 1;
        c.stride = (c.toBlock - c.fromBlock) * c.size;
        if (kind != Kind.NONE && row.length < columns + 2) {
            row = new int[columns + 2];
        }
        if ((kind == Kind.FANCY_X || kind == Kind.FANCY_XY) && sums.length < columns / 2 + 4) {
            sums = new int[columns / 2 + 4];
        }
    }

    private int sampleX(int x) {
        return x * inX / outX;
    }

    /// The component's row nearest to row `y` of the picture.
    int sampleY(int y) {
        return y * inY / outY;
    }

    /// Whether rows need the ones above and below.
    boolean looksAround() {
        return kind == Kind.FANCY_Y || kind == Kind.FANCY_XY;
    }

    /// Makes row `y`.
    void select(int y) {
        Component c = component;
        int near = c.rowAt(sampleY(y));
        switch (kind) {
            case NONE -> {
                samples = c.ring;
                at = near + fromColumn - c.fromBlock * c.size;
                return;
            }
            case REPEAT -> repeat(c.ring, near - c.fromBlock * c.size);
            case FANCY_X -> {
                load(near, near, 1, 0);
                widen(2, 1, 2);
            }
            case FANCY_Y -> blend(near, c.rowAt(far(y)), (y & 1) + 1);
            case FANCY_XY -> {
                load(near, c.rowAt(far(y)), 3, 1);
                widen(4, 8, 7);
            }
        }
        samples = row;
        at = 0;
    }

    /// The row on the other side of row `y`; the outermost rows are their own neighbours.
    private int far(int y) {
        int far = sampleY(y) + ((y & 1) == 0 ? -1 : 1);
        return Math.max(0, Math.min(far, component.height - 1));
    }

    private void repeat(int[] ring, int origin) {
        int[] out = row;
        if (outX == 2 * inX) {
            for (int i = 0; i < columns; i++) {
                out[i] = ring[origin + ((fromColumn + i) >> 1)];
            }
            return;
        }
        for (int i = 0; i < columns; i++) {
            out[i] = ring[origin + sampleX(fromColumn + i)];
        }
    }

    private void blend(int near, int far, int bias) {
        int[] ring = component.ring;
        int shift = fromColumn - component.fromBlock * component.size;
        int[] out = row;
        int a = near + shift;
        int b = far + shift;
        for (int i = 0; i < columns; i++) {
            out[i] = (3 * ring[a + i] + ring[b + i] + bias) >> 2;
        }
    }

    /// Fills `sums` with weighted sums of two rows, from one sample left of the first wanted pixel to one right
    /// of the last; the outermost samples are their own neighbours.
    private void load(int near, int far, int nearWeight, int farWeight) {
        Component c = component;
        int[] ring = c.ring;
        int[] out = sums;
        int first = (fromColumn >> 1) - 1;
        int n = ((fromColumn + columns - 1) >> 1) + 2 - first;
        int shift = first - c.fromBlock * c.size;
        int from = Math.max(0, -first);
        int to = Math.min(n, c.width - first);
        int a = near + shift;
        int b = far + shift;
        for (int i = from; i < to; i++) {
            out[i] = nearWeight * ring[a + i] + farWeight * ring[b + i];
        }
        if (from == 1) {
            out[0] = out[1];
        }
        if (to < n) {
            out[to] = out[to - 1];
        }
    }

    /// Doubles `sums` into `row`: three parts of a sample and one of the neighbour on the pixel's side.
    private void widen(int shift, int leftBias, int rightBias) {
        int[] in = sums;
        int[] out = row;
        int odd = fromColumn & 1;
        int pairs = (columns + odd + 1) >> 1;
        int o = 0;
        int i = 1;
        if (odd == 1) {
            out[o++] = (3 * in[1] + in[2] + rightBias) >> shift;
            i = 2;
        }
        if (Vectors.isReady()) {
            int done = RowsVector.widen(in, i, pairs + 1, out, o, shift, leftBias, rightBias);
            i += done;
            o += 2 * done;
        }
        for (; i <= pairs; i++, o += 2) {
            int three = 3 * in[i];
            out[o] = (three + in[i - 1] + leftBias) >> shift;
            out[o + 1] = (three + in[i + 1] + rightBias) >> shift;
        }
    }
}
