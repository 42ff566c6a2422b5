package io.github.displayio4j.jmh;

import java.awt.image.BufferedImage;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// S10: a camera's frame of 320x240 and a picture of 128x128 over it that is seen in part, by a half or by an alpha of
/// each pixel's own. CircuitPython cannot.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@SuppressWarnings("NullAway.Init") // JMH calls @Setup first
public class BlendBenchmark {
    /// How far a channel may be from Java2D's, which rounds in another way: green has the finest steps.
    private static final int MAX_DISTANCE = 2;

    /// See `Scenes`.
    @Param({"S10-half", "S10-argb"})
    public String blend;

    BenchScene ours;
    private Java2d java2d;
    private short[] from;
    private short[] to;

    /// Makes the scene for both, and checks that both draw nearly the same.
    ///
    /// @throws IllegalStateException if they do not
    @Setup(Level.Trial)
    public void make() {
        java2d = new Java2d(blend);
        ours = Scenes.make(blend);
        ours.warm();
        from = new short[ours.width * ours.height];
        to = new short[from.length];
        Scenes.make(blend)
                .drawDirty()
                .asByteBuffer()
                .order(ByteOrder.BIG_ENDIAN)
                .asShortBuffer()
                .get(from);
        compare(from, Java2d.pixels(java2d.draw()));
    }

    /// @throws IllegalStateException if two pictures of RGB565 differ by more than rounding
    static void compare(short[] ours, short[] theirs) {
        for (int i = 0; i < ours.length; i++) {
            int red = (ours[i] >> 11 & 31) - (theirs[i] >> 11 & 31);
            int green = (ours[i] >> 5 & 63) - (theirs[i] >> 5 & 63);
            int blue = (ours[i] & 31) - (theirs[i] & 31);
            if (Math.max(Math.abs(red), Math.max(Math.abs(green), Math.abs(blue))) > MAX_DISTANCE) {
                throw new IllegalStateException("Java2D draws something else at pixel " + i);
            }
        }
    }

    /// By the engine.
    @Benchmark
    public MemorySegment draw() {
        return ours.draw();
    }

    /// The copy of a frame.
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
}
