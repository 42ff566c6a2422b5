package io.github.displayio4j.displayio.render;

import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.Layer;
import io.github.displayio4j.displayio.OnDiskBitmap;
import io.github.displayio4j.displayio.PixelShader;
import io.github.displayio4j.displayio.TileGrid;
import io.github.displayio4j.displayio.VectorShape;
import io.github.displayio4j.displayio.scene.SceneAccess;

/// Tells the flight recorder what a renderer does. The event objects are used again and again, and each is asked first
/// whether it is wanted, so that nothing is allocated and next to nothing done while nobody records. An event that is
/// used again needs `end` after each `begin`: `commit` alone keeps the duration that it had before.
final class SceneFlight {
    private final CollectEvent collect = new CollectEvent();
    private final ChangeEvent change = new ChangeEvent();
    private final ConvertEvent convert = new ConvertEvent();
    private final FlatScene scene;
    private long started;
    /// Whether what layers take is to be measured in this frame.
    boolean measures;

    private boolean tells;
    private boolean collects;

    SceneFlight(FlatScene scene) {
        this.scene = scene;
    }

    /// A frame begins; it will wait for edit scopes now.
    void beginWait() {
        measures = convert.isEnabled();
        tells = change.isEnabled();
        collects = collect.isEnabled();
        if (collects) {
            collect.begin();
            started = System.nanoTime();
        }
    }

    void endWait() {
        collect.waitNanos = collects ? System.nanoTime() - started : 0;
    }

    /// For edit scopes; 0 if nobody asked.
    long waitNanos() {
        return collect.waitNanos;
    }

    void collected(long frame, int areas) {
        if (collects) {
            collect.end();
            collect.frame = frame;
            collect.layers = scene.size();
            collect.areas = areas;
            collect.commit();
        }
    }

    /// All of the panel is drawn.
    void changedAll(long frame, int width, int height) {
        if (tells) {
            tell(frame, "", "all", (long) width * height, 0, 0, width, height, false, true);
        }
    }

    /// A layer dirtied the areas from `first` on.
    void changed(SceneAccess access, long frame, int place, long since, AreaList areas, int first) {
        if (!tells || areas.size() == first) {
            return;
        }
        FlatLayer layer = scene.layer(place);
        tell(frame, path(access, layer), kind(access, layer, since), place, layer.source.isOpaque(), areas, first);
    }

    /// A layer went away and leaves the areas from `first` on.
    void removed(SceneAccess access, long frame, FlatLayer layer, AreaList areas, int first) {
        if (tells && areas.size() > first) {
            tell(frame, path(access, layer), "removed", -1, layer.source.isOpaque(), areas, first);
        }
    }

    private void tell(long frame, String layer, String kind, int place, boolean opaque, AreaList areas, int first) {
        int x1 = Integer.MAX_VALUE;
        int y1 = Integer.MAX_VALUE;
        int x2 = 0;
        int y2 = 0;
        long pixels = 0;
        boolean hidden = true;
        for (int i = first; i < areas.size(); i++) {
            long size = (long) (areas.x2(i) - areas.x1(i)) * (areas.y2(i) - areas.y1(i));
            if (size > 0) {
                pixels += size;
                x1 = Math.min(x1, areas.x1(i));
                y1 = Math.min(y1, areas.y1(i));
                x2 = Math.max(x2, areas.x2(i));
                y2 = Math.max(y2, areas.y2(i));
                hidden &= place >= 0 && isHidden(place, areas, i);
            }
        }
        if (pixels > 0) {
            tell(frame, layer, kind, pixels, x1, y1, x2, y2, hidden, opaque);
        }
    }

    private void tell(
            long frame,
            String layer,
            String kind,
            long pixels,
            int x1,
            int y1,
            int x2,
            int y2,
            boolean hidden,
            boolean opaque) {
        change.frame = frame;
        change.layer = layer;
        change.kind = kind;
        change.pixels = pixels;
        change.x1 = x1;
        change.y1 = y1;
        change.x2 = x2;
        change.y2 = y2;
        change.hidden = hidden;
        change.opaque = opaque;
        change.commit();
    }

    private static String kind(SceneAccess access, FlatLayer layer, long since) {
        if (!layer.isCommitted()) {
            return "added";
        }
        if (layer.isMoved()) {
            return "moved";
        }
        if (layer.placed > since) {
            return "placed";
        }
        if (layer.node instanceof TileGrid grid) {
            if (access.contentChanged(grid) > since) {
                return "content";
            }
            return access.tableChanged(grid.pixelShader()) > since
                    ? "colours"
                    : access.tilesChanged(grid) > since ? "tiles" : "pixels";
        }
        PixelShader shader = layer.node instanceof VectorShape shape ? shape.pixelShader() : null;
        return shader != null && access.tableChanged(shader) > since ? "colours" : "content";
    }

    /// Whether an area lies below a single layer that hides it.
    private boolean isHidden(int place, AreaList areas, int i) {
        for (int above = place + 1; above < scene.size(); above++) {
            FlatLayer layer = scene.layer(above);
            if (layer.weight == Blend.FULL
                    && layer.source.isOpaque()
                    && layer.x1 <= areas.x1(i)
                    && layer.y1 <= areas.y1(i)
                    && layer.x2 >= areas.x2(i)
                    && layer.y2 >= areas.y2(i)) {
                return true;
            }
        }
        return false;
    }

    /// All was drawn: what each layer took.
    void drawn(long frame) {
        if (!measures) {
            return;
        }
        for (int i = 0; i < scene.size(); i++) {
            FlatLayer layer = scene.layer(i);
            if (layer.drawnPixels > 0) {
                convert.frame = frame;
                convert.layer = path(SceneAccess.get(), layer);
                convert.nanos = layer.drawNanos;
                convert.pixels = layer.drawnPixels;
                convert.cached = layer.isCached;
                convert.onDisk = layer.node instanceof TileGrid grid && grid.bitmap() instanceof OnDiskBitmap;
                convert.crossed = layer.crossed;
                convert.commit();
                layer.drawnPixels = 0;
                layer.drawNanos = 0;
            }
        }
        measures = false;
    }

    /// Such as `root/menu/TileGrid[3]`: names where layers have them, else what they are and where in their group.
    private static String path(SceneAccess access, FlatLayer layer) {
        if (layer.path.isEmpty()) {
            StringBuilder path = new StringBuilder();
            append(access, layer.node, path);
            layer.path = path.toString();
        }
        return layer.path;
    }

    @SuppressWarnings("ReferenceEquality") // a layer is itself and no other
    private static void append(SceneAccess access, Layer layer, StringBuilder path) {
        Group parent = access.parent(layer);
        if (parent != null) {
            append(access, parent, path);
            path.append('/');
        }
        if (!layer.name().isEmpty()) {
            path.append(layer.name());
            return;
        }
        if (parent == null) {
            path.append(layer instanceof Group ? "root" : layer.getClass().getSimpleName());
            return;
        }
        int at = 0;
        while (at < parent.size() && parent.get(at) != layer) {
            at++;
        }
        path.append(layer.getClass().getSimpleName()).append('[').append(at).append(']');
    }
}
