package io.github.displayio4j.panels;

import io.github.displayio4j.busdisplay.Controller;

/// How fast a MIPI-DCS controller goes through its rows, by the registers that divide its oscillator's clock.
final class ScanRate {
    private static final double SECOND = 1e9;

    private final Controller controller;
    private final int rows;
    /// Rows without picture between two frames.
    private int porch;
    private double rowNanos;
    private int first;
    private int second;

    ScanRate(Controller controller, int rows) {
        this.controller = controller;
        this.rows = rows;
        restoreDefaults();
    }

    void restoreDefaults() {
        porch = controller == Controller.ILI9341 ? 4 : 24;
        double hertz = controller == Controller.ILI9341 ? 70 : 60;
        rowNanos = SECOND / hertz / (rows + porch);
    }

    /// A parameter of a command.
    ///
    /// @param i number of the parameter
    void take(int command, int i, int value) {
        switch (controller) {
            case ILI9341 -> {
                if (command == 0xB1 && i == 1 && (value & 31) >= 16) {
                    rowNanos = SECOND * ((value & 31) << (first & 3)) / 615_000; // 8.3.2
                }
            }
            case ST7735R, ST7735R_128X160 -> {
                if (command == 0xB1 && i == 2) {
                    porch = (second & 63) + (value & 63) + 2;
                    rowNanos = SECOND * (2 * (first & 15) + 40) / 850_000; // 10.2.1
                }
            }
            case ST7789 -> {
                if (command == 0xC6 && i == 0) {
                    rowNanos = SECOND * (250 + 16 * (value & 31)) / 10_000_000; // 9.2.25
                } else if (command == 0xB2 && i == 1) {
                    porch = (first & 0x7f) + (value & 0x7f); // 9.2.2
                }
            }
            default -> {}
        }
        first = i == 0 ? value : first;
        second = i == 1 ? value : second;
    }

    /// Rows from frame to frame, seen or not.
    int frameRows() {
        return rows + porch;
    }

    /// Time from row to row.
    double rowNanos() {
        return rowNanos;
    }
}
