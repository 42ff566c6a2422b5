package io.github.displayio4j.jmh.jpeg;

/// One decode.
interface Work {
    void run() throws Exception;
}
