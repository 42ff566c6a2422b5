package io.github.displayio4j.app.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// Plays plan after plan, on several threads, until enough changes were made or a display shows something wrong.
final class Soak {
    /// How it ended.
    ///
    /// @param mutations changes that were made
    /// @param plays plans that were played
    /// @param failure the first plan that failed, as it was made; null if none
    record Outcome(long mutations, long plays, @Nullable Plan failure) {}

    private final Play.Meddler meddler;
    private final AtomicLong nextPlay = new AtomicLong();
    private final AtomicLong made = new AtomicLong();
    private final AtomicReference<@Nullable Plan> failure = new AtomicReference<>();

    Soak(Play.Meddler meddler) {
        this.meddler = meddler;
    }

    /// Runs.
    ///
    /// @param seed of everything: the same plans in the same order, whatever the number of threads
    /// @param mutations how many at least
    /// @param deadline in `System.nanoTime`, after which no play is begun
    /// @param progress gets the number of changes now and then
    Outcome run(long seed, long mutations, int threads, long deadline, LongConsumer progress)
            throws InterruptedException {
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            workers.add(Thread.ofPlatform()
                    .name("soak-" + i)
                    .daemon()
                    .start(() -> work(seed, mutations, deadline, progress)));
        }
        for (Thread worker : workers) {
            worker.join();
        }
        return new Outcome(made.get(), nextPlay.get(), failure.get());
    }

    private void work(long seed, long mutations, long deadline, LongConsumer progress) {
        while (failure.get() == null && made.get() < mutations && System.nanoTime() - deadline < 0) {
            Plan plan = plan(seed, nextPlay.getAndIncrement());
            if (Play.find(plan, meddler) != null) {
                failure.compareAndSet(null, plan);
            }
            progress.accept(made.addAndGet(plan.mutations()));
        }
    }

    /// The plan of a number.
    static Plan plan(long seed, long number) {
        return Plan.random(new Random(seed + number).nextLong());
    }
}
