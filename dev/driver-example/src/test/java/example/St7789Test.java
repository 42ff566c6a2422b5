package example;

import static io.github.displayio4j.panels.junit.GlassAssertions.assertGlass;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.panels.junit.EmulatedPanel;
import io.github.displayio4j.panels.junit.PanelBench;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@EmulatedPanel("st7789-240x240")
class St7789Test {
    private static final int SIZE = 240;

    private static St7789 started(PanelBench bench) {
        St7789 driver = new St7789(bench::command, bench::data, bench::sleepMillis);
        driver.start();
        return driver;
    }

    /// Red grows to the right, green downwards.
    private static short[] picture() {
        short[] pixels = new short[SIZE * SIZE];
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                pixels[y * SIZE + x] = (short) (x * 31 / (SIZE - 1) << 11 | y * 63 / (SIZE - 1) << 5);
            }
        }
        return pixels;
    }

    private static int colour(int x, int y) {
        int red = x * 31 / (SIZE - 1);
        int green = y * 63 / (SIZE - 1);
        return (red << 3 | red >> 2) << 16 | (green << 2 | green >> 4) << 8;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void showsThePictureHoweverItIsHeld(int turns, PanelBench bench) {
        St7789 driver = started(bench);
        driver.turn(turns);
        driver.draw(0, 0, SIZE, SIZE, picture());
        assertGlass(St7789Test::colour, bench.glass(90 * turns));
        bench.assertNoFaults();
    }

    @Test
    void looksAsItDidWhenSomebodyLookedAtIt(PanelBench bench) {
        St7789 driver = started(bench);
        driver.draw(0, 0, SIZE, SIZE, picture());
        driver.draw(100, 80, 40, 20, new short[40 * 20]);
        assertGlass(Path.of("src/test/resources/picture.png"), bench.glass());
    }

    @Test
    void startsAsTheDataSheetDemands(PanelBench bench) {
        started(bench).draw(0, 0, 1, 1, new short[1]);
        bench.assertLintClean();
    }

    @Test
    void startsAPanelThatSomebodyElseHasUsed(@EmulatedPanel(value = "st7789-240x240", usedBefore = true) PanelBench bench) {
        started(bench).draw(0, 0, SIZE, SIZE, picture());
        assertGlass(St7789Test::colour, bench.glass());
    }

    @Test
    void losesNothingOnAPanelThatForgivesNothing(@EmulatedPanel(value = "st7789-240x240", lossy = 1) PanelBench bench) {
        started(bench).draw(0, 0, SIZE, SIZE, picture());
        assertGlass(St7789Test::colour, bench.glass());
    }

    /// At 62.5 MHz a frame takes 15 ms, longer than the scan of its rows: it starts behind the scan, and the next one
    /// sees all of it.
    @Test
    void doesNotTearIfItFollowsTheScan(PanelBench bench) {
        St7789 driver = started(bench);
        bench.command((byte) 0x35); // the TE pin is on,
        bench.data((byte) 0);
        bench.command((byte) 0x44); // and rises at row 8
        bench.data((byte) 0, (byte) 8);
        var beam = bench.beam();
        driver.draw(0, 0, SIZE, SIZE, new short[SIZE * SIZE]);
        bench.sleepMillis(100);
        long torn = beam.torn();
        var tearing = bench.tearingPin();
        for (int i = 0; i < 10; i++) {
            tearing.await(false, 40_000_000, bench.clock());
            tearing.await(true, 40_000_000, bench.clock());
            driver.draw(0, 0, SIZE, SIZE, picture());
        }
        bench.sleepMillis(100);
        assertEquals(torn, beam.torn());
    }

    /// Whoever draws when he likes is overtaken by the scan, or overtakes it.
    @Test
    void tearsIfItDoesNot(PanelBench bench) {
        St7789 driver = started(bench);
        var beam = bench.beam();
        for (int i = 0; i < 20; i++) {
            driver.draw(0, 0, SIZE, SIZE, i % 2 == 0 ? picture() : new short[SIZE * SIZE]);
            bench.sleepMillis(3);
        }
        assertTrue(beam.torn() > 0, "no frame was torn");
    }
}
