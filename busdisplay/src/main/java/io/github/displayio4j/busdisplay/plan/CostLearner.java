package io.github.displayio4j.busdisplay.plan;

import io.github.displayio4j.displaybus.BusCost;

/// Learns what sending costs from the sends themselves: a line through (transfers, bytes) -> nanoseconds, by least
/// squares of the relative errors, where older sends fade.
///
/// What the bus declares counts for a small part, so that two unknowns are never guessed from sends that are all alike.
/// A send that took far longer or shorter than expected counts as one at the edge of what is believed: a pause of the
/// machine hardly shows, a bus that is slower for good is followed step by step. Used by one thread at a time.
public final class CostLearner {
    /// What one send leaves of the ones before.
    private static final double FADE = 0.98;
    /// What the declared proportion counts for, as a part of what sends say.
    private static final double PRIOR = 0.02;
    /// How much longer or shorter than expected a send is believed to have been.
    private static final double BELIEVED = 2;
    /// How far learned costs may be from declared ones, either way.
    private static final double FACTOR = 64;
    /// A transfer is taken to cost so much at least, where that is all that is told of it.
    private static final double LEAST_NANOS = 1e-3;
    /// Sends before anything is told.
    private static final int FIRST = 32;
    /// Change of either cost that is worth another plan.
    private static final double TELLING = 1.15;

    private final double declaredTransfer;
    private final double declaredByte;
    private double transfersSquared;
    private double product;
    private double bytesSquared;
    private double transfersTime;
    private double bytesTime;
    private double perTransfer;
    private double perByte;
    private long sends;
    private double toldTransfer;
    private double toldByte;

    /// A learner that believes what is declared.
    public CostLearner(BusCost declared) {
        declaredTransfer = Math.max(declared.nanosPerTransfer(), LEAST_NANOS);
        declaredByte = declared.nanosPerByte();
        perTransfer = declaredTransfer;
        perByte = declaredByte;
        toldTransfer = perTransfer;
        toldByte = perByte;
    }

    /// A send took so long. One without transfers, bytes or time tells nothing.
    ///
    /// @param transfers runs of command or data bytes
    /// @param bytes in all of them
    public void sent(long transfers, long bytes, long nanos) {
        if (transfers <= 0 || bytes <= 0 || nanos <= 0) {
            return;
        }
        double expected = transfers * perTransfer + bytes * perByte;
        double time = Math.clamp((double) nanos, expected / BELIEVED, expected * BELIEVED);
        double weight = 1 / (time * time);
        transfersSquared = FADE * transfersSquared + weight * transfers * transfers;
        product = FADE * product + weight * transfers * bytes;
        bytesSquared = FADE * bytesSquared + weight * bytes * bytes;
        transfersTime = FADE * transfersTime + transfers / time;
        bytesTime = FADE * bytesTime + bytes / time;
        sends++;
        solve();
    }

    /// Least squares, drawn a little to the declared cost at the learned level: that keeps the proportion where sends
    /// tell nothing of it.
    private void solve() {
        double level = (transfersTime + bytesTime)
                / (transfersSquared * declaredTransfer
                        + product * (declaredTransfer + declaredByte)
                        + bytesSquared * declaredByte);
        double s11 = (1 + PRIOR) * transfersSquared;
        double s22 = (1 + PRIOR) * bytesSquared;
        double t1 = transfersTime + PRIOR * transfersSquared * declaredTransfer * level;
        double t2 = bytesTime + PRIOR * bytesSquared * declaredByte * level;
        double determinant = s11 * s22 - product * product;
        perTransfer = Math.clamp(
                (t1 * s22 - t2 * product) / determinant,
                declaredTransfer / FACTOR,
                Math.max(declaredTransfer, declaredByte) * FACTOR);
        perByte = Math.clamp((t2 * s11 - t1 * product) / determinant, declaredByte / FACTOR, declaredByte * FACTOR);
    }

    /// Whether there is another cost to plan by than was told last: enough was sent, and one of the two changed by more
    /// than a seventh. It counts as told then.
    public boolean tells() {
        if (sends < FIRST || (near(perTransfer, toldTransfer) && near(perByte, toldByte))) {
            return false;
        }
        toldTransfer = perTransfer;
        toldByte = perByte;
        return true;
    }

    private static boolean near(double a, double b) {
        return a <= b * TELLING && b <= a * TELLING;
    }

    /// What sending costs, as far as is known.
    public BusCost cost() {
        return new BusCost(perTransfer, perByte);
    }
}
