package io.github.displayio4j.jmh;

import io.github.displayio4j.busdisplay.plan.DrawList;
import io.github.displayio4j.busdisplay.plan.RegionPlanner;
import io.github.displayio4j.busdisplay.plan.Shadow;
import io.github.displayio4j.busdisplay.plan.WindowCost;
import io.github.displayio4j.displayio.render.AreaList;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// From changed areas to windows on a panel of 320x240 with 16-bit pixels, on SPI at 40 MHz with 1 us a transfer. Two
/// pictures take turns; what they take to be drawn is a copy of their rows.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@SuppressWarnings("NullAway.Init") // JMH calls @Setup first
public class PlannerBenchmark {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 240;
    private static final WindowCost COST = new WindowCost(3000, 3000, 400, 2200, 400, WindowCost.Registers.KEPT, false);

    /// What changes: nothing of one large area, 50 sprites of 8x8, a page of text, 640 dots, half of all pixels each
    /// for itself, all.
    @Param({"nothing", "sprites", "text", "dots", "noise", "all"})
    public String changes;

    private int shown;
    private long sent;
    private final short[][] pictures = new short[2][WIDTH * HEIGHT];
    private final AreaList areas = new AreaList();
    private final RegionPlanner planner = new RegionPlanner(WIDTH, HEIGHT, 1, 1, COST);
    private final DrawList draws = new DrawList(WIDTH, HEIGHT, 1, 1);
    private final Shadow shadow = new Shadow(WIDTH, HEIGHT, 1, 1, 2, COST);
    private final Shadow.Painter painter = this::paint;
    private final Shadow.Sink sink = (windows, bottom, last) -> sent += windows.size();

    /// Draws both pictures.
    ///
    /// @throws IllegalArgumentException for an unknown kind of change
    @Setup(Level.Trial)
    public void make() {
        Random random = new Random(7);
        switch (changes) {
            case "nothing", "all", "noise" -> areas.add(0, 0, WIDTH, HEIGHT);
            case "sprites" -> squares(random, 50, 8);
            case "text" -> squares(random, 300, 6);
            case "dots" -> squares(random, 640, 1);
            default -> throw new IllegalArgumentException("no such change: " + changes);
        }
        int percent = changes.equals("nothing") ? 0 : changes.equals("noise") || changes.equals("text") ? 50 : 100;
        for (int i = 0; i < areas.size(); i++) {
            for (int y = areas.y1(i); y < areas.y2(i); y++) {
                for (int x = areas.x1(i); x < areas.x2(i); x++) {
                    pictures[1][y * WIDTH + x] = (short) (random.nextInt(100) < percent ? 1 : 0);
                }
            }
        }
        AreaList all = new AreaList();
        all.add(0, 0, WIDTH, HEIGHT);
        shadow.narrow(all, painter, sink);
    }

    private void squares(Random random, int count, int side) {
        for (int i = 0; i < count; i++) {
            int x = random.nextInt(WIDTH - side);
            int y = random.nextInt(HEIGHT - side);
            areas.add(x, y, x + side, y + side);
        }
    }

    private long paint(int x1, int y1, int x2, int y2, MemorySegment out, long offset) {
        long at = offset;
        for (int y = y1; y < y2; y++) {
            MemorySegment.copy(pictures[shown], y * WIDTH + x1, out, ValueLayout.JAVA_SHORT, at, x2 - x1);
            at += 2L * (x2 - x1);
        }
        return at - offset;
    }

    /// Windows for the areas as they are.
    @Benchmark
    public AreaList plan() {
        return planner.plan(areas);
    }

    /// Drawing, comparing with what the panel holds, and windows for what differs.
    @Benchmark
    public long compareAndPlan() {
        shown ^= 1;
        shadow.narrow(draws.of(areas), painter, sink);
        return sent;
    }
}
