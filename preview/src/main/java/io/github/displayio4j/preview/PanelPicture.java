package io.github.displayio4j.preview;

import io.github.displayio4j.displayio.Area;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.Scene;
import io.github.displayio4j.panels.GlassView;
import io.github.displayio4j.panels.ScanBeam;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One panel in a window: its picture in a texture, of which only what changed is sent, and what is drawn over it.
final class PanelPicture {
    private static final int CHANGED = 0xFFE000;
    private static final int DIRTY = 0xFF8000;
    private static final int WINDOW = 0x00FF60;
    private static final int BEAM = 0xFF3030;
    private static final int REFRESHING = 0x3080FF;
    private static final int CURSOR = 0xFF00FF;
    private static final int[] LAYERS = {0xFF6060, 0x60FF60, 0x6090FF, 0xFFFF60, 0xFF60FF, 0x60FFFF};
    private static final int LEAST_GRID_ZOOM = 3;

    final PanelView view;
    private final int width;
    private final int height;
    private final GlassPainter painter;
    private final int texture;
    private final ChangedAreas changes;
    private final Flashes changed = new Flashes();
    private final Flashes dirty = new Flashes();
    private final Flashes windows = new Flashes();
    private final SceneChanges scene;
    private final LayerBoxes layers = new LayerBoxes();
    private final int[] heard = new int[4 * WireWatch.REMEMBERED];
    private int[] shown;
    private int[] next;
    private long version;
    private boolean unread = true;
    private boolean mustRead = true;
    private @Nullable BeamEye eye;
    private GlassView source;
    private long windowsSeen;
    private long uploads;
    private long uploadedPixels;

    // where it was last drawn
    private int left;
    private int top;
    private int zoom = 1;

    PanelPicture(PanelView view, GlassPainter painter) {
        this.view = view;
        this.painter = painter;
        GlassView glass = view.glass();
        source = glass;
        width = glass.width();
        height = glass.height();
        scene = new SceneChanges(width, height);
        texture = painter.texture(width, height);
        changes = new ChangedAreas(width, height);
        shown = new int[width * height];
        next = new int[width * height];
    }

    /// Whether there is something new to be seen: on the glass, in the scene or on the wire.
    @SuppressWarnings("ReferenceEquality") // a glass is itself and no other
    boolean isChanged(Set<Overlay> overlays, long now) {
        GlassView before = source;
        source = source(overlays);
        boolean news = hear(overlays, now);
        news |= see(overlays, now);
        mustRead = unread || source != before || source.version() != version;
        return mustRead || news;
    }

    /// The glass, or what an eye sees of it while it is scanned.
    private GlassView source(Set<Overlay> overlays) {
        Supplier<ScanBeam> beam = view.beam();
        if (beam == null || !overlays.contains(Overlay.BEAM)) {
            return view.glass();
        }
        BeamEye found = eye;
        if (found == null) {
            found = new BeamEye(beam.get(), view.rotation());
            eye = found;
        }
        return found.glass();
    }

    /// Takes what changed on the glass to the texture.
    void update(Set<Overlay> overlays, long now) {
        if (!mustRead) {
            return;
        }
        mustRead = false;
        GlassView glass = source;
        version = glass.version(); // before the picture: a change in between is shown next time
        glass.read(next);
        if (unread) {
            unread = false;
            upload(0, 0, width, height);
        } else {
            int n = changes.find(shown, next);
            int[] areas = changes.areas();
            for (int i = 0; i < n; i++) {
                int at = 4 * i;
                upload(areas[at], areas[at + 1], areas[at + 2], areas[at + 3]);
                if (overlays.contains(Overlay.CHANGES)) {
                    changed.add(areas[at], areas[at + 1], areas[at + 2], areas[at + 3], now);
                }
            }
        }
        int[] before = shown;
        shown = next;
        next = before;
    }

    private void upload(int x1, int y1, int x2, int y2) {
        painter.upload(texture, next, width, x1, y1, x2, y2);
        uploads++;
        uploadedPixels += (long) (x2 - x1) * (y2 - y1);
    }

    long uploads() {
        return uploads;
    }

    long uploadedPixels() {
        return uploadedPixels;
    }

    /// Hears which windows were sent meanwhile.
    private boolean hear(Set<Overlay> overlays, long now) {
        WireWatch wire = view.wire();
        if (wire == null) {
            return false;
        }
        long count = wire.count();
        boolean news = overlays.contains(Overlay.WINDOWS) && count > windowsSeen;
        if (news) {
            int n = wire.copySince(windowsSeen, heard);
            for (int i = 0; i < 4 * n; i += 4) {
                windows.add(heard[i], heard[i + 1], heard[i + 2], heard[i + 3], now);
            }
        }
        windowsSeen = count;
        return news;
    }

    /// Sees what the scene dirtied meanwhile.
    private boolean see(Set<Overlay> overlays, long now) {
        Supplier<? extends @Nullable Group> root = view.scene();
        if (root == null || !overlays.contains(Overlay.CHANGES)) {
            scene.forget();
            return false;
        }
        try {
            return scene.find(root.get(), dirty, now);
        } catch (IllegalStateException e) {
            return false; // the program is in the middle of an edit: the next look tells of all
        }
    }

    /// Whether what is drawn over the glass moves by itself.
    boolean isMoving(Set<Overlay> overlays, long now) {
        return changed.isAny(now)
                || dirty.isAny(now)
                || windows.isAny(now)
                || (overlays.contains(Overlay.BEAM) && (view.beam() != null || view.refreshing() != null));
    }

    void place(int left, int top, int zoom) {
        this.left = left;
        this.top = top;
        this.zoom = zoom;
    }

    void draw(Set<Overlay> overlays, long now) {
        boolean grid = overlays.contains(Overlay.GRID) && zoom >= LEAST_GRID_ZOOM;
        boolean round = overlays.contains(Overlay.MASK) && view.round();
        painter.draw(texture, left, top, width, height, zoom, grid, round);
        if (overlays.contains(Overlay.CHANGES)) {
            int[] areas = changed.areas();
            for (int i = 0; i < changed.count(); i++) {
                int at = changed.at(i);
                fill(areas[at], areas[at + 1], areas[at + 2], areas[at + 3], CHANGED, changed.opacity(i, now) / 2);
            }
            for (int i = 0; i < dirty.count(); i++) {
                outline(dirty.areas(), dirty.at(i), DIRTY, dirty.opacity(i, now));
            }
        }
        if (overlays.contains(Overlay.WINDOWS)) {
            int[] areas = windows.areas();
            for (int i = 0; i < windows.count(); i++) {
                outline(areas, windows.at(i), WINDOW, windows.opacity(i, now));
            }
        }
        if (overlays.contains(Overlay.LAYERS)) {
            drawLayers();
        }
        if (overlays.contains(Overlay.BEAM)) {
            drawBeam();
        }
    }

    private void drawLayers() {
        Supplier<? extends @Nullable Group> scene = view.scene();
        if (scene == null) {
            return;
        }
        try (var _ = Scene.edit()) { // half an edit is not seen
            layers.find(scene.get());
        }
        for (int i = 0; i < layers.count(); i++) {
            outline(layers.boxes(), 4 * i, LAYERS[i % LAYERS.length], 255);
        }
    }

    private void drawBeam() {
        BeamEye found = eye;
        if (found != null) {
            Area line = found.line();
            fill(line.x1(), line.y1(), line.x2(), line.y2(), BEAM, 200);
        }
        BooleanSupplier refreshing = view.refreshing();
        if (refreshing != null && refreshing.getAsBoolean()) {
            painter.outline(
                    left, top, left + width * zoom, top + height * zoom, Math.max(2, 2 * zoom), REFRESHING, 255);
        }
    }

    /// What the scan has done; empty if nobody follows it.
    String scanned() {
        BeamEye found = eye;
        return found == null ? "" : view.name() + ": " + found.note();
    }

    /// Marks a pixel.
    void drawCursor(int x, int y) {
        painter.outline(
                left + x * zoom - 1,
                top + y * zoom - 1,
                left + (x + 1) * zoom + 1,
                top + (y + 1) * zoom + 1,
                1,
                CURSOR,
                255);
    }

    private void fill(int x1, int y1, int x2, int y2, int rgb, int opacity) {
        if (opacity > 0) {
            painter.fill(left + x1 * zoom, top + y1 * zoom, left + x2 * zoom, top + y2 * zoom, rgb, opacity);
        }
    }

    private void outline(int[] areas, int at, int rgb, int opacity) {
        if (opacity > 0) {
            painter.outline(
                    left + Math.clamp(areas[at], 0, width) * zoom,
                    top + Math.clamp(areas[at + 1], 0, height) * zoom,
                    left + Math.clamp(areas[at + 2], 0, width) * zoom,
                    top + Math.clamp(areas[at + 3], 0, height) * zoom,
                    Math.max(1, zoom / 2),
                    rgb,
                    opacity);
        }
    }

    /// Column of the glass at a column of the framebuffer; may lie outside.
    int column(double x) {
        return (int) Math.floor((x - left) / zoom);
    }

    /// Row of the glass at a row of the framebuffer; may lie outside.
    int row(double y) {
        return (int) Math.floor((y - top) / zoom);
    }

    boolean contains(int x, int y) {
        return x >= 0 && x < width && y >= 0 && y < height;
    }

    int clampColumn(int x) {
        return Math.clamp(x, 0, width - 1);
    }

    int clampRow(int y) {
        return Math.clamp(y, 0, height - 1);
    }

    /// What is known of a pixel, in a few lines.
    String describe(int x, int y) {
        int rgb = shown[y * width + x];
        int rgb565 = rgb >> 8 & 0xf800 | rgb >> 5 & 0x07e0 | rgb >> 3 & 0x1f;
        StringBuilder text = new StringBuilder(view.name())
                .append("  ")
                .append(x)
                .append(',')
                .append(y)
                .append("  #")
                .append(hex(rgb, 6))
                .append("  565 ")
                .append(hex(rgb565, 4));
        Supplier<? extends @Nullable Group> scene = view.scene();
        if (scene != null) {
            String layer;
            try (var _ = Scene.edit()) {
                layer = layers.at(scene.get(), x, y);
            }
            text.append('\n').append(layer.isEmpty() ? "no layer" : layer);
        }
        WireWatch wire = view.wire();
        if (wire != null) {
            String written = wire.describe(x, y);
            text.append('\n').append(written.isEmpty() ? "never written" : written);
        }
        return text.toString();
    }

    private static String hex(int value, int digits) {
        String text = Integer.toHexString(value);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }
}
