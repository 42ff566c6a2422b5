package io.github.displayio4j.panels.lint;

import io.github.displayio4j.busdisplay.Controller;
import io.github.displayio4j.busdisplay.InitSequence;
import io.github.displayio4j.busdisplay.PanelSpec;
import io.github.displayio4j.panels.CommandTable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The rules of OLED controllers, which are judged for a panel only: their command sets contradict each other.
final class OledRules {
    private final Script script;
    private final PanelSpec panel;
    private final CommandTable table;
    private final List<Finding> findings;

    OledRules(Script script, @Nullable PanelSpec panel, List<Finding> findings) {
        this.script = script;
        this.panel = Objects.requireNonNull(panel);
        this.findings = findings;
        table = CommandTable.of(this.panel.controller());
    }

    void check() {
        boolean pumped = false;
        boolean horizontal = false;
        Step on = null;
        boolean ssd1306 = panel.controller() == Controller.SSD1306;
        int mux = panel.controller() == Controller.SSD1351 ? 0xCA : 0xA8;
        for (Step step : script.steps()) {
            counts(step);
            int value = step.parameters().isEmpty() ? -1 : step.parameters().getFirst();
            pumped |= step.command() == 0x8D && (value & 0x04) != 0 && value >= 0;
            horizontal |= step.command() == 0x20 && (value == 0 || value == 1);
            if (step.command() == mux && value >= 0 && value + 1 != panel.height() && script.isFinal(step)) {
                say(
                        Rule.MUX_RATIO,
                        step,
                        "drives " + (value + 1) + " rows, " + panel.name() + " has " + panel.height());
            }
            if (ssd1306 && step.command() == 0xDA && value >= 0 && value != comPins() && script.isFinal(step)) {
                say(
                        Rule.COM_PINS,
                        step,
                        "the wiring is 0x%02X, that of %s 0x%02X".formatted(value, panel.name(), comPins()));
            }
            on = step.command() == 0xAF ? step : on;
        }
        boolean setUp = on != null || script.steps().stream().anyMatch(step -> step.command() == mux);
        if (script.steps().isEmpty() || !setUp) {
            return;
        }
        Step end = on == null ? script.steps().getLast() : on;
        if (on == null) {
            say(Rule.NEVER_ON, end, "there is no 0xAF");
        }
        if (ssd1306 && !pumped) {
            say(Rule.CHARGE_PUMP, end, "the charge pump is never switched on");
        }
        if (ssd1306 && !horizontal) {
            say(Rule.ADDRESSING_MODE, end, "it stays in page addressing mode: windows are ignored");
        }
    }

    private void counts(Step step) {
        int code = step.command();
        if (!table.isKnown(code)) {
            say(Rule.UNKNOWN_COMMAND, step, "0x%02X is no command of the %s".formatted(code, panel.controller()));
            return;
        }
        int wanted = table.parameters(code);
        if (wanted != CommandTable.ANY && step.length() != wanted) {
            say(
                    Rule.PARAMETER_COUNT,
                    step,
                    "0x%02X %s takes %d parameters, not %d".formatted(code, table.name(code), wanted, step.length()));
        }
    }

    private int comPins() {
        for (InitSequence.Step step : panel.init().steps()) {
            if (step.command() == 0xDA) {
                return step.parameters().getFirst();
            }
        }
        return 0x12;
    }

    private void say(Rule rule, Step step, String message) {
        findings.add(new Finding(rule, step.at(), message));
    }
}
