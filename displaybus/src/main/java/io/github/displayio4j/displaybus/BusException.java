package io.github.displayio4j.displaybus;

import java.io.IOException;
import java.io.UncheckedIOException;

/// A device of the bus refused or failed. The message names device, operation and remedy.
public class BusException extends UncheckedIOException {
    private static final long serialVersionUID = 1L;

    /// Wraps what went wrong; the message is the cause's.
    public BusException(IOException cause) {
        super(cause.getMessage(), cause);
    }
}
