package io.github.displayio4j.jmh;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class RatioTableTest {
    @Test
    void comparesOursWithEachPeerOfTheSameWork() {
        String table = RatioTable.of(List.of(
                new Result("Row.blit", "", 3, 0.3, 0.2),
                new Result("Row.blit", "Arraycopy", 6, 0.8, 0),
                new Result("Row.blit", "Java2d", 1.5, 0, 24),
                new Result("Row.swap", "", 1234.4, 12, 0),
                new Result("Row.turn", "Java2d", 400, 1, 310_000)));
        assertEquals("""
                | work | us | B | peer | us | B | ours / peer |
                |---|--:|--:|---|--:|--:|--:|
                | Row.blit | 3.00 ± 0.30 | 0 | Arraycopy | 6.00 ± 0.80 | 0 | **0.50** ± 0.08 |
                | Row.blit | 3.00 ± 0.30 | 0 | Java2d | 1.50 ± 0.00 | 24 | **2.00** ± 0.20 |
                | Row.swap | 1234 ± 12 | 0 | | | | |
                | Row.turn | | | Java2d | 400 ± 1 | 310000 | |
                """, table);
    }
}
