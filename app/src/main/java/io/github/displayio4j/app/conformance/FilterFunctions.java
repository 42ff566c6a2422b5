package io.github.displayio4j.app.conformance;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.bitmapfilter.BitmapFilter;
import io.github.displayio4j.displayio.bitmapfilter.Blend;
import io.github.displayio4j.displayio.bitmapfilter.BlendTable;
import io.github.displayio4j.displayio.bitmapfilter.Filter;
import io.github.displayio4j.displayio.bitmapfilter.Morph;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/// Functions of `bitmapfilter`; their results may be off by 1 in each channel (SCHEMA 7).
final class FilterFunctions {
    private FilterFunctions() {}

    /// Calls one.
    ///
    /// @return the bitmap
    /// @throws Unsupported if there is no such function here
    static Object call(String name, Arguments args) {
        BitmapAdapter target = args.object(0, name.equals("blend") ? "dest" : "bitmap", BitmapAdapter.class);
        switch (name) {
            case "morph" -> run(morph(args), target, args);
            case "mix" ->
                run(BitmapFilter.mix(args.object(1, "weights", ChannelWeightsAdapter.class).weights), target, args);
            case "solarize" -> run(BitmapFilter.solarize(number(args, 1, "threshold", 0.5)), target, args);
            case "lookup" -> run(lookup(args.object(1, "lookup", Object.class)), target, args);
            case "false_color" -> {
                Palette palette = (Palette) args.object(1, "palette", PaletteAdapter.class).shader;
                run(BitmapFilter.falseColor(palette), target, args);
            }
            case "blend" -> {
                Values.Function f = args.object(3, "lookup", Values.Function.class);
                Blend blend = BitmapFilter.blend(BlendTable.of(ofTwo(f)));
                if (mask(args) instanceof Bitmap mask) {
                    blend.mask(mask);
                }
                blend.to(
                        target.bitmap,
                        args.object(1, "src1", BitmapAdapter.class).bitmap,
                        args.object(2, "src2", BitmapAdapter.class).bitmap);
            }
            default -> throw new Unsupported("bitmapfilter." + name + "()");
        }
        target.tolerance = new Tolerance.Channels(false, 1, 1);
        return target;
    }

    private static void run(Filter filter, BitmapAdapter target, Arguments args) {
        if (mask(args) instanceof Bitmap mask) {
            filter.mask(mask);
        }
        filter.on(target.bitmap);
    }

    private static Object mask(Arguments args) {
        return args.find(-1, "mask") instanceof BitmapAdapter mask ? mask.bitmap : Values.NONE;
    }

    private static double number(Arguments args, int position, String name, double otherwise) {
        return args.find(position, name) instanceof Number number ? number.doubleValue() : otherwise;
    }

    private static Morph morph(Arguments args) {
        List<?> weights = args.object(1, "weights", List.class);
        Morph morph =
                BitmapFilter.morph(weights.stream().mapToInt(Adapter::integer).toArray());
        double mul = number(args, -1, "mul", Double.NaN);
        if (!Double.isNaN(mul)) {
            morph.mul(mul);
        }
        morph.add(number(args, -1, "add", 0));
        int offset = args.integer(-1, "offset", 0);
        boolean invert = args.flag(-1, "invert", false);
        if (args.flag(-1, "threshold", false)) {
            morph.threshold(offset, invert);
        }
        return morph;
    }

    private static Filter lookup(Object functions) {
        if (functions instanceof List<?> three && three.size() == 3) {
            return BitmapFilter.lookup(ofOne(three.get(0)), ofOne(three.get(1)), ofOne(three.get(2)));
        }
        return BitmapFilter.lookup(ofOne(functions));
    }

    private static DoubleUnaryOperator ofOne(Object value) {
        if (!(value instanceof Values.Function f)) {
            throw new WrongType("a function is needed, not " + value);
        }
        return switch (f.name()) {
            case "invert" -> x -> 1 - x;
            case "gamma2" -> x -> x * x;
            case "half" -> x -> x / 2;
            case "const" -> x -> f.a();
            default -> throw new Unsupported("function '" + f.name() + "' of one number");
        };
    }

    private static DoubleBinaryOperator ofTwo(Values.Function f) {
        return switch (f.name()) {
            case "avg" -> (p, q) -> (p + q) / 2;
            case "mul" -> (p, q) -> p * q;
            case "screen" -> (p, q) -> p + q - p * q;
            case "first" -> (p, q) -> p;
            default -> throw new Unsupported("function '" + f.name() + "' of two numbers");
        };
    }
}
