package io.github.displayio4j.app;

/// An option has a value that can't be; ends with exit code 2.
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
