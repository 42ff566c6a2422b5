package io.github.displayio4j.displayio.render;

import io.github.displayio4j.displayio.scene.SceneAccess;
import java.util.Arrays;

/// A layer as it stands on the panel, in the panel's 16-bit pixels: scaled, turned, and made anew only where the layer
/// changed. Drawing it is then copying, wherever it moves.
///
/// It is made for a layer that is drawn a second time without having changed as a whole: what changes every time is
/// cheaper without.
final class LayerCache {
    /// How the pixels are drawn.
    private enum Form {
        /// All of them.
        OPAQUE,
        /// Runs of opaque ones, long enough to be copied one by one.
        RUNS,
        /// By masks: short runs, as of text.
        MASKS,
        /// Each by a weight of its own.
        WEIGHTS
    }

    /// Opaque runs shorter than this on average are drawn by masks.
    private static final int MIN_RUN = 8;
    /// Pixels in the box for each run of a layer in one colour, from which on the runs are filled: thin shapes.
    private static final int MIN_GAP = 16;
    /// The same as `MIN_RUN` where masks cost next to nothing.
    private static final int MIN_LONG_RUN = 64;
    /// Larger layers with runs are drawn by masks once a part of them changed, so that runs need no new search.
    private static final int MAX_SEARCHED = 4096;

    private final FlatLayer layer;
    private final PartList parts = new PartList();
    private short[] pixels = {};
    /// 0 where the pixel is drawn, else -1 with a pixel of 0; or weights, see `Blend`.
    private short[] masks = {};
    /// Opaque runs: row, first column and the one behind the last, see `Kernels.fill`.
    private long[] runs = {};
    /// Where in `runs` the runs of each row begin.
    private int[] rowRuns = {};
    private Form form = Form.OPAQUE;
    /// Whether all opaque pixels are alike and `runs` are known: then they are filled.
    private boolean uniform;
    /// Those pixels, a row of them.
    private short[] alike = {};
    /// Opaque pixels of a run.
    private int meanRun;
    private int width;
    private int height;
    private boolean crossed;
    private boolean backwardA;
    private boolean backwardB;
    private long scale;
    private long madeAt = Long.MIN_VALUE;
    private long lookedAt = Long.MIN_VALUE;

    LayerCache(FlatLayer layer) {
        this.layer = layer;
    }

    /// Forgets the picture; the layer is another one.
    void clear() {
        madeAt = Long.MIN_VALUE;
        lookedAt = Long.MIN_VALUE;
    }

    /// Gives the memory back as well, if it is more than a sprite's.
    void release() {
        clear();
        if (pixels.length > MAX_SEARCHED) {
            pixels = new short[0];
            masks = new short[0];
            runs = new long[0];
        }
    }

    /// Pixels that it holds memory for.
    int capacity() {
        return pixels.length;
    }

    /// Whether the picture is that of the layer as it is now.
    boolean isFresh(SceneAccess access, RunSource source, long epoch) {
        if (madeAt == Long.MIN_VALUE || !isPlacedAlike()) {
            return false;
        }
        if (madeAt != epoch) {
            if (source.changedSince(access, madeAt) || source.partsChangedSince(access, madeAt)) {
                return false;
            }
            madeAt = epoch;
        }
        lookedAt = epoch;
        return true;
    }

    /// Brings the picture up to date if that pays.
    ///
    /// @param maxPixels memory that it may use
    /// @return whether it is up to date; if not, the layer is to be drawn from its source
    boolean update(SceneAccess access, RunSource source, Run run, int maxPixels, long epoch) {
        if (lookedAt == epoch) {
            return madeAt == epoch; // decided before in this frame
        }
        boolean still = lookedAt != Long.MIN_VALUE && !source.changedSince(access, lookedAt);
        lookedAt = epoch;
        long boxWidth = layer.boxX2 - layer.boxX1;
        long boxHeight = layer.boxY2 - layer.boxY1;
        if (boxWidth > 0xffff || boxHeight > 0xffff || boxWidth * boxHeight > maxPixels) {
            return false;
        }
        boolean made = madeAt != Long.MIN_VALUE && isPlacedAlike() && !source.changedSince(access, madeAt);
        if (made) {
            if (!updateParts(access, source, run)) {
                return false;
            }
        } else if (still) {
            make(source, run, (int) boxWidth, (int) boxHeight);
        } else {
            return false;
        }
        madeAt = epoch;
        return true;
    }

    private boolean isPlacedAlike() {
        return crossed == layer.crossed
                && backwardA == layer.backwardA
                && backwardB == layer.backwardB
                && scale == layer.scale;
    }

    private void make(RunSource source, Run run, int newWidth, int newHeight) {
        width = newWidth;
        height = newHeight;
        crossed = layer.crossed;
        backwardA = layer.backwardA;
        backwardB = layer.backwardB;
        scale = layer.scale;
        int n = width * height;
        if (pixels.length < n) {
            pixels = new short[n];
            masks = new short[0];
        }
        if (!source.isOpaque() && masks.length < n) {
            masks = new short[pixels.length];
        }
        form = source.isOpaque() ? Form.OPAQUE : source.hasAlpha() ? Form.WEIGHTS : Form.MASKS;
        fill(source, run, 0, 0, width, height);
        uniform = false;
        if (form == Form.MASKS) {
            chooseForm();
        } else if (form == Form.OPAQUE) {
            findUniform();
        }
    }

    /// @return false if so much changed that drawing from the source is less work
    private boolean updateParts(SceneAccess access, RunSource source, Run run) {
        parts.clear();
        int columns = (int) ((crossed ? height : width) / scale);
        int rows = (int) ((crossed ? width : height) / scale);
        source.collectParts(access, madeAt, 0, 0, columns, rows, parts);
        long changed = 0;
        for (int i = 0; i < parts.size(); i++) {
            changed += (long) (parts.u2(i) - parts.u1(i)) * (parts.v2(i) - parts.v1(i));
        }
        if (changed > (long) columns * rows / 2) {
            return false;
        }
        boolean opaque = source.isOpaque();
        if (form == Form.OPAQUE && !opaque && changed > 0) {
            makeMasks();
        }
        for (int i = 0; i < parts.size(); i++) {
            fillPart(source, run, parts.u1(i), parts.v1(i), parts.u2(i), parts.v2(i));
        }
        if (changed > 0) {
            uniform = false;
        }
        if (form == Form.RUNS && changed > 0) {
            form = Form.MASKS;
            if (width * height <= MAX_SEARCHED) {
                chooseForm();
            }
        }
        return true;
    }

    /// Not all pixels may be opaque any more.
    private void makeMasks() {
        if (masks.length < pixels.length) {
            masks = new short[pixels.length];
        } else {
            Arrays.fill(masks, (short) 0);
        }
        form = Form.MASKS;
    }

    /// Fills a part given in the layer's own pixels.
    private void fillPart(RunSource source, Run run, int u1, int v1, int u2, int v2) {
        int a1 = (int) ((crossed ? v1 : u1) * scale);
        int a2 = (int) ((crossed ? v2 : u2) * scale);
        int b1 = (int) ((crossed ? u1 : v1) * scale);
        int b2 = (int) ((crossed ? u2 : v2) * scale);
        fill(
                source,
                run,
                backwardA ? width - a2 : a1,
                backwardB ? height - b2 : b1,
                backwardA ? width - a1 : a2,
                backwardB ? height - b1 : b2);
    }

    /// Fills a part given in pixels of the box; its edges stand on whole pixels of the layer.
    private void fill(RunSource source, Run run, int x1, int y1, int x2, int y2) {
        int factor = (int) scale;
        int n = (x2 - x1) / factor;
        run.reserve(n);
        int a = (backwardA ? width - 1 - x1 : x1) / factor;
        for (int y = y1; y < y2; y += factor) {
            source.run(layer, run, a, (backwardB ? height - 1 - y : y) / factor, n);
            int at = y * width + x1;
            if (form == Form.OPAQUE) {
                Rows.repeat(run.pixels, factor, factor, pixels, at, at + x2 - x1);
            } else if (form == Form.WEIGHTS) {
                Rows.repeatWeighted(run.pixels, run.weights, n, factor, pixels, masks, at);
            } else {
                Rows.repeatMasked(run.pixels, n, factor, pixels, masks, at);
            }
            for (int i = 1; i < factor; i++) {
                System.arraycopy(pixels, at, pixels, at + i * width, x2 - x1);
                if (form != Form.OPAQUE) {
                    System.arraycopy(masks, at, masks, at + i * width, x2 - x1);
                }
            }
        }
    }

    private void chooseForm() {
        int count = 0;
        int opaque = 0;
        for (int y = 0; y < height; y++) {
            int before = -1;
            for (int at = y * width; at < (y + 1) * width; at++) {
                int mask = masks[at];
                count += before & ~mask & 1;
                opaque += 1 + mask;
                before = mask;
            }
        }
        if (opaque == width * height) {
            form = Form.OPAQUE;
            findUniform();
            return;
        }
        uniform = (opaque >= count * MIN_RUN || width * height >= count * MIN_GAP) && isUniform();
        if (uniform || opaque >= count * MIN_RUN) {
            form = Form.RUNS;
            meanRun = opaque / Math.max(count, 1);
            collectRuns(count);
        }
    }

    /// Finds out whether all pixels, which are opaque, are alike: then each row is a run.
    private void findUniform() {
        uniform = isUniform();
        if (uniform) {
            reserveRuns(height);
            for (int y = 0; y < height; y++) {
                runs[y] = (long) y << 32 | width;
                rowRuns[y] = y;
            }
            rowRuns[height] = height;
        }
    }

    /// Whether all opaque pixels are alike; `alike` then holds them.
    private boolean isUniform() {
        boolean all = form == Form.OPAQUE;
        int n = width * height;
        int first = 0;
        while (!all && first < n && masks[first] != 0) {
            first++;
        }
        if (first == n) {
            return false;
        }
        short pixel = pixels[first];
        for (int i = first; i < n; i++) {
            if (pixels[i] != pixel && (all || masks[i] == 0)) {
                return false;
            }
        }
        if (alike.length < width) {
            alike = new short[width];
        }
        Arrays.fill(alike, pixel);
        return true;
    }

    private void reserveRuns(int count) {
        if (runs.length < count) {
            runs = new long[count];
        }
        if (rowRuns.length < height + 1) {
            rowRuns = new int[height + 1];
        }
    }

    /// Whether runs are too short for a copy of each one's own.
    private boolean isShort(Kernels kernels) {
        return kernels.masksPay() && meanRun < MIN_LONG_RUN;
    }

    private void collectRuns(int count) {
        reserveRuns(count);
        int found = 0;
        for (int y = 0; y < height; y++) {
            rowRuns[y] = found;
            int row = y * width;
            for (int x = 0; x < width; x++) {
                if (masks[row + x] == 0) {
                    int from = x;
                    while (x < width && masks[row + x] == 0) {
                        x++;
                    }
                    runs[found++] = (long) y << 32 | (long) from << 16 | x;
                }
            }
        }
        rowRuns[height] = found;
    }

    /// Whether it hides all below it.
    boolean isOpaque() {
        return form == Form.OPAQUE;
    }

    /// The pixels, row by row without padding.
    short[] pixels() {
        return pixels;
    }

    /// Position in `pixels()` of a point of the panel.
    int index(int x, int y) {
        return (int) ((y - layer.boxY1) * width + x - layer.boxX1);
    }

    /// Pixels from one row to the next.
    int stride() {
        return width;
    }

    /// Draws the half-open part of the panel.
    ///
    /// @param out pixel `x1`, `y1` lies at `at`
    /// @param stride pixels from one row of `out` to the next
    void draw(Run run, int x1, int y1, int x2, int y2, boolean exchanged, short[] out, int at, int stride) {
        Kernels kernels = run.kernels;
        int source = index(x1, y1);
        int rows = y2 - y1;
        int n = x2 - x1;
        int weight = layer.weight;
        boolean full = weight == Blend.FULL;
        if (full && uniform) {
            int left = x1 - (int) layer.boxX1;
            int row = y1 - (int) layer.boxY1;
            int first = rowRuns[row];
            int end = rowRuns[row + rows];
            kernels.fill(alike, runs, first, end, left, left + n, out, at - left - row * stride, stride);
            return;
        }
        if (full && (form == Form.MASKS || form == Form.RUNS && isShort(kernels))) {
            kernels.copyMasked(pixels, masks, source, width, out, at, stride, n, rows);
            return;
        }
        switch (form) {
            case OPAQUE -> {
                if (full) {
                    kernels.copy(pixels, source, width, out, at, stride, n, rows);
                } else {
                    kernels.mix(run.mixer, pixels, source, width, weight, exchanged, out, at, stride, n, rows);
                }
            }
            case MASKS -> run.mixer.masked(pixels, masks, source, width, weight, exchanged, out, at, stride, n, rows);
            case WEIGHTS -> {
                if (full) {
                    kernels.mixWeighted(run.mixer, pixels, masks, source, width, exchanged, out, at, stride, n, rows);
                } else {
                    run.mixer.weighted(pixels, masks, source, width, weight, exchanged, out, at, stride, n, rows);
                }
            }
            case RUNS -> {
                int left = (int) (x1 - layer.boxX1);
                int first = (int) (y1 - layer.boxY1);
                for (int y = first; y < first + rows; y++) {
                    drawRuns(y, left, left + n, exchanged, out, at + (y - first) * stride - left);
                }
            }
        }
    }

    /// @param to where column 0 of the box would lie
    private void drawRuns(int y, int left, int right, boolean exchanged, short[] out, int to) {
        for (int i = rowRuns[y]; i < rowRuns[y + 1]; i++) {
            int from = Math.max((int) runs[i] >>> 16, left);
            int n = Math.min((int) runs[i] & 0xffff, right) - from;
            if (n > 0) {
                copy(y * width + from, n, exchanged, out, to + from);
            }
        }
    }

    private void copy(int source, int n, boolean exchanged, short[] out, int at) {
        if (layer.weight == Blend.FULL) {
            System.arraycopy(pixels, source, out, at, n);
        } else {
            Blend.uniform(pixels, source, layer.weight, exchanged, out, at, at + n);
        }
    }
}
