package io.github.displayio4j.displayio.render;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Which loops frames are drawn with. The first ones use the plain loops, because vector code that is not compiled yet
/// takes a thousand times as long; then the vector twins are tried on the side, and used if they are there, right, and
/// faster.
final class KernelChoice {
    /// Frames before the trial: what ends sooner needs no vectors.
    private static final int COLD_FRAMES = 30;

    private static final AtomicInteger FRAMES = new AtomicInteger();
    private static volatile Kernels current = Kernels.PLAIN;

    private static volatile @Nullable Thread trial;

    private KernelChoice() {}

    /// The loops for one frame.
    static Kernels current() {
        if (FRAMES.getPlain() < COLD_FRAMES && FRAMES.incrementAndGet() == COLD_FRAMES && isVectorModule()) {
            Thread thread = new Thread(new KernelTrial(), KernelTrial.class.getName());
            thread.setDaemon(true);
            trial = thread;
            thread.start();
        }
        return current;
    }

    /// Waits until it is known which loops are used, for benchmarks and tests.
    static Kernels awaitTrial() throws InterruptedException {
        while (FRAMES.getPlain() < COLD_FRAMES) {
            current();
        }
        Thread running = trial;
        if (running != null) {
            running.join();
        }
        return current;
    }

    /// Draws the next frames with these.
    static void use(Kernels kernels) {
        current = kernels;
    }

    /// Whether the module of the vector twins was added to this JVM.
    static boolean isVectorModule() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    }
}
