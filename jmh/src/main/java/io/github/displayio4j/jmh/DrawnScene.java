package io.github.displayio4j.jmh;

import java.awt.image.BufferedImage;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// Scene to bytes of a 320x240 panel of RGB565, high byte first: the whole frame at each call, by `SceneRenderer`
/// from the edit to the commit, and by others.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@SuppressWarnings("NullAway.Init") // JMH calls @Setup first
public abstract class DrawnScene {
    BenchScene ours;
    private Java2d java2d;
    private short[] from;
    private short[] to;

    /// Makes a scene for all, and checks that all draw the same.
    ///
    /// @param scene see `Scenes`
    /// @param drawing what Java2D draws
    /// @param percent so many of a hundred pixels may differ there: its edges are other ones
    /// @throws IllegalStateException if more do
    void make(String scene, String drawing, int percent) {
        java2d = new Java2d(drawing);
        BenchScene first = Scenes.make(scene);
        short[] pixels = new short[first.width * first.height];
        first.drawDirty()
                .asByteBuffer()
                .order(ByteOrder.BIG_ENDIAN)
                .asShortBuffer()
                .get(pixels);
        short[] theirs = Java2d.pixels(java2d.draw());
        int differ = 0;
        for (int i = 0; i < pixels.length; i++) {
            differ += pixels[i] == theirs[i] ? 0 : 1;
        }
        if (100 * differ > percent * pixels.length) {
            throw new IllegalStateException(differ + " pixels differ from Java2D's");
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
