package io.github.displayio4j.app;

import io.github.displayio4j.app.linux.Wiring;
import io.github.displayio4j.camera.FrameSource;
import io.github.displayio4j.camera.FrameSources;
import io.github.displayio4j.camera.Viewfinder;
import io.github.displayio4j.panels.GlassImages;
import io.github.displayio4j.panels.GlassView;
import io.github.displayio4j.panels.Paper;
import io.github.displayio4j.panels.TurnedGlass;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// One picture, and what the glass shows of it.
@Command(
        name = "show",
        description = "Sends one picture over the bus to a panel, and writes what its glass shows.",
        footer = {
            "",
            "Examples:",
            "  displayio4j show photo.jpg --png glass.png",
            "  displayio4j show photo.jpg --panel ili9341-320x240 --fit cover --png glass.png",
            "  displayio4j show photo.jpg --panel acep-600x448 --png paper.png",
            "  displayio4j show photo.jpg --panel st7789-240x240 --bus spi:0.0,dc=25,reset=24"
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ShowCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "A JPEG file, or what `viewfinder` takes: its first frame.")
    private String file = "";

    @Option(
            names = "--png",
            paramLabel = "OUT.png",
            description = "Where the glass is written to. Needed without --bus.")
    private @Nullable Path png;

    @Option(
            names = "--zoom",
            paramLabel = "N",
            description = "Size of a pixel of the glass in OUT.png, 1..16. Default: 1.")
    private int zoom = 1;

    @Mixin
    private final PanelOptions panel = new PanelOptions();

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        if (zoom < 1 || zoom > 16) {
            throw new UsageException("--zoom must be 1..16, not " + zoom);
        }
        if (png == null && panel.bus == null) {
            throw new UsageException("show needs --png OUT.png, or --bus for a real panel");
        }
        if (png != null && !png.toString().toLowerCase(Locale.ROOT).endsWith(".png")) {
            throw new UsageException("--png must name a file that ends in .png, not '" + png + "'");
        }
        Wiring wiring = panel.bus == null ? null : Wiring.parse(panel.bus);
        Paper paper = PaperRig.find(panel.name == null && wiring != null ? wiring.get("panel") : panel.name);
        try (FrameSource source = FrameSources.open(file)) {
            if (paper == null) {
                showOnPanel(source);
            } else {
                showOnPaper(source, paper, wiring);
            }
        }
        return 0;
    }

    private void showOnPanel(FrameSource source) throws IOException {
        try (Rig rig = new Rig(panel)) {
            Viewfinder viewfinder = Pipeline.viewfinder(rig, panel.fit, false);
            rig.screen.setRootGroup(viewfinder.root());
            decode(source, viewfinder);
            rig.screen.refresh();
            if (png != null) {
                GlassImages.writePng(TurnedGlass.of(rig.glass, rig.screen.rotation()), png, zoom);
            }
        }
    }

    private void showOnPaper(FrameSource source, Paper paper, @Nullable Wiring wiring) throws IOException {
        panel.checkRotation();
        try (PaperRig rig = new PaperRig(paper, panel.rotation, wiring)) {
            decode(source, rig.viewfinder(panel.fit));
            GlassView glass = rig.refresh();
            if (png != null) {
                GlassImages.writePng(glass, png, zoom);
            }
        }
    }

    private void decode(FrameSource source, Viewfinder viewfinder) throws IOException {
        if (!source.next()) {
            throw new IOException(file + ": holds no picture");
        }
        viewfinder.show(source);
        String damage = viewfinder.lastDamage();
        if (viewfinder.shownFrames() == 0) {
            throw new IOException(damage == null ? file + ": can't be decoded" : damage);
        }
        if (damage != null) {
            command.commandLine().getErr().println("displayio4j: " + damage);
        }
    }
}
