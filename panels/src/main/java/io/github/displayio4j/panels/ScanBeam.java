package io.github.displayio4j.panels;

import io.github.displayio4j.displaybus.BusClock;
import io.github.displayio4j.displayio.Area;
import java.util.Arrays;

/// What an eye saw of a panel whose rows are refreshed one after the other, at the controller's rate: each row as
/// it was
/// when the scan last came by. A picture that is written while it is scanned is seen torn, and counted.
///
/// A frame of the scan is torn if it shows a part of a window as it was before, and another part as it was sent.
public final class ScanBeam implements GlassView {
    private static final int MOST_WINDOWS = 64;

    private final EmulatedPanel panel;
    private final MipiDcs chip;
    private final Mounting mounting;
    private final BusClock clock;
    private final int rows;
    private final int columns;
    private final int[] shown;

    private long awakeNanos = -1;
    /// Rows refreshed since the scan began, seen or not.
    private long done;

    private long frames;
    private long torn;
    private long version;

    // windows that were in progress in this frame; the last one may still be
    private int windows;
    private final int[] firstRow = new int[MOST_WINDOWS];
    private final int[] lastRow = new int[MOST_WINDOWS];
    private final int[] old = new int[MOST_WINDOWS];
    private final int[] fresh = new int[MOST_WINDOWS];
    private final int[] mixed = new int[MOST_WINDOWS];

    ScanBeam(EmulatedPanel panel, MipiDcs chip, Mounting mounting, BusClock clock) {
        this.panel = panel;
        this.chip = chip;
        this.mounting = mounting;
        this.clock = clock;
        rows = panel.spec().controller().rows();
        columns = panel.spec().controller().columns();
        shown = new int[rows * columns];
    }

    /// Frames that the controller has shown.
    public synchronized long frames() {
        advance(clock.nanos());
        return frames;
    }

    /// How many of them were torn.
    public synchronized long torn() {
        advance(clock.nanos());
        return torn;
    }

    /// How many bytes come while half a row is refreshed.
    ///
    /// @param nanos that `bytes` bytes take
    long piece(long bytes, long nanos) {
        return Math.clamp((long) (bytes * chip.rowNanos() / 2 / Math.max(1, nanos)), 16, 1 << 20);
    }

    /// Lets the scan go on to a time.
    synchronized void advance(long nanos) {
        if (!chip.isAwake()) {
            Arrays.fill(shown, 0);
            awakeNanos = -1;
            return;
        }
        if (chip.awakeNanos() != awakeNanos) {
            awakeNanos = chip.awakeNanos();
            done = 0;
            windows = 0;
        }
        long target = chip.beamRows(nanos);
        int frame = chip.frameRows();
        version += target > done ? 1 : 0;
        while (done < target) {
            if (done % frame == 0 && target - done > 2L * frame) {
                long before = torn;
                refresh(done + frame);
                long skipped = (target - done) / frame - 1; // nothing is written between: they look the same
                frames += skipped;
                torn += skipped * (torn - before);
                done += skipped * frame;
            } else {
                refresh(Math.min(target, done + frame - done % frame));
            }
        }
    }

    private void refresh(long to) {
        int frame = chip.frameRows();
        boolean lit = chip.lit();
        for (; done < to; done++) {
            int place = (int) (done % frame);
            if (place < rows) {
                int row = chip.order.upwards ? rows - 1 - place : place;
                if (lit) {
                    chip.order.scan(row, chip.memory.colours, shown);
                } else {
                    Arrays.fill(shown, row * columns, (row + 1) * columns, 0);
                }
                count(chip.order.memoryRow(row));
            }
            if (place == frame - 1) {
                endFrame();
            }
        }
    }

    private void count(int row) {
        for (int i = 0; i < windows; i++) {
            if (row >= firstRow[i] && row <= lastRow[i]) {
                int progress = i == windows - 1 ? chip.memory.progress(row) : 2;
                old[i] += progress == 0 ? 1 : 0;
                mixed[i] += progress == 1 ? 1 : 0;
                fresh[i] += progress == 2 ? 1 : 0;
            }
        }
    }

    private void endFrame() {
        frames++;
        boolean tears = false;
        for (int i = 0; i < windows; i++) {
            tears |= mixed[i] > 0 || (old[i] > 0 && fresh[i] > 0);
        }
        torn += tears ? 1 : 0;
        if (windows > 0) {
            firstRow[0] = firstRow[windows - 1];
            lastRow[0] = lastRow[windows - 1];
            windows = 1;
            clear(0);
        }
    }

    private void clear(int i) {
        old[i] = 0;
        fresh[i] = 0;
        mixed[i] = 0;
    }

    /// A window begins to be written: rows that this frame has shown already, it has shown as they were.
    synchronized void begin() {
        int i = Math.min(windows, MOST_WINDOWS - 1);
        windows = i + 1;
        firstRow[i] = chip.memory.firstRow();
        lastRow[i] = chip.memory.lastRow();
        clear(i);
        long passed = Math.min(rows, done % chip.frameRows());
        for (int place = 0; place < passed; place++) {
            int row = chip.order.memoryRow(chip.order.upwards ? rows - 1 - place : place);
            old[i] += row >= firstRow[i] && row <= lastRow[i] ? 1 : 0;
        }
    }

    /// The line of the glass that was refreshed last: a row, or a column where rows of the memory are columns of the
    /// glass. Empty while what is refreshed lies beside the glass, and between two frames.
    public synchronized Area line() {
        advance(clock.nanos());
        int place = (int) ((done - 1) % chip.frameRows());
        if (!chip.isAwake() || done == 0 || place >= rows) {
            return Area.ofSize(0, 0);
        }
        return mounting.seen(chip.order.upwards ? rows - 1 - place : place);
    }

    @Override
    public int width() {
        return panel.width();
    }

    @Override
    public int height() {
        return panel.height();
    }

    @Override
    public synchronized long version() {
        advance(clock.nanos());
        return version;
    }

    @Override
    public synchronized void read(int[] xrgb) {
        advance(clock.nanos());
        if (panel.isBacklit()) {
            mounting.show(shown, xrgb);
        } else {
            Arrays.fill(xrgb, 0, width() * height(), 0);
        }
    }
}
