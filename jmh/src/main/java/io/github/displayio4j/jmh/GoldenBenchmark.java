package io.github.displayio4j.jmh;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// The scenes that CircuitPython itself was measured with, read from the golden data at set-up: scene to bytes of the
/// panel, the whole frame at each call.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@SuppressWarnings("NullAway.Init") // JMH calls @Setup first
public class GoldenBenchmark {
    /// A file of the folder `bench`, without its ending.
    @Param({"full16"})
    public String golden;

    private BenchScene ours;
    private short[] from;
    private short[] to;

    /// Reads the scene, and checks that all draw what CircuitPython draws.
    ///
    /// @throws IllegalStateException if they do not
    @Setup(Level.Trial)
    public void read() throws IOException {
        Path folder = GoldenScene.folder();
        if (folder == null) {
            throw new IOException("no golden data: -Dconformance.dir must name its folder");
        }
        GoldenScene scene = GoldenScene.read(folder.resolve(golden + ".json"));
        ours = scene.make();
        scene.check(ours);
        from = ours.check();
        to = new short[from.length];
    }

    /// By the engine.
    @Benchmark
    public MemorySegment draw() {
        return ours.draw();
    }

    /// The copy of a whole frame.
    @Benchmark
    public short[] drawByArraycopy() {
        System.arraycopy(from, 0, to, 0, from.length);
        return to;
    }

    /// As CircuitPython does it.
    @Benchmark
    public short[] drawByCircuitPython() {
        return ours.drawByCircuitPython();
    }
}
