package io.github.displayio4j.panels.lint;

import java.util.Locale;

/// What the linter knows. Each rule has a data sheet behind it and says what to do.
public enum Rule {
    /// Number of parameters.
    PARAMETER_COUNT(
            Severity.ERROR,
            "command table of the data sheet: a controller keeps what the missing bytes would set",
            "send as many parameters as the command takes"),
    /// Not in the command table.
    UNKNOWN_COMMAND(
            Severity.WARNING,
            "command table of the data sheet",
            "look for a byte too many or too few before it, or leave it out"),
    /// Time after SWRESET.
    SWRESET_DELAY(
            Severity.ERROR,
            "ST7789V 9.1.2, ILI9341 8.2.2: no command within 5 ms of SWRESET",
            "wait 5 ms or more after SWRESET; 120 ms if the panel may have been awake"),
    /// SWRESET to SLPOUT.
    SLPOUT_AFTER_SWRESET(
            Severity.WARNING,
            "ST7789V 9.1.2, ILI9341 8.2.2: a panel that was awake needs 120 ms from SWRESET to SLPOUT",
            "wait 120 ms between SWRESET and SLPOUT"),
    /// Time after SLPOUT or SLPIN.
    SLEEP_DELAY(
            Severity.ERROR,
            "ST7789V 9.1.11, 9.1.12: no command within 5 ms of SLPIN or SLPOUT; supplies and clocks need that long",
            "wait 5 ms or more"),
    /// SLPOUT and SLPIN.
    SLEEP_TURN(
            Severity.ERROR,
            "ST7789V 9.1.11, 9.1.12: 120 ms between SLPOUT and SLPIN, either way",
            "wait 120 ms between them"),
    /// DISPON while asleep.
    ON_WHILE_ASLEEP(
            Severity.WARNING,
            "ST7789V 9.1.20: the panel is driven out of sleep only; some controllers forget DISPON",
            "send SLPOUT first, wait, then DISPON"),
    /// No SLPOUT.
    NEVER_AWAKE(
            Severity.ERROR,
            "ST7789V 9.1.12: after reset the controller sleeps and drives nothing",
            "send SLPOUT (0x11) and wait before DISPON"),
    /// No DISPON.
    NEVER_ON(
            Severity.WARNING,
            "after reset the display is off (ST7789V 9.1.20; SSD1306 10.1.12)",
            "end with DISPON (0x29; OLED 0xAF)"),
    /// No COLMOD.
    COLMOD_MISSING(
            Severity.WARNING,
            "ST7789V 9.1.32, ILI9341 8.2.33: 18 bits a pixel after reset",
            "send COLMOD (0x3A): 0x55 for 16 bits a pixel"),
    /// COLMOD's value.
    COLMOD_VALUE(
            Severity.ERROR,
            "ST7789V 9.1.32: the low bits are 3 (12 bits), 5 (16) or 6 (18); ILI9488 5.2.34: no 16 bits on serial buses",
            "send what the pixels on the wire are"),
    /// Bounds in the wrong order.
    WINDOW_ORDER(
            Severity.ERROR,
            "ST7789V 9.1.21: the start must not be above the end",
            "send start, then end, most significant byte first"),
    /// Bounds beyond the memory.
    WINDOW_OUTSIDE(
            Severity.ERROR,
            "ST7789V 9.1.21, 9.1.22: bounds beyond the memory, as MADCTL turns it, are ignored",
            "keep the end below the memory's columns or rows"),
    /// Bounds one too far.
    WINDOW_OFF_BY_ONE(
            Severity.WARNING,
            "ST7789V 9.1.21: the end is the last column itself, not one behind it",
            "send start + size - 1"),
    /// Windows of pairs.
    WINDOW_ALIGNMENT(
            Severity.ERROR,
            "RM67162: columns and rows of a window must start even and end odd",
            "widen the window to even starts and odd ends"),
    /// Pixels against the window.
    PIXEL_COUNT(
            Severity.WARNING,
            "ST7789V 9.1.23: the counters go back to the start of the window when it is full",
            "send as many pixels as the window has"),
    /// Nothing new.
    REDUNDANT(Severity.HINT, "the register is overwritten before it could do anything", "leave the first one out"),
    /// TESCAN without TEON.
    TE_OFF(Severity.WARNING, "ST7789V 9.1.36: the TE line is off until TEON", "send TEON (0x35) with a parameter"),
    /// Colour order.
    BGR_ORDER(
            Severity.WARNING,
            "MADCTL bit 3 must be set where the glass has blue, green, red stripes, and only there",
            "turn bit 3 of MADCTL over"),
    /// Inversion.
    INVERSION(
            Severity.WARNING,
            "IPS glass needs INVON, other glass INVOFF: else the picture is a negative",
            "send the other of INVON (0x21) and INVOFF (0x20)"),
    /// Mirrored.
    MIRRORED(
            Severity.WARNING,
            "MADCTL MY, MX, MV against how the glass is mounted",
            "take a MADCTL that `displayio4j panels NAME` lists"),
    /// Scroll area.
    SCROLL_AREA(
            Severity.ERROR, "ST7789V 9.1.27: TFA + VSA + BFA must be the rows of the memory", "make the three add up"),
    /// Bus clock.
    BUS_SPEED(
            Severity.WARNING,
            "write cycle of the data sheet; most panels take more, none must",
            "lower the clock, or accept that some panels fail"),
    /// Charge pump.
    CHARGE_PUMP(
            Severity.WARNING,
            "SSD1306 application note 2.1: without 8Dh 14h nothing is lit, unless the board supplies VCC",
            "send 0x8D 0x14 before 0xAF"),
    /// Rows driven.
    MUX_RATIO(
            Severity.ERROR,
            "multiplex ratio: rows driven less one (SSD1306 10.1.11, SSD1325 9.1.9)",
            "send the height of the glass less one"),
    /// Wiring of the rows.
    COM_PINS(
            Severity.WARNING,
            "SSD1306 10.1.18: a glass of 64 rows is wired odd and even apart (12h), one of 32 rows is not (02h)",
            "send the wiring of this glass"),
    /// Addressing mode.
    ADDRESSING_MODE(
            Severity.ERROR,
            "SSD1306 10.1.3: after reset it counts within a page and ignores windows (21h, 22h)",
            "send 0x20 0x00"),
    /// Time after RESET.
    RESET_DELAY(
            Severity.ERROR,
            "ST7789V 7.4.5, ILI9341 13.4: no command within 5 ms of the end of RESET",
            "wait 5 ms or more after RESET goes high; 120 ms before SLPOUT if the panel may have been awake"),
    /// One byte more than the last step needs.
    TRAILING_BYTE(
            Severity.WARNING,
            "CircuitPython's form: a step is a command, a count, parameters; what reads on takes a byte beyond the end",
            "leave the last byte out"),
    /// A patch of the wrong copy.
    UNUSED_PATCH(
            Severity.ERROR,
            "what is sent is the original: size and the like stay as they are in it",
            "send the copy that was patched"),
    /// A step that ends too early.
    CUT_OFF(
            Severity.ERROR,
            "CircuitPython's form: a step is a command, a count, as many parameters, and a delay if the count has 80h",
            "look for a wrong count, or send what is missing"),
    /// Busy e-paper.
    PAPER_BUSY(
            Severity.ERROR,
            "while BUSY tells of a refresh the controller hears nothing (SSD1680 6.9, UC8151 8: BUSY_N)",
            "wait for the busy pin, or as long as the refresh takes"),
    /// Sleeping e-paper.
    PAPER_ASLEEP(
            Severity.ERROR,
            "only RESET ends deep sleep (SSD1680 7, 10h; UC8151 8, 07h)",
            "pulse RESET and send the whole start sequence again"),
    /// E-paper without voltages.
    PAPER_UNPOWERED(
            Severity.ERROR,
            "a refresh needs the voltages (UC8151 8: 04h before 12h; SSD1680 7, 22h: bits 7 and 6)",
            "switch the voltages on first"),
    /// E-paper without its rest.
    PAPER_TOO_SOON(
            Severity.WARNING,
            "makers of e-paper want some minutes between full refreshes: more of them wear it out and leave ghosts",
            "refresh less often, or in part where the panel can"),
    /// E-paper of another size.
    PAPER_SIZE(
            Severity.ERROR,
            "gates driven (SSD1680 7, 01h: rows less one), resolution (UC8151 8, 61h)",
            "send the size of this panel");

    /// How bad it is.
    public enum Severity {
        /// It does not work, or not always.
        ERROR,
        /// It may not work.
        WARNING,
        /// It works, but could be better.
        HINT;

        /// In small letters.
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Severity severity;
    private final String basis;
    private final String remedy;

    Rule(Severity severity, String basis, String remedy) {
        this.severity = severity;
        this.basis = basis;
        this.remedy = remedy;
    }

    /// Its name in reports: `parameter-count`.
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// How bad it is.
    public Severity severity() {
        return severity;
    }

    /// What the data sheet says.
    public String basis() {
        return basis;
    }

    /// What to do.
    public String remedy() {
        return remedy;
    }
}
