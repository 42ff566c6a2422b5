package io.github.displayio4j.displayio;

/// A half-open rectangle in pixels: `x1 <= x < x2`, `y1 <= y < y2`.
///
/// @param x1 left edge
/// @param y1 top edge
/// @param x2 first column right of it
/// @param y2 first row below it
public record Area(int x1, int y1, int x2, int y2) {
    /// The area of `width` x `height` pixels at the origin.
    public static Area ofSize(int width, int height) {
        return new Area(0, 0, width, height);
    }

    /// Columns; 0 or less if empty.
    public int width() {
        return x2 - x1;
    }

    /// Rows; 0 or less if empty.
    public int height() {
        return y2 - y1;
    }

    /// Whether it holds no pixel.
    public boolean isEmpty() {
        return x1 >= x2 || y1 >= y2;
    }

    /// Whether the pixel lies inside.
    public boolean contains(int x, int y) {
        return x >= x1 && x < x2 && y >= y1 && y < y2;
    }

    /// What both have in common; empty if nothing.
    public Area intersect(Area other) {
        return new Area(Math.max(x1, other.x1), Math.max(y1, other.y1), Math.min(x2, other.x2), Math.min(y2, other.y2));
    }

    /// The smallest area that holds both; an empty one adds nothing.
    public Area union(Area other) {
        if (isEmpty()) {
            return other;
        }
        if (other.isEmpty()) {
            return this;
        }
        return new Area(Math.min(x1, other.x1), Math.min(y1, other.y1), Math.max(x2, other.x2), Math.max(y2, other.y2));
    }
}
