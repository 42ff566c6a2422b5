package io.github.displayio4j.jmh.jpeg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Times contenders turn by turn: in every round each has one call that does not count and then a batch that does.
final class Contest {
    /// A picture and those who decode it.
    static final class Case {
        final String group;
        final String name;
        final long pixels;
        final Map<String, Work> works = new LinkedHashMap<>();
        /// Frames that a call decodes, if not one.
        final Map<String, Integer> frames = new LinkedHashMap<>();
        /// Nanoseconds of a frame in each round.
        final Map<String, double[]> times = new LinkedHashMap<>();

        Case(String group, String name, long pixels) {
            this.group = group;
            this.name = name;
            this.pixels = pixels;
        }

        Case with(String contender, Work work) {
            works.put(contender, work);
            return this;
        }
    }

    /// Median and half of the distance between the quartiles.
    record Ratio(double median, double spread) {}

    private final List<Case> cases = new ArrayList<>();
    private final int rounds;
    private final long batchNanos;

    Contest(int rounds, long batchNanos) {
        this.rounds = rounds;
        this.batchNanos = batchNanos;
    }

    void add(Case one) {
        cases.add(one);
    }

    List<Case> cases() {
        return cases;
    }

    /// Lets each contender work so long on each case.
    void warm(long warmNanos) throws Exception {
        for (Case one : cases) {
            for (Work work : one.works.values()) {
                long start = System.nanoTime();
                do {
                    work.run();
                } while (System.nanoTime() - start < warmNanos);
            }
        }
    }

    void run(long warmNanos) throws Exception {
        warm(warmNanos);
        for (int round = 0; round < rounds; round++) {
            for (Case one : cases) {
                for (Map.Entry<String, Work> entry : one.works.entrySet()) {
                    one.times.computeIfAbsent(entry.getKey(), name -> new double[rounds])[round] =
                            batch(entry.getValue()) / one.frames.getOrDefault(entry.getKey(), 1);
                }
            }
        }
    }

    private double batch(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        long once = Math.max(1, System.nanoTime() - start);
        long n = Math.max(1, Math.min(1000, batchNanos / once));
        start = System.nanoTime();
        for (long i = 0; i < n; i++) {
            work.run();
        }
        return (System.nanoTime() - start) / (double) n;
    }

    /// Of each round the geometric mean over the cases of a group; of these the median.
    Ratio ratio(String group, String ours, String peer) {
        double[] means = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            double sum = 0;
            int n = 0;
            for (Case one : cases) {
                double[] mine = one.times.get(ours);
                double[] theirs = one.times.get(peer);
                if (one.group.equals(group) && mine != null && theirs != null) {
                    sum += Math.log(mine[round] / theirs[round]);
                    n++;
                }
            }
            means[round] = n == 0 ? Double.NaN : Math.exp(sum / n);
        }
        return of(means);
    }

    static Ratio of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        return new Ratio(sorted[n / 2], (sorted[3 * n / 4] - sorted[n / 4]) / 2);
    }

    /// Nanoseconds a pixel of each contender of each case.
    String details() {
        StringBuilder text = new StringBuilder();
        for (Case one : cases) {
            text.append(String.format(Locale.ROOT, "%-11s %-28s", one.group, one.name));
            one.times.forEach((name, times) -> text.append(
                    String.format(Locale.ROOT, " %s %.2f", name, of(times).median() / one.pixels)));
            text.append('\n');
        }
        return text.toString();
    }
}
