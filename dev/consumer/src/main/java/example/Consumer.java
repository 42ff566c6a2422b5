package example;

import io.github.displayio4j.busdisplay.BusDisplay;
import io.github.displayio4j.busdisplay.PanelSpec;
import io.github.displayio4j.displaybus.Line;
import io.github.displayio4j.displaybus.VirtualClock;
import io.github.displayio4j.displaybus.VirtualWire;
import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.ImageCodec;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.TileGrid;
import io.github.displayio4j.fourwire.FourWire;
import io.github.displayio4j.panels.EmulatedPanel;
import io.github.displayio4j.panels.Panels;
import java.util.ServiceLoader;
import java.util.TreeSet;

/// Draws a red square on an emulated panel and says what its glass shows, and which image codecs are found.
public final class Consumer {
    private Consumer() {}

    public static void main(String[] args) {
        PanelSpec spec = Panels.find("memento").spec();
        VirtualClock clock = new VirtualClock();
        VirtualWire wire = new VirtualWire(clock);
        EmulatedPanel panel = EmulatedPanel.of(spec, 1);
        wire.listen(panel);
        FourWire bus = FourWire.builder(wire, clock)
                .command(wire.pin(Line.COMMAND))
                .chipSelect(wire.pin(Line.CHIP_SELECT))
                .reset(wire.pin(Line.RESET))
                .build();
        try (bus; BusDisplay display = BusDisplay.builder(bus, spec).build()) {
            Bitmap bitmap = new Bitmap(16, 16, 2);
            bitmap.fill(1);
            Palette palette = new Palette(2);
            palette.set(1, 0xFF0000);
            Group root = new Group();
            root.append(TileGrid.builder(bitmap, palette).at(16, 16).build());
            display.setRootGroup(root);
            display.refresh();
        }
        int[] glass = new int[panel.width() * panel.height()];
        panel.read(glass);
        TreeSet<String> codecs = new TreeSet<>();
        ServiceLoader.load(ImageCodec.class).forEach(codec -> codecs.add(codec.name()));
        System.out.printf("glass: %06X at 20,20; codecs: %s%n", glass[20 * panel.width() + 20], codecs);
    }
}
