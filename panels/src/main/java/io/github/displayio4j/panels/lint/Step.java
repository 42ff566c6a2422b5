package io.github.displayio4j.panels.lint;

import java.util.List;

/// One command of a script.
///
/// @param at where it stands in the source, such as `line 7` or `byte 12`
/// @param command 0..255
/// @param parameters bytes that follow it; of long data the first 64 only
/// @param length bytes that follow it in all
/// @param delayMillis time until the next command may come
/// @param resetMillis time since RESET was let go directly before it; NaN if it was not, or that is not known
public record Step(
        String at, int command, List<Integer> parameters, long length, double delayMillis, double resetMillis) {
    /// A command with all of its parameters.
    public Step(String at, int command, List<Integer> parameters, double delayMillis) {
        this(at, command, List.copyOf(parameters), parameters.size(), delayMillis, Double.NaN);
    }

    /// The same without its delay.
    public Step withoutDelay() {
        return withDelay(0);
    }

    Step withDelay(double millis) {
        return new Step(at, command, parameters, length, millis, resetMillis);
    }

    /// Whether RESET was pulsed directly before it.
    boolean afterReset() {
        return !Double.isNaN(resetMillis);
    }

    /// The parameter at that place; -1 if there is none, or it was not kept.
    int parameter(int i) {
        return i >= 0 && i < parameters.size() ? parameters.get(i) : -1;
    }
}
