package io.github.displayio4j.panels.lint;

import java.util.ArrayList;
import java.util.List;

/// CircuitPython's bytes: command, `n | 0x80` if a delay follows, n parameters, the delay in ms (255 means 500).
/// Bytes
/// that make no step are told, not thrown: who checks a sequence wants to see the rest of it.
final class CircuitPythonReader {
    private static final int IMPLICIT_MILLIS = 10;

    private CircuitPythonReader() {}

    /// @param paper e-paper: a command without a delay is followed by none; lengths have two bytes where the
    ///     sequence
    ///     comes out even only so
    static Script read(byte[] bytes, boolean paper) {
        Script one = read(bytes, 1, paper ? 0 : IMPLICIT_MILLIS);
        if (one.remarks().isEmpty()) {
            return one;
        }
        Script two = read(bytes, 2, 0);
        return two.remarks().isEmpty() && !two.steps().isEmpty() ? two : one;
    }

    private static Script read(byte[] bytes, int lengthBytes, int implicitMillis) {
        List<Step> steps = new ArrayList<>();
        List<Finding> remarks = new ArrayList<>();
        for (int at = 0; at < bytes.length; ) {
            String where = "byte " + at;
            int head = 1 + lengthBytes;
            if (at + head > bytes.length) {
                remarks.add(new Finding(Rule.TRAILING_BYTE, where, "there is a command without a count"));
                break;
            }
            int command = bytes[at] & 0xff;
            boolean delayed = (bytes[at + 1] & 0x80) != 0;
            int count = bytes[at + 1] & 0x7f;
            count = lengthBytes == 2 ? count << 8 | bytes[at + 2] & 0xff : count;
            int left = bytes.length - at - head;
            int needed = count + (delayed ? 1 : 0);
            List<Integer> parameters = new ArrayList<>();
            for (int i = 0; i < Math.min(count, left); i++) {
                parameters.add(bytes[at + head + i] & 0xff);
            }
            if (needed > left) {
                String message = "0x%02X needs %d bytes, there are %d".formatted(command, needed, left);
                remarks.add(new Finding(Rule.CUT_OFF, where, message));
                break;
            }
            int delay = delayed ? bytes[at + head + count] & 0xff : implicitMillis;
            steps.add(new Step(where, command, parameters, delay == 255 ? 500 : delay));
            at += head + needed;
        }
        return new Script(steps, 0, remarks);
    }
}
