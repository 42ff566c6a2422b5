package io.github.displayio4j.jmh;

import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.PixelFormat;
import io.github.displayio4j.displayio.render.AreaList;
import io.github.displayio4j.displayio.render.Frame;
import io.github.displayio4j.displayio.render.SceneRenderer;
import io.github.displayio4j.displayio.render.Warm;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// A scene that is drawn again and again by the engine, for a panel of RGB565 with its bytes exchanged; and by
/// `CircuitPythonFill`.
final class BenchScene {
    /// What is shown.
    final Group root;
    /// The panel's size at rotation 0.
    final int width;
    final int height;
    final SceneRenderer renderer;
    /// The areas of one frame that is not the first: left, top, right, bottom of each.
    int[] areas = {};

    private final Runnable edit;
    private final CircuitPythonFill circuitPython;
    private final MemorySegment out;
    private final short[] peerOut;

    /// @param edit what happens to the scene before each frame
    BenchScene(Group root, int width, int height, int rotation, Runnable edit) {
        this.root = root;
        this.width = width;
        this.height = height;
        this.edit = edit;
        renderer = new SceneRenderer(PixelFormat.RGB565_SWAPPED, width, height);
        renderer.setRootGroup(root);
        renderer.setRotation(rotation);
        circuitPython = new CircuitPythonFill(root, rotation, width, height);
        out = Arena.ofAuto().allocate(2L * width * height, 64);
        peerOut = new short[width * height];
    }

    /// Edits the scene, draws what changed as bytes for the wire, and commits.
    MemorySegment draw() {
        edit.run();
        return drawDirty();
    }

    /// Draws what changed, or all if it is the first frame.
    MemorySegment drawDirty() {
        try (Frame frame = renderer.beginFrame()) {
            AreaList list = frame.areas();
            long at = 0;
            for (int i = 0; i < list.size(); i++) {
                at += frame.render(list.x1(i), list.y1(i), list.x2(i), list.y2(i), out, at);
            }
            frame.commit();
        }
        return out;
    }

    /// Edits the scene and draws the areas that changed in `areas`, or one of the same size, the other way.
    short[] drawByCircuitPython() {
        edit.run();
        for (int i = 0; i < areas.length; i += 4) {
            circuitPython.fill(areas[i], areas[i + 1], areas[i + 2], areas[i + 3], peerOut);
        }
        return peerOut;
    }

    /// Waits for the engine to choose its loops.
    void warm() {
        Warm.await();
    }

    /// Edits the scene.
    void edit() {
        edit.run();
    }

    /// Waits for the engine to choose its loops, draws some frames and compares what a panel then shows with the other
    /// way.
    ///
    /// @return the panel: pixels as they lie in memory
    /// @throws IllegalStateException if a pixel differs or a frame changes nothing
    short[] check() {
        warm();
        short[] panel = new short[width * height];
        renderer.invalidate();
        for (int step = 0; step < 12; step++) {
            if (step > 0) {
                edit.run();
            }
            try (Frame frame = renderer.beginFrame()) {
                AreaList list = frame.areas();
                if (list.size() == 0) {
                    throw new IllegalStateException("nothing changed in frame " + step);
                }
                areas = new int[4 * list.size()];
                long at = 0;
                for (int i = 0; i < list.size(); i++) {
                    areas[4 * i] = list.x1(i);
                    areas[4 * i + 1] = list.y1(i);
                    areas[4 * i + 2] = list.x2(i);
                    areas[4 * i + 3] = list.y2(i);
                    long bytes = frame.render(list.x1(i), list.y1(i), list.x2(i), list.y2(i), out, at);
                    show(at, 4 * i, panel);
                    at += bytes;
                }
                frame.commit();
            }
            circuitPython.fill(0, 0, width, height, peerOut);
            for (int i = 0; i < panel.length; i++) {
                if (panel[i] != peerOut[i]) {
                    throw new IllegalStateException("frame " + step + " has 0x" + Integer.toHexString(panel[i] & 0xffff)
                            + " at " + i % width + ", " + i / width + ", not 0x"
                            + Integer.toHexString(peerOut[i] & 0xffff));
                }
            }
        }
        return panel;
    }

    private void show(long at, int area, short[] panel) {
        int columns = areas[area + 2] - areas[area];
        for (int y = areas[area + 1]; y < areas[area + 3]; y++, at += 2L * columns) {
            MemorySegment.copy(out, ValueLayout.JAVA_SHORT_UNALIGNED, at, panel, y * width + areas[area], columns);
        }
    }
}
