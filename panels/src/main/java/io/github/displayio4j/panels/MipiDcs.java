package io.github.displayio4j.panels;

import io.github.displayio4j.busdisplay.Controller;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A controller of the MIPI Display Command Set: ST7789, ILI9341, ST7735R and kin.
///
/// A command ends where the next byte with D/C low comes, never after a number of parameters: chips have
/// undocumented
/// commands whose parameters look like others. Register values at reset, and what survives SWRESET (MADCTL, COLMOD,
/// memory), follow the data sheets of ST7789V and ILI9341. What acts when the memory is shown is in `ScanOrder`.
final class MipiDcs implements Chip {
    private static final int SWRESET = 0x01;
    private static final int SLPIN = 0x10;
    private static final int SLPOUT = 0x11;
    private static final int RAMWR = 0x2C;
    private static final int RAMRD = 0x2E;
    private static final int RAMWRC = 0x3C;
    private static final int VENDOR = 0xB0;

    // ST7789V 9.1.2 and 9.1.12, ILI9341 8.2.2 and 8.2.12: no command within 5 ms of reset or of waking,
    // 120 ms between SLPOUT and SLPIN; SWRESET while awake: SLPOUT only 120 ms later
    private static final long SETTLE_NANOS = 5_000_000;
    private static final long SLEEP_NANOS = 120_000_000;

    private final Controller controller;
    private final int rows;
    private final int columns;
    private final MipiStatus status;
    private final PixelReader reader = new PixelReader();
    private final ScanRate rate;
    private final RandomGenerator luck;
    final FrameMemory memory;
    final ScanOrder order;

    private @Nullable ScanBeam beam;
    private double lossy;
    private boolean lost;
    private int command;
    private int parameters;
    private int pending;
    int madctl;
    int colmod;
    private boolean asleep;
    private boolean on;
    boolean tearing;
    boolean tearingMode;
    private int tearingRow;
    int brightness;
    private boolean lowFirst;
    private boolean paged;
    private long awakeNanos;
    private long readyNanos = Long.MIN_VALUE;
    private long sleepNanos = Long.MIN_VALUE;

    private long commands;
    private long ignored;
    private long tooEarly;

    /// One with the memory of that size, otherwise an ST7789.
    MipiDcs(int columns, int rows, RandomGenerator snow) {
        this(Controller.ST7789, columns, rows, snow);
    }

    MipiDcs(Controller controller, RandomGenerator snow) {
        this(controller, controller.columns(), controller.rows(), snow);
    }

    private MipiDcs(Controller controller, int columns, int rows, RandomGenerator snow) {
        this.controller = controller;
        this.columns = columns;
        this.rows = rows;
        luck = snow;
        memory = new FrameMemory(columns, rows, snow);
        order = new ScanOrder(columns, rows);
        rate = new ScanRate(controller, rows);
        status = new MipiStatus(controller);
        restoreAll();
        softReset(Long.MIN_VALUE);
        readyNanos = Long.MIN_VALUE;
        sleepNanos = Long.MIN_VALUE;
    }

    /// Lets commands that come too early be lost, with their parameters, as a real chip may.
    ///
    /// @param probability 0..1
    void lose(double probability) {
        lossy = probability;
    }

    /// Who wants to know when a window begins.
    void follow(ScanBeam beam) {
        this.beam = beam;
        memory.followed = true;
    }

    @Override
    public void reset(long nanos) {
        restoreAll();
        softReset(nanos);
    }

    private void restoreAll() {
        setMadctl(0);
        setColmod(0x66);
        lowFirst = false;
        rate.restoreDefaults();
    }

    private void softReset(long nanos) {
        readyNanos = nanos + SETTLE_NANOS;
        sleepNanos = asleep ? readyNanos : nanos + SLEEP_NANOS;
        asleep = true;
        on = false;
        tearing = false;
        tearingMode = false;
        tearingRow = 0;
        brightness = 0;
        paged = false;
        lost = false;
        order.restoreDefaults();
        boolean exchanged = (madctl & 0x20) != 0;
        memory.setColumns(0, (exchanged ? rows : columns) - 1);
        memory.setRows(0, (exchanged ? columns : rows) - 1);
        memory.restart();
        memory.restartReading();
        reader.restart();
        command = 0;
        parameters = 0;
    }

    @Override
    public void command(int value, long nanos) {
        commands++;
        boolean sleeps = value == SLPIN || value == SLPOUT;
        lost = false;
        if (nanos < readyNanos || (sleeps && nanos < sleepNanos)) {
            tooEarly++;
            lost = lossy > 0 && luck.nextDouble() < lossy;
        }
        parameters = 0;
        command = value;
        if (lost || (paged && value < VENDOR)) {
            return;
        }
        obey(value, nanos);
    }

    private void obey(int value, long nanos) {
        switch (value) {
            case SWRESET -> softReset(nanos);
            case SLPIN, SLPOUT -> {
                asleep = value == SLPIN;
                awakeNanos = Math.max(0, nanos);
                readyNanos = nanos + SETTLE_NANOS;
                sleepNanos = nanos + SLEEP_NANOS;
            }
            case 0x12, 0x13 -> order.setPartial(value == 0x12);
            case 0x20, 0x21 -> order.inverted = value == 0x21;
            case 0x22, 0x23 -> {
                order.allOff = value == 0x22;
                order.allOn = value == 0x23;
            }
            case 0x28, 0x29 -> on = value == 0x29;
            case RAMWR -> {
                memory.restart();
                reader.restart();
                if (beam != null) {
                    beam.begin();
                }
            }
            case RAMWRC -> reader.restart();
            case RAMRD -> memory.restartReading();
            case 0x34, 0x35 -> tearing = value == 0x35;
            case 0x38, 0x39 -> order.idle = value == 0x39;
            case 0x00, 0x26, 0x2A, 0x2B, 0x2D, 0x30, 0x33, 0x36, 0x37, 0x3A, 0x44, 0x51, 0x53, 0x55, 0x5E -> {}
            default -> ignored += MipiStatus.isRead(value) || value >= VENDOR ? 0 : 1;
        }
        status.begin(value);
    }

    @Override
    public void data(MemorySegment bytes, long offset, long length) {
        if (lost) {
            return;
        }
        if ((command == RAMWR || command == RAMWRC) && !paged) {
            long end = offset + length;
            while (offset < end) {
                offset += reader.take(bytes, offset, end - offset);
                memory.write(reader.colours, reader.count());
            }
            return;
        }
        for (long i = 0; i < length; i++) {
            parameter(bytes.get(ValueLayout.JAVA_BYTE, offset + i) & 0xff);
        }
    }

    private void parameter(int value) {
        int i = parameters++;
        int word = pending << 8 | value;
        pending = value;
        if (command >= VENDOR) {
            vendor(i, value);
            return;
        }
        if (paged) {
            return;
        }
        switch (command) {
            case 0x2A -> setWindow(true, i, word);
            case 0x2B -> setWindow(false, i, word);
            case 0x30 -> order.setPartialArea(i, word);
            case 0x33 -> {
                order.setScrollArea(i, word);
                ignored += i == 5 && !order.isScrollable() ? 1 : 0;
            }
            case 0x35 -> tearingMode = i == 0 ? (value & 1) != 0 : tearingMode;
            case 0x36 -> setMadctl(i == 0 ? value : madctl);
            case 0x37 -> {
                if (i == 1) {
                    order.setScrollStart(word);
                }
            }
            case 0x3A -> setColmod(i == 0 ? value : colmod);
            case 0x44 -> tearingRow = i == 1 ? word : tearingRow;
            case 0x51 -> brightness = i == 0 ? value : brightness;
            case 0x26, 0x2D, 0x53, 0x55, 0x5E -> {} // gamma, colour tables, backlight control
            default -> ignored++;
        }
    }

    /// Manufacturers' commands: the rate of the scan, the order of bytes, pages that hide the standard's numbers.
    private void vendor(int i, int value) {
        rate.take(command, i, value);
        if (command == 0xB0 && controller == Controller.ST7789 && i == 1) {
            lowFirst = (value & 0x08) != 0; // RAMCTRL ENDIAN, for 16 bits
            reader.setLowFirst(lowFirst);
        }
        if (command == 0xFE && controller == Controller.RM67162 && i == 0) {
            paged = value != 0;
        }
    }

    /// A bound that the chip can't take (of pairs, RM67162) is not taken.
    private void setWindow(boolean ofColumns, int i, int word) {
        boolean starts = i == 1;
        if (!starts && i != 3) {
            return;
        }
        if (controller.windowUnit() == 2 && ((word & 1) == 0) != starts) {
            ignored++;
            return;
        }
        if (ofColumns) {
            memory.setColumns(starts ? word : memory.columnStart(), starts ? memory.columnEnd() : word);
        } else {
            memory.setRows(starts ? word : memory.rowStart(), starts ? memory.rowEnd() : word);
        }
    }

    private void setMadctl(int value) {
        madctl = value;
        memory.setOrder(value);
        order.bgr = (value & 0x08) != 0;
        order.upwards = (value & 0x10) != 0;
    }

    private void setColmod(int value) {
        int bits =
                switch (value & 7) {
                    case 3 -> controller == Controller.ILI9341 || controller == Controller.ILI9488 ? 0 : 12;
                    // ILI9488 4.2, table of interface formats: 3 and 18 bits only on a serial bus
                    case 5 -> controller == Controller.ILI9488 ? 0 : 16;
                    case 6 -> 18;
                    default -> 0;
                };
        if (bits == 0) {
            ignored++;
        } else {
            colmod = value;
            reader.setBits(bits);
        }
    }

    boolean isAwake() {
        return !asleep;
    }

    boolean isOn() {
        return on;
    }

    /// The row that is being refreshed, in the order of the scan; those behind the last one are not seen.
    int beamRow(long nanos) {
        if (asleep) {
            return 0;
        }
        return (int) ((nanos - awakeNanos) / rate.rowNanos() % rate.frameRows());
    }

    /// Rows of outputs refreshed since the start of the scan, seen or not.
    long beamRows(long nanos) {
        return asleep ? 0 : (long) ((nanos - awakeNanos) / rate.rowNanos());
    }

    /// When the scan began.
    long awakeNanos() {
        return awakeNanos;
    }

    double rowNanos() {
        return rate.rowNanos();
    }

    int frameRows() {
        return rate.frameRows();
    }

    /// Level of the TE pin: high while no row is refreshed, or from a row on (TESCAN); with mode 1 also for the
    /// end of
    /// each row (ST7789V 9.1.30).
    boolean isTearingPinHigh(long nanos) {
        if (!tearing || asleep) {
            return false;
        }
        int row = beamRow(nanos);
        if (tearingMode) {
            double part = (nanos - awakeNanos) / rate.rowNanos() % 1;
            return row >= rows || part > 0.9;
        }
        int from = tearingRow > 0 && tearingRow < rows ? tearingRow : rows;
        return row >= from && row < from + rate.frameRows() - rows;
    }

    @Override
    public boolean read(MemorySegment bytes, long offset, long length, long nanos) {
        if (!MipiStatus.isRead(command) || lost) {
            return false;
        }
        status.read(this, bytes, offset, length, nanos);
        return true;
    }

    @Override
    public boolean lit() {
        return !asleep && on;
    }

    @Override
    public void scan(int[] xrgb) {
        for (int row = 0; row < rows; row++) {
            order.scan(row, memory.colours, xrgb);
        }
    }

    @Override
    public PanelCounters counters() {
        return new PanelCounters(commands, ignored, tooEarly, memory.pixels, memory.wraps, memory.outside);
    }
}
