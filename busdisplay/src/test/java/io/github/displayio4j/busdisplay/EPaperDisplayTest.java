package io.github.displayio4j.busdisplay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.displaybus.BusException;
import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.PixelFormat;
import io.github.displayio4j.displayio.Scene;
import io.github.displayio4j.displayio.TileGrid;
import java.util.List;
import org.junit.jupiter.api.Test;

class EPaperDisplayTest {
    private static final long SECOND = 1_000_000_000;

    private final ModelBus bus = new ModelBus(1, 1);
    private final Bitmap bitmap = new Bitmap(16, 8, 2);
    private final Group root = new Group();

    EPaperDisplayTest() {
        Palette palette = new Palette(2);
        palette.set(1, 0xFFFFFF);
        root.append(new TileGrid(bitmap, palette));
    }

    private static EPaperSpec.Builder spec() {
        return EPaperSpec.builder(
                        "paper", 16, 8, InitSequence.builder().command(0x12).build())
                .plane(PixelFormat.MONO_ROWS, 0x24)
                .stop(InitSequence.builder().command(0x10, 1).build())
                .window(new EPaperSpec.Window(0x44, 0x45, 0x4E, 0x4F, false, false, false))
                .refreshNanos(2 * SECOND)
                .intervalNanos(10 * SECOND);
    }

    private EPaperDisplay display(EPaperSpec spec) {
        EPaperDisplay display =
                EPaperDisplay.builder(bus, spec).fullRefreshEvery(3).build();
        display.setRootGroup(root);
        return display;
    }

    private EPaperRefresh afterAWhile(EPaperDisplay display) {
        bus.clock.sleep(11 * SECOND);
        return display.refresh();
    }

    @Test
    void aRefreshResetsStartsWritesAndShows() {
        try (EPaperDisplay display = display(spec().build())) {
            assertEquals(new EPaperRefresh.Started(true, 1, 16), display.refresh());
            assertEquals(1, bus.resets);
            assertEquals(List.of(0x12, 0x44, 0x4E, 0x45, 0x4F, 0x24, 0x20), bus.commands);
            assertTrue(display.isBusy());
            bus.commands.clear();
            bus.clock.sleep(2 * SECOND + 1);
            assertFalse(display.isBusy());
            assertEquals(List.of(0x10), bus.commands, "then it may sleep");
        }
    }

    @Test
    void tooSoonIsAnAnswerAndSendsNothing() {
        try (EPaperDisplay display = display(spec().build())) {
            display.refresh();
            bus.commands.clear();
            bitmap.set(0, 0, 1);
            bus.clock.sleep(SECOND);
            EPaperRefresh.TooSoon tooSoon = assertInstanceOf(EPaperRefresh.TooSoon.class, display.refresh());
            assertEquals(display.nanosToRefresh(), tooSoon.nanos());
            assertEquals(List.of(), bus.commands);
            bus.clock.sleep(tooSoon.nanos());
            assertEquals(new EPaperRefresh.Started(false, 1, 1), display.refresh(), "one byte of the row");
        }
    }

    @Test
    void allIsWrittenAgainInTimeAndNothingIfNothingChanged() {
        try (EPaperDisplay display = display(spec().build())) {
            StringBuilder kinds = new StringBuilder();
            display.refresh();
            for (int i = 1; i <= 7; i++) {
                bitmap.set(i, 0, 1);
                boolean full = assertInstanceOf(EPaperRefresh.Started.class, afterAWhile(display))
                        .full();
                kinds.append(full ? 'F' : 'p');
            }
            assertEquals("ppFppFp", kinds.toString());
            assertEquals(new EPaperRefresh.Unchanged(), afterAWhile(display));
        }
    }

    @Test
    void aFailureAtAnyByteLeavesAllDirty() {
        for (int at = 0; at < 24; at++) {
            try (EPaperDisplay display = display(spec().build())) {
                display.refresh();
                bitmap.set(3, 3, 1 - bitmap.get(3, 3));
                bus.clock.sleep(11 * SECOND);
                assertFalse(display.isBusy(), "the panel sleeps");
                bus.failAfter = at;
                boolean failed = false;
                try {
                    display.refresh();
                } catch (BusException e) {
                    failed = true;
                }
                bus.failAfter = Long.MAX_VALUE;
                if (failed) {
                    bus.clock.sleep(11 * SECOND);
                    assertEquals(new EPaperRefresh.Started(true, 1, 16), display.refresh(), "failed at byte " + at);
                } else {
                    assertTrue(at > 10, "byte " + at);
                }
            }
        }
    }

    @Test
    void twoPlanesShowOneMoment() {
        EPaperSpec spec = EPaperSpec.builder(
                        "tri", 16, 8, InitSequence.builder().build())
                .plane(PixelFormat.blackPlane(0xFF0000), 0x24)
                .plane(PixelFormat.highlightPlane(0xFF0000), 0x26)
                .build();
        try (EPaperDisplay display = display(spec)) {
            assertEquals(new EPaperRefresh.Started(true, 1, 32), display.refresh());
            assertEquals(List.of(0x24, 0x26, 0x20), bus.commands);
        }
    }

    @Test
    void aPanelThatStaysBusyIsAnError() {
        try (EPaperDisplay display =
                EPaperDisplay.builder(bus, spec().build()).busy(() -> true).build()) {
            String message = String.valueOf(
                    assertThrows(BusException.class, display::refresh).getMessage());
            assertTrue(message.startsWith("paper: the busy pin says busy for more than 120 s"), message);
        }
    }

    @Test
    void sevenColoursAreCleanedFirst() {
        EPaperSpec spec = EPaperSpec.builder(
                        "acep", 16, 8, InitSequence.builder().command(0x12).build())
                .plane(PixelFormat.ACEP, 0x10)
                .cleans(true)
                .refreshNanos(SECOND)
                .build();
        try (EPaperDisplay display = display(spec)) {
            assertEquals(new EPaperRefresh.Started(true, 1, 64), display.refresh());
            assertEquals(List.of(0x12, 0x10, 0x20, 0x12, 0x10, 0x20), bus.commands);
            assertEquals(2, bus.resets);
        }
    }

    /// The busy pin is asked while the panel wakes up and is cleaned: a thread with a frame open could not edit.
    @Test
    void editsMayComeInWhileThePanelWakesUp() {
        int[] edits = {0};
        EPaperSpec spec = spec().window(new EPaperSpec.Window(0x44, 0x45, 0x4E, 0x4F, false, false, false))
                .cleans(true)
                .build();
        try (EPaperDisplay display = EPaperDisplay.builder(bus, spec)
                .busy(() -> {
                    try (var _ = Scene.edit()) {
                        bitmap.set(0, 0, 1);
                        edits[0]++;
                    }
                    return false;
                })
                .build()) {
            display.setRootGroup(root);
            display.refresh();
            assertTrue(edits[0] >= 3, edits[0] + " edits");
            assertEquals(1, bitmap.get(0, 0));
        }
    }

    @Test
    void partialRefreshesHaveTheirOwnSequenceAndKeepThePictureBefore() {
        EPaperSpec.Partial fast = new EPaperSpec.Partial(
                InitSequence.builder().command(0x13).build(),
                InitSequence.builder().command(0x21).build(),
                0x26,
                SECOND / 2,
                SECOND);
        try (EPaperDisplay display = display(spec().partial(fast).build())) {
            assertEquals(new EPaperRefresh.Started(true, 1, 16), display.refresh());
            assertEquals(List.of(0x12, 0x44, 0x4E, 0x45, 0x4F, 0x24, 0x44, 0x4E, 0x45, 0x4F, 0x26, 0x20), bus.commands);
            bus.clock.sleep(2 * SECOND);
            display.awaitShown();
            bus.commands.clear();
            bitmap.set(0, 0, 1);
            assertEquals(new EPaperRefresh.Started(false, 1, 1), display.refresh());
            assertEquals(List.of(0x13, 0x44, 0x4E, 0x45, 0x4F, 0x24, 0x21), bus.commands);
            bus.commands.clear();
            long start = bus.clock.nanos();
            display.awaitShown();
            assertEquals(start + SECOND / 2 + 1, bus.clock.nanos());
            assertEquals(List.of(0x44, 0x4E, 0x45, 0x4F, 0x26, 0x10), bus.commands);
        }
        assertThrows(
                IllegalArgumentException.class,
                () -> EPaperSpec.builder(
                                "no window", 16, 8, InitSequence.builder().build())
                        .plane(PixelFormat.MONO_ROWS, 0x24)
                        .partial(fast)
                        .build());
    }

    @Test
    void closeIsHeardWhileThePanelIsBusy() {
        EPaperDisplay[] displays = new EPaperDisplay[1];
        EPaperDisplay display = EPaperDisplay.builder(bus, spec().build())
                .busy(() -> {
                    displays[0].close();
                    return true;
                })
                .build();
        displays[0] = display;
        display.setRootGroup(root);
        assertEquals(
                "display paper was closed while it refreshed",
                assertThrows(IllegalStateException.class, display::refresh).getMessage());
        assertFalse(Displays.open().contains(display));
    }

    @Test
    void closedIsClosed() {
        EPaperDisplay display = display(spec().build());
        display.close();
        display.close();
        assertThrows(IllegalStateException.class, display::refresh);
        assertFalse(Displays.open().contains(display));
    }
}
