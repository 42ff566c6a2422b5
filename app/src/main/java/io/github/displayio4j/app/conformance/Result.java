package io.github.displayio4j.app.conformance;

import java.util.Map;

/// A case and how it ended.
///
/// @param leftOut expectations that the level does not compare, and how many of each were met on the way
record Result(Case golden, Verdict verdict, Map<String, Integer> leftOut) {
    /// Whether it counts as skipped: it could not be judged, or shows a quirk, which is not to be copied.
    boolean isSkipped() {
        return golden.quirk() != null || verdict instanceof Verdict.Skipped;
    }

    boolean isPassed() {
        return !isSkipped() && verdict instanceof Verdict.Passed;
    }

    boolean isFailed() {
        return !isSkipped() && verdict instanceof Verdict.Failed;
    }

    /// What the engine did, in a line.
    String text() {
        return switch (verdict) {
            case Verdict.Passed _ -> "as the golden file says, `ideal` where it is given";
            case Verdict.Failed failed -> failed.step() + ": " + failed.difference();
            case Verdict.Skipped skipped -> "not judged, needs " + skipped.reason();
        };
    }
}
