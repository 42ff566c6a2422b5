package io.github.displayio4j.jmh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.jmh.CircuitPythonTools.CBitmap;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.annotations.Param;

/// Both sides do the same work; otherwise their times say nothing.
class ToolsBenchmarkTest {
    /// Channels may be two steps off: tables and weights are rounded elsewhere.
    private static final List<String> ROUNDS =
            List.of("mix", "false_color", "solarize", "blend", "morph3", "morph5", "lookup");

    /// One rounding decides about pixels that follow.
    private static final List<String> CARRIES = List.of("rotozoom", "dither");

    static List<String> tools() throws ReflectiveOperationException {
        return List.of(
                ToolsBenchmark.class.getField("tool").getAnnotation(Param.class).value());
    }

    @ParameterizedTest
    @MethodSource("tools")
    void bothSidesChangeTheSamePixels(String tool) throws IOException {
        ToolsBenchmark benchmark = new ToolsBenchmark();
        benchmark.tool = tool;
        benchmark.make();
        int[] before = values(benchmark.target);
        boolean rounds = ROUNDS.contains(tool);
        for (int i = 0; i < (rounds ? 1 : 3); i++) {
            benchmark.run();
            benchmark.runByC();
        }
        int off = rounds ? 2 : 0;
        int differ = differ(benchmark.target, benchmark.cTarget, off)
                + differ(benchmark.first, benchmark.cFirst, 0)
                + differ(benchmark.gray, benchmark.cGray, 0)
                + differ(benchmark.walls, benchmark.cWalls, 0);
        int most = CARRIES.contains(tool) ? 320 * 240 / 5 : 0;
        assertTrue(differ <= most, differ + " pixels differ");
        boolean elsewhere = List.of("replace_color", "dither", "boundary_fill").contains(tool);
        assertEquals(elsewhere, Arrays.equals(before, values(benchmark.target)), "what it draws into");
    }

    private static int[] values(Bitmap bitmap) {
        int[] values = new int[bitmap.width() * bitmap.height()];
        for (int i = 0; i < values.length; i++) {
            values[i] = bitmap.get(i % bitmap.width(), i / bitmap.width());
        }
        return values;
    }

    private static int differ(Bitmap ours, CBitmap theirs, int off) {
        int differ = 0;
        for (int y = 0; y < ours.height(); y++) {
            for (int x = 0; x < ours.width(); x++) {
                int a = ours.get(x, y);
                int b = theirs.get(x, y);
                differ += a == b || (off > 0 && near(swapped(a), swapped(b), off)) ? 0 : 1;
            }
        }
        return differ;
    }

    private static int swapped(int value) {
        return (value & 0xff) << 8 | value >> 8;
    }

    private static boolean near(int a, int b, int off) {
        return Math.abs((a >> 11) - (b >> 11)) <= off
                && Math.abs((a >> 5 & 63) - (b >> 5 & 63)) <= off
                && Math.abs((a & 31) - (b & 31)) <= off;
    }
}
