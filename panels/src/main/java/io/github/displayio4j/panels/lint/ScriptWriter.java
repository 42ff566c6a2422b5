package io.github.displayio4j.panels.lint;

import io.github.displayio4j.panels.PanelText;
import java.util.stream.Collectors;

/// Writes init sequences in the forms of others.
public final class ScriptWriter {
    private static final int MOST_COUNTED = 127;

    private ScriptWriter() {}

    /// The script as text in that form.
    ///
    /// @throws IllegalArgumentException if the form has no room for a command's parameters
    public static String write(ScriptFormat format, Script script) {
        return switch (format) {
            case CIRCUITPYTHON -> counted(script, "_INIT_SEQUENCE = (\n", "    b\"", "\\x%02x", "", "\"", ")\n");
            case ARDUINO -> counted(script, "static const uint8_t init[] = {\n", "    ", "0x%02X", ", ", ",", "};\n");
            case MIPI_DBI -> PanelText.init(script.toInit());
            case FBTFT -> fbtft(script);
        };
    }

    private static String counted(
            Script script, String head, String before, String number, String between, String after, String tail) {
        StringBuilder text = new StringBuilder(head);
        for (Step step : script.steps()) {
            if (step.length() > MOST_COUNTED) {
                throw new IllegalArgumentException(
                        step.at() + ": a command can have 127 parameters in this form, not " + step.length());
            }
            StringBuilder bytes = new StringBuilder();
            bytes.append(number.formatted(step.command())).append(between);
            // CircuitPython waits 10 ms if no delay is given: it always is
            bytes.append(number.formatted(step.parameters().size() | 0x80));
            step.parameters().forEach(value -> bytes.append(between).append(number.formatted(value)));
            int delay = Script.wholeMillis(step);
            bytes.append(between).append(number.formatted(delay > 254 ? 255 : delay));
            text.append(before).append(bytes).append(after).append('\n');
        }
        return text.append(tail).toString();
    }

    private static String fbtft(Script script) {
        return script.steps().stream()
                        .map(step -> "-1,0x%02X".formatted(step.command())
                                + step.parameters().stream()
                                        .map(",0x%02X"::formatted)
                                        .collect(Collectors.joining())
                                + (Script.wholeMillis(step) > 0 ? ",-2," + Script.wholeMillis(step) : ""))
                        .collect(Collectors.joining(","))
                + ",-3\n";
    }
}
