package io.github.displayio4j.app.conformance;

import java.util.List;

/// Runs cases at a level.
final class Conformance {
    private Conformance() {}

    /// Runs all.
    static Report run(List<Case> cases, int level) {
        return new Report(
                cases.stream().map(golden -> CaseRunner.run(golden, level)).toList(), level);
    }
}
