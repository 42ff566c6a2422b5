package io.github.displayio4j.displayio.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.github.displayio4j.displayio.Area;
import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.PixelFormat;
import io.github.displayio4j.displayio.render.Frame;
import io.github.displayio4j.displayio.render.SceneRenderer;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.management.ManagementFactory;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LabelTest {
    private static final int WIDTH = 80;
    private static final int HEIGHT = 60;
    private static final int RED = 0xF800;
    private static final int BLUE = 0x001F;
    private static final ValueLayout.OfShort BIG_ENDIAN =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private final Group root = new Group();
    private final SceneRenderer renderer = new SceneRenderer(PixelFormat.RGB565_SWAPPED, WIDTH, HEIGHT);
    /// What the panel shows: only dirty areas reach it.
    private final int[] panel = new int[WIDTH * HEIGHT];

    private Area dirty = Area.ofSize(0, 0);

    LabelTest() {
        renderer.setRootGroup(root);
    }

    /// Sends what is dirty to the panel and keeps in `dirty` the area around it.
    private void refresh() {
        dirty = Area.ofSize(0, 0);
        byte[] bytes = new byte[2 * WIDTH * HEIGHT];
        MemorySegment out = MemorySegment.ofArray(bytes);
        try (Frame frame = renderer.beginFrame()) {
            for (int i = 0; i < frame.areas().size(); i++) {
                Area area = frame.areas().area(i);
                dirty = dirty.union(area);
                frame.render(area.x1(), area.y1(), area.x2(), area.y2(), out, 0);
                int at = 0;
                for (int y = area.y1(); y < area.y2(); y++) {
                    for (int x = area.x1(); x < area.x2(); x++, at += 2) {
                        panel[y * WIDTH + x] = out.get(BIG_ENDIAN, at) & 0xFFFF;
                    }
                }
            }
            frame.commit();
        }
    }

    /// What a label must look like, pixel by pixel from the font's sheet.
    private static int[] oracle(String text, int left, int top, int scale, int color, int background) {
        int[] picture = new int[WIDTH * HEIGHT];
        String[] lines = text.replace("\r", "").split("\n", -1);
        int columns = Arrays.stream(lines).mapToInt(String::length).max().orElse(0);
        Bitmap sheet = BuiltinFont.sheet();
        for (int y = 0; y < lines.length * 12 * scale; y++) {
            for (int x = 0; x < columns * 6 * scale; x++) {
                String line = lines[y / scale / 12];
                int i = x / scale / 6;
                char c = i < line.length() ? line.charAt(i) : ' ';
                boolean set = sheet.get(x / scale % 6, BuiltinFont.tile(c) * 12 + y / scale % 12) == 1;
                if (left + x >= 0 && left + x < WIDTH && top + y >= 0 && top + y < HEIGHT) {
                    picture[(top + y) * WIDTH + left + x] = set ? color : background;
                }
            }
        }
        return picture;
    }

    private static Area cells(Label label, int fromColumn, int toColumn, int line) {
        int x = label.x();
        int y = label.y() + line * BuiltinFont.CELL_HEIGHT;
        return new Area(x + 6 * fromColumn, y, x + 6 * toColumn, y + BuiltinFont.CELL_HEIGHT);
    }

    @Test
    void showsItsLinesOverItsBackground() {
        Label label = new Label("Hello,\nworld", 0xFF0000);
        label.setBackground(0x0000FF);
        label.moveTo(3, 5);
        root.append(label.layer());
        refresh();
        assertPanel(oracle("Hello,\nworld", 3, 5, 1, RED, BLUE), "two lines");
        assertEquals(new Area(3, 5, 3 + 36, 5 + 24), label.area());
        label.clearBackground();
        label.setScale(2);
        refresh();
        assertPanel(oracle("Hello,\nworld", 3, 5, 2, RED, 0), "without background, twice as large");
        assertEquals(72, label.width());
        assertEquals(48, label.height());
    }

    @Test
    void equalTextChangesNothing() {
        Label label = new Label("29.9 fps", 0xFFFFFF);
        root.append(label.layer());
        refresh();
        label.setText(new TextBuffer().appendFixed(29.9, 1).append(" fps"));
        label.setColor(0xFFFFFF);
        refresh();
        assertTrue(dirty.isEmpty(), () -> "dirty: " + dirty);
    }

    @Test
    void onlyChangedCellsAreDirty() {
        Label label = new Label("frame 0129\nnext", 0xFFFFFF);
        label.moveTo(4, 4);
        root.append(label.layer());
        refresh();
        label.setText("frame 0130\nnext");
        refresh();
        assertEquals(cells(label, 8, 10, 0), dirty);
        label.setText("frame 0130\nneat");
        refresh();
        assertEquals(cells(label, 2, 3, 1), dirty);
    }

    @Test
    void anEmptyTextShowsNothing() {
        Label label = new Label("", 0xFFFFFF);
        label.setBackground(0x0000FF);
        root.append(label.layer());
        refresh();
        assertPanel(new int[WIDTH * HEIGHT], "empty");
        assertEquals(0, label.width());
        label.setText("now");
        refresh();
        assertPanel(oracle("now", 0, 0, 1, 0xFFFF, BLUE), "longer");
        label.setText("");
        refresh();
        assertPanel(new int[WIDTH * HEIGHT], "empty again");
    }

    @Test
    void aCharacterBeyondTheBasicPlaneIsOneBox() {
        Label label = new Label("a\ud83d\ude00b", 0xFF0000);
        assertEquals(18, label.width());
        root.append(label.layer());
        refresh();
        assertPanel(oracle("a\u0001b", 0, 0, 1, RED, 0), "box between letters");
    }

    @Test
    void anyChangeShowsTheSameAsANewLabel() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Label label = new Label("", 0xFF0000);
        Object layer = label.layer();
        root.append(label.layer());
        int background = 0;
        int scale = 1;
        for (int step = 0; step < 2_000; step++) {
            String text = text(random);
            label.setText(text);
            switch (random.nextInt(6)) {
                case 0 -> label.moveTo(random.nextInt(-20, 60), random.nextInt(-20, 50));
                case 1 -> label.setScale(scale = random.nextInt(1, 4));
                case 2 -> {
                    background = BLUE;
                    label.setBackground(0x0000FF);
                }
                case 3 -> {
                    background = 0;
                    label.clearBackground();
                }
                default -> {}
            }
            refresh();
            int[] expected = oracle(text, label.x(), label.y(), scale, RED, background);
            assertPanel(expected, "seed " + seed + ", step " + step + ", text \"" + text + "\"");
        }
        assertSame(layer, label.layer());
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(14); n > 0; n--) {
            text.append(random.nextInt(5) == 0 ? "\r\n" : Character.toString(random.nextInt(32, 130)));
        }
        return text.toString();
    }

    @Test
    void textOfTheSameSizeAllocatesNothing() {
        Label label = new Label("frame 00000  00.0 fps", 0xFFFFFF);
        root.append(label.layer());
        TextBuffer text = new TextBuffer();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long allocated = Long.MAX_VALUE;
        for (int round = 0; round < 2000 && allocated > 0; round++) { // until all is loaded and compiled
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 200; i++) {
                text.clear().append("frame ").appendPadded(i, 5, '0').append("  ");
                label.setText(text.appendFixed(i / 10.0, 1).append(" fps"));
            }
            allocated = Math.min(allocated, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertEquals(0, allocated);
    }

    private void assertPanel(int[] expected, String what) {
        for (int i = 0; i < expected.length; i++) {
            if (expected[i] != panel[i]) {
                assertEquals(
                        Integer.toHexString(expected[i]),
                        Integer.toHexString(panel[i]),
                        what + ": pixel " + i % WIDTH + ", " + i / WIDTH);
            }
        }
    }
}
