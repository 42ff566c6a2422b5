package io.github.displayio4j.displayio.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.displayio.Area;
import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.PixelFormat;
import io.github.displayio4j.displayio.Scene;
import io.github.displayio4j.displayio.TileGrid;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/// Several threads change one scene while two displays refresh it.
@SuppressWarnings("ThreadPriorityCheck") // yields make interleavings likelier, nothing relies on them
class EditScopeTest {
    private static final int PRODUCERS = 3;
    private static final int SIZE = 48;

    private final AtomicBoolean stop = new AtomicBoolean();
    private final Group root = new Group();
    private final List<TileGrid> left = new ArrayList<>();
    private final List<TileGrid> right = new ArrayList<>();

    /// Each producer keeps two bars in one row of the panel; a frame in which they differ shows half an edit.
    @Test
    void aFrameNeverShowsHalfAnEditAndNothingIsStaleAtTheEnd() throws Exception {
        for (int i = 0; i < PRODUCERS; i++) {
            Palette palette = new Palette(2);
            palette.set(0, 0xff << (8 * i));
            left.add(new TileGrid(new Bitmap(1, 1, 2), palette));
            right.add(new TileGrid(new Bitmap(1, 1, 2), palette));
            right.get(i).moveTo(SIZE - 1 - i, i);
            left.get(i).moveTo(i, i);
            root.append(left.get(i));
            root.append(right.get(i));
        }
        ShadowPanel first = new ShadowPanel(PixelFormat.RGB565_SWAPPED, SIZE, SIZE);
        ShadowPanel second = new ShadowPanel(PixelFormat.RGB666, SIZE, SIZE);
        first.renderer.setRootGroup(root);
        second.renderer.setRootGroup(root);
        try (ExecutorService threads = Executors.newFixedThreadPool(PRODUCERS + 2)) {
            List<Future<Integer>> counts = new ArrayList<>();
            for (int i = 0; i < PRODUCERS; i++) {
                int which = i;
                counts.add(threads.submit(() -> produce(which)));
            }
            counts.add(threads.submit(() -> watch(first)));
            counts.add(threads.submit(() -> watch(second)));
            Thread.sleep(700); // not a time limit: how long they are let loose
            stop.set(true);
            for (Future<Integer> count : counts) {
                assertTrue(count.get(20, TimeUnit.SECONDS) > 3, "nobody starves");
            }
        }
        first.refresh();
        second.refresh();
        first.assertShows(root, "first, at the end");
        second.assertShows(root, "second, at the end");
    }

    private int produce(int i) {
        Random random = new Random(i);
        int edits = 0;
        while (!stop.get()) {
            int y = random.nextInt(SIZE);
            try (var _ = Scene.edit()) {
                left.get(i).moveTo(i, y);
                Thread.yield();
                right.get(i).moveTo(SIZE - 1 - i, y);
            }
            edits++;
        }
        return edits;
    }

    private int watch(ShadowPanel panel) {
        int frames = 0;
        while (!stop.get()) {
            try (Frame frame = panel.renderer.beginFrame()) {
                // every row on its own, with a pause between, as a slow bus does
                for (int y = 0; y < SIZE; y++) {
                    panel.draw(frame, new Area(0, y, SIZE, y + 1));
                    if (y % 16 == 0) {
                        Thread.yield();
                    }
                }
                frame.commit();
            }
            for (int y = 0; y < SIZE; y++) {
                for (int i = 0; i < PRODUCERS; i++) {
                    int a = panel.pixels[y * SIZE + i];
                    int b = panel.pixels[y * SIZE + SIZE - 1 - i];
                    assertEquals(a, b, "bars of producer " + i + " in row " + y);
                }
            }
            frames++;
        }
        return frames;
    }
}
