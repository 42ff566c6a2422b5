package io.github.displayio4j.panels.trace;

import io.github.displayio4j.busdisplay.PanelSpec;
import io.github.displayio4j.panels.EmulatedPanel;
import io.github.displayio4j.panels.lint.Disassembly;
import io.github.displayio4j.panels.lint.Step;
import java.util.ArrayList;
import java.util.List;

/// What recordings do to a glass, and where they differ.
public final class TraceDiff {
    private static final long SNOW = 2026;
    private static final int MOST_LINES = 10;

    private TraceDiff() {}

    /// An emulated panel that has heard a recording.
    public static EmulatedPanel play(Trace trace, PanelSpec spec) {
        EmulatedPanel panel = panel(trace, spec);
        trace.replay(panel);
        return panel;
    }

    /// An emulated panel for a recording to be played to.
    public static EmulatedPanel panel(Trace trace, PanelSpec spec) {
        return trace.bus() == Trace.Bus.NINE_BITS
                ? EmulatedPanel.of(spec, SNOW, EmulatedPanel.Words.NINE_BITS)
                : EmulatedPanel.of(spec, SNOW);
    }

    /// Where two glasses differ: so many pixels, within half-open bounds.
    public record Glass(int pixels, int x1, int y1, int x2, int y2) {}

    /// Plays both and compares what is seen.
    public static Glass glass(Trace a, Trace b, PanelSpec spec) {
        int[] one = new int[spec.width() * spec.height()];
        int[] other = new int[one.length];
        play(a, spec).read(one);
        play(b, spec).read(other);
        int pixels = 0;
        int x1 = spec.width();
        int y1 = spec.height();
        int x2 = 0;
        int y2 = 0;
        for (int i = 0; i < one.length; i++) {
            if (one[i] != other[i]) {
                int x = i % spec.width();
                int y = i / spec.width();
                pixels++;
                x1 = Math.min(x1, x);
                y1 = Math.min(y1, y);
                x2 = Math.max(x2, x + 1);
                y2 = Math.max(y2, y + 1);
            }
        }
        return new Glass(pixels, x1, y1, x2, y2);
    }

    /// The first commands that differ, as lines of `-` and `+`; empty if there are none.
    public static List<String> commands(Trace a, Trace b, PanelSpec spec) {
        List<Step> one = TraceScript.of(a, spec).steps();
        List<Step> other = TraceScript.of(b, spec).steps();
        List<String> lines = new ArrayList<>();
        int from = 0;
        while (from < Math.min(one.size(), other.size()) && same(one.get(from), other.get(from))) {
            from++;
        }
        int end = 0;
        while (end < Math.min(one.size(), other.size()) - from
                && same(one.get(one.size() - 1 - end), other.get(other.size() - 1 - end))) {
            end++;
        }
        add(lines, "- ", one.subList(from, one.size() - end), spec);
        add(lines, "+ ", other.subList(from, other.size() - end), spec);
        return lines;
    }

    private static void add(List<String> lines, String mark, List<Step> steps, PanelSpec spec) {
        for (Step step : steps.subList(0, Math.min(MOST_LINES, steps.size()))) {
            lines.add(mark + step.at() + ": " + Disassembly.line(step.withoutDelay(), TraceScript.table(spec)));
        }
        if (steps.size() > MOST_LINES) {
            lines.add(mark + "... " + (steps.size() - MOST_LINES) + " more");
        }
    }

    private static boolean same(Step a, Step b) {
        return a.command() == b.command()
                && a.length() == b.length()
                && a.parameters().equals(b.parameters());
    }
}
