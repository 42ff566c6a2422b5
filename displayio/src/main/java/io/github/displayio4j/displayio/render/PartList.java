package io.github.displayio4j.displayio.render;

/// Changed parts of one layer in its own pixels, joined where that is cheap to see.
final class PartList {
    /// Longer lists are not searched for parts to join: that would take longer than sending them.
    private static final int MAX_SEARCHED = 128;

    private final AreaList parts = new AreaList();

    int size() {
        return parts.size();
    }

    int u1(int i) {
        return parts.x1(i);
    }

    int v1(int i) {
        return parts.y1(i);
    }

    int u2(int i) {
        return parts.x2(i);
    }

    int v2(int i) {
        return parts.y2(i);
    }

    void clear() {
        parts.clear();
    }

    /// Adds a part, or makes the last one longer that stands just left of it.
    void add(int u1, int v1, int u2, int v2) {
        int last = parts.size() - 1;
        if (last >= 0 && parts.x2(last) == u1 && parts.y1(last) == v1 && parts.y2(last) == v2) {
            parts.set(last, parts.x1(last), v1, u2, v2);
        } else {
            parts.add(u1, v1, u2, v2);
        }
    }

    /// Joins parts that stand on each other.
    void join() {
        if (parts.size() > MAX_SEARCHED) {
            return;
        }
        for (int i = parts.size() - 1; i > 0; i--) {
            for (int j = i - 1; j >= 0; j--) {
                if (parts.x1(j) == parts.x1(i) && parts.x2(j) == parts.x2(i) && parts.y2(j) == parts.y1(i)) {
                    parts.set(j, parts.x1(j), parts.y1(j), parts.x2(j), parts.y2(i));
                    parts.removeUnordered(i);
                    break;
                }
            }
        }
    }
}
