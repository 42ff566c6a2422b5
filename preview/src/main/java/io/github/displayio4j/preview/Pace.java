package io.github.displayio4j.preview;

/// How fast the user lets the program go on: on, slower, or frame by frame. A program asks before each frame; a
/// window's keys and the program itself may change it.
///
/// ```java
/// while (window.poll(10)) {
///     if (window.pace().next()) {
///         drawAFrame();
///     }
/// }
/// ```
public final class Pace {
    private static final int SLOWER = 4;
    private static final int SLOWEST = 64;

    private boolean paused;
    private int steps;
    private int slowness = 1;

    /// Running, at full speed.
    public Pace() {}

    /// Whether the program may draw its next frame. While paused each step lets one through.
    public boolean next() {
        if (!paused) {
            return true;
        }
        if (steps > 0) {
            steps--;
            return true;
        }
        return false;
    }

    /// Whether frames wait for steps.
    public boolean isPaused() {
        return paused;
    }

    /// Stops, or lets go on; steps that were not taken are forgotten.
    public void setPaused(boolean paused) {
        this.paused = paused;
        steps = 0;
    }

    /// Lets one more frame through, and stops behind it.
    public void step() {
        steps += paused ? 1 : 0;
        paused = true;
        steps = Math.max(1, steps);
    }

    /// How many times longer than usual a frame is to be seen: 1, 4, 16 or 64.
    public int slowness() {
        return slowness;
    }

    /// Four times slower; from the slowest back to full speed.
    public void slower() {
        slowness = slowness == SLOWEST ? 1 : slowness * SLOWER;
    }
}
