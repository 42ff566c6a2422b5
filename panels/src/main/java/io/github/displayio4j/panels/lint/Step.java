package io.github.displayio4j.panels.lint;

import java.util.List;

/// One command of a script.
///
/// @param at where it stands in the source, such as `line 7` or `byte 12`
/// @param command 0..255
/// @param parameters bytes that follow it; of long data the first 64 only
/// @param length bytes that follow it in all
/// @param delayMillis time until the next command may come
public record Step(String at, int command, List<Integer> parameters, long length, double delayMillis) {
    /// A command with all of its parameters.
    public Step(String at, int command, List<Integer> parameters, double delayMillis) {
        this(at, command, List.copyOf(parameters), parameters.size(), delayMillis);
    }

    /// The same without its delay.
    public Step withoutDelay() {
        return withDelay(0);
    }

    Step withDelay(double millis) {
        return new Step(at, command, parameters, length, millis);
    }
}
