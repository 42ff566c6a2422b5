package io.github.displayio4j.panels;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/// A controller of the MIPI Display Command Set: ST7789, ILI9341, ST7735R and kin.
///
/// A command ends where the next byte with D/C low comes, never after a number of parameters: chips have undocumented
/// commands whose parameters look like others. Register values at reset, and what survives SWRESET (MADCTL, COLMOD,
/// memory), follow the data sheets of ST7789V and ILI9341. BGR and inversion act when the memory is shown.
final class MipiDcs implements Chip {
    private static final int SWRESET = 0x01;
    private static final int SLPIN = 0x10;
    private static final int SLPOUT = 0x11;
    private static final int PTLON = 0x12;
    private static final int NORON = 0x13;
    private static final int INVOFF = 0x20;
    private static final int INVON = 0x21;
    private static final int DISPOFF = 0x28;
    private static final int DISPON = 0x29;
    private static final int CASET = 0x2A;
    private static final int RASET = 0x2B;
    private static final int RAMWR = 0x2C;
    private static final int PTLAR = 0x30;
    private static final int TEOFF = 0x34;
    private static final int TEON = 0x35;
    private static final int MADCTL = 0x36;
    private static final int COLMOD = 0x3A;
    private static final int RAMWRC = 0x3C;
    private static final int BGR = 0x08;

    // ST7789V 9.1.2 and 9.1.12, ILI9341 8.2.2 and 8.2.12: no command within 5 ms of reset or of waking,
    // 120 ms between SLPOUT and SLPIN; SWRESET while awake: SLPOUT only 120 ms later
    private static final long SETTLE_NANOS = 5_000_000;
    private static final long SLEEP_NANOS = 120_000_000;

    private final int columns;
    private final int rows;
    private final boolean sixteenBits;
    private final FrameMemory memory;
    private final PixelReader reader = new PixelReader();

    private int command;
    private int parameters;
    private int pending;
    private int madctl;
    private boolean asleep;
    private boolean on;
    private boolean inverted;
    private boolean partial;
    private int partialStart;
    private int partialEnd;
    private long readyNanos = Long.MIN_VALUE;
    private long sleepNanos = Long.MIN_VALUE;

    private long commands;
    private long ignored;
    private long tooEarly;

    MipiDcs(int columns, int rows, RandomGenerator snow) {
        this(columns, rows, true, snow);
    }

    /// @param sixteenBits whether COLMOD can choose 16 bits a pixel; ILI9488 cannot on a serial bus (4.2, table of
    ///     interface formats: 3 and 18 bits only)
    MipiDcs(int columns, int rows, boolean sixteenBits, RandomGenerator snow) {
        this.columns = columns;
        this.rows = rows;
        this.sixteenBits = sixteenBits;
        memory = new FrameMemory(columns, rows, snow);
        setMadctl(0);
        reader.setBits(18);
        restoreDefaults();
    }

    @Override
    public void reset(long nanos) {
        setMadctl(0);
        reader.setBits(18);
        softReset(nanos);
    }

    private void softReset(long nanos) {
        readyNanos = nanos + SETTLE_NANOS;
        sleepNanos = asleep ? readyNanos : nanos + SLEEP_NANOS;
        restoreDefaults();
    }

    private void restoreDefaults() {
        asleep = true;
        on = false;
        inverted = false;
        partial = false;
        partialStart = 0;
        partialEnd = rows - 1;
        boolean exchanged = (madctl & 0x20) != 0;
        memory.setColumns(0, (exchanged ? rows : columns) - 1);
        memory.setRows(0, (exchanged ? columns : rows) - 1);
        memory.restart();
        reader.restart();
        command = 0;
        parameters = 0;
    }

    @Override
    public void command(int value, long nanos) {
        commands++;
        boolean sleeps = value == SLPIN || value == SLPOUT;
        if (nanos < readyNanos || (sleeps && nanos < sleepNanos)) {
            tooEarly++;
        }
        command = value;
        parameters = 0;
        switch (value) {
            case SWRESET -> softReset(nanos);
            case SLPIN, SLPOUT -> {
                asleep = value == SLPIN;
                readyNanos = nanos + SETTLE_NANOS;
                sleepNanos = nanos + SLEEP_NANOS;
            }
            case PTLON, NORON -> partial = value == PTLON;
            case INVOFF, INVON -> inverted = value == INVON;
            case DISPOFF, DISPON -> on = value == DISPON;
            case RAMWR -> {
                memory.restart();
                reader.restart();
            }
            case RAMWRC -> reader.restart();
            case 0, CASET, RASET, PTLAR, MADCTL, COLMOD, TEOFF, TEON -> {}
            default -> ignored++;
        }
    }

    @Override
    public void data(MemorySegment bytes, long offset, long length) {
        if (command == RAMWR || command == RAMWRC) {
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
        switch (command) {
            case CASET -> {
                if (i == 1) {
                    memory.setColumns(word, memory.columnEnd());
                } else if (i == 3) {
                    memory.setColumns(memory.columnStart(), word);
                }
            }
            case RASET -> {
                if (i == 1) {
                    memory.setRows(word, memory.rowEnd());
                } else if (i == 3) {
                    memory.setRows(memory.rowStart(), word);
                }
            }
            case PTLAR -> {
                if (i == 1) {
                    partialStart = word;
                } else if (i == 3) {
                    partialEnd = word;
                }
            }
            case TEON -> {} // no TE pin here
            case MADCTL -> {
                if (i == 0) {
                    setMadctl(value);
                }
            }
            case COLMOD -> {
                if (i == 0) {
                    setColmod(value);
                }
            }
            default -> ignored++;
        }
    }

    private void setMadctl(int value) {
        madctl = value;
        memory.setOrder(value);
    }

    private void setColmod(int value) {
        switch (value & 7) {
            case 3 -> reader.setBits(12);
            case 5 -> {
                if (sixteenBits) {
                    reader.setBits(16);
                } else {
                    ignored++;
                }
            }
            case 6 -> reader.setBits(18);
            default -> ignored++;
        }
    }

    @Override
    public boolean lit() {
        return !asleep && on;
    }

    @Override
    public void scan(int[] xrgb) {
        int flip = inverted ? 0xffffff : 0;
        boolean exchanged = (madctl & BGR) != 0;
        for (int row = 0; row < rows; row++) {
            int from = row * columns;
            if (partial && !inPartialArea(row)) {
                Arrays.fill(xrgb, from, from + columns, 0);
            } else if (exchanged) {
                Colours.exchangeRedAndBlue(memory.colours, xrgb, flip, from, from + columns);
            } else {
                Colours.copy(memory.colours, xrgb, flip, from, from + columns);
            }
        }
    }

    // the area may run over the last row and go on at the first (ILI9341 8.2.25)
    private boolean inPartialArea(int row) {
        return partialStart <= partialEnd
                ? row >= partialStart && row <= partialEnd
                : row >= partialStart || row <= partialEnd;
    }

    @Override
    public PanelCounters counters() {
        return new PanelCounters(commands, ignored, tooEarly, memory.pixels, memory.wraps, memory.outside);
    }
}
