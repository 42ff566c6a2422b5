package io.github.displayio4j.app.soak;

import java.util.Arrays;
import java.util.List;

/// How long frames took from their last byte in to their last pixel out, and in which stage. Adding a frame allocates
/// nothing.
final class Latency {
    /// Some of many times, in milliseconds.
    ///
    /// @param half half of the frames took at most so long
    /// @param p99 99 of 100 took at most so long
    /// @param longest all
    record Spread(double half, double p99, double longest) {}

    /// Times of one kind.
    final class Stage {
        /// Name in reports.
        final String key;

        private final long[] nanos;

        private Stage(String key, int most) {
            this.key = key;
            nanos = new long[most];
        }

        Spread spread() {
            if (n == 0) {
                return new Spread(0, 0, 0);
            }
            long[] sorted = Arrays.copyOf(nanos, n);
            Arrays.sort(sorted);
            int p99 = Math.min(n - 1, (int) Math.ceil(0.99 * n) - 1);
            return new Spread(sorted[n / 2] / 1e6, sorted[p99] / 1e6, sorted[n - 1] / 1e6);
        }
    }

    private final int most;
    private final Stage whole;
    private final Stage wire;
    private final Stage handOver;
    private final Stage decode;
    private final Stage draw;
    private final Stage send;
    private final Stage gaps;
    private int n;

    /// @param most frames
    Latency(int most) {
        this.most = most;
        whole = new Stage("whole", most);
        wire = new Stage("wire", most);
        handOver = new Stage("handOver", most);
        decode = new Stage("decode", most);
        draw = new Stage("draw", most);
        send = new Stage("send", most);
        gaps = new Stage("gaps", most);
    }

    boolean isFull() {
        return n == most;
    }

    /// Frames that were added.
    int frames() {
        return n;
    }

    /// Adds a frame; all in nanoseconds.
    ///
    /// @param arrived when its last byte was there
    /// @param taken when the consumer had it
    /// @param decoded when its pixels were there
    /// @param begun when its first byte went onto the wire
    /// @param out when its last one was out
    /// @param busy what the wire takes for its bytes
    void add(long arrived, long taken, long decoded, long begun, long out, long busy) {
        whole.nanos[n] = out - arrived;
        wire.nanos[n] = busy;
        handOver.nanos[n] = taken - arrived;
        decode.nanos[n] = decoded - taken;
        draw.nanos[n] = begun - decoded;
        send.nanos[n] = out - begun;
        gaps.nanos[n] = out - begun - busy;
        n++;
    }

    /// From the last byte in to the last pixel out.
    Spread whole() {
        return whole.spread();
    }

    /// What the wire takes for the bytes of a frame.
    Spread wire() {
        return wire.spread();
    }

    /// The way of a frame in its order: until the consumer has it (copied, published, a thread woken); JPEG to
    /// pixels; until the first byte is on the wire (what changed, rows, comparison with the panel); first byte to
    /// last; and what of that is not the wire's own time: waiting for strips, timers, and processors.
    List<Stage> stages() {
        return List.of(handOver, decode, draw, send, gaps);
    }
}
