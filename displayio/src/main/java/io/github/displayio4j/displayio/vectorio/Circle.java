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
            setOutline(-radius, -radius, radius + 1, radius + 1, 1);
        }
    }

    @Override
    protected int runs(boolean column, int line, long[] runs) {
        int half = (int) Math.sqrt(radius * radius - line * line); // exact: both fit into 31 bits
        runs[0] = run(-half, half + 1);
        return 1;
    }
}
