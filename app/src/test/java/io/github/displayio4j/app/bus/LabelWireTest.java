package io.github.displayio4j.app.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.busdisplay.BusDisplay;
import io.github.displayio4j.busdisplay.PanelSpec;
import io.github.displayio4j.displaybus.Line;
import io.github.displayio4j.displaybus.VirtualClock;
import io.github.displayio4j.displaybus.VirtualWire;
import io.github.displayio4j.displayio.Area;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.terminalio.Terminal;
import io.github.displayio4j.displayio.text.Label;
import io.github.displayio4j.displayio.text.TextBuffer;
import io.github.displayio4j.fourwire.FourWire;
import io.github.displayio4j.panels.EmulatedPanel;
import io.github.displayio4j.panels.Panels;
import org.junit.jupiter.api.Test;

/// Text end to end: what goes over the wire, and what the glass shows.
class LabelWireTest {
    private final PanelSpec spec = Panels.find("memento").spec();
    private final Group root = new Group();
    private final VirtualWire wire = new VirtualWire(new VirtualClock());
    private final EmulatedPanel panel = EmulatedPanel.of(spec, 1);
    private final int[] glass = new int[spec.width() * spec.height()];

    private BusDisplay display() {
        wire.listen(panel);
        FourWire bus = FourWire.builder(wire, wire.clock())
                .command(wire.pin(Line.COMMAND))
                .chipSelect(wire.pin(Line.CHIP_SELECT))
                .reset(wire.pin(Line.RESET))
                .hertz(60_000_000)
                .build();
        BusDisplay display = BusDisplay.builder(bus, spec).build();
        display.setRootGroup(root);
        display.refresh();
        return display;
    }

    /// Bytes on the wire for one refresh.
    private long sent(BusDisplay display) {
        long before = wire.bytes();
        display.refresh();
        return wire.bytes() - before;
    }

    /// The area around all pixels of the glass that are not black.
    private Area lit() {
        panel.read(glass);
        Area area = Area.ofSize(0, 0);
        for (int i = 0; i < glass.length; i++) {
            if ((glass[i] & 0xffffff) != 0) {
                int x = i % spec.width();
                int y = i / spec.width();
                area = area.union(new Area(x, y, x + 1, y + 1));
            }
        }
        return area;
    }

    @Test
    void equalTextSendsNothing() {
        Label label = new Label("12.5 \u00b0C", 0xffffff);
        root.append(label.layer());
        try (BusDisplay display = display()) {
            label.setText(new TextBuffer().append("12.5 \u00b0C"));
            label.setColor(0xffffff);
            assertEquals(0, sent(display));
            label.setText("12.6 \u00b0C");
            long changed = sent(display);
            assertTrue(changed > 0 && changed <= 11 + 2 * 5 * 8, changed + " bytes for one digit");
        }
    }

    @Test
    void anchoredAtTheRightItEndsWhereItDid() {
        Label label = new Label("9", 0xffffff);
        label.setTight(true);
        label.setBackground(0x0000ff);
        label.setAnchor(1, 1);
        label.moveTo(200, 100);
        root.append(label.layer());
        try (BusDisplay display = display()) {
            for (String text : new String[] {"9", "10", "1000", "7", "gy", ""}) {
                label.setText(text);
                display.refresh();
                assertEquals(text.isEmpty() ? Area.ofSize(0, 0) : label.area(), lit(), text);
                assertEquals(200, label.x() + label.width(), text);
                assertEquals(100, label.y() + label.height(), text);
            }
        }
    }

    @Test
    void aTerminalSendsTheCellsThatDiffer() {
        Terminal terminal = new Terminal(20, 10);
        root.append(terminal.layer());
        terminal.append("one\r\ntwo");
        try (BusDisplay display = display()) {
            assertEquals(0, sent(display));
            terminal.append("\rtwo");
            assertEquals(0, sent(display), "the same again");
            terminal.append("!");
            long changed = sent(display);
            assertTrue(changed > 0 && changed <= 11 + 2 * 6 * 12, changed + " bytes for one cell");
        }
    }
}
