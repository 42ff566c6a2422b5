package io.github.displayio4j.app.planbench;

import io.github.displayio4j.busdisplay.plan.RegionPlanner;
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

/// The planner at work on frames: areas -> windows -> strips as drawn -> what differs from the shadow.
final class PlanRun {
    private final RegionPlanner planner;
    private final Shadow shadow;
    private final WindowRegisters registers;
    private final MemorySegment strip = Arena.ofAuto().allocate(2L * Frames.WIDTH * Frames.HEIGHT, 64);
    private long nanos;

    PlanRun(BusCost bus, WindowCost.Registers use) {
        WindowCost cost = new WindowCost(
                bus.nanos(2, 5), bus.nanos(2, 5), bus.nanos(0, 2), bus.nanos(2, 1), bus.nanos(0, 2), use, false);
        registers = new WindowRegisters(use, Frames.WIDTH, Frames.HEIGHT);
        planner = new RegionPlanner(Frames.WIDTH, Frames.HEIGHT, 1, 1, cost);
        shadow = new Shadow(Frames.WIDTH, Frames.HEIGHT, 1, 1, 2, cost);
    }

    String explain() {
        return planner.explain();
    }

    /// Makes panel and shadow hold a picture: a frame in one window.
    void hold(short[] pixels) {
        registers.forget();
        registers.moveTo(0, 0, Frames.WIDTH, Frames.HEIGHT);
        shadow.forget();
        draw(pixels, 0, 0, Frames.WIDTH, Frames.HEIGHT);
        shadow.narrow(0, 0, Frames.WIDTH, Frames.HEIGHT, strip, 0);
        shadow.learn();
    }

    /// Plans a frame whose `before` the shadow holds, and checks on a copy of it that the panel then shows `after`.
    Tally send(short[] before, short[] after, AreaList areas) {
        short[] glass = before.clone();
        long transfers = 0;
        long bytes = 0;
        long count = 0;
        AreaList windows = planner.plan(areas);
        for (int w = 0; w < windows.size(); w++) {
            int x1 = windows.x1(w);
            int y1 = windows.y1(w);
            int x2 = windows.x2(w);
            int y2 = windows.y2(w);
            draw(after, x1, y1, x2, y2);
            AreaList parts = shadow.narrow(x1, y1, x2, y2, strip, 0);
            for (int i = 0; i < parts.size(); i++) {
                registers.moveTo(parts.x1(i), parts.y1(i), parts.x2(i), parts.y2(i));
                int columns = bytes(registers.columns());
                int rows = bytes(registers.rows());
                transfers += 2 + (columns > 0 ? 2 : 0) + (rows > 0 ? 2 : 0);
                int width = parts.x2(i) - parts.x1(i);
                bytes += 1 + columns + rows + 2L * width * (parts.y2(i) - parts.y1(i));
                count++;
                for (int y = parts.y1(i); y < parts.y2(i); y++) {
                    int at = y * Frames.WIDTH + parts.x1(i);
                    System.arraycopy(after, at, glass, at, width);
                }
            }
        }
        if (!Arrays.equals(glass, after)) {
            throw new IllegalStateException("the plan leaves pixels out");
        }
        return new Tally(count, transfers, bytes);
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
            nanos = 0;
            time(frame.after(), frame.areas());
            time(frame.before(), frame.areas());
            least = Math.min(least, nanos / 2e3);
            rounds++;
        } while (System.nanoTime() < end || rounds < 3);
        return least;
    }

    private void time(short[] pixels, AreaList areas) {
        long start = System.nanoTime();
        AreaList windows = planner.plan(areas);
        nanos += System.nanoTime() - start;
        for (int w = 0; w < windows.size(); w++) {
            int x1 = windows.x1(w);
            int y1 = windows.y1(w);
            int x2 = windows.x2(w);
            int y2 = windows.y2(w);
            draw(pixels, x1, y1, x2, y2);
            start = System.nanoTime();
            shadow.narrow(x1, y1, x2, y2, strip, 0);
            nanos += System.nanoTime() - start;
        }
    }

    private void draw(short[] pixels, int x1, int y1, int x2, int y2) {
        long at = 0;
        for (int y = y1; y < y2; y++) {
            MemorySegment.copy(pixels, y * Frames.WIDTH + x1, strip, ValueLayout.JAVA_SHORT, at, x2 - x1);
            at += 2L * (x2 - x1);
        }
    }
}
