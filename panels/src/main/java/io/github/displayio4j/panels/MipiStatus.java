package io.github.displayio4j.panels;

import io.github.displayio4j.busdisplay.Controller;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// What a MIPI-DCS controller answers: the command says what, bits come as fast as they are clocked. A clock
/// without
/// data precedes answers of more than a byte (ILI9341 7.1.11), a byte those of memory.
final class MipiStatus {
    private final Controller controller;
    private int command;
    /// Bits given since the command.
    private long given;
    private int colour;

    MipiStatus(Controller controller) {
        this.controller = controller;
    }

    void begin(int command) {
        this.command = command;
        given = 0;
    }

    static boolean isRead(int command) {
        return switch (command) {
            case 0x04, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x0E, 0x0F, 0x2E, 0x3E, 0x45, 0x52, 0x54 -> true;
            case 0xDA, 0xDB, 0xDC -> true;
            default -> false;
        };
    }

    /// Answers, most significant bit first.
    void read(MipiDcs chip, MemorySegment bytes, long offset, long length, long nanos) {
        for (long i = 0; i < length; i++) {
            int value = 0;
            for (int bit = 0; bit < 8; bit++) {
                value = value << 1 | bit(chip, nanos);
            }
            bytes.set(ValueLayout.JAVA_BYTE, offset + i, (byte) value);
        }
    }

    private int bit(MipiDcs chip, long nanos) {
        boolean memory = command == 0x2E || command == 0x3E;
        int dummy = memory ? 8 : command == 0x04 || command == 0x09 || command == 0x45 ? 1 : 0;
        long at = given++ - dummy;
        if (at < 0) {
            return 0;
        }
        if (memory) {
            if (at % 24 == 0) {
                colour = chip.memory.next() & 0xfcfcfc;
            }
            return colour >> 23 - (int) (at % 24) & 1;
        }
        int bits = command == 0x09 ? 32 : command == 0x04 ? 24 : command == 0x45 ? 16 : 8;
        return at < bits ? (int) (value(chip, nanos) >> bits - 1 - at & 1) : 0;
    }

    private long value(MipiDcs chip, long nanos) {
        return switch (command) {
            case 0x04 -> id();
            case 0xDA -> id() >> 16;
            case 0xDB -> id() >> 8 & 0xff;
            case 0xDC -> id() & 0xff;
            case 0x09 -> status(chip);
            case 0x0A -> power(chip);
            case 0x0B -> chip.madctl & 0xfc;
            case 0x0C -> chip.colmod & 0x77;
            case 0x0D -> image(chip);
            case 0x0E -> (chip.tearing ? 0x80 : 0) | (chip.tearingMode ? 0x40 : 0);
            case 0x0F -> chip.isAwake() ? 0xC0 : 0x00;
            case 0x45 -> chip.beamRow(nanos);
            case 0x52 -> chip.brightness;
            default -> 0;
        };
    }

    /// RDDID: manufacturer, version, module, as the data sheets give them; what a module's maker burnt in may
    /// differ.
    private int id() {
        return switch (controller) {
            case ST7789 -> 0x858552;
            case ST7735R, ST7735R_128X160 -> 0x7C89F0;
            case GC9A01 -> 0x009A01;
            case ST7796 -> 0x007796;
            case ILI9488 -> 0x009488;
            case HX8357 -> 0x009957;
            default -> 0;
        };
    }

    /// RDDST (ST7789V 9.1.4).
    private static long status(MipiDcs chip) {
        ScanOrder order = chip.order;
        long status = chip.isAwake() ? 1L << 31 | 1L << 17 : 0;
        status |= (long) (chip.madctl >> 2 & 0x3f) << 25;
        status |= (long) (chip.colmod & 7) << 20;
        status |= order.idle ? 1L << 19 : 0;
        status |= order.isPartial() ? 1L << 18 : 1L << 16;
        status |= order.isScrolled() ? 1L << 15 : 0;
        status |= order.inverted ? 1L << 13 : 0;
        status |= chip.isOn() ? 1L << 10 : 0;
        status |= chip.tearing ? 1L << 9 : 0;
        return status | (chip.tearingMode ? 1L << 5 : 0);
    }

    /// RDDPM (ST7789V 9.1.5).
    private static int power(MipiDcs chip) {
        ScanOrder order = chip.order;
        int awake = chip.isAwake() ? 0x90 : 0;
        int mode = (order.idle ? 0x40 : 0) | (order.isPartial() ? 0x20 : 0x08);
        return awake | mode | (chip.isOn() ? 0x04 : 0);
    }

    /// RDDIM (ST7789V 9.1.8).
    private static int image(MipiDcs chip) {
        ScanOrder order = chip.order;
        int mode = (order.isScrolled() ? 0x80 : 0) | (order.inverted ? 0x20 : 0);
        return mode | (order.allOn ? 0x10 : 0) | (order.allOff ? 0x08 : 0);
    }
}
