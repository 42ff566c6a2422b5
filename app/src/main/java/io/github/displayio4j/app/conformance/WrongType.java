package io.github.displayio4j.app.conformance;

/// A case passes an argument that the engine's types do not let anyone pass: a misuse that the compiler finds.
final class WrongType extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongType(String message) {
        super(message, null, false, false);
    }
}
