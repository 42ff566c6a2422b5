package io.github.displayio4j.displayio.render;

import io.github.displayio4j.displayio.ColorMode;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.PixelFormat;
import io.github.displayio4j.displayio.scene.SceneAccess;
import io.github.displayio4j.displayio.scene.SceneGate;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// What one display makes of a scene: areas that changed since its last committed frame, and their pixels in its
/// format.
///
/// Several displays may share a scene, each with a renderer of its own. A renderer is used by one thread at a
/// time.
public final class SceneRenderer {
    private final PixelFormat format;
    private final int panelWidth;
    private final int panelHeight;
    private final FlatScene scene;
    private final SceneFlight flight;
    private final Changes changes;
    private final Strip strip;
    private final Frame frame = new Frame(this);
    private final AreaList areas = new AreaList();

    private @Nullable Group root;
    private int rotation;
    private long committed;
    private long invalidated = SceneGate.now();
    /// When the picture was last turned.
    private long turned;
    private long flattenedAt;
    private boolean mustFlatten = true;
    private boolean flattenedSinceCommit;

    private @Nullable Thread frameHolder;
    /// Whether the open frame lets edit scopes in.
    private boolean drawn;
    private long epoch;
    private boolean rendered;
    private boolean done;

    /// A renderer in the standard colour mode, see the other constructor.
    public SceneRenderer(PixelFormat format, int width, int height) {
        this(format, width, height, ColorMode.STANDARD);
    }

    /// A renderer with an empty scene, everything dirty.
    ///
    /// @param format of the pixels on the wire
    /// @param width columns of the panel at rotation 0, 1..32767
    /// @param height rows of the panel at rotation 0, 1..32767
    /// @param mode by which rule colours become pixels
    /// @throws IllegalArgumentException if out of range
    public SceneRenderer(PixelFormat format, int width, int height, ColorMode mode) {
        if (width < 1 || width > 32767 || height < 1 || height > 32767) {
            throw new IllegalArgumentException("panel size must be 1..32767, not " + width + "x" + height);
        }
        this.format = format;
        panelWidth = width;
        panelHeight = height;
        scene = new FlatScene(new ColorRule(format, mode), width, height);
        flight = new SceneFlight(scene);
        changes = new Changes(scene, flight, width, height);
        strip = new Strip(format);
    }

    /// Format of the pixels on the wire.
    public PixelFormat format() {
        return format;
    }

    /// Sets what to show, null for black; everything becomes dirty.
    ///
    /// @throws IllegalStateException while a frame is open
    public void setRootGroup(@Nullable Group group) {
        checkNoFrame("root group");
        root = group;
        mustFlatten = true;
        invalidate();
    }

    /// What is shown.
    public @Nullable Group rootGroup() {
        return root;
    }

    /// Turns the picture on the panel; everything becomes dirty.
    ///
    /// @param degrees 0, 90, 180 or 270, clockwise
    /// @throws IllegalArgumentException for another angle
    /// @throws IllegalStateException while a frame is open
    public void setRotation(int degrees) {
        if (degrees != 0 && degrees != 90 && degrees != 180 && degrees != 270) {
            throw new IllegalArgumentException("rotation must be 0, 90, 180 or 270, not " + degrees);
        }
        checkNoFrame("rotation");
        rotation = degrees;
        mustFlatten = true;
        turned = SceneGate.now();
    }

    /// Degrees by which the picture is turned on the panel, clockwise.
    public int rotation() {
        return rotation;
    }

    /// Columns as the scene sees them: the panel's rows at 90 and 270 degrees.
    public int width() {
        return rotation % 180 == 0 ? panelWidth : panelHeight;
    }

    /// Rows as the scene sees them: the panel's columns at 90 and 270 degrees.
    public int height() {
        return rotation % 180 == 0 ? panelHeight : panelWidth;
    }

    /// Makes everything dirty: the panel lost its memory, or shows something else.
    public void invalidate() {
        invalidated = SceneGate.now();
    }

    /// Takes the time and collects what changed since the last committed frame. Waits for edit scopes of other
    /// threads.
    ///
    /// @return the one frame of this renderer, open until it is closed
    /// @throws IllegalStateException if it is open already, or inside an edit scope of this thread
    public Frame beginFrame() {
        checkNoFrame("frame");
        flight.beginWait();
        epoch = SceneGate.enterFrame();
        flight.endWait();
        frameHolder = Thread.currentThread();
        boolean begun = false;
        try {
            rendered = false;
            done = false;
            drawn = false;
            if (mustFlatten || (root != null && SceneAccess.get().treeChanged(root) > flattenedAt)) {
                scene.flatten(root, rotation);
                mustFlatten = false;
                flattenedAt = epoch;
                flattenedSinceCommit = true;
            }
            scene.compile(epoch);
            areas.clear();
            strip.measures = flight.measures;
            changes.collect(committed, Math.max(invalidated, turned) > committed, areas, epoch);
            flight.collected(epoch, areas.size());
            begun = true;
            return frame;
        } finally {
            if (!begun) {
                closeFrame();
            }
        }
    }

    AreaList areas() {
        checkFrame();
        return areas;
    }

    AreaList unmergedAreas() {
        checkFrame();
        changes.collectUnmerged(committed, invalidated > committed, turned > committed, areas);
        return areas;
    }

    long render(int x1, int y1, int x2, int y2, MemorySegment out, long offset) {
        checkFrame();
        if (drawn) {
            throw new IllegalStateException("drawing has ended, others may be editing the scene");
        }
        int alignX = format.alignX();
        int alignY = format.alignY();
        if (x1 < 0 || y1 < 0 || x1 > x2 || y1 > y2 || x2 > up(panelWidth, alignX) || y2 > up(panelHeight, alignY)) {
            throw new IllegalArgumentException("area must lie on the panel of " + panelWidth + "x" + panelHeight
                    + ", not " + x1 + "," + y1 + ".." + x2 + "," + y2);
        }
        if (x1 % alignX != 0 || x2 % alignX != 0 || y1 % alignY != 0 || y2 % alignY != 0) {
            throw new IllegalArgumentException("area must be aligned to " + alignX + "x" + alignY + " pixels, not " + x1
                    + "," + y1 + ".." + x2 + "," + y2);
        }
        long pixels = (long) (x2 - x1) * (y2 - y1);
        long bytes = format.depth() < 8 ? pixels / format.pixelsPerByte() : pixels * ((format.depth() + 7) / 8);
        if (offset < 0 || offset > out.byteSize() - bytes) {
            throw new IllegalArgumentException("out must have " + bytes + " bytes from offset " + offset
                    + " on, but has " + out.byteSize() + " in all");
        }
        rendered = true;
        return strip.render(scene, epoch, x1, y1, x2, y2, out, offset);
    }

    long epoch() {
        return epoch;
    }

    long waitNanos() {
        return flight.waitNanos();
    }

    void endDrawing() {
        checkFrame();
        if (!drawn && frameHolder != null) {
            flight.drawn(epoch); // while the layers are those that were drawn
            drawn = true;
            SceneGate.leaveFrame(frameHolder);
        }
    }

    void commit() {
        checkFrame();
        committed = epoch;
        done = true;
        changes.commit();
        if (flattenedSinceCommit) {
            scene.commit();
            flattenedSinceCommit = false;
        }
    }

    void closeFrame() {
        Thread holder = frameHolder;
        if (holder == null) {
            return;
        }
        if (rendered && !done) {
            changes.keep();
        }
        frameHolder = null;
        if (!drawn) {
            flight.drawn(epoch);
            SceneGate.leaveFrame(holder);
        }
    }

    private static int up(int size, int align) {
        return (size + align - 1) / align * align;
    }

    private void checkFrame() {
        if (frameHolder == null) {
            throw new IllegalStateException("the frame is closed");
        }
    }

    private void checkNoFrame(String what) {
        if (frameHolder != null) {
            throw new IllegalStateException("a frame is open: close it before a new " + what);
        }
    }
}
