package io.github.displayio4j.app;

import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.Layer;
import io.github.displayio4j.displayio.Raster;
import io.github.displayio4j.displayio.TileGrid;
import io.github.displayio4j.panels.trace.TraceRecorder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes into a recording which layers a frame has, from back to front, and what was edited since the frame
/// before.
/// Boxes are half-open, in pixels as seen with the display's rotation.
final class SceneNotes {
    private final Group root;
    private final TraceRecorder recorder;
    private Map<String, Box> before = Map.of();
    private int frames;

    /// A layer as it was drawn.
    ///
    /// @param content changes with what the layer shows
    private record Box(String kind, int x1, int y1, int x2, int y2, long content) {
        String place() {
            return x1 + "," + y1 + " " + x2 + "," + y2;
        }
    }

    SceneNotes(Group root, TraceRecorder recorder) {
        this.root = root;
        this.recorder = recorder;
    }

    /// Before a refresh.
    void frame(int width, int height, int rotation) {
        Map<String, Box> now = new LinkedHashMap<>();
        collect(root, "root", 0, 0, 1, now);
        recorder.note("frame " + ++frames + " " + width + "x" + height + " rotation " + rotation);
        now.forEach((path, box) -> recorder.note("layer " + path + " " + box.kind + " " + box.place()));
        edits(now).forEach(edit -> recorder.note("edit " + edit));
        before = now;
    }

    private List<String> edits(Map<String, Box> now) {
        List<String> edits = new ArrayList<>();
        now.forEach((path, box) -> {
            Box old = before.get(path);
            if (old == null) {
                edits.add(path + " added");
            } else if (old.x1 != box.x1 || old.y1 != box.y1) {
                edits.add(path + " moved from " + old.place());
            } else if (!old.place().equals(box.place())) {
                edits.add(path + " resized from " + old.place());
            }
            if (old != null && old.content != box.content) {
                edits.add(path + " content changed");
            }
        });
        before.keySet().stream().filter(path -> !now.containsKey(path)).forEach(path -> edits.add(path + " removed"));
        return edits;
    }

    private static void collect(Group group, String path, int x, int y, int scale, Map<String, Box> found) {
        if (group.isHidden()) {
            return;
        }
        int left = x + group.x() * scale;
        int top = y + group.y() * scale;
        int inner = scale * group.scale();
        for (int i = 0; i < group.size(); i++) {
            Layer layer = group.get(i);
            String place = path + "/" + i;
            if (layer instanceof Group nested) {
                collect(nested, place, left, top, inner, found);
            } else if (layer instanceof TileGrid grid && !grid.isHidden()) {
                boolean turned = grid.transposeXy();
                int w = (turned ? grid.height() * grid.tileHeight() : grid.width() * grid.tileWidth()) * inner;
                int h = (turned ? grid.width() * grid.tileWidth() : grid.height() * grid.tileHeight()) * inner;
                int x1 = left + grid.x() * inner;
                int y1 = top + grid.y() * inner;
                found.put(place, new Box("TileGrid", x1, y1, x1 + w, y1 + h, content(grid)));
            } else if (!layer.isHidden()) {
                int x1 = left + layer.x() * inner;
                int y1 = top + layer.y() * inner;
                found.put(place, new Box(layer.getClass().getSimpleName(), x1, y1, x1 + 1, y1 + 1, 0));
            }
        }
    }

    private static long content(TileGrid grid) {
        Raster bitmap = grid.bitmap();
        long sum = 17;
        for (int y = 0; y < bitmap.height(); y++) {
            for (int x = 0; x < bitmap.width(); x++) {
                sum = sum * 31 + bitmap.get(x, y);
            }
        }
        for (int y = 0; y < grid.height(); y++) {
            for (int x = 0; x < grid.width(); x++) {
                sum = sum * 31 + grid.tile(x, y);
            }
        }
        return sum;
    }
}
