package io.github.displayio4j.jmh;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.TileGrid;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmh.annotations.Param;

/// All sides draw the same pictures, and really draw them; otherwise their times say nothing.
class SceneBenchmarkTest {
    static List<String> scenes() throws ReflectiveOperationException {
        return List.of(SceneBenchmark.class
                .getField("scene")
                .getAnnotation(Param.class)
                .value());
    }

    static List<String> golden() throws IOException {
        if (!"1".equals(System.getenv("REQUIRE_SHARED"))) {
            Assumptions.assumeTrue(GoldenScene.folder() != null, "no golden data");
        }
        assertNotNull(GoldenScene.folder(), "no golden data: -Dconformance.dir must name its folder");
        return GoldenScene.names();
    }

    @ParameterizedTest
    @MethodSource("scenes")
    void everyPeerDrawsTheScene(String name) {
        SceneBenchmark benchmark = new SceneBenchmark();
        benchmark.scene = name;
        benchmark.make(); // compares
        short[] first = pixels(benchmark.draw());
        short[] theirs = benchmark.drawByCircuitPython();
        benchmark.ours.renderer.invalidate();
        short[] ours = pixels(benchmark.ours.drawDirty());
        assertArrayEquals(theirs, ours);
        assertTrue(colours(ours) >= 2, "an empty picture");
        boolean changes = name.endsWith("changing") || name.startsWith("S1") || name.startsWith("S2");
        assertEquals(changes, !Arrays.equals(first, ours));
    }

    @ParameterizedTest
    @ValueSource(strings = {"S6-label", "S6-label-changing", "S7", "S7-changing"})
    void everyPeerDrawsTextAndShapes(String name) {
        DrawingBenchmark benchmark = new DrawingBenchmark();
        benchmark.drawing = name;
        benchmark.make(); // compares
        short[] first = pixels(benchmark.draw());
        short[] theirs = benchmark.drawByCircuitPython();
        benchmark.ours.renderer.invalidate();
        short[] ours = pixels(benchmark.ours.drawDirty());
        assertArrayEquals(theirs, ours);
        assertTrue(colours(ours) >= 2, "an empty picture");
        assertEquals(name.endsWith("changing"), !Arrays.equals(first, ours));
    }

    private static short[] pixels(MemorySegment out) {
        return out.toArray(ValueLayout.JAVA_SHORT);
    }

    private static long colours(short[] pixels) {
        boolean[] seen = new boolean[65536];
        for (short pixel : pixels) {
            seen[pixel & 0xffff] = true;
        }
        int count = 0;
        for (boolean one : seen) {
            count += one ? 1 : 0;
        }
        return count;
    }

    @ParameterizedTest
    @ValueSource(strings = {"S10-half", "S10-argb"})
    void blends(String name) {
        BlendBenchmark benchmark = new BlendBenchmark();
        benchmark.blend = name;
        benchmark.make(); // compares
        assertTrue(colours(pixels(benchmark.draw())) > 1000, "an empty picture");
        short[] wrong = new short[1];
        assertThrows(IllegalStateException.class, () -> BlendBenchmark.compare(wrong, new short[] {0x60}));
    }

    @ParameterizedTest
    @ValueSource(strings = {"S8", "S9"})
    void moves(String name) {
        MoveBenchmark benchmark = new MoveBenchmark();
        benchmark.moves = name;
        benchmark.make(); // compares
        assertEquals(name.equals("S8") ? 1 : 50, benchmark.refresh().windows());
        benchmark.close();
    }

    @ParameterizedTest
    @MethodSource("golden")
    void goldenScenesAreCircuitPythons(String name) throws IOException {
        GoldenBenchmark benchmark = new GoldenBenchmark();
        benchmark.golden = name;
        benchmark.read(); // compares
    }

    @Test
    void aWrongPictureIsNoticed() {
        Group root = new Group();
        Bitmap bitmap = new Bitmap(8, 8, 2);
        root.append(new TileGrid(bitmap, new Palette(2)));
        BenchScene scene = new BenchScene(root, 8, 8, 0, () -> {
            bitmap.segment().set(ValueLayout.JAVA_BYTE, 4, (byte) 1); // not told to anybody
            ((Palette) ((TileGrid) root.get(0)).pixelShader()).set(1, 0xffffff);
            bitmap.dirty(0, 7, 1, 8);
        });
        assertThrows(IllegalStateException.class, scene::check);
    }

    @Test
    void goldenFilesMustBeThere() {
        assertThrows(IOException.class, () -> GoldenScene.read(Path.of("no such file")));
    }
}
