package io.github.displayio4j.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FlashesTest {
    @Test
    void fadeAndEnd() {
        Flashes flashes = new Flashes();
        assertFalse(flashes.isAny(0));
        flashes.add(1, 2, 3, 4, 1000);
        assertEquals(255, flashes.opacity(0, 1000));
        assertEquals(128, flashes.opacity(0, 1000 + Flashes.NANOS / 2));
        assertTrue(flashes.isAny(1000 + Flashes.NANOS - Flashes.NANOS / 100));
        assertFalse(flashes.isAny(1000 + Flashes.NANOS));
        assertEquals(3, flashes.areas()[flashes.at(0) + 2]);
    }

    @Test
    void forgetTheOldest() {
        Flashes flashes = new Flashes();
        for (int i = 0; i < 1000; i++) {
            flashes.add(i, 0, 0, 0, i);
        }
        assertEquals(256, flashes.count());
        assertEquals(744, flashes.areas()[flashes.at(0)]);
        assertEquals(999, flashes.areas()[flashes.at(255)]);
    }
}
