package io.github.displayio4j.app;

import io.github.displayio4j.busdisplay.PanelSpec;
import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.ColorConverter;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.TileGrid;
import io.github.displayio4j.panels.GlassImages;
import io.github.displayio4j.panels.PanelText;
import io.github.displayio4j.panels.Symptoms;
import io.github.displayio4j.panels.TurnedGlass;
import io.github.displayio4j.panels.trace.Trace;
import io.github.displayio4j.panels.trace.TraceFile;
import io.github.displayio4j.panels.trace.TraceRecorder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// A test card, and the cure for what is wrong with it.
@Command(
        name = "doctor",
        description = {
            "Draws a test card; told what is seen instead, prints the corrected description of the panel.",
            "",
            "The card: a white border of one pixel; red, green, blue and yellow corners from the top left clockwise;"
                    + " a gradient from black on the left to white on the right."
        },
        footer = {
            "",
            "Examples:",
            "  displayio4j doctor --panel st7789-240x240 --png card.png",
            "  displayio4j doctor --panel st7789-240x240 --bus spi:0.0,dc=25,reset=24",
            "  displayio4j doctor --panel st7789-240x240 --seen red-blue,negative > mine.panel",
            "",
            "The card of the corrected panel must be seen right; if not, say again what is seen."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class DoctorCommand implements Callable<Integer> {
    @Mixin
    private final PanelOptions panel = new PanelOptions();

    @Option(names = "--png", paramLabel = "OUT.png", description = "What the glass should show.")
    private @Nullable Path png;

    @Option(names = "--trace", paramLabel = "OUT.trace", description = "Record what is sent.")
    private @Nullable Path trace;

    @Option(
            names = "--seen",
            paramLabel = "SYMPTOMS",
            description = {
                "What is seen instead, with commas: turned=90|180|270 (clockwise; say the rest of the card turned back),"
                        + " red-blue (exchanged), negative, mirror-x, mirror-y, shifted=DX,DY (pixels to the right and"
                        + " down, after mirroring back)."
            })
    private @Nullable String seen;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        if (seen != null) {
            return cure(seen);
        }
        if (png == null && trace == null && panel.bus == null) {
            throw new UsageException(
                    "doctor needs --png OUT.png, --trace OUT.trace, --bus for a real panel, or --seen SYMPTOMS");
        }
        TraceRecorder recorder = new TraceRecorder();
        try (Rig rig = new Rig(panel, recorder)) {
            Group root = new Group();
            root.append(TileGrid.builder(card(rig.screen.width(), rig.screen.height()), new ColorConverter())
                    .build());
            rig.screen.setRootGroup(root);
            rig.screen.refresh();
            if (png != null) {
                GlassImages.writePng(TurnedGlass.of(rig.glass, rig.screen.rotation()), png, 1);
            }
            if (trace != null) {
                boolean i2c = panel.bus != null && panel.bus.startsWith("i2c");
                TraceFile.write(recorder.trace(rig.spec().name(), i2c ? Trace.Bus.I2C : Trace.Bus.SPI), trace);
            }
        }
        return 0;
    }

    private int cure(String words) {
        if (panel.name == null) {
            throw new UsageException("--seen needs --panel NAME, the panel as it is described now");
        }
        PanelSpec spec = PanelsCommand.find(panel.name);
        PrintWriter out = command.commandLine().getOut();
        try {
            out.print(PanelText.write(parse(words).correct(spec)));
        } catch (IllegalArgumentException e) {
            throw new UsageException("--seen: " + e.getMessage());
        }
        out.flush();
        return 0;
    }

    private static Symptoms parse(String words) {
        boolean[] flags = new boolean[4];
        int[] shift = new int[2];
        int turned = 0;
        String[] parts = words.split(",");
        List<String> names = List.of("red-blue", "negative", "mirror-x", "mirror-y");
        for (int i = 0; i < parts.length; i++) {
            String part = parts[i].strip();
            if (names.contains(part)) {
                flags[names.indexOf(part)] = true;
            } else if (part.startsWith("turned=")) {
                turned = number(part.substring(7));
            } else if (part.startsWith("shifted=") && i + 1 < parts.length) {
                shift[0] = number(part.substring(8));
                shift[1] = number(parts[++i].strip());
            } else {
                throw new IllegalArgumentException("no symptom is called '" + part + "'; there are turned=DEGREES, "
                        + String.join(", ", names) + " and shifted=DX,DY");
            }
        }
        return new Symptoms(turned, flags[0], flags[1], flags[2], flags[3], shift[0], shift[1]);
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is no number");
        }
    }

    private static Bitmap card(int w, int h) {
        Bitmap card = Bitmap.ofBits(w, h, 32);
        int corner = Math.max(2, Math.min(w, h) / 4);
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                boolean left = x < corner;
                boolean right = x >= w - corner;
                int colour = 255 * x / Math.max(1, w - 1) * 0x010101;
                if (x == 0 || y == 0 || x == w - 1 || y == h - 1) {
                    colour = 0xffffff;
                } else if (y < corner && (left || right)) {
                    colour = left ? 0xff0000 : 0x00ff00;
                } else if (y >= h - corner && (left || right)) {
                    colour = left ? 0xffff00 : 0x0000ff;
                }
                card.set(x, y, colour);
            }
        }
        return card;
    }
}
