package io.github.displayio4j.panels.trace;

import io.github.displayio4j.busdisplay.PanelSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Where a recording can be cut: between bytes, between commands, or between areas of the picture.
public final class TraceCuts {
    private TraceCuts() {}

    /// What lies between two cuts.
    public enum By {
        /// A byte on the wire.
        BYTE,
        /// A command with its parameters or pixels.
        COMMAND,
        /// All commands up to the end of the pixels of a window.
        AREA;

        /// Its name in small letters.
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// A place before a byte.
    ///
    /// @param event number of the event, from 0
    /// @param offset of the byte in it
    public record Cut(int event, int offset) {
        boolean isBefore(int otherEvent, int otherOffset) {
            return event < otherEvent || (event == otherEvent && offset < otherOffset);
        }
    }

    /// The places in order, the first before all bytes. Messages of I2C, and words of nine bits in one transfer,
    /// are
    /// cut at commands where these begin a transfer.
    ///
    /// @param panel who heard it; null if not known
    public static List<Cut> of(Trace trace, @Nullable PanelSpec panel, By by) {
        if (by != By.BYTE) {
            return TraceScript.cuts(trace, panel, by == By.AREA);
        }
        List<Cut> cuts = new ArrayList<>();
        for (int i = 0; i < trace.events().size(); i++) {
            if (trace.events().get(i) instanceof TraceEvent.Bytes b) {
                for (int at = 0; at < b.bytes().length; at++) {
                    cuts.add(new Cut(i, at));
                }
            }
        }
        return cuts;
    }

    /// The recording up to a cut; lines, waits and notes before it stay.
    public static Trace until(Trace trace, Cut cut) {
        List<TraceEvent> kept = new ArrayList<>(trace.events().subList(0, cut.event()));
        if (cut.event() < trace.events().size() && trace.events().get(cut.event()) instanceof TraceEvent.Bytes b) {
            kept.add(part(b, 0, cut.offset()));
        }
        return new Trace(trace.panel(), trace.bus(), kept);
    }

    /// The recording without the bytes of some parts; times stay as they were.
    ///
    /// @param cuts where parts begin
    /// @param keep a part each
    static Trace only(Trace trace, List<Cut> cuts, boolean[] keep) {
        List<TraceEvent> kept = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < trace.events().size(); i++) {
            if (!(trace.events().get(i) instanceof TraceEvent.Bytes b)) {
                kept.add(trace.events().get(i));
                continue;
            }
            int from = 0;
            while (from < b.bytes().length) {
                while (next < cuts.size()
                        && !new Cut(i, from)
                                .isBefore(cuts.get(next).event(), cuts.get(next).offset())) {
                    next++;
                }
                boolean ends = next < cuts.size() && cuts.get(next).event() == i;
                int to = ends ? cuts.get(next).offset() : b.bytes().length;
                if (next == 0 || keep[next - 1]) {
                    kept.add(part(b, from, to));
                }
                from = to;
            }
        }
        return new Trace(trace.panel(), trace.bus(), kept);
    }

    private static TraceEvent.Bytes part(TraceEvent.Bytes b, int from, int to) {
        if (from == 0 && to == b.bytes().length) {
            return b;
        }
        double span = (b.endNanos() - b.startNanos()) / (double) b.bytes().length;
        long start = b.startNanos() + Math.round(span * from);
        byte[] bytes = Arrays.copyOfRange(b.bytes(), from, to);
        return new TraceEvent.Bytes(b.address(), bytes, start, b.startNanos() + Math.round(span * to));
    }
}
