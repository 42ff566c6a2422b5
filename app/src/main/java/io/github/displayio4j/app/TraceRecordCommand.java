package io.github.displayio4j.app;

import io.github.displayio4j.camera.FrameSource;
import io.github.displayio4j.camera.FrameSources;
import io.github.displayio4j.camera.Viewfinder;
import io.github.displayio4j.panels.Paper;
import io.github.displayio4j.panels.trace.Trace;
import io.github.displayio4j.panels.trace.TraceFile;
import io.github.displayio4j.panels.trace.TraceRecorder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Records a bus.
@Command(
        name = "record",
        description = {
            "Sends pictures to an emulated or real panel and records the bus, from reset on.",
            "",
            "Notes in the recording say which layers were drawn and what was edited; `replay --pixel` asks them."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class TraceRecordCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SOURCE", description = "What `show` takes.")
    private String source = "";

    @Mixin
    private final PanelOptions panel = new PanelOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "The recording.")
    private Path file = Path.of("");

    @Option(
            names = "--wires",
            paramLabel = "spi|nine-bits|parallel|i2c",
            description = "The emulated bus. Default: spi.")
    private @Nullable String wires;

    @Option(
            names = "--frames",
            paramLabel = "N",
            description = "Frames, 1..1000; with more than one, a label and a mark lie over them. Default: 1.")
    private int frames = 1;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        if (frames < 1 || frames > 1000) {
            throw new UsageException("--frames must be 1..1000, not " + frames);
        }
        if (wires != null && panel.bus != null) {
            throw new UsageException("--wires is for emulated buses, --bus for real ones: say one of them");
        }
        TraceRecorder recorder = new TraceRecorder();
        Paper paper = PaperRig.find(panel.name);
        Trace trace;
        try (FrameSource pictures = FrameSources.open(source)) {
            trace = paper == null ? recordPanel(pictures, recorder) : recordPaper(pictures, recorder, paper);
        }
        TraceFile.write(trace, file);
        PrintWriter out = command.commandLine().getOut();
        out.printf("%s: %d events, %d bytes on the bus%n", file, trace.events().size(), trace.bytes().length);
        out.flush();
        return 0;
    }

    private Trace recordPanel(FrameSource pictures, TraceRecorder recorder) throws IOException {
        Trace.Bus kind = wires == null ? Trace.Bus.SPI : bus(wires);
        try (Rig rig = new Rig(panel, recorder, kind)) {
            Viewfinder viewfinder = Pipeline.viewfinder(rig, panel.fit, frames > 1);
            rig.screen.setRootGroup(viewfinder.root());
            SceneNotes notes = new SceneNotes(viewfinder.root(), recorder);
            for (int i = 0; i < frames && (i == 0 || pictures.next()); i++) {
                if (i == 0) {
                    first(pictures, viewfinder);
                } else {
                    viewfinder.show(pictures);
                }
                notes.frame(rig.screen.width(), rig.screen.height(), rig.screen.rotation());
                rig.screen.refresh();
            }
            boolean i2c = panel.bus != null && panel.bus.startsWith("i2c");
            return recorder.trace(rig.spec().name(), i2c ? Trace.Bus.I2C : kind);
        }
    }

    private Trace recordPaper(FrameSource pictures, TraceRecorder recorder, Paper paper) throws IOException {
        if (wires != null && bus(wires) != Trace.Bus.SPI) {
            throw new UsageException("--wires: e-paper is on spi, not " + wires);
        }
        if (panel.bus != null) {
            throw new UsageException("--bus: e-paper is recorded from an emulated bus alone");
        }
        panel.checkRotation();
        try (PaperRig rig = new PaperRig(paper, panel.rotation, recorder)) {
            Viewfinder viewfinder = rig.viewfinder(panel.fit);
            first(pictures, viewfinder);
            new SceneNotes(viewfinder.root(), recorder).frame(rig.width(), rig.height(), panel.rotation);
            rig.refresh();
        }
        return recorder.trace(paper.spec().name(), Trace.Bus.SPI);
    }

    private void first(FrameSource pictures, Viewfinder viewfinder) throws IOException {
        if (!pictures.next()) {
            throw new IOException(source + ": holds no picture");
        }
        viewfinder.show(pictures);
        if (viewfinder.shownFrames() == 0) {
            throw new IOException(source + ": can't be decoded");
        }
    }

    private static Trace.Bus bus(String label) {
        for (Trace.Bus bus : Trace.Bus.values()) {
            if (bus.label().equals(label)) {
                return bus;
            }
        }
        throw new UsageException("--wires must be spi, nine-bits, parallel or i2c, not '" + label + "'");
    }
}
