package io.github.displayio4j.app.conformance;

import io.github.displayio4j.displaybus.BusClock;
import io.github.displayio4j.displaybus.BusLock;
import io.github.displayio4j.displaybus.Line;
import io.github.displayio4j.displaybus.VirtualClock;
import io.github.displayio4j.displaybus.VirtualWire;
import io.github.displayio4j.displaybus.WireListener;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/// What the displays of one case stand on: a clock that moves with waits only, wires, and what was heard on them.
final class Bench {
    /// From this level on, displays and buses send as CircuitPython does.
    private static final int EXACT = 2;

    final int level;
    final VirtualClock clock = new VirtualClock();
    /// What displays asked of their buses.
    final Words busWords = new Words();
    /// What was on the wires.
    final Words wireWords = new Words();
    /// Time that sending an area takes, of SCHEMA's `bgmode`.
    long turnNanos;

    /// Sending takes no time here, so it runs on a clock of its own.
    final VirtualWire wire =
            VirtualWire.builder(new VirtualClock()).maxMessage(1 << 20).build();

    /// The clock of the buses: what they wait is heard on the wires.
    final BusClock busClock = new BusClock() {
        @Override
        public long nanos() {
            return clock.nanos();
        }

        @Override
        public void sleep(long nanos) {
            clock.sleep(nanos);
            wireWords.sleep(nanos);
        }
    };

    /// For buffers that got a row: where the row ends, and where the C core ends when it is turned.
    final IdentityHashMap<byte[], int[]> beyondRow = new IdentityHashMap<>();

    final BusLock lock = new BusLock(0);
    private BusLock.@Nullable Turn held;

    Bench(int level) {
        this.level = level;
        wire.listen(new WireListener() {
            @Override
            public void line(Line line, boolean high, long nanos) {
                String name =
                        switch (line) {
                            case CHIP_SELECT -> "cs";
                            case COMMAND -> "dc";
                            case RESET -> "rst";
                            case BACKLIGHT -> "bl";
                        };
                wireWords.word(name + (high ? "=1" : "=0"));
            }

            @Override
            public void bytes(MemorySegment bytes, long offset, long length, long start, long end) {
                wireWords.bytes("spi", copy(bytes, offset, length), true);
            }

            @Override
            public void message(int address, MemorySegment bytes, long offset, long length, long start, long end) {
                wireWords.bytes("i2c@" + Integer.toHexString(address), copy(bytes, offset, length), false);
            }
        });
    }

    static byte[] copy(MemorySegment bytes, long offset, long length) {
        return bytes.asSlice(offset, length).toArray(ValueLayout.JAVA_BYTE);
    }

    /// Whether things are to be sent as CircuitPython does.
    boolean isExact() {
        return level >= EXACT;
    }

    /// Lets somebody else hold the bus, or give it back.
    void holdBus(boolean hold) {
        BusLock.Turn before = held;
        if (hold && before == null) {
            held = lock.take();
        } else if (!hold && before != null) {
            before.close();
            held = null;
        }
    }
}
