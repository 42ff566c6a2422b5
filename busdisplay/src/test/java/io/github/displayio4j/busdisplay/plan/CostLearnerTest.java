package io.github.displayio4j.busdisplay.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.displaybus.BusCost;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CostLearnerTest {
    private static final BusCost DECLARED = new BusCost(1000, 200);

    private final CostLearner learner = new CostLearner(DECLARED);

    private void send(Random random, BusCost real, double factor) {
        int transfers = 1 + random.nextInt(60);
        int bytes = transfers + random.nextInt(20_000);
        learner.sent(transfers, bytes, (long) (factor * real.nanos(transfers, bytes)));
    }

    @Test
    void whatIsDeclaredAndTrueStays() {
        Random random = new Random(1);
        for (int i = 0; i < 1000; i++) {
            send(random, DECLARED, 1);
            assertFalse(learner.tells());
        }
        assertEquals(1000, learner.cost().nanosPerTransfer(), 1);
        assertEquals(200, learner.cost().nanosPerByte(), 0.1);
    }

    @Test
    void aBusThatIsOtherThanDeclaredIsLearnedAndTold() {
        BusCost real = new BusCost(15_000, 130);
        Random random = new Random(2);
        int told = 0;
        for (int i = 0; i < 1000; i++) {
            send(random, real, 1);
            told += learner.tells() ? 1 : 0;
        }
        assertEquals(15_000, learner.cost().nanosPerTransfer(), 0.15 * 15_000);
        assertEquals(130, learner.cost().nanosPerByte(), 0.1 * 130);
        assertTrue(told > 0 && told < 30, "told " + told + " times");
    }

    @Test
    void sendsThatAreAllAlikeKeepTheProportion() {
        for (int i = 0; i < 1000; i++) {
            learner.sent(6, 1000, (long) (3 * DECLARED.nanos(6, 1000)));
        }
        assertEquals(3 * 1000, learner.cost().nanosPerTransfer(), 300);
        assertEquals(3 * 200, learner.cost().nanosPerByte(), 60);
    }

    @Test
    void pausesOfTheMachineHardlyShow() {
        Random random = new Random(3);
        for (int i = 0; i < 1000; i++) {
            send(random, DECLARED, random.nextInt(20) == 0 ? 100 : 1);
        }
        assertEquals(200, learner.cost().nanosPerByte(), 0.3 * 200);
        assertEquals(1000, learner.cost().nanosPerTransfer(), 0.5 * 1000);
    }

    @Test
    void whatTellsNothingIsIgnored() {
        learner.sent(0, 5, 5);
        learner.sent(3, 10, 0);
        learner.sent(1, -1, 100);
        assertEquals(DECLARED, learner.cost());
    }
}
