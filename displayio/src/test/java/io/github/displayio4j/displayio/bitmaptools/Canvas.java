package io.github.displayio4j.displayio.bitmaptools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.displayio.Area;
import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.scene.Damage;
import io.github.displayio4j.displayio.scene.SceneAccess;
import io.github.displayio4j.displayio.scene.SceneGate;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Random;

/// A bitmap as plain numbers, to do slowly what a tool does, and to see what the tool made dirty.
public final class Canvas {
    public final int width;
    public final int height;
    public final int[] values;
    private final int[] before;

    public Canvas(Bitmap bitmap) {
        width = bitmap.width();
        height = bitmap.height();
        values = new int[width * height];
        for (int at = 0; at < values.length; at++) {
            values[at] = bitmap.get(at % width, at / width);
        }
        before = values.clone();
    }

    public int get(int x, int y) {
        return values[y * width + x];
    }

    /// Sets a pixel, if there is one.
    public void set(int x, int y, int value) {
        if (x >= 0 && x < width && y >= 0 && y < height) {
            values[y * width + x] = value;
        }
    }

    public void assertEqual(Bitmap bitmap, String name) {
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                assertEquals(get(x, y), bitmap.get(x, y), name + " at " + x + "," + y);
            }
        }
    }

    /// The bitmap equals this canvas; what differs from before is dirty since `epoch`; no cell is dirty that
    /// has nothing of `written`.
    public void assertEqualAndDirty(Bitmap bitmap, long epoch, Area written, String name) {
        assertEqual(bitmap, name);
        Damage damage = SceneAccess.get().damage(bitmap);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                boolean dirty = damage.cellSince(x / Damage.CELL, y / Damage.CELL, epoch);
                if (values[y * width + x] != before[y * width + x]) {
                    assertTrue(dirty, name + ": not dirty at " + x + "," + y);
                }
                int left = x / Damage.CELL * Damage.CELL;
                int top = y / Damage.CELL * Damage.CELL;
                Area cell = new Area(left, top, left + Damage.CELL, top + Damage.CELL);
                assertTrue(!dirty || !cell.intersect(written).isEmpty(), name + ": dirty at " + x + "," + y);
            }
        }
    }

    /// The smallest area that holds all that differs from before.
    public Area changed() {
        Area found = Area.ofSize(0, 0);
        for (int at = 0; at < values.length; at++) {
            if (values[at] != before[at]) {
                int x = at % width;
                int y = at / width;
                found = found.union(new Area(x, y, x + 1, y + 1));
            }
        }
        return found;
    }

    /// Now, for `assertEqualAndDirty`.
    public static long epoch() {
        long epoch = SceneGate.enterFrame();
        SceneGate.leaveFrame(Thread.currentThread());
        return epoch;
    }

    /// A bitmap of random values, on the heap, off the heap, or in a part of somebody's memory.
    public static Bitmap random(Random random, int width, int height, int bits, int most) {
        int stride = (width * bits + 31) / 32 * 4 + 4 * random.nextInt(3);
        Bitmap bitmap =
                switch (random.nextInt(3)) {
                    case 0 -> Bitmap.ofBits(width, height, bits, Arena.ofAuto());
                    case 1 ->
                        Bitmap.wrap(MemorySegment.ofArray(new byte[stride * height]), width, height, bits, stride);
                    default -> Bitmap.ofBits(width, height, bits);
                };
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                bitmap.set(x, y, random.nextInt(most));
            }
        }
        return bitmap;
    }
}
