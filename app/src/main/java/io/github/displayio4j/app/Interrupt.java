package io.github.displayio4j.app;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;

/// Ctrl-C as something that a loop can ask for: the program gets time to close all in its order before it ends.
final class Interrupt implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 5;

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook = new Thread(this::raise, "interrupt");
    private volatile boolean raised;

    private Interrupt() {}

    /// Listens from now on.
    static Interrupt listen() {
        ImageIO.setUseCache(false); // its cache files want a hook of their own, for which it is too late then
        Interrupt interrupt = new Interrupt();
        Runtime.getRuntime().addShutdownHook(interrupt.hook);
        return interrupt;
    }

    private void raise() {
        raised = true;
        try {
            if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(130);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whether the program is to end.
    boolean isRaised() {
        return raised;
    }

    /// All is closed.
    @Override
    public void close() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // it is what runs
        }
    }
}
