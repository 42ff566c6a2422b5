package io.github.displayio4j.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SceneCommandTest {
    @TempDir
    Path folder;

    private Path scene;

    @BeforeEach
    void write() throws IOException {
        scene = folder.resolve("box.scene");
        Files.writeString(scene, "rectangle box size 20 10 at 30 40 fill #ff0000\n");
    }

    @Test
    void writesWhatTheGlassShows() throws IOException {
        Path png = folder.resolve("out.png");
        Cli cli = Cli.run("scene", scene, "--panel", "st7735r-160x128", "--png", png, "--zoom", 2);
        assertEquals(0, cli.code(), cli.err());
        BufferedImage image = ImageIO.read(png.toFile());
        assertEquals(320, image.getWidth());
        assertEquals(0xFFFF0000, image.getRGB(60, 80));
        assertEquals(0xFFFF0000, image.getRGB(99, 99));
        assertEquals(0xFF000000, image.getRGB(100, 99));
        assertEquals(0xFF000000, image.getRGB(59, 80));
    }

    @Test
    void checks() throws IOException {
        assertEquals(0, Cli.run("scene", scene, "--check").code());
        Files.writeString(scene, "rectangle box size 20 at 30 40 fill #ff0000\n");
        Cli cli = Cli.run("scene", scene, "--check");
        assertEquals(1, cli.code());
        assertTrue(
                cli.err().contains(scene + ":1:23: size must have 2 whole numbers of 1..32767, not 'at'"), cli.err());
        cli = Cli.run("scene", folder.resolve("none.scene"), "--check");
        assertEquals(1, cli.code());
        assertTrue(cli.err().contains("none.scene: no such file"), cli.err());
    }

    @Test
    void showsItInATerminal() {
        Cli cli = Cli.run("scene", scene, "--preview", "terminal");
        assertEquals(0, cli.code(), cli.err());
        assertTrue(cli.out().contains(";2;255;0;0m"), "red");
        assertTrue(cli.out().endsWith("\033[?25h"), "the cursor is back");
    }

    @Test
    void showsItInSixels() {
        Cli cli = Cli.run("scene", scene, "--preview", "sixel", "--panel", "st7735r-160x128");
        assertEquals(0, cli.code(), cli.err());
        assertTrue(cli.out().contains("\033P0;1q\"1;1;480;384"), "three times as large");
        assertTrue(cli.out().contains(";2;100;0;0"), "red");
    }

    @Test
    void watchesAFileForAsManyFramesAsAsked() {
        Cli cli = Cli.run("scene", scene, "--watch", "--preview", "terminal", "--frames", 2);
        assertEquals(0, cli.code(), cli.err());
    }

    @Test
    void saysWhatItNeeds() {
        assertUsage("--png OUT.png", "scene", scene);
        assertUsage("--zoom must be 1..16, not 17", "scene", scene, "--zoom", 17, "--png", "a.png");
        assertUsage("--frames must be 1 or more, not 0", "scene", scene, "--frames", 0, "--png", "a.png");
        assertUsage("ends in .png", "scene", scene, "--png", "a.gif");
        assertUsage("standard output", "--preview", "terminal", "--json");
    }

    private static void assertUsage(String message, Object... arguments) {
        Cli cli = Cli.run(arguments);
        assertEquals(2, cli.code());
        assertTrue(cli.err().contains(message), cli.err());
    }
}
