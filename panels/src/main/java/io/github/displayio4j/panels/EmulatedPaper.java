package io.github.displayio4j.panels;

import io.github.displayio4j.displaybus.BusClock;
import io.github.displayio4j.displaybus.InputPin;
import io.github.displayio4j.displaybus.Line;
import io.github.displayio4j.displaybus.WireListener;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Random;

/// An e-paper panel that listens to the wire: a controller that obeys the bytes, and ink that keeps what it was last
/// driven to. Its memory holds random snow when power comes on. It is busy while it shows a picture, by the time of
/// the bus, and then hears nothing; in deep sleep only a reset wakes it.
///
/// A line that was never driven counts as tied to where the panel works. `read` and the busy pin may be asked from
/// any thread.
public final class EmulatedPaper implements WireListener, GlassView {
    private final Paper paper;
    private final PaperChip chip;
    private final BusClock clock;
    private boolean selected = true;
    private boolean command;
    private boolean held;
    private boolean wasShowing;
    private long version;

    private EmulatedPaper(Paper paper, BusClock clock, long seed) {
        this.paper = paper;
        this.clock = clock;
        Random snow = new Random(seed);
        chip = switch (paper.controller()) {
            case SSD1680 -> new Ssd1680(paper, snow);
            case UC8151 -> new Uc8151(paper, snow);
        };
    }

    /// A panel as it leaves the shop, just powered.
    ///
    /// @param clock of the bus, by which it is busy
    /// @param seed of the snow in its memory and on its glass
    public static EmulatedPaper of(Paper paper, BusClock clock, long seed) {
        return new EmulatedPaper(paper, clock, seed);
    }

    /// What it was made from.
    public Paper paper() {
        return paper;
    }

    /// Its busy pin.
    public InputPin busyPin() {
        boolean high = paper.controller() == Paper.Controller.SSD1680;
        return () -> isBusy() == high;
    }

    private synchronized boolean isBusy() {
        return chip.isBusy(clock.nanos());
    }

    /// What the controller has counted so far.
    public synchronized PaperCounters counters() {
        return chip.counters();
    }

    @Override
    public synchronized void line(Line line, boolean high, long nanos) {
        switch (line) {
            case CHIP_SELECT -> selected = !high;
            case COMMAND -> command = !high;
            case RESET -> {
                if (held == high) { // a line may be driven to the level that it has
                    held = !high;
                    if (held) {
                        chip.reset(nanos);
                    }
                }
            }
            case BACKLIGHT -> {}
        }
        version++;
    }

    @Override
    public synchronized void bytes(MemorySegment bytes, long offset, long length, long startNanos, long endNanos) {
        if (!selected || held) {
            return;
        }
        for (long at = offset; at < offset + length; at++) {
            int value = bytes.get(ValueLayout.JAVA_BYTE, at) & 0xff;
            if (command) {
                chip.command(value, endNanos);
            } else {
                chip.data(value, endNanos);
            }
        }
        version++;
    }

    @Override
    public int width() {
        return paper.spec().width();
    }

    @Override
    public int height() {
        return paper.spec().height();
    }

    /// Whether the ink is on its way to another picture.
    public synchronized boolean isShowing() {
        return chip.isShowing(clock.nanos());
    }

    @Override
    public synchronized long version() {
        boolean shows = chip.isShowing(clock.nanos());
        if (shows || wasShowing) { // ink moves by itself
            version++;
        }
        wasShowing = shows;
        return version;
    }

    @Override
    public synchronized void read(int[] xrgb) {
        int pixels = width() * height();
        if (xrgb.length < pixels) {
            throw new IllegalArgumentException(paper.spec().name() + ": the picture needs an array of at least "
                    + pixels + " pixels, not " + xrgb.length);
        }
        chip.see(xrgb, clock.nanos());
    }
}
