package io.github.displayio4j.jpegio;

import java.lang.foreign.MemorySegment;

/// Widens the rows of one component to the picture's own rows, as libjpeg does.
///
/// A row is asked for by its number in the picture; the answer is `samples`, for the columns wanted. For
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
    /// Samples [firstSample, firstSample + samplesOfRow) are what a row is made of; outside of the plane lies the
    /// outermost sample once more.
    private int firstSample;

    private int samplesOfRow;
    /// Two rows of the component as ints, those of even and of odd numbers, and which ones they are.
    private final int[][] rows = {new int[0], new int[0]};

    private final int[] rowNumbers = {-1, -1};
    private int[] sums = new int[0];
    // Samples on the left and on the right of each pair, pairs, and the same memory as `row`.
    private int[] left = sums;
    private int[] right = sums;
    private long[] pairs = new long[0];
    private MemorySegment pairBytes = MemorySegment.NULL;
    private MemorySegment rowBytes = MemorySegment.NULL;
    private int[] row = sums;

    /// The row asked for, from index 0 on.
    int[] samples = row;

    /// Sums of two rows, or a row, of 8-bit samples.
    short[] shortSums = new short[0];

    private byte[] widened = new byte[0];
    /// Where the row asked for by `selectBytes` is.
    byte[] bytes = widened;

    int bytesAt;

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
        prepareRows();
    }

    private void prepareRows() {
        Component c = component;
        boolean widens = kind == Kind.FANCY_X || kind == Kind.FANCY_XY;
        firstSample = widens ? (fromColumn >> 1) - 1 : fromColumn;
        samplesOfRow = widens ? ((fromColumn + columns - 1) >> 1) + 2 - firstSample : columns;
        if (kind == Kind.REPEAT) {
            firstSample = c.fromBlock * c.size;
            samplesOfRow = c.stride;
        }
        rowNumbers[0] = -1;
        rowNumbers[1] = -1;
        if (rows[0].length < samplesOfRow) {
            rows[0] = new int[samplesOfRow];
            rows[1] = new int[samplesOfRow];
        }
        if (kind != Kind.NONE && row.length < columns + 2) {
            row = new int[columns + 2];
            rowBytes = MemorySegment.ofArray(row);
        }
        if (widens && sums.length < samplesOfRow) {
            sums = new int[samplesOfRow];
            left = new int[samplesOfRow];
            right = new int[samplesOfRow];
            pairs = new long[samplesOfRow];
            pairBytes = MemorySegment.ofArray(pairs);
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
        int[] near = row(sampleY(y));
        samples = row;
        switch (kind) {
            case NONE -> samples = near;
            case FANCY_X -> widen(near, 2, 1, 2);
            case FANCY_Y -> blend(near, row(far(y)), (y & 1) + 1);
            case FANCY_XY -> {
                ColorRows.sums(near, row(far(y)), sums, samplesOfRow);
                widen(sums, 4, 8, 7);
            }
            default -> repeat(near);
        }
    }

    /// First half of `selectBytes`. Between them, something else should be done: sums are read beginning elsewhere
    /// than they were written, which has to wait until they are in the cache.
    void prepareBytes(int y) {
        if (kind == Kind.FANCY_X || kind == Kind.FANCY_XY) {
            addShorts(y);
        }
    }

    /// Makes row `y` with vector code, of 8-bit samples, after `prepareBytes`.
    void selectBytes(int y) {
        if (kind == Kind.NONE) {
            bytes = component.ring;
            bytesAt = directAt(y);
            return;
        }
        if (widened.length < columns + 1 + RowsVector.SLACK) {
            widened = new byte[columns + 1 + RowsVector.SLACK];
        }
        bytes = widened;
        bytesAt = 0;
        switch (kind) {
            case FANCY_X, FANCY_XY -> {
                bytesAt = fromColumn & 1;
                RowsVector.widen(
                        shortSums,
                        1,
                        kind == Kind.FANCY_X ? 4 : 8,
                        kind == Kind.FANCY_X ? 8 : 7,
                        widened,
                        columns + bytesAt);
            }
            default -> {
                select(y);
                ColorRows.gray(samples, 0, widened, columns);
            }
        }
    }

    /// Adds up the rows of the ring that row `y` is made of, four parts in all, into `shortSums`; index 1 belongs to
    /// the first column.
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
            RowsVector.copy(c.ring, near, 4, out, from, to - from);
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

    /// Row `y` of the component as ints, from `firstSample` on. Of two neighbours both stay.
    private int[] row(int y) {
        int slot = y & 1;
        int[] out = rows[slot];
        if (rowNumbers[slot] == y) {
            return out;
        }
        rowNumbers[slot] = y;
        Component c = component;
        int n = samplesOfRow;
        int from = Math.max(0, -firstSample);
        int to = kind == Kind.REPEAT ? n : Math.min(n, c.width - firstSample);
        int in = c.rowAt(y) + firstSample - c.fromBlock * c.size + from;
        if (c.isDeep) {
            System.arraycopy(c.deepRing, in, out, from, to - from);
        } else {
            ColorRows.unpack(c.ring, in, out, from, to - from);
        }
        if (from == 1) {
            out[0] = out[1];
        }
        if (to < n) {
            out[to] = out[to - 1];
        }
        return out;
    }

    /// The row on the other side of row `y`; the outermost rows are their own neighbours.
    private int far(int y) {
        int far = sampleY(y) + ((y & 1) == 0 ? -1 : 1);
        return Math.max(0, Math.min(far, component.height - 1));
    }

    private void repeat(int[] in) {
        int[] out = row;
        if (outX == 2 * inX) {
            for (int i = 0; i < columns; i++) {
                out[i] = in[((fromColumn + i) >> 1) - firstSample];
            }
            return;
        }
        for (int i = 0; i < columns; i++) {
            out[i] = in[sampleX(fromColumn + i) - firstSample];
        }
    }

    private void blend(int[] near, int[] far, int bias) {
        int[] out = row;
        for (int i = 0; i < columns; i++) {
            out[i] = (3 * near[i] + far[i] + bias) >> 2;
        }
    }

    /// Doubles sums into `row`: three parts of a sample and one of the neighbour on the pixel's side.
    private void widen(int[] in, int shift, int leftBias, int rightBias) {
        int odd = fromColumn & 1;
        int n = (columns + odd + 1) >> 1;
        ColorRows.widenLeft(in, shift, leftBias, left, n);
        ColorRows.widenRight(in, shift, rightBias, right, n);
        ColorRows.zip(left, right, pairs, n);
        MemorySegment.copy(pairBytes, Integer.BYTES * (long) odd, rowBytes, 0, Integer.BYTES * (long) columns);
    }
}
