package io.github.displayio4j.displayio.render;

import io.github.displayio4j.displayio.TileGrid;
import io.github.displayio4j.displayio.scene.SceneAccess;

/// Finds the areas of the panel that changed since the display's committed epoch.
///
/// A layer that moved, came or went gives the areas where it was and is, one around both if that holds no more
/// pixels; new colours give the whole layer; changed tiles and bitmap cells give just themselves.
final class Changes {
    /// Longer lists are not searched for areas to join or drop: that would take longer than sending them.
    private static final int MAX_SEARCHED = 128;
    /// More areas than this of failed frames become the whole panel.
    private static final int MAX_KEPT = 64;

    private final FlatScene scene;
    private final int panelWidth;
    private final int panelHeight;
    private final AreaList found = new AreaList();
    /// Areas of frames that were drawn, at least in part, but not committed: who knows what the panel shows
    /// there.
    private final AreaList kept = new AreaList();
    /// Changed parts of one layer.
    private final PartList parts = new PartList();
    private final SceneFlight flight;

    Changes(FlatScene scene, SceneFlight flight, int panelWidth, int panelHeight) {
        this.scene = scene;
        this.flight = flight;
        this.panelWidth = panelWidth;
        this.panelHeight = panelHeight;
    }

    /// Fills `areas` with what changed after `since`, or with the whole panel.
    ///
    /// @param frame for the flight recorder
    void collect(long since, boolean all, AreaList areas, long frame) {
        found.clear();
        if (all) {
            found.add(0, 0, panelWidth, panelHeight);
            flight.changedAll(frame, panelWidth, panelHeight);
        } else {
            for (int i = 0; i < scene.size(); i++) {
                int before = found.size();
                collect(SceneAccess.get(), scene.layer(i), since);
                flight.changed(SceneAccess.get(), frame, i, since, found, before);
            }
            for (int i = 0; i < scene.goneSize(); i++) {
                int before = found.size();
                addCommitted(scene.gone(i));
                flight.removed(SceneAccess.get(), frame, scene.gone(i), found, before);
            }
            addAll(kept, found);
            dropContained(found);
        }
        areas.clear();
        addAll(found, areas);
    }

    /// Fills `areas` with what changed after `since` as CircuitPython lists it: at most one area for a layer, but
    /// two for one that moved far, bottom layer first, neither joined nor free of doubles; those of layers that are
    /// gone come last. A picture that was turned is one of layers that moved.
    void collectUnmerged(long since, boolean all, boolean turned, AreaList areas) {
        found.clear();
        if (all) {
            found.add(0, 0, panelWidth, panelHeight);
        } else {
            for (int i = 0; i < scene.size(); i++) {
                collectUnmerged(SceneAccess.get(), scene.layer(i), since, turned);
            }
            for (int i = 0; i < scene.goneSize(); i++) {
                addCommitted(scene.gone(i));
            }
            addAll(kept, found);
        }
        areas.clear();
        addAll(found, areas);
    }

    private void collectUnmerged(SceneAccess access, FlatLayer layer, long since, boolean turned) {
        if (layer.isCommitted() && (turned || layer.isMoved())) {
            addFarMove(layer);
        } else if (!layer.isCommitted()
                || layer.placed > since
                || layer.source.changedSince(access, since)
                || (layer.source.partsChangedSince(access, since) && isOneOfManyTiles(access, layer, since))) {
            found.add(layer.x1, layer.y1, layer.x2, layer.y2);
        } else if (layer.isOnPanel() && layer.source.partsChangedSince(access, since)) {
            int before = found.size();
            collectParts(access, layer, since);
            joinFrom(before);
        }
    }

    /// Whether a bitmap of several tiles changed: nobody there knows which cells of the grid show the change.
    private static boolean isOneOfManyTiles(SceneAccess access, FlatLayer layer, long since) {
        return layer.node instanceof TileGrid grid
                && (grid.tileWidth() < grid.bitmap().width()
                        || grid.tileHeight() < grid.bitmap().height()
                        || grid.width() * grid.height() > 1)
                && access.damage(grid.bitmap()).since(since);
    }

    /// Where it is and was, or one area around both if that is not larger than twice its unscaled size.
    private void addFarMove(FlatLayer layer) {
        long aroundX1 = Math.min(layer.committedX1, layer.boxX1);
        long aroundY1 = Math.min(layer.committedY1, layer.boxY1);
        long aroundX2 = Math.max(layer.committedX2, layer.boxX2);
        long aroundY2 = Math.max(layer.committedY2, layer.boxY2);
        long unscaled = (layer.boxX2 - layer.boxX1) / layer.scale * ((layer.boxY2 - layer.boxY1) / layer.scale);
        if ((aroundX2 - aroundX1) * (aroundY2 - aroundY1) <= 2 * unscaled) {
            found.add(
                    FlatLayer.clip(aroundX1, panelWidth),
                    FlatLayer.clip(aroundY1, panelHeight),
                    FlatLayer.clip(aroundX2, panelWidth),
                    FlatLayer.clip(aroundY2, panelHeight));
        } else {
            found.add(layer.x1, layer.y1, layer.x2, layer.y2);
            addCommitted(layer);
        }
    }

    /// Makes one area of those found from `first` on.
    private void joinFrom(int first) {
        for (int i = found.size() - 1; i > first; i--) {
            found.set(
                    first,
                    Math.min(found.x1(first), found.x1(i)),
                    Math.min(found.y1(first), found.y1(i)),
                    Math.max(found.x2(first), found.x2(i)),
                    Math.max(found.y2(first), found.y2(i)));
            found.removeUnordered(i);
        }
    }

    /// The areas found last were sent, all of them.
    void commit() {
        kept.clear();
    }

    /// The areas found last may have been sent in part.
    void keep() {
        kept.clear(); // they are among those found
        addAll(found, kept);
        if (kept.size() > MAX_KEPT) {
            kept.clear();
            kept.add(0, 0, panelWidth, panelHeight);
        }
    }

    private void collect(SceneAccess access, FlatLayer layer, long since) {
        if (!layer.isCommitted()) {
            found.add(layer.x1, layer.y1, layer.x2, layer.y2);
        } else if (layer.isMoved() || layer.placed > since || layer.source.changedSince(access, since)) {
            addMove(layer);
        } else if (layer.isOnPanel() && layer.source.partsChangedSince(access, since)) {
            collectParts(access, layer, since);
        }
    }

    private void addCommitted(FlatLayer layer) {
        found.add(
                FlatLayer.clip(layer.committedX1, panelWidth),
                FlatLayer.clip(layer.committedY1, panelHeight),
                FlatLayer.clip(layer.committedX2, panelWidth),
                FlatLayer.clip(layer.committedY2, panelHeight));
    }

    private void addMove(FlatLayer layer) {
        int x1 = FlatLayer.clip(layer.committedX1, panelWidth);
        int y1 = FlatLayer.clip(layer.committedY1, panelHeight);
        int x2 = FlatLayer.clip(layer.committedX2, panelWidth);
        int y2 = FlatLayer.clip(layer.committedY2, panelHeight);
        int before = (x2 - x1) * (y2 - y1);
        int now = (layer.x2 - layer.x1) * (layer.y2 - layer.y1);
        int aroundX1 = Math.min(x1, layer.x1);
        int aroundY1 = Math.min(y1, layer.y1);
        int aroundX2 = Math.max(x2, layer.x2);
        int aroundY2 = Math.max(y2, layer.y2);
        long around = (long) (aroundX2 - aroundX1) * (aroundY2 - aroundY1);
        if (before > 0 && now > 0 && around <= (long) before + now) {
            found.add(aroundX1, aroundY1, aroundX2, aroundY2);
        } else {
            found.add(x1, y1, x2, y2);
            found.add(layer.x1, layer.y1, layer.x2, layer.y2);
        }
    }

    /// Looks through what of the layer is on the panel.
    private void collectParts(SceneAccess access, FlatLayer layer, long since) {
        int a1 = Math.min(layer.indexA(layer.x1), layer.indexA(layer.x2 - 1));
        int a2 = Math.max(layer.indexA(layer.x1), layer.indexA(layer.x2 - 1)) + 1;
        int b1 = Math.min(layer.indexB(layer.y1), layer.indexB(layer.y2 - 1));
        int b2 = Math.max(layer.indexB(layer.y1), layer.indexB(layer.y2 - 1)) + 1;
        parts.clear();
        if (layer.crossed) {
            layer.source.collectParts(access, since, b1, a1, b2, a2, parts);
        } else {
            layer.source.collectParts(access, since, a1, b1, a2, b2, parts);
        }
        for (int i = 0; i < parts.size(); i++) {
            addOnPanel(layer, parts.u1(i), parts.v1(i), parts.u2(i), parts.v2(i));
        }
    }

    private void addOnPanel(FlatLayer layer, int u1, int v1, int u2, int v2) {
        long a1 = (layer.crossed ? v1 : u1) * layer.scale;
        long a2 = (layer.crossed ? v2 : u2) * layer.scale;
        long b1 = (layer.crossed ? u1 : v1) * layer.scale;
        long b2 = (layer.crossed ? u2 : v2) * layer.scale;
        found.add(
                FlatLayer.clip(layer.backwardA ? layer.boxX2 - a2 : layer.boxX1 + a1, panelWidth),
                FlatLayer.clip(layer.backwardB ? layer.boxY2 - b2 : layer.boxY1 + b1, panelHeight),
                FlatLayer.clip(layer.backwardA ? layer.boxX2 - a1 : layer.boxX1 + a2, panelWidth),
                FlatLayer.clip(layer.backwardB ? layer.boxY2 - b1 : layer.boxY1 + b2, panelHeight));
    }

    private static void addAll(AreaList from, AreaList to) {
        for (int i = 0; i < from.size(); i++) {
            to.add(from.x1(i), from.y1(i), from.x2(i), from.y2(i));
        }
    }

    private static void dropContained(AreaList areas) {
        if (areas.size() > MAX_SEARCHED) {
            return;
        }
        for (int i = areas.size() - 1; i >= 0; i--) {
            for (int j = 0; j < areas.size(); j++) {
                if (j != i
                        && areas.x1(j) <= areas.x1(i)
                        && areas.y1(j) <= areas.y1(i)
                        && areas.x2(j) >= areas.x2(i)
                        && areas.y2(j) >= areas.y2(i)) {
                    areas.removeUnordered(i);
                    break;
                }
            }
        }
    }
}
