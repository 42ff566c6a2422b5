package io.github.displayio4j.displayio.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.displayio4j.displayio.Area;
import io.github.displayio4j.displayio.ColorMode;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.PixelFormat;
import io.github.displayio4j.displayio.oracle.Oracle;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A panel's memory in numbers, filled only with the areas that a renderer says are dirty.
final class ShadowPanel {
    final SceneRenderer renderer;
    final PixelFormat format;
    final int width;
    final int height;
    final ColorMode mode;
    final int[] pixels;
    private final MemorySegment out;

    ShadowPanel(PixelFormat format, int width, int height) {
        this(format, width, height, ColorMode.STANDARD);
    }

    ShadowPanel(PixelFormat format, int width, int height, ColorMode mode) {
        this.format = format;
        this.mode = mode;
        this.width = width;
        this.height = height;
        renderer = new SceneRenderer(format, width, height, mode);
        pixels = new int[width * height];
        Arrays.fill(pixels, -7);
        out = Arena.ofAuto().allocate((width + 32L) * (height + 8L) * 4);
    }

    /// Sends all dirty areas.
    List<Area> refresh() {
        return refresh(Integer.MAX_VALUE);
    }

    /// Sends the first `limit` dirty areas; commits only if that was all.
    List<Area> refresh(int limit) {
        List<Area> seen = new ArrayList<>();
        try (Frame frame = renderer.beginFrame()) {
            AreaList areas = frame.areas();
            for (int i = 0; i < areas.size(); i++) {
                seen.add(areas.area(i));
                if (i < limit) {
                    draw(frame, areas.area(i));
                }
            }
            if (areas.size() <= limit) {
                frame.commit();
            }
        }
        return seen;
    }

    void draw(Frame frame, Area area) {
        int ax = format.alignX();
        int ay = format.alignY();
        int x1 = area.x1() / ax * ax;
        int y1 = area.y1() / ay * ay;
        int x2 = (area.x2() + ax - 1) / ax * ax;
        int y2 = (area.y2() + ay - 1) / ay * ay;
        long bytes = frame.render(x1, y1, x2, y2, out, 0);
        assertEquals(format.bytes(new Area(x1, y1, x2, y2)), bytes);
        for (int y = y1; y < Math.min(y2, height); y++) {
            for (int x = x1; x < Math.min(x2, width); x++) {
                pixels[y * width + x] = decode(x - x1, y - y1, x2 - x1);
            }
        }
    }

    /// Compares every pixel with the oracle.
    void assertShows(@Nullable Group root, String message) {
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int expected = Oracle.pixel(root, format, mode, renderer.rotation(), width, height, x, y);
                int actual = pixels[y * width + x];
                if (expected != actual) {
                    assertEquals(
                            Integer.toHexString(expected),
                            Integer.toHexString(actual),
                            message + ": " + format + " " + mode + " rotation " + renderer.rotation() + " pixel " + x
                                    + "," + y);
                }
            }
        }
    }

    private int decode(int x, int y, int areaWidth) {
        int depth = format.depth();
        if (depth < 8) {
            int perByte = 8 / depth;
            int at = format.shareRow() ? y * (areaWidth / perByte) + x / perByte : y / perByte * areaWidth + x;
            int k = format.shareRow() ? x % perByte : y % perByte;
            int shift = format.firstPixelHigh() ? 8 - depth * (k + 1) : depth * k;
            int pixel = at(at) >> shift & (1 << depth) - 1;
            return format.invertedBits() ? (1 << depth) - 1 - pixel : pixel;
        }
        int i = y * areaWidth + x;
        return switch (depth) {
            case 8 -> at(i);
            case 16 -> format.swapped() ? at(2 * i) << 8 | at(2 * i + 1) : at(2 * i + 1) << 8 | at(2 * i);
            case 18 -> at(3 * i) >> 2 << 12 | at(3 * i + 1) >> 2 << 6 | at(3 * i + 2) >> 2;
            case 24 ->
                format.swapped()
                        ? at(3 * i) << 16 | at(3 * i + 1) << 8 | at(3 * i + 2)
                        : at(3 * i + 2) << 16 | at(3 * i + 1) << 8 | at(3 * i);
            default ->
                format.swapped()
                        ? at(4 * i) << 24 | at(4 * i + 1) << 16 | at(4 * i + 2) << 8 | at(4 * i + 3)
                        : at(4 * i + 3) << 24 | at(4 * i + 2) << 16 | at(4 * i + 1) << 8 | at(4 * i);
        };
    }

    private int at(int i) {
        return out.get(ValueLayout.JAVA_BYTE, i) & 0xff;
    }
}
