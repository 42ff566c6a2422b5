package io.github.displayio4j.preview;

import java.util.List;

/// Where the glasses lie beside each other, in pixels of a glass: in rows of about as many columns, each in the
/// middle of its row, with a gap between.
final class Layout {
    /// Between two glasses.
    static final int GAP = 8;

    final int width;
    final int height;
    private final int[] left;
    private final int[] top;

    Layout(List<PanelView> views) {
        int n = views.size();
        int perRow = (int) Math.ceil(Math.sqrt(n));
        left = new int[n];
        top = new int[n];
        int widest = 0;
        for (int from = 0; from < n; from += perRow) {
            widest = Math.max(widest, rowWidth(views, from, Math.min(n, from + perRow)));
        }
        int y = 0;
        for (int from = 0; from < n; from += perRow) {
            int to = Math.min(n, from + perRow);
            int tallest = 0;
            for (int i = from; i < to; i++) {
                tallest = Math.max(tallest, views.get(i).glass().height());
            }
            int x = (widest - rowWidth(views, from, to)) / 2;
            for (int i = from; i < to; i++) {
                left[i] = x;
                top[i] = y + (tallest - views.get(i).glass().height()) / 2;
                x += views.get(i).glass().width() + GAP;
            }
            y += tallest + GAP;
        }
        width = widest;
        height = y - GAP;
    }

    private static int rowWidth(List<PanelView> views, int from, int to) {
        int width = GAP * (to - from - 1);
        for (int i = from; i < to; i++) {
            width += views.get(i).glass().width();
        }
        return width;
    }

    int left(int i) {
        return left[i];
    }

    int top(int i) {
        return top[i];
    }

    /// The largest whole zoom at which all fits; 1 where even that shows only the middle.
    int zoom(int framebufferWidth, int framebufferHeight) {
        return Math.max(1, Math.min(framebufferWidth / width, framebufferHeight / height));
    }
}
