package io.github.displayio4j.app.soak;

import io.github.displayio4j.app.soak.Plan.Fail;
import io.github.displayio4j.app.soak.Plan.Move;
import io.github.displayio4j.app.soak.Plan.Mutate;
import io.github.displayio4j.app.soak.Plan.Refresh;
import io.github.displayio4j.app.soak.Plan.Screen;
import io.github.displayio4j.app.soak.Plan.Turn;
import io.github.displayio4j.displayio.ColorMode;
import java.util.ArrayList;
import java.util.List;

/// A plan as one word that a person can paste into a command line:
/// `SCENE;TARGET:WxH:ROTATION:STRIPROWS:COLORMODE:threads|plain;mSEED,rSCREEN,fSCREEN:BYTES,tSCREEN:ROTATION`,
/// with as many screens as there are.
final class Recipe {
    private Recipe() {}

    /// The word of a plan.
    static String of(Plan plan) {
        List<String> parts = new ArrayList<>();
        parts.add(Long.toHexString(plan.scene()));
        for (Screen screen : plan.screens()) {
            parts.add(screen.target() + ":" + screen.width() + "x" + screen.height() + ":" + screen.rotation() + ":"
                    + screen.stripRows() + ":" + screen.mode() + ":" + (screen.threads() ? "threads" : "plain"));
        }
        parts.add(String.join(",", plan.moves().stream().map(Recipe::of).toList()));
        return String.join(";", parts);
    }

    private static String of(Move move) {
        return switch (move) {
            case Mutate(long seed) -> "m" + Long.toHexString(seed);
            case Refresh(int screen) -> "r" + screen;
            case Fail(int screen, int bytes) -> "f" + screen + ":" + bytes;
            case Turn(int screen, int rotation) -> "t" + screen + ":" + rotation;
        };
    }

    /// The plan of a word.
    ///
    /// @throws IllegalArgumentException if it is none
    static Plan parse(String text) {
        String[] parts = text.strip().split(";", -1);
        if (parts.length < 3) {
            throw new IllegalArgumentException("a recipe is SCENE;SCREEN;...;MOVES, not '" + text + "'");
        }
        List<Screen> screens = new ArrayList<>();
        for (int i = 1; i < parts.length - 1; i++) {
            screens.add(screen(parts[i]));
        }
        List<Move> moves = new ArrayList<>();
        for (String word : parts[parts.length - 1].split(",")) {
            if (!word.isEmpty()) {
                moves.add(move(word, screens.size()));
            }
        }
        return new Plan(Long.parseUnsignedLong(parts[0], 16), screens, moves);
    }

    private static Screen screen(String text) {
        String[] words = text.split("[:x]", -1);
        if (words.length != 7) {
            throw new IllegalArgumentException(
                    "a screen is TARGET:WxH:ROTATION:STRIPROWS:STANDARD:plain, not '" + text + "'");
        }
        return new Screen(
                Target.named(words[0]),
                Integer.parseInt(words[1]),
                Integer.parseInt(words[2]),
                Integer.parseInt(words[3]),
                Integer.parseInt(words[4]),
                ColorMode.valueOf(words[5]),
                words[6].equals("threads"));
    }

    private static Move move(String word, int screens) {
        if (word.startsWith("m")) {
            return new Mutate(Long.parseUnsignedLong(word.substring(1), 16));
        }
        String[] numbers = word.substring(1).split(":", -1);
        int screen = Integer.parseInt(numbers[0]);
        if (screen < 0 || screen >= screens) {
            throw new IllegalArgumentException("screen must be 0.." + (screens - 1) + ", not " + screen);
        }
        return switch (word.charAt(0) + "" + numbers.length) {
            case "r1" -> new Refresh(screen);
            case "f2" -> new Fail(screen, Integer.parseInt(numbers[1]));
            case "t2" -> new Turn(screen, Integer.parseInt(numbers[1]));
            default -> throw new IllegalArgumentException("no move '" + word + "'");
        };
    }
}
