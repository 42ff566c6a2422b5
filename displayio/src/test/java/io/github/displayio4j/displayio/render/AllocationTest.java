package io.github.displayio4j.displayio.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.ColorConverter;
import io.github.displayio4j.displayio.Colorspace;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.PixelFormat;
import io.github.displayio4j.displayio.Scene;
import io.github.displayio4j.displayio.TileGrid;
import io.github.displayio4j.displayio.TilePaletteMapper;
import io.github.displayio4j.displayio.text.Label;
import io.github.displayio4j.displayio.text.TextBuffer;
import io.github.displayio4j.displayio.vectorio.Arc;
import io.github.displayio4j.displayio.vectorio.Circle;
import io.github.displayio4j.displayio.vectorio.Gradient;
import io.github.displayio4j.displayio.vectorio.Polygon;
import io.github.displayio4j.displayio.vectorio.RoundRectangle;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A frame makes no garbage once all buffers exist, whatever changed in it.
class AllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int WIDTH = 96;
    private static final int HEIGHT = 64;
    /// Code that is not compiled yet makes objects that compiled code does not: many, for a busy machine. The first
    /// without any ends the test.
    private static final int WINDOWS = 3000;

    private final Bitmap video = new Bitmap(WIDTH, HEIGHT, 65536);
    private final Palette palette = new Palette(16);
    private final TileGrid map = TileGrid.builder(new Bitmap(16, 8, 16), palette)
            .tileSize(8, 8)
            .tiles(6, 4)
            .build();
    private final Arc arc = new Arc(palette, 9, 3, 0, 90);
    private final RoundRectangle box = new RoundRectangle(palette, 8, 6, 2);
    private final Label label = new Label("n 1234", 0xffffff);
    private final TextBuffer text = new TextBuffer();
    private final TilePaletteMapper mapper = new TilePaletteMapper(palette, 8);
    private final TileGrid mapped = TileGrid.builder(new Bitmap(8, 8, 16), mapper)
            .tileSize(8, 4)
            .tiles(5, 3)
            .at(50, 30)
            .build();
    private final int[] mapping = new int[8];
    private final TileGrid sprite = new TileGrid(new Bitmap(9, 9, 2), palette);
    private final Circle circle = new Circle(palette, 9, 60, 20);
    private final Polygon polygon = new Polygon(palette, 0, 0, 30, 5, 3, 22, 28, 28);
    private final int[] points = polygon.points();
    private final Bitmap memory = Bitmap.ofBits(20, 10, 8, Arena.ofAuto());
    private final Bitmap colours = Bitmap.ofBits(20, 10, 32);
    private final TileGrid inMemory =
            TileGrid.builder(memory, palette).at(5, 40).build();
    private final Group scaled = new Group(2);
    private final Group root = new Group();
    private final MemorySegment out = Arena.ofAuto().allocate(WIDTH * HEIGHT * 3L);

    static Stream<Arguments> formats() {
        return Stream.of(
                        PixelFormat.RGB565_SWAPPED,
                        PixelFormat.RGB666,
                        PixelFormat.MONO_PAGES,
                        PixelFormat.MONO_ROWS,
                        PixelFormat.ACEP)
                .map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void aFrameAllocatesNothing(PixelFormat format) throws InterruptedException {
        KernelChoice.awaitTrial();
        palette.makeTransparent(0);
        root.append(new TileGrid(video, new ColorConverter(Colorspace.RGB565)));
        root.append(map);
        root.append(mapped);
        root.append(inMemory);
        root.append(TileGrid.builder(colours, new ColorConverter(Colorspace.ARGB8888))
                .at(30, 8)
                .build());
        circle.setColorIndex(2);
        polygon.setColorIndex(1);
        scaled.append(sprite);
        scaled.append(polygon);
        root.append(circle);
        root.append(scaled);
        arc.setSmooth(true);
        box.setSmooth(true);
        box.setStroke(1, 3);
        box.setGradient(Gradient.linear(0, 0, 0, 9, 9, 15));
        root.append(arc);
        root.append(box);
        root.append(label.layer());
        SceneRenderer renderer = new SceneRenderer(format, WIDTH, HEIGHT);
        renderer.setRootGroup(root);
        int n = 0;
        long least = Long.MAX_VALUE;
        for (int window = 0; window < WINDOWS && least > 0; window++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 100; i++) {
                frame(renderer, n++);
            }
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        assertEquals(0, least, "bytes in the best of " + WINDOWS + " times 100 frames");
    }

    private void frame(SceneRenderer renderer, int n) {
        Scene.Edit edit = Scene.edit();
        video.set(n % WIDTH, n % HEIGHT, n & 0xffff);
        if (n % 3 == 0) {
            video.dirty();
        }
        map.setTile(n % 6, n % 4, n / 24 % 2);
        memory.set(n % 20, n % 10, n & 0xff);
        inMemory.setTransposeXy(n % 2 == 0);
        colours.set(n % 20, n % 10, n << 20);
        mapping[0] = n % 16;
        mapper.setMapping(n % 5, n % 3, mapping);
        mapped.setTopLeft(n / 4, n / 9);
        palette.set(3, n);
        palette.setDither(n % 6 < 3);
        sprite.moveTo(n % 40, n % 20);
        sprite.setHidden(n % 7 == 0);
        circle.setRadius(5 + n % 6);
        points[2] = 20 + n % 12;
        if (n % 4 == 0) {
            polygon.setPoints(points);
        }
        if (n % 10 == 0) {
            root.remove(scaled);
        } else if (n % 10 == 1) {
            root.append(scaled);
        }
        arc.setAngles(n % 360, n % 300);
        box.setSize(4 + n % 9, 6);
        box.setHidden(n % 11 == 0);
        label.setText(text.clear().append("n ").appendPadded(n % 1000, 4, ' '));
        edit.close();
        PixelFormat format = renderer.format();
        try (Frame frame = renderer.beginFrame()) {
            AreaList areas = frame.areas();
            for (int i = 0; i < areas.size(); i++) {
                int ax = format.alignX();
                int ay = format.alignY();
                frame.render(
                        areas.x1(i) / ax * ax,
                        areas.y1(i) / ay * ay,
                        (areas.x2(i) + ax - 1) / ax * ax,
                        (areas.y2(i) + ay - 1) / ay * ay,
                        out,
                        0);
            }
            if (n % 5 != 0) {
                frame.commit();
            }
        }
    }
}
