package io.github.displayio4j.preview;

/// Rectangles that are seen for a while and fade. Of very many the oldest are forgotten.
final class Flashes {
    /// How long one is seen.
    static final long NANOS = 400_000_000;

    private static final int MOST = 256;

    private final int[] areas = new int[4 * MOST];
    private final long[] born = new long[MOST];
    private int next;
    private int count;

    void add(int x1, int y1, int x2, int y2, long now) {
        int at = 4 * next;
        areas[at] = x1;
        areas[at + 1] = y1;
        areas[at + 2] = x2;
        areas[at + 3] = y2;
        born[next] = now;
        next = (next + 1) % MOST;
        count = Math.min(MOST, count + 1);
    }

    void clear() {
        count = 0;
    }

    /// Those that were added, the oldest first.
    int count() {
        return count;
    }

    /// Where the edges of one are in `areas()`.
    int at(int i) {
        return 4 * place(i);
    }

    int[] areas() {
        return areas;
    }

    /// How much of it is seen: 255 when it was added, 0 at its end and after.
    int opacity(int i, long now) {
        long age = now - born[place(i)];
        return age < 0 || age >= NANOS ? 0 : (int) (255 - 255 * age / NANOS);
    }

    /// Whether any is seen still.
    boolean isAny(long now) {
        return count > 0 && opacity(count - 1, now) > 0;
    }

    private int place(int i) {
        return Math.floorMod(next - count + i, MOST);
    }
}
