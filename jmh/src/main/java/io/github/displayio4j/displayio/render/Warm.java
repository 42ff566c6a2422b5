package io.github.displayio4j.displayio.render;

/// Lets benchmarks begin when the engine knows which loops it uses.
public final class Warm {
    private Warm() {}

    /// Returns then.
    ///
    /// @return whether vector twins are among them
    public static boolean await() {
        try {
            return !KernelChoice.awaitTrial().equals(Kernels.PLAIN);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }
}
