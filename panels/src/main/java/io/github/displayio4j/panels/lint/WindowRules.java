package io.github.displayio4j.panels.lint;

import io.github.displayio4j.busdisplay.Controller;
import io.github.displayio4j.busdisplay.PanelSpec;
import io.github.displayio4j.panels.Orientation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Windows of MIPI-DCS controllers and the pixels that go into them.
final class WindowRules {
    private static final int CASET = 0x2A;
    private static final int RASET = 0x2B;
    private static final int RAMWR = 0x2C;
    private static final int RAMWRC = 0x3C;

    /// Widths and heights of panels, and where they begin in the memory: a window from there on of one more than
    /// these is a mistake, if the script is no recording of many windows.
    private static final Set<Integer> SIZES = Set.of(80, 128, 132, 135, 160, 162, 170, 172, 176, 240, 280, 320, 480);

    private static final Set<Integer> STARTS = Set.of(0, 1, 2, 3, 20, 24, 26, 34, 35, 40, 52, 53, 80);
    private static final int FEW_WINDOWS = 3;

    private final @Nullable PanelSpec panel;
    private final List<Finding> findings;
    private final boolean fewWindows;
    /// A recording may end anywhere.
    private final boolean recorded;

    private final Map<Integer, Step> unused = new HashMap<>();

    private int madctl;
    private int bits = 18;
    private int[] columns = {};
    private int[] rows = {};
    /// Whether both bounds of both came since the last write.
    private boolean fresh;

    private long written;
    private @Nullable Step write;

    WindowRules(Script script, @Nullable PanelSpec panel, List<Finding> findings) {
        this.panel = panel;
        this.findings = findings;
        recorded = script.hertz() > 0;
        fewWindows =
                script.steps().stream().filter(step -> step.command() == CASET).count() <= FEW_WINDOWS;
    }

    void setOrder(int madctl) {
        this.madctl = madctl;
    }

    void setBits(int bits) {
        this.bits = bits;
    }

    /// Goes over a step.
    ///
    /// @param last whether none follows
    void take(Step step, boolean last) {
        int code = step.command();
        if (code != RAMWRC) {
            endWrite(false);
        }
        if (code == CASET || code == RASET) {
            Step before = unused.put(code, step);
            if (before != null && before.length() == step.length()) {
                String name = code == CASET ? "CASET" : "RASET";
                say(Rule.REDUNDANT, before, name + " is overwritten at " + step.at() + " before anything is drawn");
            }
        }
        switch (code) {
            case CASET -> columns = window(step, columns, (madctl & 0x20) != 0);
            case RASET -> rows = window(step, rows, (madctl & 0x20) == 0);
            case RAMWR, RAMWRC -> {
                if (write == null) {
                    fresh = full(CASET) && full(RASET);
                    write = step;
                }
                written += step.length();
                unused.clear();
            }
            default -> {}
        }
        if (last) {
            endWrite(true);
        }
    }

    private boolean full(int command) {
        Step step = unused.get(command);
        return step != null && step.length() == 4;
    }

    private int[] window(Step step, int[] before, boolean alongRows) {
        List<Integer> p = step.parameters();
        if (p.size() == 2 && before.length == 2) {
            return new int[] {p.get(0) << 8 | p.get(1), before[1]};
        }
        if (p.size() != 4) {
            return before;
        }
        int start = p.get(0) << 8 | p.get(1);
        int end = p.get(2) << 8 | p.get(3);
        int pixels = end - start + 1;
        if (end < start) {
            say(Rule.WINDOW_ORDER, step, "the start " + start + " is above the end " + end);
        } else if (panel != null) {
            judge(step, start, end, alongRows, panel);
        } else if (fewWindows && STARTS.contains(start) && SIZES.contains(pixels - 1) && !SIZES.contains(pixels)) {
            String question = start + ".." + end + " are " + pixels + ": did you mean " + (pixels - 1) + "?";
            say(Rule.WINDOW_OFF_BY_ONE, step, question);
        }
        return new int[] {start, end};
    }

    private void judge(Step step, int start, int end, boolean alongRows, PanelSpec spec) {
        int pixels = end - start + 1;
        int size = step.command() == CASET
                ? oriented(spec).width()
                : oriented(spec).height();
        int memory = alongRows ? spec.controller().rows() : spec.controller().columns();
        if (pixels == size + 1) {
            String sizes = start + ".." + end + " are " + pixels + ", the panel has " + size + " there";
            say(Rule.WINDOW_OFF_BY_ONE, step, sizes);
        } else if (end >= memory) {
            String range = "the end " + end + " is beyond the memory: 0.." + (memory - 1) + " with this MADCTL";
            say(Rule.WINDOW_OUTSIDE, step, range);
        }
        if (spec.controller() == Controller.RM67162 && ((start & 1) != 0 || (end & 1) == 0)) {
            say(Rule.WINDOW_ALIGNMENT, step, start + ".." + end + " is no window of pairs");
        }
    }

    /// The size as seen with the memory order that is set, so that a turned driver is judged by its own.
    private Orientation oriented(PanelSpec spec) {
        for (int rotation = 0; rotation < 360; rotation += 90) {
            Orientation way = Orientation.of(spec, rotation);
            if ((way.madctl() & 0x20) == (madctl & 0x20)) {
                return way;
            }
        }
        return Orientation.of(spec, 0);
    }

    private void endWrite(boolean atEnd) {
        Step start = write;
        long bytes = written;
        write = null;
        written = 0;
        if (start == null || bytes == 0 || columns.length == 0 || rows.length == 0) {
            return;
        }
        long pixels = (long) (columns[1] - columns[0] + 1) * (rows[1] - rows[0] + 1);
        if (pixels <= 0) {
            return;
        }
        long wanted = bits == 12 ? (pixels * 3 + 1) / 2 : pixels * (bits == 16 ? 2 : 3);
        if (bytes > wanted) {
            say(Rule.PIXEL_COUNT, start, bytes + " bytes where the window takes " + wanted + ": the rest wraps");
        } else if (bytes < wanted && bits != 12 && bytes % (bits == 16 ? 2 : 3) != 0) {
            say(Rule.PIXEL_COUNT, start, bytes + " bytes end inside a pixel of " + bits + " bits");
        } else if (bytes < wanted && fresh && !(atEnd && recorded)) {
            String rest = bytes + " bytes where the window takes " + wanted + ": the rest keeps what it had";
            say(Rule.PIXEL_COUNT, start, rest);
        }
    }

    private void say(Rule rule, Step step, String message) {
        findings.add(new Finding(rule, step.at(), message));
    }
}
