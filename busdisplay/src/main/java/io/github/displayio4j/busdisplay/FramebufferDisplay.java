package io.github.displayio4j.busdisplay;

import io.github.displayio4j.displaybus.Framebuffer;
import io.github.displayio4j.displayio.ColorMode;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.PixelFormat;
import io.github.displayio4j.displayio.render.AreaList;
import io.github.displayio4j.displayio.render.Frame;
import io.github.displayio4j.displayio.render.SceneRenderer;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A scene on a framebuffer: only what changed is drawn, in memory of our own, and copied row by row, since the
/// memory of devices is slow to read. If the device fails, all of that refresh stays dirty.
///
/// All methods may be called from any thread. The framebuffer stays its owner's.
public final class FramebufferDisplay implements AutoCloseable {
    private static final long STRIP_BYTES = 64 * 1024;

    private final Framebuffer target;
    private final SceneRenderer renderer;
    private final RefreshReport report = new RefreshReport();
    private final MemorySegment strip;
    private final int bytesPerPixel;
    private int[] edges = new int[4 * 64];
    private boolean closed;

    /// A display without a scene.
    ///
    /// @param rotation 0, 90, 180 or 270 degrees
    /// @throws IllegalArgumentException for another rotation
    public FramebufferDisplay(Framebuffer target, int rotation) {
        this.target = target;
        renderer = new SceneRenderer(format(target.layout()), target.width(), target.height(), ColorMode.STANDARD);
        renderer.setRotation(rotation);
        bytesPerPixel = target.layout().bytes();
        strip = Arena.ofAuto().allocate(Math.max(STRIP_BYTES, (long) target.width() * bytesPerPixel), 64);
    }

    /// What a pixel looks like in memory.
    public static PixelFormat format(Framebuffer.Layout layout) {
        return switch (layout) {
            case RGB565 -> PixelFormat.RGB565;
            case BGR888 -> PixelFormat.BGR888;
            case BGRX8888 -> PixelFormat.BGRX8888;
        };
    }

    /// Columns as seen at the current rotation.
    public int width() {
        return renderer.width();
    }

    /// Rows as seen at the current rotation.
    public int height() {
        return renderer.height();
    }

    /// 0, 90, 180 or 270 degrees.
    public int rotation() {
        return renderer.rotation();
    }

    /// Shows a scene from the next refresh on; null shows nothing.
    public synchronized void setRootGroup(@Nullable Group group) {
        renderer.setRootGroup(group);
    }

    /// Draws what changed.
    ///
    /// @return the report of this refresh; overwritten by the next
    /// @throws io.github.displayio4j.displaybus.BusException if the device refuses
    /// @throws IllegalStateException if closed
    public synchronized RefreshReport refresh() {
        if (closed) {
            throw new IllegalStateException("display on " + target.name() + " is closed");
        }
        report.clear();
        report.frame++;
        long start = System.nanoTime();
        try (Frame frame = renderer.beginFrame()) {
            AreaList areas = frame.areas();
            report.areas = areas.size();
            report.collectNanos = System.nanoTime() - start;
            if (edges.length < 4 * areas.size()) {
                edges = Arrays.copyOf(edges, 8 * areas.size());
            }
            for (int i = 0; i < areas.size(); i++) {
                edges[4 * i] = areas.x1(i);
                edges[4 * i + 1] = areas.y1(i);
                edges[4 * i + 2] = areas.x2(i);
                edges[4 * i + 3] = areas.y2(i);
                draw(frame, areas.x1(i), areas.y1(i), areas.x2(i), areas.y2(i));
                report.windows++;
            }
            frame.endDrawing();
            long drawn = System.nanoTime();
            target.show(edges, areas.size());
            report.sendNanos += System.nanoTime() - drawn;
            frame.commit();
        }
        report.wireNanos = System.nanoTime() - start;
        return report;
    }

    private void draw(Frame frame, int x1, int y1, int x2, int y2) {
        long row = (long) (x2 - x1) * bytesPerPixel;
        int most = (int) Math.max(1, strip.byteSize() / row);
        for (int y = y1; y < y2; y += most) {
            int end = Math.min(y2, y + most);
            long start = System.nanoTime();
            frame.render(x1, y, x2, end, strip, 0);
            long rendered = System.nanoTime();
            for (int r = y; r < end; r++) {
                long at = r * target.stride() + (long) x1 * bytesPerPixel;
                MemorySegment.copy(strip, (r - y) * row, target.pixels(), at, row);
            }
            report.renderNanos += rendered - start;
            report.sendNanos += System.nanoTime() - rendered;
            report.pixels += (long) (x2 - x1) * (end - y);
            report.bytes += (end - y) * row;
        }
    }

    /// Refuses all further use. What is shown stays.
    @Override
    public synchronized void close() {
        closed = true;
    }
}
