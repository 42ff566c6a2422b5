package io.github.displayio4j.app.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.busdisplay.BusDisplay;
import io.github.displayio4j.busdisplay.PanelSpec;
import io.github.displayio4j.displaybus.Line;
import io.github.displayio4j.displaybus.VirtualClock;
import io.github.displayio4j.displaybus.VirtualWire;
import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.Layer;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.PixelFormat;
import io.github.displayio4j.displayio.TileGrid;
import io.github.displayio4j.displayio.VectorShape;
import io.github.displayio4j.displayio.bitmaptools.BitmapTools;
import io.github.displayio4j.displayio.oracle.Oracle;
import io.github.displayio4j.displayio.terminalio.Terminal;
import io.github.displayio4j.displayio.text.Alignment;
import io.github.displayio4j.displayio.text.Direction;
import io.github.displayio4j.displayio.text.Label;
import io.github.displayio4j.displayio.ui.Button;
import io.github.displayio4j.displayio.ui.Gauge;
import io.github.displayio4j.displayio.ui.ProgressBar;
import io.github.displayio4j.displayio.ui.QrCode;
import io.github.displayio4j.displayio.ui.Sparkline;
import io.github.displayio4j.displayio.vectorio.Arc;
import io.github.displayio4j.displayio.vectorio.Circle;
import io.github.displayio4j.displayio.vectorio.Polygon;
import io.github.displayio4j.displayio.vectorio.Rectangle;
import io.github.displayio4j.displayio.vectorio.RoundRectangle;
import io.github.displayio4j.fourwire.FourWire;
import io.github.displayio4j.panels.EmulatedPanel;
import io.github.displayio4j.panels.GlassView;
import io.github.displayio4j.panels.Panels;
import io.github.displayio4j.panels.TurnedGlass;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Random edits of labels, widgets, shapes and drawings over the wire: after every refresh the glass shows what the
/// naive renderer says, and a refresh without an edit sends nothing.
class WidgetsOnGlassTest {
    private static final long SEED = Long.getLong("displayio.seed", 20261123L);
    private static final int EDITS = 40;
    private static final List<Alignment> ALIGNMENTS = List.of(Alignment.values());
    private static final List<Direction> DIRECTIONS = List.of(Direction.values());

    private Random random = new Random(SEED);
    private final Group root = new Group();
    /// What can happen next.
    private final List<Runnable> edits = new ArrayList<>();

    @ParameterizedTest(name = "{0} at {1} degrees, round {2}")
    @CsvSource({
        "st7735r-160x128,   0, 1",
        "st7735r-160x128,  90, 2",
        "st7735r-160x128, 180, 3",
        "ssd1306-128x64,    0, 4",
        "ssd1306-128x64,  270, 5"
    })
    void theGlassShowsWhatWasLastSaid(String name, int rotation, int round) {
        random = new Random(SEED + round);
        PanelSpec spec = Panels.find(name).spec();
        VirtualWire wire = new VirtualWire(new VirtualClock());
        EmulatedPanel panel = EmulatedPanel.of(spec, round);
        wire.listen(panel);
        FourWire bus = FourWire.builder(wire, wire.clock())
                .command(wire.pin(Line.COMMAND))
                .chipSelect(wire.pin(Line.CHIP_SELECT))
                .reset(wire.pin(Line.RESET))
                .hertz(15_000_000)
                .build();
        addAll();
        try (BusDisplay display =
                BusDisplay.builder(bus, spec).rotation(rotation).build()) {
            display.setRootGroup(root);
            GlassView glass = TurnedGlass.of(panel, rotation);
            int[] seen = new int[glass.width() * glass.height()];
            int changing = 0;
            for (int edit = 0; edit < EDITS; edit++) {
                String when = "seed " + SEED + ", round " + round + ", edit " + edit;
                long before = wire.bytes();
                display.refresh();
                changing += wire.bytes() > before ? 1 : 0;
                before = wire.bytes();
                display.refresh();
                assertEquals(before, wire.bytes(), when + ": bytes without an edit");
                glass.read(seen);
                compare(seen, display, spec.format(), when);
                for (int n = random.nextInt(5); n >= 0; n--) {
                    edits.get(random.nextInt(edits.size())).run();
                }
            }
            assertTrue(changing > EDITS / 4, changing + " refreshes sent something");
        }
    }

    private void compare(int[] seen, BusDisplay display, PixelFormat format, String when) {
        boolean gray = format.kind() == PixelFormat.Kind.GRAY;
        for (int i = 0; i < seen.length; i++) {
            int x = i % display.width();
            int y = i / display.width();
            int pixel = Oracle.pixel(root, format, 0, display.width(), display.height(), x, y);
            int colour = gray ? pixel * 0xffffff : widened(pixel);
            if (colour != seen[i]) {
                assertEquals(Integer.toHexString(colour), Integer.toHexString(seen[i]), when + " at " + x + "," + y);
            }
        }
    }

    private static int widened(int pixel) {
        int r = pixel >> 11;
        int g = pixel >> 5 & 63;
        int b = pixel & 31;
        return (r << 3 | r >> 2) << 16 | (g << 2 | g >> 4) << 8 | b << 3 | b >> 2;
    }

    private int color() {
        return random.nextInt(0x1000000);
    }

    private void addAll() {
        for (int i = 0; i < 3; i++) {
            addLabel();
        }
        addWidgets();
        addTerminal();
        addShapes();
        addDrawing();
        edits.add(() -> root.append(root.pop(random.nextInt(root.size()))));
    }

    private void add(Layer layer) {
        layer.moveTo(random.nextInt(110) - 10, random.nextInt(100) - 10);
        root.append(layer);
        edits.add(() -> layer.moveTo(random.nextInt(130) - 20, random.nextInt(110) - 20));
        edits.add(() -> layer.setHidden(random.nextInt(6) == 0));
    }

    private void addLabel() {
        Label label = new Label("label", color());
        add(label.layer());
        edits.add(() -> label.setText("frame " + random.nextInt(1000)));
        edits.add(() -> label.setText(label.text() + (random.nextInt(4) == 0 ? "\n" : ".")));
        edits.add(() -> label.setText(label.text()));
        edits.add(() -> label.setColor(color()));
        edits.add(() -> label.setBackground(color()));
        edits.add(label::clearBackground);
        edits.add(() -> label.setOutline(color(), random.nextInt(3)));
        edits.add(() -> label.setScale(1 + random.nextInt(2)));
        edits.add(() -> label.setPadding(random.nextInt(4), random.nextInt(4), random.nextInt(4), random.nextInt(4)));
        edits.add(() -> label.setTight(random.nextBoolean()));
        edits.add(() -> label.setAnchor(random.nextInt(3) / 2.0, random.nextInt(3) / 2.0));
        edits.add(() -> label.setWrap(random.nextBoolean() ? 0 : 20 + random.nextInt(60)));
        edits.add(() -> label.setAlignment(ALIGNMENTS.get(random.nextInt(3))));
        edits.add(() -> label.setDirection(DIRECTIONS.get(random.nextInt(5))));
        edits.add(() -> label.setWindow(random.nextBoolean() ? 0 : 30));
        edits.add(() -> label.scrollTo(random.nextInt(100)));
    }

    private void addWidgets() {
        ProgressBar bar = new ProgressBar(60, 9);
        add(bar.layer());
        edits.add(() -> bar.setValue(random.nextInt(9) / 8.0));
        edits.add(() -> bar.setColors(color(), color(), color()));
        Gauge gauge = new Gauge(41, 7);
        add(gauge.layer());
        edits.add(() -> gauge.setValue(random.nextDouble()));
        edits.add(() -> gauge.setColors(color(), color()));
        Sparkline line = new Sparkline(50, 20, 25);
        add(line.layer());
        edits.add(() -> line.add(random.nextInt(20)));
        edits.add(() -> line.setSmooth(random.nextBoolean()));
        edits.add(line::clear);
        Button button = new Button("Go", 50, 20);
        add(button.layer());
        edits.add(() -> button.setPressed(random.nextBoolean()));
        edits.add(() -> button.setText("Go " + random.nextInt(100)));
        QrCode code = new QrCode("12", 1);
        add(code.layer());
        edits.add(() -> code.setText("x".repeat(1 + random.nextInt(40))));
    }

    private void addTerminal() {
        Terminal terminal = new Terminal(12, 4);
        terminal.setNewLineMode(true);
        add(terminal.layer());
        edits.add(() -> terminal.append("line " + random.nextInt(100) + "\n"));
        edits.add(() -> terminal.append("\033[" + (31 + random.nextInt(7)) + "mtext\033[0m"));
        edits.add(() -> terminal.setCursorVisible(random.nextBoolean()));
    }

    private void addShapes() {
        Palette palette = new Palette(4);
        edits.add(() -> palette.set(random.nextInt(4), color()));
        edits.add(() -> palette.setAlpha(random.nextInt(4), random.nextInt(2) * 127 + 128));
        Circle circle = new Circle(palette, 12);
        edits.add(() -> circle.setRadius(1 + random.nextInt(30)));
        Rectangle rectangle = new Rectangle(palette, 30, 20);
        edits.add(() -> rectangle.setSize(1 + random.nextInt(40), 1 + random.nextInt(40)));
        RoundRectangle box = new RoundRectangle(palette, 30, 20, 6);
        edits.add(() -> box.setRadius(random.nextInt(10)));
        Polygon polygon = new Polygon(palette, 0, 0, 30, 5, 10, 30);
        edits.add(() -> polygon.setPoints(random.ints(8, -20, 30).toArray()));
        var stroke = new io.github.displayio4j.displayio.vectorio.Line(palette, 3, 0, 0, 20, 30);
        edits.add(() -> stroke.setPoints(random.ints(6, -20, 30).toArray()));
        Arc arc = new Arc(palette, 20, 5, 0, 200);
        edits.add(() -> arc.setAngles(random.nextInt(360), random.nextInt(360)));
        Group scaled = new Group(2);
        add(scaled);
        List<VectorShape> shapes = List.of(circle, rectangle, box, polygon, stroke, arc);
        for (VectorShape shape : shapes) {
            if (random.nextBoolean()) {
                add(shape);
            } else {
                scaled.append(shape);
            }
            edits.add(() -> shape.setSmooth(random.nextBoolean()));
            edits.add(() -> shape.setColorIndex(random.nextInt(4)));
        }
        edits.add(() -> shapes.get(random.nextInt(4)).setStroke(random.nextInt(4), random.nextInt(4)));
        edits.add(() -> shapes.get(random.nextInt(4)).setFilled(random.nextBoolean()));
    }

    private void addDrawing() {
        Bitmap bitmap = new Bitmap(70, 50, 16);
        Palette palette = new Palette(16);
        for (int i = 0; i < 16; i++) {
            palette.set(i, color());
        }
        add(new TileGrid(bitmap, palette));
        edits.add(() -> BitmapTools.drawLine(
                bitmap,
                random.nextInt(120) - 20,
                random.nextInt(90) - 20,
                random.nextInt(120) - 20,
                random.nextInt(90) - 20,
                random.nextInt(16)));
        edits.add(() -> BitmapTools.drawCircle(
                bitmap, random.nextInt(71), random.nextInt(51), random.nextInt(40), random.nextInt(16)));
        edits.add(() -> BitmapTools.boundaryFill(bitmap, random.nextInt(70), random.nextInt(50), random.nextInt(16)));
        edits.add(() -> BitmapTools.replaceColor(bitmap, random.nextInt(16), random.nextInt(16)));
        edits.add(() -> bitmap.fill(random.nextInt(16)));
    }
}
