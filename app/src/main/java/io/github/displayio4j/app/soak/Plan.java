package io.github.displayio4j.app.soak;

import io.github.displayio4j.displayio.ColorMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// One play of the soak run, as data: what to make and what to do with it. Every move draws its choices from a seed of
/// its own, so that a plan with moves left out is a plan too.
///
/// @param scene seed of the scene
/// @param screens what shows it
/// @param moves in order
record Plan(long scene, List<Screen> screens, List<Move> moves) {
    /// A display.
    ///
    /// @param rotation 0, 90, 180, 270
    /// @param stripRows rows that a strip holds at least
    /// @param mode by which colours become pixels
    /// @param threads whether strips are drawn while others are sent
    record Screen(Target target, int width, int height, int rotation, int stripRows, ColorMode mode, boolean threads) {}

    /// Something that happens.
    sealed interface Move {}

    /// A change of the scene.
    record Mutate(long seed) implements Move {}

    /// A display sends what changed, and must then show the scene.
    record Refresh(int screen) implements Move {}

    /// A display tries to, but its bus fails.
    ///
    /// @param bytes that arrive before
    record Fail(int screen, int bytes) implements Move {}

    /// A display is turned.
    record Turn(int screen, int rotation) implements Move {}

    /// A plan at random.
    static Plan random(long seed) {
        Random random = new Random(seed);
        List<Screen> screens = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            screens.add(new Screen(
                    Target.ALL.get(random.nextInt(Target.ALL.size())),
                    36 + random.nextInt(13),
                    28 + random.nextInt(13),
                    90 * random.nextInt(4),
                    1 + random.nextInt(random.nextBoolean() ? 4 : 60),
                    random.nextInt(4) == 0 ? ColorMode.CIRCUITPYTHON : ColorMode.STANDARD,
                    random.nextInt(8) == 0));
        }
        List<Move> moves = new ArrayList<>();
        for (int round = 10 + random.nextInt(20); round > 0; round--) {
            for (int i = random.nextInt(6); i >= 0; i--) {
                moves.add(new Mutate(random.nextLong()));
            }
            for (int screen = 0; screen < screens.size(); screen++) {
                switch (random.nextInt(8)) {
                    case 0, 1 -> {}
                    case 2 -> moves.add(new Fail(screen, random.nextInt(random.nextBoolean() ? 40 : 2000)));
                    case 3 -> {
                        if (random.nextInt(4) == 0) {
                            moves.add(new Turn(screen, 90 * random.nextInt(4)));
                        }
                        moves.add(new Refresh(screen));
                    }
                    default -> moves.add(new Refresh(screen));
                }
            }
        }
        return new Plan(random.nextLong(), List.copyOf(screens), List.copyOf(moves));
    }

    /// The same with other moves.
    Plan with(List<Move> newMoves) {
        return new Plan(scene, screens, List.copyOf(newMoves));
    }

    /// How often it changes the scene.
    int mutations() {
        int n = 0;
        for (Move move : moves) {
            n += move instanceof Mutate ? 1 : 0;
        }
        return n;
    }
}
