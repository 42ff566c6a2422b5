package io.github.displayio4j.displayio.gifio;

import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.picture.Quantiser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One palette for all frames of a GIF. If every frame with a table of its own covers all that was drawn before,
/// values are entries of the frame's table, and the palette follows it; else all tables become one.
final class GifPalette {
    private static final int VALUES = 256;

    final Palette palette;
    /// Value of what was not drawn.
    final int nothing;
    /// Whether the palette's colours are those of the frame shown.
    private final boolean follows;
    /// What the entries of each frame's table become; none if they stay what they are.
    private final Map<Long, int[]> maps = new HashMap<>();

    GifPalette(GifFile file) {
        List<GifFrame> frames = file.frames;
        boolean isSeen = isCanvasSeen(file);
        Set<Long> tables = new HashSet<>();
        Set<Integer> transparent = new HashSet<>();
        for (GifFrame frame : frames) {
            tables.add(frame.coloursAt());
            transparent.add(frame.transparent());
        }
        int entry = frames.getFirst().transparent();
        int[] first = file.colours(frames.getFirst());
        boolean ofOneEntry = transparent.size() == 1 && entry >= 0 && entry < first.length;
        if (tables.size() == 1 && (!isSeen || ofOneEntry || first.length < VALUES)) {
            palette = new Palette(first.length);
            for (int i = 0; i < first.length; i++) {
                palette.set(i, first[i]);
            }
            if (isSeen && ofOneEntry) {
                palette.makeTransparent(entry);
            }
            nothing = !isSeen ? 0 : ofOneEntry ? entry : VALUES - 1; // beyond the palette is transparent, too
            follows = false;
            return;
        }
        follows = !isSeen && allCover(file);
        if (follows) {
            int most = 0;
            for (GifFrame frame : frames) {
                most = Math.max(most, frame.colours());
            }
            palette = new Palette(most);
            nothing = 0;
            show(file, frames.getFirst());
            return;
        }
        int[] colours = union(file);
        Quantiser quantiser = new Quantiser();
        quantiser.choose(colours, colours.length, 0, 0, colours.length, 1, VALUES - 1);
        palette = new Palette(quantiser.size() + 1);
        nothing = quantiser.size();
        palette.makeTransparent(nothing);
        for (int i = 0; i < quantiser.size(); i++) {
            palette.set(i, quantiser.colour(i));
        }
        for (GifFrame frame : frames) {
            maps.computeIfAbsent(frame.coloursAt(), at -> {
                int[] map = file.colours(frame);
                for (int i = 0; i < map.length; i++) {
                    map[i] = quantiser.index(map[i]);
                }
                return map;
            });
        }
    }

    /// Whether nothing of a frame is seen any more when one with other colours is.
    private static boolean allCover(GifFile file) {
        GifFrame before = file.frames.getLast();
        for (GifFrame frame : file.frames) {
            boolean covers = frame.covers(file.width, file.height) && frame.transparent() < 0;
            if (frame.disposal() == GifFrame.Disposal.RESTORE || frame.coloursAt() != before.coloursAt() && !covers) {
                return false;
            }
            before = frame;
        }
        return true;
    }

    /// Takes over the colours of the frame that is shown now, if that is what the palette does.
    void show(GifFile file, GifFrame frame) {
        if (follows) {
            for (int i = 0; i < frame.colours(); i++) {
                palette.set(i, file.colour(frame, i));
            }
        }
    }

    /// What the entries of a frame's table are in the palette.
    int[] values(GifFrame frame) {
        int[] map = maps.get(frame.coloursAt());
        if (map == null) {
            map = new int[frame.colours()];
            for (int i = 0; i < map.length; i++) {
                map[i] = i;
            }
            maps.put(frame.coloursAt(), map);
        }
        return map;
    }

    /// Whether there can be pixels that no frame has drawn.
    private static boolean isCanvasSeen(GifFile file) {
        GifFrame first = file.frames.getFirst();
        boolean covered = first.covers(file.width, file.height) && first.transparent() < 0;
        boolean cleared = first.disposal() == GifFrame.Disposal.RESTORE;
        for (GifFrame frame : file.frames) {
            cleared |= frame.disposal() == GifFrame.Disposal.CLEAR;
        }
        return !covered || cleared;
    }

    private static int[] union(GifFile file) {
        Set<Integer> colours = new HashSet<>();
        Set<Long> tables = new HashSet<>();
        List<Integer> ordered = new ArrayList<>();
        for (GifFrame frame : file.frames) {
            if (tables.add(frame.coloursAt())) {
                for (int colour : file.colours(frame)) {
                    if (colours.add(colour)) {
                        ordered.add(colour);
                    }
                }
            }
        }
        return ordered.stream().mapToInt(Integer::intValue).toArray();
    }
}
