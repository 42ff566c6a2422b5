package io.github.displayio4j.app.conformance;

import java.util.Set;

/// Functions of CircuitPython's modules.
final class Functions {
    private static final Set<String> TOOLS = Set.of(
            "alphablend",
            "arrayblit",
            "blit",
            "boundary_fill",
            "dither",
            "draw_circle",
            "draw_line",
            "draw_polygon",
            "fill_region",
            "readinto",
            "replace_color",
            "rotozoom");
    private static final Set<String> FILTERS = Set.of("blend", "false_color", "lookup", "mix", "morph", "solarize");

    private Functions() {}

    /// Calls one.
    ///
    /// @param name `module.function`
    /// @throws Unsupported if there is no such function here
    static Object call(String name, Arguments args) {
        String function = name.substring(name.indexOf('.') + 1);
        Object result = Values.NONE;
        if (name.startsWith("bitmaptools.") && TOOLS.contains(function)) {
            ToolFunctions.call(function, args);
        } else if (name.startsWith("bitmapfilter.") && FILTERS.contains(function)) {
            result = FilterFunctions.call(function, args);
        } else {
            throw new Unsupported(name + "()");
        }
        args.end();
        return result;
    }
}
