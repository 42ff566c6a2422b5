package io.github.displayio4j.jmh;

/// One measured method.
///
/// @param name class, work, and parameters if there are any: `Jpeg.rgb888 640x480-420`
/// @param peer who did the work; empty for us
/// @param micros mean time of one call, microseconds
/// @param error half of its 99.9 % confidence interval, microseconds
/// @param best mean of the fastest iteration, microseconds: the one that others on the machine disturbed least
/// @param bytes allocated by one call
record Result(String name, String peer, double micros, double error, double best, double bytes) {}
