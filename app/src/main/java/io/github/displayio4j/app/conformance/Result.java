package io.github.displayio4j.app.conformance;

/// A case and how it ended.
record Result(Case golden, Verdict verdict) {
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
            case Verdict.Passed _ -> "as the C core";
            case Verdict.Failed failed -> failed.step() + ": " + failed.difference();
            case Verdict.Skipped skipped -> "not judged, needs " + skipped.reason();
        };
    }
}
