package io.github.displayio4j.panels.lint;

import io.github.displayio4j.busdisplay.InitSequence;
import io.github.displayio4j.panels.Paper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Commands to a controller in their order.
///
/// @param steps the commands
/// @param hertz fastest clock seen on the bus; 0 if not known
/// @param remarks what the reader has against the form
/// @param filledIn places of steps that get other parameters before they are sent, such as the size of the panel
public record Script(List<Step> steps, long hertz, List<Finding> remarks, Set<String> filledIn) {
    /// Keeps its own lists.
    public Script {
        steps = List.copyOf(steps);
        remarks = List.copyOf(remarks);
        filledIn = Set.copyOf(filledIn);
    }

    /// A script whose form is right.
    public Script(List<Step> steps, long hertz) {
        this(steps, hertz, List.of(), Set.of());
    }

    /// Whether a step is sent as it stands.
    boolean isFinal(Step step) {
        return !filledIn.contains(step.at());
    }

    /// The same at another clock.
    public Script atClock(long hertz) {
        return new Script(steps, hertz, remarks, filledIn);
    }

    /// The script of an init sequence; steps are counted from 1.
    public static Script of(InitSequence init) {
        return of(init.steps());
    }

    /// What a driver sends to e-paper for one picture, without pixels: start, refresh, stop.
    public static Script of(Paper paper) {
        return of(PaperRules.sequence(paper));
    }

    private static Script of(List<InitSequence.Step> init) {
        List<Step> steps = new ArrayList<>();
        for (InitSequence.Step step : init) {
            steps.add(new Step("step " + (steps.size() + 1), step.command(), step.parameters(), step.delayMillis()));
        }
        return new Script(steps, 0);
    }

    /// As an init sequence; delays are rounded up to whole milliseconds, those below half of one are none.
    public InitSequence toInit() {
        InitSequence.Builder init = InitSequence.builder();
        for (Step step : steps) {
            init.command(
                            step.command(),
                            step.parameters().stream().mapToInt(i -> i).toArray())
                    .delay(wholeMillis(step));
        }
        return init.build();
    }

    static int wholeMillis(Step step) {
        return step.delayMillis() < 0.5 ? 0 : (int) Math.ceil(step.delayMillis());
    }
}
