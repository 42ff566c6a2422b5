package io.github.displayio4j.displayio.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.github.displayio4j.displayio.Area;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.PixelFormat;
import io.github.displayio4j.displayio.render.Frame;
import io.github.displayio4j.displayio.render.SceneRenderer;
import io.github.displayio4j.displayio.text.Label;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WidgetsTest {
    private static final int SIZE = 48;

    private final Group root = new Group();
    private final SceneRenderer renderer = new SceneRenderer(PixelFormat.RGB888, SIZE, SIZE);
    private final int[] panel = new int[SIZE * SIZE];
    private Area dirty = Area.ofSize(0, 0);

    WidgetsTest() {
        renderer.setRootGroup(root);
    }

    private void refresh() {
        dirty = Area.ofSize(0, 0);
        byte[] bytes = new byte[3 * panel.length];
        try (Frame frame = renderer.beginFrame()) {
            for (int i = 0; i < frame.areas().size(); i++) {
                Area area = frame.areas().area(i);
                dirty = dirty.union(area);
                frame.render(area.x1(), area.y1(), area.x2(), area.y2(), MemorySegment.ofArray(bytes), 0);
                int at = 0;
                for (int y = area.y1(); y < area.y2(); y++) {
                    for (int x = area.x1(); x < area.x2(); x++, at += 3) {
                        panel[y * SIZE + x] =
                                (bytes[at] & 255) << 16 | (bytes[at + 1] & 255) << 8 | bytes[at + 2] & 255;
                    }
                }
            }
            frame.commit();
        }
    }

    private int count(int color) {
        int n = 0;
        for (int pixel : panel) {
            n += pixel == color ? 1 : 0;
        }
        return n;
    }

    @ParameterizedTest
    @CsvSource({"40, 8", "8, 40", "3, 3", "12, 12"})
    void aProgressBarIsFilledAsFarAsItsValue(int width, int height) {
        ProgressBar bar = new ProgressBar(width, height);
        root.append(bar.layer());
        boolean flat = width >= height;
        int length = Math.max(width, height) - 2;
        Random random = new Random(1);
        for (int step = 0; step < 50; step++) {
            double value = step == 0 ? 1 : step == 1 ? 0 : random.nextDouble();
            bar.setValue(value);
            refresh();
            long filled = Math.round(value * length);
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    boolean edge = x == 0 || y == 0 || x == width - 1 || y == height - 1;
                    boolean inside = flat ? x - 1 < filled : height - 2 - y < filled;
                    int expected = edge ? 0x808080 : inside ? 0xffffff : 0;
                    assertEquals(expected, panel[y * SIZE + x], "value " + value + " at " + x + ", " + y);
                }
            }
        }
    }

    @Test
    void onlyWhatAProgressBarGainsIsDirty() {
        ProgressBar bar = new ProgressBar(42, 8);
        root.append(bar.layer());
        bar.setValue(0.5);
        refresh();
        bar.setValue(0.6);
        refresh();
        assertEquals(new Area(21, 1, 25, 7), dirty);
        bar.setValue(0.6001);
        refresh();
        assertTrue(dirty.isEmpty());
    }

    @Test
    void aGaugeFillsUpClockwise() {
        Gauge gauge = new Gauge(41, 5);
        gauge.setColors(0xff0000, 0x0000ff);
        root.append(gauge.layer());
        refresh();
        int all = count(0x0000ff);
        assertEquals(0, count(0xff0000));
        gauge.setValue(0.5);
        refresh();
        assertEquals(0xff0000, panel[20 * SIZE + 2], "the left is filled");
        assertEquals(0x0000ff, panel[20 * SIZE + 38], "the right is not");
        assertEquals(all / 2.0, count(0xff0000), all * 0.05);
        gauge.setValue(0.52);
        refresh();
        assertTrue(dirty.width() < 41 || dirty.height() < 41, () -> "the lower right is not dirty: " + dirty);
        gauge.setValue(1);
        refresh();
        assertEquals(all, count(0xff0000), all * 0.02);
        assertEquals(0, panel[38 * SIZE + 20], "open below");
    }

    @Test
    void aSparklineShowsItsLastValues() {
        Sparkline line = new Sparkline(9, 5, 9);
        root.append(line.layer());
        refresh();
        assertEquals(0, count(0xffffff));
        line.setRange(0, 4);
        for (double value : new double[] {9, 4, 4, 3, 2, 1, 0, 0, 2, -7}) {
            line.add(value);
        }
        refresh();
        StringBuilder picture = new StringBuilder();
        for (int y = 0; y < 5; y++) {
            for (int x = 0; x < 9; x++) {
                picture.append(panel[y * SIZE + x] == 0xffffff ? '#' : '.');
            }
            picture.append('\n');
        }
        assertEquals("""
                ##.......
                ..#......
                ...#...#.
                ....#..##
                .....##.#
                """, picture.toString());
        line.clear();
        refresh();
        assertEquals(0, count(0xffffff));
    }

    @Test
    void aSparklineFitsItsScale() {
        Sparkline line = new Sparkline(2, 11, 2);
        root.append(line.layer());
        line.add(-5);
        line.add(15);
        refresh();
        assertEquals(0xffffff, panel[10 * SIZE], "the smallest at the bottom");
        assertEquals(0xffffff, panel[1], "the greatest at the top");
    }

    @Test
    void addingValuesAllocatesNothing() {
        Sparkline line = new Sparkline(40, 20, 40);
        Gauge gauge = new Gauge(20, 4);
        ProgressBar bar = new ProgressBar(20, 4);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long allocated = Long.MAX_VALUE;
        for (int round = 0; round < 2000 && allocated > 0; round++) { // until all is loaded and compiled
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 100; i++) {
                line.add(i % 7);
                gauge.setValue(i / 100.0);
                bar.setValue(i / 100.0);
            }
            allocated = Math.min(allocated, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertEquals(0, allocated);
    }

    @Test
    void aPressedButtonExchangesItsColors() {
        Button button = new Button("OK", 40, 20);
        button.setColors(0x00ff00, 0x000080);
        root.append(button.layer());
        refresh();
        int green = count(0x00ff00);
        int blue = count(0x000080);
        assertTrue(blue > green && green > 40, green + " green, " + blue + " blue");
        button.setPressed(true);
        refresh();
        assertTrue(count(0x00ff00) > 2 * count(0x000080));
        button.setPressed(false);
        refresh();
        assertEquals(green, count(0x00ff00));
        assertTrue(button.contains(20, 10));
        assertFalse(button.contains(0, 0), "a corner");
        assertFalse(button.contains(40, 10));
    }

    @Test
    void layoutsPlaceTheirWidgets() {
        ProgressBar one = new ProgressBar(10, 5);
        ProgressBar two = new ProgressBar(6, 8);
        Label label = new Label("abc", 0xffffff);
        Stack inner = Stack.columns(2).add(one).add(two);
        Stack stack = Stack.rows(3).add(inner).add(Widget.of(label));
        assertEquals("18x23", stack.width() + "x" + stack.height());
        assertEquals("12, 0", two.layer().x() + ", " + two.layer().y());
        assertEquals("0, 11", label.layer().x() + ", " + label.layer().y());
        label.setText("abcdef");
        stack.layOut();
        assertEquals(36, stack.width());
        Grid grid = new Grid(30, 20, 3, 2).add(stack, 1, 0, 2, 2).add(new Gauge(9, 2), 0, 1);
        assertEquals("2, -1", stack.layer().x() + ", " + stack.layer().y());
        assertThrows(IllegalArgumentException.class, () -> grid.add(new Gauge(9, 2), 2, 0, 2, 1));
        assertThrows(IllegalArgumentException.class, () -> grid.add(new Gauge(9, 2), 3, 0));
        assertEquals(2, ((Group) grid.layer()).size());
    }

    @ParameterizedTest
    @EnumSource
    void curvesGoFromStartToEnd(Easing easing) {
        assertEquals(0, easing.in(0), 1e-9);
        assertEquals(1, easing.in(1), 1e-9);
        assertEquals(0.5, easing.inOut(0.5), 1e-9);
        boolean swings = easing == Easing.ELASTIC || easing == Easing.BACK || easing == Easing.BOUNCE;
        double before = 0;
        for (int i = 0; i <= 1000; i++) {
            double t = i / 1000.0;
            assertEquals(1 - easing.in(t), easing.out(1 - t), 1e-9);
            assertEquals(1 - easing.inOut(t), easing.inOut(1 - t), 1e-9);
            assertEquals(easing.in(t), i == 0 ? 0 : easing.in(t - 0.001), easing == Easing.ELASTIC ? 0.04 : 0.05);
            assertTrue(swings || easing.in(t) >= before, "rises at " + t);
            before = easing.in(t);
        }
        assertTrue(easing == Easing.LINEAR || easing.in(0.3) < 0.3, "starts slowly");
    }

    @Test
    void misuse() {
        assertThrows(IllegalArgumentException.class, () -> new ProgressBar(2, 9));
        assertThrows(IllegalArgumentException.class, () -> new ProgressBar(9, 9).setValue(1.01));
        assertThrows(IllegalArgumentException.class, () -> new Gauge(9, 5));
        assertThrows(IllegalArgumentException.class, () -> new Gauge(9, 2).setValue(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new Sparkline(9, 9, 10));
        assertThrows(IllegalArgumentException.class, () -> new Sparkline(9, 9, 9).add(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new Sparkline(9, 9, 9).setRange(1, 1));
        assertThrows(IllegalArgumentException.class, () -> Stack.rows(-1));
        assertThrows(IllegalArgumentException.class, () -> new Grid(9, 9, 10, 1));
    }
}
