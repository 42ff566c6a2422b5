package io.github.displayio4j.preview;

import io.github.displayio4j.busdisplay.BusDisplay;
import io.github.displayio4j.displaybus.DisplayBus;
import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.Layer;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.TileGrid;
import io.github.displayio4j.displayio.vectorio.Circle;
import io.github.displayio4j.panels.EmulatedPanel;
import io.github.displayio4j.panels.GlassView;
import io.github.displayio4j.panels.Panels;
import io.github.displayio4j.panels.ScanBeam;
import io.github.displayio4j.panels.TurnedGlass;
import java.util.SplittableRandom;

/// A scene on an emulated panel that is edited at random: the same seed, the same edits.
final class EditedPanel implements AutoCloseable {
    private static final int SPRITES = 6;

    private final SplittableRandom random;
    private final DisplayBus bus;
    private final EmulatedPanel panel;
    private final int rotation;
    private final BusDisplay display;
    private final GlassView glass;
    private final WireWatch watch;
    private final Group root = new Group();
    private final Palette palette = new Palette(8);
    private final Bitmap bitmap = new Bitmap(32, 16, 8);

    EditedPanel(long seed, int rotation) {
        random = new SplittableRandom(seed);
        this.rotation = rotation;
        panel = EmulatedPanel.of(Panels.find("st7735r-160x128").spec(), seed);
        watch = new WireWatch(panel.spec(), rotation);
        bus = new WireBus(panel, watch);
        display = BusDisplay.builder(bus, panel.spec()).rotation(rotation).build();
        glass = TurnedGlass.of(panel, rotation);
        for (int i = 0; i < palette.size(); i++) {
            palette.set(i, random.nextInt(1 << 24));
        }
        palette.makeTransparent(0);
        for (int i = 0; i < 32 * 16; i++) {
            bitmap.set(i % 32, i / 32, random.nextInt(8));
        }
        for (int i = 0; i < SPRITES; i++) {
            root.append(TileGrid.builder(bitmap, palette)
                    .tiles(2, 2)
                    .tileSize(8, 8)
                    .at(random.nextInt(120), random.nextInt(110))
                    .build());
        }
        root.append(new Circle(palette, 9, 40, 40));
        display.setRootGroup(root);
        display.refresh();
    }

    /// What an eye sees of the scan.
    ScanBeam beam() {
        return panel.beam(bus.clock());
    }

    /// Lets time pass.
    void pass(long nanos) {
        bus.clock().sleep(nanos);
    }

    int rotation() {
        return rotation;
    }

    GlassView glass() {
        return glass;
    }

    WireWatch watch() {
        return watch;
    }

    Group root() {
        return root;
    }

    void refresh() {
        display.refresh();
    }

    /// Changes something and shows it.
    ///
    /// @return what, for people
    String edit() {
        int i = random.nextInt(root.size());
        Layer layer = root.get(i);
        String what =
                switch (random.nextInt(9)) {
                    case 0 -> {
                        layer.setHidden(random.nextInt(4) == 0);
                        yield "layer " + i + " hidden: " + layer.isHidden();
                    }
                    case 1 -> {
                        int color = random.nextInt(1, 8);
                        palette.set(color, random.nextInt(1 << 24));
                        yield "colour " + color;
                    }
                    case 2 -> {
                        bitmap.set(random.nextInt(32), random.nextInt(16), random.nextInt(8));
                        yield "a value";
                    }
                    case 3 -> {
                        if (layer instanceof TileGrid grid) {
                            grid.setTile(random.nextInt(2), random.nextInt(2), random.nextInt(8));
                        }
                        yield "a tile of layer " + i;
                    }
                    default -> {
                        layer.moveTo(random.nextInt(-10, 128), random.nextInt(-10, 128));
                        yield "layer " + i + " to " + layer.x() + "," + layer.y();
                    }
                };
        refresh();
        return what;
    }

    @Override
    public void close() {
        display.close();
        bus.close();
    }
}
