package io.github.displayio4j.jpegio;

/// Widens the rows of one component to the picture's own rows, as libjpeg does.
///
/// A row is asked for by its number in the picture; the answer is `samples` from `at` on, for the columns wanted.
/// For
/// vector code there are shorts instead: `shorts` from `shortsAt` on.
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
    /// Samples of the component's row that is near, and of the one that is far, as ints.
    private int[] nearRow = row;

    private int[] farRow = row;
    /// Where the row asked for last begins in its array.
    private int origin;

    int[] samples = row;
    int at;

    /// Sums of two rows, or a row, of 8-bit samples.
    short[] shortSums = new short[0];

    short[] shorts = new short[0];
    int shortsAt;

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
        if (!c.isDeep && nearRow.length < c.stride) {
            nearRow = new int[c.stride];
            farRow = new int[c.stride];
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

    /// Whether rows of samples are rows of the picture.
    boolean isDirect() {
        return kind == Kind.NONE;
    }

    /// Where row `y` begins in the component's ring, if `isDirect`.
    int directAt(int y) {
        return component.rowAt(y) + fromColumn - component.fromBlock * component.size;
    }

    /// Makes row `y`.
    void select(int y) {
        Component c = component;
        int sampleY = sampleY(y);
        if (kind == Kind.NONE) {
            samples = row(sampleY, true);
            at = origin + fromColumn - c.fromBlock * c.size;
            return;
        }
        int[] near = row(sampleY, true);
        int nearAt = origin;
        switch (kind) {
            case FANCY_X -> {
                load(near, nearAt, near, nearAt, 1, 0);
                widen(2, 1, 2);
            }
            case FANCY_Y -> {
                int[] far = row(far(y), false);
                blend(near, nearAt, far, origin, (y & 1) + 1);
            }
            case FANCY_XY -> {
                int[] far = row(far(y), false);
                load(near, nearAt, far, origin, 3, 1);
                widen(4, 8, 7);
            }
            default -> repeat(near, nearAt - c.fromBlock * c.size);
        }
        samples = row;
        at = 0;
    }

    /// Makes row `y` with vector code, of 8-bit samples.
    void selectShorts(int y) {
        Component c = component;
        int needed = columns + 1 + RowsVector.SLACK;
        if (shorts.length < needed) {
            shorts = new short[needed];
        }
        shortsAt = 0;
        switch (kind) {
            case NONE -> RowsVector.copy(c.ring, directAt(y), shorts, 0, columns);
            case FANCY_X, FANCY_XY -> {
                addShorts(y);
                shortsAt = fromColumn & 1;
                RowsVector.widen(shortSums, 1, shift(), leftBias(), rightBias(), shorts, columns + shortsAt);
            }
            default -> {
                select(y);
                for (int i = 0; i < columns; i++) {
                    shorts[i] = (short) samples[at + i];
                }
            }
        }
    }

    /// Whether `addShorts` of both leads to the same pixels, from an even one on.
    boolean isFancyAs(Upsampler other) {
        boolean fancy = kind == Kind.FANCY_X || kind == Kind.FANCY_XY;
        return fancy && kind == other.kind && (fromColumn & 1) == 0;
    }

    int shift() {
        return kind == Kind.FANCY_X ? 2 : 4;
    }

    int leftBias() {
        return kind == Kind.FANCY_X ? 1 : 8;
    }

    int rightBias() {
        return kind == Kind.FANCY_X ? 2 : 7;
    }

    /// Adds up the rows of the ring that row `y` is made of, into `shortSums`; index 1 belongs to the first column.
    void addShorts(int y) {
        Component c = component;
        int first = (fromColumn >> 1) - 1;
        int n = ((fromColumn + columns - 1) >> 1) + 2 - first;
        if (shortSums.length < n + RowsVector.SLACK) {
            shortSums = new short[n + RowsVector.SLACK];
        }
        short[] out = shortSums;
        int from = Math.max(0, -first);
        int to = Math.min(n, c.width - first);
        int in = first - c.fromBlock * c.size + from;
        int near = c.rowAt(sampleY(y)) + in;
        if (kind == Kind.FANCY_X) {
            RowsVector.copy(c.ring, near, out, from, to - from);
        } else {
            RowsVector.sums(c.ring, near, c.rowAt(far(y)) + in, out, from, to - from);
        }
        // The outermost samples are their own neighbours.
        if (from == 1) {
            out[0] = out[1];
        }
        if (to < n) {
            out[to] = out[to - 1];
        }
    }

    /// Row `y` of the component as ints, from `origin` of the array on.
    private int[] row(int y, boolean near) {
        Component c = component;
        int from = c.rowAt(y);
        if (c.isDeep) {
            origin = from;
            return c.deepRing;
        }
        int[] out = near ? nearRow : farRow;
        ColorRows.unpack(c.ring, from, out, c.stride);
        origin = 0;
        return out;
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

    private void blend(int[] near, int nearAt, int[] far, int farAt, int bias) {
        int shift = fromColumn - component.fromBlock * component.size;
        int[] out = row;
        int a = nearAt + shift;
        int b = farAt + shift;
        for (int i = 0; i < columns; i++) {
            out[i] = (3 * near[a + i] + far[b + i] + bias) >> 2;
        }
    }

    /// Fills `sums` with weighted sums of two rows, from one sample left of the first wanted pixel to one right
    /// of the last; the outermost samples are their own neighbours.
    private void load(int[] near, int nearAt, int[] far, int farAt, int nearWeight, int farWeight) {
        Component c = component;
        int[] out = sums;
        int first = (fromColumn >> 1) - 1;
        int n = ((fromColumn + columns - 1) >> 1) + 2 - first;
        int shift = first - c.fromBlock * c.size;
        int from = Math.max(0, -first);
        int to = Math.min(n, c.width - first);
        int a = nearAt + shift;
        int b = farAt + shift;
        for (int i = from; i < to; i++) {
            out[i] = nearWeight * near[a + i] + farWeight * far[b + i];
        }
        pad(n, from, to);
    }

    /// The outermost samples are their own neighbours.
    private void pad(int n, int from, int to) {
        int[] out = sums;
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
        for (; i <= pairs; i++, o += 2) {
            int three = 3 * in[i];
            out[o] = (three + in[i - 1] + leftBias) >> shift;
            out[o + 1] = (three + in[i + 1] + rightBias) >> shift;
        }
    }
}
