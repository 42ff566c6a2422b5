package io.github.displayio4j.app;

import io.github.displayio4j.busdisplay.Controller;
import io.github.displayio4j.busdisplay.PanelSpec;
import io.github.displayio4j.panels.Orientation;
import io.github.displayio4j.panels.PanelText;
import io.github.displayio4j.panels.Panels;
import io.github.displayio4j.panels.Paper;
import io.github.displayio4j.panels.PaperText;
import io.github.displayio4j.panels.Papers;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Lists the catalogue, or all that is known of one panel.
@Command(
        name = "panels",
        description = {
            "Lists the panels that --panel takes.",
            "",
            "With a name: the panel as text. Put into a file and changed, the file stands for the name everywhere."
        },
        footer = {
            "",
            "Examples:",
            "  displayio4j panels",
            "  displayio4j panels st7789-240x135 > mine.panel",
            "  displayio4j show photo.jpg --panel ./mine.panel --png glass.png"
        },
        mixinStandardHelpOptions = true)
final class PanelsCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "NAME|FILE", description = "The panel to describe.")
    private @Nullable String name;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = command.commandLine().getOut();
        if (name == null) {
            list(out);
        } else {
            Paper paper = PaperRig.find(name);
            if (paper != null) {
                out.print(PaperText.write(paper));
            } else {
                describe(out, find(name));
            }
        }
        out.flush();
        return 0;
    }

    /// A panel by its name or file.
    ///
    /// @throws UsageException if there is none
    static PanelSpec find(String name) {
        try {
            return Panels.find(name).spec();
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private static void describe(PrintWriter out, PanelSpec spec) {
        out.print(PanelText.write(spec));
        if (spec.controller().family() == Controller.Family.MIPI_DCS) {
            out.println("# a driver that turns by MADCTL:");
            for (int rotation = 0; rotation < 360; rotation += 90) {
                Orientation way = Orientation.of(spec, rotation);
                out.printf(
                        "# rotation %3d: MADCTL 0x%02X, offset %d %d, %dx%d%n",
                        rotation, way.madctl(), way.columnStart(), way.rowStart(), way.width(), way.height());
            }
        }
    }

    private static void list(PrintWriter out) {
        out.printf("%-21s %-16s %9s  %6s  %9s%n", "NAME", "CONTROLLER", "SIZE", "DEPTH", "BUS");
        for (PanelSpec spec : Panels.all()) {
            out.printf(
                    "%-21s %-16s %4dx%-4d  %2d bit  %5.1f MHz%n",
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
        out.println("Another panel: `panels NAME > mine.panel`, change it, and say --panel ./mine.panel.");
    }
}
