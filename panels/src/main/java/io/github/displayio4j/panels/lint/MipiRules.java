package io.github.displayio4j.panels.lint;

import io.github.displayio4j.busdisplay.Controller;
import io.github.displayio4j.busdisplay.PanelSpec;
import io.github.displayio4j.panels.CommandTable;
import io.github.displayio4j.panels.Orientation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The rules of MIPI-DCS controllers: goes through a script as the controller would and speaks where the data sheet
/// does.
final class MipiRules {
    private static final int SWRESET = 0x01;
    private static final int SLPIN = 0x10;
    private static final int SLPOUT = 0x11;
    private static final int DISPON = 0x29;
    private static final int CASET = 0x2A;
    private static final int RASET = 0x2B;
    private static final int RAMWR = 0x2C;
    private static final int RAMWRC = 0x3C;
    private static final int MADCTL = 0x36;
    private static final int COLMOD = 0x3A;

    private static final double SETTLE_MILLIS = 5;
    private static final double SLEEP_MILLIS = 120;
    private static final int VENDOR = 0xB0;

    /// Widths and heights of panels: a window of one more than these is a mistake.
    private static final Set<Integer> SIZES = Set.of(80, 128, 132, 135, 160, 162, 170, 172, 176, 240, 280, 320, 480);

    /// Registers where only the last value before pixels counts.
    private static final Set<Integer> REGISTERS = Set.of(0x20, 0x21, 0x26, MADCTL, COLMOD);

    private final Script script;
    private final @Nullable PanelSpec panel;
    private final CommandTable table;
    private final List<Finding> findings;
    private final Map<Integer, Step> pending = new HashMap<>();

    private double sinceReset = Double.NaN;
    private double sinceSleepTurn = Double.NaN;
    private boolean asleep = true;
    private int madctl;
    private int bits = 18;
    private int[] columns = {};
    private int[] rows = {};
    private long written;
    /// Steps begun.
    private int index;
    private @Nullable Step write;

    MipiRules(Script script, @Nullable PanelSpec panel, List<Finding> findings) {
        this.script = script;
        this.panel = panel;
        this.findings = findings;
        table = CommandTable.of(panel == null ? Controller.ST7789 : panel.controller());
    }

    void check() {
        for (Step step : script.steps()) {
            index++;
            counts(step);
            times(step);
            redundant(step);
            obey(step);
            sinceReset += step.delayMillis();
            sinceSleepTurn += step.delayMillis();
        }
        endWrite();
        whole();
    }

    private void say(Rule rule, Step step, String message) {
        findings.add(new Finding(rule, step.at(), message));
    }

    private String name(Step step) {
        return "0x%02X %s".formatted(step.command(), table.name(step.command())).strip();
    }

    private void counts(Step step) {
        int code = step.command();
        if (!table.isKnown(code)) {
            if (code < VENDOR) {
                say(Rule.UNKNOWN_COMMAND, step, "0x%02X is no command of MIPI-DCS".formatted(code));
            }
            return;
        }
        int wanted = table.parameters(code);
        boolean first = panel != null && panel.firstBoundAlone() && (code == CASET || code == RASET);
        if (wanted != CommandTable.ANY && step.length() != wanted && !(first && step.length() == 2)) {
            say(Rule.PARAMETER_COUNT, step, name(step) + " takes " + wanted + " parameters, not " + step.length());
        }
    }

    private void times(Step step) {
        int code = step.command();
        boolean last = index == script.steps().size();
        double delay = step.delayMillis();
        if (code == SWRESET && delay < SETTLE_MILLIS && !last) {
            say(Rule.SWRESET_DELAY, step, "the next command comes " + Disassembly.millis(delay) + " ms after SWRESET");
        }
        if (code == SLPOUT || code == SLPIN) {
            if (delay < SETTLE_MILLIS && !last) {
                say(
                        Rule.SLEEP_DELAY,
                        step,
                        "the next command comes " + Disassembly.millis(delay) + " ms after " + table.name(code));
            }
            boolean turns = asleep == (code == SLPOUT);
            if (turns && sinceSleepTurn < SLEEP_MILLIS) {
                say(Rule.SLEEP_TURN, step, "only " + Disassembly.millis(sinceSleepTurn) + " ms after the one before");
            }
            if (code == SLPOUT && sinceReset < SLEEP_MILLIS) {
                say(
                        Rule.SLPOUT_AFTER_SWRESET,
                        step,
                        "SLPOUT comes " + Disassembly.millis(sinceReset) + " ms after SWRESET");
            }
        }
    }

    private void redundant(Step step) {
        int code = step.command() == 0x21 ? 0x20 : step.command();
        if (step.command() == RAMWR || step.command() == SWRESET) {
            pending.clear();
        }
        if (!REGISTERS.contains(code)) {
            return;
        }
        Step before = pending.put(code, step);
        if (before != null) {
            say(Rule.REDUNDANT, before, name(before) + " is overwritten at " + step.at() + " before anything is drawn");
        }
    }

    private void obey(Step step) {
        if (step.command() != RAMWRC) {
            endWrite();
        }
        List<Integer> p = step.parameters();
        switch (step.command()) {
            case SWRESET -> {
                sinceReset = 0;
                sinceSleepTurn = Double.NaN;
                asleep = true;
            }
            case SLPIN, SLPOUT -> {
                asleep = step.command() == SLPIN;
                sinceSleepTurn = 0;
            }
            case DISPON -> {
                if (asleep && hasLater(SLPOUT)) {
                    say(Rule.ON_WHILE_ASLEEP, step, "DISPON comes before SLPOUT");
                }
            }
            case MADCTL -> madctl = p.isEmpty() ? madctl : p.getFirst();
            case COLMOD -> format(step);
            case CASET -> columns = window(step, columns, (madctl & 0x20) != 0, panel == null ? 0 : width());
            case RASET -> rows = window(step, rows, (madctl & 0x20) == 0, panel == null ? 0 : height());
            case 0x33 -> scrollArea(step);
            case RAMWR, RAMWRC -> {
                write = write == null ? step : write;
                written += step.length();
            }
            default -> {}
        }
    }

    private int width() {
        return oriented().width();
    }

    private int height() {
        return oriented().height();
    }

    /// The size as seen with the memory order that is set, so that a turned driver is judged by its own.
    private Orientation oriented() {
        PanelSpec spec = Objects.requireNonNull(panel);
        for (int rotation = 0; rotation < 360; rotation += 90) {
            Orientation way = Orientation.of(spec, rotation);
            if ((way.madctl() & 0x20) == (madctl & 0x20)) {
                return way;
            }
        }
        return Orientation.of(spec, 0);
    }

    private boolean hasLater(int command) {
        return script.steps().stream().skip(index).anyMatch(step -> step.command() == command);
    }

    private void format(Step step) {
        if (step.parameters().isEmpty()) {
            return;
        }
        int value = step.parameters().getFirst();
        int wanted =
                switch (value & 7) {
                    case 3 -> 12;
                    case 5 -> 16;
                    case 6 -> 18;
                    default -> 0;
                };
        if (wanted == 0) {
            say(Rule.COLMOD_VALUE, step, "0x%02X names no depth: its low bits are %d".formatted(value, value & 7));
        } else if (panel != null && panel.controller() == Controller.ILI9488 && wanted == 16) {
            say(Rule.COLMOD_VALUE, step, "ILI9488 has no 16-bit pixels on a serial bus");
        } else if (panel != null && panel.format().depth() != wanted) {
            say(
                    Rule.COLMOD_VALUE,
                    step,
                    "%d bits a pixel, but %s is sent %d"
                            .formatted(wanted, panel.name(), panel.format().depth()));
        }
        bits = wanted == 0 ? bits : wanted;
    }

    private int[] window(Step step, int[] before, boolean alongRows, int size) {
        List<Integer> p = step.parameters();
        if (p.size() == 2 && before.length == 2) {
            return new int[] {p.get(0) << 8 | p.get(1), before[1]};
        }
        if (p.size() != 4) {
            return before;
        }
        int start = p.get(0) << 8 | p.get(1);
        int end = p.get(2) << 8 | p.get(3);
        int pixels = end - start + 1;
        if (end < start) {
            say(Rule.WINDOW_ORDER, step, "the start " + start + " is above the end " + end);
        } else if (panel != null && pixels == size + 1) {
            say(
                    Rule.WINDOW_OFF_BY_ONE,
                    step,
                    start + ".." + end + " are " + pixels + ", the panel has " + size + " there");
        } else if (panel == null && start < 100 && SIZES.contains(pixels - 1) && !SIZES.contains(pixels)) {
            say(
                    Rule.WINDOW_OFF_BY_ONE,
                    step,
                    start + ".." + end + " are " + pixels + ": did you mean " + (pixels - 1) + "?");
        } else if (panel != null) {
            int memory =
                    alongRows ? panel.controller().rows() : panel.controller().columns();
            if (end >= memory) {
                say(
                        Rule.WINDOW_OUTSIDE,
                        step,
                        "the end " + end + " is beyond the memory: 0.." + (memory - 1) + " with this MADCTL");
            }
        }
        return new int[] {start, end};
    }

    private void scrollArea(Step step) {
        List<Integer> p = step.parameters();
        if (panel == null || p.size() != 6) {
            return;
        }
        int sum = 0;
        for (int i = 0; i < 6; i += 2) {
            sum += p.get(i) << 8 | p.get(i + 1);
        }
        if (sum != panel.controller().rows()) {
            say(
                    Rule.SCROLL_AREA,
                    step,
                    "TFA + VSA + BFA are " + sum + ", the memory has "
                            + panel.controller().rows() + " rows");
        }
    }

    private void endWrite() {
        Step start = write;
        long bytes = written;
        write = null;
        written = 0;
        if (start == null || bytes == 0 || columns.length == 0 || rows.length == 0) {
            return;
        }
        long pixels = (long) (columns[1] - columns[0] + 1) * (rows[1] - rows[0] + 1);
        if (pixels <= 0) {
            return;
        }
        long wanted = bits == 12 ? (pixels * 3 + 1) / 2 : pixels * (bits == 16 ? 2 : 3);
        if (bytes > wanted) {
            say(Rule.PIXEL_COUNT, start, bytes + " bytes where the window takes " + wanted + ": the rest wraps");
        } else if (bytes < wanted && bits != 12 && bytes % (bits == 16 ? 2 : 3) != 0) {
            say(Rule.PIXEL_COUNT, start, bytes + " bytes end inside a pixel of " + bits + " bits");
        }
    }

    private @Nullable Step last(int... commands) {
        Step found = null;
        for (Step step : script.steps()) {
            for (int command : commands) {
                found = step.command() == command ? step : found;
            }
        }
        return found;
    }

    /// What is seen only at the end. A script without any set-up, such as a recorded frame, is not judged.
    private void whole() {
        if (last(SWRESET, SLPOUT, DISPON, COLMOD) == null) {
            return;
        }
        Step end = script.steps().getLast();
        if (last(SLPOUT) == null) {
            say(Rule.NEVER_AWAKE, end, "there is no SLPOUT");
        }
        if (last(DISPON) == null) {
            say(Rule.NEVER_ON, end, "there is no DISPON");
        }
        if (last(COLMOD) == null && (panel == null || panel.format().depth() != 18)) {
            say(Rule.COLMOD_MISSING, end, "there is no COLMOD: a pixel takes three bytes");
        }
        Step line = last(0x44);
        if (line != null && last(0x35) == null) {
            say(Rule.TE_OFF, line, "TESCAN sets a line, but there is no TEON");
        }
        if (panel != null) {
            glass(panel, end);
        }
    }

    private void glass(PanelSpec spec, Step end) {
        Step order = last(MADCTL);
        Step at = order == null ? end : order;
        String value = "MADCTL is 0x%02X %s".formatted(madctl, Disassembly.madctl(madctl));
        if (spec.glass().bgr() != ((madctl & 0x08) != 0)) {
            say(
                    Rule.BGR_ORDER,
                    at,
                    value + ", but the glass of " + spec.name() + (spec.glass().bgr() ? " is" : " is not") + " BGR");
        }
        boolean mounted = false;
        for (int rotation = 0; rotation < 360; rotation += 90) {
            mounted |= (Orientation.of(spec, rotation).madctl() & 0xe0) == (madctl & 0xe0);
        }
        if (!mounted) {
            say(Rule.MIRRORED, at, value + ", which mirrors the picture on the glass of " + spec.name());
        }
        Step inversion = last(0x20, 0x21);
        boolean inverted = inversion != null && inversion.command() == 0x21;
        if (inverted != spec.glass().inverted()) {
            say(
                    Rule.INVERSION,
                    inversion == null ? end : inversion,
                    (inverted ? "INVON" : "no INVON") + ", but the glass of " + spec.name()
                            + (spec.glass().inverted() ? " needs it" : " needs none"));
        }
    }
}
