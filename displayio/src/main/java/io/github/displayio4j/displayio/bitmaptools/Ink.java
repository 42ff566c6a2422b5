package io.github.displayio4j.displayio.bitmaptools;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.scene.Damage;
import io.github.displayio4j.displayio.scene.SceneAccess;

/// Draws strokes: pixels that follow each other. Along, every step is one pixel; across, now and then. What a
/// stroke has drawn in one row or column of damage cells is marked at once.
final class Ink {
    private static final int CELL_BITS = Integer.numberOfTrailingZeros(Damage.CELL);

    private final Bitmap bitmap;
    private final int value;
    /// Where 16 and 8 bits lie in an array; empty for other bitmaps.
    private final short[] shorts;
    private final byte[] bytes;
    private final int stride;

    Ink(Bitmap bitmap, int value) {
        this.bitmap = bitmap;
        this.value = value;
        SceneAccess access = SceneAccess.get();
        shorts = access.shorts(bitmap);
        bytes = bitmap.bitsPerValue() == 8 ? access.bytes(bitmap) : new byte[0];
        stride = shorts.length > 0 ? bitmap.stride() / 2 : bitmap.stride();
    }

    /// A line from one point to another, both drawn; what lies outside is left out.
    ///
    /// @param steep whether `u` is the row and `v` the column
    /// @param u where it begins along, not behind `end`
    /// @param v where it begins across
    void line(boolean steep, int u, int v, int end, int across) {
        int length = end - u;
        int height = Math.abs(across - v);
        int step = v < across ? 1 : -1;
        if (isInside(steep, u, v) && isInside(steep, end, across) && inArray()) {
            int along = steep ? stride : 1;
            int aside = steep ? step : step * stride;
            lineInside(steep, u, v, length, height, step, along, aside);
            return;
        }
        for (int left = length / 2, at = u; at <= end; at++) {
            dot(steep ? v : at, steep ? at : v);
            left -= height;
            if (left < 0) {
                v += step;
                left += length;
            }
        }
    }

    private void lineInside(boolean steep, int u, int v, int length, int height, int step, int along, int aside) {
        int place = steep ? u * stride + v : v * stride + u;
        int from = u;
        int fromV = v;
        int left = length / 2;
        int end = u + length;
        int now = v;
        int lastV = v;
        for (int at = u; at <= end; at++, place += along) {
            put(place);
            lastV = now;
            left -= height;
            if (left < 0) {
                left += length;
                place += aside;
                now += step;
                if (now >> CELL_BITS != lastV >> CELL_BITS) {
                    mark(steep, from, at, fromV, lastV);
                    from = at + 1;
                    fromV = now;
                }
            }
        }
        if (from <= end) {
            mark(steep, from, end, fromV, lastV);
        }
    }

    /// An eighth of a circle, from where it crosses an axis; what lies outside is left out.
    ///
    /// @param steep whether it begins beside the centre and not above or below it
    /// @param signX -1 left, 1 right of the centre
    /// @param signY -1 above, 1 below the centre
    void arc(int x, int y, int radius, boolean steep, int signX, int signY) {
        if (isInside(false, x - radius, y - radius) && isInside(false, x + radius, y + radius) && inArray()) {
            arcInside(steep ? y : x, steep ? x : y, radius, steep, steep ? signY : signX, steep ? signX : signY);
            return;
        }
        int down = radius;
        int error = 3 - 2 * radius;
        for (int across = 0; across <= down; across++) {
            dot(x + signX * (steep ? down : across), y + signY * (steep ? across : down));
            if (error <= 0) {
                error += 4 * across + 6;
            } else {
                error += 4 * (across - down) + 10;
                down--;
            }
        }
    }

    private void arcInside(int u, int v, int radius, boolean steep, int signU, int signV) {
        int now = v + signV * radius;
        int place = steep ? u * stride + now : now * stride + u;
        int along = steep ? signU * stride : signU;
        int aside = steep ? -signV : -signV * stride;
        int from = 0;
        int fromV = now;
        int lastV = now;
        int error = 3 - 2 * radius;
        int across = 0;
        for (int down = radius; across <= down; across++, place += along) {
            put(place);
            lastV = now;
            if (error <= 0) {
                error += 4 * across + 6;
            } else {
                error += 4 * (across - down) + 10;
                down--;
                place += aside;
                now -= signV;
                if (now >> CELL_BITS != lastV >> CELL_BITS) {
                    mark(steep, u + signU * from, u + signU * across, fromV, lastV);
                    from = across + 1;
                    fromV = now;
                }
            }
        }
        if (from < across) {
            mark(steep, u + signU * from, u + signU * (across - 1), fromV, lastV);
        }
    }

    private boolean inArray() {
        return shorts.length + bytes.length > 0;
    }

    private boolean isInside(boolean steep, int u, int v) {
        int x = steep ? v : u;
        int y = steep ? u : v;
        return x >= 0 && x < bitmap.width() && y >= 0 && y < bitmap.height();
    }

    private void put(int at) {
        if (shorts.length > 0) {
            shorts[at] = (short) value;
        } else {
            bytes[at] = (byte) value;
        }
    }

    /// A pixel, if there is one, marked by itself.
    private void dot(int x, int y) {
        if (x >= 0 && x < bitmap.width() && y >= 0 && y < bitmap.height()) {
            bitmap.set(x, y, value);
        }
    }

    /// Marks what lies between two pixels, both of which were drawn.
    private void mark(boolean steep, int u1, int u2, int v1, int v2) {
        int left = Math.min(steep ? v1 : u1, steep ? v2 : u2);
        int right = Math.max(steep ? v1 : u1, steep ? v2 : u2);
        int top = Math.min(steep ? u1 : v1, steep ? u2 : v2);
        int bottom = Math.max(steep ? u1 : v1, steep ? u2 : v2);
        bitmap.dirty(left, top, right + 1, bottom + 1);
    }
}
