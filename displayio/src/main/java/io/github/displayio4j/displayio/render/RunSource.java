package io.github.displayio4j.displayio.render;

import io.github.displayio4j.displayio.Layer;
import io.github.displayio4j.displayio.scene.SceneAccess;
import java.lang.foreign.MemorySegment;

/// What one layer looks like on one display, in runs of its own pixels.
///
/// A kind of layer is a kind of source: it tells how to read a run and what changed when. Scaling, clipping, placing,
/// covers and the cache of converted pixels are the same for all.
abstract class RunSource {
    private static final short[] NO_SHORTS = {};

    /// Reads the layer's storage, colours and loops anew.
    ///
    /// @return whether this kind of source can draw it; if not, another kind is needed
    abstract boolean compile(SceneAccess access, Layer layer, FlatScene scene, long epoch);

    /// Lets go of the layer.
    abstract void stop();

    /// Whether `compile` is needed because of something that happened after `epoch`.
    abstract boolean isOutdated(SceneAccess access, long epoch);

    /// Whether every pixel of it hides what lies below.
    abstract boolean isOpaque();

    /// Whether `run` fills `run.weights` too, as pixels may be seen in part.
    boolean hasAlpha() {
        return false;
    }

    /// Whether all of it may have changed after `epoch`.
    abstract boolean changedSince(SceneAccess access, long epoch);

    /// Whether some of it may have changed after `epoch`; asked if not all of it did.
    abstract boolean partsChangedSince(SceneAccess access, long epoch);

    /// Adds what changed after `epoch` of the columns `u1..u2` and rows `v1..v2` (half-open, in the layer's own pixels,
    /// neither flipped nor transposed nor scaled). Parts may reach beyond these bounds.
    abstract void collectParts(SceneAccess access, long epoch, int u1, int v1, int u2, int v2, PartList parts);

    /// Gets ready for this frame's runs, called before the first of them.
    void prepare(SceneAccess access, FlatScene scene, long epoch) {}

    /// Reads `n` pixels from `a`, `b` on along the layer's axis A into `run.pixels`, from its first on.
    abstract void run(FlatLayer layer, Run run, int a, int b, int n);

    /// Whether `draw` can be called.
    boolean isDirect() {
        return false;
    }

    /// Where a straight copy may read, see `straightRun`.
    short[] straightPixels() {
        return NO_SHORTS;
    }

    /// Position in `straightPixels()` of the pixel at `a`, `b` if the run of `n` from there on is opaque, lies there in
    /// one piece, and forward; else -1.
    int straightRun(FlatLayer layer, int a, int b, int n) {
        return -1;
    }

    /// Whether straight rows follow each other at one distance.
    boolean isOneTile() {
        return false;
    }

    /// Whether straight pixels have their bytes exchanged.
    boolean isStraightSwapped() {
        return false;
    }

    /// Draws `n` pixels from `a`, `b` on along axis A to `out[at..]`, pixels of 16 bits, unscaled. A source has this
    /// where a loop without the scratch run is worth it.
    void draw(FlatLayer layer, Run run, int a, int b, int n, short[] out, int at) {
        throw new UnsupportedOperationException("not a direct source");
    }

    /// Draws a part of the panel like `draw`, row by row if there is no better way.
    ///
    /// @param out pixel `x1`, `y1` goes to `at`
    /// @param stride pixels from one row of `out` to the next
    void drawRows(FlatLayer layer, Run run, int x1, int y1, int x2, int y2, short[] out, int at, int stride) {
        int a = layer.indexA(x1);
        for (int y = y1; y < y2; y++) {
            draw(layer, run, a, layer.indexB(y), x2 - x1, out, at + (y - y1) * stride);
        }
    }

    /// Draws a part of the panel that it covers as bytes for the wire, if that is less work than by `drawRows`.
    ///
    /// @return false if nothing was done
    boolean drawOut(FlatLayer layer, Run run, int x1, int y1, int x2, int y2, MemorySegment out, long at) {
        return false;
    }
}
