package io.github.displayio4j.jmh;

import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// What an event costs while nobody records: the question whether it is wanted, as the engine asks it, beside the same
/// loop without it. The difference is the price of a guard.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
public class FlightGuardBenchmark {
    private static final int TIMES = 10_000;

    /// Like those of the engine.
    @Name("displayio4j.Guarded")
    @StackTrace(false)
    static final class GuardedEvent extends Event {
        long frame;
    }

    private final GuardedEvent event = new GuardedEvent();
    private long work = 1;

    private static long next(long x) {
        return x * 6364136223846793005L + 1442695040888963407L;
    }

    /// Some work, and the guard.
    @Benchmark
    @OperationsPerInvocation(TIMES)
    public long guard() {
        long x = work;
        for (int i = 0; i < TIMES; i++) {
            if (event.isEnabled()) {
                event.frame = x;
                event.commit();
            }
            x = next(x);
        }
        work = x;
        return x;
    }

    /// The work alone.
    @Benchmark
    @OperationsPerInvocation(TIMES)
    public long guardByNothing() {
        long x = work;
        for (int i = 0; i < TIMES; i++) {
            x = next(x);
        }
        work = x;
        return x;
    }
}
