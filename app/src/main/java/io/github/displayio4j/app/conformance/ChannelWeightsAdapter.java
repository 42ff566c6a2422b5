package io.github.displayio4j.app.conformance;

import io.github.displayio4j.displayio.bitmapfilter.ChannelWeights;

/// `bitmapfilter.ChannelScale`, `ChannelScaleOffset`, `ChannelMixer` and `ChannelMixerOffset`.
final class ChannelWeightsAdapter extends Adapter {
    final ChannelWeights weights;

    private ChannelWeightsAdapter(String type, ChannelWeights weights) {
        super(type);
        this.weights = weights;
    }

    static ChannelWeightsAdapter make(String type, Arguments args) {
        ChannelWeights weights =
                switch (type) {
                    case "ChannelScale" -> {
                        double[] w = numbers(args, "r", "g", "b");
                        yield ChannelWeights.scale(w[0], w[1], w[2]);
                    }
                    case "ChannelScaleOffset" -> {
                        double[] w = numbers(args, "r", "r_add", "g", "g_add", "b", "b_add");
                        yield ChannelWeights.scaleOffset(w[0], w[1], w[2], w[3], w[4], w[5]);
                    }
                    case "ChannelMixer" ->
                        ChannelWeights.mix(numbers(args, "rr", "rg", "rb", "gr", "gg", "gb", "br", "bg", "bb"));
                    default ->
                        ChannelWeights.mixOffset(numbers(
                                args, "rr", "rg", "rb", "r_add", "gr", "gg", "gb", "g_add", "br", "bg", "bb", "b_add"));
                };
        return new ChannelWeightsAdapter(type, weights);
    }

    private static double[] numbers(Arguments args, String... names) {
        double[] out = new double[names.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = args.object(i, names[i], Number.class).doubleValue();
        }
        return out;
    }
}
