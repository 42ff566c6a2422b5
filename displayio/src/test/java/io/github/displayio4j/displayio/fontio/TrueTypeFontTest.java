package io.github.displayio4j.displayio.fontio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrueTypeFontTest {
    private static TrueTypeFont sans() {
        try {
            return TrueTypeFont.ofFamily("SansSerif", 24);
        } catch (FontException e) {
            return abort("no AWT fonts here: " + e.getMessage());
        }
    }

    @Test
    void lettersStandOnTheBaseLineWithSmoothEdges() {
        TrueTypeFont font = sans();
        Glyph capital = font.glyph('H');
        Glyph descending = font.glyph('p');
        assertNotNull(capital);
        assertNotNull(descending);
        assertEquals(0, capital.dy(), "foot of H");
        assertTrue(descending.dy() < 0, "descender of p: " + descending);
        assertTrue(capital.height() > 24 / 2 && capital.height() <= font.ascent(), capital.toString());
        assertTrue(capital.shiftX() >= capital.width(), capital.toString());
        boolean full = false;
        boolean part = false;
        Glyph round = font.glyph('O');
        assertNotNull(round);
        for (int y = 0; y < round.height(); y++) {
            for (int x = 0; x < round.width(); x++) {
                full |= round.coverage(x, y) == 255;
                part |= round.coverage(x, y) > 0 && round.coverage(x, y) < 255;
            }
        }
        assertTrue(full && part, "O is full inside and smooth at its edges");
        Glyph space = font.glyph(' ');
        assertNotNull(space);
        assertEquals(0, space.width());
        assertTrue(space.shiftX() > 0);
        assertNull(font.glyph(0x10ffff));
    }

    @Test
    void whatIsNoFontIsRefused(@TempDir Path folder) throws IOException {
        sans();
        Path file = Files.write(folder.resolve("a.ttf"), "\0\1\0\0no".getBytes(StandardCharsets.ISO_8859_1));
        FontException e = assertThrows(FontException.class, () -> TrueTypeFont.load(file, 12));
        assertTrue(e.getMessage().startsWith("not a TrueType or OpenType font"), e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> TrueTypeFont.load(file, 0));
    }

    @Test
    void whereAwtFailsTheMessageSaysWhatToDo() {
        Throwable cause = new InternalError("Fontconfig head is null, check your fonts or fonts configuration");
        FontException e = TrueTypeFont.missing(cause);
        assertTrue(e.getMessage().contains("Fontconfig head is null"), e.getMessage());
        assertTrue(e.getMessage().contains("install"), e.getMessage());
        assertEquals(cause, e.getCause());
    }

    /// In a Java of its own that has only the module `java.base`.
    @Test
    void withoutTheModuleTheMessageNamesItAndOtherFontsWork() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--limit-modules",
                        "java.base",
                        "-cp",
                        classes(Fonts.class) + System.getProperty("path.separator") + classes(WithoutAwt.class),
                        WithoutAwt.class.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals(List.of("java.desktop", "5"), said.lines().toList(), said);
    }

    private static String classes(Class<?> of) {
        return Path.of(URI.create(
                        of.getProtectionDomain().getCodeSource().getLocation().toString()))
                .toString();
    }

    static final class WithoutAwt {
        private WithoutAwt() {}

        public static void main(String[] none) {
            try {
                TrueTypeFont.ofFamily("SansSerif", 12);
                System.out.println("drawn");
            } catch (FontException e) {
                System.out.println(e.getMessage().contains("--add-modules java.desktop") ? "java.desktop" : e);
            }
            Glyph glyph = BuiltinFont.FONT.glyph('A');
            System.out.println(glyph == null ? "null" : glyph.width());
        }
    }
}
