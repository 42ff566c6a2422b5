package io.github.displayio4j.panels;

import io.github.displayio4j.busdisplay.PanelSpec;
import io.github.displayio4j.displaybus.BusClock;
import io.github.displayio4j.displaybus.InputPin;
import io.github.displayio4j.displaybus.Line;
import io.github.displayio4j.displaybus.WireListener;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// A panel that listens to the wire: a controller that obeys the bytes, and the glass in front of it that shows
/// what an eye would see, mistakes included. Its memory holds random snow when power comes on; nothing is seen
/// until the controller was woken and switched on.
///
/// A line that was never driven counts as tied to where the panel works: chip select low, reset high, backlight on.
/// The bus side belongs to one thread. `read` may be called from others at any time: each pixel is whole and at
/// most as old as the last `version`, but a picture that is being written is seen half written, as on real glass.
public final class EmulatedPanel implements WireListener, GlassView {
    /// What a word on its data lines is, as the pins that choose the interface are tied.
    public enum Words {
        /// Bytes, on one line or eight, with a D/C pin; or I2C.
        BYTES,
        /// Nine bits on one line, the first of them D/C: there is no such pin.
        NINE_BITS,
        /// 16 bits on as many lines, with a D/C pin; pixels must have 16 bits.
        SIXTEEN_LINES
    }

    private static final VarHandle VERSION;

    static {
        try {
            VERSION = MethodHandles.lookup().findVarHandle(EmulatedPanel.class, "version", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final PanelSpec spec;
    private final Chip chip;
    private final Mounting mounting;
    /// Null if words are bytes.
    private final @Nullable WordReader words;
    private final int[] outputs;

    private final long seed;
    private PanelCounters before = new PanelCounters(0, 0, 0, 0, 0, 0);
    private @Nullable ScanBeam beam;

    private boolean selected = true;
    private boolean command;
    private boolean held;
    private boolean backlit = true;

    @SuppressWarnings("UnusedVariable") // by its handle
    private long version;

    private EmulatedPanel(PanelSpec spec, long seed, Words wired) {
        this.spec = spec;
        this.seed = seed;
        chip = chip(spec, seed);
        words = switch (wired) {
            case BYTES -> null;
            case NINE_BITS -> new NineBitWords(chip);
            case SIXTEEN_LINES -> new SixteenLines(chip);
        };
        mounting = new Mounting(spec);
        outputs = new int[spec.controller().columns() * spec.controller().rows()];
    }

    /// A panel as it leaves the shop, just powered.
    ///
    /// @param spec controller and glass; what it says of driving the panel (init, offsets) is not looked at
    /// @param seed of the snow in its memory
    /// @throws IllegalArgumentException if the glass does not lie within the controller's memory
    public static EmulatedPanel of(PanelSpec spec, long seed) {
        return of(spec, seed, Words.BYTES);
    }

    /// As `of`, wired otherwise than for bytes with a D/C pin.
    ///
    /// @throws IllegalArgumentException if the glass does not lie within the controller's memory
    public static EmulatedPanel of(PanelSpec spec, long seed, Words words) {
        return new EmulatedPanel(spec, seed, words);
    }

    private static Chip chip(PanelSpec spec, long seed) {
        Random snow = new Random(seed);
        int columns = spec.controller().columns();
        int rows = spec.controller().rows();
        return switch (spec.controller().family()) {
            case MIPI_DCS -> new MipiDcs(spec.controller(), snow);
            case SSD1306 -> new Ssd1306(spec.height() > 32, snow);
            case SH1106 -> new Sh1106(columns, rows, snow);
            case SOLOMON_GRID -> new SolomonGrid(spec.controller(), snow);
        };
    }

    /// What it was made from.
    public PanelSpec spec() {
        return spec;
    }

    /// What the controller has counted so far. To be asked on the bus's thread.
    public PanelCounters counters() {
        return chip.counters().minus(before);
    }

    /// As it is when somebody else has used it before and nobody reset it: registers hold anything that is legal,
    /// by
    /// the seed of the snow. Before anything is sent.
    ///
    /// @return this
    public EmulatedPanel usedBefore() {
        Lottery.play(chip, spec.controller(), new Random(~seed));
        before = chip.counters();
        return this;
    }

    /// Lets commands that come too early after a reset, SLPOUT or SLPIN be lost, as a real panel may: MIPI-DCS
    /// alone.
    ///
    /// @param probability 0..1, by the seed of the snow; 0 without this
    /// @return this
    /// @throws IllegalArgumentException for other controllers, or another value
    public EmulatedPanel lossy(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability must be 0..1, not " + probability);
        }
        mipi("loses commands that come too early").lose(probability);
        return this;
    }

    /// Follows the scan from now on, by the clock of the bus: what is seen of frames that are written meanwhile.
    ///
    /// @throws IllegalArgumentException if the controller is none of MIPI-DCS
    public ScanBeam beam(BusClock clock) {
        MipiDcs scanned = mipi("is scanned here");
        ScanBeam beam = this.beam;
        if (beam == null) {
            beam = new ScanBeam(this, scanned, mounting, clock);
            scanned.follow(beam);
            this.beam = beam;
        }
        return beam;
    }

    /// The TE pin (35h, 44h), by the clock of the bus.
    ///
    /// @throws IllegalArgumentException if the controller is none of MIPI-DCS
    public InputPin tearingPin(BusClock clock) {
        MipiDcs scanned = mipi("has a TE pin");
        return () -> scanned.isTearingPinHigh(clock.nanos());
    }

    private MipiDcs mipi(String what) {
        if (chip instanceof MipiDcs found) {
            return found;
        }
        throw new IllegalArgumentException(
                spec.name() + ": only a MIPI-DCS controller " + what + ", not the " + spec.controller());
    }

    boolean isBacklit() {
        return backlit;
    }

    @Override
    public void line(Line line, boolean high, long nanos) {
        if (beam != null) {
            beam.advance(nanos);
        }
        switch (line) {
            case CHIP_SELECT -> {
                selected = !high;
                if (high && words != null) {
                    words.deselect();
                }
            }
            case COMMAND -> command = !high;
            case RESET -> {
                if (held == high) { // a line may be driven to the level that it has
                    held = !high;
                    chip.reset(nanos);
                    changed();
                }
            }
            case BACKLIGHT -> {
                backlit = high;
                changed();
            }
        }
    }

    @Override
    public void bytes(MemorySegment bytes, long offset, long length, long startNanos, long endNanos) {
        if (!selected || held || length == 0) {
            return;
        }
        if (beam == null) {
            take(bytes, offset, length, endNanos);
        } else {
            long piece = beam.piece(length, endNanos - startNanos);
            double span = (endNanos - startNanos) / (double) length;
            for (long at = 0; at < length; at += piece) { // the scan goes on meanwhile
                long n = Math.min(piece, length - at);
                beam.advance(startNanos + (long) (span * at));
                take(bytes, offset + at, n, startNanos + (long) (span * (at + n)));
            }
        }
        changed();
    }

    private void take(MemorySegment bytes, long offset, long length, long endNanos) {
        if (words != null) {
            words.bytes(command, bytes, offset, length, endNanos);
        } else if (command) {
            commands(bytes, offset, length, endNanos);
        } else {
            chip.data(bytes, offset, length);
        }
    }

    @Override
    public boolean read(MemorySegment bytes, long offset, long length, long startNanos, long endNanos) {
        return selected && !held && chip.read(bytes, offset, length, startNanos);
    }

    /// SSD1306 8.1.5: after the address a control byte says whether commands or data follow (D/C), and whether one
    /// byte and another control byte, or all the rest (Co). It answers at 3Ch and 3Dh.
    @Override
    public void message(int address, MemorySegment bytes, long offset, long length, long startNanos, long endNanos) {
        if (held || !spec.controller().speaksI2c() || (address & 0x7e) != 0x3c) {
            return;
        }
        long at = offset;
        long end = offset + length;
        while (at < end) {
            int control = bytes.get(ValueLayout.JAVA_BYTE, at++);
            long n = (control & 0x80) != 0 ? Math.min(1, end - at) : end - at;
            if ((control & 0x40) != 0) {
                chip.data(bytes, at, n);
            } else {
                commands(bytes, at, n, endNanos);
            }
            at += n;
        }
        changed();
    }

    private void commands(MemorySegment bytes, long offset, long length, long nanos) {
        for (long i = 0; i < length; i++) {
            chip.command(bytes.get(ValueLayout.JAVA_BYTE, offset + i) & 0xff, nanos);
        }
    }

    @Override
    public int width() {
        return spec.width();
    }

    @Override
    public int height() {
        return spec.height();
    }

    @Override
    public long version() {
        return (long) VERSION.getAcquire(this);
    }

    private void changed() {
        VERSION.setRelease(this, version + 1);
    }

    @Override
    public synchronized void read(int[] xrgb) {
        int pixels = spec.width() * spec.height();
        if (xrgb.length < pixels) {
            throw new IllegalArgumentException(
                    spec.name() + ": the picture needs an array of at least " + pixels + " pixels, not " + xrgb.length);
        }
        VERSION.getAcquire(this);
        if (!backlit || !chip.lit()) {
            Arrays.fill(xrgb, 0, pixels, 0);
            return;
        }
        chip.scan(outputs);
        mounting.show(outputs, xrgb);
    }
}
