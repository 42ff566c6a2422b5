package io.github.displayio4j.panels.lint;

import io.github.displayio4j.busdisplay.Controller;
import io.github.displayio4j.busdisplay.PanelSpec;
import io.github.displayio4j.panels.CommandTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private static final int MADCTL = 0x36;
    private static final int COLMOD = 0x3A;

    private static final double SETTLE_MILLIS = 5;
    private static final double SLEEP_MILLIS = 120;
    private static final int VENDOR = 0xB0;

    /// Bits a pixel of the values of COLMOD; 0 if the value names none (MIPI DCS 1.3, table 4).
    private static final int[] DEPTHS = {0, 3, 8, 12, 0, 16, 18, 24};

    /// Registers where only the last value before pixels counts.
    private static final Set<Integer> REGISTERS = Set.of(0x20, 0x21, 0x26, MADCTL, COLMOD);

    private final Script script;
    private final @Nullable PanelSpec panel;
    private final CommandTable table;
    private final List<Finding> findings;
    private final WindowRules windows;
    private final VendorPages pages = new VendorPages();
    private final Map<Integer, Step> pending = new HashMap<>();

    private double sinceReset = Double.NaN;
    private double sinceSleepTurn = Double.NaN;
    private boolean asleep = true;
    /// Steps begun.
    private int index;

    MipiRules(Script script, @Nullable PanelSpec panel, List<Finding> findings) {
        this.script = script;
        this.panel = panel;
        this.findings = findings;
        table = CommandTable.of(panel == null ? Controller.ST7789 : panel.controller());
        windows = new WindowRules(script, panel, findings);
    }

    void check() {
        List<Step> standard = new ArrayList<>();
        for (Step step : script.steps()) {
            index++;
            boolean last = index == script.steps().size();
            if (step.afterReset()) {
                reset(step);
            }
            if (pages.isStandard(step)) {
                standard.add(step);
                counts(step);
                times(step, last);
                redundant(step);
                obey(step);
                windows.take(step, last);
            }
            sinceReset += step.delayMillis();
            sinceSleepTurn += step.delayMillis();
        }
        if (!standard.isEmpty()) {
            new GlassRules(standard, panel, findings).check();
        }
    }

    private void say(Rule rule, Step step, String message) {
        findings.add(new Finding(rule, step.at(), message));
    }

    private void reset(Step step) {
        if (step.resetMillis() < SETTLE_MILLIS) {
            String time = Disassembly.millis(step.resetMillis());
            say(Rule.RESET_DELAY, step, "the first command comes " + time + " ms after RESET");
        }
        asleep = true;
        sinceReset = Double.NaN;
        sinceSleepTurn = Double.NaN;
        pending.clear();
    }

    private String name(Step step) {
        return "0x%02X %s".formatted(step.command(), table.name(step.command())).strip();
    }

    private void counts(Step step) {
        int code = step.command();
        if (!table.isKnown(code)) {
            if (code < VENDOR && !pages.knows(code)) {
                say(Rule.UNKNOWN_COMMAND, step, "0x%02X is no command of MIPI-DCS".formatted(code));
            }
            return;
        }
        boolean first = panel != null && panel.firstBoundAlone() && (code == CASET || code == RASET);
        if (!table.accepts(code, step.length()) && !(first && step.length() == 2)) {
            String wanted = table.accepted(code);
            say(Rule.PARAMETER_COUNT, step, name(step) + " takes " + wanted + " parameters, not " + step.length());
        }
    }

    private void times(Step step, boolean last) {
        int code = step.command();
        double delay = step.delayMillis();
        if (code == SWRESET && delay < SETTLE_MILLIS && !last) {
            say(Rule.SWRESET_DELAY, step, "the next command comes " + Disassembly.millis(delay) + " ms after SWRESET");
        }
        if (code != SLPOUT && code != SLPIN) {
            return;
        }
        String name = table.name(code);
        if (delay < SETTLE_MILLIS && !last) {
            say(Rule.SLEEP_DELAY, step, "the next command comes " + Disassembly.millis(delay) + " ms after " + name);
        }
        boolean turns = asleep == (code == SLPOUT);
        if (turns && sinceSleepTurn < SLEEP_MILLIS) {
            say(Rule.SLEEP_TURN, step, "only " + Disassembly.millis(sinceSleepTurn) + " ms after the one before");
        }
        if (code == SLPOUT && sinceReset < SLEEP_MILLIS) {
            String time = Disassembly.millis(sinceReset);
            say(Rule.SLPOUT_AFTER_SWRESET, step, "SLPOUT comes " + time + " ms after SWRESET");
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
            case MADCTL -> {
                if (step.length() > 0) {
                    windows.setOrder(step.parameter(0));
                }
            }
            case COLMOD -> {
                if (step.length() > 0) {
                    format(step, step.parameter(0));
                }
            }
            case 0x33 -> {
                if (panel != null && step.length() == 6) {
                    scrollArea(step, panel.controller().rows());
                }
            }
            default -> {}
        }
    }

    private boolean hasLater(int command) {
        return script.steps().stream().skip(index).anyMatch(step -> step.command() == command);
    }

    private void format(Step step, int value) {
        int depth = DEPTHS[value & 7];
        boolean parallelRgb = panel == null && DEPTHS[value >> 4 & 7] > 0; // says what an RGB interface takes
        if (depth == 0 && parallelRgb) {
            return;
        }
        if (depth == 0) {
            say(Rule.COLMOD_VALUE, step, "0x%02X names no depth: its low bits are %d".formatted(value, value & 7));
        } else if (panel != null && !depths(panel.controller()).contains(depth)) {
            String chip = panel.controller() + " has no " + depth + "-bit pixels on a serial bus";
            say(Rule.COLMOD_VALUE, step, chip + ": " + depths(panel.controller()));
        } else if (panel != null && panel.format().depth() != depth) {
            String sent = panel.name() + " is sent " + panel.format().depth();
            say(Rule.COLMOD_VALUE, step, depth + " bits a pixel, but " + sent);
        }
        if (depth == 12 || depth == 16 || depth == 18) {
            windows.setBits(depth);
        }
    }

    /// Depths of the interface (ST7789V 9.1.32, ILI9341 8.2.33, ILI9488 5.2.34, ST7796S 9.2.29, RM67162 COLMOD).
    private static List<Integer> depths(Controller controller) {
        return switch (controller) {
            case ILI9341, HX8357 -> List.of(16, 18);
            case ILI9488 -> List.of(3, 18);
            case ST7796 -> List.of(16, 18, 24);
            case RM67162 -> List.of(8, 16, 18, 24);
            default -> List.of(12, 16, 18);
        };
    }

    private void scrollArea(Step step, int rows) {
        int sum = 0;
        for (int i = 0; i < 6; i += 2) {
            sum += step.parameter(i) << 8 | step.parameter(i + 1);
        }
        if (sum != rows) {
            say(Rule.SCROLL_AREA, step, "TFA + VSA + BFA are " + sum + ", the memory has " + rows + " rows");
        }
    }
}
