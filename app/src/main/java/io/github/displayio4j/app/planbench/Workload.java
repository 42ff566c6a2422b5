package io.github.displayio4j.app.planbench;

import io.github.displayio4j.app.planbench.Frames.Canvas;
import io.github.displayio4j.displayio.render.AreaList;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Something that programs do with a panel, as frames that are the same each time.
///
/// @param name short, for tables
/// @param what in words
record Workload(String name, String what, List<Frames> frames) {
    /// Most areas of a frame.
    int areas() {
        int most = 0;
        for (Frames frame : frames) {
            most = Math.max(most, frame.areas().size());
        }
        return most;
    }

    static List<Workload> all() {
        return List.of(
                new Workload("s8", "a textured 16x16 sprite moves by a pixel", s8(false)),
                new Workload("s9-scattered", "50 textured 8x8 sprites move, anywhere", scattered(SCATTERED_SEED)),
                new Workload("s9-clustered", "50 textured 8x8 sprites move, in groups", clustered(CLUSTERED_SEED)),
                new Workload("sprites-20", "20 textured 16x16 sprites move", sprites20()),
                new Workload("labels", "6 labels of 10 characters get new numbers", labels()),
                new Workload("dashboard", "14 fields and a sparkline", dashboard()),
                new Workload("viewfinder", "a 240x176 camera picture, 3 labels that stay", viewfinder()),
                new Workload("scope", "a trace of 320 points is drawn anew", scope()),
                new Workload("leds", "40 squares of 8x8, 17 of them change colour", leds()),
                new Workload("text-page", "53x20 characters, scrolled by a line", textPage()),
                new Workload("corner-tiles", "first and last tile of one grid of 20x15", cornerTiles()),
                new Workload("far-pixels", "three far pixels of one bitmap", farPixels()),
                new Workload("flat-sprite", "a 16x16 sprite of one colour moves by a pixel", s8(true)),
                new Workload("noise-46", "blots that cover 46 % of the panel change", blots()),
                new Workload("static-46", "46 % of the pixels change, each for itself", staticNoise()),
                new Workload("full", "a full picture", full()));
    }

    static final long SCATTERED_SEED = 101;
    static final long CLUSTERED_SEED = 17;

    private static List<Frames> s8(boolean flat) {
        return Frames.sprites(new int[] {101}, new int[] {77}, new int[] {1}, new int[] {0}, 16, 3, flat);
    }

    /// Steps of up to two pixels either way, at least one of them.
    private static int step(Random random) {
        return random.nextInt(-2, 3);
    }

    static List<Frames> scattered(long seed) {
        Random random = new Random(seed);
        int n = 50;
        int[] x = new int[n];
        int[] y = new int[n];
        int[] stepX = new int[n];
        int[] stepY = new int[n];
        for (int i = 0; i < n; i++) {
            x[i] = random.nextInt(Frames.WIDTH - 8);
            y[i] = random.nextInt(Frames.HEIGHT - 8);
            steps(random, stepX, stepY, i);
        }
        return Frames.sprites(x, y, stepX, stepY, 8, 3, false);
    }

    private static void steps(Random random, int[] stepX, int[] stepY, int i) {
        do {
            stepX[i] = step(random);
            stepY[i] = step(random);
        } while (stepX[i] == 0 && stepY[i] == 0);
    }

    private static final int GROUPS = 7;
    private static final double SPREAD = 16;

    static List<Frames> clustered(long seed) {
        Random random = new Random(seed);
        int n = 50;
        int[] x = new int[n];
        int[] y = new int[n];
        int[] stepX = new int[n];
        int[] stepY = new int[n];
        int[] centreX = new int[GROUPS];
        int[] centreY = new int[GROUPS];
        for (int g = 0; g < GROUPS; g++) {
            centreX[g] = random.nextInt(30, Frames.WIDTH - 38);
            centreY[g] = random.nextInt(30, Frames.HEIGHT - 38);
        }
        for (int i = 0; i < n; i++) {
            x[i] = Math.clamp(centreX[i % GROUPS] + Math.round(SPREAD * random.nextGaussian()), 0, Frames.WIDTH - 8);
            y[i] = Math.clamp(centreY[i % GROUPS] + Math.round(SPREAD * random.nextGaussian()), 0, Frames.HEIGHT - 8);
            steps(random, stepX, stepY, i);
        }
        return Frames.sprites(x, y, stepX, stepY, 8, 3, false);
    }

    private static List<Frames> sprites20() {
        Random random = new Random(20);
        int n = 20;
        int[] x = new int[n];
        int[] y = new int[n];
        int[] stepX = new int[n];
        int[] stepY = new int[n];
        for (int i = 0; i < n; i++) {
            x[i] = random.nextInt(Frames.WIDTH - 16);
            y[i] = random.nextInt(Frames.HEIGHT - 16);
            steps(random, stepX, stepY, i);
        }
        return Frames.sprites(x, y, stepX, stepY, 16, 3, false);
    }

    private static List<Frames> labels() {
        Random random = new Random(6);
        Canvas before = new Canvas();
        Canvas after = new Canvas();
        AreaList areas = new AreaList();
        int[] at = {8, 8, 200, 20, 40, 90, 180, 101, 12, 214, 230, 220};
        for (int i = 0; i < at.length; i += 2) {
            before.text(at[i], at[i + 1], "set " + random.nextInt(100_000, 1_000_000));
            after.text(at[i], at[i + 1], "set " + random.nextInt(100_000, 1_000_000));
            areas.add(at[i], at[i + 1], at[i] + 60, at[i + 1] + 12);
        }
        return List.of(new Frames(before.pixels, after.pixels, areas, areas));
    }

    private static List<Frames> dashboard() {
        Random random = new Random(14);
        Canvas before = new Canvas();
        Canvas after = new Canvas();
        AreaList areas = new AreaList();
        for (int i = 0; i < 14; i++) {
            int x = 60 + i % 2 * 160;
            int y = 6 + i / 2 * 24;
            before.text(x, y, "" + random.nextInt(1000, 10_000) + ".0V");
            after.text(x, y, "" + random.nextInt(1000, 10_000) + ".0V");
            areas.add(x, y, x + 42, y + 12);
        }
        int last = 200;
        for (int i = 0; i < 121; i++) {
            int value = Math.clamp(last + random.nextInt(-4, 5), 182, 232);
            for (int y = Math.min(last, value); y <= Math.max(last, value); y++) {
                if (i < 120) {
                    before.set(100 + i, y, 0x07E0);
                }
                if (i > 0) {
                    after.set(99 + i, y, 0x07E0);
                }
            }
            last = value;
        }
        areas.add(100, 180, 220, 236);
        return List.of(new Frames(before.pixels, after.pixels, areas, areas));
    }

    private static List<Frames> viewfinder() {
        Canvas still = new Canvas();
        still.text(250, 10, "ISO 100");
        still.text(250, 40, "1/125");
        still.text(250, 200, "12:34");
        Canvas before = still.copy();
        Canvas after = still.copy();
        before.noise(0, 32, 240, 176, 1);
        after.noise(0, 32, 240, 176, 2);
        AreaList areas = new AreaList();
        areas.add(0, 32, 240, 208);
        return List.of(new Frames(before.pixels, after.pixels, areas, areas));
    }

    /// One point a column; points that are drawn and wiped are an area each. CircuitPython has one bitmap.
    private static List<Frames> scope() {
        Canvas before = new Canvas();
        Canvas after = new Canvas();
        AreaList areas = new AreaList();
        for (int x = 0; x < Frames.WIDTH; x++) {
            int old = 120 + (int) Math.round(80 * Math.sin(x * 0.05) + 10 * Math.sin(x * 0.31));
            int now = 120 + (int) Math.round(80 * Math.sin(x * 0.05 + 0.4) + 10 * Math.sin(x * 0.29 + 1));
            before.set(x, old, 0xFFE0);
            after.set(x, now, 0xFFE0);
            if (old != now) {
                areas.add(x, old, x + 1, old + 1);
                areas.add(x, now, x + 1, now + 1);
            }
        }
        return List.of(new Frames(before.pixels, after.pixels, areas, Frames.union(areas)));
    }

    private static List<Frames> leds() {
        Canvas before = new Canvas();
        Canvas after = new Canvas();
        AreaList areas = new AreaList();
        Random random = new Random(40);
        int changing = 17;
        for (int i = 0; i < 40; i++) {
            int x = 20 + i % 10 * 28;
            int y = 30 + i / 10 * 50;
            before.fill(x, y, 8, 8, 0xF800);
            boolean changes = random.nextInt(40 - i) < changing;
            after.fill(x, y, 8, 8, changes ? 0x07E0 : 0xF800);
            if (changes) {
                changing--;
                areas.add(x, y, x + 8, y + 8);
            }
        }
        return List.of(new Frames(before.pixels, after.pixels, areas, areas));
    }

    /// Words of lower case letters; cells whose character changes are areas, those side by side one.
    private static List<Frames> textPage() {
        Random random = new Random(53);
        int[][] page = new int[21][53];
        for (int[] line : page) {
            int length = random.nextInt(20, 54);
            for (int i = 0; i < 53; i++) {
                line[i] = i >= length || random.nextInt(6) == 0 ? ' ' : random.nextInt('a', 'z' + 1);
            }
        }
        Canvas before = new Canvas();
        Canvas after = new Canvas();
        AreaList areas = new AreaList();
        for (int row = 0; row < 20; row++) {
            int start = -1;
            for (int i = 0; i <= 53; i++) {
                boolean changes = i < 53 && page[row][i] != page[row + 1][i];
                if (i < 53) {
                    drawn(before, i, row, page[row][i]);
                    drawn(after, i, row, page[row + 1][i]);
                }
                if (changes && start < 0) {
                    start = i;
                } else if (!changes && start >= 0) {
                    areas.add(start * 6, row * 12, i * 6, row * 12 + 12);
                    start = -1;
                }
            }
        }
        return List.of(new Frames(before.pixels, after.pixels, areas, Frames.union(areas)));
    }

    private static void drawn(Canvas canvas, int column, int row, int code) {
        if (code != ' ') {
            canvas.glyph(column * 6, row * 12, code);
        }
    }

    private static List<Frames> cornerTiles() {
        Canvas before = new Canvas();
        before.noise(0, 0, Frames.WIDTH, Frames.HEIGHT, 3);
        Canvas after = before.copy();
        after.noise(0, 0, 16, 16, 4);
        after.noise(304, 224, 16, 16, 5);
        AreaList areas = new AreaList();
        areas.add(0, 0, 16, 16);
        areas.add(304, 224, 320, 240);
        return List.of(new Frames(before.pixels, after.pixels, areas, Frames.union(areas)));
    }

    private static List<Frames> farPixels() {
        Canvas before = new Canvas();
        Canvas after = before.copy();
        AreaList areas = new AreaList();
        int[] at = {3, 5, 300, 17, 160, 231};
        for (int i = 0; i < at.length; i += 2) {
            after.set(at[i], at[i + 1], 0xFFFF);
            areas.add(at[i], at[i + 1], at[i] + 1, at[i + 1] + 1);
        }
        return List.of(new Frames(before.pixels, after.pixels, areas, Frames.union(areas)));
    }

    /// Blots of some 40 pixels: waves of random direction, above the level that 46 % of the pixels exceed.
    private static List<Frames> blots() {
        Random random = new Random(46);
        double[] field = new double[Frames.WIDTH * Frames.HEIGHT];
        for (int wave = 0; wave < 24; wave++) {
            double angle = random.nextDouble() * 2 * Math.PI;
            double k = 2 * Math.PI / (50 + random.nextDouble() * 60);
            double phase = random.nextDouble() * 2 * Math.PI;
            for (int y = 0; y < Frames.HEIGHT; y++) {
                for (int x = 0; x < Frames.WIDTH; x++) {
                    field[y * Frames.WIDTH + x] += Math.sin(k * (x * Math.cos(angle) + y * Math.sin(angle)) + phase);
                }
            }
        }
        double[] sorted = field.clone();
        java.util.Arrays.sort(sorted);
        double level = sorted[(int) (0.54 * sorted.length)];
        return changed(i -> field[i] > level);
    }

    private static List<Frames> staticNoise() {
        Random random = new Random(47);
        boolean[] changes = new boolean[Frames.WIDTH * Frames.HEIGHT];
        for (int i = 0; i < changes.length; i++) {
            changes[i] = random.nextInt(100) < 46;
        }
        return changed(i -> changes[i]);
    }

    private static List<Frames> full() {
        return changed(_ -> true);
    }

    private static List<Frames> changed(java.util.function.IntPredicate where) {
        Canvas before = new Canvas();
        before.noise(0, 0, Frames.WIDTH, Frames.HEIGHT, 8);
        Canvas after = before.copy();
        for (int i = 0; i < after.pixels.length; i++) {
            if (where.test(i)) {
                after.pixels[i] = (short) ~before.pixels[i];
            }
        }
        AreaList areas = new AreaList();
        areas.add(0, 0, Frames.WIDTH, Frames.HEIGHT);
        return List.of(new Frames(before.pixels, after.pixels, areas, areas));
    }

    static List<Workload> named(List<String> names) {
        List<Workload> found = new ArrayList<>();
        for (Workload workload : all()) {
            if (names.isEmpty() || names.contains(workload.name())) {
                found.add(workload);
            }
        }
        return found;
    }
}
