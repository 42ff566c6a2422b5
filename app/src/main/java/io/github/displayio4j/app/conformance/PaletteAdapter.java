package io.github.displayio4j.app.conformance;

import io.github.displayio4j.displayio.Palette;
import java.util.List;

/// `displayio.Palette`.
final class PaletteAdapter extends ShaderAdapter {
    final Palette palette;

    PaletteAdapter(Palette palette) {
        super("Palette", palette);
        this.palette = palette;
    }

    static PaletteAdapter make(Arguments args) {
        PaletteAdapter made = new PaletteAdapter(new Palette(args.integer(0, "color_count")));
        if (args.flag(-1, "dither", false)) {
            made.set("dither", true);
        }
        return made;
    }

    @Override
    Object call(String method, Arguments args) {
        switch (method) {
            case "make_transparent" -> palette.makeTransparent(args.integer(0, "palette_index"));
            case "make_opaque" -> palette.makeOpaque(args.integer(0, "palette_index"));
            case "is_transparent" -> {
                return palette.isTransparent(args.integer(0, "palette_index"));
            }
            default -> {
                return super.call(method, args);
            }
        }
        return Values.NONE;
    }

    @Override
    void setItem(Object index, Object value) {
        palette.set(integer(index), colour(value));
    }

    @Override
    Object item(Object index) {
        return (long) palette.get(integer(index));
    }

    @Override
    int length() {
        return palette.size();
    }

    private static int colour(Object value) {
        return switch (value) {
            case List<?> rgb
            when rgb.size() == 3 -> integer(rgb.get(0)) << 16 | integer(rgb.get(1)) << 8 | integer(rgb.get(2));
            case byte[] rgb
            when rgb.length == 3 || rgb.length == 4 -> (rgb[0] & 0xff) << 16 | (rgb[1] & 0xff) << 8 | (rgb[2] & 0xff);
            default -> integer(value);
        };
    }
}
