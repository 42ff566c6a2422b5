package io.github.displayio4j.app.conformance;

/// How a case ended.
sealed interface Verdict {
    /// All steps did what they should.
    record Passed() implements Verdict {}

    /// One did not.
    ///
    /// @param step the first such step
    /// @param difference what was seen, and what should have been
    record Failed(Step step, String difference) implements Verdict {}

    /// It could not be judged: something that it needs is not built yet.
    ///
    /// @param reason the same for all cases that need it
    record Skipped(String reason) implements Verdict {}
}
