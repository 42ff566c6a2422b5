package io.github.displayio4j.jmh;

import java.awt.image.BufferedImage;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// Scene to bytes of a 320x240 panel of RGB565, high byte first: the whole frame at each call, by `SceneRenderer` from
/// the edit to the commit. S1 a camera's frame, S2 the same turned by 90 degrees, S3 a tile map, S4 with 20 sprites, S5
/// scaled, S6 text.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@SuppressWarnings("NullAway.Init") // JMH calls @Setup first
public class SceneBenchmark {
    /// See `Scenes`.
    @Param({"S1", "S1-swap", "S2", "S2-swap", "S3", "S3-changing", "S4", "S5x2", "S5x3", "S6", "S6-changing"})
    public String scene;

    BenchScene ours;

    private Java2d java2d;
    private short[] from;
    private short[] to;

    /// Makes the scene for all, and checks that all draw the same.
    ///
    /// @throws IllegalStateException if they do not
    @Setup(Level.Trial)
    public void make() {
        java2d = new Java2d(scene);
        BenchScene first = Scenes.make(scene);
        short[] pixels = new short[first.width * first.height];
        first.drawDirty()
                .asByteBuffer()
                .order(ByteOrder.BIG_ENDIAN)
                .asShortBuffer()
                .get(pixels);
        int differs = Arrays.mismatch(pixels, Java2d.pixels(java2d.draw()));
        if (differs >= 0) {
            throw new IllegalStateException("Java2D draws something else at pixel " + differs);
        }
        ours = Scenes.make(scene);
        from = ours.check();
        to = new short[from.length];
    }

    /// By the engine.
    @Benchmark
    public MemorySegment draw() {
        return ours.draw();
    }

    /// The least that a frame costs, and the unit of all: its copy.
    @Benchmark
    public short[] drawByArraycopy() {
        System.arraycopy(from, 0, to, 0, from.length);
        return to;
    }

    /// By Java2D.
    @Benchmark
    public BufferedImage drawByJava2d() {
        return java2d.draw();
    }

    /// As CircuitPython does it.
    @Benchmark
    public short[] drawByCircuitPython() {
        return ours.drawByCircuitPython();
    }
}
