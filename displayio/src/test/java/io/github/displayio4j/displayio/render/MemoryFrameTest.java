package io.github.displayio4j.displayio.render;

import io.github.displayio4j.displayio.Area;
import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.ColorConverter;
import io.github.displayio4j.displayio.Colorspace;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.PixelFormat;
import io.github.displayio4j.displayio.TileGrid;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;

/// A camera's frame in memory of others, which goes to the wire without a pass of its own: any stride, turn, order of
/// bytes and part of the panel, covered by the frame or not.
class MemoryFrameTest {
    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @RepeatedTest(40)
    void showsWhatTheOracleShows() {
        int width = 8 + random.nextInt(60);
        int height = 8 + random.nextInt(60);
        int tileWidth = width % 2 == 0 && random.nextBoolean() ? width / 2 : width;
        int stride = 2 * (width + (random.nextBoolean() ? 0 : random.nextInt(9)));
        MemorySegment memory = Arena.ofAuto().allocate((long) stride * height);
        Bitmap frame = Bitmap.wrap(memory, width, height, 16, stride);
        boolean plain = random.nextBoolean();
        TileGrid grid = TileGrid.builder(
                        frame, new ColorConverter(plain ? Colorspace.RGB565 : Colorspace.RGB565_SWAPPED))
                .tileSize(tileWidth, height)
                .at(random.nextInt(3), -random.nextInt(3))
                .build();
        if (tileWidth < width) {
            grid.setTile(0, 0, random.nextInt(2));
        }
        grid.setFlip(random.nextBoolean(), random.nextBoolean());
        grid.setTransposeXy(random.nextBoolean());
        Group root = new Group();
        root.append(grid);
        PixelFormat format = random.nextBoolean() ? PixelFormat.RGB565 : PixelFormat.RGB565_SWAPPED;
        boolean covered = random.nextBoolean();
        int panelWidth = covered ? 6 : 70;
        int panelHeight = covered ? 5 : 70;
        ShadowPanel panel = new ShadowPanel(format, panelWidth, panelHeight);
        panel.renderer.setRootGroup(root);
        panel.renderer.setRotation(90 * random.nextInt(4));
        for (int step = 0; step < 6; step++) {
            String what = "seed " + seed + " step " + step + " of " + width + "x" + height + ", stride " + stride;
            for (int i = 0; i < 50; i++) {
                frame.set(random.nextInt(width), random.nextInt(height), random.nextInt(65536));
            }
            frame.dirty();
            panel.refresh();
            panel.assertShows(root, what);
            try (Frame part = panel.renderer.beginFrame()) {
                int x = random.nextInt(panelWidth);
                int y = random.nextInt(panelHeight);
                panel.draw(
                        part,
                        new Area(
                                x, y, x + 1 + random.nextInt(panelWidth - x), y + 1 + random.nextInt(panelHeight - y)));
            }
            panel.assertShows(root, what + ", a part");
        }
    }
}
