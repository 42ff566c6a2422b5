package io.github.displayio4j.preview;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/// What a test needs and the machine may lack. With `CI=true` the want is a failure, otherwise a visible skip.
final class Needs {
    private static final String HOW =
            "; on Debian: apt-get install xvfb libgl1 libgl1-mesa-dri libegl1 libegl-mesa0 libgles2 xdotool imagemagick";

    private Needs() {}

    static void programs(String... names) {
        for (String name : names) {
            if (!onPath(name)) {
                missing("no " + name + " on PATH");
            }
        }
    }

    static void missing(String what) {
        if ("true".equals(System.getenv("CI"))) {
            Assertions.fail(what + HOW);
        }
        Assumptions.abort(what + HOW);
    }

    private static boolean onPath(String name) {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            if (Files.isExecutable(Path.of(folder, name))) {
                return true;
            }
        }
        return false;
    }
}
