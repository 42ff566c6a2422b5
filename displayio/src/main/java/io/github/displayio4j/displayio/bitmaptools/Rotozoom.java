package io.github.displayio4j.displayio.bitmaptools;

import io.github.displayio4j.displayio.Area;
import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.scene.SceneAccess;
import io.github.displayio4j.displayio.scene.ValueRows;

/// Copies a bitmap rotated and scaled: each pixel of the target takes the value at the place that it comes from.
public final class Rotozoom {
    private final Bitmap source;
    private Area sourceClip;
    private double pivotX;
    private double pivotY;
    private double angle;
    private double scale = 1;
    private boolean skips;
    private int skipped;
    private boolean clips;
    private Area targetClip = Area.ofSize(0, 0);
    private int[] values = new int[0];
    private int[] old = new int[0];

    Rotozoom(Bitmap source) {
        this.source = source;
        sourceClip = Area.ofSize(source.width(), source.height());
        pivotX = source.width() / 2;
        pivotY = source.height() / 2;
    }

    /// The point of the source that the target's point shows and that it turns round; its centre if not said.
    ///
    /// @param x -32768..32767, may lie outside
    /// @param y -32768..32767
    /// @throws IllegalArgumentException if out of range
    public Rotozoom pivot(int x, int y) {
        Checks.point(x, y);
        pivotX = x;
        pivotY = y;
        return this;
    }

    /// How far it is turned, in radians, clockwise; 0 if not said.
    ///
    /// @throws IllegalArgumentException if it is not finite
    public Rotozoom angle(double radians) {
        if (!Double.isFinite(radians)) {
            throw new IllegalArgumentException("angle must be finite, not " + radians);
        }
        angle = radians;
        return this;
    }

    /// Pixels of the target for one of the source; 1 if not said.
    ///
    /// @param scale above 0
    /// @throws IllegalArgumentException if out of range
    public Rotozoom scale(double scale) {
        if (!(scale > 0) || !Double.isFinite(scale)) {
            throw new IllegalArgumentException("scale must be above 0 and finite, not " + scale);
        }
        this.scale = scale;
        return this;
    }

    /// The half-open area of the source that is shown; all of it if not said.
    ///
    /// @throws IllegalArgumentException if it does not lie inside
    public Rotozoom clipSource(int x1, int y1, int x2, int y2) {
        Checks.area(source, x1, y1, x2, y2);
        sourceClip = new Area(x1, y1, x2, y2);
        return this;
    }

    /// The half-open area of the target that is drawn into; all of it if not said.
    public Rotozoom clipTarget(int x1, int y1, int x2, int y2) {
        clips = true;
        targetClip = new Area(x1, y1, x2, y2);
        return this;
    }

    /// Leaves the target as it is where the source has this value.
    ///
    /// @throws IllegalArgumentException if the source cannot have it
    public Rotozoom skip(int value) {
        Checks.value(source, value);
        skips = true;
        skipped = value;
        return this;
    }

    /// Draws into the middle of a target.
    ///
    /// @param target its values have no fewer bits than the source's; not the source
    /// @throws IllegalArgumentException if they have, or its clip does not lie inside
    /// @throws IllegalStateException if the target is read-only
    public void to(Bitmap target) {
        to(target, target.width() / 2, target.height() / 2);
    }

    /// Draws so that the source's pivot comes to a point of the target.
    ///
    /// @param target its values have no fewer bits than the source's; not the source
    /// @param x -32768..32767, may lie outside
    /// @param y -32768..32767
    /// @throws IllegalArgumentException if out of range, or if the target's clip does not lie inside
    /// @throws IllegalStateException if the target is read-only
    public void to(Bitmap target, int x, int y) {
        Checks.target(target);
        Checks.fits(target, source);
        Checks.point(x, y);
        Area clip = clips ? targetClip : Area.ofSize(target.width(), target.height());
        Checks.area(target, clip.x1(), clip.y1(), clip.x2(), clip.y2());
        if (target.segment().asOverlappingSlice(source.segment()).isPresent()) {
            throw new IllegalArgumentException("source and target must not share their values");
        }
        if (values.length < clip.width()) {
            values = new int[clip.width()];
            old = new int[clip.width()];
        }
        // one pixel to the right in the target is du, dv in the source; one down is -dv, du
        double du = Math.cos(angle) / scale;
        double dv = -Math.sin(angle) / scale;
        for (int row = clip.y1(); row < clip.y2(); row++) {
            double u = pivotX - x * du + (row - y) * -dv;
            double v = pivotY - x * dv + (row - y) * du;
            int from = reach(clip.x1(), clip.x2(), u, du, du >= 0 ? sourceClip.x1() : sourceClip.x2());
            int to = reach(from, clip.x2(), u, du, du >= 0 ? sourceClip.x2() : sourceClip.x1());
            from = reach(from, to, v, dv, dv >= 0 ? sourceClip.y1() : sourceClip.y2());
            to = reach(from, to, v, dv, dv >= 0 ? sourceClip.y2() : sourceClip.y1());
            if (from < to) {
                sample(u, du, v, dv, from, to);
                write(target, from, row, to - from);
            }
        }
    }

    private void write(Bitmap target, int x, int y, int n) {
        if (!skips) {
            ValueRows.write(target, x, y, n, values, 0);
            target.dirty(x, y, x + n, y + 1);
            return;
        }
        ValueRows.read(target, x, y, n, old, 0);
        Blit.keepWhere(values, skipped, values, old, n);
        ValueRows.update(target, x, y, n, values, old);
    }

    /// The first column whose coordinate `u + x * du` has come up to `limit`, or down below it if `du` is negative;
    /// else `to`. Rounding keeps the coordinates in order, so bisection finds what a test of every column would.
    private static int reach(int from, int to, double u, double du, int limit) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) / 2;
            double at = u + middle * du;
            if (du >= 0 ? at >= limit : at < limit) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /// Values of the columns from `from` to `to`, which all come from inside of the source.
    private void sample(double u, double du, double v, double dv, int from, int to) {
        SceneAccess access = SceneAccess.get();
        int bits = source.bitsPerValue();
        boolean inArray = access.inArray(source);
        if (bits == 16 && inArray) {
            sample(access.shorts(source), source.stride() / 2, u, du, v, dv, from, to);
        } else if (bits == 8 && inArray) {
            sample(access.bytes(source), source.stride(), u, du, v, dv, from, to);
        } else {
            for (int x = from; x < to; x++) {
                values[x - from] = source.get((int) (u + x * du), (int) (v + x * dv));
            }
        }
    }

    private void sample(short[] in, int stride, double u, double du, double v, double dv, int from, int to) {
        for (int x = from; x < to; x++) {
            values[x - from] = in[((int) (v + x * dv)) * stride + (int) (u + x * du)] & 0xffff;
        }
    }

    private void sample(byte[] in, int stride, double u, double du, double v, double dv, int from, int to) {
        for (int x = from; x < to; x++) {
            values[x - from] = in[((int) (v + x * dv)) * stride + (int) (u + x * du)] & 0xff;
        }
    }
}
