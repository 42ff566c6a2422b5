package io.github.displayio4j.displayio.ui;

/// Checks of arguments that widgets have in common.
final class Checks {
    private Checks() {}

    static int range(int value, int min, int max, String what) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(what + " must be " + min + ".." + max + ", not " + value);
        }
        return value;
    }

    static double share(double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("value must be 0.0..1.0, not " + value);
        }
        return value;
    }
}
