package io.github.displayio4j.jmh;

import java.util.ArrayList;
import java.util.List;

/// Ours beside one peer.
///
/// @param ratio of means, ours by the peer's: below 1 we are faster
/// @param error of the ratio: half of its interval, if both are independent
/// @param best ratio of the fastest iterations
/// @param must NaN if nothing was set
/// @param goal NaN if nothing was set
record Ratio(Result ours, Result peer, double ratio, double error, double best, double must, double goal) {
    /// Of all works that have peers, in their order.
    static List<Ratio> of(List<Result> results, boolean vector) {
        List<Ratio> ratios = new ArrayList<>();
        for (Result ours : results) {
            for (Result peer : results) {
                if (ours.peer().isEmpty()
                        && !peer.peer().isEmpty()
                        && peer.name().equals(ours.name())) {
                    ratios.add(of(ours, peer, vector));
                }
            }
        }
        return ratios;
    }

    /// Relative errors of a quotient add like the sides of a right angle, if they are independent.
    private static Ratio of(Result ours, Result peer, boolean vector) {
        double ratio = ours.micros() / peer.micros();
        double error = ratio * Math.hypot(ours.error() / ours.micros(), peer.error() / peer.micros());
        String[] bars =
                peer.peer().equals("Arraycopy") ? Bars.of(ours.name(), vector).split(" / ", -1) : new String[] {""};
        double must = bars[0].isEmpty() ? Double.NaN : Double.parseDouble(bars[0]);
        double goal = bars.length < 2 ? Double.NaN : Double.parseDouble(bars[1]);
        return new Ratio(ours, peer, ratio, error, ours.best() / peer.best(), must, goal);
    }

    /// Whether it is certain that the bar is missed: the whole interval lies above it, and the best iteration too.
    boolean misses() {
        return ratio - error > must && best > must;
    }
}
