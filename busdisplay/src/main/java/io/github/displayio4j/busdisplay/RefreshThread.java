package io.github.displayio4j.busdisplay;

import java.util.concurrent.TimeUnit;

/// Refreshes a display at its native rate until it is told to stop, by real time and without drift.
final class RefreshThread {
    private final Runnable refresh;
    private final double period;
    private final Thread thread;
    private boolean stopped;

    /// Starts.
    ///
    /// @param refresh must not throw
    RefreshThread(String name, double framesPerSecond, Runnable refresh) {
        this.refresh = refresh;
        period = 1e9 / framesPerSecond;
        thread = new Thread(this::run, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        long start = System.nanoTime();
        double due = 0;
        while (sleepUntil(start + (long) due)) {
            refresh.run();
            due = Math.max(due + period, Math.ceil((System.nanoTime() - start) / period) * period);
        }
    }

    /// @return whether to go on
    private synchronized boolean sleepUntil(long nanos) {
        boolean interrupted = false;
        while (!stopped) {
            long left = nanos - System.nanoTime();
            if (left <= 0) {
                break;
            }
            try {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return !stopped;
    }

    /// Lets the thread end after the refresh that it is at, and waits for that unless it calls this itself.
    void stop() {
        synchronized (this) {
            stopped = true;
            notifyAll();
        }
        if (Thread.currentThread().equals(thread)) {
            return;
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
