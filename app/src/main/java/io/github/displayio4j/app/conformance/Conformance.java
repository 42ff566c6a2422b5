package io.github.displayio4j.app.conformance;

import java.util.List;
import java.util.Map;

/// Runs cases at a level.
final class Conformance {
    private Conformance() {}

    /// Runs all.
    static Report run(List<Case> cases, int level) {
        return new Report(cases.stream().map(golden -> judge(golden, level)).toList(), level);
    }

    private static Result judge(Case golden, int level) {
        return level > 1 ? new Result(golden, new Verdict.Skipped("level " + level), Map.of()) : CaseRunner.run(golden);
    }
}
