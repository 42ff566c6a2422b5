package io.github.displayio4j.app;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;

/// Shared test data that is not part of the project.
final class Shared {
    private Shared() {}

    /// The folder that a system property names. Without it the test is skipped, or fails if REQUIRE_SHARED=1.
    static Path folder(String property) {
        Path folder = Path.of(System.getProperty(property, ""));
        if (!Files.isDirectory(folder)) {
            String what = "no folder -D" + property + "=" + folder;
            if ("1".equals(System.getenv("REQUIRE_SHARED"))) {
                fail(what);
            }
            abort(what);
        }
        return folder;
    }
}
