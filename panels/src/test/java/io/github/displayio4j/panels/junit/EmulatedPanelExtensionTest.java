package io.github.displayio4j.panels.junit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.busdisplay.InitSequence;
import io.github.displayio4j.panels.GlassImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

@EmulatedPanel("st7735r-160x80")
class EmulatedPanelExtensionTest {
    @TempDir
    Path folder;

    /// A driver in ten lines.
    private static void fill(PanelBench bench, int pixel) {
        for (InitSequence.Step step : bench.spec().init().steps()) {
            send(
                    bench,
                    step.command(),
                    step.parameters().stream().mapToInt(i -> i).toArray());
            bench.sleepMillis(step.delayMillis());
        }
        int dx = bench.spec().columnStart();
        int dy = bench.spec().rowStart();
        send(bench, 0x2A, 0, dx, 0, dx + bench.width() - 1);
        send(bench, 0x2B, 0, dy, 0, dy + bench.height() - 1);
        byte[] pixels = new byte[2 * bench.width() * bench.height()];
        for (int i = 0; i < pixels.length; i += 2) {
            pixels[i] = (byte) (pixel >> 8);
            pixels[i + 1] = (byte) pixel;
        }
        send(bench, 0x2C);
        bench.data(pixels);
    }

    private static void send(PanelBench bench, int command, int... parameters) {
        bench.command((byte) command);
        byte[] bytes = new byte[parameters.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) parameters[i];
        }
        if (bytes.length > 0) {
            bench.data(bytes);
        }
    }

    @Test
    void aRightDriverPasses(PanelBench bench) {
        fill(bench, 0xF800);
        GlassAssertions.assertGlass((_, _) -> 0xff0000, bench.glass());
        bench.assertNoFaults();
        bench.assertLintClean();
    }

    @Test
    @EmulatedPanel("ili9341-320x240")
    void theNearestAnnotationCounts(PanelBench bench, @EmulatedPanel("gc9a01-240x240") PanelBench other) {
        assertEquals("ili9341-320x240", bench.spec().name());
        assertEquals("gc9a01-240x240", other.spec().name());
        assertNotSame(bench, other);
    }

    private static String told(Executable assertion) {
        return String.valueOf(assertThrows(AssertionError.class, assertion).getMessage());
    }

    @Test
    void mistakesAreSeenAndTold(PanelBench bench) {
        send(bench, 0x11);
        send(bench, 0x3A, 0x55);
        assertTrue(told(bench::assertNoFaults).contains("too early 1"));
        String told = told(bench::assertLintClean);
        assertTrue(told.contains("error sleep-delay") && told.contains("remedy: wait 5 ms"), told);
    }

    @Test
    void answersAreRead(PanelBench bench) {
        send(bench, 0xDA);
        assertArrayEquals(new byte[] {0x7C}, bench.read(1));
    }

    private static int colour(Path png, int x, int y) throws IOException {
        return ImageIO.read(png.toFile()).getRGB(x, y) & 0xffffff;
    }

    @Test
    void aWrongPictureLeavesThreeFiles(PanelBench bench) throws IOException {
        fill(bench, 0x001F);
        System.setProperty("glass.dir", folder.toString());
        try {
            AssertionError error = assertThrows(
                    AssertionError.class,
                    () -> GlassAssertions.assertGlass((x, y) -> x == 3 && y == 2 ? 0xff0000 : 0x0000ff, bench.glass()));
            String told = String.valueOf(error.getMessage());
            assertTrue(
                    told.startsWith(
                            "1 of 12800 pixels differ, the first at 3,2: expected #ff0000, but the glass shows #0000ff"),
                    told);
            Path kept = folder.resolve("EmulatedPanelExtensionTest").resolve("aWrongPictureLeavesThreeFiles");
            assertEquals(0xff0000, colour(kept.resolve("expected.png"), 3, 2));
            assertEquals(0x0000ff, colour(kept.resolve("actual.png"), 3, 2));
            assertEquals(0xffffff, colour(kept.resolve("diff.png"), 3, 2));
            assertEquals(0x00003f, colour(kept.resolve("diff.png"), 4, 2));
        } finally {
            System.clearProperty("glass.dir");
        }
    }

    @Test
    void expectedPicturesAreFiles(PanelBench bench) throws IOException {
        fill(bench, 0x8410);
        Path file = folder.resolve("gray.png");
        GlassImages.writePng(bench.glass(), file, 1);
        GlassAssertions.assertGlass(file, bench.glass());
        fill(bench, 0x0000);
        System.setProperty("glass.dir", folder.toString());
        System.setProperty("glass.rewrite", "true");
        try {
            GlassAssertions.assertGlass(file, bench.glass()); // written anew
            System.clearProperty("glass.rewrite");
            GlassAssertions.assertGlass(file, bench.glass());
            fill(bench, 0xffff);
            assertThrows(AssertionError.class, () -> GlassAssertions.assertGlass(file, bench.glass(), 254));
            GlassAssertions.assertGlass(file, bench.glass(), 255);
        } finally {
            System.clearProperty("glass.rewrite");
            System.clearProperty("glass.dir");
        }
    }

    @Test
    void whatATestDidIsKept(PanelBench bench) throws IOException {
        fill(bench, 0xF800);
        bench.keep(folder);
        assertTrue(Files.size(folder.resolve("bus.trace")) > 25_600);
        assertEquals(
                Optional.of(0xffff0000),
                Optional.of(ImageIO.read(folder.resolve("glass.png").toFile()).getRGB(1, 1)));
    }
}
