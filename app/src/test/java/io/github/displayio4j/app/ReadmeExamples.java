package io.github.displayio4j.app;

import io.github.displayio4j.busdisplay.BusDisplay;
import io.github.displayio4j.busdisplay.PanelSpec;
import io.github.displayio4j.displaybus.Line;
import io.github.displayio4j.displaybus.VirtualClock;
import io.github.displayio4j.displaybus.VirtualWire;
import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.TileGrid;
import io.github.displayio4j.fourwire.FourWire;
import io.github.displayio4j.panels.EmulatedPanel;
import io.github.displayio4j.panels.GlassImages;
import io.github.displayio4j.panels.Panels;
import java.io.IOException;
import java.nio.file.Path;

/// The code of the README; `ReadmeTest` checks that it is the same and runs it.
final class ReadmeExamples {
    private ReadmeExamples() {}

    static void drawsATileGridToAPanel(Path png) throws IOException {
        // readme: begin
        PanelSpec spec = Panels.find("memento").spec();
        VirtualWire wire = new VirtualWire(new VirtualClock()); // or a real SPI port and pins
        EmulatedPanel panel = EmulatedPanel.of(spec, 1);
        wire.listen(panel);
        FourWire bus = FourWire.builder(wire, wire.clock())
                .command(wire.pin(Line.COMMAND))
                .chipSelect(wire.pin(Line.CHIP_SELECT))
                .hertz(spec.maxHertz())
                .build();
        try (bus;
                BusDisplay display = BusDisplay.builder(bus, spec).build()) {
            Bitmap sprite = new Bitmap(16, 16, 2);
            sprite.fill(1);
            Palette colors = new Palette(2);
            colors.set(1, 0xFF8000);
            Group root = new Group();
            root.append(TileGrid.builder(sprite, colors).at(112, 112).build());
            display.setRootGroup(root);
            display.refresh();
            GlassImages.writePng(panel, png, 1);
        }
        // readme: end
    }
}
