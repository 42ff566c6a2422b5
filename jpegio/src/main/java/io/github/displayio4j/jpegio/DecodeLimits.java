package io.github.displayio4j.jpegio;

import java.time.Duration;

/// What a decoder accepts from files that it does not know. A limit is checked before anything is done or allocated
/// for what lies beyond it.
///
/// @param pixels most that a header may claim, at full size
/// @param memory most bytes for coefficients: progressive files, and those whose components come in scans of their
///     own, take 2 bytes for each sample; others none. Also most bytes of a stream
/// @param scans most scans that are read; a file may go over the whole picture in each of them
/// @param time most time that a decode may take, without what it waits for a stream; looked at after each row of
///     blocks. What lies behind it counts as cut off
/// @param strict damage, too many scans and cut off data throw a `JpegException`; if false (lenient), what could be
///     decoded is the result, and `JpegDecoder.report()` tells what is missing
public record DecodeLimits(long pixels, long memory, int scans, Duration time, boolean strict) {
    private static final long HALF_GIBIBYTE = 1L << 29;

    /// Lenient; any size that a JPEG can have; half a GiB of coefficients, or a quarter of the Java heap if that is
    /// less; 100 scans (encoders make at most some dozens); a minute.
    public static final DecodeLimits DEFAULT = new DecodeLimits(
            65535L * 65535,
            Math.min(HALF_GIBIBYTE, Runtime.getRuntime().maxMemory() / 4),
            100,
            Duration.ofMinutes(1),
            false);

    /// @throws IllegalArgumentException if a limit is less than 1, or no time
    public DecodeLimits {
        if (pixels < 1 || memory < 1 || scans < 1) {
            throw new IllegalArgumentException(
                    "limits must be 1 or more, not " + pixels + " pixels, " + memory + " bytes, " + scans + " scans");
        }
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("time must be more than 0, not " + time);
        }
    }

    /// The same with another number of pixels.
    public DecodeLimits withPixels(long newPixels) {
        return new DecodeLimits(newPixels, memory, scans, time, strict);
    }

    /// The same with another number of bytes for coefficients.
    public DecodeLimits withMemory(long newMemory) {
        return new DecodeLimits(pixels, newMemory, scans, time, strict);
    }

    /// The same with another number of scans.
    public DecodeLimits withScans(int newScans) {
        return new DecodeLimits(pixels, memory, newScans, time, strict);
    }

    /// The same with another time.
    public DecodeLimits withTime(Duration newTime) {
        return new DecodeLimits(pixels, memory, scans, newTime, strict);
    }

    /// The same, strict or lenient.
    public DecodeLimits withStrict(boolean newStrict) {
        return new DecodeLimits(pixels, memory, scans, time, newStrict);
    }
}
