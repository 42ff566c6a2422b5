package io.github.displayio4j.displayio;

import io.github.displayio4j.displayio.scene.SceneAccess;
import io.github.displayio4j.displayio.scene.SceneGate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Something that a `Group` holds: a `TileGrid`, a `VectorShape` or another `Group`. Its place is its top left corner,
/// a circle's centre, or the point 0, 0 of a polygon.
public abstract sealed class Layer permits TileGrid, Group, VectorShape {
    static {
        SceneAccess.install(new SceneDoor());
    }

    @Nullable
    Group parent;

    long placed = SceneGate.now();
    long treeChanged = placed;

    private int x;
    private int y;
    private boolean hidden;
    private double opacity = 1;
    private String name = "";

    Layer() {}

    /// What it is called in reports; empty at first.
    public final String name() {
        return name;
    }

    /// Calls it so in reports, such as those of `displayio4j profile`. Changes nothing that is seen.
    public final void setName(String name) {
        this.name = Objects.requireNonNull(name, "name");
    }

    /// Column of its place in the group's pixels.
    public final int x() {
        return x;
    }

    /// Row of its place in the group's pixels.
    public final int y() {
        return y;
    }

    /// Sets its place.
    ///
    /// @param x -32768..32767, in the group's pixels
    /// @param y -32768..32767, in the group's pixels
    /// @throws IllegalArgumentException if out of range
    public final void moveTo(int x, int y) {
        if (x != (short) x || y != (short) y) {
            throw new IllegalArgumentException("position must be -32768..32767, not " + x + ", " + y);
        }
        if (this.x != x || this.y != y) {
            this.x = x;
            this.y = y;
            markTreeChanged();
        }
    }

    /// Whether it is hidden itself; one in a hidden group is not seen either.
    public final boolean isHidden() {
        return hidden;
    }

    /// Hides or shows it and all in it.
    public final void setHidden(boolean hidden) {
        if (this.hidden != hidden) {
            this.hidden = hidden;
            markTreeChanged();
        }
    }

    /// How much of it is seen, 0.0 (nothing) .. 1.0.
    public final double opacity() {
        return opacity;
    }

    /// Lets what lies below shine through. A group passes it on: each layer in it is mixed by itself, by its own
    /// opacity times that of the groups around it.
    ///
    /// @param opacity 0.0 (not seen) .. 1.0, in steps of 1/256
    /// @throws IllegalArgumentException if out of range
    public final void setOpacity(double opacity) {
        if (!(opacity >= 0 && opacity <= 1)) {
            throw new IllegalArgumentException("opacity must be 0.0..1.0, not " + opacity);
        }
        if (this.opacity != opacity) {
            this.opacity = opacity;
            placed = SceneGate.now();
            markTreeChanged();
        }
    }

    /// Tells all groups above that the picture of the whole has changed.
    final void markTreeChanged() {
        long now = SceneGate.now();
        for (Layer layer = this; layer != null; layer = layer.parent) {
            layer.treeChanged = now;
        }
    }
}
