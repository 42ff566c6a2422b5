package io.github.displayio4j.displayio.render;

import io.github.displayio4j.displayio.Area;
import java.util.Arrays;

/// A reusable list of half-open areas without an object for each.
public final class AreaList {
    private int[] edges = new int[4 * 16];
    private int size;

    /// An empty list.
    public AreaList() {}

    /// Number of areas.
    public int size() {
        return size;
    }

    /// Left edge of area `i`.
    public int x1(int i) {
        return edges[4 * i];
    }

    /// Top edge of area `i`.
    public int y1(int i) {
        return edges[4 * i + 1];
    }

    /// First column right of area `i`.
    public int x2(int i) {
        return edges[4 * i + 2];
    }

    /// First row below area `i`.
    public int y2(int i) {
        return edges[4 * i + 3];
    }

    /// Area `i` as an object, for tests and reports.
    public Area area(int i) {
        return new Area(x1(i), y1(i), x2(i), y2(i));
    }

    /// Appends an area; an empty one is left out.
    public void add(int x1, int y1, int x2, int y2) {
        if (x1 >= x2 || y1 >= y2) {
            return;
        }
        if (4 * size == edges.length) {
            edges = Arrays.copyOf(edges, edges.length * 2);
        }
        int at = 4 * size++;
        edges[at] = x1;
        edges[at + 1] = y1;
        edges[at + 2] = x2;
        edges[at + 3] = y2;
    }

    /// Replaces area `i`.
    public void set(int i, int x1, int y1, int x2, int y2) {
        int at = 4 * i;
        edges[at] = x1;
        edges[at + 1] = y1;
        edges[at + 2] = x2;
        edges[at + 3] = y2;
    }

    /// Removes area `i`; the last one takes its place.
    public void removeUnordered(int i) {
        System.arraycopy(edges, 4 * --size, edges, 4 * i, 4);
    }

    /// Forgets all.
    public void clear() {
        size = 0;
    }
}
