package io.github.displayio4j.app.examples;

import java.io.IOException;

/// A program for a `Board`.
public interface Example {
    /// Runs until the board says that it is enough.
    ///
    /// @throws IOException if a file can't be read
    void run(Board board) throws IOException;
}
