package io.github.displayio4j.jmh;

import java.util.Map;

/// What a frame of a scene may cost and should cost, in copies of the frame by `System.arraycopy` in the same run.
final class Bars {
    private static final Map<String, String> WITH_VECTORS = Map.ofEntries(
            Map.entry("Scene.draw S1", "1.5 / 1.1"),
            Map.entry("Scene.draw S1-swap", "1.5 / 1.1"),
            Map.entry("Scene.draw S2", "8 / 3"),
            Map.entry("Scene.draw S2-swap", "8 / 3"),
            Map.entry("Scene.draw S3", "4 / 2"),
            Map.entry("Scene.draw S3-changing", "7 / 4.5"),
            Map.entry("Scene.draw S4", "7 / 3"),
            Map.entry("Scene.draw S5x2", "5 / 2"),
            Map.entry("Scene.draw S5x3", "5 / 2"),
            Map.entry("Scene.draw S6", "12 / 5.5"),
            Map.entry("Scene.draw S6-changing", "12 / 5.5"),
            Map.entry("Drawing.draw S6-label", "12 / 5.5"),
            Map.entry("Drawing.draw S6-label-changing", "12 / 5.5"),
            Map.entry("Drawing.draw S7", "8 / 3"),
            Map.entry("Drawing.draw S7-changing", "8 / 3"),
            Map.entry("Move.draw S8", "1 / 0.3"),
            Map.entry("Move.refresh S8", "1 / 0.3"),
            Map.entry("Move.draw S9", "15 / 7.5"),
            Map.entry("Move.refresh S9", "15 / 7.5"),
            Map.entry("Blend.draw S10-half", "4 / 2"),
            Map.entry("Blend.draw S10-argb", "6 / 3"));
    /// Without the vector module there are no goals.
    private static final Map<String, String> WITHOUT = Map.ofEntries(
            Map.entry("Scene.draw S1", "1.5"),
            Map.entry("Scene.draw S1-swap", "1.5"),
            Map.entry("Scene.draw S2", "9"),
            Map.entry("Scene.draw S2-swap", "9"),
            Map.entry("Scene.draw S3", "7"),
            Map.entry("Scene.draw S3-changing", "14"),
            Map.entry("Scene.draw S4", "10"),
            Map.entry("Scene.draw S5x2", "8"),
            Map.entry("Scene.draw S5x3", "8"),
            Map.entry("Scene.draw S6", "17"),
            Map.entry("Scene.draw S6-changing", "17"),
            Map.entry("Drawing.draw S6-label", "17"),
            Map.entry("Drawing.draw S6-label-changing", "17"),
            Map.entry("Drawing.draw S7", "8"),
            Map.entry("Drawing.draw S7-changing", "8"),
            Map.entry("Blend.draw S10-half", "6"),
            Map.entry("Blend.draw S10-argb", "22"));

    private Bars() {}

    /// `must / goal`, or empty if nothing was set.
    static String of(String work, boolean vector) {
        return (vector ? WITH_VECTORS : WITHOUT).getOrDefault(work, "");
    }
}
