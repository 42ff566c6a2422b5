package io.github.displayio4j.preview;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A running [WindowProgram]. Whatever it writes to stderr, a warning of the JVM too, fails the test at the
/// end.
final class Program implements AutoCloseable {
    static final int WIDTH = 83;
    static final int HEIGHT = 47;

    private static final String TEST_CLASSES =
            Path.of("target", "test-classes").toAbsolutePath().toString();

    private final Path folder;
    private final Process process;
    private final BufferedReader out;
    private final Path errors;

    Program(Path folder, String display, List<String> path, int zoom) throws IOException {
        this(folder, display, path, zoom, "");
    }

    Program(Path folder, String display, List<String> path, int zoom, String choice) throws IOException {
        this.folder = folder;
        errors = folder.resolve("stderr");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(path);
        command.addAll(List.of("" + WIDTH, "" + HEIGHT, "" + zoom));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.directory(folder.toFile());
        builder.environment().remove("WAYLAND_DISPLAY");
        builder.environment().put(WindowChoice.VARIABLE, choice);
        builder.environment().remove("DISPLAY");
        if (!display.isEmpty()) {
            builder.environment().put("DISPLAY", display);
        }
        process = builder.start();
        out = process.inputReader();
    }

    String line() throws IOException {
        String line = out.readLine();
        return line == null ? "(ended)" : line;
    }

    void expect(String line) throws IOException {
        String got = line();
        assertEquals(line, got, () -> "then: " + out.lines().toList() + ", stderr: " + errors());
    }

    void order(String order) throws IOException {
        process.outputWriter().append(order).append('\n').flush();
        expect("done");
    }

    /// Asks until the window has handled the keys that were sent.
    void expectState(String state) throws IOException {
        String got = "";
        for (int i = 0; i < 1000 && !got.equals(state); i++) {
            process.outputWriter().append("state\n").flush();
            got = line();
            expect("done");
        }
        assertEquals(state, got);
    }

    void expectSaved(String name) throws IOException, InterruptedException {
        for (int i = 0; i < 1000 && !Files.exists(folder.resolve(name)); i++) {
            order("title saving");
            Thread.sleep(5);
        }
        assertTrue(Files.exists(folder.resolve(name)), name);
    }

    void expectEnd() throws InterruptedException {
        assertTrue(process.waitFor(20, TimeUnit.SECONDS), "the program does not end");
        assertEquals(0, process.exitValue());
    }

    private String errors() {
        try {
            return Files.readString(errors);
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
        assertEquals("", errors(), "stderr");
    }

    /// Like a program on the module path; the flags are those that `module-info` names.
    static List<String> onModulePath() {
        String module = PreviewWindow.class.getModule().getName();
        Stream<String> natives = list("java.class.path").filter(path -> path.contains("-natives-"));
        String modules = Stream.concat(list("jdk.module.path"), natives).collect(joining(File.pathSeparator));
        return List.of(
                "--enable-native-access=org.lwjgl,org.lwjgl.glfw," + module,
                "--add-modules=org.lwjgl.natives,org.lwjgl.glfw.natives",
                "--module-path=" + modules,
                "--patch-module=" + module + "=" + TEST_CLASSES,
                "-m",
                module + "/" + WindowProgram.class.getName());
    }

    static List<String> onClassPath() {
        String paths = Stream.of(list("jdk.module.path"), list("java.class.path"), Stream.of(TEST_CLASSES))
                .flatMap(path -> path)
                .collect(joining(File.pathSeparator));
        return List.of("--enable-native-access=ALL-UNNAMED", "-cp", paths, WindowProgram.class.getName());
    }

    private static Stream<String> list(String property) {
        return Stream.of(System.getProperty(property, "").split(File.pathSeparator, -1))
                .filter(path -> !path.isEmpty());
    }
}
