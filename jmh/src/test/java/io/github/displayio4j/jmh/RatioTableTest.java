package io.github.displayio4j.jmh;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class RatioTableTest {
    @Test
    void comparesOursWithEachPeerOfTheSameWork() {
        String table = RatioTable.of(
                List.of(
                        new Result("Scene.draw S2", "", 3, 0.3, 2.5, 0.2),
                        new Result("Scene.draw S2", "Arraycopy", 6, 0.8, 5, 0),
                        new Result("Scene.draw S2", "Java2d", 1.5, 0, 1.25, 24),
                        new Result("Row.swap", "", 1234.4, 12, 1200, 0),
                        new Result("Row.turn", "Java2d", 400, 1, 390, 310_000)),
                true);
        assertEquals("""
                | work | us | B | peer | us | B | ours / peer | best | must / goal |
                |---|--:|--:|---|--:|--:|--:|--:|--:|
                | Scene.draw S2 | 3.00 ± 0.30 | 0 | Arraycopy | 6.00 ± 0.80 | 0 | **0.50** ± 0.08 | 0.50 | 8 / 3 |
                | Scene.draw S2 | 3.00 ± 0.30 | 0 | Java2d | 1.50 ± 0.00 | 24 | **2.00** ± 0.20 | 2.00 |  |
                | Row.swap | 1234 ± 12 | 0 | | | | | | |
                | Row.turn | | | Java2d | 400 ± 1 | 310000 | | | |
                """, table);
    }
}
