package io.github.displayio4j.panels.lint;

import io.github.displayio4j.busdisplay.Controller;
import io.github.displayio4j.busdisplay.PanelSpec;
import io.github.displayio4j.panels.CommandTable;
import io.github.displayio4j.panels.Paper;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Checks a script against the data sheets.
public final class Linter {
    private Linter() {}

    /// What was found, and the script with the commands' names.
    ///
    /// @param findings in the order of the script
    /// @param listing a line a command: `step 3: 0x36 MADCTL MX|BGR`
    public record Report(List<Finding> findings, List<String> listing) {
        /// Whether there is one of this severity.
        public boolean has(Rule.Severity severity) {
            return findings.stream().anyMatch(finding -> finding.rule().severity() == severity);
        }
    }

    /// Checks a script.
    ///
    /// @param panel what the script is for; if null, only what holds for all controllers of its command set counts
    public static Report lint(Script script, @Nullable PanelSpec panel) {
        List<Finding> findings = new ArrayList<>();
        Controller controller = panel != null ? panel.controller() : isMipi(script) ? Controller.ST7789 : null;
        if (controller != null && controller.family() == Controller.Family.MIPI_DCS) {
            new MipiRules(script, panel, findings).check();
        } else if (controller != null) {
            new OledRules(script, panel, findings).check();
        }
        if (panel != null && script.hertz() > panel.maxHertz()) {
            findings.add(new Finding(
                    Rule.BUS_SPEED,
                    "bus",
                    "%.1f MHz where the data sheet of the %s allows %.1f MHz"
                            .formatted(script.hertz() / 1e6, panel.controller(), panel.maxHertz() / 1e6)));
        }
        return report(script, findings, controller == null ? null : CommandTable.of(controller));
    }

    /// Checks a script for e-paper.
    public static Report lintPaper(Script script, Paper paper) {
        List<Finding> findings = new ArrayList<>();
        new PaperRules(script, paper, findings).check();
        return report(script, findings, CommandTable.of(paper.controller()));
    }

    private static Report report(Script script, List<Finding> findings, @Nullable CommandTable table) {
        findings.addAll(script.remarks());
        List<String> listing = new ArrayList<>();
        for (Step step : script.steps()) {
            listing.add(step.at() + ": " + Disassembly.line(step, table));
        }
        return new Report(List.copyOf(findings), List.copyOf(listing));
    }

    /// Whether commands of MIPI-DCS are in it: SLPOUT or DISPON without parameters, which others of that number
    /// have; or windows.
    private static boolean isMipi(Script script) {
        boolean mipi = false;
        boolean format = false;
        boolean order = false;
        for (Step step : script.steps()) {
            mipi |= (step.command() == 0x11 || step.command() == 0x29 || step.command() == 0x01) && step.length() == 0;
            format |= step.command() == 0x3A && step.length() == 1;
            order |= step.command() == 0x36 && step.length() == 1;
            mipi |= (step.command() == 0x2A || step.command() == 0x2B) && step.length() == 4;
            if (step.command() == 0xAF && step.length() == 0) {
                return false; // an OLED that is switched on
            }
        }
        return mipi || (format && order);
    }
}
