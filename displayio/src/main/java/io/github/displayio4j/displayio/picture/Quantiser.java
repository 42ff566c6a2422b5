package io.github.displayio4j.displayio.picture;

import java.util.Arrays;

/// Finds up to 256 colours for a picture. One that has no more comes out exact. Of others, pixels are
/// counted in the 65 536 cells of RGB565, which a 16-bit panel's colours fall into one each, and split like
/// Wu and Heckbert do: the box of cells that errs most, across its longest spread, at its mean, until there
/// are boxes enough.
public final class Quantiser {
    private static final int MAX_COLOURS = 256;
    private static final int SLOTS = 2048; // eight for a colour: they are found at once

    /// Colours seen so far, plus one, and their numbers; `exact` as long as there are no more than wanted.
    private final int[] seen = new int[SLOTS];
    private final byte[] numbers = new byte[SLOTS];
    private boolean exact;

    private final int[] count = new int[1 << 16];
    private final long[] red = new long[1 << 16];
    private final long[] green = new long[1 << 16];
    private final long[] blue = new long[1 << 16];
    private final int[] cells = new int[1 << 16];
    private int cellCount;

    private final byte[] indexOfCell = new byte[1 << 16];
    private final int[] palette = new int[MAX_COLOURS];
    private int size;

    private final int[] from = new int[MAX_COLOURS];
    private final int[] to = new int[MAX_COLOURS];
    private final double[] error = new double[MAX_COLOURS];
    private final int[] axis = new int[MAX_COLOURS];
    private final double[] middle = new double[MAX_COLOURS];

    /// Chooses the colours of an area of a picture.
    ///
    /// @param xrgb colours; the top byte is ignored
    /// @param stride pixels from one row to the next
    /// @param most colours that there may be, 1..256
    public void choose(int[] xrgb, int stride, int x1, int y1, int x2, int y2, int most) {
        size = 0;
        exact = true;
        Arrays.fill(seen, 0);
        for (int y = y1; y < y2 && exact; y++) {
            exact = collect(xrgb, y * stride + x1, y * stride + x2, most);
        }
        if (!exact) {
            split(xrgb, stride, x1, y1, x2, y2, most);
        }
    }

    private boolean collect(int[] xrgb, int at, int end, int most) {
        int last = -1;
        for (int i = at; i < end; i++) {
            int c = xrgb[i] & 0xffffff;
            if (c == last) {
                continue;
            }
            last = c;
            int slot = slot(c);
            if (seen[slot] == 0) {
                if (size == most) {
                    return false;
                }
                seen[slot] = c + 1;
                numbers[slot] = (byte) size;
                palette[size++] = c;
            }
        }
        return true;
    }

    /// Where a colour is, or would be.
    private int slot(int c) {
        int slot = (c * 0x9E3779B1) >>> 21;
        while (seen[slot] != 0 && seen[slot] != c + 1) {
            slot = slot + 1 & SLOTS - 1;
        }
        return slot;
    }

    private void split(int[] xrgb, int stride, int x1, int y1, int x2, int y2, int most) {
        for (int i = 0; i < cellCount; i++) {
            count[cells[i]] = 0;
        }
        cellCount = 0;
        for (int y = y1; y < y2; y++) {
            countRow(xrgb, y * stride + x1, y * stride + x2);
        }
        size = 1;
        from[0] = 0;
        to[0] = cellCount;
        measure(0);
        while (size < most && split(worst())) {
            size++;
        }
        for (int box = 0; box < size; box++) {
            finish(box);
        }
    }

    private void countRow(int[] xrgb, int at, int end) {
        for (int i = at; i < end; i++) {
            int c = xrgb[i];
            int cell = cell(c);
            if (count[cell]++ == 0) {
                cells[cellCount++] = cell;
                red[cell] = 0;
                green[cell] = 0;
                blue[cell] = 0;
            }
            red[cell] += c >> 16 & 0xff;
            green[cell] += c >> 8 & 0xff;
            blue[cell] += c & 0xff;
        }
    }

    private static int cell(int c) {
        return (c >> 8 & 0xf800) | (c >> 5 & 0x07e0) | (c >> 3 & 0x001f);
    }

    /// Number of colours chosen, at least 1 if there was a pixel.
    public int size() {
        return size;
    }

    /// Whether the picture has no other colours than these.
    public boolean isExact() {
        return exact;
    }

    /// Colour `i`, `0x00RRGGBB`.
    public int colour(int i) {
        return palette[i];
    }

    /// The colour's number for pixels of the area that was chosen for.
    public int index(int colour) {
        return (exact ? numbers[slot(colour & 0xffffff)] : indexOfCell[cell(colour)]) & 0xff;
    }

    private int worst() {
        int worst = 0;
        for (int box = 1; box < size; box++) {
            if (error[box] > error[worst]) {
                worst = box;
            }
        }
        return worst;
    }

    private double channel(int cell, int axis) {
        long sum = axis == 0 ? red[cell] : axis == 1 ? green[cell] : blue[cell];
        return (double) sum / count[cell];
    }

    // squared error of the box, and where to split it
    private void measure(int box) {
        error[box] = 0;
        if (to[box] - from[box] < 2) {
            return;
        }
        double longest = 0;
        for (int a = 0; a < 3; a++) {
            double n = 0;
            double sum = 0;
            double squares = 0;
            for (int i = from[box]; i < to[box]; i++) {
                double value = channel(cells[i], a);
                int weight = count[cells[i]];
                n += weight;
                sum += weight * value;
                squares += weight * value * value;
            }
            double spread = squares - sum * sum / n;
            error[box] += spread;
            if (spread > longest) {
                longest = spread;
                axis[box] = a;
                middle[box] = sum / n;
            }
        }
    }

    private boolean split(int box) {
        if (error[box] <= 0) {
            return false;
        }
        int low = from[box];
        int high = to[box];
        while (low < high) {
            if (channel(cells[low], axis[box]) <= middle[box]) {
                low++;
            } else {
                int swapped = cells[--high];
                cells[high] = cells[low];
                cells[low] = swapped;
            }
        }
        if (low == from[box] || low == to[box]) {
            error[box] = 0; // rounding: nothing lies on one of the sides
            return error[worst()] > 0 && split(worst());
        }
        from[size] = low;
        to[size] = to[box];
        to[box] = low;
        measure(box);
        measure(size);
        return true;
    }

    private void finish(int box) {
        long r = 0;
        long g = 0;
        long b = 0;
        long n = 0;
        for (int i = from[box]; i < to[box]; i++) {
            int cell = cells[i];
            r += red[cell];
            g += green[cell];
            b += blue[cell];
            n += count[cell];
            indexOfCell[cell] = (byte) box;
        }
        palette[box] = mean(r, n) << 16 | mean(g, n) << 8 | mean(b, n);
    }

    private static int mean(long sum, long n) {
        return (int) ((sum + n / 2) / n);
    }
}
