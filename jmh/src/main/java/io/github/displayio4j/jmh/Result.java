package io.github.displayio4j.jmh;

/// One measured method.
///
/// @param name class, work, and parameters if there are any: `Jpeg.rgb888 640x480-420`
/// @param peer who did the work; empty for us
/// @param micros mean time of one call, microseconds
/// @param error half of its 99.9 % confidence interval, microseconds
/// @param bytes allocated by one call
record Result(String name, String peer, double micros, double error, double bytes) {}
