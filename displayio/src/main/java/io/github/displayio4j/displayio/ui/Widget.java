package io.github.displayio4j.displayio.ui;

import io.github.displayio4j.displayio.Layer;
import io.github.displayio4j.displayio.text.Label;
import java.util.Objects;

/// A layer that knows how much room it takes, so that a layout can place it.
public interface Widget {
    /// What to append to a group; always the same object. Its place is the top left corner.
    Layer layer();

    /// Columns that it takes.
    int width();

    /// Rows that it takes.
    int height();

    /// A label as a widget. Layouts place its box; its anchor should be left where it is at first.
    static Widget of(Label label) {
        Objects.requireNonNull(label, "label");
        return new Widget() {
            @Override
            public Layer layer() {
                return label.layer();
            }

            @Override
            public int width() {
                return label.width();
            }

            @Override
            public int height() {
                return label.height();
            }
        };
    }

    /// Any layer as a widget of a fixed size.
    static Widget of(Layer layer, int width, int height) {
        Objects.requireNonNull(layer, "layer");
        return new Widget() {
            @Override
            public Layer layer() {
                return layer;
            }

            @Override
            public int width() {
                return width;
            }

            @Override
            public int height() {
                return height;
            }
        };
    }
}
