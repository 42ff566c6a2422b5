package io.github.displayio4j.app;

import io.github.displayio4j.panels.GlassImages;
import io.github.displayio4j.panels.TurnedGlass;
import io.github.displayio4j.preview.scene.SceneFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// A scene of a text file on a panel, again and again while it is edited.
@Command(
        name = "scene",
        description = "Shows the scene that a text file describes on a panel; with --watch, as the file is edited.",
        footer = {
            "",
            "What changes in the file changes on the panel, and nothing else is sent. Mistakes are told with line and",
            "column, in the window too, and the picture stays until they are mended. docs/scenes.md describes the files.",
            "",
            "Examples:",
            "  displayio4j scene menu.scene --panel st7789-240x240 --watch",
            "  displayio4j scene menu.scene --png menu.png --zoom 2",
            "  displayio4j scene menu.scene --check"
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class SceneCommand implements Callable<Integer> {
    private static final int LOOK_MILLIS = 50;

    @Parameters(paramLabel = "FILE.scene", description = "The scene.")
    private Path path = Path.of("");

    @Option(names = "--watch", description = "Look for changes of the file, until the window is closed.")
    private boolean watch;

    @Option(names = "--check", description = "Only say what is wrong with the file.")
    private boolean check;

    @Option(
            names = "--png",
            paramLabel = "OUT.png",
            description = "Where the glass is written to at the end. Needed without --preview, --watch, --bus.")
    private @Nullable Path png;

    @Option(
            names = "--zoom",
            paramLabel = "N",
            description = "Size of a pixel of the glass in OUT.png, 1..16. Default: 1.")
    private int zoom = 1;

    @Option(
            names = "--preview",
            paramLabel = "auto|window|terminal|sixel|none",
            description = "Where the glass is shown. Default: none; with --watch auto.")
    private @Nullable Preview preview;

    @Option(names = "--frames", paramLabel = "N", description = "End after so many looks at the file. Default: never.")
    private @Nullable Integer frames;

    @Mixin
    private final PanelOptions panel = new PanelOptions();

    @Override
    public Integer call() throws IOException {
        if (zoom < 1 || zoom > 16) {
            throw new UsageException("--zoom must be 1..16, not " + zoom);
        }
        if (frames != null && frames < 1) {
            throw new UsageException("--frames must be 1 or more, not " + frames);
        }
        if (png != null && !png.toString().toLowerCase(Locale.ROOT).endsWith(".png")) {
            throw new UsageException("--png must name a file that ends in .png, not '" + png + "'");
        }
        Preview where = preview != null ? preview : watch ? Preview.AUTO : Preview.NONE;
        if (!check && png == null && panel.bus == null && where == Preview.NONE) {
            throw new UsageException("scene needs --png OUT.png, --preview, --watch, or --bus for a real panel");
        }
        SceneFile file = new SceneFile(path);
        file.look();
        if (file.problem() != null && (check || !watch)) {
            System.err.println(file.problem());
            return 1;
        }
        return check ? 0 : show(file, where);
    }

    private int show(SceneFile file, Preview where) throws IOException {
        Viewer.Ear ear = new Viewer.Ear();
        try (Rig rig = new Rig(panel, ear)) {
            String name = String.valueOf(path.getFileName());
            Viewer viewer = Viewer.open(where, false, png != null || rig.isReal(), rig, ear, name, file.scene()::root);
            rig.screen.setRootGroup(file.scene().root());
            rig.screen.refresh();
            if (viewer != null) {
                try (viewer) {
                    view(file, rig, viewer);
                }
            } else if (watch) {
                watch(file, rig);
            }
            if (png != null) {
                GlassImages.writePng(TurnedGlass.of(rig.glass, rig.screen.rotation()), png, zoom);
            }
        }
        return 0;
    }

    /// Until the user closes it; a terminal that need not look again has seen all at once.
    private void view(SceneFile file, Rig rig, Viewer viewer) throws IOException {
        viewer.setMessage(file.problem());
        boolean once = viewer instanceof Viewer.OnTerminal && !watch;
        boolean open = viewer.poll(0);
        for (int i = 0; open && !once && (frames == null || i < frames); i++) {
            if (watch && viewer.pace().next() && file.look()) {
                viewer.setMessage(file.problem());
                rig.screen.refresh();
            }
            open = viewer.poll(LOOK_MILLIS);
        }
    }

    /// For a real panel, where nobody looks on at this machine: until Ctrl+C.
    private void watch(SceneFile file, Rig rig) throws IOException {
        String told = file.problem();
        for (int i = 0; frames == null || i < frames; i++) {
            if (file.look()) {
                rig.screen.refresh();
            }
            if (file.problem() != null && !file.problem().equals(told)) {
                System.err.println(file.problem());
            }
            told = file.problem();
            try {
                Thread.sleep(LOOK_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
