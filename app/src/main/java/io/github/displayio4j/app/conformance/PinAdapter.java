package io.github.displayio4j.app.conformance;

import io.github.displayio4j.displaybus.InputPin;

/// A pin; what it is wired to is told by who uses it.
final class PinAdapter extends Adapter implements InputPin {
    private boolean high;
    private long flipAfter = -1;
    private final Bench bench;

    private PinAdapter(Bench bench, boolean high) {
        super("Pin");
        this.bench = bench;
        this.high = high;
    }

    static PinAdapter make(Arguments args, Bench bench) {
        args.integer(0, "number");
        return new PinAdapter(bench, args.integer(1, "level", 0) != 0);
    }

    /// Sets the level that is read; the last of so many reads inverts it, unless negative.
    void drive(boolean level, long reads) {
        high = level;
        flipAfter = reads;
    }

    @Override
    public boolean isHigh() {
        bench.busWords.word(high ? "Y:1" : "Y:0"); // the level before the read, as golden files have it
        flipAfter--;
        if (flipAfter == 0) {
            high = !high;
        }
        return high;
    }
}
