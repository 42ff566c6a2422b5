package io.github.displayio4j.app.conformance;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.bitmaptools.BitmapTools;

/// Functions of CircuitPython's modules.
final class Functions {
    private Functions() {}

    /// Calls one.
    ///
    /// @param name `module.function`
    /// @throws Unsupported if there is no such function here
    static Object call(String name, Arguments args) {
        switch (name) {
            case "bitmaptools.fill_region" ->
                BitmapTools.fillRegion(
                        bitmap(args),
                        args.integer(1, "x1"),
                        args.integer(2, "y1"),
                        args.integer(3, "x2"),
                        args.integer(4, "y2"),
                        args.integer(5, "value"));
            case "bitmaptools.draw_line" ->
                BitmapTools.drawLine(
                        bitmap(args),
                        args.integer(1, "x1"),
                        args.integer(2, "y1"),
                        args.integer(3, "x2"),
                        args.integer(4, "y2"),
                        args.integer(5, "value"));
            default -> throw new Unsupported(name + "()");
        }
        args.end();
        return Values.NONE;
    }

    private static Bitmap bitmap(Arguments args) {
        return args.object(0, "dest_bitmap", BitmapAdapter.class).bitmap;
    }
}
