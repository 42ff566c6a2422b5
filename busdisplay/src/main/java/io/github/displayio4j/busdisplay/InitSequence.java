package io.github.displayio4j.busdisplay;

import io.github.displayio4j.displaybus.DisplayBus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The commands that bring a controller from reset to showing its memory, in order, with the wait that each
/// needs.
public final class InitSequence {
    /// One command.
    ///
    /// @param command 0..255
    /// @param parameters bytes that follow it
    /// @param delayMillis wait after it
    public record Step(int command, List<Integer> parameters, int delayMillis) {}

    private final List<Step> steps;

    private InitSequence(List<Step> steps) {
        this.steps = List.copyOf(steps);
    }

    /// The steps in order.
    public List<Step> steps() {
        return steps;
    }

    /// Starts a sequence: `InitSequence.of().command(0x11).delay(120).command(0x36, 0xA0)`.
    public static Builder builder() {
        return new Builder();
    }

    /// Reads CircuitPython's form: command, `n | 0x80` if a delay follows, n parameters, delay in ms (255 means
    /// 500). A command without a delay is followed by 10 ms, as there.
    ///
    /// @throws IllegalArgumentException if the bytes end inside a step; the message has the offset
    public static InitSequence ofCircuitPython(byte[] bytes) {
        List<Step> steps = new ArrayList<>();
        int at = 0;
        while (at < bytes.length) {
            int start = at;
            if (at + 2 > bytes.length) {
                throw cut(start, bytes.length);
            }
            int command = bytes[at++] & 0xff;
            int count = bytes[at] & 0x7f;
            boolean delayed = (bytes[at++] & 0x80) != 0;
            if (at + count + (delayed ? 1 : 0) > bytes.length) {
                throw cut(start, bytes.length);
            }
            List<Integer> parameters = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                parameters.add(bytes[at++] & 0xff);
            }
            int millis = delayed ? bytes[at++] & 0xff : 10;
            steps.add(new Step(command, List.copyOf(parameters), millis == 255 ? 500 : millis));
        }
        return new InitSequence(steps);
    }

    /// Reads CircuitPython's form for e-paper: as the other, but a command without a delay is followed by none, and
    /// the length may have two bytes, the first of which has the mark of a delay.
    ///
    /// @throws IllegalArgumentException if the bytes end inside a step; the message has the offset
    public static InitSequence ofEPaper(byte[] bytes, boolean twoByteLengths) {
        List<Step> steps = new ArrayList<>();
        int head = twoByteLengths ? 3 : 2;
        for (int at = 0; at < bytes.length; ) {
            int start = at;
            if (at + head > bytes.length) {
                throw cut(start, bytes.length);
            }
            int count = bytes[at + 1] & 0x7f;
            boolean delayed = (bytes[at + 1] & 0x80) != 0;
            count = twoByteLengths ? count << 8 | bytes[at + 2] & 0xff : count;
            if (at + head + count + (delayed ? 1 : 0) > bytes.length) {
                throw cut(start, bytes.length);
            }
            List<Integer> parameters = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                parameters.add(bytes[at + head + i] & 0xff);
            }
            int millis = delayed ? bytes[at + head + count] & 0xff : 0;
            steps.add(new Step(bytes[at] & 0xff, List.copyOf(parameters), millis == 255 ? 500 : millis));
            at += head + count + (delayed ? 1 : 0);
        }
        return new InitSequence(steps);
    }

    private static IllegalArgumentException cut(int start, int length) {
        return new IllegalArgumentException(
                "init sequence ends inside the step at offset " + start + " (length " + length + ")");
    }

    /// Sends it, each command a transaction of its own.
    void send(DisplayBus bus, CommandSender commands) {
        for (Step step : steps) {
            commands.send(step.command, step.parameters);
            bus.clock().sleep(step.delayMillis * 1_000_000L);
        }
    }

    /// Collects steps.
    public static final class Builder {
        private final List<Step> steps = new ArrayList<>();

        private Builder() {}

        /// Appends a command.
        ///
        /// @param command 0..255
        /// @param parameters each 0..255
        /// @throws IllegalArgumentException if out of range
        public Builder command(int command, int... parameters) {
            check(command);
            Arrays.stream(parameters).forEach(Builder::check);
            steps.add(new Step(command, Arrays.stream(parameters).boxed().toList(), 0));
            return this;
        }

        /// Waits after the command before.
        ///
        /// @param millis >= 0
        /// @throws IllegalStateException if there is no command yet
        public Builder delay(int millis) {
            if (steps.isEmpty() || millis < 0) {
                throw new IllegalStateException("a delay of " + millis + " ms must follow a command and be >= 0");
            }
            Step last = steps.removeLast();
            steps.add(new Step(last.command, last.parameters, last.delayMillis + millis));
            return this;
        }

        /// The finished sequence.
        public InitSequence build() {
            return new InitSequence(steps);
        }

        private static void check(int value) {
            if (value < 0 || value > 255) {
                throw new IllegalArgumentException("init bytes must be 0..255, not " + value);
            }
        }
    }
}
