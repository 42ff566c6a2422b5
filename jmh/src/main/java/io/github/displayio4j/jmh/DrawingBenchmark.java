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

/// What is drawn from a text or an outline, 320x240, all of the frame each time: S6 as one label of 53x20 characters,
/// S7 of 10 circles, 10 rectangles and 5 polygons; `-changing`: another text, other sizes in each frame.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@SuppressWarnings("NullAway.Init") // JMH calls @Setup first
public class DrawingBenchmark {
    /// Java2D has other edges: so many of a hundred pixels may differ.
    private static final int MAX_PERCENT = 3;

    /// See `Scenes`.
    @Param({"S6-label", "S6-label-changing", "S7", "S7-changing"})
    public String drawing;

    BenchScene ours;
    private Java2d java2d;
    private short[] from;
    private short[] to;

    /// Makes the scene for all, and checks that all draw the same, Java2D nearly so.
    ///
    /// @throws IllegalStateException if they do not
    @Setup(Level.Trial)
    public void make() {
        boolean shapes = drawing.startsWith("S7");
        java2d = new Java2d(shapes ? drawing : "S6"); // as much text, of another font
        if (shapes) {
            BenchScene first = Scenes.make(drawing);
            short[] pixels = new short[first.width * first.height];
            first.drawDirty()
                    .asByteBuffer()
                    .order(ByteOrder.BIG_ENDIAN)
                    .asShortBuffer()
                    .get(pixels);
            compare(pixels, Java2d.pixels(java2d.draw()));
        }
        ours = Scenes.make(drawing);
        from = ours.check();
        to = new short[from.length];
    }

    private static void compare(short[] ours, short[] theirs) {
        int differ = 0;
        for (int i = 0; i < ours.length; i++) {
            differ += ours[i] == theirs[i] ? 0 : 1;
        }
        if (100 * differ > MAX_PERCENT * ours.length) {
            throw new IllegalStateException(differ + " pixels differ from Java2D's");
        }
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
