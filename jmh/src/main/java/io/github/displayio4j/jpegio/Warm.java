package io.github.displayio4j.jpegio;

/// Lets benchmarks begin when the decoder knows which loops it uses.
public final class Warm {
    private static final long MOST_NANOS = 20_000_000_000L;

    private Warm() {}

    /// Whether the JVM has the vector module.
    public static boolean hasVectors() {
        return Vectors.isThere();
    }

    /// Waits until vector code has taken over everywhere, if it can.
    ///
    /// @return whether it has
    public static boolean await() throws InterruptedException {
        long end = System.nanoTime() + MOST_NANOS;
        while (Vectors.isThere() && !Vectors.isSmallReady() && System.nanoTime() < end) {
            Thread.sleep(20);
        }
        return Vectors.isSmallReady();
    }
}
