package io.github.displayio4j.app.soak;

import io.github.displayio4j.displaybus.BusException;
import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.ColorMode;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.Scene;
import io.github.displayio4j.displayio.TileGrid;
import io.github.displayio4j.displayio.oracle.RandomScene;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// One scene, changed by several threads, while two displays refresh it on threads of their own.
///
/// Each producer has two marks, at the left and the right edge, and moves both to another row in every edit scope,
/// beside a random change: a frame with half of an edit would have them in different rows. When all producers have
/// stopped, one more refresh must make both panels equal to a full redraw.
final class SharedScene {
    private static final int WIDTH = 40;
    private static final int HEIGHT = 32;

    /// What happened.
    ///
    /// @param edits scopes that the producers closed
    /// @param frames that the displays sent
    /// @param wrong what was seen that must not be; null if nothing
    record Outcome(long edits, long frames, @Nullable String wrong) {}

    private final Random random;
    private final RandomScene scene;
    private final Group root = new Group();
    private final int producers;
    private final List<TileGrid> left = new ArrayList<>();
    private final List<TileGrid> right = new ArrayList<>();
    private final AtomicBoolean stop = new AtomicBoolean();
    private final AtomicLong edits = new AtomicLong();
    private final AtomicLong frames = new AtomicLong();
    private final AtomicReference<@Nullable String> wrong = new AtomicReference<>();
    /// For the proof that a half edit is seen: producers do without scopes.
    private final boolean careless;

    private SharedScene(long seed, int producers, boolean careless) {
        this.producers = producers;
        this.careless = careless;
        random = new Random(seed);
        scene = new RandomScene(random);
        root.append(scene.root);
        Palette black = new Palette(1);
        Palette white = new Palette(1);
        white.set(0, 0xffffff);
        for (int x : new int[] {0, WIDTH - producers}) {
            TileGrid edge = new TileGrid(new Bitmap(producers, HEIGHT, 2), black);
            edge.moveTo(x, 0);
            root.append(edge);
        }
        for (int i = 0; i < producers; i++) {
            left.add(mark(white, i));
            right.add(mark(white, WIDTH - 1 - i));
        }
    }

    private TileGrid mark(Palette white, int x) {
        TileGrid mark = new TileGrid(new Bitmap(1, 1, 2), white);
        mark.moveTo(x, 0);
        root.append(mark);
        return mark;
    }

    /// Lets the threads run for a while.
    ///
    /// @param careless producers change their marks outside of edit scopes: what is wrong then must be seen
    static Outcome run(long seed, int producers, long nanos, boolean careless) throws InterruptedException {
        return new SharedScene(seed, producers, careless).run(seed, nanos);
    }

    private Outcome run(long seed, long nanos) throws InterruptedException {
        Random plans = new Random(seed);
        try (Stage first = stage(plans);
                Stage second = stage(plans)) {
            List<Stage> stages = List.of(first, second);
            List<Thread> threads = new ArrayList<>();
            for (Stage stage : stages) {
                stage.display.setRootGroup(root);
                long own = plans.nextLong();
                threads.add(start("display", () -> watch(stage, new Random(own))));
            }
            for (int i = 0; i < producers; i++) {
                int which = i;
                long own = plans.nextLong();
                threads.add(start("producer", () -> produce(which, new Random(own))));
            }
            Thread.sleep(nanos / 1_000_000, (int) (nanos % 1_000_000));
            stop.set(true);
            for (Thread thread : threads) {
                thread.join();
            }
            for (Stage stage : stages) {
                stage.display.refresh();
                report(stage.difference(root));
            }
        }
        return new Outcome(edits.get(), frames.get(), wrong.get());
    }

    private static Stage stage(Random plans) {
        List<Target> memory =
                Target.ALL.stream().filter(target -> target.emulated() == null).toList();
        Target target = memory.get(plans.nextInt(memory.size()));
        return new Stage(new Plan.Screen(
                target, WIDTH, HEIGHT, 0, 1 + plans.nextInt(HEIGHT), ColorMode.STANDARD, plans.nextBoolean()));
    }

    @SuppressWarnings("CatchingUnchecked") // whatever a thread throws is a finding
    private Thread start(String name, Runnable work) {
        return Thread.ofPlatform().name("soak-" + name).daemon().start(() -> {
            try {
                work.run();
            } catch (RuntimeException | AssertionError e) {
                report(name + " threw " + e);
            }
        });
    }

    @SuppressWarnings("ThreadPriorityCheck") // yields make interleavings likelier, nothing relies on them
    private void produce(int which, Random own) {
        while (!stop.get()) {
            int y = own.nextInt(HEIGHT);
            if (careless) {
                left.get(which).moveTo(which, y);
                Thread.yield();
                right.get(which).moveTo(WIDTH - 1 - which, y);
                continue;
            }
            try (var _ = Scene.edit()) {
                left.get(which).moveTo(which, y);
                random.setSeed(own.nextLong());
                scene.mutate();
                Thread.yield();
                right.get(which).moveTo(WIDTH - 1 - which, y);
            }
            edits.incrementAndGet();
        }
    }

    private void watch(Stage stage, Random own) {
        while (!stop.get()) {
            if (own.nextInt(8) == 0) {
                stage.bus.breakAfter(own.nextInt(2000));
            }
            try {
                stage.display.refresh();
                frames.incrementAndGet();
                report(half(stage));
            } catch (BusException e) {
                // as planned: half of the frame may be on the panel, all of it is dirty
            } finally {
                stage.bus.repair();
            }
        }
    }

    /// What half of an edit shows, or null.
    private @Nullable String half(Stage stage) {
        stage.read();
        for (int y = 0; y < HEIGHT; y++) {
            for (int i = 0; i < producers; i++) {
                if (stage.pixel(i, y) != stage.pixel(WIDTH - 1 - i, y)) {
                    return "a frame shows half of an edit: the marks of producer " + i + " differ in row " + y;
                }
            }
        }
        return null;
    }

    private void report(@Nullable String what) {
        if (what != null) {
            wrong.compareAndSet(null, what);
        }
    }
}
