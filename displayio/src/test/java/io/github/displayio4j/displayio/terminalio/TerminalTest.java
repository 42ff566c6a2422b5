package io.github.displayio4j.displayio.terminalio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.PixelFormat;
import io.github.displayio4j.displayio.fontio.BuiltinFont;
import io.github.displayio4j.displayio.fontio.Font;
import io.github.displayio4j.displayio.fontio.Glyph;
import io.github.displayio4j.displayio.fontio.RandomFont;
import io.github.displayio4j.displayio.render.Frame;
import io.github.displayio4j.displayio.render.SceneRenderer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {
    private static final int COLUMNS = 6;
    private static final int ROWS = 4;

    private static String lines(Terminal terminal) {
        return IntStream.range(0, terminal.rows()).mapToObj(terminal::line).collect(Collectors.joining("|"));
    }

    /// `e` stands for ESC, `n` and `$` for line feed and carriage return, `b` for backspace; letters are capitals. In
    /// what is shown `_` stands for a space.
    private static String controls(String text) {
        return text.replace('e', '\u001b').replace('n', '\n').replace('$', '\r').replace('b', '\b');
    }

    @ParameterizedTest(name = "{0} shows {1}")
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '"',
            value = {
                "AB               ~ AB|||           ~ 2~ 0~ text",
                "ABnC             ~ AB|__C||        ~ 3~ 1~ a line feed keeps the column",
                "AB$nC            ~ AB|C||          ~ 1~ 1~ with a carriage return it does not",
                "ABbC             ~ AC|||           ~ 2~ 0~ backspace",
                "ABCDEFG          ~ ABCDEF|G||      ~ 1~ 1~ too long a line goes on",
                "A$nB$nC$nD$nE    ~ B|C|D|E         ~ 1~ 3~ scrolls at the last row",
                "ABCe[2DX         ~ AXC|||          ~ 2~ 0~ left",
                "ABCe[9DX         ~ XBC|||          ~ 1~ 0~ no further than the first column",
                "ABCe[DX          ~ ABX|||          ~ 3~ 0~ by one if not said",
                "e[2;3HX          ~ |__X||          ~ 3~ 1~ to a cell",
                "e[9;9HX          ~ ||_____X|       ~ 0~ 3~ no further than the last, where the text goes on",
                "Xe[HA            ~ A|||            ~ 1~ 0~ to the first cell",
                "ABCe[2De[K       ~ A|||            ~ 1~ 0~ clears the rest of a line",
                "ABCe[2De[1K      ~ __C|||          ~ 1~ 0~ clears its start",
                "ABCe[2K          ~ |||             ~ 3~ 0~ clears all of it",
                "AB$nCDe[2J       ~ |||             ~ 0~ 0~ clears the screen",
                "AB$nCDe[1De[0J   ~ AB|C||          ~ 1~ 1~ clears from the cursor",
                "AB$nCDe[1De[1J   ~ |||             ~ 1~ 1~ clears up to the cursor",
                "e[2;3rA$nB$nC$nD ~ A|C|D|          ~ 1~ 2~ rows 2 and 3 scroll alone",
                "Ae[2;3re[3;1HBeD ~ A|B||           ~ 1~ 2~ down at the edge of the region",
                "Ae[2;3re[2;1HBeM ~ A||B|           ~ 1~ 1~ up at its edge",
                "AeMB             ~ _B|A||          ~ 2~ 0~ up at the first row: it scrolls down",
                "A$neDeMB         ~ A|B||           ~ 1~ 1~ down and up",
                "e[2;3re[rA$nB$nC$nD$nE~ B|C|D|E    ~ 1~ 3~ the region is all again",
                "e[31mAe[0mB      ~ AB|||           ~ 2~ 0~ colours take no cell",
                "e[?25lAe[5zB     ~ AB|||           ~ 2~ 0~ what is not understood is left out",
                "Ae]0;TITLEe\\B   ~ AB|||           ~ 2~ 0~ a title takes no cell",
                "e[99999999999BX  ~ |||X            ~ 1~ 3~ a number has an end",
            })
    void understands(String written, String shown, int x, int y, String what) {
        Terminal terminal = new Terminal(COLUMNS, ROWS);
        terminal.append(controls(written));
        assertEquals(shown.replace('_', ' '), lines(terminal), what);
        assertEquals(x, terminal.cursorX(), what);
        assertEquals(y, terminal.cursorY(), what);
    }

    @Test
    void theTitleIsKeptApart() {
        Terminal terminal = new Terminal(COLUMNS, ROWS);
        terminal.append("\u001b]0;one\u0007A")
                .append("\u001b]2;other\u0007")
                .append("B\u001b]0;t")
                .append("wo\u001b\\C");
        assertEquals("two", terminal.title());
        assertEquals("ABC|||", lines(terminal));
    }

    @Test
    void aStreamMayCutCharacters() throws IOException {
        Terminal terminal = new Terminal(COLUMNS, ROWS);
        OutputStream out = terminal.outputStream();
        for (byte b : "\u00b0\ud83d\ude00x".getBytes(StandardCharsets.UTF_8)) {
            out.write(b);
        }
        out.write(new byte[] {'y', (byte) 0xff, 'z'});
        assertEquals("\u00b0\ud83d\ude00xy\ufffdz".codePoints().count(), 6);
        assertEquals("\u00b0\ud83d\ude00xy\ufffdz|||", lines(terminal));
    }

    @Test
    void printsLines() {
        Terminal terminal = new Terminal(COLUMNS, ROWS);
        terminal.setNewLineMode(true);
        try (PrintStream out = new PrintStream(terminal.outputStream(), true, StandardCharsets.UTF_8)) {
            out.print("a\nb\n");
            out.printf("%d", 42);
        }
        assertEquals("a|b|42|", lines(terminal));
    }

    /// A terminal on a panel that gets only what is dirty.
    private static final class Rig {
        final Terminal terminal;
        final int width;
        final int height;
        final int[] panel;
        int pixels;
        private final SceneRenderer renderer;

        Rig(Font font, int columns, int rows) {
            terminal = new Terminal(font, columns, rows);
            width = columns * font.width();
            height = rows * font.height();
            panel = new int[width * height];
            renderer = new SceneRenderer(PixelFormat.RGB888, width, height);
            Group root = new Group();
            root.append(terminal.layer());
            renderer.setRootGroup(root);
        }

        void refresh() {
            pixels = 0;
            byte[] bytes = new byte[3 * panel.length];
            try (Frame frame = renderer.beginFrame()) {
                for (int i = 0; i < frame.areas().size(); i++) {
                    var area = frame.areas().area(i);
                    pixels += area.width() * area.height();
                    frame.render(area.x1(), area.y1(), area.x2(), area.y2(), MemorySegment.ofArray(bytes), 0);
                    int at = 0;
                    for (int y = area.y1(); y < area.y2(); y++) {
                        for (int x = area.x1(); x < area.x2(); x++, at += 3) {
                            panel[y * width + x] =
                                    (bytes[at] & 255) << 16 | (bytes[at + 1] & 255) << 8 | bytes[at + 2] & 255;
                        }
                    }
                }
                frame.commit();
            }
        }
    }

    @Test
    void colorsAndCursorAreShown() {
        Rig rig = new Rig(BuiltinFont.FONT, 4, 1);
        rig.terminal.append("\u001b[31;44mA\u001b[0m \u001b[7mC\u001b[27m");
        rig.terminal.setCursorVisible(true);
        rig.refresh();
        assertEquals(0x0000ff, rig.panel[0], "background of A");
        assertEquals(0xff0000, rig.panel[2 + rig.width], "top of A");
        assertEquals(0x000000, rig.panel[6], "plain");
        assertEquals(0xffffff, rig.panel[12], "background of the inverse C");
        assertEquals(0xffffff, rig.panel[18], "cursor");
        rig.terminal.setColors(0x00ff00, 0x101010);
        rig.terminal.setColor(4, 0x000080);
        rig.terminal.setCursorVisible(false);
        rig.refresh();
        assertEquals(0x000080, rig.panel[0], "another blue");
        assertEquals(0x101010, rig.panel[6], "another background");
        assertEquals(0x00ff00, rig.panel[12], "the inverse of it");
        assertEquals(0x101010, rig.panel[18], "no cursor");
    }

    @Test
    void onlyCellsThatChangeAreDirty() {
        Rig rig = new Rig(BuiltinFont.FONT, 20, 10);
        rig.terminal.append("a\r\nb\r\nc");
        rig.refresh();
        rig.terminal.append("\u001b[Hx");
        rig.refresh();
        assertEquals(6 * 12, rig.pixels, "one cell");
        rig.terminal.append("\u001b[Hx\u001b[2;1Hb");
        rig.refresh();
        assertEquals(0, rig.pixels, "the same again");
        rig.terminal.append("\u001b[10;1H\n");
        rig.refresh();
        assertTrue(rig.pixels <= 3 * 6 * 12, "scrolled: " + rig.pixels);
    }

    /// Any text, cut anywhere, looks like its cells drawn one by one.
    @Test
    void anyTextLooksLikeItsCells() {
        long seed = Long.getLong("terminal.seed", System.nanoTime());
        Random random = new Random(seed);
        int[] levels = {1, 3, 15, 255};
        for (int round = 0; round < 12; round++) {
            Font font = round == 0 ? BuiltinFont.FONT : new RandomFont(random, levels[round % 4], 12, 90);
            Rig rig = new Rig(font, 1 + random.nextInt(8), 1 + random.nextInt(6));
            for (int step = 0; step < 60; step++) {
                StringBuilder text = new StringBuilder();
                for (int n = random.nextInt(12); n > 0; n--) {
                    text.append(piece(random));
                }
                int cut = random.nextInt(text.length() + 1);
                rig.terminal.append(text, 0, cut).append(text, cut, text.length());
                rig.refresh();
                String where = "terminal.seed " + seed + ", round " + round + ", step " + step + ": " + text;
                for (int y = 0; y < rig.terminal.rows(); y++) {
                    String line = rig.terminal.line(y);
                    int[] codes = line.codePoints().toArray();
                    for (int x = 0; x < rig.terminal.columns(); x++) {
                        check(rig, font, x, y, x < codes.length ? codes[x] : ' ', where);
                    }
                }
            }
        }
    }

    private static String piece(Random random) {
        String[] pieces = {"\r", "\n", "\b", "\u001b[K", "\u001b[1K", "\u001b[J", "\u001b[2D", "\u001bM", "\u001bD"};
        return switch (random.nextInt(4)) {
            case 0 -> pieces[random.nextInt(pieces.length)];
            case 1 -> "\u001b[" + random.nextInt(7) + ";" + random.nextInt(9) + (random.nextBoolean() ? "H" : "r");
            default -> Character.toString(32 + random.nextInt(95));
        };
    }

    private static void check(Rig rig, Font font, int column, int row, int code, String where) {
        Glyph own = font.glyph(code);
        Glyph glyph = own != null || code == ' ' ? own : font.defaultGlyph();
        for (int v = 0; v < font.height(); v++) {
            for (int u = 0; u < font.width(); u++) {
                double covered = 0;
                if (glyph != null) {
                    int x = u - glyph.dx();
                    int y = v - (font.ascent() - glyph.dy() - glyph.height());
                    if (x >= 0 && x < glyph.width() && y >= 0 && y < glyph.height()) {
                        covered = glyph.coverage(x, y) / (double) font.levels();
                    }
                }
                int gray = 85 * (int) Math.round(3 * covered);
                int at = (row * font.height() + v) * rig.width + column * font.width() + u;
                if (gray * 0x010101 != rig.panel[at]) {
                    assertEquals(gray * 0x010101, rig.panel[at], where + ": cell " + column + ", " + row);
                }
            }
        }
    }

    @Test
    void writingAllocatesNothing() {
        Terminal terminal = new Terminal(20, 8);
        String text = "\u001b[2J\u001b[31mred\u001b[0m\r\nplain\u001b[5;7Hthere\n\n\n\n\n";
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long allocated = Long.MAX_VALUE;
        for (int round = 0; round < 2000 && allocated > 0; round++) { // until all is loaded and compiled
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 50; i++) {
                terminal.append(text);
            }
            allocated = Math.min(allocated, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertEquals(0, allocated);
    }

    @Test
    void misuse() {
        assertThrows(IllegalArgumentException.class, () -> new Terminal(0, 1));
        assertThrows(IllegalArgumentException.class, () -> new Terminal(1, 1001));
        Terminal terminal = new Terminal(2, 2);
        assertThrows(IllegalArgumentException.class, () -> terminal.setColor(8, 0));
        assertThrows(IllegalArgumentException.class, () -> terminal.setColor(0, -1));
        assertThrows(IllegalArgumentException.class, () -> terminal.setColors(0x1000000, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> terminal.line(2));
    }
}
