package io.github.displayio4j.displaybus;

import java.io.IOException;

/// Others hold the bus, and did so for longer than one is ready to wait. Nothing was sent.
public class BusBusyException extends BusException {
    private static final long serialVersionUID = 1L;

    /// Wraps what went wrong; the message is the cause's.
    public BusBusyException(IOException cause) {
        super(cause);
    }
}
