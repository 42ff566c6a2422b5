package io.github.displayio4j.panels.lint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// CircuitPython's bytes: command, `n | 0x80` if a delay follows, n parameters, the delay in ms (255 means 500).
/// Bytes
/// that make no step are told, not thrown: who checks a sequence wants to see the rest of it.
final class CircuitPythonReader {
    private static final int IMPLICIT_MILLIS = 10;

    private static final Pattern PATCH = Pattern.compile("(?m)^\\s*(\\w+)\\[(\\d+)\\]\\s*[|&+]?=[^=]");
    private static final Pattern COPY = Pattern.compile("(?m)^\\s*(\\w+)\\s*=\\s*bytearray\\(\\s*(\\w+)\\s*\\)");
    private static final Pattern SENT = Pattern.compile("super\\(\\)\\.__init__\\(\\s*\\w+\\s*,\\s*(\\w+)");

    private CircuitPythonReader() {}

    /// Drivers patch a copy of the sequence before they send it: such steps are not judged by what they hold
    /// here. A
    /// copy that is patched, where the original is sent, is told.
    static Script withPatches(Script script, String source) {
        Set<String> copies = new HashSet<>();
        Set<String> originals = new HashSet<>();
        Matcher copy = COPY.matcher(source);
        while (copy.find()) {
            copies.add(copy.group(1));
            originals.add(copy.group(2));
        }
        Matcher sent = SENT.matcher(source);
        String argument = sent.find() ? sent.group(1) : "";
        List<Finding> remarks = new ArrayList<>(script.remarks());
        Set<String> filledIn = new HashSet<>();
        Matcher patch = PATCH.matcher(source);
        while (patch.find()) {
            int offset = Integer.parseInt(patch.group(2));
            if (!copies.contains(patch.group(1))) {
                continue;
            }
            String at = place(script, offset);
            if (originals.contains(argument)) {
                String what = patch.group(1) + "[" + offset + "] is set, but " + argument + " is sent as it is";
                remarks.add(new Finding(Rule.UNUSED_PATCH, at, what));
            } else {
                filledIn.add(at);
            }
        }
        return new Script(script.steps(), script.hertz(), remarks, filledIn);
    }

    /// The step that holds a byte.
    private static String place(Script script, int offset) {
        String found = "byte " + offset;
        for (Step step : script.steps()) {
            if (Integer.parseInt(step.at().substring(5)) <= offset) {
                found = step.at();
            }
        }
        return found;
    }

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
        return new Script(steps, 0, remarks, Set.of());
    }
}
