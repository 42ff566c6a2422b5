package io.github.displayio4j.panels.trace;

import io.github.displayio4j.busdisplay.PanelSpec;
import io.github.displayio4j.panels.EmulatedPanel;
import io.github.displayio4j.panels.lint.Disassembly;
import io.github.displayio4j.panels.lint.Step;
import java.util.Arrays;
import java.util.List;

/// Plays a recording step by step and tells what each did to the glass.
public final class TraceSteps {
    private final Trace trace;
    private final PanelSpec spec;
    private final TraceCuts.By by;
    private final List<TraceCuts.Cut> cuts;
    private final List<TraceCuts.Cut> commandCuts;
    private final List<Step> commands;
    private final EmulatedPanel panel;
    private final int[] before;
    private final int[] glass;

    private int step;
    private int event;
    private int offset;
    private int changed;

    /// Starts before the first event.
    public TraceSteps(Trace trace, PanelSpec spec, TraceCuts.By by) {
        this.trace = trace;
        this.spec = spec;
        this.by = by;
        cuts = TraceCuts.of(trace, spec, by);
        commandCuts = TraceCuts.of(trace, spec, TraceCuts.By.COMMAND);
        commands = TraceScript.of(trace, spec).steps();
        panel = TraceDiff.panel(trace, spec);
        before = new int[spec.width() * spec.height()];
        glass = new int[before.length];
    }

    /// How many there are.
    public int count() {
        return cuts.size();
    }

    /// Pixels of the glass that the last step changed; 0 if it was not looked at.
    public int changed() {
        return changed;
    }

    /// Plays the next step.
    ///
    /// @param look whether to compare the glass before and after it
    /// @return what it was: number, time, bytes or commands, and what changed on the glass
    /// @throws IllegalStateException if there is none left
    public String next(boolean look) {
        if (step == cuts.size()) {
            throw new IllegalStateException("there is no step after the last one, " + step);
        }
        TraceCuts.Cut from = cuts.get(step);
        if (look) {
            panel.read(before);
        }
        TraceCuts.Cut to = step + 1 < cuts.size()
                ? cuts.get(step + 1)
                : new TraceCuts.Cut(trace.events().size(), 0);
        play(to);
        step++;
        String line = step + ": " + what(from, to);
        changed = 0;
        if (look) {
            panel.read(glass);
            line += difference();
        }
        return line;
    }

    private void play(TraceCuts.Cut to) {
        while (event < to.event()) {
            tell(Integer.MAX_VALUE);
            event++;
            offset = 0;
        }
        if (to.offset() > offset) {
            tell(to.offset());
            offset = to.offset();
        }
    }

    private void tell(int end) {
        TraceEvent now = trace.events().get(event);
        if (now instanceof TraceEvent.Bytes b && (offset > 0 || end < b.bytes().length)) {
            byte[] part = Arrays.copyOfRange(b.bytes(), offset, Math.min(end, b.bytes().length));
            Trace.tell(new TraceEvent.Bytes(b.address(), part, b.startNanos(), b.endNanos()), panel);
        } else {
            Trace.tell(now, panel);
        }
    }

    private String what(TraceCuts.Cut from, TraceCuts.Cut to) {
        String time = "%.6f s ".formatted((trace.events().get(from.event()).startNanos() - trace.startNanos()) / 1e9);
        if (by == TraceCuts.By.BYTE && trace.events().get(from.event()) instanceof TraceEvent.Bytes b) {
            return time + "byte %02X".formatted(b.bytes()[from.offset()]);
        }
        int first = -1;
        int count = 0;
        for (int i = 0; i < commandCuts.size(); i++) {
            TraceCuts.Cut cut = commandCuts.get(i);
            boolean inside = !cut.isBefore(from.event(), from.offset()) && cut.isBefore(to.event(), to.offset());
            first = inside && first < 0 ? i : first;
            count += inside ? 1 : 0;
        }
        if (count == 1 && commandCuts.size() == commands.size()) {
            return time + Disassembly.line(commands.get(first).withoutDelay(), TraceScript.table(spec));
        }
        return time + count + " commands";
    }

    private String difference() {
        int x1 = spec.width();
        int y1 = spec.height();
        int x2 = -1;
        int y2 = -1;
        for (int i = 0; i < glass.length; i++) {
            if (glass[i] != before[i]) {
                changed++;
                x1 = Math.min(x1, i % spec.width());
                x2 = Math.max(x2, i % spec.width());
                y1 = Math.min(y1, i / spec.width());
                y2 = Math.max(y2, i / spec.width());
            }
        }
        return changed == 0
                ? ", the glass stays"
                : ", %d pixels changed within %d,%d..%d,%d".formatted(changed, x1, y1, x2, y2);
    }
}
