package io.github.displayio4j.jmh;

import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/// S1 a camera's frame, S2 the same turned by 90 degrees, S3 a tile map, S4 with 20 sprites, S5 scaled, S6 text.
public class SceneBenchmark extends DrawnScene {
    /// See `Scenes`.
    @Param({"S1", "S1-swap", "S2", "S2-swap", "S3", "S3-changing", "S4", "S5x2", "S5x3", "S6", "S6-changing"})
    public String scene = "";

    /// Makes the scene for all, and checks that all draw the same.
    ///
    /// @throws IllegalStateException if they do not
    @Setup(Level.Trial)
    public void make() {
        make(scene, scene, 0);
    }
}
