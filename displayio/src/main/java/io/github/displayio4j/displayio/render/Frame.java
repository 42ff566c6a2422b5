package io.github.displayio4j.displayio.render;

import java.lang.foreign.MemorySegment;

/// One refresh of one display, from `SceneRenderer.beginFrame` to `close`. A frame that was not committed leaves
/// all that it would have sent dirty. The object is used again for the next frame.
public final class Frame implements AutoCloseable {
    private final SceneRenderer renderer;

    Frame(SceneRenderer renderer) {
        this.renderer = renderer;
    }

    /// A number that no other frame of any display has: it links the events that the flight recorder gets of it.
    public long number() {
        return renderer.epoch();
    }

    /// How long it waited for edit scopes, in nanoseconds; 0 also if nobody records that (`displayio4j.Collect`).
    public long waitNanos() {
        return renderer.waitNanos();
    }

    /// What changed since the last committed frame: areas in panel pixels, inside the panel, neither aligned to
    /// bytes nor free of overlaps. Valid until `close`; the caller may change the list.
    ///
    /// @throws IllegalStateException if the frame is closed
    public AreaList areas() {
        return renderer.areas();
    }

    /// What changed since the last committed frame, as CircuitPython lists it: an area for each layer that changed,
    /// or two if it moved far, bottom layer first; not joined, and with doubles. For comparisons. Replaces the list
    /// that `areas` gave.
    ///
    /// @throws IllegalStateException if the frame is closed
    public AreaList unmergedAreas() {
        return renderer.unmergedAreas();
    }

    /// Draws any area in the panel's format: rows of bytes, or pages of rows for formats that put pixels of a
    /// column into a byte. Black where there is no layer.
    ///
    /// @param x1 left edge, a multiple of `format.alignX()`, 0 or more
    /// @param y1 top edge, a multiple of `format.alignY()`, 0 or more
    /// @param x2 right edge, aligned too, up to the panel's width rounded up to that
    /// @param y2 bottom edge, aligned too, up to the panel's height rounded up to that
    /// @param out where to, off-heap for speed
    /// @param offset of the first byte in it
    /// @return bytes written
    /// @throws IllegalArgumentException if the area is not aligned or not on the panel, or `out` is too small
    /// @throws IllegalStateException if the frame is closed, or `endDrawing` was called
    public long render(int x1, int y1, int x2, int y2, MemorySegment out, long offset) {
        return renderer.render(x1, y1, x2, y2, out, offset);
    }

    /// Lets edit scopes of other threads in, since nothing more will be drawn: what was drawn may take its time on
    /// the wire. The frame stays open to be committed. A second call does nothing.
    ///
    /// @throws IllegalStateException if the frame is closed
    public void endDrawing() {
        renderer.endDrawing();
    }

    /// Tells that the panel has it all. Changes made since the frame began stay dirty.
    ///
    /// @throws IllegalStateException if the frame is closed
    public void commit() {
        renderer.commit();
    }

    /// Ends the frame; a second call does nothing.
    @Override
    public void close() {
        renderer.closeFrame();
    }
}
