package io.github.displayio4j.app;

import io.github.displayio4j.camera.Fit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which panel, how it is held, and how fast its bus is.
final class PanelOptions {
    @Option(
            names = "--panel",
            paramLabel = "NAME",
            description = "Panel; the command `panels` lists them. Default: the one of the wiring, or memento.")
    @Nullable
    String name;

    @Option(
            names = "--rotation",
            paramLabel = "DEGREES",
            description = "How the panel is held: 0, 90, 180 or 270. Default: 0.")
    int rotation;

    @Option(
            names = "--fit",
            paramLabel = "contain|cover|none",
            description = "Whole picture, filled panel, or pixel for pixel. Default: contain.")
    Fit fit = Fit.CONTAIN;

    @Option(
            names = "--bus-hz",
            paramLabel = "HZ",
            description = "Clock of the SPI bus in Hz. Default: the fastest that the panel's data sheet allows.")
    @Nullable
    Integer hertz;

    @Option(
            names = "--bus",
            paramLabel = "WIRING",
            description = {
                "How a real panel is wired: spi:0.0,dc=25,reset=24,backlight=18 or i2c:1,address=0x3c, or a file of such"
                        + " words, one a line. `probe` lists what there is. Default: no real panel, an emulated one."
            })
    @Nullable
    String bus;

    /// @throws UsageException if the rotation is none of these
    void checkRotation() {
        if (rotation % 90 != 0 || rotation < 0 || rotation > 270) {
            throw new UsageException("--rotation must be 0, 90, 180 or 270, not " + rotation);
        }
    }
}
