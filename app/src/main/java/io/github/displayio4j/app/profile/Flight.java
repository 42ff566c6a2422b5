package io.github.displayio4j.app.profile;

import java.util.ArrayList;
import java.util.List;

/// A recording: its frames, and what happened between them. Times in nanoseconds; starts by the recorder's clock, from
/// the start of the recording.
///
/// @param gcNanos pauses of the collector during the frames
/// @param allocationSite where most was allocated, empty if not known
public record Flight(List<Frame> frames, List<Edit> edits, List<Decode> decodes, long gcNanos, String allocationSite) {
    /// A refresh. What the bus cost is by the bus's own clock, all else by that of the machine.
    ///
    /// @param hostNanos of the machine for all but the bus: finding, planning, drawing, comparing
    /// @param lockNanos for edit scopes of other threads and for others on the bus
    /// @param windowNanos what the commands of a window cost on this bus
    /// @param leastByteNanos at the highest clock of the panel
    /// @param acrossScan pixels go out across the rows that the controller shows one after the other
    public record Frame(
            long id,
            long number,
            String panel,
            long panelPixels,
            long start,
            int areas,
            int windows,
            long pixels,
            long bytes,
            long collectNanos,
            long planNanos,
            long renderNanos,
            long hostNanos,
            long wireNanos,
            long lockNanos,
            double windowNanos,
            double byteNanos,
            double leastByteNanos,
            boolean acrossScan,
            boolean tearingEdge,
            boolean failed,
            long allocated,
            List<Change> changes,
            List<Convert> converts,
            List<Batch> batches) {
        /// Machine, bus and locks; on a bus with a thread of its own, stages overlap.
        public long nanos() {
            return hostNanos + wireNanos + lockNanos;
        }

        public long changedPixels() {
            long sum = 0;
            for (Change change : changes) {
                sum += change.pixels;
            }
            return sum;
        }
    }

    /// Why pixels were drawn again. See the event `displayio4j.Change`.
    public record Change(
            String layer, String kind, long pixels, int x1, int y1, int x2, int y2, boolean hidden, boolean opaque) {
        boolean overlaps(Change other) {
            return x1 < other.x2 && other.x1 < x2 && y1 < other.y2 && other.y1 < y2;
        }

        /// Such as `colours of root/menu: 240x128 at 0,0`.
        public String words() {
            String what = layer.isEmpty() ? kind : kind + " of " + layer;
            return what + ": " + (x2 - x1) + "x" + (y2 - y1) + " at " + x1 + "," + y1;
        }
    }

    /// What drawing a layer took.
    public record Convert(String layer, long nanos, long pixels, boolean cached, boolean onDisk, boolean crossed) {}

    /// A transaction.
    public record Batch(long start, long nanos, long wireStart, long wireNanos, int transfers, long bytes) {
        Batch startingAt(long otherStart) {
            return new Batch(otherStart, nanos, wireStart, wireNanos, transfers, bytes);
        }
    }

    /// A thread had the scene for itself.
    public record Edit(long start, long nanos, String thread) {}

    /// A picture was decoded.
    public record Decode(long start, long nanos, String what) {}

    /// Names of the panels, in the order in which they first were refreshed.
    public List<String> panels() {
        return frames.stream().map(Frame::panel).distinct().toList();
    }

    /// The frames of one panel, and what all share; of the collector's pauses what its frames allocated of all.
    Flight of(String panel) {
        List<Frame> own = frames.stream().filter(f -> f.panel.equals(panel)).toList();
        double all = frames.stream().mapToLong(Frame::allocated).sum();
        double part = own.stream().mapToLong(Frame::allocated).sum() / Math.max(1, all);
        return own.size() == frames.size()
                ? this
                : new Flight(own, edits, decodes, Math.round(gcNanos * part), allocationSite);
    }

    /// Frames that say something of the steady state: all but those that drew everything because they were the first.
    public List<Frame> steady() {
        List<Frame> steady = new ArrayList<>();
        for (Frame frame : frames) {
            boolean all = frame.changes.stream().anyMatch(change -> change.kind.equals("all"));
            if (!all && frame.areas > 0) {
                steady.add(frame);
            }
        }
        return steady;
    }
}
