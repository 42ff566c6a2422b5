package io.github.displayio4j.displayio.ui;

/// Curves for movements, from 0 at time 0 to 1 at time 1, named as Penner named them. `in` starts slowly, `out` ends
/// slowly, `inOut` does both; some go beyond 0 and 1 on the way.
///
/// ```java
/// double t = Math.min(1, elapsed / duration);
/// sprite.moveTo((int) Math.round(100 * Easing.CUBIC.inOut(t)), 20);
/// ```
public enum Easing {
    /// At one speed.
    LINEAR,
    /// The second power.
    QUADRATIC,
    /// The third power.
    CUBIC,
    /// The fourth power.
    QUARTIC,
    /// The fifth power.
    QUINTIC,
    /// A quarter of a wave.
    SINE,
    /// A quarter of a circle.
    CIRCULAR,
    /// Doubling ten times.
    EXPONENTIAL,
    /// Swinging to its start.
    ELASTIC,
    /// Drawing back before it starts.
    BACK,
    /// Bouncing off its start.
    BOUNCE;

    private static final double OVERSHOOT = 1.70158; // Penner's: a tenth of the way

    /// Starts slowly.
    ///
    /// @param t 0.0..1.0
    public double in(double t) {
        return switch (this) {
            case LINEAR -> t;
            case QUADRATIC -> t * t;
            case CUBIC -> t * t * t;
            case QUARTIC -> t * t * t * t;
            case QUINTIC -> t * t * t * t * t;
            case SINE -> 1 - Math.cos(t * Math.PI / 2);
            case CIRCULAR -> 1 - Math.sqrt(Math.max(0, 1 - t * t));
            case EXPONENTIAL -> t <= 0 ? 0 : Math.pow(2, 10 * (t - 1));
            case ELASTIC -> t <= 0 ? 0 : t >= 1 ? 1 : Math.sin(13 * Math.PI / 2 * t) * Math.pow(2, 10 * (t - 1));
            case BACK -> t * t * ((OVERSHOOT + 1) * t - OVERSHOOT);
            case BOUNCE -> 1 - bounce(1 - t);
        };
    }

    /// Ends slowly.
    ///
    /// @param t 0.0..1.0
    public double out(double t) {
        return 1 - in(1 - t);
    }

    /// Starts and ends slowly.
    ///
    /// @param t 0.0..1.0
    public double inOut(double t) {
        return t < 0.5 ? in(2 * t) / 2 : 1 - in(2 - 2 * t) / 2;
    }

    /// Four parabolas, each a quarter as high as the one before.
    private static double bounce(double t) {
        double turns = 2.75 * t;
        if (turns < 1) {
            return turns * turns;
        }
        double middle = turns < 2 ? 1.5 : turns < 2.5 ? 2.25 : 2.625;
        double height = turns < 2 ? 0.75 : turns < 2.5 ? 0.9375 : 0.984375;
        return (turns - middle) * (turns - middle) + height;
    }
}
