package io.github.displayio4j.panels.lint;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// Forms of init sequences.
public enum ScriptFormat {
    /// Command, count (with 80h if a delay follows), parameters, delay: raw, or as bytes literals in Python source.
    CIRCUITPYTHON,
    /// Linux `panel-mipi-dbi`: lines of `command` and `delay`, or the firmware file made of them.
    MIPI_DBI,
    /// Linux `fbtft`: `-1` before a command, `-2` before a delay, `-3` at the end.
    FBTFT,
    /// C: a table as CircuitPython's, or calls of functions that write commands and data.
    ARDUINO;

    /// Its name on a command line: `mipi-dbi`.
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The format of that label.
    ///
    /// @throws IllegalArgumentException naming those that there are
    public static ScriptFormat of(String label) {
        return Arrays.stream(values())
                .filter(format -> format.label().equals(label.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no format is called '" + label + "'; there are "
                        + Arrays.stream(values()).map(ScriptFormat::label).collect(Collectors.joining(", "))));
    }
}
