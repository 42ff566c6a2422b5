package io.github.displayio4j.preview;

/// A text in a window: a texture that is made again only for another text.
final class TextBox {
    private final GlassPainter painter;
    private String text = "";
    private int texture;
    private int width;
    private int height;

    TextBox(GlassPainter painter) {
        this.painter = painter;
    }

    /// @param text lines separated by `'\n'`; empty for nothing
    void set(String text) {
        if (text.equals(this.text)) {
            return;
        }
        this.text = text;
        if (texture != 0) {
            painter.delete(texture);
            texture = 0;
        }
        if (!text.isEmpty()) {
            TextPicture picture = TextPicture.of(text);
            width = picture.width();
            height = picture.height();
            texture = painter.texture(width, height);
            painter.upload(texture, picture.xrgb(), width, 0, 0, width, height);
        }
    }

    /// Draws it in a corner or the middle.
    ///
    /// @param across where in the free columns: 0 left, 1 middle, 2 right
    /// @param down where in the free rows: 0 top, 1 middle, 2 bottom
    void draw(int columns, int rows, int across, int down) {
        if (texture != 0) {
            int zoom = Math.max(1, Math.min(Math.min(columns, rows) / 360, columns / width));
            int left = Math.max(0, (columns - width * zoom) * across / 2);
            int top = Math.max(0, (rows - height * zoom) * down / 2);
            painter.draw(texture, left, top, width, height, zoom, false, false);
        }
    }
}
