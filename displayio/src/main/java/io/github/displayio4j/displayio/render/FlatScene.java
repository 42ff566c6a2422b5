package io.github.displayio4j.displayio.render;

import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.Layer;
import io.github.displayio4j.displayio.PixelFormat;
import io.github.displayio4j.displayio.PixelShader;
import io.github.displayio4j.displayio.Raster;
import io.github.displayio4j.displayio.scene.SceneAccess;
import java.util.Arrays;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/// The scene of one display as a plain list, bottom layer first, in panel pixels.
final class FlatScene {
    /// Pixels of layers kept converted, in panels.
    private static final int CACHED_PANELS = 4;
    /// The same, of one layer at most.
    private static final int MAX_CACHED = 1 << 21;
    /// Nested scales beyond this are drawn as this: a pixel is then larger than any panel.
    private static final long MAX_SCALE = 1 << 30;

    private final PixelFormat format;
    private final ColorRule rule;
    private final int panelWidth;
    private final int panelHeight;
    private final IdentityHashMap<Layer, FlatLayer> known = new IdentityHashMap<>();
    private final IdentityHashMap<PixelShader, ShadeTable> tables = new IdentityHashMap<>();
    /// By bitmap; a second shader on the same bitmap is drawn without.
    private final IdentityHashMap<Raster, PixelCache> caches = new IdentityHashMap<>();
    private final IdentityHashMap<Raster, ByteCache> unpacked = new IdentityHashMap<>();
    private @Nullable FlatLayer[] layers = new FlatLayer[16];
    private @Nullable FlatLayer[] before = new FlatLayer[16];
    private int size;
    private int sizeBefore;
    private @Nullable FlatLayer[] gone = new FlatLayer[4];
    private int goneSize;
    /// Layers that came and went and may come again, as blinking ones do.
    private final @Nullable FlatLayer[] idle = new FlatLayer[32];
    private int idleSize;
    private int rotation;
    private long flattening;
    private long cachedPixels;

    FlatScene(ColorRule rule, int panelWidth, int panelHeight) {
        this.rule = rule;
        format = rule.format;
        this.panelWidth = panelWidth;
        this.panelHeight = panelHeight;
    }

    /// Number of visible layers.
    int size() {
        return size;
    }

    /// Layer `i`, counted from the bottom.
    @SuppressWarnings("NullAway") // the first `size` places are filled
    FlatLayer layer(int i) {
        return layers[i];
    }

    /// Number of layers that are not visible any more but were so when the display last committed.
    int goneSize() {
        return goneSize;
    }

    /// Layer `i` of those.
    @SuppressWarnings("NullAway") // the first `goneSize` places are filled
    FlatLayer gone(int i) {
        return gone[i];
    }

    /// Walks the tree anew; null is an empty one.
    void flatten(@Nullable Group root, int newRotation) {
        @Nullable FlatLayer[] spare = before;
        before = layers;
        layers = spare;
        sizeBefore = size;
        size = 0;
        rotation = newRotation;
        flattening++;
        if (root != null) {
            visit(
                    SceneAccess.get(),
                    root,
                    0,
                    0,
                    1,
                    Blend.FULL,
                    SceneAccess.get().placed(root));
        }
        collectGone();
    }

    /// Brings all layers up to date with their bitmaps and shaders.
    void compile(long epoch) {
        if (size == 0) {
            return;
        }
        SceneAccess access = SceneAccess.get();
        boolean sweep = tables.size() > 2 * size + 16 || caches.size() + unpacked.size() > 2 * size + 16;
        if (sweep) {
            tables.clear();
            caches.clear();
            unpacked.clear();
        }
        cachedPixels = 0;
        for (int i = 0; i < size; i++) {
            FlatLayer layer = layer(i);
            layer.compile(access, this, sweep, epoch);
            cachedPixels += layer.cache.capacity();
        }
    }

    /// Gets a layer ready to be drawn in this frame.
    /// @return whether there was something to do: once a frame
    boolean prepare(FlatLayer layer, Run run, long epoch) {
        int before = layer.cache.capacity();
        boolean done = layer.prepare(SceneAccess.get(), this, run, epoch);
        cachedPixels += layer.cache.capacity() - before;
        return done;
    }

    PixelFormat format() {
        return format;
    }

    ColorRule rule() {
        return rule;
    }

    /// Pixels that a layer may keep converted, if it has memory for `capacity` of them already.
    int maxCached(int capacity) {
        long free = (long) CACHED_PANELS * panelWidth * panelHeight - cachedPixels + capacity;
        return Math.clamp(free, 0, MAX_CACHED);
    }

    /// The converted pixels of a bitmap, or null if it has some with other colours.
    @Nullable
    PixelCache cache(Raster bitmap, ShadeTable table) {
        PixelCache cache = caches.get(bitmap);
        if (cache == null) {
            cache = new PixelCache(bitmap, table);
            caches.put(bitmap, cache);
        }
        return cache.table == table ? cache : null;
    }

    /// The values of a bitmap of fewer than 8 bits, unpacked.
    ByteCache unpacked(Raster bitmap) {
        ByteCache cache = unpacked.get(bitmap);
        if (cache == null) {
            cache = new ByteCache(bitmap);
            unpacked.put(bitmap, cache);
        }
        return cache;
    }

    /// The display has what was flattened last.
    void commit() {
        for (int i = 0; i < size; i++) {
            layer(i).commit();
        }
        for (int i = 0; i < goneSize; i++) {
            forget(gone(i));
            gone[i] = null;
        }
        goneSize = 0;
    }

    private void visit(SceneAccess access, Group group, long x, long y, long scale, int weight, long placed) {
        if (group.isHidden()) {
            return;
        }
        long innerX = x + group.x() * scale;
        long innerY = y + group.y() * scale;
        long innerScale = Math.min(scale * group.scale(), MAX_SCALE);
        int innerWeight = Blend.product(weight, weight(group));
        int n = group.size();
        for (int i = 0; i < n; i++) {
            Layer layer = group.get(i);
            long newest = Math.max(placed, access.placed(layer));
            if (layer instanceof Group inner) {
                visit(access, inner, innerX, innerY, innerScale, innerWeight, newest);
            } else if (!layer.isHidden()) {
                long left = innerX + layer.x() * innerScale;
                long top = innerY + layer.y() * innerScale;
                FlatLayer flat = next(layer);
                flat.place(access, left, top, innerScale, rotation, panelWidth, panelHeight);
                flat.placed = newest;
                flat.weight = Blend.product(innerWeight, weight(layer));
            }
        }
    }

    private static int weight(Layer layer) {
        return (int) Math.round(layer.opacity() * Blend.FULL);
    }

    private FlatLayer next(Layer node) {
        FlatLayer flat = size < sizeBefore ? before[size] : null;
        if (flat == null || flat.node != node) {
            flat = known.get(node);
            if (flat == null) {
                flat = idleSize > 0 ? idle[--idleSize] : null;
                if (flat == null) {
                    flat = new FlatLayer();
                }
                flat.start(node);
                known.put(node, flat);
            }
        }
        flat.met = flattening;
        if (size == layers.length) {
            layers = Arrays.copyOf(layers, size * 2);
        }
        layers[size++] = flat;
        return flat;
    }

    private void collectGone() {
        int kept = 0;
        for (int i = 0; i < goneSize; i++) {
            FlatLayer layer = gone(i);
            if (layer.met != flattening) {
                gone[kept++] = layer;
            }
        }
        Arrays.fill(gone, kept, goneSize, null);
        goneSize = kept;
        for (int i = 0; i < sizeBefore; i++) {
            FlatLayer layer = before[i];
            before[i] = null;
            if (layer == null || layer.met == flattening) {
                continue;
            }
            if (layer.isCommitted()) {
                if (goneSize == gone.length) {
                    gone = Arrays.copyOf(gone, goneSize * 2);
                }
                gone[goneSize++] = layer;
            } else {
                forget(layer);
            }
        }
    }

    private void forget(FlatLayer layer) {
        known.remove(layer.node);
        layer.stop();
        if (idleSize < idle.length) {
            idle[idleSize++] = layer;
        }
    }

    /// The pixels of a shader's colours, not yet brought up to date.
    ShadeTable table(PixelShader shader) {
        ShadeTable table = tables.get(shader);
        if (table == null) {
            table = new ShadeTable(shader, rule);
            tables.put(shader, table);
        }
        return table;
    }
}
