package io.github.displayio4j.panels;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/// An e-paper controller with the ink in front of it: bytes with D/C in, a picture that stands still without power
/// out. What all of them share: deep sleep, being busy, and a refresh that takes its time.
abstract sealed class PaperChip permits Ssd1680, Uc8151 {
    /// Half a period of the flashes of a full refresh.
    private static final long FLASH_NANOS = 250_000_000;

    /// Until the busy pin tells, and the parameters of a command are still heard.
    private static final long REACTION_NANOS = 200_000;

    /// Ink that nobody drove to a colour.
    static final int UNDEFINED = 0x808080;

    private final Paper paper;
    final int columns;
    final int rows;
    /// What the ink shows, `0x00RRGGBB`, in rows.
    private final int[] ink;
    private final int[] next;
    private boolean showing;
    private boolean flashes;
    private long busyFrom;
    private long shownFrom;
    private long busyUntil = Long.MIN_VALUE;
    private long restUntil = Long.MIN_VALUE;
    boolean asleep;

    private long commands;
    long ignored;
    private long whileBusy;
    private long whileAsleep;
    private long refreshes;
    private long tooSoon;
    private long aborted;
    private int partials;
    private int mostPartial;

    PaperChip(Paper paper, RandomGenerator snow) {
        this.paper = paper;
        columns = paper.spec().width();
        rows = paper.spec().height();
        ink = new int[columns * rows];
        next = new int[columns * rows];
        for (int i = 0; i < ink.length; i++) {
            ink[i] = snow.nextBoolean() ? 0xffffff : 0; // whatever it showed last
        }
    }

    /// The RESET pin went low: registers as the data sheet says, memory untouched.
    final void reset(long nanos) {
        settle(nanos);
        if (showing) {
            aborted++; // the ink stays where it is on its way
            Arrays.fill(ink, UNDEFINED);
            showing = false;
        }
        busyUntil = Long.MIN_VALUE;
        asleep = false;
        restoreDefaults();
    }

    abstract void restoreDefaults();

    /// A byte with D/C low.
    final void command(int value, long nanos) {
        if (hears(nanos)) {
            commands++;
            obey(value, nanos);
        }
    }

    /// A byte with D/C high.
    final void data(int value, long nanos) {
        if (hears(nanos)) {
            parameter(value, nanos);
        }
    }

    private boolean hears(long nanos) {
        whileAsleep += asleep ? 1 : 0;
        boolean busy = !asleep && isBusy(nanos);
        whileBusy += busy ? 1 : 0;
        return !asleep && !busy;
    }

    abstract void obey(int command, long nanos);

    abstract void parameter(int value, long nanos);

    final boolean isBusy(long nanos) {
        settle(nanos);
        return nanos >= busyFrom && nanos < busyUntil;
    }

    /// Whether the ink is on its way.
    final boolean isShowing(long nanos) {
        settle(nanos);
        return showing;
    }

    final void busy(long nanos, long duration) {
        busyFrom = nanos + REACTION_NANOS;
        busyUntil = nanos + duration;
    }

    /// Shows the memory.
    ///
    /// @param partial whether only pixels that differ from the picture before are driven
    final void show(long nanos, boolean partial) {
        refreshes++;
        partials = partial ? partials + 1 : 0;
        mostPartial = Math.max(mostPartial, partials);
        System.arraycopy(ink, 0, next, 0, ink.length);
        picture(next, partial);
        showing = true;
        flashes = !partial;
        shownFrom = nanos;
        busy(nanos, partial ? paper.partialNanos() : paper.refreshNanos());
        if (!partial && !cleans()) {
            tooSoon += nanos < restUntil ? 1 : 0;
            restUntil = nanos + paper.spec().intervalNanos();
        }
    }

    /// Whether all is driven to the state between the inks, before a picture.
    private boolean cleans() {
        if (paper.inks().size() < 8) {
            return false;
        }
        int clean = paper.inks().get(7);
        return Arrays.stream(next).allMatch(colour -> colour == clean);
    }

    /// Fills in what the memory makes the ink show; `ink` holds what it shows now.
    abstract void picture(int[] ink, boolean partial);

    private void settle(long nanos) {
        if (showing && nanos >= busyUntil) {
            System.arraycopy(next, 0, ink, 0, ink.length);
            showing = false;
        }
    }

    /// What an eye sees; a full refresh flashes.
    final void see(int[] xrgb, long nanos) {
        settle(nanos);
        if (showing && flashes && (nanos - shownFrom) / FLASH_NANOS % 2 == 0) {
            for (int i = 0; i < ink.length; i++) {
                xrgb[i] = ink[i] ^ 0xffffff;
            }
        } else {
            System.arraycopy(ink, 0, xrgb, 0, ink.length);
        }
    }

    final PaperCounters counters() {
        return new PaperCounters(commands, ignored, whileBusy, whileAsleep, refreshes, tooSoon, aborted, mostPartial);
    }

    static byte[] snow(int bytes, RandomGenerator random) {
        byte[] memory = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            memory[i] = (byte) random.nextInt();
        }
        return memory;
    }
}
