package io.github.displayio4j.displayio.text;

import io.github.displayio4j.displayio.Area;
import io.github.displayio4j.displayio.fontio.Font;
import io.github.displayio4j.displayio.fontio.Glyph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The slow, obvious label: each pixel of a panel of RGB565 is asked for what it shows. What lies below is black.
final class LabelOracle {
    Font font;
    String text;
    int color = 0xffffff;
    int background = -1;
    int outlineColor;
    int outline;
    int left;
    int top;
    int right;
    int bottom;
    boolean tight;
    double spacing = 1;
    int wrap;
    Alignment alignment = Alignment.LEFT;
    Direction direction = Direction.LTR;
    int window;
    int scroll;
    double anchorX;
    double anchorY;
    int x;
    int y;
    int scale = 1;

    /// Coverage by place on the plane of the text.
    private final Map<Long, Integer> ink = new HashMap<>();

    private int boxX1;
    private int boxY1;
    private int boxX2;
    private int boxY2;

    LabelOracle(Font font, String text) {
        this.font = font;
        this.text = text;
    }

    private record Placed(Glyph glyph, int x) {}

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\n", -1)) {
            String rest = paragraph;
            while (true) {
                int fits = 0;
                while (fits < rest.length()
                        && (fits == 0
                                || wrap == 0
                                || rest.charAt(fits) == ' '
                                || pen(rest.substring(0, fits + 1)) <= wrap)) {
                    fits++;
                }
                if (fits == rest.length()) {
                    break;
                }
                int space = rest.substring(0, fits).lastIndexOf(' ');
                lines.add(rest.substring(0, space < 0 ? fits : space).replaceAll(" +$", ""));
                rest = rest.substring(space < 0 ? fits : space + 1);
            }
            lines.add(rest);
        }
        return lines;
    }

    private Glyph glyph(int code) {
        Glyph glyph = font.glyph(code);
        Glyph other = glyph != null ? glyph : font.defaultGlyph();
        return other != null ? other : new Glyph(0, 0, 0, 0, 0, new byte[0]);
    }

    private boolean isKnown(int code) {
        return font.glyph(code) != null || font.defaultGlyph() != null;
    }

    private int pen(String line) {
        int pen = 0;
        for (int i = 0; i < line.length(); i++) {
            if (isKnown(line.charAt(i))) {
                pen += glyph(line.charAt(i)).shiftX() + (i > 0 ? font.kerning(line.charAt(i - 1), line.charAt(i)) : 0);
            }
        }
        return pen;
    }

    private void layOut() {
        ink.clear();
        List<String> lines = lines();
        if (direction == Direction.RTL) {
            lines.replaceAll(line -> new StringBuilder(line).reverse().toString());
        }
        List<List<Placed>> placed = new ArrayList<>();
        List<Integer> widths = new ArrayList<>();
        for (String line : lines) {
            List<Placed> row = new ArrayList<>();
            int width = Math.max(0, pen(line));
            for (int i = 0; i < line.length(); i++) {
                Glyph glyph = glyph(line.charAt(i));
                int at = pen(line.substring(0, i)) + glyph.dx();
                if (i > 0 && isKnown(line.charAt(i))) {
                    at += font.kerning(line.charAt(i - 1), line.charAt(i));
                }
                if (glyph.width() > 0) {
                    width = Math.max(width, at + glyph.width());
                }
                row.add(new Placed(glyph, at));
            }
            placed.add(row);
            widths.add(width);
        }
        int widest = widths.stream().mapToInt(Integer::intValue).max().orElse(0);
        long step = Math.round(font.height() * spacing);
        boxX1 = tight ? 9999 : 0;
        boxY1 = tight ? 9999 : 0;
        boxX2 = tight ? -9999 : widest;
        boxY2 = tight ? -9999 : (int) ((lines.size() - 1) * step + font.height());
        for (int i = 0; i < placed.size(); i++) {
            int free = widest - widths.get(i);
            int shift = alignment == Alignment.CENTER
                    ? free / 2
                    : (alignment == Alignment.RIGHT) != (direction == Direction.RTL) ? free : 0;
            for (Placed one : placed.get(i)) {
                Glyph glyph = one.glyph;
                for (int v = 0; v < glyph.height(); v++) {
                    for (int u = 0; u < glyph.width(); u++) {
                        int column = one.x + shift + u;
                        int row = (int) (i * step) + font.ascent() - glyph.dy() - glyph.height() + v;
                        ink.merge(key(column, row), glyph.coverage(u, v), Math::max);
                        boxX1 = Math.min(boxX1, column);
                        boxY1 = Math.min(boxY1, row);
                        boxX2 = Math.max(boxX2, column + 1);
                        boxY2 = Math.max(boxY2, row + 1);
                    }
                }
            }
        }
        if (boxX1 > boxX2) {
            boxX1 = boxX2 = boxY1 = boxY2 = 0;
        }
    }

    private static long key(int column, int row) {
        return (long) column << 32 | row & 0xffffffffL;
    }

    private boolean isEmpty() {
        return boxX1 == boxX2;
    }

    private int margin() {
        return isEmpty() ? 0 : outline;
    }

    private int columns() {
        int shown = window > 0 ? window : boxX2 - boxX1;
        return isEmpty() ? 0 : shown + left + right + 2 * margin();
    }

    private int rows() {
        return boxY2 - boxY1 + (isEmpty() ? 0 : top + bottom + 2 * margin());
    }

    private boolean isTurned() {
        return direction == Direction.UPR || direction == Direction.DWR;
    }

    /// The label's box.
    Area area() {
        layOut();
        int width = (isTurned() ? rows() : columns()) * scale;
        int height = (isTurned() ? columns() : rows()) * scale;
        int x1 = (int) (x - Math.round(anchorX * width));
        int y1 = (int) (y - Math.round(anchorY * height));
        return new Area(x1, y1, x1 + width, y1 + height);
    }

    /// A panel as it shows the label.
    int[] draw(int width, int height) {
        Area area = area();
        int[] panel = new int[width * height];
        for (int i = 0; i < panel.length; i++) {
            if (area.contains(i % width, i / width)) {
                int u = (i % width - area.x1()) / scale;
                int v = (i / width - area.y1()) / scale;
                int columns = columns() - 1;
                int rows = rows() - 1;
                panel[i] = switch (direction) {
                    case LTR, RTL -> pixel(u, v);
                    case UPR -> pixel(columns - v, u);
                    case DWR -> pixel(v, rows - u);
                    case UPD -> pixel(columns - u, rows - v);
                };
            }
        }
        return panel;
    }

    /// Coverage of a pixel of the box in steps of at most 127.
    private int level(int u, int v) {
        if (u < 0 || u >= columns() || v < 0 || v >= rows()) {
            return 0;
        }
        int column = u - left - margin();
        if (window > 0) {
            int period = boxX2 - boxX1 + 3 * font.width();
            column = Math.floorMod(column + scroll, period);
            // ink that begins at the end of one period reaches into the next: its box starts before
            int level = 0;
            for (int again = column - period; again <= column + period; again += period) {
                level = Math.max(level, ink.getOrDefault(key(boxX1 + again, v - top - margin() + boxY1), 0));
            }
            return steps(level);
        }
        return steps(ink.getOrDefault(key(boxX1 + column, v - top - margin() + boxY1), 0));
    }

    private int steps(int coverage) {
        if (font.levels() <= 127 || coverage == 0) {
            return coverage;
        }
        return (int) Math.max(1, Math.round(coverage * 127 / (double) font.levels()));
    }

    private int pixel(int u, int v) {
        int levels = Math.min(font.levels(), 127);
        int level = level(u, v);
        if (outline == 0 || isEmpty()) {
            return seen(color, background, level, levels);
        }
        if (level > 0) {
            return seen(color, outlineColor, level, levels);
        }
        int around = 0;
        for (int dy = -outline; dy <= outline; dy++) {
            for (int dx = -outline; dx <= outline; dx++) {
                around = Math.max(around, level(u + dx, v + dy));
            }
        }
        return seen(outlineColor, background, around, levels);
    }

    /// A colour upon another one, or upon black that is seen through it.
    private static int seen(int above, int below, int share, int of) {
        if (below >= 0) {
            int mixed = 0;
            for (int shift : new int[] {16, 8, 0}) {
                int sum = (above >> shift & 255) * share + (below >> shift & 255) * (of - share);
                mixed |= (int) Math.round(sum / (double) of) << shift;
            }
            return rgb565(mixed);
        }
        long weight = Math.round(Math.round(255.0 * share / of) * 256 / 255.0);
        int pixel = rgb565(above);
        long red = ((pixel >> 11) * weight + 128) / 256;
        long green = ((pixel >> 5 & 63) * weight + 128) / 256;
        long blue = ((pixel & 31) * weight + 128) / 256;
        return (int) (red << 11 | green << 5 | blue);
    }

    private static int rgb565(int rgb) {
        return (rgb >> 19 & 31) << 11 | (rgb >> 10 & 63) << 5 | rgb >> 3 & 31;
    }
}
