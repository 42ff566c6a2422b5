package io.github.displayio4j.app.soak;

import io.github.displayio4j.app.soak.Plan.Fail;
import io.github.displayio4j.app.soak.Plan.Move;
import io.github.displayio4j.app.soak.Plan.Mutate;
import io.github.displayio4j.app.soak.Plan.Refresh;
import io.github.displayio4j.app.soak.Plan.Turn;
import io.github.displayio4j.displaybus.BusException;
import io.github.displayio4j.displayio.oracle.RandomScene;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Plays a plan and looks for a pixel that is not as it should be.
final class Play implements AutoCloseable {
    /// What went wrong.
    ///
    /// @param move the move that showed it; the number of moves if the last look did
    /// @param what as a sentence
    record Finding(int move, String what) {}

    /// Somebody who meddles with the scene behind the engine's back, so that a test can see the soak run fail.
    interface Meddler {
        /// After a change.
        void changed(RandomScene scene, String change);
    }

    private final Random random = new Random();
    private final RandomScene scene;
    private final List<Stage> stages = new ArrayList<>();
    private final List<String> story = new ArrayList<>();
    private final Meddler meddler;

    private Play(Plan plan, Meddler meddler) {
        this.meddler = meddler;
        random.setSeed(plan.scene());
        scene = new RandomScene(random);
    }

    private void show(Plan plan) {
        for (Plan.Screen screen : plan.screens()) {
            Stage stage = new Stage(screen);
            stage.display.setRootGroup(scene.root);
            stages.add(stage);
        }
    }

    /// Plays all moves, then refreshes and looks at all displays.
    ///
    /// @return null if all was well
    static @Nullable Finding find(Plan plan, Meddler meddler) {
        try (Play play = new Play(plan, meddler)) {
            return play.run(plan);
        }
    }

    /// What happens in a plan, move by move, in words.
    static List<String> story(Plan plan, Meddler meddler) {
        try (Play play = new Play(plan, meddler)) {
            play.run(plan);
            return play.story;
        }
    }

    @SuppressWarnings("CatchingUnchecked") // whatever the engine throws is a finding
    private @Nullable Finding run(Plan plan) {
        int at = 0;
        try {
            show(plan);
            for (; at < plan.moves().size(); at++) {
                String difference = play(plan.moves().get(at));
                if (difference != null) {
                    return new Finding(at, difference);
                }
            }
            for (int screen = 0; screen < stages.size(); screen++) {
                String difference = play(new Refresh(screen));
                if (difference != null) {
                    return new Finding(at, difference);
                }
            }
            return null;
        } catch (RuntimeException | AssertionError e) {
            return new Finding(at, "threw " + e + at(e));
        }
    }

    private static String at(Throwable e) {
        return e.getStackTrace().length == 0 ? "" : " at " + e.getStackTrace()[0];
    }

    private @Nullable String play(Move move) {
        switch (move) {
            case Mutate(long seed) -> {
                random.setSeed(seed);
                String change = scene.mutate();
                story.add(change);
                meddler.changed(scene, change);
            }
            case Refresh(int screen) -> {
                story.add("display" + screen + ".refresh()");
                stages.get(screen).display.refresh();
                String difference = stages.get(screen).difference(scene.root);
                return difference == null ? null : "display" + screen + ": " + difference;
            }
            case Fail(int screen, int bytes) -> {
                story.add("display" + screen + ".refresh(), but the bus breaks down after " + bytes + " bytes");
                Stage stage = stages.get(screen);
                stage.bus.breakAfter(bytes);
                try {
                    stage.display.refresh();
                } catch (BusException e) {
                    // as planned; what was to be sent is dirty still
                } finally {
                    stage.bus.repair();
                }
            }
            case Turn(int screen, int rotation) -> {
                story.add("display" + screen + ".setRotation(" + rotation + ")");
                stages.get(screen).display.setRotation(rotation);
            }
        }
        return null;
    }

    @Override
    public void close() {
        for (Stage stage : stages) {
            stage.close();
        }
    }
}
