package io.github.displayio4j.app.conformance;

/// A controller's memory that hears what is sent, byte by byte.
interface MemoryModel {
    /// A byte with the command line low.
    void command(int value);

    /// A byte with the command line high.
    void data(int value);
}
