package io.github.displayio4j.displayio.ui;

import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.Layer;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.fontio.BuiltinFont;
import io.github.displayio4j.displayio.fontio.Font;
import io.github.displayio4j.displayio.text.Label;
import io.github.displayio4j.displayio.vectorio.RoundRectangle;

/// A round rectangle with a text in its middle, whose colours are exchanged while it is pressed. Where the finger is,
/// the user knows: `contains` tells whether that is on the button.
public final class Button implements Widget {
    private static final int MAX_RADIUS = 6;

    private final Group group = new Group();
    private final Palette palette = new Palette(2);
    private final RoundRectangle box;
    private final Label label;
    private int text = 0xffffff;
    private int fill = 0x404040;
    private boolean pressed;

    /// A button in the built-in font: white on gray.
    ///
    /// @param width columns, 1..32767
    /// @param height rows, 1..32767
    /// @throws IllegalArgumentException if out of range
    public Button(CharSequence text, int width, int height) {
        this(BuiltinFont.FONT, text, width, height);
    }

    /// A button.
    ///
    /// @param width columns, 1..32767
    /// @param height rows, 1..32767
    /// @throws IllegalArgumentException if out of range
    public Button(Font font, CharSequence text, int width, int height) {
        box = new RoundRectangle(palette, width, height, Math.min(MAX_RADIUS, height / 3));
        box.setStroke(1, 1);
        box.setSmooth(true);
        label = new Label(font, text, this.text);
        label.setAnchor(0.5, 0.5);
        label.moveTo(width / 2, height / 2);
        group.append(box);
        group.append(label.layer());
        paint();
    }

    /// Shows another text.
    public void setText(CharSequence text) {
        label.setText(text);
    }

    /// Sets the colours.
    ///
    /// @param text of text and edge, RGB888
    /// @param fill RGB888
    public void setColors(int text, int fill) {
        label.setColor(text);
        this.text = text;
        this.fill = fill;
        paint();
    }

    /// Whether it is shown pressed.
    public boolean isPressed() {
        return pressed;
    }

    /// Shows it pressed or not.
    public void setPressed(boolean pressed) {
        if (this.pressed != pressed) {
            this.pressed = pressed;
            paint();
        }
    }

    private void paint() {
        palette.set(0, pressed ? text : fill);
        palette.set(1, text);
        label.setColor(pressed ? fill : text);
    }

    /// Whether a point is on the button. The point is given as the group at the top of the scene holds it.
    public boolean contains(int x, int y) {
        return box.contains(x, y);
    }

    @Override
    public Layer layer() {
        return group;
    }

    @Override
    public int width() {
        return box.width();
    }

    @Override
    public int height() {
        return box.height();
    }
}
