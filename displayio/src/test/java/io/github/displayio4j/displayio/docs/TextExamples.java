package io.github.displayio4j.displayio.docs;

import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.terminalio.Terminal;
import io.github.displayio4j.displayio.text.Alignment;
import io.github.displayio4j.displayio.text.Direction;
import io.github.displayio4j.displayio.text.Label;
import io.github.displayio4j.displayio.text.TextBuffer;
import io.github.displayio4j.displayio.ui.Button;
import io.github.displayio4j.displayio.ui.Gauge;
import io.github.displayio4j.displayio.ui.Grid;
import io.github.displayio4j.displayio.ui.ProgressBar;
import io.github.displayio4j.displayio.ui.Sparkline;
import io.github.displayio4j.displayio.ui.Stack;
import io.github.displayio4j.displayio.ui.Widget;
import io.github.displayio4j.displayio.vectorio.Arc;
import io.github.displayio4j.displayio.vectorio.Circle;
import io.github.displayio4j.displayio.vectorio.Gradient;
import io.github.displayio4j.displayio.vectorio.Line;
import io.github.displayio4j.displayio.vectorio.Polygon;
import io.github.displayio4j.displayio.vectorio.RoundRectangle;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// The code of docs/text.md, and the scenes of its pictures.
final class TextExamples {
    private TextExamples() {}

    static Group labels() {
        // docs: labels begin
        Group root = new Group();
        Label clock = new Label("12:34", 0xFFD040);
        clock.setScale(3);
        clock.setOutline(0x803000, 1);
        clock.setAnchor(1, 0);
        clock.moveTo(156, 2); // its top right corner stays there
        root.append(clock.layer());

        Label note = new Label("Words are wrapped at spaces and stand in the middle.", 0xFFFFFF);
        note.setBackground(0x204080);
        note.setPadding(4, 2, 4, 2);
        note.setWrap(100);
        note.setAlignment(Alignment.CENTER);
        note.moveTo(26, 42);
        root.append(note.layer());

        Label side = new Label("upwards", 0x60FF60);
        side.setDirection(Direction.UPR);
        side.moveTo(4, 4);
        root.append(side.layer());
        // docs: labels end
        return root;
    }

    static void fps(Label fps, TextBuffer text, double rate) {
        // docs: fps begin
        text.clear().appendFixed(rate, 1).append(" fps");
        fps.setText(text); // allocates nothing; equal text sends nothing
        // docs: fps end
    }

    static Group terminal() {
        Group root = new Group();
        // docs: terminal begin
        Terminal terminal = new Terminal(26, 8);
        terminal.setNewLineMode(true);
        terminal.setCursorVisible(true);
        root.append(terminal.layer());
        try (PrintStream out = new PrintStream(terminal.outputStream(), true, StandardCharsets.UTF_8)) {
            out.println("sensor  \033[32mok\033[0m");
            out.println("camera  \033[31mno frame\033[0m");
            out.printf("%n\033[7m %5.1f \u00b0C \033[27m", 21.5);
        }
        // docs: terminal end
        return root;
    }

    static Group shapes() {
        // docs: shapes begin
        Palette palette = new Palette(34);
        Gradient.ramp(palette, 0, 0x0040FF, 31, 0xFF4000);
        palette.set(32, 0xFFFFFF);
        palette.set(33, 0x40C040);
        Group root = new Group();

        RoundRectangle box = new RoundRectangle(palette, 60, 40, 10);
        box.setGradient(Gradient.linear(0, 0, 0, 59, 39, 31));
        box.setStroke(2, 32);
        box.setSmooth(true);
        box.moveTo(6, 6);
        root.append(box);

        Line zigzag = new Line(palette, 3, 76, 40, 88, 10, 100, 40, 112, 10, 124, 40);
        zigzag.setColorIndex(33);
        zigzag.setSmooth(true);
        root.append(zigzag);

        Arc arc = new Arc(palette, 22, 7, 135, 200);
        arc.setColorIndex(31);
        arc.setSmooth(true);
        arc.moveTo(32, 72);
        root.append(arc);
        // docs: shapes end
        Circle ball = new Circle(palette, 18, 84, 72);
        ball.setGradient(Gradient.radial(-6, -6, 31, 24, 0));
        ball.setSmooth(true);
        root.append(ball);
        Polygon star = new Polygon(palette, 0, -20, 5, -6, 20, -6, 8, 3, 12, 18, 0, 9, -12, 18, -8, 3, -20, -6, -5, -6);
        star.setColorIndex(16);
        star.setStroke(2, 32);
        star.setSmooth(true);
        star.moveTo(132, 72);
        root.append(star);
        return root;
    }

    static Group widgets() {
        // docs: widgets begin
        Gauge gauge = new Gauge(41, 6);
        gauge.setColors(0x40C0FF, 0x203040);
        gauge.setValue(0.7);
        Sparkline load = new Sparkline(70, 24, 36);
        load.setBackground(0x101820);
        load.setColor(0x60FF60);
        for (int i = 0; i < 36; i++) {
            load.add(Math.sin(i / 4.0) + i / 18.0);
        }
        ProgressBar disk = new ProgressBar(70, 9);
        disk.setValue(0.4);
        Stack right = Stack.rows(6)
                .add(Widget.of(new Label("load, disk", 0xFFFFFF)))
                .add(load)
                .add(disk);
        Grid dashboard = new Grid(160, 96, 2, 3)
                .add(gauge, 0, 0, 1, 2)
                .add(right, 1, 0, 1, 2)
                .add(new Button("Stop", 60, 20), 0, 2)
                .add(new Button("Go", 60, 20), 1, 2);
        // docs: widgets end
        Group root = new Group();
        root.append(dashboard.layer());
        return root;
    }
}
