package io.github.displayio4j.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
    private static final int WIDTH = Program.WIDTH;
    private static final int HEIGHT = Program.HEIGHT;
    private static XServer server;

    @TempDir
    Path folder;

    @BeforeAll
    static void startServer() throws IOException {
        Needs.programs("Xvfb", "xdotool", "import", "convert");
        server = new XServer();
    }

    private static String window(String title) throws IOException, InterruptedException {
        return server.xdotool("search", "--sync", "--onlyvisible", "--name", title);
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
        try (Program program = new Program(folder, server.display(), Program.onClassPath(), zoom)) {
            program.expect("open");
            String window = window("glass");
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
        try (Program program = new Program(folder, server.display(), Program.onClassPath(), 2)) {
            program.expect("open");
            String window = window("glass");
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
        try (Program program = new Program(folder, server.display(), Program.onClassPath(), 1)) {
            program.expect("open");
            String window = window("glass");
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
    void staysEqualToTheGlassOverAHundredEdits() throws Exception {
        long seed = System.nanoTime();
        try (EditedPanel same = new EditedPanel(seed, 0);
                Program program = new Program(folder, server.display(), Program.onClassPath(), 2)) {
            program.expect("open");
            String window = window("glass");
            program.order("scene " + seed);
            int[] glass = new int[same.glass().width() * same.glass().height()];
            for (int i = 1; i <= 100; i++) {
                String edit = same.edit();
                program.order("edit");
                if (i % 20 == 0) {
                    same.glass().read(glass);
                    String where = "seed " + seed + ", edit " + i + ": " + edit;
                    server.shot(window("scene"))
                            .assertEquals(glass, same.glass().width(), 1, where);
                }
            }
            assertTrue(!window.isEmpty());
        }
    }

    @Test
    void tellsTheApplicationOfKeysAndMouse() throws Exception {
        try (Program program = new Program(folder, server.display(), Program.onClassPath(), 4)) {
            program.expect("open");
            String window = window("glass");
            program.order("listen");
            server.xdotool("windowfocus", "--sync", window);
            server.xdotool("mousemove", "--window", window, "41", "18");
            program.expect("Pointer[panel=0, x=10, y=4, what=MOVE, button=-1]");
            server.xdotool("mousedown", "1");
            program.expect("Pointer[panel=0, x=10, y=4, what=DOWN, button=0]");
            server.xdotool("mousemove", "--window", window, "47", "21");
            program.expect("Pointer[panel=0, x=11, y=5, what=MOVE, button=0]");
            server.xdotool("mouseup", "1");
            program.expect("Pointer[panel=0, x=11, y=5, what=UP, button=0]");
            server.xdotool("click", "4");
            program.expect("Scroll[panel=0, columns=0.0, rows=1.0]");
            server.xdotool("key", "q");
            program.expect("Key[code=81, down=true, repeated=false]");
            program.expect("Text[codePoint=113]");
            program.expect("Key[code=81, down=false, repeated=false]");
            server.xdotool("key", "Left");
            program.expect("Key[code=263, down=true, repeated=false]");
            program.expect("Key[code=263, down=false, repeated=false]");
        }
    }

    @Test
    void obeysItsOwnKeys() throws Exception {
        try (Program program = new Program(folder, server.display(), Program.onClassPath(), 4)) {
            program.expect("open");
            String window = window("glass");
            program.order("listen");
            server.xdotool("windowfocus", "--sync", window, "key", "F6", "F9", "F11");
            program.expectState("[GRID, MASK] paused 4");
            server.xdotool("key", "F6", "F7", "F9", "F1");
            program.expectState("[HELP] running 4");
            server.xdotool("key", "F12");
            program.expectSaved("preview-1.png");
            NoiseGlass glass = new NoiseGlass(WIDTH, HEIGHT);
            Path png = folder.resolve("preview-1.png");
            Shot.ofPpm(server.run("convert", png.toString(), "-depth", "8", "ppm:-"))
                    .assertShows(glass, 1);
        }
    }

    @Test
    void keysAreTakenAndEscapeCloses() throws Exception {
        try (Program program = new Program(folder, server.display(), Program.onClassPath(), 2)) {
            program.expect("open");
            String window = window("glass");
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
        try (Program program = new Program(folder, server.display(), Program.onClassPath(), 2)) {
            program.expect("open");
            server.pressCloseButton(Integer.parseInt(window("glass")));
            program.expect("closed");
            program.expectEnd();
        }
    }

    @Test
    void runsOnTheModulePath() throws Exception {
        try (Program program = new Program(folder, server.display(), Program.onModulePath(), 1)) {
            program.expect("open");
            server.shot(window("glass")).assertShows(new NoiseGlass(WIDTH, HEIGHT), 1);
            server.pressCloseButton(Integer.parseInt(window("glass")));
            program.expect("closed");
            program.expectEnd();
        }
    }

    @Test
    void saysWhatIsWrongWhenNoServerAnswers() throws Exception {
        try (Program program = new Program(folder, ":4711", Program.onClassPath(), 1)) {
            String line = program.line();
            assertTrue(line.startsWith("no display: ") && line.endsWith("; use --preview terminal or none"), line);
            assertTrue(line.contains("4711"), line);
            program.expectEnd();
        }
    }

    @Test
    void saysWhatIsWrongWithoutADisplay() throws Exception {
        try (Program program = new Program(folder, "", Program.onClassPath(), 1)) {
            program.expect("no display: neither DISPLAY nor WAYLAND_DISPLAY is set; use --preview terminal or none");
            program.expectEnd();
        }
    }

    @Test
    void saysWhatIsWrongWithoutOpenGl() throws Exception {
        try (XServer bare = new XServer("-extension", "GLX");
                Program program = new Program(folder, bare.display(), Program.onClassPath(), 1, "gl")) {
            String line = program.line();
            assertTrue(line.startsWith("no display: no window with OpenGL 3.3 ("), line);
            program.expectEnd();
        }
    }

    @Test
    void takesOpenGlEsWhereThereIsNoOpenGl() throws Exception {
        try (XServer bare = new XServer("-extension", "GLX");
                Program program = new Program(folder, bare.display(), Program.onClassPath(), 2)) {
            String line = program.line();
            if (line.startsWith("no display: ")) {
                Needs.missing(line);
            }
            assertEquals("open", line);
            String window = bare.xdotool("search", "--sync", "--onlyvisible", "--name", "glass");
            bare.shot(window).assertShows(new NoiseGlass(WIDTH, HEIGHT), 2);
            bare.pressCloseButton(Integer.parseInt(window));
            program.expect("closed");
            program.expectEnd();
        }
    }

    @Test
    void saysWhichWordsItKnows() throws Exception {
        try (Program program = new Program(folder, server.display(), Program.onClassPath(), 1, "x12")) {
            program.expect("no display: DISPLAYIO4J_WINDOW must be words of x11, wayland, nowhere, gl, gles, not 'x12';"
                    + " use --preview terminal or none");
            program.expectEnd();
        }
    }

    @Test
    void opensNoWindowOnAnotherServerThanAsked() throws Exception {
        try (Program program = new Program(folder, server.display(), Program.onClassPath(), 1, "wayland")) {
            program.expect("no display: WAYLAND_DISPLAY is not set; use --preview terminal or none");
            program.expectEnd();
        }
    }

    @Test
    void saysWhatIsWrongWithoutNatives() throws Exception {
        List<String> path = Program.onClassPath().stream()
                .map(word ->
                        word.replaceAll("[^" + File.pathSeparator + "]*-natives-[^" + File.pathSeparator + "]*", ""))
                .toList();
        try (Program program = new Program(folder, server.display(), path, 1)) {
            String line = program.line();
            assertTrue(line.startsWith("no display: the native libraries of LWJGL do not load here ("), line);
            program.expectEnd();
        }
    }
}
