package io.github.displayio4j.app.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.busdisplay.EPaperDisplay;
import io.github.displayio4j.busdisplay.EPaperRefresh;
import io.github.displayio4j.busdisplay.EPaperSpec;
import io.github.displayio4j.busdisplay.InitSequence;
import io.github.displayio4j.displaybus.BusException;
import io.github.displayio4j.displaybus.Line;
import io.github.displayio4j.displaybus.VirtualClock;
import io.github.displayio4j.displaybus.VirtualWire;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.PixelFormat;
import io.github.displayio4j.displayio.oracle.Oracle;
import io.github.displayio4j.displayio.oracle.RandomScene;
import io.github.displayio4j.fourwire.FourWire;
import io.github.displayio4j.panels.EmulatedPaper;
import io.github.displayio4j.panels.Paper;
import io.github.displayio4j.panels.PaperCounters;
import io.github.displayio4j.panels.Papers;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// E-paper end to end: random scenes and edits over the wire; when the controller is no longer busy, the ink shows
/// what the slow renderer says, and the controller was never spoken to while it was busy, asleep or at rest.
class EPaperEqualsOracleTest {
    private static final long SECOND = 1_000_000_000;

    /// A display on an emulated panel.
    private static final class Rig implements AutoCloseable {
        final Paper paper;
        final VirtualClock clock = new VirtualClock();
        final EmulatedPaper glass;
        final FaultyPort port;
        final EPaperDisplay display;
        final Random random;
        final RandomScene scene;

        Rig(Paper paper, int rotation, boolean busyPin, int fullRefreshEvery, long seed) {
            this.paper = paper;
            VirtualWire wire = new VirtualWire(clock);
            glass = EmulatedPaper.of(paper, clock, seed);
            wire.listen(glass);
            port = new FaultyPort(wire);
            FourWire bus = FourWire.builder(port, wire.clock())
                    .command(wire.pin(Line.COMMAND))
                    .chipSelect(wire.pin(Line.CHIP_SELECT))
                    .reset(wire.pin(Line.RESET))
                    .hertz(4_000_000)
                    .build();
            EPaperDisplay.Builder builder =
                    EPaperDisplay.builder(bus, paper.spec()).rotation(rotation).fullRefreshEvery(fullRefreshEvery);
            display = (busyPin ? builder.busy(glass.busyPin()) : builder).build();
            random = new Random(seed);
            scene = new RandomScene(random);
            display.setRootGroup(scene.root);
        }

        /// Refreshes when the panel had its rest.
        EPaperRefresh refreshInTime() {
            clock.sleep(display.nanosToRefresh());
            EPaperRefresh result = display.refresh();
            display.awaitShown();
            return result;
        }

        /// @param step pixels that are looked at, of all
        void assertShown(String when, int step) {
            int[] seen = new int[glass.width() * glass.height()];
            glass.read(seen);
            for (int i = 0; i < seen.length; i += step) {
                int x = i % glass.width();
                int y = i / glass.width();
                int expected = ink(scene.root, x, y);
                if (seen[i] != expected) {
                    assertEquals(
                            Integer.toHexString(expected),
                            Integer.toHexString(seen[i]),
                            paper.spec().name() + ", " + when + ": pixel " + x + "," + y);
                }
            }
        }

        private int ink(Group root, int x, int y) {
            List<EPaperSpec.Plane> planes = paper.spec().planes();
            int first = value(root, planes.getFirst().format(), x, y);
            if (planes.size() == 1) {
                return paper.inks().get(first);
            }
            int second = value(root, planes.getLast().format(), x, y);
            return switch (planes.getLast().format().kind()) {
                case HIGHLIGHT_PLANE -> paper.inks().get(second == 1 ? 2 : first);
                default -> paper.inks().get(2 * first + second);
            };
        }

        private int value(Group root, PixelFormat format, int x, int y) {
            return Oracle.pixel(root, format, display.rotation(), glass.width(), glass.height(), x, y);
        }

        void assertNothingWasWrong(boolean mayAbort) {
            PaperCounters counters = glass.counters();
            String all = paper.spec().name() + ": " + counters;
            assertEquals(0, counters.whileBusy(), all);
            assertEquals(0, counters.whileAsleep(), all);
            assertEquals(0, counters.ignored(), all);
            assertEquals(0, counters.tooSoon(), all);
            assertTrue(mayAbort || counters.aborted() == 0, all);
        }

        @Override
        public void close() {
            display.close();
        }
    }

    /// Four grays need a waveform of one's own: what is in it does not matter here.
    private static Paper fourGrays() {
        EPaperSpec mono = Papers.find("ssd1680-122x250").spec();
        int[] waveform = new int[153];
        InitSequence start = InitSequence.builder()
                .command(0x12)
                .delay(10)
                .command(0x01, 249, 0, 0)
                .command(0x32, waveform)
                .command(0x22, 0xC7)
                .build();
        EPaperSpec spec = EPaperSpec.builder("four grays", 122, 250, start)
                .offset(8, 0)
                .window(new EPaperSpec.Window(0x44, 0x45, 0x4E, 0x4F, false, true, true))
                .plane(PixelFormat.GRAY_HIGH_PLANE, 0x24)
                .plane(PixelFormat.GRAY_LOW_PLANE, 0x26)
                .refresh(mono.refresh())
                .stop(mono.stop())
                .refreshNanos(5 * SECOND)
                .build();
        return new Paper(spec, Paper.Controller.SSD1680, 8, List.of(0, 0x555555, 0xAAAAAA, 0xFFFFFF), 4 * SECOND, 0);
    }

    static Stream<Arguments> papers() {
        return Stream.concat(Papers.all().stream(), Stream.of(fourGrays()))
                .flatMap(paper -> Stream.of(true, false)
                        .map(pin -> Arguments.of(paper.spec().name(), paper, pin)));
    }

    @ParameterizedTest(name = "{0}, busy pin: {2}")
    @MethodSource("papers")
    void theInkShowsTheScene(String name, Paper paper, boolean busyPin) {
        long seed = 20261123;
        boolean large = paper.spec().width() > 200;
        for (int rotation = busyPin ? 0 : 90; rotation < 360; rotation += 180) {
            try (Rig rig = new Rig(paper, rotation, busyPin, 3, seed + rotation)) {
                for (int edit = 0; edit < (large ? 2 : 4); edit++) {
                    EPaperRefresh result = rig.refreshInTime();
                    assertTrue(!(result instanceof EPaperRefresh.TooSoon), result.toString());
                    rig.assertShown("seed " + seed + ", rotation " + rotation + ", edit " + edit, large ? 23 : 1);
                    for (int i = rig.random.nextInt(4); i >= 0; i--) {
                        rig.scene.mutate();
                    }
                }
                rig.assertNothingWasWrong(false);
            }
        }
    }

    /// Every 30 seconds something changes. The panel wants 180 seconds of rest after a full refresh, but takes
    /// partial ones at any time; after four of them a full one is due, as soon as it may be.
    @Test
    void ghostsAreClearedInTimeAndPartialRefreshesLeaveNothingStale() {
        StringBuilder kinds = new StringBuilder();
        try (Rig rig = new Rig(Papers.find("ssd1680-122x250"), 0, true, 5, 7)) {
            for (int i = 0; i < 20; i++) {
                if (rig.refreshInTime() instanceof EPaperRefresh.Started started) {
                    kinds.append(started.full() ? 'F' : 'p');
                    rig.assertShown("refresh " + i, 1);
                }
                rig.scene.mutate();
                rig.scene.mutate();
                rig.scene.mutate();
                rig.clock.sleep((i + 1) * 30 * SECOND - rig.clock.nanos());
            }
            rig.assertNothingWasWrong(false);
            assertEquals(6, rig.glass.counters().mostPartial());
        }
        assertEquals("FppppppFppppppFppppp", kinds.toString());
    }

    @Test
    void tooSoonIsAnAnswerUntilTheTimeItNames() {
        try (Rig rig = new Rig(Papers.find("uc8151-128x296"), 0, true, 10, 8)) {
            assertInstanceOf(EPaperRefresh.Started.class, rig.display.refresh());
            assertTrue(rig.display.isBusy(), "also before the busy pin tells");
            rig.clock.sleep(2 * SECOND);
            assertTrue(rig.display.isBusy());
            rig.clock.sleep(2 * SECOND);
            assertTrue(!rig.display.isBusy());
            rig.scene.mutate();
            rig.scene.root.moveTo(3, 5);
            EPaperRefresh.TooSoon answer = assertInstanceOf(EPaperRefresh.TooSoon.class, rig.display.refresh());
            rig.clock.sleep(answer.nanos() - 1);
            assertEquals(new EPaperRefresh.TooSoon(1), rig.display.refresh());
            rig.clock.sleep(1);
            assertInstanceOf(EPaperRefresh.Started.class, rig.display.refresh());
            rig.display.awaitShown();
            rig.assertShown("in time", 1);
            rig.assertNothingWasWrong(false);
        }
    }

    /// The bus fails after any byte of a refresh, then works again.
    @ParameterizedTest
    @CsvSource({"ssd1680-122x250, 97", "ssd1680-122x250-red, 211", "uc8151-128x296, 151", "il0373-104x212-red, 157"})
    void aFailureAtAnyByteIsMadeGood(String name, int step) {
        int failures = 0;
        try (Rig rig = new Rig(Papers.find(name), 0, true, 4, 9)) {
            rig.port.passed.set(0);
            rig.refreshInTime();
            long bytes = rig.port.passed.get();
            for (long at = 0; at < bytes; at += at < 40 ? 2 : step) {
                rig.scene.mutate();
                rig.display.setRotation(180 - rig.display.rotation()); // all is dirty
                rig.clock.sleep(200 * SECOND);
                rig.port.failAfter = at;
                try {
                    rig.refreshInTime();
                } catch (BusException e) {
                    failures++;
                }
                rig.port.failAfter = Long.MAX_VALUE;
                rig.clock.sleep(200 * SECOND);
                rig.refreshInTime();
                rig.assertShown("byte " + at, 7);
            }
            rig.assertNothingWasWrong(false);
        }
        assertTrue(failures > 20, failures + " failures");
    }
}
