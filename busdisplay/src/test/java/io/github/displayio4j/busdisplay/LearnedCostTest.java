package io.github.displayio4j.busdisplay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.displaybus.BusBatch;
import io.github.displayio4j.displaybus.BusCost;
import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.TileGrid;
import org.junit.jupiter.api.Test;

/// A bus whose calls take far longer than it says.
class LearnedCostTest {
    private static final PanelSpec SPEC = PanelSpec.builder("test", Controller.ST7789, 64, 48)
            .init(InitSequence.builder().command(0x11))
            .build();
    private static final BusCost REAL = new BusCost(15_000, 100);
    private static final int FRAMES = 200;

    private BusCost declared = new BusCost(1000, 100);
    private final ModelBus bus = new ModelBus(240, 320) {
        @Override
        public void send(BusBatch batch) {
            super.send(batch);
            clock.sleep((long) REAL.nanos(batch.size(), batch.bytes()));
        }

        @Override
        public BusCost cost() {
            return declared;
        }
    };
    private final Bitmap bitmap = new Bitmap(64, 48, 2);
    private RefreshReport report = new RefreshReport();

    /// Eight dots far apart change in each frame, and a block in every fourth.
    private String draw(boolean learns) {
        Palette palette = new Palette(2);
        palette.set(1, 0xFFFFFF);
        Group root = new Group();
        root.append(new TileGrid(bitmap, palette));
        try (BusDisplay display =
                BusDisplay.builder(bus, SPEC).learnsCost(learns).build()) {
            display.setRootGroup(root);
            for (int frame = 0; frame < FRAMES; frame++) {
                for (int dot = 0; dot < 8; dot++) {
                    bitmap.set(dot * 6, dot * 5, 1 - bitmap.get(dot * 6, dot * 5));
                }
                for (int i = 0; frame % 4 == 0 && i < 400; i++) {
                    bitmap.set(44 + i % 20, 28 + i / 20, frame / 4 % 2);
                }
                report = display.refresh();
                assertEquals(bitmap.get(36, 30) == 1 ? 0xFFFF : 0, bus.cell(36, 30), "what is seen in frame " + frame);
            }
            return display.explain();
        }
    }

    @Test
    void aFrameTakesNoLongerThanIfTheBusHadSaidWhatItCosts() {
        String explained = draw(true);
        long learned = report.wireNanos;
        draw(false);
        assertTrue(learned < 0.7 * report.wireNanos, learned + " ns, and " + report.wireNanos + " by what is declared");
        assertTrue(explained.contains("As sends were seen to take"), explained);
        declared = REAL;
        draw(false);
        assertTrue(learned <= 1.1 * report.wireNanos, learned + " ns, and " + report.wireNanos + " by what is true");
    }

    @Test
    void whatIsDeclaredCountsIfAskedFor() {
        String explained = draw(false);
        assertEquals(8, report.windows);
        assertFalse(explained.contains("seen to take"), explained);
    }
}
