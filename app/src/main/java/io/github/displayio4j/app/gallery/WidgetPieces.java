package io.github.displayio4j.app.gallery;

import static io.github.displayio4j.app.gallery.Material.at;
import static io.github.displayio4j.app.gallery.Material.group;

import io.github.displayio4j.displayio.Layer;
import io.github.displayio4j.displayio.text.Label;
import io.github.displayio4j.displayio.ui.Button;
import io.github.displayio4j.displayio.ui.Easing;
import io.github.displayio4j.displayio.ui.Gauge;
import io.github.displayio4j.displayio.ui.Grid;
import io.github.displayio4j.displayio.ui.ProgressBar;
import io.github.displayio4j.displayio.ui.QrCode;
import io.github.displayio4j.displayio.ui.Sparkline;
import io.github.displayio4j.displayio.ui.Stack;
import io.github.displayio4j.displayio.ui.Widget;
import io.github.displayio4j.displayio.vectorio.Line;
import java.util.ArrayList;
import java.util.List;

/// What dashboards are made of.
final class WidgetPieces {
    private WidgetPieces() {}

    static List<Piece> all() {
        List<Piece> pieces = new ArrayList<>();
        pieces.add(new Piece("ProgressBar", () -> {
            ProgressBar upright = new ProgressBar(14, 80);
            upright.setColors(0x40e080, 0x103020, 0xffffff);
            upright.setValue(0.65);
            return group(placed(bar(0.3), 14, 20), placed(bar(0.8), 14, 50), placed(upright, 130, 16));
        }));
        pieces.add(new Piece(
                "Gauge", () -> group(placed(gauge(81, 12, 0.7), 12, 14), placed(gauge(41, 6, 0.2), 105, 34))));
        pieces.add(new Piece("Sparkline", () -> {
            Sparkline area = wave();
            area.setBackground(0x102030);
            area.setColor(0xffc040);
            area.setSmooth(true);
            return group(placed(wave(), 10, 8), placed(area, 10, 60));
        }));
        pieces.add(new Piece("Button", () -> {
            Button pressed = new Button("pressed", 70, 24);
            pressed.setPressed(true);
            Button red = new Button("Stop", 70, 40);
            red.setColors(0xffffff, 0xc02020);
            return group(placed(new Button("Start", 70, 24), 5, 10), placed(pressed, 83, 10), placed(red, 5, 50));
        }));
        pieces.add(new Piece("Stack.rows", () -> at(stack(Stack.rows(5)).layer(), 10, 6)));
        pieces.add(new Piece("Stack.columns", () -> {
            Stack columns = Stack.columns(6);
            for (String word : new String[] {"three", "words", "here"}) {
                columns.add(text(word, 0xffffff));
            }
            columns.layOut();
            return at(columns.layer(), 10, 46);
        }));
        pieces.add(new Piece("Grid", () -> {
            Grid grid = new Grid(Piece.WIDTH, Piece.HEIGHT, 2, 3);
            grid.add(gauge(71, 9, 0.55), 0, 0, 1, 2);
            grid.add(stack(Stack.rows(5)), 1, 0, 1, 2);
            grid.add(new Button("Go", 64, 22), 0, 2);
            grid.add(new Button("Stop", 64, 22), 1, 2);
            grid.layOut();
            return grid.layer();
        }));
        pieces.add(new Piece("Easing, out and inOut", WidgetPieces::easings));
        pieces.add(new Piece("QrCode", () -> placed(new QrCode("https://example.org", 3), 33, 6)));
        pieces.add(new Piece("QrCode, HIGH, colours", () -> {
            QrCode code = new QrCode("temperature 21.5", 3, QrCode.Correction.HIGH);
            code.setColors(0x103080, 0xffe0a0);
            return placed(code, 26, 2);
        }));
        return pieces;
    }

    private static Layer placed(Widget widget, int x, int y) {
        return at(widget.layer(), x, y);
    }

    private static ProgressBar bar(double value) {
        ProgressBar bar = new ProgressBar(100, 16);
        bar.setValue(value);
        return bar;
    }

    private static Gauge gauge(int size, int width, double value) {
        Gauge gauge = new Gauge(size, width);
        gauge.setColors(0x40c0ff, 0x304050);
        gauge.setValue(value);
        return gauge;
    }

    private static Sparkline wave() {
        Sparkline line = new Sparkline(140, 44, 70);
        line.setColor(0x60ff60);
        for (int i = 0; i < 70; i++) {
            line.add(Math.sin(i / 5.0) + i / 25.0);
        }
        return line;
    }

    private static Stack stack(Stack rows) {
        ProgressBar disk = new ProgressBar(70, 10);
        disk.setValue(0.6);
        Sparkline load = new Sparkline(70, 26, 35);
        for (int i = 0; i < 35; i++) {
            load.add(i * 7 % 11);
        }
        rows.add(text("load", 0x60ff60)).add(load).add(text("disk", 0xffc040)).add(disk);
        rows.layOut();
        return rows;
    }

    private static Widget text(String text, int color) {
        return Widget.of(new Label(text, color));
    }

    /// A curve for each easing, from the bottom left to the top right.
    private static Layer easings() {
        var group = group();
        Easing[] all = Easing.values();
        for (int way = 0; way < 2; way++) {
            for (int i = 0; i < all.length; i++) {
                int[] points = new int[2 * 61];
                for (int x = 0; x <= 60; x++) {
                    double y = way == 0 ? all[i].out(x / 60.0) : all[i].inOut(x / 60.0);
                    points[2 * x] = 12 + 76 * way + x;
                    points[2 * x + 1] = 96 - (int) Math.round(60 * y);
                }
                Line line = new Line(Material.rainbow(all.length), 1, points);
                line.setColorIndex(i);
                line.setSmooth(true);
                group.append(line);
            }
        }
        return group;
    }
}
