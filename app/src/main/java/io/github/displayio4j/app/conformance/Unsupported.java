package io.github.displayio4j.app.conformance;

/// A case needs what the engine or the runner does not have: it is skipped, with this message as the reason.
final class Unsupported extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unsupported(String reason) {
        super(reason, null, false, false);
    }
}
