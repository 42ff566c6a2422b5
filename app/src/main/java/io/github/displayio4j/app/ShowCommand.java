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
            "  displayio4j show photo.jpg --panel acep-600x448 --preview window",
            "  displayio4j show photo.jpg --panel st7789-240x240 --bus spi:0.0,dc=25,reset=24"
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ShowCommand implements Callable<Integer> {
    private static final int LOOK_MILLIS = 50;

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

    @Option(
            names = "--preview",
            paramLabel = "auto|window|terminal|sixel|none",
            description = "Show the glass, in a window until that is closed; e-paper as it refreshes. Default: none.")
    private Preview preview = Preview.NONE;

    @Mixin
    private final PanelOptions panel = new PanelOptions();

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        if (zoom < 1 || zoom > 16) {
            throw new UsageException("--zoom must be 1..16, not " + zoom);
        }
        if (png == null && panel.bus == null && preview == Preview.NONE) {
            throw new UsageException("show needs --png OUT.png, --preview, or --bus for a real panel");
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
        Viewer.Ear ear = new Viewer.Ear();
        try (Rig rig = new Rig(panel, ear)) {
            Viewfinder viewfinder = Pipeline.viewfinder(rig, panel.fit, false);
            rig.screen.setRootGroup(viewfinder.root());
            decode(source, viewfinder);
            Viewer viewer = Viewer.open(preview, false, png != null || rig.isReal(), rig, ear, file, viewfinder::root);
            rig.screen.refresh();
            if (viewer != null) {
                look(viewer);
            }
            if (png != null) {
                GlassImages.writePng(TurnedGlass.of(rig.glass, rig.screen.rotation()), png, zoom);
            }
        }
    }

    /// A window until it is closed; a terminal has seen all at once.
    private static void look(Viewer viewer) throws IOException {
        try (viewer) {
            while (viewer.poll(LOOK_MILLIS) && viewer instanceof Viewer.OnWindow) {
                // the user looks
            }
        }
    }

    private void showOnPaper(FrameSource source, Paper paper, @Nullable Wiring wiring) throws IOException {
        panel.checkRotation();
        try (PaperRig rig = new PaperRig(paper, panel.rotation, wiring)) {
            decode(source, rig.viewfinder(panel.fit));
            Viewer viewer = Viewer.open(preview, false, png != null || wiring != null, rig.view(), file);
            if (viewer != null) {
                try (viewer) {
                    rig.refresh(viewer);
                }
            }
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
