package io.github.displayio4j.displayio.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.github.displayio4j.displayio.Area;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.PixelFormat;
import io.github.displayio4j.displayio.fontio.BuiltinFont;
import io.github.displayio4j.displayio.fontio.Font;
import io.github.displayio4j.displayio.fontio.Glyph;
import io.github.displayio4j.displayio.fontio.RandomFont;
import io.github.displayio4j.displayio.render.Frame;
import io.github.displayio4j.displayio.render.SceneRenderer;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.management.ManagementFactory;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LabelTest {
    private static final int WIDTH = 80;
    private static final int HEIGHT = 60;
    private static final List<Alignment> ALIGNMENTS = List.of(Alignment.values());
    private static final List<Direction> DIRECTIONS = List.of(Direction.values());
    private static final int RED = 0xF800;
    private static final int BLUE = 0x001F;
    private static final ValueLayout.OfShort BIG_ENDIAN =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private final Group root = new Group();
    private final SceneRenderer renderer = new SceneRenderer(PixelFormat.RGB565_SWAPPED, WIDTH, HEIGHT);
    /// What the panel shows: only dirty areas reach it.
    private final int[] panel = new int[WIDTH * HEIGHT];

    private Area dirty = Area.ofSize(0, 0);
    private int dirtyPixels;

    LabelTest() {
        renderer.setRootGroup(root);
    }

    /// Sends what is dirty to the panel and keeps in `dirty` the area around it.
    private void refresh() {
        dirty = Area.ofSize(0, 0);
        dirtyPixels = 0;
        byte[] bytes = new byte[2 * WIDTH * HEIGHT];
        MemorySegment out = MemorySegment.ofArray(bytes);
        try (Frame frame = renderer.beginFrame()) {
            for (int i = 0; i < frame.areas().size(); i++) {
                Area area = frame.areas().area(i);
                dirty = dirty.union(area);
                dirtyPixels += area.width() * area.height();
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

    /// What a label in the built-in font must look like.
    private static int[] oracle(String text, int left, int top, int scale, int color, int background) {
        LabelOracle oracle = new LabelOracle(BuiltinFont.FONT, text.replace("\r", ""));
        oracle.color = color == RED ? 0xFF0000 : 0xFFFFFF;
        oracle.background = background == 0 ? -1 : 0x0000FF;
        oracle.scale = scale;
        oracle.x = left;
        oracle.y = top;
        return oracle.draw(WIDTH, HEIGHT);
    }

    /// The columns and rows of a part of the panel in which two pictures differ.
    private static Area difference(int[] one, int[] other) {
        Area area = Area.ofSize(0, 0);
        for (int i = 0; i < one.length; i++) {
            if (one[i] != other[i]) {
                area = area.union(new Area(i % WIDTH, i / WIDTH, i % WIDTH + 1, i / WIDTH + 1));
            }
        }
        return area;
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
    void onlyWhatChangesIsDirty() {
        Label label = new Label("frame 0129\nnext", 0xFFFFFF);
        label.moveTo(4, 4);
        root.append(label.layer());
        refresh();
        for (String text : new String[] {"frame 0130\nnext", "frame 0130\nneat", "framed 013\nneat"}) {
            int[] before = panel.clone();
            label.setText(text);
            refresh();
            assertPanel(oracle(text, 4, 4, 1, 0xFFFF, 0), text);
            assertEquals(difference(before, panel), dirty, text);
        }
    }

    @Test
    void changesFarApartStayApart() {
        Label label = new Label("1      2", 0xFFFFFF);
        root.append(label.layer());
        refresh();
        label.setText("2      1");
        refresh();
        assertTrue(dirtyPixels < 2 * 16 * 12, () -> dirtyPixels + " pixels are dirty");
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
        assertPanel(oracle("a\u0080b", 0, 0, 1, RED, 0), "box between letters");
    }

    @Test
    void anyChangeShowsTheSameAsANewLabel() {
        long seed = Long.getLong("label.seed", 20261123);
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

    @Test
    void anyOptionShowsWhatTheOracleDraws() {
        long seed = Long.getLong("label.seed", 20261123);
        Random random = new Random(seed);
        Label label = null;
        LabelOracle oracle = new LabelOracle(BuiltinFont.FONT, "");
        for (int step = 0; step < 1_500; step++) {
            if (label == null || random.nextInt(40) == 0) {
                if (label != null) {
                    root.pop();
                }
                oracle = new LabelOracle(font(random), text(random).replace("\r", ""));
                label = new Label(oracle.font, oracle.text, oracle.color);
                root.append(label.layer());
            }
            String what = change(label, oracle, random);
            refresh();
            String where = "label.seed " + seed + ", step " + step + ": " + what;
            assertPanel(oracle.draw(WIDTH, HEIGHT), where);
            assertEquals(oracle.area(), label.area(), where);
        }
    }

    private static Font font(Random random) {
        int[] levels = {1, 3, 15, 255};
        return random.nextInt(3) == 0 ? BuiltinFont.FONT : new RandomFont(random, levels[random.nextInt(4)], 9, 120);
    }

    /// Changes a label and its oracle alike.
    private static String change(Label label, LabelOracle oracle, Random random) {
        int color = random.nextInt(0x1000000);
        int some = random.nextInt(5);
        return switch (random.nextInt(17)) {
            case 0 -> {
                label.setColor(oracle.color = color);
                yield "setColor";
            }
            case 1 -> {
                label.setBackground(oracle.background = color);
                yield "setBackground";
            }
            case 2 -> {
                oracle.background = -1;
                label.clearBackground();
                yield "clearBackground";
            }
            case 3 -> {
                label.setOutline(oracle.outlineColor = color, oracle.outline = random.nextInt(3));
                yield "setOutline";
            }
            case 4 -> {
                oracle.left = some;
                oracle.top = random.nextInt(5);
                oracle.right = random.nextInt(5);
                oracle.bottom = random.nextInt(5);
                label.setPadding(oracle.left, oracle.top, oracle.right, oracle.bottom);
                yield "setPadding";
            }
            case 5 -> {
                label.setTight(oracle.tight = !oracle.tight);
                yield "setTight";
            }
            case 6 -> {
                label.setLineSpacing(oracle.spacing = 0.5 + random.nextInt(8) / 4.0);
                yield "setLineSpacing";
            }
            case 7 -> {
                label.setWrap(oracle.wrap = random.nextBoolean() ? 0 : 1 + random.nextInt(60));
                yield "setWrap";
            }
            case 8 -> {
                label.setAlignment(oracle.alignment = ALIGNMENTS.get(random.nextInt(3)));
                yield "setAlignment";
            }
            case 9 -> {
                label.setDirection(oracle.direction = DIRECTIONS.get(some));
                yield "setDirection";
            }
            case 10 -> {
                label.setWindow(oracle.window = random.nextBoolean() ? 0 : 1 + random.nextInt(40));
                yield "setWindow";
            }
            case 11 -> {
                label.scrollTo(oracle.scroll = random.nextInt(200) - 100);
                yield "scrollTo";
            }
            case 12 -> {
                label.setAnchor(oracle.anchorX = some / 4.0, oracle.anchorY = random.nextInt(5) / 4.0);
                yield "setAnchor";
            }
            case 13 -> {
                label.moveTo(oracle.x = random.nextInt(100) - 10, oracle.y = random.nextInt(80) - 10);
                yield "moveTo";
            }
            case 14 -> {
                label.setScale(oracle.scale = 1 + random.nextInt(3));
                yield "setScale";
            }
            case 15 -> {
                label.setFont(oracle.font = font(random));
                yield "setFont";
            }
            default -> {
                label.setText(oracle.text = text(random).replace("\r", ""));
                yield "setText";
            }
        };
    }

    @Test
    void tabsAreReplaced() {
        Label label = new Label("a\tb", 0xFFFFFF);
        assertEquals("a    b", label.text());
        label.setTabReplacement("->");
        label.setText("a\tb");
        assertEquals("a->b", label.text());
        assertEquals(24, label.width());
    }

    @Test
    void wrappedWordsStandBelowEachOther() {
        Label label = new Label("the quick brown fox", 0xFFFFFF);
        label.setWrap(10 * 6);
        assertEquals(2, label.lines());
        assertEquals(9 * 6, label.width(), "the quick");
        label.setWrap(4 * 6);
        assertEquals(6, label.lines(), "the/quic/k/brow/n/fox");
        label.setWrap(0);
        assertEquals(19 * 6, label.width());
    }

    /// The bitmap of a label begins with one pixel, and this one never needs more.
    @Test
    void aLabelOfOnePixelIsDrawn() {
        Label label = new Label("", 0xFFFFFF);
        label.setTight(true);
        label.setText(".");
        label.setFont(new Font() {
            @Override
            public Glyph glyph(int codePoint) {
                return new Glyph(1, 1, 0, 0, 2, new byte[] {1});
            }

            @Override
            public int ascent() {
                return 2;
            }

            @Override
            public int descent() {
                return 0;
            }

            @Override
            public int width() {
                return 2;
            }

            @Override
            public int levels() {
                return 1;
            }
        });
        root.append(label.layer());
        refresh();
        assertEquals(new Area(0, 0, 1, 1), label.area());
        assertEquals(1, Arrays.stream(panel).filter(pixel -> pixel != 0).count());
        label.setText("");
        refresh();
        assertEquals(0, Arrays.stream(panel).filter(pixel -> pixel != 0).count());
    }

    @Test
    void aShaperOrdersWhatIsRead() {
        Label label = new Label("", 0xFFFFFF);
        label.setShaper((font, codes, n) -> {
            codes[0] = 'x';
            return 1;
        });
        label.setText("abc");
        root.append(label.layer());
        refresh();
        assertPanel(oracle("x", 0, 0, 1, 0xFFFF, 0), "shaped");
    }

    @Test
    void misuseChangesNothing() {
        Label label = new Label("ab", 0xFFFFFF);
        assertThrows(IllegalArgumentException.class, () -> label.setPadding(-1, 0, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> label.setPadding(0, 0, 0, 1025));
        assertThrows(IllegalArgumentException.class, () -> label.setAnchor(1.1, 0));
        assertThrows(IllegalArgumentException.class, () -> label.setAnchor(0, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> label.setOutline(0, 17));
        assertThrows(IllegalArgumentException.class, () -> label.setLineSpacing(0));
        assertThrows(IllegalArgumentException.class, () -> label.setWrap(-1));
        assertThrows(IllegalArgumentException.class, () -> label.setWindow(-1));
        assertThrows(IllegalArgumentException.class, () -> label.setScale(0));
        assertThrows(IllegalArgumentException.class, () -> label.moveTo(40000, 0));
        assertThrows(IllegalArgumentException.class, () -> label.setTabReplacement("\t"));
        assertThrows(IllegalArgumentException.class, () -> label.setColor(-1));
        assertThrows(IllegalArgumentException.class, () -> label.setBackground(0x1000000));
        assertThrows(IllegalArgumentException.class, () -> label.setOutline(0x1000000, 1));
        assertEquals(new Area(0, 0, 12, 12), label.area());
    }

    @Test
    void textThatFitsNoBitmapIsCut() {
        Label label = new Label("x".repeat(10_000), 0xFFFFFF);
        assertEquals(32767, label.width());
        label.setText("x".repeat(30_000) + "\n".repeat(2_000));
        assertTrue(
                (long) label.width() * label.height() <= 1 << 22,
                () -> label.area().toString());
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
