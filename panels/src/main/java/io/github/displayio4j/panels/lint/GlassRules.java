package io.github.displayio4j.panels.lint;

import io.github.displayio4j.busdisplay.PanelSpec;
import io.github.displayio4j.panels.Orientation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a MIPI-DCS sequence as a whole must have done, and whether it suits the glass. A script without any set-up,
/// such as a recorded frame, is not judged.
final class GlassRules {
    private static final int SWRESET = 0x01;
    private static final int SLPOUT = 0x11;
    private static final int DISPON = 0x29;
    private static final int MADCTL = 0x36;
    private static final int COLMOD = 0x3A;

    private final List<Step> steps;
    private final @Nullable PanelSpec panel;
    private final List<Finding> findings;

    /// @param steps those that have the meaning of MIPI-DCS
    GlassRules(List<Step> steps, @Nullable PanelSpec panel, List<Finding> findings) {
        this.steps = steps;
        this.panel = panel;
        this.findings = findings;
    }

    void check() {
        if (last(SWRESET, SLPOUT, DISPON, COLMOD) == null) {
            return;
        }
        Step end = steps.getLast();
        if (last(SLPOUT) == null) {
            say(Rule.NEVER_AWAKE, end, "there is no SLPOUT");
        }
        if (last(DISPON) == null) {
            say(Rule.NEVER_ON, end, "there is no DISPON");
        }
        if (last(COLMOD) == null && (panel == null || panel.format().depth() != 18)) {
            say(Rule.COLMOD_MISSING, end, "there is no COLMOD: a pixel takes three bytes");
        }
        Step line = last(0x44);
        Step tearing = last(0x34, 0x35);
        if (line != null && (tearing == null || tearing.command() == 0x34)) {
            say(
                    Rule.TE_OFF,
                    line,
                    "TESCAN sets a line, but there is no TEON" + (tearing == null ? "" : " after TEOFF"));
        }
        if (panel != null) {
            glass(panel, end);
        }
    }

    private @Nullable Step last(int... commands) {
        Step found = null;
        for (Step step : steps) {
            for (int command : commands) {
                found = step.command() == command ? step : found;
            }
        }
        return found;
    }

    private void glass(PanelSpec spec, Step end) {
        Step order = last(MADCTL);
        Step at = order == null ? end : order;
        int madctl = order == null ? 0 : Math.max(0, order.parameter(0));
        String value = "MADCTL is 0x%02X %s".formatted(madctl, Disassembly.madctl(madctl));
        if (spec.glass().bgr() != ((madctl & 0x08) != 0)) {
            String order2 = spec.glass().bgr() ? " is" : " is not";
            say(Rule.BGR_ORDER, at, value + ", but the glass of " + spec.name() + order2 + " BGR");
        }
        boolean mounted = false;
        for (int rotation = 0; rotation < 360; rotation += 90) {
            mounted |= (Orientation.of(spec, rotation).madctl() & 0xe0) == (madctl & 0xe0);
        }
        if (!mounted) {
            say(Rule.MIRRORED, at, value + ", which mirrors the picture on the glass of " + spec.name());
        }
        Step inversion = last(0x20, 0x21);
        boolean inverted = inversion != null && inversion.command() == 0x21;
        if (inverted != spec.glass().inverted()) {
            String wants = spec.glass().inverted() ? " needs it" : " needs none";
            String message = (inverted ? "INVON" : "no INVON") + ", but the glass of " + spec.name() + wants;
            say(Rule.INVERSION, inversion == null ? end : inversion, message);
        }
    }

    private void say(Rule rule, Step step, String message) {
        findings.add(new Finding(rule, step.at(), message));
    }
}
