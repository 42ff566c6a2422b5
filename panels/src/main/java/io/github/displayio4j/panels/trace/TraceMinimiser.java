package io.github.displayio4j.panels.trace;

import io.github.displayio4j.busdisplay.PanelSpec;
import io.github.displayio4j.displaybus.Line;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.Predicate;

/// Makes recordings short: leaves out commands, with their pixels, as long as what one looks for stays.
///
/// Zeller and Hildebrandt's ddmin: first halves, then smaller parts, until no single command can be left out.
public final class TraceMinimiser {
    private final Trace trace;
    private final List<TraceCuts.Cut> cuts;
    private final Predicate<Trace> stays;
    private final IntConsumer progress;
    private final boolean[] keep;

    private TraceMinimiser(Trace trace, List<TraceCuts.Cut> cuts, Predicate<Trace> stays, IntConsumer progress) {
        this.trace = trace;
        this.cuts = cuts;
        this.stays = stays;
        this.progress = progress;
        keep = new boolean[cuts.size()];
        Arrays.fill(keep, true);
    }

    /// The shortest recording that this finds in which something stays, such as a wrong picture.
    ///
    /// @param spec who heard it
    /// @param stays true of the recording itself
    /// @param progress told after each try how many commands are left
    /// @throws IllegalArgumentException if it is not true of the recording itself
    public static Trace minimise(Trace trace, PanelSpec spec, Predicate<Trace> stays, IntConsumer progress) {
        if (!stays.test(trace)) {
            throw new IllegalArgumentException("the recording does not show what is to be kept");
        }
        List<TraceCuts.Cut> cuts = TraceCuts.of(trace, spec, TraceCuts.By.COMMAND);
        TraceMinimiser minimiser = new TraceMinimiser(trace, cuts, stays, progress);
        minimiser.run();
        return tidy(TraceCuts.only(trace, cuts, minimiser.keep));
    }

    private void run() {
        int parts = 2;
        while (count() > 1) {
            int before = count();
            boolean shorter = leaveOut(Math.min(parts, before));
            if (shorter) {
                parts = Math.max(2, parts - 1);
            } else if (parts >= before) {
                return;
            } else {
                parts = Math.min(2 * parts, before);
            }
        }
    }

    /// Tries to do without each of so many parts.
    private boolean leaveOut(int parts) {
        int[] left = new int[count()];
        int n = 0;
        for (int i = 0; i < keep.length; i++) {
            if (keep[i]) {
                left[n++] = i;
            }
        }
        boolean shorter = false;
        for (int part = parts - 1; part >= 0; part--) { // what came late is needed least
            int from = (int) ((long) n * part / parts);
            int to = (int) ((long) n * (part + 1) / parts);
            set(left, from, to, false);
            if (stays.test(TraceCuts.only(trace, cuts, keep))) {
                shorter = true;
            } else {
                set(left, from, to, true);
            }
            progress.accept(count());
        }
        return shorter;
    }

    private void set(int[] left, int from, int to, boolean value) {
        for (int i = from; i < to; i++) {
            keep[left[i]] = value;
        }
    }

    private int count() {
        int n = 0;
        for (boolean kept : keep) {
            n += kept ? 1 : 0;
        }
        return n;
    }

    /// Without levels that nothing happens at, and notes.
    private static Trace tidy(Trace trace) {
        List<TraceEvent> kept = new ArrayList<>();
        Map<Line, TraceEvent.Level> pending = new EnumMap<>(Line.class);
        Map<Line, Boolean> now = new EnumMap<>(Line.class);
        for (TraceEvent event : trace.events()) {
            if (event instanceof TraceEvent.Level level && level.line() != Line.RESET) {
                pending.put(level.line(), level);
            } else if (!(event instanceof TraceEvent.Note)) {
                for (TraceEvent.Level level : pending.values()) {
                    Boolean before = now.put(level.line(), level.high());
                    if (before == null || before != level.high()) {
                        kept.add(level);
                    }
                }
                pending.clear();
                kept.add(event);
            }
        }
        return new Trace(trace.panel(), trace.bus(), kept);
    }
}
