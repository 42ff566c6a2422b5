package io.github.displayio4j.displayio.ui;

import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.Layer;
import java.util.ArrayList;
import java.util.List;

/// Widgets one below the other, or side by side, at a distance. It is a widget itself, so stacks nest.
public final class Stack implements Widget {
    private final Group group = new Group();
    private final List<Widget> widgets = new ArrayList<>();
    private final boolean down;
    private final int gap;

    private Stack(boolean down, int gap) {
        this.down = down;
        this.gap = Checks.range(gap, 0, 32767, "gap");
    }

    /// A stack that grows downwards.
    ///
    /// @param gap rows between neighbours, 0..32767
    /// @throws IllegalArgumentException if out of range
    public static Stack rows(int gap) {
        return new Stack(true, gap);
    }

    /// A stack that grows to the right.
    ///
    /// @param gap columns between neighbours, 0..32767
    /// @throws IllegalArgumentException if out of range
    public static Stack columns(int gap) {
        return new Stack(false, gap);
    }

    /// Adds a widget at the end.
    ///
    /// @return this
    public Stack add(Widget widget) {
        group.append(widget.layer());
        widgets.add(widget);
        layOut();
        return this;
    }

    /// Places all widgets anew, when one has changed its size.
    public void layOut() {
        int at = 0;
        for (Widget widget : widgets) {
            widget.layer().moveTo(down ? 0 : at, down ? at : 0);
            at += (down ? widget.height() : widget.width()) + gap;
        }
    }

    @Override
    public Layer layer() {
        return group;
    }

    @Override
    public int width() {
        return down ? widest(true) : total(true);
    }

    @Override
    public int height() {
        return down ? total(false) : widest(false);
    }

    private int widest(boolean columns) {
        int most = 0;
        for (Widget widget : widgets) {
            most = Math.max(most, columns ? widget.width() : widget.height());
        }
        return most;
    }

    private int total(boolean columns) {
        int sum = gap * Math.max(widgets.size() - 1, 0);
        for (Widget widget : widgets) {
            sum += columns ? widget.width() : widget.height();
        }
        return sum;
    }
}
