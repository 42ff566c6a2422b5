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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A real window in a process of its own, seen and touched from outside.
@Timeout(60)
class PreviewWindowXvfbTest {
    private static final int WIDTH = 83;
    private static final int HEIGHT = 47;
    private static final String TEST_CLASSES =
            Path.of("target", "test-classes").toAbsolutePath().toString();
    private static XServer server;

    @TempDir
    Path folder;

    @BeforeAll
    static void startServer() throws IOException {
        Needs.programs("Xvfb", "xdotool", "import");
        server = new XServer();
    }

    @AfterAll
    static void stopServer() throws InterruptedException {
        if (server != null) {
            server.close();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void showsEveryPixelOfTheGlassAtAWholeZoom(int zoom) throws Exception {
        try (Program program = new Program(server.display(), onClassPath(), zoom)) {
            program.expect("open");
            String window = program.window("glass");
            NoiseGlass glass = new NoiseGlass(WIDTH, HEIGHT);
            Shot first = server.shot(window);
            assertEquals(WIDTH * zoom + " " + HEIGHT * zoom, first.size());
            first.assertShows(glass, zoom);

            program.order("show 77");
            glass.show(77);
            server.shot(window).assertShows(glass, zoom);
        }
    }

    @ParameterizedTest(name = "{0} is zoom {1}")
    @CsvSource({"400 301, 4", "199 150, 2", "84 130, 1", "60 40, 1"})
    void keepsAWholeZoomInTheMiddleOfAResizedWindow(String size, int zoom) throws Exception {
        try (Program program = new Program(server.display(), onClassPath(), 2)) {
            program.expect("open");
            String window = program.window("glass");
            String[] sides = size.split(" ", -1);
            server.xdotool("windowsize", "--sync", window, sides[0], sides[1]);
            program.order("title resized"); // the loop has seen the new size by the time it answers
            Shot shot = server.shot(window);
            assertEquals(size, shot.size());
            shot.assertShows(new NoiseGlass(WIDTH, HEIGHT), zoom);
        }
    }

    @Test
    void takesTitlesAndVsync() throws Exception {
        try (Program program = new Program(server.display(), onClassPath(), 1)) {
            program.expect("open");
            String window = program.window("glass");
            program.order("title 59.9 fps");
            assertEquals("59.9 fps", server.xdotool("getwindowname", window));
            program.order("vsync true");
            program.order("show 5");
            NoiseGlass glass = new NoiseGlass(WIDTH, HEIGHT);
            glass.show(5);
            server.shot(window).assertShows(glass, 1);
        }
    }

    @Test
    void keysAreTakenAndEscapeCloses() throws Exception {
        try (Program program = new Program(server.display(), onClassPath(), 2)) {
            program.expect("open");
            String window = program.window("glass");
            server.xdotool("windowfocus", "--sync", window, "key", "a");
            program.expect("key " + (int) 'A');
            server.xdotool("key", "Right", "Prior");
            program.expect("key " + PreviewWindow.RIGHT);
            program.expect("key " + PreviewWindow.PAGE_UP);
            program.order("title still open");
            server.xdotool("key", "Escape");
            program.expect("closed");
            program.expectEnd();
        }
    }

    @Test
    void closesOnItsCloseButton() throws Exception {
        try (Program program = new Program(server.display(), onClassPath(), 2)) {
            program.expect("open");
            server.pressCloseButton(Integer.parseInt(program.window("glass")));
            program.expect("closed");
            program.expectEnd();
        }
    }

    @Test
    void runsOnTheModulePath() throws Exception {
        try (Program program = new Program(server.display(), onModulePath(), 1)) {
            program.expect("open");
            server.shot(program.window("glass")).assertShows(new NoiseGlass(WIDTH, HEIGHT), 1);
            server.pressCloseButton(Integer.parseInt(program.window("glass")));
            program.expect("closed");
            program.expectEnd();
        }
    }

    @Test
    void saysWhatIsWrongWhenNoServerAnswers() throws Exception {
        try (Program program = new Program(":4711", onClassPath(), 1)) {
            String line = program.line();
            assertTrue(line.startsWith("no display: ") && line.endsWith("; use --preview none"), line);
            assertTrue(line.contains("4711"), line);
            program.expectEnd();
        }
    }

    @Test
    void saysWhatIsWrongWithoutADisplay() throws Exception {
        try (Program program = new Program("", onClassPath(), 1)) {
            program.expect("no display: neither DISPLAY nor WAYLAND_DISPLAY is set; use --preview none");
            program.expectEnd();
        }
    }

    @Test
    void saysWhatIsWrongWithoutOpenGl() throws Exception {
        try (XServer bare = new XServer("-extension", "GLX");
                Program program = new Program(bare.display(), onClassPath(), 1)) {
            String line = program.line();
            assertTrue(line.startsWith("no display: no window with OpenGL 3.3 ("), line);
            program.expectEnd();
        }
    }

    @Test
    void saysWhatIsWrongWithoutNatives() throws Exception {
        List<String> path = onClassPath().stream()
                .map(word ->
                        word.replaceAll("[^" + File.pathSeparator + "]*-natives-[^" + File.pathSeparator + "]*", ""))
                .toList();
        try (Program program = new Program(server.display(), path, 1)) {
            String line = program.line();
            assertTrue(line.startsWith("no display: the native libraries of LWJGL do not load here ("), line);
            program.expectEnd();
        }
    }

    /// Like a program on the module path; the flags are those that `module-info` names.
    private static List<String> onModulePath() {
        String module = PreviewWindow.class.getModule().getName();
        Stream<String> natives = list("java.class.path").filter(path -> path.contains("-natives-"));
        String modules = Stream.concat(list("jdk.module.path"), natives).collect(joining(File.pathSeparator));
        return List.of(
                "--enable-native-access=org.lwjgl,org.lwjgl.glfw,org.lwjgl.opengl",
                "--add-modules=org.lwjgl.natives,org.lwjgl.glfw.natives,org.lwjgl.opengl.natives",
                "--module-path=" + modules,
                "--patch-module=" + module + "=" + TEST_CLASSES,
                "-m",
                module + "/" + WindowProgram.class.getName());
    }

    private static List<String> onClassPath() {
        String paths = Stream.of(list("jdk.module.path"), list("java.class.path"), Stream.of(TEST_CLASSES))
                .flatMap(path -> path)
                .collect(joining(File.pathSeparator));
        return List.of("--enable-native-access=ALL-UNNAMED", "-cp", paths, WindowProgram.class.getName());
    }

    private static Stream<String> list(String property) {
        return Stream.of(System.getProperty(property, "").split(File.pathSeparator, -1))
                .filter(path -> !path.isEmpty());
    }

    /// A running [WindowProgram]. Whatever it writes to stderr, a warning of the JVM too, fails the test at the
    /// end.
    private final class Program implements AutoCloseable {
        private final Process process;
        private final BufferedReader out;
        private final Path errors = folder.resolve("stderr");

        Program(String display, List<String> path, int zoom) throws IOException {
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(path);
            command.addAll(List.of("" + WIDTH, "" + HEIGHT, "" + zoom));
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
            builder.environment().remove("WAYLAND_DISPLAY");
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

        String window(String title) throws IOException, InterruptedException {
            return server.xdotool("search", "--sync", "--onlyvisible", "--name", title);
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
    }
}
