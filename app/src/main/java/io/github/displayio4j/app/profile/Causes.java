package io.github.displayio4j.app.profile;

import io.github.displayio4j.app.profile.Flight.Change;
import io.github.displayio4j.app.profile.Flight.Frame;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Finds what makes the frames of a recording slow.
///
/// Each rule asks for one kind of waste, and says what a frame would be without it. A layer that changed is held to
/// cost as much of a frame's drawing as it has of the pixels that changed, and as much of its wire if it is seen.
/// What is not wasted is no cause, however long it takes: pixels that are new must be sent.
public final class Causes {
    /// A cause of less than this part of a frame is not told.
    private static final double LEAST_SHARE = 0.2;

    /// Time to clear memory that a program asks for, which it pays besides the collector's pauses: 10 GB a second.
    private static final double NANOS_PER_NEW_BYTE = 0.1;

    private static final long MUCH_GARBAGE = 128 * 1024;
    private static final int MANY_WINDOWS = 30;
    /// So many medians of the machine's time for a frame are not the frame's.
    private static final double DISTURBED = 4;
    private static final double SLOWER_THAN_NEEDED = 1.5;

    private final Flight flight;
    private final List<Frame> frames;
    private final double total;
    /// Longer times of the machine are those of others on it.
    private final double mostHost;
    private final List<Cause> causes = new ArrayList<>();

    private Causes(Flight flight) {
        this.flight = flight;
        frames = flight.steady();
        double[] hosts = frames.stream().mapToDouble(Frame::hostNanos).sorted().toArray();
        mostHost = hosts.length == 0 ? 0 : DISTURBED * hosts[hosts.length / 2];
        double sum = flight.gcNanos();
        for (Frame frame : frames) {
            sum += host(frame) + frame.wireNanos() + frame.lockNanos() + NANOS_PER_NEW_BYTE * frame.allocated();
        }
        total = sum;
    }

    /// The causes, worst first; none if all is well.
    public static List<Cause> of(Flight flight) {
        List<String> panels = flight.panels();
        List<Cause> all = new ArrayList<>();
        for (String panel : panels) { // each is judged by its own frames
            for (Cause cause : new Causes(flight.of(panel)).find()) {
                all.add(panels.size() == 1 || cause.where().contains(panel) ? cause : cause.on(panel));
            }
        }
        all.sort(Comparator.comparingDouble(Cause::millis).reversed());
        return all;
    }

    private List<Cause> find() {
        if (!frames.isEmpty()) {
            colours();
            hidden();
            tinyWindows();
            oversize();
            rebuilt();
            onDisk();
            locks();
            garbage();
            slowBus();
            scanOrder();
        }
        return causes;
    }

    private void add(String kind, String where, double nanos, String what, String remedy) {
        double share = nanos / total;
        if (share >= LEAST_SHARE) {
            causes.add(new Cause(kind, where, nanos / frames.size() / 1e6, share, what, remedy));
        }
    }

    private double host(Frame frame) {
        return Math.min((double) frame.hostNanos(), mostHost);
    }

    /// What a change cost in its frame.
    private double nanos(Frame frame, Change change) {
        long all = frame.changedPixels();
        long seen = all;
        for (Change other : frame.changes()) {
            seen -= other.hidden() ? other.pixels() : 0;
        }
        double nanos = host(frame) * change.pixels() / all;
        return change.hidden() || seen == 0 ? nanos : nanos + (double) frame.wireNanos() * change.pixels() / seen;
    }

    /// Sums up by layer.
    private static final class Sums {
        private final Map<String, Double> nanos = new HashMap<>();
        private double all;

        void add(String layer, double more) {
            nanos.merge(layer, more, Double::sum);
            all += more;
        }

        String worst() {
            return nanos.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .map(Map.Entry::getKey)
                    .orElse("");
        }
    }

    private void colours() {
        Sums sums = new Sums();
        int count = 0;
        long pixels = 0;
        for (Frame frame : frames) {
            boolean any = false;
            for (Change change : frame.changes()) {
                if (change.kind().equals("colours") && !change.hidden()) {
                    sums.add(change.layer(), nanos(frame, change));
                    pixels += change.pixels();
                    any = true;
                }
            }
            count += any ? 1 : 0;
        }
        if (2 * count >= frames.size()) {
            add(
                    "palette-change",
                    sums.worst(),
                    sums.all,
                    text(
                            "colours change in %d of %d frames and dirty %,d pixels each",
                            count, frames.size(), pixels / Math.max(1, count)),
                    "Give what changes its colour a palette and a grid of its own, or change the values of just those"
                            + " pixels: a new palette entry redraws every layer that uses the palette.");
        }
    }

    private void hidden() {
        Sums sums = new Sums();
        for (Frame frame : frames) {
            for (Change change : frame.changes()) {
                if (change.hidden()) {
                    sums.add(change.layer(), nanos(frame, change));
                }
            }
        }
        add(
                "hidden-overlap",
                sums.worst(),
                sums.all,
                "changes below a layer that hides it: drawn and compared for nothing",
                "Hide it (setHidden(true)), or stop changing it, while something opaque lies over it.");
    }

    private void tinyWindows() {
        double nanos = 0;
        long windows = 0;
        long pixels = 0;
        for (Frame frame : frames) {
            windows += frame.windows();
            pixels += frame.pixels();
            if (frame.windows() >= MANY_WINDOWS) {
                nanos += Math.min((double) frame.wireNanos(), frame.windows() * frame.windowNanos());
            }
        }
        double perFrame = (double) windows / frames.size();
        add(
                "tiny-windows",
                frames.getFirst().panel(),
                nanos,
                text(
                        "%.0f windows a frame of %.0f pixels each: their commands take longer than their pixels",
                        perFrame, (double) pixels / Math.max(1, windows)),
                "Let neighbouring things change in the same frame, draw scattered dots less often, or make calls cheaper:"
                        + " larger buffers, a port that sends several runs in one call.");
    }

    private void oversize() {
        Sums sums = new Sums();
        for (Frame frame : frames) {
            double unused = 1 - Math.min(1, (double) frame.pixels() / Math.max(1, frame.changedPixels()));
            for (Change change : frame.changes()) {
                boolean large = 10 * change.pixels() >= frame.panelPixels();
                if (change.kind().equals("moved") && !change.opaque() && !change.hidden() && large && unused >= 0.7) {
                    sums.add(change.layer(), host(frame) * change.pixels() / frame.changedPixels() * unused);
                }
            }
        }
        add(
                "oversize-sprite",
                sums.worst(),
                sums.all,
                "moves, and all of it is drawn, though hardly any of its pixels are seen",
                "Crop its bitmap to what is not transparent, or cut it into several layers.");
    }

    private void rebuilt() {
        Sums sums = new Sums();
        int count = 0;
        for (Frame frame : frames) {
            boolean any = false;
            for (Change change : frame.changes()) {
                if ((change.kind().equals("added") || change.kind().equals("removed")) && isReplaced(frame, change)) {
                    sums.add(change.layer(), nanos(frame, change));
                    any = true;
                }
            }
            count += any ? 1 : 0;
        }
        if (2 * count >= frames.size()) {
            add(
                    "text-rebuild",
                    sums.worst(),
                    sums.all,
                    text(
                            "layers are thrown away and made anew at the same place in %d of %d frames",
                            count, frames.size()),
                    "Keep the label and call setText: equal text costs nothing, other text only its letters.");
        }
    }

    private static boolean isReplaced(Frame frame, Change change) {
        String other = change.kind().equals("added") ? "removed" : "added";
        for (Change candidate : frame.changes()) {
            if (candidate.kind().equals(other) && candidate.overlaps(change)) {
                return true;
            }
        }
        return false;
    }

    private void onDisk() {
        Sums sums = new Sums();
        for (Frame frame : frames) {
            for (Flight.Convert convert : frame.converts()) {
                if (convert.onDisk() && convert.crossed() && !convert.cached()) {
                    sums.add(convert.layer(), Math.min((double) convert.nanos(), host(frame)));
                }
            }
        }
        add(
                "rotated-ondisk",
                sums.worst(),
                sums.all,
                "a picture is read from its file across its rows",
                "Turn the file, or load it into a Bitmap once.");
    }

    private void locks() {
        double nanos = 0;
        int waiting = 0;
        for (Frame frame : frames) {
            nanos += frame.lockNanos();
            waiting += frame.lockNanos() > LEAST_SHARE / 2 * (host(frame) + frame.wireNanos()) ? 1 : 0;
        }
        if (4 * waiting < frames.size()) {
            return; // once in a while the machine does something else just there
        }
        double edits = 0;
        String thread = "";
        double longest = 0;
        for (Flight.Edit edit : flight.edits()) {
            edits += edit.nanos();
            if (edit.nanos() > longest) {
                longest = edit.nanos();
                thread = edit.thread();
            }
        }
        boolean byEdits = edits >= nanos / 2 && nanos > 0;
        add(
                "lock-wait",
                byEdits
                        ? "edit scopes of " + thread
                        : "the bus of " + frames.getFirst().panel(),
                nanos,
                byEdits ? "frames wait for edit scopes of other threads" : "frames wait for others on the bus",
                byEdits
                        ? "Compute outside, and open the edit scope for the changes alone."
                        : "Let the other device give the bus back sooner, or give it a bus of its own.");
    }

    private void garbage() {
        double allocated = 0;
        for (Frame frame : frames) {
            allocated += frame.allocated();
        }
        double perFrame = allocated / frames.size();
        if (perFrame >= MUCH_GARBAGE) {
            add(
                    "garbage",
                    flight.allocationSite().isEmpty() ? "the refreshing thread" : flight.allocationSite(),
                    flight.gcNanos() + NANOS_PER_NEW_BYTE * allocated,
                    text(
                            "%,.0f bytes are allocated from frame to frame; the collector stopped it for %.1f ms in all",
                            perFrame, flight.gcNanos() / 1e6),
                    "Keep bitmaps, arrays and strings from frame to frame: the engine itself allocates nothing.");
        }
    }

    private void slowBus() {
        double nanos = 0;
        double actual = 0;
        double least = 0;
        for (Frame frame : frames) {
            double payload = frame.wireNanos() - frame.windows() * frame.windowNanos();
            actual = frame.byteNanos();
            least = frame.leastByteNanos();
            if (payload > 0 && actual > SLOWER_THAN_NEEDED * least) {
                nanos += payload * (1 - least / actual);
            }
        }
        add(
                "slow-bus",
                "the bus of " + frames.getFirst().panel(),
                nanos,
                text("a byte takes %.0f ns, this panel takes one in %.0f ns", actual, least),
                text(
                        "Raise the clock, or wire the panel to a faster bus: its data sheet allows %.0f MHz for writing.",
                        8e3 / Math.max(1, least)));
    }

    private void scanOrder() {
        double nanos = 0;
        for (Frame frame : frames) {
            if (frame.acrossScan() && !frame.tearingEdge() && 2 * frame.pixels() >= frame.panelPixels()) {
                nanos += frame.wireNanos();
            }
        }
        add(
                "scan-order",
                frames.getFirst().panel(),
                nanos,
                "pixels go out across the rows that the controller shows one after the other: each frame tears",
                "Choose a panel spec whose rows are those of the memory and turn the picture by setRotation, or wire"
                        + " the TE pin (BusDisplay.Builder.tearing).");
    }

    @SuppressWarnings("AnnotateFormatMethod") // the annotation is in no library that we need otherwise
    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
