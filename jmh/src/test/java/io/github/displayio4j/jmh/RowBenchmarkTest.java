package io.github.displayio4j.jmh;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Both sides draw the same picture; otherwise their times say nothing.
class RowBenchmarkTest {
    private static final ValueLayout.OfShort LOW_FIRST =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfShort HIGH_FIRST =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private final RowBenchmark rows = new RowBenchmark();

    @BeforeEach
    void makeScenes() {
        rows.makeScenes();
    }

    @Test
    void blit() {
        rows.blit();
        rows.blitByJava2d();
        rows.blitByArraycopy();
        assertSame(LOW_FIRST);
        assertArrayEquals(rows.copy, RowBenchmark.pixels(rows.image));
    }

    @Test
    void swap() {
        rows.swap();
        rows.blitByJava2d();
        assertSame(HIGH_FIRST);
    }

    @Test
    void rotate90() {
        rows.rotate90();
        rows.rotate90ByJava2d();
        assertSame(LOW_FIRST);
    }

    @Test
    void tiles() {
        rows.tiles();
        rows.tilesByJava2d();
        assertSame(LOW_FIRST);
    }

    @Test
    void sprites() {
        rows.sprites();
        rows.spritesByJava2d();
        assertSame(LOW_FIRST);
    }

    private void assertSame(ValueLayout.OfShort order) {
        short[] theirs = RowBenchmark.pixels(rows.image);
        assertTrue(Arrays.stream(new int[] {1, 7, 5000}).anyMatch(i -> theirs[i] != theirs[0]), "an empty picture");
        short[] ours = new short[theirs.length];
        for (int i = 0; i < ours.length; i++) {
            ours[i] = rows.out.getAtIndex(order, i);
        }
        assertArrayEquals(theirs, ours);
    }
}
