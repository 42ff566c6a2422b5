package io.github.displayio4j.displayio.vectorio;

import io.github.displayio4j.displayio.PixelShader;
import io.github.displayio4j.displayio.VectorShape;

/// A filled circle; its place is its centre. It holds every pixel that is no further from there than the radius, so
/// it is `2 * radius + 1` pixels wide.
public final class Circle extends VectorShape {
    private int radius;

    /// A circle around 0, 0.
    ///
    /// @param shader a `Palette` or a `ColorConverter`
    /// @param radius 1..32767
    /// @throws IllegalArgumentException if out of range
    public Circle(PixelShader shader, int radius) {
        this(shader, radius, 0, 0);
    }

    /// A circle around a point of its group.
    ///
    /// @param shader a `Palette` or a `ColorConverter`
    /// @param radius 1..32767
    /// @param x -32768..32767
    /// @param y -32768..32767
    /// @throws IllegalArgumentException if out of range
    public Circle(PixelShader shader, int radius, int x, int y) {
        super(shader);
        setRadius(radius);
        moveTo(x, y);
    }

    /// Distance from the centre to the outermost pixels.
    public int radius() {
        return radius;
    }

    /// Sets the radius.
    ///
    /// @param radius 1..32767
    /// @throws IllegalArgumentException if out of range
    public void setRadius(int radius) {
        if (radius < 1 || radius > 32767) {
            throw new IllegalArgumentException("radius must be 1..32767, not " + radius);
        }
        if (this.radius != radius) {
            this.radius = radius;
            setOutline(-radius, -radius, radius + 1, radius + 1, 2);
        }
    }

    @Override
    protected int runs(boolean column, int line, boolean fine, long[] runs) {
        if (!fine) { // the same in whole pixels
            int across = (int) Math.sqrt((double) ((long) radius * radius - (long) line * line));
            runs[0] = run(-across, across + 1);
            return 1;
        }
        Sampling samples = Sampling.centres(true);
        long half = half(samples.at(line), reach(radius, true));
        runs[0] = run(samples.from(-half), samples.behind(half));
        return 1;
    }

    @Override
    protected int strokeRuns(boolean column, int line, boolean fine, long[] runs) {
        int n = runs(column, line, fine, runs);
        Sampling samples = Sampling.centres(fine);
        long half = strokeWidth() > radius ? -1 : half(samples.at(line), reach(radius - strokeWidth(), fine));
        int from = Runs.from(runs[0]);
        int to = Runs.to(runs[0]);
        return half < 0 ? n : Runs.addOutside(runs, 0, from, to, samples.from(-half), samples.behind(half));
    }

    /// Sixteenths from the centre to the edge: smooth, the edge is that of the outermost pixels.
    static long reach(int radius, boolean fine) {
        return (long) Sampling.UNIT * radius + (fine ? Sampling.UNIT / 2 : 0);
    }

    /// Half of the length of a line through a disc, or -1 beside it.
    static long half(long line, long reach) {
        long square = reach * reach - line * line;
        return square < 0 ? -1 : (long) Math.sqrt((double) square); // exact: the square has at most 39 bits
    }
}
