package io.github.displayio4j.displayio.scene;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DamageTest {
    private record Change(long time, int x1, int y1, int x2, int y2) {}

    /// The obvious twin keeps all changes.
    @Test
    void boundsAreThoseOfAllChangesSinceThen() {
        long seed = 77;
        Random random = new Random(seed);
        Damage damage = new Damage(100, 60);
        List<Change> changes = new ArrayList<>();
        List<Long> epochs = new ArrayList<>();
        epochs.add(tick());
        int known = 0;
        for (int round = 0; round < 3000; round++) {
            if (random.nextInt(3) == 0) {
                epochs.add(tick());
            }
            int x = random.nextInt(100);
            int y = random.nextInt(60);
            int right = random.nextBoolean() ? x + 1 : x + 1 + random.nextInt(100 - x);
            if (right == x + 1) {
                damage.add(x, y);
            } else {
                damage.add(x, y, right, y + 1);
            }
            changes.add(new Change(SceneGate.now(), x, y, right, y + 1));
            long epoch = epochs.get(Math.max(0, epochs.size() - 1 - random.nextInt(12)));
            int[] bounds = new int[4];
            if (damage.boundsSince(epoch, bounds)) {
                known++;
                assertArrayEquals(slowBounds(changes, epoch), bounds, "seed " + seed + ", round " + round);
            } else {
                assertTrue(timesSince(changes, epoch) > 8, "few times are known: seed " + seed + ", round " + round);
            }
        }
        assertTrue(known > 1000, known + " times known");
    }

    private static long tick() {
        long epoch = SceneGate.enterFrame();
        SceneGate.leaveFrame(Thread.currentThread());
        return epoch;
    }

    private static int[] slowBounds(List<Change> changes, long epoch) {
        int[] out = {Integer.MAX_VALUE, Integer.MAX_VALUE, 0, 0};
        for (Change change : changes) {
            if (change.time > epoch) {
                out[0] = Math.min(out[0], change.x1);
                out[1] = Math.min(out[1], change.y1);
                out[2] = Math.max(out[2], change.x2);
                out[3] = Math.max(out[3], change.y2);
            }
        }
        return out;
    }

    private static long timesSince(List<Change> changes, long epoch) {
        return changes.stream()
                .map(Change::time)
                .filter(time -> time > epoch)
                .distinct()
                .count();
    }

    @Test
    void boundsAreUnknownOnceEverythingChanged() {
        Damage damage = new Damage(8, 8);
        long epoch = tick();
        damage.add(1, 1);
        damage.addAll();
        assertFalse(damage.boundsSince(epoch, new int[4]));
    }
}
