package io.github.displayio4j.preview;

import java.io.IOException;

/// This machine or this process cannot show a window. The message says what is missing and what to do.
public final class NoDisplayException extends IOException {
    private static final long serialVersionUID = 1;

    NoDisplayException(String what) {
        super("no display: " + what + "; use --preview terminal or none");
    }

    NoDisplayException(String what, Throwable cause) {
        this(what);
        initCause(cause);
    }
}
