package io.github.displayio4j.busdisplay;

import io.github.displayio4j.displaybus.DisplayBus;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All displays that are open; there may be any number.
@SuppressWarnings("ReferenceEquality") // displays and buses are themselves
public final class Displays {
    private static final List<AnyDisplay> OPEN = new ArrayList<>();

    private Displays() {}

    /// The displays that are open, in the order in which they were made.
    public static List<AnyDisplay> open() {
        synchronized (OPEN) {
            return List.copyOf(OPEN);
        }
    }

    /// Closes all displays and then their buses: CircuitPython's `displayio.release_displays()`.
    ///
    /// @throws RuntimeException what the first one threw that could not be closed, after all the others were
    public static void release() {
        List<AnyDisplay> displays = open();
        List<DisplayBus> buses = new ArrayList<>();
        @Nullable RuntimeException failure = null;
        for (AnyDisplay display : displays) {
            if (buses.stream().noneMatch(bus -> bus == display.bus())) {
                buses.add(display.bus());
            }
            failure = attempt(display::close, failure);
        }
        for (DisplayBus bus : buses) {
            failure = attempt(bus::close, failure);
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static @Nullable RuntimeException attempt(Runnable close, @Nullable RuntimeException before) {
        try {
            close.run();
            return before;
        } catch (RuntimeException e) {
            if (before == null) {
                return e;
            }
            before.addSuppressed(e);
            return before;
        }
    }

    static void add(AnyDisplay display) {
        synchronized (OPEN) {
            OPEN.add(display);
        }
    }

    static void remove(AnyDisplay display) {
        synchronized (OPEN) {
            OPEN.removeIf(other -> other == display);
        }
    }
}
