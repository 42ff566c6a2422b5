package io.github.displayio4j.displayio.ui;

import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.Layer;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.vectorio.Arc;

/// A ring that is open below and fills up clockwise, with smooth edges: three quarters of a turn. What stands in its
/// middle, such as a label, is up to the user.
public final class Gauge implements Widget {
    private static final double START = 135;
    private static final double SWEEP = 270;

    private final Group group = new Group();
    private final Palette palette = new Palette(2);
    private final Arc bar;
    private final int size;
    private double value;

    /// An empty gauge: white on dark gray.
    ///
    /// @param size columns and rows, 5..32767; of even ones, a pixel at the right and below stays free
    /// @param width of the ring, 1 .. half of the size
    /// @throws IllegalArgumentException if out of range
    public Gauge(int size, int width) {
        this.size = Checks.range(size, 5, 32767, "size");
        int radius = (size - 1) / 2;
        Checks.range(width, 1, size / 2, "width");
        Arc track = new Arc(palette, radius, width, START, SWEEP);
        bar = new Arc(palette, radius, width, START, 0);
        track.moveTo(radius, radius);
        bar.moveTo(radius, radius);
        track.setSmooth(true);
        bar.setSmooth(true);
        bar.setColorIndex(1);
        group.append(track);
        group.append(bar);
        setColors(0xffffff, 0x303030);
    }

    /// Sets the colours.
    ///
    /// @param bar RGB888
    /// @param track RGB888
    public void setColors(int bar, int track) {
        palette.set(1, bar);
        palette.set(0, track);
    }

    /// How much of it is filled, 0.0..1.0.
    public double value() {
        return value;
    }

    /// Fills it up to a value.
    ///
    /// @param value 0.0..1.0
    /// @throws IllegalArgumentException if out of range
    public void setValue(double value) {
        this.value = Checks.share(value);
        bar.setAngles(START, SWEEP * value);
    }

    @Override
    public Layer layer() {
        return group;
    }

    @Override
    public int width() {
        return size;
    }

    @Override
    public int height() {
        return size;
    }
}
