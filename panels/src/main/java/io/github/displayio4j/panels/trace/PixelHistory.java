package io.github.displayio4j.panels.trace;

import io.github.displayio4j.busdisplay.PanelSpec;
import io.github.displayio4j.panels.EmulatedPanel;
import io.github.displayio4j.panels.lint.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Who wrote a pixel of the glass last: which bytes, and, if the recording has notes, for which layer, after
/// which edit.
///
/// @param event number of the event after which the pixel was seen to change for the last time, from 0; -1 if never
/// @param offset of the byte in it
/// @param command that the byte belongs to
/// @param nanos since the start of the recording
/// @param colour that the pixel has since, `0xRRGGBB`
/// @param scene what the notes before it say of that place: a line each; empty without notes
public record PixelHistory(
        int x, int y, int event, int offset, int command, long nanos, int colour, List<String> scene) {
    /// Keeps its own list.
    public PixelHistory {
        scene = List.copyOf(scene);
    }

    /// Looks for the last change of a pixel.
    ///
    /// @param x column of the glass, unrotated
    /// @param y row of the glass, unrotated
    public static PixelHistory of(Trace trace, PanelSpec spec, int x, int y) {
        int found = -1;
        int[] glass = new int[spec.width() * spec.height()];
        int at = y * spec.width() + x;
        EmulatedPanel panel = TraceDiff.panel(trace, spec);
        panel.read(glass);
        int before = glass[at];
        for (int i = 0; i < trace.events().size(); i++) {
            long version = panel.version();
            Trace.tell(trace.events().get(i), panel);
            if (panel.version() != version) {
                panel.read(glass);
                found = glass[at] != before ? i : found;
                before = glass[at];
            }
        }
        if (found < 0) {
            return new PixelHistory(x, y, -1, 0, 0, 0, before, List.of());
        }
        TraceEvent event = trace.events().get(found);
        List<String> scene = scene(trace, spec, found, x, y);
        long since = event.startNanos() - trace.startNanos();
        if (!(event instanceof TraceEvent.Bytes b)) {
            return new PixelHistory(x, y, found, 0, 0, since, before, scene);
        }
        int offset = offset(trace, spec, found, b, at, before);
        long nanos = since + (b.endNanos() - b.startNanos()) * offset / b.bytes().length;
        return new PixelHistory(x, y, found, offset, command(trace, spec, found, offset), nanos, before, scene);
    }

    /// What it says, for people.
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (event < 0) {
            lines.add("pixel %d,%d never changed".formatted(x, y));
        } else {
            lines.add("pixel %d,%d became #%06x at %.9f s by byte %d of event %d (command 0x%02X)"
                    .formatted(x, y, colour, nanos / 1e9, offset, event, command));
        }
        scene.forEach(line -> lines.add("  " + line));
        return lines;
    }

    /// The byte of an event after which the pixel has its last colour: halving the event, as colours only settle.
    private static int offset(Trace trace, PanelSpec spec, int event, TraceEvent.Bytes b, int at, int colour) {
        int[] glass = new int[spec.width() * spec.height()];
        int low = 0;
        int high = b.bytes().length;
        while (low + 1 < high) {
            int middle = (low + high) / 2;
            EmulatedPanel panel = TraceDiff.panel(trace, spec);
            for (int i = 0; i < event; i++) {
                Trace.tell(trace.events().get(i), panel);
            }
            byte[] part = Arrays.copyOf(b.bytes(), middle);
            Trace.tell(new TraceEvent.Bytes(b.address(), part, b.startNanos(), b.endNanos()), panel);
            panel.read(glass);
            if (glass[at] == colour) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high - 1;
    }

    /// The command that a byte belongs to.
    private static int command(Trace trace, PanelSpec spec, int event, int offset) {
        Trace begun = TraceCuts.until(trace, new TraceCuts.Cut(event, offset + 1));
        List<Step> steps = TraceScript.of(begun, spec).steps();
        return steps.isEmpty() ? 0 : steps.getLast().command();
    }

    /// The notes of the frame that was being sent: `frame 2 240x240 rotation 90`, then `layer PATH KIND X1,Y1
    /// X2,Y2`
    /// from back to front, then `edit PATH WHAT`.
    private static List<String> scene(Trace trace, PanelSpec spec, int event, int x, int y) {
        String frame = "";
        List<String> layers = new ArrayList<>();
        List<String> edits = new ArrayList<>();
        for (TraceEvent earlier : trace.events().subList(0, event)) {
            if (earlier instanceof TraceEvent.Note note) {
                String text = note.text();
                if (text.startsWith("frame ")) {
                    frame = text;
                    layers.clear();
                    edits.clear();
                } else if (text.startsWith("layer ")) {
                    layers.add(text.substring(6));
                } else if (text.startsWith("edit ")) {
                    edits.add(text.substring(5));
                }
            }
        }
        String[] words = frame.split(" ");
        if (words.length < 5) {
            return List.of();
        }
        int rotation = Integer.parseInt(words[4]);
        int sceneX =
                switch (rotation) {
                    case 90 -> y;
                    case 180 -> spec.width() - 1 - x;
                    case 270 -> spec.height() - 1 - y;
                    default -> x;
                };
        int sceneY =
                switch (rotation) {
                    case 90 -> spec.width() - 1 - x;
                    case 180 -> spec.height() - 1 - y;
                    case 270 -> x;
                    default -> y;
                };
        List<String> lines = new ArrayList<>();
        lines.add("in frame " + words[1] + ", at " + sceneX + "," + sceneY + " of its " + words[2] + " pixels");
        List<String> there =
                layers.stream().filter(layer -> holds(layer, sceneX, sceneY)).toList();
        String top = there.isEmpty() ? "" : there.getLast();
        lines.add(
                top.isEmpty()
                        ? "no layer is there"
                        : "layer " + top + (there.size() > 1 ? ", over " + (there.size() - 1) + " more" : ""));
        String path = top.isEmpty() ? "" : top.substring(0, top.indexOf(' '));
        List<String> own =
                edits.stream().filter(edit -> edit.startsWith(path + " ")).toList();
        (own.isEmpty() ? edits : own).forEach(edit -> lines.add("edit " + edit));
        return lines;
    }

    private static boolean holds(String layer, int x, int y) {
        String[] words = layer.split("[ ,]");
        int n = words.length;
        return x >= Integer.parseInt(words[n - 4])
                && y >= Integer.parseInt(words[n - 3])
                && x < Integer.parseInt(words[n - 2])
                && y < Integer.parseInt(words[n - 1]);
    }
}
