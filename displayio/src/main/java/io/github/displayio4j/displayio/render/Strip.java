package io.github.displayio4j.displayio.render;

import io.github.displayio4j.displayio.PixelFormat;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/// Composes areas of the panel from the flat scene, some rows at a time, and writes them in the panel's own bytes.
///
/// Painter's order, from the topmost layer that covers all; layers under a cover are left out. Layer after layer is
/// drawn over all rows, so that its set-up is paid once for a strip.
final class Strip {
    /// Pixels composed at once: small enough to stay in the first cache.
    private static final int PIXELS = 16384;
    /// Strips of this many rows, or a multiple of them, are drawn in whole blocks; all formats align to it.
    private static final int BLOCK_ROWS = 8;
    /// More covers than this would cost more to test than they save.
    private static final int MAX_COVERS = 8;

    /// Composed pixels of 16-bit formats.
    private short[] shorts = new short[0];
    /// Composed pixels of all other formats.
    private int[] ints = new int[0];
    private final Run run = new Run();
    private final boolean exchanged;
    private final Channels channels;
    private final PixelFormat format;
    private byte[] packed = new byte[0];
    private FlatLayer[] visible = new FlatLayer[8];
    private int visibleCount;
    private final FlatLayer[] covers = new FlatLayer[MAX_COVERS];
    private int x1;
    private int y1;
    private int x2;
    private int y2;
    /// Whether the time of each layer is taken.
    boolean measures;
    /// Until when time is charged to layers.
    private long mark;

    Strip(PixelFormat format) {
        this.format = format;
        exchanged = ColorRule.exchangesBytes(format);
        channels = new Channels(format);
    }

    boolean isShort() {
        return format.depth() == 16;
    }

    /// Draws an aligned area.
    ///
    /// @return bytes written
    long render(FlatScene scene, long epoch, int left, int top, int right, int bottom, MemorySegment out, long offset) {
        int width = right - left;
        if (width <= 0 || bottom <= top) {
            return 0;
        }
        int alignY = format.alignY();
        int rows = Math.max(alignY, PIXELS / width / alignY * alignY);
        rows = rows > BLOCK_ROWS ? rows / BLOCK_ROWS * BLOCK_ROWS : rows;
        run.kernels = KernelChoice.current();
        reserve(width, Math.min(rows, bottom - top));
        long at = offset;
        x1 = left;
        x2 = right;
        mark = measures ? System.nanoTime() : 0;
        for (int y = top; y < bottom; y = y2) {
            y1 = y;
            y2 = Math.min(bottom, y + rows);
            at += renderRows(scene, epoch, out, at);
        }
        return at - offset;
    }

    private void reserve(int width, int rows) {
        int n = width * rows;
        if (isShort()) {
            if (shorts.length < n) {
                shorts = new short[Math.max(n, PIXELS)];
            }
        } else if (ints.length < n) {
            ints = new int[Math.max(n, PIXELS)];
            packed = new byte[ints.length * 4];
        }
        run.reserve(width);
    }

    private long renderRows(FlatScene scene, long epoch, MemorySegment out, long at) {
        boolean covered = selectLayers(scene, epoch);
        if (covered && visibleCount == 1 && (renderStraight(visible[0], out, at) || renderOut(visible[0], out, at))) {
            measure(visible[0]);
            return 2L * (x2 - x1) * (y2 - y1);
        }
        int width = x2 - x1;
        int rows = y2 - y1;
        int n = width * rows;
        if (!covered) {
            if (isShort()) {
                Arrays.fill(shorts, 0, n, (short) 0);
            } else {
                Arrays.fill(ints, 0, n, 0);
            }
        }
        for (int i = visibleCount - 1; i >= 0; i--) {
            draw(visible[i]);
            measure(visible[i]);
        }
        if (isShort()) {
            MemorySegment.copy(shorts, 0, out, ValueLayout.JAVA_SHORT_UNALIGNED, at, n);
            return 2L * n;
        }
        int bytes = Packing.pack(format, ints, width, rows, packed);
        MemorySegment.copy(packed, 0, out, ValueLayout.JAVA_BYTE, at, bytes);
        return bytes;
    }

    /// Collects what is to be drawn, topmost first.
    ///
    /// @return whether the last one covers the whole strip
    private boolean selectLayers(FlatScene scene, long epoch) {
        visibleCount = 0;
        int coverCount = 0;
        for (int i = scene.size() - 1; i >= 0; i--) {
            FlatLayer layer = scene.layer(i);
            boolean apart = layer.weight == 0 || layer.x1 >= x2 || layer.x2 <= x1 || layer.y1 >= y2 || layer.y2 <= y1;
            if (apart || !layer.isOnPanel() || isCovered(layer, coverCount)) {
                continue;
            }
            if (visibleCount == visible.length) {
                visible = Arrays.copyOf(visible, visibleCount * 2);
            }
            visible[visibleCount++] = layer;
            if (scene.prepare(layer, run, epoch) && measures) {
                charge(layer); // it made pixels that are kept
            }
            if (layer.isCover()) {
                if (layer.x1 <= x1 && layer.x2 >= x2 && layer.y1 <= y1 && layer.y2 >= y2) {
                    return true;
                }
                if (coverCount < MAX_COVERS) {
                    covers[coverCount++] = layer;
                }
            }
        }
        return false;
    }

    /// What was done since the last mark was done for this layer.
    private void charge(FlatLayer layer) {
        long now = System.nanoTime();
        layer.drawNanos += now - mark;
        mark = now;
    }

    /// Notes what a layer took, and of how many pixels.
    private void measure(FlatLayer layer) {
        if (measures) {
            charge(layer);
            layer.drawnPixels += (long) (Math.min(layer.x2, x2) - Math.max(layer.x1, x1))
                    * (Math.min(layer.y2, y2) - Math.max(layer.y1, y1));
        }
    }

    private boolean isCovered(FlatLayer layer, int coverCount) {
        int left = Math.max(layer.x1, x1);
        int top = Math.max(layer.y1, y1);
        int right = Math.min(layer.x2, x2);
        int bottom = Math.min(layer.y2, y2);
        for (int i = 0; i < coverCount; i++) {
            FlatLayer cover = covers[i];
            if (cover.x1 <= left && cover.y1 <= top && cover.x2 >= right && cover.y2 >= bottom) {
                return true;
            }
        }
        return false;
    }

    /// Pixels that stand somewhere in wire order, or with their bytes exchanged, go out in one pass.
    private boolean renderStraight(FlatLayer layer, MemorySegment out, long at) {
        if (!isShort()) {
            return false;
        }
        int width = x2 - x1;
        int rows = y2 - y1;
        if (layer.isCached) {
            straightOut(layer.cache.pixels(), layer.cache.index(x1, y1), layer.cache.stride(), false, rows, out, at);
            return true;
        }
        RunSource source = layer.source;
        int a = layer.indexA(x1);
        int first = layer.scale == 1 ? source.straightRun(layer, a, layer.indexB(y1), width) : -1;
        if (first < 0) {
            return false;
        }
        boolean swapped = source.isStraightSwapped();
        int next = rows > 1 ? source.straightRun(layer, a, layer.indexB(y1 + 1), width) : first;
        if (rows == 1 || isOnePiece(layer, a, first, next, rows)) {
            straightOut(source.straightPixels(), first, next - first, swapped, rows, out, at);
            return true;
        }
        for (int y = y1; y < y2; y++, at += 2L * width) {
            int from = source.straightRun(layer, a, layer.indexB(y), width);
            straightOut(source.straightPixels(), from, 0, swapped, 1, out, at);
        }
        return true;
    }

    /// Whether all rows have the same distance.
    private boolean isOnePiece(FlatLayer layer, int a, int first, int next, int rows) {
        int last = layer.source.straightRun(layer, a, layer.indexB(y2 - 1), x2 - x1);
        return layer.source.isOneTile() && last == first + (rows - 1) * (next - first);
    }

    private void straightOut(
            short[] pixels, int source, int stride, boolean swapped, int rows, MemorySegment out, long at) {
        int width = x2 - x1;
        boolean whole = stride == width;
        int n = whole ? width * rows : width;
        int count = whole ? 1 : rows;
        for (int i = 0; i < count; i++) {
            if (swapped) {
                swapOut(pixels, source + i * stride, n, out, at + 2L * i * width);
            } else {
                MemorySegment.copy(
                        pixels, source + i * stride, out, ValueLayout.JAVA_SHORT_UNALIGNED, at + 2L * i * width, n);
            }
        }
    }

    /// A layer that covers the strip and has a way of its own to the wire.
    private boolean renderOut(FlatLayer layer, MemorySegment out, long at) {
        if (!isShort() || layer.isCached || layer.scale != 1 || !layer.source.isDirect()) {
            return false;
        }
        return layer.source.drawOut(layer, run, x1, y1, x2, y2, out, at);
    }

    private static void swapOut(short[] values, int source, int n, MemorySegment out, long at) {
        for (int i = 0; i < n; i++) {
            out.set(ValueLayout.JAVA_SHORT_UNALIGNED, at + 2L * i, Short.reverseBytes(values[source + i]));
        }
    }

    private void draw(FlatLayer layer) {
        int left = Math.max(layer.x1, x1);
        int top = Math.max(layer.y1, y1);
        int right = Math.min(layer.x2, x2);
        int bottom = Math.min(layer.y2, y2);
        int width = x2 - x1;
        int at = (top - y1) * width + left - x1;
        if (layer.isCached) {
            layer.cache.draw(run, left, top, right, bottom, exchanged, shorts, at, width);
        } else if (layer.scale == 1 && isShort() && layer.source.isDirect() && !layer.isBlended()) {
            layer.source.drawRows(layer, run, left, top, right, bottom, shorts, at, width);
        } else {
            drawRuns(layer, left, top, right, bottom);
        }
    }

    /// By way of the scratch run.
    private void drawRuns(FlatLayer layer, int left, int top, int right, int bottom) {
        int a = layer.indexA(left);
        int n = Math.abs(layer.indexA(right - 1) - a) + 1;
        int first = layer.firstRepeats(left);
        int scale = (int) layer.scale;
        boolean cover = layer.isCover();
        boolean blended = layer.isBlended();
        int width = x2 - x1;
        int drawn = -1;
        for (int y = top; y < bottom; y++) {
            int at = (y - y1) * width + left - x1;
            int end = at + right - left;
            int b = layer.indexB(y);
            if (b != drawn) {
                layer.source.run(layer, run, a, b, n);
                if (blended && !layer.source.hasAlpha()) {
                    Arrays.fill(run.weights, 0, n, Blend.FULL);
                }
            } else if (cover) {
                repeatRow(at, width, right - left);
                continue;
            }
            drawn = b;
            if (blended) {
                if (isShort()) {
                    Blend.run(run, layer.weight, scale, first, exchanged, shorts, at, end);
                } else {
                    Blend.run(run, layer.weight, scale, first, channels, ints, at, end);
                }
            } else if (isShort()) {
                if (cover) {
                    Rows.repeat(run.pixels, scale, first, shorts, at, end);
                } else {
                    Rows.repeatSome(run.pixels, scale, first, shorts, at, end);
                }
            } else if (cover) {
                Rows.repeat(run.pixels, scale, first, ints, at, end);
            } else {
                Rows.repeatSome(run.pixels, scale, first, ints, at, end);
            }
        }
    }

    private void repeatRow(int at, int width, int n) {
        if (isShort()) {
            System.arraycopy(shorts, at - width, shorts, at, n);
        } else {
            System.arraycopy(ints, at - width, ints, at, n);
        }
    }
}
