package io.github.displayio4j.app;

import io.github.displayio4j.app.linux.Wiring;
import io.github.displayio4j.busdisplay.BusCalibration;
import io.github.displayio4j.displaybus.BusCost;
import io.github.displayio4j.panels.SafeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Measures what sending costs on this machine and this bus, and keeps it in a wiring file.
@Command(
        name = "calibrate",
        description = "Measures what a call and a byte cost on a real panel's bus, and writes a wiring file with it.",
        footer = {
            "",
            "The planner then chooses windows by what they take here. The panel goes black meanwhile.",
            "",
            "Example:",
            "  displayio4j calibrate --bus spi:0.0,dc=25,reset=24 --panel st7789-240x240 --save wiring.txt"
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class CalibrateCommand implements Callable<Integer> {
    @Mixin
    private final PanelOptions panel = new PanelOptions();

    @Option(names = "--save", paramLabel = "FILE", description = "Where the wiring and its costs are written to.")
    private @Nullable Path save;

    @Override
    public Integer call() throws IOException {
        if (panel.bus == null) {
            throw new UsageException("calibrate needs --bus: there is nothing to measure without wires");
        }
        Wiring wiring = Wiring.parse(panel.bus);
        try (Rig rig = new Rig(panel)) {
            BusCost assumed = rig.bus().cost();
            BusCost measured = BusCalibration.measure(rig.bus(), rig.spec());
            System.out.print(String.format(
                    Locale.ROOT,
                    "%s on %s%n  per transfer  %,.0f ns (assumed until now: %,.0f)%n"
                            + "  per byte      %.1f ns (%.1f), that is %.2f MB/s%n  a full frame  %.1f ms%n",
                    rig.spec().name(),
                    wiring.kind().word() + ":" + wiring.where(),
                    measured.nanosPerTransfer(),
                    assumed.nanosPerTransfer(),
                    measured.nanosPerByte(),
                    assumed.nanosPerByte(),
                    1000 / measured.nanosPerByte(),
                    measured.nanos(6, BusCalibration.frameBytes(rig.spec())) / 1e6));
            if (save != null) {
                String text = wiring.with(Map.of(
                                "panel", rig.spec().name(),
                                "nanos-per-transfer", String.format(Locale.ROOT, "%.0f", measured.nanosPerTransfer()),
                                "nanos-per-byte", String.format(Locale.ROOT, "%.3f", measured.nanosPerByte())))
                        .toFile();
                try (SafeFile file = new SafeFile(save)) {
                    file.out().write(text.getBytes(StandardCharsets.UTF_8));
                    file.commit();
                }
            }
        }
        return 0;
    }
}
