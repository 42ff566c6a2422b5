package io.github.displayio4j.displayio.vectorio;

import io.github.displayio4j.displayio.PixelShader;
import io.github.displayio4j.displayio.VectorShape;

/// A part of a ring; its place is the ring's centre, a pixel. It ends where rays from the centre cut it.
public final class Arc extends VectorShape {
    /// Length of the vectors that stand for angles.
    private static final int ONE = 1 << 15;

    /// Half-lines of a sector end here.
    private static final int FAR = 1 << 30;

    private int radius;
    private int width;
    private double start;
    private double sweep;
    private long startX;
    private long startY;
    private long endX;
    private long endY;

    /// An arc around 0, 0.
    ///
    /// @param shader a `Palette` or a `ColorConverter`
    /// @param radius of the outermost pixels, 1..32767
    /// @param width pixels from there inwards, 1..32768; one more than the radius is a sector of a disc
    /// @param start degrees, clockwise from the right, where it begins
    /// @param sweep degrees that it goes on clockwise, 0..360; 0 draws nothing, 360 the whole ring
    /// @throws IllegalArgumentException if out of range
    public Arc(PixelShader shader, int radius, int width, double start, double sweep) {
        super(shader);
        setRing(radius, width);
        setAngles(start, sweep);
    }

    /// Distance from the centre to the outermost pixels.
    public int radius() {
        return radius;
    }

    /// Pixels from the outer edge to the inner one.
    public int width() {
        return width;
    }

    /// Degrees, clockwise from the right, where it begins.
    public double start() {
        return start;
    }

    /// Degrees that it goes on clockwise.
    public double sweep() {
        return sweep;
    }

    /// Sets the ring.
    ///
    /// @param radius of the outermost pixels, 1..32767
    /// @param width pixels from there inwards, 1..32768
    /// @throws IllegalArgumentException if out of range; nothing has changed then
    public void setRing(int radius, int width) {
        if (radius < 1 || radius > 32767 || width < 1 || width > 32768) {
            throw new IllegalArgumentException(
                    "radius must be 1..32767 and width 1..32768, not " + radius + " and " + width);
        }
        if (this.radius != radius || this.width != width) {
            this.radius = radius;
            this.width = width;
            findBox();
        }
    }

    /// Sets where it begins and how far it goes.
    ///
    /// @param start degrees, clockwise from the right
    /// @param sweep degrees that it goes on clockwise, 0..360
    /// @throws IllegalArgumentException if out of range; nothing has changed then
    public void setAngles(double start, double sweep) {
        if (!(Math.abs(start) <= 1e6 && sweep >= 0 && sweep <= 360)) {
            throw new IllegalArgumentException(
                    "sweep must be 0..360 degrees and start -1e6..1e6, not " + sweep + " and " + start);
        }
        if (this.start != start || this.sweep != sweep) {
            this.start = start;
            this.sweep = sweep;
            startX = vector(start + 90);
            startY = vector(start);
            endX = vector(start + sweep + 90);
            endY = vector(start + sweep);
            findBox();
        }
    }

    /// The sine of an angle; exact at right angles.
    private static long vector(double degrees) {
        return Math.round(ONE * Math.sin(Math.toRadians(degrees % 360)));
    }

    /// Only as large as the sector: an angle that changes should not make all of the ring dirty.
    private void findBox() {
        if (sweep == 0) {
            setOutline(0, 0, 0, 0, 8);
            return;
        }
        int inner = Math.max(radius - width, 0);
        int x1 = radius;
        int y1 = radius;
        int x2 = -radius;
        int y2 = -radius;
        for (int i = -1; i <= 5; i++) { // both ends, and what of the four directions lies between
            double angle = i == -1 ? start : i == 0 ? start + sweep : (Math.ceil(start / 90) + i - 1) * 90;
            if (angle > start + sweep) {
                break;
            }
            double x = Math.cos(Math.toRadians(angle));
            double y = Math.sin(Math.toRadians(angle));
            // a pixel and a half: of rounding, and of smooth edges
            x1 = Math.min(x1, (int) Math.floor(Math.min(x * inner, x * radius) - 1.5));
            y1 = Math.min(y1, (int) Math.floor(Math.min(y * inner, y * radius) - 1.5));
            x2 = Math.max(x2, (int) Math.ceil(Math.max(x * inner, x * radius) + 1.5));
            y2 = Math.max(y2, (int) Math.ceil(Math.max(y * inner, y * radius) + 1.5));
        }
        setOutline(Math.max(x1, -radius), Math.max(y1, -radius), Math.min(x2, radius) + 1, Math.min(y2, radius) + 1, 8);
    }

    @Override
    protected boolean hasOutline() {
        return false;
    }

    /// The runs of the ring, cut by the sector's: up to two each. Where the sector is wider than a half, it is what
    /// one or the other edge leaves, else what both leave.
    @Override
    protected int runs(boolean column, int line, boolean fine, long[] runs) {
        Sampling samples = Sampling.centres(fine);
        long at = samples.at(line);
        long half = Circle.half(at, Circle.reach(radius, fine));
        if (half < 0 || sweep == 0) {
            return 0;
        }
        long innerHalf = width > radius ? -1 : Circle.half(at, Circle.reach(radius - width, fine));
        int from = samples.from(-half);
        int to = samples.behind(half);
        int rings = innerHalf < 0
                ? Runs.add(runs, 4, from, to)
                : Runs.addOutside(runs, 4, from, to, samples.from(-innerHalf), samples.behind(innerHalf));
        long start = edge(samples, column, at, startX, startY);
        long end = edge(samples, column, at, -endX, -endY);
        int sectors = 6;
        if (sweep >= 360) {
            runs[sectors++] = run(-FAR, FAR);
        } else if (sweep <= 180) {
            sectors = Runs.add(
                    runs, sectors, Math.max(Runs.from(start), Runs.from(end)), Math.min(Runs.to(start), Runs.to(end)));
        } else {
            sectors = addEither(runs, sectors, start, end);
        }
        int n = 0;
        for (int sector = 6; sector < sectors; sector++) {
            for (int ring = 4; ring < rings; ring++) {
                n = Runs.add(
                        runs,
                        n,
                        Math.max(Runs.from(runs[ring]), Runs.from(runs[sector])),
                        Math.min(Runs.to(runs[ring]), Runs.to(runs[sector])));
            }
        }
        return n;
    }

    /// What of a line lies clockwise of a ray from the centre, up to a half turn: where x * py - y * px >= 0.
    private static long edge(Sampling samples, boolean column, long at, long x, long y) {
        long along = column ? x : -y;
        long across = (column ? -y : x) * at;
        if (along == 0) {
            return across >= 0 ? run(-FAR, FAR) : run(FAR, -FAR);
        }
        long base = -across - samples.first() * along;
        return along > 0
                ? run((int) Math.ceilDiv(base, samples.step() * along), FAR)
                : run(-FAR, (int) Math.floorDiv(base, samples.step() * along) + 1);
    }

    private static int addEither(long[] runs, int n, long one, long other) {
        boolean oneEmpty = Runs.from(one) >= Runs.to(one);
        boolean otherEmpty = Runs.from(other) >= Runs.to(other);
        if (oneEmpty || otherEmpty) {
            long left = oneEmpty ? other : one;
            return Runs.add(runs, n, Runs.from(left), Runs.to(left));
        }
        long first = Runs.from(one) <= Runs.from(other) ? one : other;
        long second = Runs.from(one) <= Runs.from(other) ? other : one;
        if (Runs.from(second) <= Runs.to(first)) {
            return Runs.add(runs, n, Runs.from(first), Math.max(Runs.to(first), Runs.to(second)));
        }
        return Runs.add(runs, Runs.add(runs, n, Runs.from(first), Runs.to(first)), Runs.from(second), Runs.to(second));
    }
}
