package io.github.displayio4j.app.planbench;

import io.github.displayio4j.busdisplay.plan.DrawList;
import io.github.displayio4j.busdisplay.plan.Shadow;
import io.github.displayio4j.busdisplay.plan.WindowCost;
import io.github.displayio4j.busdisplay.plan.WindowRegisters;
import io.github.displayio4j.busdisplay.plan.WindowRegisters.Bounds;
import io.github.displayio4j.displaybus.BusCost;
import io.github.displayio4j.displayio.render.AreaList;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/// What a display does with frames: changed areas -> areas to draw -> what differs from the shadow -> windows.
final class PlanRun {
    private final DrawList draws = new DrawList(Frames.WIDTH, Frames.HEIGHT, 1, 1);
    private final Shadow shadow;
    private final WindowRegisters registers;
    private final short[] glass = new short[Frames.WIDTH * Frames.HEIGHT];
    private final MemorySegment sent = Arena.ofAuto().allocate(2L * Frames.WIDTH * Frames.HEIGHT, 64);
    /// The last window with all rows that may follow, and the first of those.
    private final AreaList open = new AreaList();

    private int nextRow;
    private short[] scene = glass;
    private long windows;
    private long transfers;
    private long bytes;
    private long paintNanos;

    PlanRun(BusCost bus, WindowCost.Registers use) {
        WindowCost cost = new WindowCost(
                bus.nanos(2, 5), bus.nanos(2, 5), bus.nanos(0, 2), bus.nanos(2, 1), bus.nanos(0, 2), use, false);
        registers = new WindowRegisters(use, Frames.WIDTH, Frames.HEIGHT);
        shadow = new Shadow(Frames.WIDTH, Frames.HEIGHT, 1, 1, 2, cost);
    }

    String explain() {
        return shadow.explain();
    }

    /// Makes panel and shadow hold a picture: a frame in one window.
    void hold(short[] pixels) {
        registers.forget();
        registers.moveTo(0, 0, Frames.WIDTH, Frames.HEIGHT);
        shadow.forget();
        AreaList all = new AreaList();
        all.add(0, 0, Frames.WIDTH, Frames.HEIGHT);
        scene = pixels;
        shadow.narrow(all, this::paint, this::count);
    }

    /// Plans a frame, and checks that the panel then shows it.
    Tally send(short[] after, AreaList areas) {
        windows = 0;
        transfers = 0;
        bytes = 0;
        scene = after;
        open.clear();
        registers.forget(); // others may have spoken to the controller since the last frame
        shadow.narrow(draws.of(areas), this::paint, this::count);
        if (!Arrays.equals(glass, after)) {
            throw new IllegalStateException("the plan leaves pixels out");
        }
        return new Tally(windows, transfers, bytes);
    }

    private long paint(int x1, int y1, int x2, int y2, MemorySegment out, long offset) {
        long start = System.nanoTime();
        long at = offset;
        for (int y = y1; y < y2; y++) {
            MemorySegment.copy(scene, y * Frames.WIDTH + x1, out, ValueLayout.JAVA_SHORT, at, x2 - x1);
            at += 2L * (x2 - x1);
        }
        paintNanos += System.nanoTime() - start;
        return at - offset;
    }

    private void count(AreaList parts, int bottom, boolean last) {
        for (int i = 0; i < parts.size(); i++) {
            int x1 = parts.x1(i);
            int x2 = parts.x2(i);
            if (!goesOn(parts, i)) {
                int told = parts.size() == 1 ? bottom : parts.y2(i);
                registers.moveTo(x1, parts.y1(i), x2, told);
                int columns = bytes(registers.columns());
                int rows = bytes(registers.rows());
                transfers += 2 + (columns > 0 ? 2 : 0) + (rows > 0 ? 2 : 0);
                bytes += 1 + columns + rows;
                windows++;
                open.clear();
                open.add(x1, 0, x2, told);
            }
            nextRow = parts.y2(i);
            bytes += shadow.copy(x1, parts.y1(i), x2, parts.y2(i), sent, 0);
            for (int y = parts.y1(i); y < parts.y2(i); y++) {
                long from = 2L * (y - parts.y1(i)) * (x2 - x1);
                MemorySegment.copy(sent, ValueLayout.JAVA_SHORT, from, glass, y * Frames.WIDTH + x1, x2 - x1);
            }
        }
    }

    /// Whether a window has the columns and the next rows of the last one, and was announced with it.
    private boolean goesOn(AreaList parts, int i) {
        return open.size() == 1
                && parts.x1(i) == open.x1(0)
                && parts.x2(i) == open.x2(0)
                && parts.y1(i) == nextRow
                && parts.y2(i) <= open.y2(0);
    }

    private static int bytes(Bounds sent) {
        return switch (sent) {
            case NONE -> 0;
            case FIRST -> 3;
            case BOTH -> 5;
        };
    }

    /// Least mean time of planning and comparing, there and back again, in microseconds. Pixels are drawn outside of
    /// it.
    double micros(Frames frame, long forNanos) {
        hold(frame.before());
        long end = System.nanoTime() + forNanos;
        double least = Double.POSITIVE_INFINITY;
        int rounds = 0;
        do {
            long nanos = time(frame.after(), frame.areas()) + time(frame.before(), frame.areas());
            least = Math.min(least, nanos / 2e3);
            rounds++;
        } while (System.nanoTime() < end || rounds < 3);
        return least;
    }

    private long time(short[] pixels, AreaList areas) {
        scene = pixels;
        paintNanos = 0;
        long start = System.nanoTime();
        shadow.narrow(draws.of(areas), this::paint, (parts, bottom, last) -> {});
        return System.nanoTime() - start - paintNanos;
    }
}
