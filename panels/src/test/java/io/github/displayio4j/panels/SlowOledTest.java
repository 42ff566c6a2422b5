package io.github.displayio4j.panels;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.displayio4j.busdisplay.Controller;
import java.lang.foreign.MemorySegment;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Random legal command streams leave the same picture on the OLED controllers and on models that were written
/// from the
/// tables of their data sheets, a bit or a pixel at a time.
class SlowOledTest {
    /// A model of a page controller: a bit for each output pair.
    private static final class Pages {
        final boolean[][] memory; // row, column
        final int columns;
        final int rows;
        final Controller controller;
        int mode = 2;
        int x;
        int y; // page
        int x1;
        int x2;
        int y1;
        int y2;
        boolean flipColumns;
        boolean flipRows;
        boolean all;
        boolean negative;
        int mux;
        int offset;
        int start;
        int pins = 0x12;

        Pages(Controller controller, int[] outputs) {
            this.controller = controller;
            columns = controller.columns();
            rows = controller.rows();
            x2 = columns - 1;
            y2 = rows / 8 - 1;
            mux = rows;
            memory = new boolean[rows][columns];
            for (int i = 0; i < outputs.length; i++) {
                memory[i / columns][i % columns] = outputs[i] != 0;
            }
        }

        void write(int value) {
            for (int bit = 0; bit < 8; bit++) {
                if (x < columns) {
                    int column = flipColumns ? columns - 1 - x : x;
                    memory[8 * y + bit][column] = (value >> bit & 1) != 0;
                }
            }
            if (controller != Controller.SSD1306) {
                if (mode == 1) {
                    y = (y + 1) % (rows / 8);
                } else {
                    x = x + 1 >= columns ? 0 : x + 1;
                }
                return;
            }
            boolean across = mode == 0 || mode == 2;
            if (mode == 2) {
                x = (x + 1) % columns;
            } else if (across) {
                boolean wraps = x == x2;
                x = wraps ? x1 : (x + 1) % columns;
                y = wraps ? (y == y2 ? y1 : (y + 1) % 8) : y;
            } else {
                boolean wraps = y == y2;
                y = wraps ? y1 : (y + 1) % 8;
                x = wraps ? (x == x2 ? x1 : (x + 1) % columns) : x;
            }
        }

        /// Which COM output drives a row of the glass, by the wiring of the glass and DAh.
        int common(int row) {
            if (controller != Controller.SSD1306) {
                return row;
            }
            int pad = row % 2 == 0 ? row / 2 : 32 + row / 2; // wired to both sides in turn
            boolean exchanged = (pins & 0x20) != 0;
            boolean alternative = (pins & 0x10) != 0;
            int side = pad < 32 ? 0 : 1;
            side = exchanged ? 1 - side : side;
            int place = pad % 32;
            return alternative ? 2 * place + side : 32 * side + place;
        }

        int output(int row, int column) {
            int line = (common(row) + offset) % rows;
            if (line >= mux) {
                return 0;
            }
            int from = flipRows ? mux - 1 - line : line;
            boolean lit = all || memory[(from + start) % rows][column];
            return lit != negative ? 0xffffff : 0;
        }
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @CsvSource({
        "SSD1306, 1", "SSD1306, 2", "SSD1306, 3", "SSD1306, 4", "SSD1306, 5", "SSD1306, 6", "SSD1306, 7", "SSD1306, 8",
        "SH1106, 1", "SH1106, 2", "SH1106, 3", "SH1106, 4", "SH1107, 1", "SH1107, 2", "SH1107, 3", "SH1107, 4",
    })
    void pageControllersAgreeWithTheirTables(Controller controller, long seed) {
        Random random = new Random(seed);
        boolean ssd = controller == Controller.SSD1306;
        int columns = controller.columns();
        int rows = controller.rows();
        Chip chip = ssd ? new Ssd1306(true, new Random(seed)) : new Sh1106(columns, rows, new Random(seed));
        int[] outputs = new int[columns * rows];
        chip.scan(outputs);
        // the chip's own power-on picture is the memory of both: its wiring shows rows in their order by default
        Pages slow = new Pages(controller, outputs);
        for (int step = 0; step < 600; step++) {
            step(chip, slow, random, ssd);
            if (random.nextInt(3) == 0) {
                byte[] bytes = new byte[random.nextInt(60)];
                random.nextBytes(bytes);
                chip.data(MemorySegment.ofArray(bytes), 0, bytes.length);
                for (byte b : bytes) {
                    slow.write(b & 0xff);
                }
            }
            if (step % 40 == 39) {
                chip.scan(outputs);
                for (int i = 0; i < outputs.length; i++) {
                    assertEquals(
                            slow.output(i / columns, i % columns),
                            outputs[i],
                            "seed " + seed + " step " + step + " row " + i / columns + " column " + i % columns);
                }
            }
        }
    }

    private static void send(Chip chip, int... bytes) {
        for (int value : bytes) {
            chip.command(value, 0);
        }
    }

    private static void step(Chip chip, Pages slow, Random random, boolean ssd) {
        boolean large = slow.rows > 64;
        int value = random.nextInt(256);
        switch (random.nextInt(13)) {
            case 0 -> {
                slow.flipColumns = value % 2 == 1;
                send(chip, 0xA0 + value % 2);
            }
            case 1 -> {
                slow.flipRows = value % 2 == 1;
                send(chip, 0xC0 + 8 * (value % 2));
            }
            case 2 -> {
                slow.all = value % 8 == 1;
                send(chip, slow.all ? 0xA5 : 0xA4);
            }
            case 3 -> {
                slow.negative = value % 2 == 1;
                send(chip, 0xA6 + value % 2);
            }
            case 4 -> {
                int mux = 16 + value % (slow.rows - 15);
                slow.mux = mux;
                send(chip, 0xA8, mux - 1);
            }
            case 5 -> {
                slow.offset = value % slow.rows;
                send(chip, 0xD3, slow.offset);
            }
            case 6 -> {
                slow.start = value % slow.rows;
                if (large) {
                    send(chip, 0xDC, slow.start);
                } else {
                    send(chip, 0x40 + slow.start);
                }
            }
            case 7 -> {
                if (ssd) {
                    slow.pins = 0x02 | (value & 0x30);
                    send(chip, 0xDA, slow.pins);
                }
            }
            case 8 -> {
                if (ssd) {
                    slow.mode = value % 3;
                    send(chip, 0x20, slow.mode);
                } else if (large) {
                    slow.mode = value % 2;
                    send(chip, 0x20 + slow.mode);
                }
            }
            case 9 -> {
                if (ssd && slow.mode != 2) {
                    slow.x1 = random.nextInt(128);
                    slow.x2 = slow.x1 + random.nextInt(128 - slow.x1);
                    slow.x = slow.x1;
                    send(chip, 0x21, slow.x1, slow.x2);
                }
            }
            case 10 -> {
                if (ssd && slow.mode != 2) {
                    slow.y1 = random.nextInt(8);
                    slow.y2 = slow.y1 + random.nextInt(8 - slow.y1);
                    slow.y = slow.y1;
                    send(chip, 0x22, slow.y1, slow.y2);
                }
            }
            default -> {
                if (!ssd || slow.mode == 2) {
                    slow.x = random.nextInt(slow.columns);
                    slow.y = random.nextInt(slow.rows / 8);
                    send(chip, slow.x & 15, 0x10 | slow.x >> 4, 0xB0 | slow.y);
                }
            }
        }
    }

    /// A model of SSD1351, SSD1331, SSD1327 and SSD1325: a pixel at a time.
    private static final class Grid {
        final int[][] memory;
        final int columns;
        final int rows;
        final boolean gray;
        int x;
        int y;
        int x1;
        int x2;
        int y1;
        int y2;
        int remap;
        int mux;
        int offset;
        int start;
        boolean all;
        boolean negative;

        Grid(Controller controller, int[] outputs) {
            columns = controller.columns();
            rows = controller.rows();
            gray = controller == Controller.SSD1327 || controller == Controller.SSD1325;
            memory = new int[rows][columns];
            for (int i = 0; i < outputs.length; i++) {
                memory[i / columns][i % columns] = outputs[i];
            }
            x2 = columns / (gray ? 2 : 1) - 1;
            y2 = rows - 1;
            mux = rows;
            remap = gray ? 0 : 0x40;
        }

        void write(int first, int second) {
            if (gray) {
                int left = (remap & 2) != 0 ? first >> 4 : first & 15;
                int right = (remap & 2) != 0 ? first & 15 : first >> 4;
                boolean flips = (remap & 1) != 0;
                int at = flips ? columns - 2 - 2 * x : 2 * x;
                memory[y][at] = left * 0x111111;
                memory[y][at + 1] = right * 0x111111;
            } else {
                int p = first << 8 | second;
                int r = p / 2048;
                int g = p / 32 % 64;
                int b = p % 32;
                int c = (r * 8 + r / 4) * 65536 + (g * 4 + g / 16) * 256 + b * 8 + b / 4;
                memory[y][(remap & 2) != 0 ? columns - 1 - x : x] = c;
            }
            boolean down = (remap & (gray ? 4 : 1)) != 0;
            if (down ? ++y > y2 : ++x > x2) {
                y = down ? y1 : y + 1;
                x = down ? x + 1 : x1;
                x = x > x2 ? x1 : x;
                y = y > y2 ? y1 : y;
            }
        }

        int output(int row, int column) {
            int line = (row + offset) % rows;
            if (line >= mux) {
                return 0;
            }
            if (all) {
                return 0xffffff;
            }
            int from = (remap & 0x10) != 0 ? mux - 1 - line : line;
            int c = memory[(from + start) % rows][column];
            c = !gray && (remap & 4) != 0 ? c % 256 * 65536 + c / 256 % 256 * 256 + c / 65536 : c;
            return negative ? 0xffffff - c : c;
        }
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @CsvSource({
        "SSD1351, 1",
        "SSD1351, 2",
        "SSD1351, 3",
        "SSD1331, 1",
        "SSD1331, 2",
        "SSD1331, 3",
        "SSD1327, 1",
        "SSD1327, 2",
        "SSD1327, 3",
        "SSD1325, 1",
        "SSD1325, 2",
        "SSD1325, 3",
    })
    void gridControllersAgreeWithTheirTables(Controller controller, long seed) {
        Random random = new Random(seed);
        SolomonGrid chip = new SolomonGrid(controller, new Random(seed));
        int columns = controller.columns();
        int[] outputs = new int[columns * controller.rows()];
        chip.scan(outputs);
        Grid slow = new Grid(controller, outputs);
        for (int step = 0; step < 300; step++) {
            gridStep(chip, controller, slow, random);
            if (random.nextInt(2) == 0) {
                byte[] bytes = new byte[2 * random.nextInt(80)];
                random.nextBytes(bytes);
                if (controller == Controller.SSD1351) {
                    chip.command(0x5C, 0);
                }
                chip.data(MemorySegment.ofArray(bytes), 0, bytes.length);
                for (int i = 0; i < bytes.length; i += slow.gray ? 1 : 2) {
                    slow.write(bytes[i] & 0xff, slow.gray ? 0 : bytes[i + 1] & 0xff);
                }
            }
            if (step % 30 == 29) {
                chip.scan(outputs);
                for (int i = 0; i < outputs.length; i++) {
                    String where = "seed " + seed + " step " + step + " row " + i / columns + " column " + i % columns;
                    assertEquals(slow.output(i / columns, i % columns), outputs[i], where);
                }
            }
        }
    }

    private static void set(SolomonGrid chip, Controller controller, int command, int... parameters) {
        chip.command(command, 0);
        if (controller == Controller.SSD1351) {
            byte[] bytes = new byte[parameters.length];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) parameters[i];
            }
            chip.data(MemorySegment.ofArray(bytes), 0, bytes.length);
        } else {
            send(chip, parameters);
        }
    }

    private static void gridStep(SolomonGrid chip, Controller controller, Grid slow, Random random) {
        boolean colour = controller == Controller.SSD1351;
        int cells = slow.columns / (slow.gray ? 2 : 1);
        switch (random.nextInt(8)) {
            case 0 -> {
                slow.remap = slow.gray ? random.nextInt(128) : 0x40 | random.nextInt(64);
                set(chip, controller, 0xA0, slow.remap);
            }
            case 1 -> {
                slow.start = random.nextInt(slow.rows);
                set(chip, controller, 0xA1, slow.start);
            }
            case 2 -> {
                slow.offset = random.nextInt(slow.rows);
                set(chip, controller, 0xA2, slow.offset);
            }
            case 3 -> {
                slow.mux = 16 + random.nextInt(slow.rows - 15);
                set(chip, controller, colour ? 0xCA : 0xA8, slow.mux - 1);
            }
            case 4 -> {
                int mode = random.nextInt(3); // normal, all on, inverse
                slow.all = mode == 1;
                slow.negative = mode == 2;
                chip.command(mode == 1 ? 0xA5 : mode == 2 ? 0xA7 : colour ? 0xA6 : 0xA4, 0);
            }
            case 5 -> {
                slow.x1 = random.nextInt(cells);
                slow.x2 = slow.x1 + random.nextInt(cells - slow.x1);
                slow.x = slow.x1;
                set(chip, controller, 0x15, slow.x1, slow.x2);
            }
            default -> {
                slow.y1 = random.nextInt(slow.rows);
                slow.y2 = slow.y1 + random.nextInt(slow.rows - slow.y1);
                slow.y = slow.y1;
                set(chip, controller, 0x75, slow.y1, slow.y2);
            }
        }
    }
}
