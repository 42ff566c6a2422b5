package io.github.displayio4j.preview;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A window drawn by OpenGL ES on GLFW's null platform. In a process of its own: LWJGL takes OpenGL or OpenGL ES,
/// not both.
@Timeout(60)
class PreviewWindowEmbeddedTest {
    @TempDir
    Path folder;

    @Test
    void staysEqualToTheGlassOverAHundredEdits() throws Exception {
        long seed = System.nanoTime();
        try (Program program = new Program(folder, "", Program.onClassPath(), 3, "nowhere gles")) {
            String line = program.line();
            if (line.startsWith("no display: ")) {
                Needs.missing(line);
            }
            program.order("verify");
            program.order("show 7");
            program.order("verify");
            program.order("scene " + seed);
            for (int i = 0; i < 100; i++) {
                program.order("edit"); // which compares
            }
        }
    }
}
