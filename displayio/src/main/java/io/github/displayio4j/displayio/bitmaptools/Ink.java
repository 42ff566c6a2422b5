package io.github.displayio4j.displayio.bitmaptools;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.scene.Damage;
import io.github.displayio4j.displayio.scene.SceneAccess;
import io.github.displayio4j.displayio.scene.SceneGate;
import java.lang.foreign.MemorySegment;

/// Draws single pixels along lines and circles, and marks the damage cells that got one, for circles a few beside
/// them. What lies outside is cut off before a line is drawn, and no loop has a branch for the steps across, as
/// nothing foresees them.
final class Ink {
    private static final int CELL_BITS = Integer.numberOfTrailingZeros(Damage.CELL);

    private final Bitmap bitmap;
    private final int value;
    /// Where 8, 16 and 32 bits lie in an array; empty for other bitmaps.
    private final byte[] bytes;
    private final short[] shorts;
    private final int[] ints;
    /// From row to row in that array.
    private final int stride;

    private final Damage damage;
    private final long now = SceneGate.now();

    /// Around what is marked of a circle.
    private int left = Integer.MAX_VALUE;

    private int top = Integer.MAX_VALUE;
    private int right;
    private int bottom;

    Ink(Bitmap bitmap, int value) {
        this.bitmap = bitmap;
        this.value = value;
        SceneAccess access = SceneAccess.get();
        int bits = bitmap.bitsPerValue();
        bytes = bits == 8 ? access.bytes(bitmap) : new byte[0];
        shorts = access.shorts(bitmap);
        ints = access.ints(bitmap);
        stride = bitmap.stride() / Math.max(1, bits / 8);
        damage = access.damage(bitmap);
    }

    /// A line from one point to another, both drawn; the same pixels from either end.
    void line(int x1, int y1, int x2, int y2) {
        boolean steep = Math.abs(y2 - y1) > Math.abs(x2 - x1);
        // u runs along the longer way, always upwards, v across
        int u1 = steep ? y1 : x1;
        int v1 = steep ? x1 : y1;
        int u2 = steep ? y2 : x2;
        int v2 = steep ? x2 : y2;
        if (u1 < u2) {
            line(steep, u1, v1, u2 - u1, v2);
        } else if (u1 > u2) {
            line(steep, u2, v2, u1 - u2, v1);
        } else if (x1 >= 0 && y1 >= 0 && x1 < bitmap.width() && y1 < bitmap.height()) {
            bitmap.set(x1, y1, value);
        }
    }

    /// Of the pixels 0 .. length, pixel i lies at `u` + i and so many steps across from `v`: as many as keep
    /// `length / 2 - i * height`, and `length` for each step, from falling below 0. That is a quotient rounded
    /// down, of which 32 bits behind the point are exact: each of up to 65536 pixels adds an error below 2^-32, and
    /// quotients of 16-bit numbers are 2^-16 apart.
    private void line(boolean steep, int u, int v, int length, int toV) {
        int height = Math.abs(toV - v);
        int sign = v <= toV ? 1 : -1;
        int endU = steep ? bitmap.height() : bitmap.width();
        int endV = steep ? bitmap.width() : bitmap.height();
        int stepsIn = sign > 0 ? -v : v - endV + 1;
        int stepsOut = sign > 0 ? endV - v : v + 1;
        int first = (int) Math.max(-u, firstAfter(stepsIn, length, height));
        int end = (int) Math.min(Math.min(length + 1, endU - u), firstAfter(stepsOut, length, height));
        if (first < end) {
            long slope = Math.ceilDiv((long) height << 32, length);
            long steps = Math.ceilDiv(length - 1L - length / 2 << 32, length) + first * slope;
            draw(steep, u + first, v, sign, end - first, steps, slope);
            mark(steep, u + first, v, sign, end - first, steps, slope);
        }
    }

    /// The first pixel with so many steps across before it.
    private static long firstAfter(int steps, int length, int height) {
        if (steps <= 0) {
            return 0;
        }
        return height == 0 ? Integer.MAX_VALUE : ((steps - 1L) * length + length / 2) / height + 1;
    }

    /// Draws `n` pixels, one at each `u`.
    ///
    /// @param steps from `v` to the first, and from each to the next by `slope` more; 32 bits are behind the point
    private void draw(boolean steep, int u, int v, int sign, int n, long steps, long slope) {
        int at = steep ? u * stride + v : v * stride + u;
        int along = steep ? stride : 1;
        int aside = steep ? sign : sign * stride;
        if (shorts.length > 0) {
            draw(shorts, (short) value, at, along, aside, n, steps, slope);
        } else if (bytes.length > 0) {
            draw(bytes, (byte) value, at, along, aside, n, steps, slope);
        } else if (ints.length > 0) {
            draw(ints, value, at, along, aside, n, steps, slope);
        } else {
            for (int i = 0; i < n; i++) {
                int across = v + sign * (int) (steps + i * slope >>> 32);
                putSlowly(steep ? across : u + i, steep ? u + i : across);
            }
        }
    }

    private static void draw(short[] out, short value, int at, int along, int aside, int n, long steps, long slope) {
        long reached = steps;
        for (int i = 0, to = at; i < n; i++, to += along, reached += slope) {
            out[to + (int) (reached >>> 32) * aside] = value;
        }
    }

    private static void draw(byte[] out, byte value, int at, int along, int aside, int n, long steps, long slope) {
        long reached = steps;
        for (int i = 0, to = at; i < n; i++, to += along, reached += slope) {
            out[to + (int) (reached >>> 32) * aside] = value;
        }
    }

    private static void draw(int[] out, int value, int at, int along, int aside, int n, long steps, long slope) {
        long reached = steps;
        for (int i = 0, to = at; i < n; i++, to += along, reached += slope) {
            out[to + (int) (reached >>> 32) * aside] = value;
        }
    }

    /// Marks what `draw` draws: in each row or column of cells it is in one or two of them.
    private void mark(boolean steep, int u, int v, int sign, int n, long steps, long slope) {
        int end = u + n;
        for (int at = u; at < end; ) {
            int next = Math.min((at | Damage.CELL - 1) + 1, end);
            int from = v + sign * (int) (steps + (at - u) * slope >>> 32);
            int to = v + sign * (int) (steps + (next - 1 - u) * slope >>> 32);
            damage.stamp(now, steep ? from : at, steep ? at : from);
            if (from >> CELL_BITS != to >> CELL_BITS) {
                damage.stamp(now, steep ? to : at, steep ? at : to);
            }
            at = next;
        }
        int from = v + sign * (int) (steps >>> 32);
        int to = v + sign * (int) (steps + (n - 1) * slope >>> 32);
        int low = Math.min(from, to);
        int high = Math.max(from, to) + 1;
        damage.addBounds(now, steep ? low : u, steep ? u : low, steep ? high : end, steep ? end : high);
    }

    /// A circle: an eighth of it is followed, the others are its mirror images.
    void circle(int x, int y, int radius) {
        boolean inside = x >= radius && y >= radius && x + radius < bitmap.width() && y + radius < bitmap.height();
        if (!inside || shorts.length + bytes.length + ints.length == 0) {
            clippedCircle(x, y, radius);
            mark(x, y, radius);
            return;
        }
        int centre = y * stride + x;
        if (shorts.length > 0) {
            circle(shorts, (short) value, centre, stride, radius);
        } else if (bytes.length > 0) {
            circle(bytes, (byte) value, centre, stride, radius);
        } else {
            circle(ints, value, centre, stride, radius);
        }
        mark(x, y, radius);
    }

    private static void circle(short[] out, short value, int centre, int stride, int radius) {
        int error = 3 - 2 * radius;
        int acrossRows = 0;
        int downRows = radius * stride;
        for (int across = 0, down = radius; across <= down; across++, acrossRows += stride) {
            out[centre + downRows + across] = value;
            out[centre + downRows - across] = value;
            out[centre - downRows + across] = value;
            out[centre - downRows - across] = value;
            out[centre + acrossRows + down] = value;
            out[centre + acrossRows - down] = value;
            out[centre - acrossRows + down] = value;
            out[centre - acrossRows - down] = value;
            int step = -error >> 31;
            error += 4 * across + 6 + (4 - 4 * down & step);
            down += step;
            downRows -= stride & step;
        }
    }

    private static void circle(byte[] out, byte value, int centre, int stride, int radius) {
        int error = 3 - 2 * radius;
        int acrossRows = 0;
        int downRows = radius * stride;
        for (int across = 0, down = radius; across <= down; across++, acrossRows += stride) {
            out[centre + downRows + across] = value;
            out[centre + downRows - across] = value;
            out[centre - downRows + across] = value;
            out[centre - downRows - across] = value;
            out[centre + acrossRows + down] = value;
            out[centre + acrossRows - down] = value;
            out[centre - acrossRows + down] = value;
            out[centre - acrossRows - down] = value;
            int step = -error >> 31;
            error += 4 * across + 6 + (4 - 4 * down & step);
            down += step;
            downRows -= stride & step;
        }
    }

    private static void circle(int[] out, int value, int centre, int stride, int radius) {
        int error = 3 - 2 * radius;
        int acrossRows = 0;
        int downRows = radius * stride;
        for (int across = 0, down = radius; across <= down; across++, acrossRows += stride) {
            out[centre + downRows + across] = value;
            out[centre + downRows - across] = value;
            out[centre - downRows + across] = value;
            out[centre - downRows - across] = value;
            out[centre + acrossRows + down] = value;
            out[centre + acrossRows - down] = value;
            out[centre - acrossRows + down] = value;
            out[centre - acrossRows - down] = value;
            int step = -error >> 31;
            error += 4 * across + 6 + (4 - 4 * down & step);
            down += step;
            downRows -= stride & step;
        }
    }

    private void clippedCircle(int x, int y, int radius) {
        int width = bitmap.width();
        int height = bitmap.height();
        int error = 3 - 2 * radius;
        for (int across = 0, down = radius; across <= down; across++) {
            if (y - down >= 0 || y + down < height) {
                dotsAround(x, y, across, down);
            }
            if (x - down >= 0 || x + down < width) {
                dotsAround(x, y, down, across);
            }
            int step = -error >> 31;
            error += 4 * across + 6 + (4 - 4 * down & step);
            down += step;
        }
    }

    /// Those of four pixels that there are. The centre may lie just beside the last column or row.
    private void dotsAround(int x, int y, int dx, int dy) {
        boolean isLeft = x - dx >= 0 && x - dx < bitmap.width();
        boolean isRight = x + dx < bitmap.width();
        boolean isAbove = y - dy >= 0 && y - dy < bitmap.height();
        boolean isBelow = y + dy < bitmap.height();
        if (isLeft && isAbove) {
            put(x - dx, y - dy);
        }
        if (isRight && isAbove) {
            put(x + dx, y - dy);
        }
        if (isLeft && isBelow) {
            put(x - dx, y + dy);
        }
        if (isRight && isBelow) {
            put(x + dx, y + dy);
        }
    }

    /// Marks the four boxes around its upper, lower, left and right quarter, which leave out what lies inside.
    private void mark(int x, int y, int radius) {
        int half = Math.min(radius, (int) (radius * Math.sqrt(0.5)) + 1);
        int inner = Math.max(0, (int) (radius * Math.sqrt(0.5)) - 1);
        mark(x - half, y - radius, x + half, y - inner);
        mark(x - half, y + inner, x + half, y + radius);
        mark(x - radius, y - half, x - inner, y + half);
        mark(x + inner, y - half, x + radius, y + half);
        if (left < right) {
            damage.addBounds(now, left, top, right, bottom);
        }
    }

    /// Stamps the cells of a box, of which all edges belong to it, as far as it lies inside.
    private void mark(int x1, int y1, int x2, int y2) {
        int fromX = Math.max(x1, 0);
        int fromY = Math.max(y1, 0);
        int endX = Math.min(x2 + 1, bitmap.width());
        int endY = Math.min(y2 + 1, bitmap.height());
        if (fromX < endX && fromY < endY) {
            damage.stamp(now, fromX, fromY, endX, endY);
            left = Math.min(left, fromX);
            top = Math.min(top, fromY);
            right = Math.max(right, endX);
            bottom = Math.max(bottom, endY);
        }
    }

    /// Sets a pixel inside of a bitmap of any kind, and marks nothing.
    private void put(int x, int y) {
        if (shorts.length > 0) {
            shorts[y * stride + x] = (short) value;
        } else if (bytes.length > 0) {
            bytes[y * stride + x] = (byte) value;
        } else if (ints.length > 0) {
            ints[y * stride + x] = value;
        } else {
            putSlowly(x, y);
        }
    }

    private void putSlowly(int x, int y) {
        MemorySegment segment = bitmap.segment();
        long row = (long) y * bitmap.stride();
        int bits = bitmap.bitsPerValue();
        switch (bits) {
            case 32 -> segment.set(JAVA_INT_UNALIGNED, row + 4L * x, value);
            case 16 -> segment.set(JAVA_SHORT_UNALIGNED, row + 2L * x, (short) value);
            case 8 -> segment.set(JAVA_BYTE, row + x, (byte) value);
            default -> {
                long place = row + x * bits / 8;
                int shift = 8 - bits - (x * bits & 7);
                int kept = segment.get(JAVA_BYTE, place) & ~((1 << bits) - 1 << shift);
                segment.set(JAVA_BYTE, place, (byte) (kept | value << shift));
            }
        }
    }
}
