package io.github.displayio4j.app;

/// An option has a value that can't be; ends with exit code 2.
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// A mistake of the user.
    public UsageException(String message) {
        super(message);
    }
}
