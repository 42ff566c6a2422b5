package io.github.displayio4j.app.conformance;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.Colorspace;
import io.github.displayio4j.displayio.bitmaptools.Alphablend;
import io.github.displayio4j.displayio.bitmaptools.ArrayBlit;
import io.github.displayio4j.displayio.bitmaptools.BitmapTools;
import io.github.displayio4j.displayio.bitmaptools.BlendMode;
import io.github.displayio4j.displayio.bitmaptools.Blit;
import io.github.displayio4j.displayio.bitmaptools.DitherAlgorithm;
import io.github.displayio4j.displayio.bitmaptools.ReadInto;
import io.github.displayio4j.displayio.bitmaptools.Rotozoom;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/// Functions of `bitmaptools`.
final class ToolFunctions {
    private ToolFunctions() {}

    /// Calls one.
    ///
    /// @throws Unsupported if there is no such function here
    static void call(String name, Arguments args) {
        BitmapAdapter adapter = args.object(0, "dest_bitmap", BitmapAdapter.class);
        Bitmap bitmap = adapter.bitmap;
        switch (name) {
            case "fill_region" ->
                BitmapTools.fillRegion(
                        bitmap,
                        args.integer(1, "x1"),
                        args.integer(2, "y1"),
                        args.integer(3, "x2"),
                        args.integer(4, "y2"),
                        args.integer(5, "value"));
            case "draw_line" ->
                BitmapTools.drawLine(
                        bitmap,
                        args.integer(1, "x1"),
                        args.integer(2, "y1"),
                        args.integer(3, "x2"),
                        args.integer(4, "y2"),
                        args.integer(5, "value"));
            case "draw_circle" ->
                BitmapTools.drawCircle(
                        bitmap,
                        args.integer(1, "x"),
                        args.integer(2, "y"),
                        args.integer(3, "radius"),
                        args.integer(4, "value"));
            case "draw_polygon" -> drawPolygon(bitmap, args);
            case "boundary_fill" -> boundaryFill(bitmap, args);
            case "replace_color" ->
                BitmapTools.replaceColor(bitmap, args.integer(1, "old_color"), args.integer(2, "new_color"));
            case "blit" -> blit(bitmap, args);
            case "arrayblit" -> arrayblit(bitmap, args);
            case "readinto" -> readinto(bitmap, args);
            case "rotozoom" -> rotozoom(adapter, args);
            case "dither" ->
                BitmapTools.dither(
                        bitmap,
                        bitmap(args, 1, "source_bitmap"),
                        args.object(2, "source_colorspace", Colorspace.class),
                        args.find(3, "algorithm") instanceof Values.Choice choice
                                        && choice.name().equals("FloydStenberg")
                                ? DitherAlgorithm.FLOYD_STEINBERG
                                : DitherAlgorithm.ATKINSON);
            case "alphablend" -> alphablend(adapter, args);
            default -> throw new Unsupported("bitmaptools." + name + "()");
        }
    }

    private static Bitmap bitmap(Arguments args, int position, String name) {
        return args.object(position, name, BitmapAdapter.class).bitmap;
    }

    private static boolean isGiven(Arguments args, int position, String name) {
        Object value = args.find(position, name);
        return value != null && !value.equals(Values.NONE);
    }

    private static int integer(Arguments args, int position, String name, int otherwise) {
        return isGiven(args, position, name) ? args.integer(position, name) : otherwise;
    }

    private static double number(Arguments args, int position, String name, double otherwise) {
        return isGiven(args, position, name)
                ? args.object(position, name, Number.class).doubleValue()
                : otherwise;
    }

    private static void drawPolygon(Bitmap bitmap, Arguments args) {
        Values.TypedArray xs = args.object(1, "xs", Values.TypedArray.class);
        Values.TypedArray ys = args.object(2, "ys", Values.TypedArray.class);
        if (xs.type() != ys.type()) {
            throw new WrongType("xs and ys must be arrays of one type, not " + xs.type() + " and " + ys.type());
        }
        BitmapTools.drawPolygon(
                bitmap,
                numbers(xs.values()),
                numbers(ys.values()),
                args.integer(3, "value"),
                args.flag(4, "close", true));
    }

    private static int[] numbers(List<Object> values) {
        return values.stream().mapToInt(Adapter::integer).toArray();
    }

    private static void boundaryFill(Bitmap bitmap, Arguments args) {
        int x = args.integer(1, "x");
        int y = args.integer(2, "y");
        int value = args.integer(3, "fill_color_value");
        if (isGiven(args, 4, "replaced_color_value")) {
            BitmapTools.boundaryFill(bitmap, x, y, value, args.integer(4, "replaced_color_value"));
        } else {
            BitmapTools.boundaryFill(bitmap, x, y, value);
        }
    }

    private static void blit(Bitmap bitmap, Arguments args) {
        Bitmap source = bitmap(args, 1, "source_bitmap");
        Blit blit = BitmapTools.blit(source)
                .area(
                        integer(args, -1, "x1", 0),
                        integer(args, -1, "y1", 0),
                        integer(args, -1, "x2", source.width()),
                        integer(args, -1, "y2", source.height()));
        if (isGiven(args, -1, "skip_source_index")) {
            blit.skipSource(args.integer(-1, "skip_source_index"));
        }
        if (isGiven(args, -1, "skip_dest_index")) {
            blit.skipTarget(args.integer(-1, "skip_dest_index"));
        }
        blit.to(bitmap, args.integer(2, "x"), args.integer(3, "y"));
    }

    private static void arrayblit(Bitmap bitmap, Arguments args) {
        ArrayBlit blit =
                switch (args.object(1, "data", Object.class)) {
                    case byte[] bytes -> BitmapTools.arrayblit(bytes);
                    case Values.TypedArray array -> BitmapTools.arrayblit(numbers(array.values()));
                    case Object other -> throw new WrongType("data must be an array, not " + other);
                };
        blit.area(
                integer(args, 2, "x1", 0),
                integer(args, 3, "y1", 0),
                integer(args, 4, "x2", bitmap.width()),
                integer(args, 5, "y2", bitmap.height()));
        if (isGiven(args, 6, "skip_index")) {
            blit.skip(args.integer(6, "skip_index"));
        }
        blit.to(bitmap);
    }

    private static void readinto(Bitmap bitmap, Arguments args) {
        Values.OpenFile file = args.object(1, "file", Values.OpenFile.class);
        ReadInto read = BitmapTools.readinto(file.in(), args.integer(2, "bits_per_pixel"))
                .elementSize(args.integer(3, "element_size", 1));
        if (args.flag(4, "reverse_pixels_in_element", false)) {
            read.reversePixels();
        }
        if (args.flag(5, "swap_bytes_in_element", false)) {
            read.swapBytes();
        }
        if (args.flag(6, "reverse_rows", false)) {
            read.reverseRows();
        }
        try {
            read.to(bitmap);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Single pixels at the edges may be rounded to another side (SCHEMA 7).
    private static void rotozoom(BitmapAdapter adapter, Arguments args) {
        Bitmap bitmap = adapter.bitmap;
        Bitmap source = bitmap(args, 1, "source_bitmap");
        Rotozoom rotozoom = BitmapTools.rotozoom(source)
                .pivot(integer(args, -1, "px", source.width() / 2), integer(args, -1, "py", source.height() / 2))
                .angle(number(args, -1, "angle", 0))
                .scale(number(args, -1, "scale", 1))
                .clipTarget(
                        corner(args, "dest_clip0", 0, 0),
                        corner(args, "dest_clip0", 1, 0),
                        corner(args, "dest_clip1", 0, bitmap.width()),
                        corner(args, "dest_clip1", 1, bitmap.height()))
                .clipSource(
                        corner(args, "source_clip0", 0, 0),
                        corner(args, "source_clip0", 1, 0),
                        corner(args, "source_clip1", 0, source.width()),
                        corner(args, "source_clip1", 1, source.height()));
        if (isGiven(args, -1, "skip_index")) {
            rotozoom.skip(args.integer(-1, "skip_index"));
        }
        rotozoom.to(bitmap, integer(args, -1, "ox", bitmap.width() / 2), integer(args, -1, "oy", bitmap.height() / 2));
        adapter.tolerance = new Tolerance.Pixels(0.02);
    }

    private static int corner(Arguments args, String name, int i, int otherwise) {
        return isGiven(args, -1, name)
                ? Adapter.integer(args.object(-1, name, List.class).get(i))
                : otherwise;
    }

    private static void alphablend(BitmapAdapter adapter, Arguments args) {
        Bitmap source1 = bitmap(args, 1, "source_bitmap_1");
        Alphablend blend = BitmapTools.alphablend(
                source1, bitmap(args, 2, "source_bitmap_2"), args.object(3, "colorspace", Colorspace.class));
        double factor1 = number(args, 4, "factor1", 0.5);
        blend.factors(factor1, number(args, 5, "factor2", 1 - factor1));
        if (args.find(-1, "blendmode") instanceof Values.Choice mode) {
            blend.mode(BlendMode.valueOf(mode.name().toUpperCase(Locale.ROOT)));
        }
        if (isGiven(args, -1, "skip_source1_index")) {
            blend.skipSource1(args.integer(-1, "skip_source1_index"));
        }
        if (isGiven(args, -1, "skip_source2_index")) {
            blend.skipSource2(args.integer(-1, "skip_source2_index"));
        }
        adapter.tolerance = Tolerance.exact();
        if (isGiven(args, -1, "mask")) {
            Bitmap mask = bitmap(args, -1, "mask");
            blend.mask(mask);
            adapter.tolerance = new Tolerance.Pixels(zeros(mask));
        }
        blend.to(adapter.bitmap);
    }

    /// Share of pixels where a mask is 0: there the C core darkens the first source instead of copying it (QUIRKS 10).
    private static double zeros(Bitmap mask) {
        int n = 0;
        for (int y = 0; y < mask.height(); y++) {
            for (int x = 0; x < mask.width(); x++) {
                n += mask.get(x, y) == 0 ? 1 : 0;
            }
        }
        return n / (double) (mask.width() * mask.height());
    }
}
