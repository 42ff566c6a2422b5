package io.github.displayio4j.camera;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/// The footage and photos beside the project.
final class Media {
    private Media() {}

    /// A file of it; without it the test is skipped, but fails if `REQUIRE_SHARED=1`.
    static Path file(String name) {
        return file("media.dir", "../../shared/media", name);
    }

    /// A picture of the collection of JPEGs, likewise.
    static Path corpus(String name) {
        return file("jpeg.corpus", "../../shared/jpeg", name);
    }

    private static Path file(String property, String usual, String name) {
        Path file = Path.of(System.getProperty(property, usual), name);
        if ("1".equals(System.getenv("REQUIRE_SHARED")) && !Files.isRegularFile(file)) {
            throw new AssertionError("REQUIRE_SHARED=1, but there is no " + file);
        }
        assumeTrue(Files.isRegularFile(file), () -> "no " + file);
        return file;
    }
}
