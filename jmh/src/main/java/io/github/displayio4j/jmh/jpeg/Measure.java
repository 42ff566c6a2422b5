package io.github.displayio4j.jmh.jpeg;

import java.util.List;

/// A row of the table: our time by that of a peer, geometric mean over the cases of a group.
///
/// @param id name in the JSON
/// @param group of cases
/// @param ours our contender in each case
/// @param peer theirs
/// @param jvm which JVM runs it
/// @param must most that is acceptable
/// @param goal what it should be
record Measure(String id, String group, String ours, String peer, Jvm jvm, double must, double goal) {
    /// How a JVM is started.
    enum Jvm {
        /// With the vector module.
        VECTOR,
        /// The same with vectors of 256 bits at most.
        AVX2,
        /// Without the vector module.
        PLAIN,
        /// A fresh one for each frame.
        COLD
    }

    static final List<Measure> ALL = List.of(
            new Measure("camera-565", "camera", "ours-565", "turbo-565", Jvm.VECTOR, 0.65, 0.45),
            new Measure("camera-565-vs-32", "camera", "ours-565", "turbo-32", Jvm.VECTOR, 1.05, 0.75),
            new Measure("all-32", "all", "ours-32", "turbo-32", Jvm.VECTOR, 1.0, 0.70),
            new Measure("all-32-vs-fastest", "all", "ours-32", "turbo-fastest", Jvm.VECTOR, 1.15, 0.85),
            new Measure("all-32-avx2", "all", "ours-32", "turbo-32", Jvm.AVX2, 1.2, 0.9),
            new Measure("scale-8", "scale", "ours-1", "turbo-1", Jvm.VECTOR, 0.75, 0.5),
            new Measure("scale-4", "scale", "ours-2", "turbo-2", Jvm.VECTOR, 1.0, 0.8),
            new Measure("scale-2", "scale", "ours-4", "turbo-4", Jvm.VECTOR, 1.0, 0.8),
            new Measure("region-16", "region", "ours-32", "turbo-32", Jvm.VECTOR, 0.8, 0.45),
            new Measure("progressive", "progressive", "ours-32", "turbo-32", Jvm.VECTOR, 1.1, 0.85),
            new Measure("restart", "restart", "ours-32", "turbo-32", Jvm.VECTOR, 0.9, 0.7),
            new Measure("two-threads", "threads", "ours-2-threads", "turbo-32", Jvm.VECTOR, 0.65, 0.45),
            new Measure("two-frames", "frames", "ours-2-frames", "ours-32", Jvm.VECTOR, 0.6, 0.53),
            new Measure("no-vector-32", "all", "ours-32", "turbo-32", Jvm.PLAIN, 3.0, 2.0),
            new Measure("imageio", "images", "ours-24", "imageio", Jvm.VECTOR, 0.33, 0.2),
            new Measure("twelvemonkeys", "images", "ours-24", "twelvemonkeys", Jvm.VECTOR, 0.33, 0.2),
            new Measure("stb", "images", "ours-24", "stb", Jvm.VECTOR, 0.5, 0.33),
            new Measure("cold-first", "cold", "ours-565", "", Jvm.COLD, 30, 12));

    /// `ms` for the one that is a time, `ratio` for the others.
    String unit() {
        return jvm == Jvm.COLD ? "ms" : "ratio";
    }
}
