package io.github.displayio4j.app;

import io.github.displayio4j.busdisplay.PanelSpec;
import io.github.displayio4j.panels.Panels;
import io.github.displayio4j.panels.Paper;
import io.github.displayio4j.panels.Papers;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Lists the catalogue.
@Command(name = "panels", description = "Lists the panels that --panel takes.", mixinStandardHelpOptions = true)
final class PanelsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = command.commandLine().getOut();
        out.printf("%-20s %-16s %9s  %6s  %9s%n", "NAME", "CONTROLLER", "SIZE", "DEPTH", "BUS");
        for (PanelSpec spec : Panels.all()) {
            out.printf(
                    "%-20s %-16s %4dx%-4d  %2d bit  %5.1f MHz%n",
                    spec.name(),
                    spec.controller(),
                    spec.width(),
                    spec.height(),
                    spec.format().depth(),
                    spec.maxHertz() / 1e6);
        }
        out.println();
        out.printf("%-24s %-12s %9s  %6s  (e-paper, for `show`)%n", "NAME", "CONTROLLER", "SIZE", "INKS");
        for (Paper paper : Papers.all()) {
            out.printf(
                    "%-24s %-12s %4dx%-4d  %6d%n",
                    paper.spec().name(),
                    paper.controller(),
                    paper.spec().width(),
                    paper.spec().height(),
                    Math.min(7, paper.inks().size()));
        }
        out.println();
        out.println("A panel can be named by its turned size too: ili9341-240x320 is ili9341-320x240 held upright.");
        out.flush();
        return 0;
    }
}
