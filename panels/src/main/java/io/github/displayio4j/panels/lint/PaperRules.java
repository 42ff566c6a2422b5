package io.github.displayio4j.panels.lint;

import io.github.displayio4j.busdisplay.InitSequence;
import io.github.displayio4j.panels.CommandTable;
import io.github.displayio4j.panels.Paper;
import java.util.List;

/// The rules of e-paper controllers, which are judged for a panel only: their command sets contradict each other.
final class PaperRules {
    private static final double MILLI = 1e6;

    private final Script script;
    private final Paper paper;
    private final CommandTable table;
    private final List<Finding> findings;
    private final boolean ssd1680;

    private boolean asleep;
    private boolean powered;
    private int sequence = 0xff;
    private double busyMillis;
    private String busyWith = "";
    private double sinceRefresh = Double.NaN;

    PaperRules(Script script, Paper paper, List<Finding> findings) {
        this.script = script;
        this.paper = paper;
        this.findings = findings;
        ssd1680 = paper.controller() == Paper.Controller.SSD1680;
        table = CommandTable.of(paper.controller());
    }

    void check() {
        for (Step step : script.steps()) {
            if (step.afterReset()) {
                asleep = false;
                powered = false;
                busyMillis = 0;
            }
            counts(step);
            if (asleep) {
                say(Rule.PAPER_ASLEEP, step, "0x%02X comes in deep sleep".formatted(step.command()));
                asleep = false; // once is enough
            }
            if (busyMillis > 0) {
                say(
                        Rule.PAPER_BUSY,
                        step,
                        "0x%02X comes %s ms before %s ends"
                                .formatted(step.command(), Disassembly.millis(busyMillis), busyWith));
                busyMillis = 0;
            }
            obey(step);
            busyMillis = Math.max(0, busyMillis - step.delayMillis());
            sinceRefresh += step.delayMillis();
        }
    }

    private void counts(Step step) {
        int code = step.command();
        if (!table.isKnown(code)) {
            String chip = paper.controller().toString();
            say(Rule.UNKNOWN_COMMAND, step, "0x%02X is no command of the %s".formatted(code, chip));
        } else if (!table.accepts(code, step.length())) {
            say(
                    Rule.PARAMETER_COUNT,
                    step,
                    "0x%02X %s takes %s parameters, not %d"
                            .formatted(code, table.name(code), table.accepted(code), step.length()));
        }
    }

    private void obey(Step step) {
        if (ssd1680) {
            obeySsd1680(step);
        } else {
            obeyUc8151(step);
        }
    }

    private void obeySsd1680(Step step) {
        switch (step.command()) {
            case 0x01 -> {
                int rows = (step.parameter(0) | step.parameter(1) << 8) + 1;
                if (step.length() >= 2
                        && rows > 1
                        && rows != paper.spec().height()
                        && script.isFinal(step)) { // 0 is filled in later
                    size(step, rows + " gates", paper.spec().height() + " rows");
                }
            }
            case 0x10 -> asleep = step.parameter(0) > 0;
            case 0x22 -> sequence = step.parameter(0);
            case 0x20 -> {
                powered |= (sequence & 0xC0) == 0xC0;
                boolean shows = (sequence & 0x04) != 0;
                if (shows && !powered) {
                    String value = "the update sequence 0x%02X shows a picture without voltages".formatted(sequence);
                    say(Rule.PAPER_UNPOWERED, step, value);
                }
                powered &= (sequence & 0x03) != 0x03;
                if (shows) {
                    refresh(step, (sequence & 0x08) != 0 && paper.partialNanos() > 0);
                }
            }
            default -> {}
        }
    }

    private void obeyUc8151(Step step) {
        switch (step.command()) {
            case 0x02, 0x04 -> powered = step.command() == 0x04;
            case 0x07 -> asleep = step.parameter(0) == 0xA5;
            case 0x12 -> {
                if (!powered) {
                    say(Rule.PAPER_UNPOWERED, step, "0x12 shows a picture, but there was no 0x04");
                }
                refresh(step, false);
            }
            case 0x61 -> resolution(step);
            default -> {}
        }
    }

    /// A byte of columns, or two; two of rows. 0 is filled in later.
    private void resolution(Step step) {
        boolean wide = step.length() == 4;
        int columns = wide ? step.parameter(0) << 8 | step.parameter(1) : step.parameter(0);
        int at = wide ? 2 : 1;
        int rows = step.parameter(at) << 8 | step.parameter(at + 1);
        int wanted = paper.spec().width();
        boolean filled = script.isFinal(step) && (step.length() == 3 || wide) && columns > 0 && rows > 0;
        if (filled
                && ((columns & ~7) != (wanted + 7 & ~7) || rows != paper.spec().height())) {
            size(step, columns + "x" + rows, wanted + "x" + paper.spec().height());
        }
    }

    private void refresh(Step step, boolean partial) {
        double interval = paper.spec().intervalNanos() / MILLI;
        if (!partial && !paper.spec().cleans() && sinceRefresh < interval) {
            say(
                    Rule.PAPER_TOO_SOON,
                    step,
                    "%s s after the refresh before, %s wants %s s"
                            .formatted(seconds(sinceRefresh), paper.spec().name(), seconds(interval)));
        }
        busyMillis = (partial ? paper.partialNanos() : paper.refreshNanos()) / MILLI;
        busyWith = partial ? "a partial refresh" : "the refresh";
        sinceRefresh = partial ? sinceRefresh : 0;
    }

    private static String seconds(double millis) {
        return Disassembly.millis(Math.rint(millis) / 1000);
    }

    private void size(Step step, String sent, String wanted) {
        say(Rule.PAPER_SIZE, step, sent + " are driven, " + paper.spec().name() + " has " + wanted);
    }

    private void say(Rule rule, Step step, String message) {
        findings.add(new Finding(rule, step.at(), message));
    }

    /// All that a driver sends for one picture, without pixels: start, refresh, stop, each with the time that it
    /// takes.
    static List<InitSequence.Step> sequence(Paper paper) {
        InitSequence.Builder all = InitSequence.builder();
        add(all, paper.spec().start());
        add(all, paper.spec().refresh());
        all.delay((int) (paper.spec().refreshNanos() / 1_000_000));
        add(all, paper.spec().stop());
        return all.build().steps();
    }

    private static void add(InitSequence.Builder all, InitSequence part) {
        for (InitSequence.Step step : part.steps()) {
            all.command(
                    step.command(), step.parameters().stream().mapToInt(i -> i).toArray());
            all.delay(step.delayMillis());
        }
    }
}
