package io.github.displayio4j.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a terminal shows that does what the bytes say.
class TerminalPreviewTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @ParameterizedTest(name = "{0}x{1} in {2}x{3}: every {4}")
    @CsvSource({
        "16, 12, 80, 24, 1",
        "16, 13, 80, 24, 1",
        "1, 1, 1, 2, 1",
        "80, 46, 80, 24, 1",
        "81, 46, 80, 24, 2",
        "80, 47, 80, 24, 2",
        "100, 75, 30, 11, 4",
    })
    void showsTheGlassInHalfBlocks(int width, int height, int columns, int rows, int step) throws IOException {
        NoiseGlass glass = new NoiseGlass(width, height);
        Screen screen = new Screen();
        try (TerminalPreview preview = TerminalPreview.halfBlocks(glass, out, columns, rows)) {
            for (int version = 1; version < 4; version++) {
                glass.show(version);
                preview.show();
                screen.obey(text());
                assertShows(glass, screen, step);
            }
        }
        screen.obey(text());
        assertShows(glass, screen, step);
        assertTrue(screen.line <= rows - 1 && screen.column == 0 && screen.cursorSeen);
    }

    @Test
    void writesOnlyWhatChanged() throws IOException {
        NoiseGlass glass = new NoiseGlass(40, 30);
        Screen screen = new Screen();
        try (TerminalPreview preview = TerminalPreview.halfBlocks(glass, out, 80, 24)) {
            preview.show();
            screen.obey(text());
            screen.written = 0;
            preview.show();
            assertEquals("", text());
            SplittableRandom random = new SplittableRandom(3);
            for (int i = 0; i < 50; i++) {
                int before = i;
                glass.set(random.nextInt(40), random.nextInt(30), random.nextInt(1 << 24));
                preview.show();
                screen.obey(text());
                assertEquals(before + 1, screen.written);
                assertShows(glass, screen, 1);
            }
        }
    }

    @ParameterizedTest(name = "{0}x{1} in {2}x{3}")
    @CsvSource({"8, 8, 8, 8, 1, 1", "13, 7, 52, 30, 1, 4", "16, 16, 100, 100, 1, 6", "30, 40, 15, 30, 2, 1"})
    void showsTheGlassInSixels(int width, int height, int most, int mostRows, int step, int zoom) throws IOException {
        NoiseGlass glass = new NoiseGlass(width, height);
        try (TerminalPreview preview = TerminalPreview.sixels(glass, out, most, mostRows)) {
            for (int version = 1; version < 3; version++) {
                glass.show(version);
                preview.show();
                Map<Integer, Integer> pixels = sixels(text());
                int columns = (width + step - 1) / step * zoom;
                int rows = (height + step - 1) / step * zoom;
                boolean exact = columns / zoom * (rows / zoom) <= 256; // no more colours than that
                for (int y = 0; y < rows; y++) {
                    for (int x = 0; x < columns; x++) {
                        int got = pixels.getOrDefault(y << 16 | x, -1);
                        pixels.remove(y << 16 | x);
                        int wanted = mean(glass, x / zoom * step, y / zoom * step, step);
                        // per cent: half of 2.55; a sixth of 255 apart: half of it, and that
                        assertNear(wanted, got, exact ? 2 : 27, "at " + x + "," + y);
                    }
                }
                assertTrue(pixels.isEmpty(), "nothing beside the picture");
            }
        }
    }

    @Test
    void refusesTerminalsWithoutRoom() {
        NoiseGlass glass = new NoiseGlass(4, 4);
        assertThrows(IllegalArgumentException.class, () -> TerminalPreview.halfBlocks(glass, out, 0, 24));
        assertThrows(IllegalArgumentException.class, () -> TerminalPreview.halfBlocks(glass, out, 80, 1));
        assertThrows(IllegalArgumentException.class, () -> TerminalPreview.sixels(glass, out, 0, 5));
    }

    private String text() {
        String text = out.toString(StandardCharsets.UTF_8);
        out.reset();
        return text;
    }

    private static void assertShows(NoiseGlass glass, Screen screen, int step) {
        for (int y = 0; y * step < glass.height(); y++) {
            for (int x = 0; x * step < glass.width(); x++) {
                int[] cell = screen.cells.getOrDefault(y / 2 << 16 | x, new int[] {-1, -1});
                assertEquals(mean(glass, x * step, y * step, step), cell[y % 2], "at " + x + "," + y);
            }
        }
    }

    /// The obvious way: sums in floating point.
    private static int mean(NoiseGlass glass, int left, int top, int step) {
        int[] all = new int[glass.width() * glass.height()];
        glass.read(all);
        int mean = 0;
        for (int shift = 0; shift < 24; shift += 8) {
            double sum = 0;
            int n = 0;
            for (int y = top; y < Math.min(glass.height(), top + step); y++) {
                for (int x = left; x < Math.min(glass.width(), left + step); x++) {
                    sum += all[y * glass.width() + x] >> shift & 0xff;
                    n++;
                }
            }
            mean |= (int) Math.floor(sum / n + 0.5) << shift;
        }
        return mean;
    }

    private static void assertNear(int wanted, int got, int most, String where) {
        for (int shift = 0; shift < 24; shift += 8) {
            int off = Math.abs((wanted >> shift & 0xff) - (got >> shift & 0xff));
            assertTrue(off <= most, "%s: %06x, not %06x".formatted(where, got, wanted));
        }
    }

    /// Draws sixels: `row << 16 | column` to colour.
    private static Map<Integer, Integer> sixels(String text) {
        int start = text.indexOf("\033P0;1q\"1;1;");
        String body = text.substring(start + 11, text.indexOf("\033\\", start));
        Map<Integer, Integer> pixels = new HashMap<>();
        Map<Integer, Integer> colours = new HashMap<>();
        int[] at = {0};
        int width = number(body, at);
        at[0]++;
        int height = number(body, at);
        int x = 0;
        int top = 0;
        int colour = 0;
        while (at[0] < body.length()) {
            char c = body.charAt(at[0]++);
            int n = 1;
            if (c == '!') {
                n = number(body, at);
                c = body.charAt(at[0]++);
            }
            if (c == '#') {
                colour = number(body, at);
                if (at[0] < body.length() && body.charAt(at[0]) == ';') {
                    at[0] += 3; // ;2;
                    int rgb = 0;
                    for (int i = 0; i < 3; i++) {
                        rgb = rgb << 8 | (int) Math.round(number(body, at) * 2.55);
                        at[0] += i < 2 ? 1 : 0;
                    }
                    colours.put(colour, rgb);
                }
            } else if (c == '$') {
                x = 0;
            } else if (c == '-') {
                x = 0;
                top += 6;
            } else {
                for (int i = 0; i < n; i++, x++) {
                    for (int row = 0; row < 6; row++) {
                        if ((c - '?' >> row & 1) != 0) {
                            assertTrue(x < width && top + row < height, "inside");
                            pixels.put(top + row << 16 | x, colours.get(colour));
                        }
                    }
                }
            }
        }
        return pixels;
    }

    private static int number(String text, int[] at) {
        int value = 0;
        while (at[0] < text.length() && Character.isDigit(text.charAt(at[0]))) {
            value = 10 * value + text.charAt(at[0]++) - '0';
        }
        return value;
    }

    /// A terminal that knows the few orders that are used, and no others.
    private static final class Screen {
        final Map<Integer, int[]> cells = new HashMap<>();
        int line;
        int column;
        int front = 0xc0c0c0;
        int back;
        int written;
        boolean cursorSeen = true;

        void obey(String text) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c != '\033') {
                    assertEquals('\u2580', c);
                    cells.put(line << 16 | column++, new int[] {front, back});
                    written++;
                    continue;
                }
                assertEquals('[', text.charAt(++i));
                int from = ++i;
                while (!Character.isLetter(text.charAt(i))) {
                    i++;
                }
                order(text.charAt(i), text.substring(from, i).split(";", -1));
            }
        }

        private void order(char kind, String[] words) {
            switch (kind) {
                case 'H' -> {
                    line = Integer.parseInt(words[0]) - 1;
                    column = Integer.parseInt(words[1]) - 1;
                }
                case 'J' -> cells.clear();
                case 'h', 'l' -> {
                    assertEquals("?25", words[0]);
                    cursorSeen = kind == 'h';
                }
                case 'm' -> {
                    if (words[0].equals("0")) {
                        front = 0xc0c0c0;
                        back = 0;
                        return;
                    }
                    int rgb = Integer.parseInt(words[2]) << 16
                            | Integer.parseInt(words[3]) << 8
                            | Integer.parseInt(words[4]);
                    assertEquals("2", words[1]);
                    if (words[0].equals("38")) {
                        front = rgb;
                    } else {
                        assertEquals("48", words[0]);
                        back = rgb;
                    }
                }
                default -> throw new AssertionError(kind);
            }
        }
    }
}
