package io.github.displayio4j.app.conformance;

import io.github.displayio4j.displayio.ColorConverter;
import io.github.displayio4j.displayio.ColorMode;
import io.github.displayio4j.displayio.Colorspace;

/// `displayio.ColorConverter`.
final class ColorConverterAdapter extends ShaderAdapter {
    private final ColorConverter converter;

    ColorConverterAdapter(ColorConverter converter) {
        super("ColorConverter", converter);
        this.converter = converter;
    }

    static ColorConverterAdapter make(Arguments args) {
        boolean given = args.find(-1, "input_colorspace") != null;
        Colorspace input = given ? args.object(-1, "input_colorspace", Colorspace.class) : Colorspace.RGB888;
        ColorConverterAdapter made = new ColorConverterAdapter(new ColorConverter(input));
        if (args.flag(-1, "dither", false)) {
            made.set("dither", true);
        }
        return made;
    }

    @Override
    Object call(String method, Arguments args) {
        switch (method) {
            case "make_transparent" -> converter.makeTransparent(args.integer(0, "color"));
            case "make_opaque" -> {
                args.integer(0, "color", 0);
                converter.makeOpaque();
            }
            case "convert" -> {
                return (long) converter.convert(args.integer(0, "color"), ColorMode.CIRCUITPYTHON);
            }
            default -> {
                return super.call(method, args);
            }
        }
        return Values.NONE;
    }
}
