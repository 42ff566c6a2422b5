package io.github.displayio4j.app.conformance;

import java.util.List;
import java.util.Set;

/// Runs cases. Areas that nobody has got to work yet are skipped, not tried: half of a case may pass by chance.
final class Conformance {
    /// Areas that are judged.
    static final Set<String> AREAS =
            Set.of("bitmap", "palette", "colorconverter", "tilegrid", "group", "sequence", "scene", "bitmaptools");

    private Conformance() {}

    /// Runs all at a level.
    static Report run(List<Case> cases, int level) {
        return new Report(cases.stream()
                .map(golden -> new Result(golden, judge(golden, level)))
                .toList());
    }

    private static Verdict judge(Case golden, int level) {
        if (level > 1) {
            return new Verdict.Skipped("level " + level);
        }
        if (!AREAS.contains(golden.area())) {
            return new Verdict.Skipped("area " + golden.area());
        }
        return CaseRunner.run(golden);
    }
}
