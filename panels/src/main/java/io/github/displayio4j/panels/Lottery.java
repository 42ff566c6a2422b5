package io.github.displayio4j.panels;

import io.github.displayio4j.busdisplay.Controller;
import java.lang.foreign.MemorySegment;
import java.util.random.RandomGenerator;

/// Sends a controller legal settings at random, as if somebody else had used it.
final class Lottery {
    private static final int DRAWS = 24;

    private Lottery() {}

    static void play(Chip chip, Controller controller, RandomGenerator luck) {
        for (int i = 0; i < DRAWS; i++) {
            switch (controller.family()) {
                case MIPI_DCS -> mipi(chip, controller, luck);
                case SSD1306 -> ssd1306(chip, luck);
                case SH1106 -> sh1106(chip, controller, luck);
                case SOLOMON_GRID -> grid(chip, controller, luck);
            }
        }
    }

    private static void mipi(Chip chip, Controller controller, RandomGenerator luck) {
        int rows = controller.rows();
        switch (luck.nextInt(11)) {
            case 0 -> send(chip, 0x36, luck.nextInt(256));
            case 1 -> send(chip, 0x3A, new int[] {0x55, 0x66, 0x63}[luck.nextInt(3)]);
            case 2 -> send(chip, 0x20 + luck.nextInt(2));
            case 3 -> send(chip, 0x28 + luck.nextInt(2));
            case 4 -> send(chip, 0x10 + luck.nextInt(2));
            case 5 -> send(chip, 0x38 + luck.nextInt(2));
            case 6 -> send(chip, 0x12 + luck.nextInt(2));
            case 7 -> send(chip, 0x2A, 0, 2 * luck.nextInt(20), 0, 61 + 2 * luck.nextInt(20));
            case 8 -> send(chip, 0x2B, 0, 2 * luck.nextInt(20), 0, 61 + 2 * luck.nextInt(20));
            case 9 -> {
                send(chip, 0x33, 0, 0, rows >> 8, rows & 0xff, 0, 0);
                send(chip, 0x37, 0, luck.nextInt(100));
            }
            default -> send(chip, 0x30, 0, luck.nextInt(50), 0, 60 + luck.nextInt(50));
        }
    }

    private static void ssd1306(Chip chip, RandomGenerator luck) {
        switch (luck.nextInt(9)) {
            case 0 -> command(chip, 0xA0 + luck.nextInt(2));
            case 1 -> command(chip, 0xC0 + 8 * luck.nextInt(2));
            case 2 -> command(chip, 0x20, luck.nextInt(3));
            case 3 -> command(chip, 0xA4 + luck.nextInt(4));
            case 4 -> command(chip, 0xA8, 15 + luck.nextInt(49));
            case 5 -> command(chip, 0xD3, luck.nextInt(64));
            case 6 -> command(chip, 0x40 + luck.nextInt(64));
            case 7 -> command(chip, 0xDA, 2 + 16 * luck.nextInt(2));
            default -> command(chip, 0xAE + luck.nextInt(2));
        }
    }

    private static void sh1106(Chip chip, Controller controller, RandomGenerator luck) {
        switch (luck.nextInt(7)) {
            case 0 -> command(chip, 0xA0 + luck.nextInt(2));
            case 1 -> command(chip, 0xC0 + 8 * luck.nextInt(2));
            case 2 -> command(chip, 0xA4 + luck.nextInt(4));
            case 3 -> command(chip, 0xA8, 15 + luck.nextInt(controller.rows() - 16));
            case 4 -> command(chip, 0xD3, luck.nextInt(64));
            case 5 -> {
                if (controller == Controller.SH1106) {
                    command(chip, 0x40 + luck.nextInt(64));
                } else {
                    command(chip, 0xDC, luck.nextInt(128));
                }
            }
            default -> command(chip, 0xAE + luck.nextInt(2));
        }
    }

    private static void grid(Chip chip, Controller controller, RandomGenerator luck) {
        boolean colour = controller == Controller.SSD1351;
        int mux = colour ? 0xCA : 0xA8;
        int code = new int[] {0xA0, 0xA1, 0xA2, mux}[luck.nextInt(4)];
        int value = code == mux ? 31 + luck.nextInt(32) : luck.nextInt(code == 0xA0 ? 128 : 64);
        if (luck.nextInt(4) == 0) {
            command(chip, 0xA4 + luck.nextInt(4));
        } else if (colour) {
            send(chip, code, value);
        } else {
            command(chip, code, value);
        }
    }

    /// A command with its parameters, D/C high.
    private static void send(Chip chip, int command, int... parameters) {
        chip.command(command, Long.MIN_VALUE / 2);
        byte[] bytes = new byte[parameters.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) parameters[i];
        }
        chip.data(MemorySegment.ofArray(bytes), 0, bytes.length);
    }

    /// A command with its parameters, D/C low.
    private static void command(Chip chip, int... bytes) {
        for (int value : bytes) {
            chip.command(value, Long.MIN_VALUE / 2);
        }
    }
}
