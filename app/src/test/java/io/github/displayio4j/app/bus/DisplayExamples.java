package io.github.displayio4j.app.bus;

import io.github.displayio4j.busdisplay.BusDisplay;
import io.github.displayio4j.busdisplay.EPaperDisplay;
import io.github.displayio4j.busdisplay.EPaperRefresh;
import io.github.displayio4j.displaybus.BusClock;
import io.github.displayio4j.displaybus.BusException;
import io.github.displayio4j.displaybus.BusLock;
import io.github.displayio4j.displaybus.InputPin;
import io.github.displayio4j.displaybus.Line;
import io.github.displayio4j.displaybus.OutputPin;
import io.github.displayio4j.displaybus.SpiPort;
import io.github.displayio4j.displaybus.VirtualClock;
import io.github.displayio4j.displaybus.VirtualWire;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.Scene;
import io.github.displayio4j.displayio.text.Label;
import io.github.displayio4j.fourwire.FourWire;
import io.github.displayio4j.panels.EmulatedPanel;
import io.github.displayio4j.panels.EmulatedPaper;
import io.github.displayio4j.panels.Panels;
import io.github.displayio4j.panels.Papers;

/// The code of `docs/displays.md`.
final class DisplayExamples {
    private DisplayExamples() {}

    static int frames(SpiPort port, BusClock clock, OutputPin dc, OutputPin cs, OutputPin reset, Runnable card) {
        // docs: display begin
        BusLock wires = new BusLock(); // one for all that share these wires
        FourWire bus = FourWire.builder(port, clock)
                .command(dc)
                .chipSelect(cs)
                .reset(reset)
                .hertz(40_000_000)
                .lock(wires)
                .build();
        Group root = new Group();
        Label label = new Label("0", 0xFFFFFF);
        root.append(label.layer());
        int shown = 0;
        try (BusDisplay display = BusDisplay.builder(bus, Panels.find("memento").spec())
                .rotation(90)
                .build()) {
            display.setRootGroup(root);
            for (int i = 0; i < 60; i++) {
                label.setText("frame " + i);
                try {
                    display.refresh(30); // waits for its place at 30 frames a second
                    shown++;
                } catch (BusException e) {
                    continue; // nothing is lost: the next refresh sends it
                }
                try (BusLock.Turn _ = wires.take()) {
                    card.run(); // an SD card on the same SPI: waits for one strip at most
                }
            }
        }
        // docs: display end
        return shown;
    }

    static void editFromAnotherThread(Label label, Label other) {
        // docs: edit begin
        try (var _ = Scene.edit()) {
            label.setText("21.5");
            other.setText("48 %");
        }
        // docs: edit end
    }

    static EPaperRefresh paper(FourWire bus, InputPin busy, Group root) {
        // docs: paper begin
        try (EPaperDisplay display = EPaperDisplay.builder(
                        bus, Papers.find("ssd1680-122x250").spec())
                .busy(busy)
                .rotation(270)
                .fullRefreshEvery(10)
                .build()) {
            display.setRootGroup(root);
            EPaperRefresh answer = display.refresh();
            String what =
                    switch (answer) {
                        case EPaperRefresh.Started(boolean full, int areas, long bytes) ->
                            (full ? "all of it, " : areas + " areas, ") + bytes + " bytes";
                        case EPaperRefresh.Unchanged() -> "it shows that already";
                        case EPaperRefresh.TooSoon(long nanos) -> "again in " + nanos / 1_000_000_000 + " s";
                    };
            System.out.println(what);
            display.awaitShown(); // and lets the panel sleep
            return answer;
        }
        // docs: paper end
    }

    static int test() {
        // docs: test begin
        VirtualClock clock = new VirtualClock();
        VirtualWire wire = new VirtualWire(clock);
        EmulatedPanel panel = EmulatedPanel.of(Panels.find("memento").spec(), 1);
        wire.listen(panel);
        int shown = frames(
                wire, wire.clock(), wire.pin(Line.COMMAND), wire.pin(Line.CHIP_SELECT), wire.pin(Line.RESET), () -> {});
        int[] glass = new int[panel.width() * panel.height()];
        panel.read(glass);
        // docs: test end
        return shown == 60 && clock.nanos() > 1_900_000_000L ? glass.length : 0;
    }

    static EPaperRefresh testPaper() {
        VirtualClock clock = new VirtualClock();
        VirtualWire wire = new VirtualWire(clock);
        EmulatedPaper paper = EmulatedPaper.of(Papers.find("ssd1680-122x250"), clock, 1);
        wire.listen(paper);
        FourWire bus = FourWire.builder(wire, wire.clock())
                .command(wire.pin(Line.COMMAND))
                .chipSelect(wire.pin(Line.CHIP_SELECT))
                .reset(wire.pin(Line.RESET))
                .build();
        Group root = new Group();
        Label label = new Label("paper", 0xFFFFFF);
        root.append(label.layer());
        editFromAnotherThread(label, new Label("ink", 0xFFFFFF));
        return paper(bus, paper.busyPin(), root);
    }
}
