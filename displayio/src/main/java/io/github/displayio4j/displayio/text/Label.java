package io.github.displayio4j.displayio.text;

import io.github.displayio4j.displayio.Area;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.Layer;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.TileGrid;
import io.github.displayio4j.displayio.fontio.BuiltinFont;
import io.github.displayio4j.displayio.fontio.Font;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A text of one or more lines, to be appended to a group as `label.layer()`.
///
/// Only pixels that change become dirty: setting an equal text costs nothing on the wire. New text allocates only when
/// it takes more room than any before, or has characters that the font must read first.
///
/// ```java
/// Label fps = new Label("0.0 fps", 0xFFFF00);
/// fps.setBackground(0x000000);
/// fps.setAnchor(1, 0);
/// fps.moveTo(239, 0); // its top right corner
/// root.append(fps.layer());
/// ```
public final class Label {
    private static final int MAX_MARGIN = 1024;

    /// Its place, which the user may move; in it the picture, off by what the anchor wants.
    private final Group group = new Group();

    private final Group scaled = new Group();
    private final TextLayout layout;
    private Palette palette;
    private LabelPicture picture;

    private int[] text = new int[16];
    private int length;
    /// Scratch for a text that may be the same again.
    private int[] read = new int[16];

    private String tab = "    ";
    private Direction direction = Direction.LTR;
    private int color;
    private int background = -1;
    private int outlineColor;
    private int outline;
    private int left;
    private int top;
    private int right;
    private int bottom;
    private int window;
    private int scroll;
    private double anchorX;
    private double anchorY;

    /// A label in the built-in font at 0, 0, without background.
    ///
    /// @param text lines are separated by `'\n'`
    /// @param color of the letters, RGB888 `0xRRGGBB`
    public Label(CharSequence text, int color) {
        this(BuiltinFont.FONT, text, color);
    }

    /// A label at 0, 0, without background.
    ///
    /// @param text lines are separated by `'\n'`
    /// @param color of the letters, RGB888 `0xRRGGBB`
    public Label(Font font, CharSequence text, int color) {
        layout = new TextLayout(font);
        this.color = checkColor(color);
        palette = new Palette(LabelPicture.colors(font.levels()));
        picture = new LabelPicture(font.levels(), palette);
        paint();
        scaled.append(picture.grid());
        group.append(scaled);
        length = decode(text);
        swap();
        draw();
    }

    /// What to append to a group; always the same object. To move it is to move the label.
    public Layer layer() {
        return group;
    }

    /// Shows another text. For characters that the font does not have it shows what the font has for that, or nothing;
    /// `'\r'` is left out.
    public void setText(CharSequence newText) {
        int n = decode(newText);
        if (!Arrays.equals(read, 0, n, text, 0, length)) {
            length = n;
            swap();
            draw();
        }
    }

    /// The text that is shown, tabs replaced.
    public String text() {
        return new String(text, 0, length);
    }

    /// Shows the text in another font.
    @SuppressWarnings("ReferenceEquality") // fonts are not compared
    public void setFont(Font font) {
        if (layout.font != font) {
            layout.font = font;
            palette = new Palette(LabelPicture.colors(font.levels()));
            picture = new LabelPicture(font.levels(), palette);
            paint();
            draw();
        }
    }

    /// The font.
    public Font font() {
        return layout.font;
    }

    /// Colour of the letters, RGB888.
    public void setColor(int color) {
        this.color = checkColor(color);
        paint();
    }

    /// Fills the label's box behind the letters with a colour, RGB888.
    public void setBackground(int color) {
        background = checkColor(color);
        paint();
    }

    /// Lets shine through what lies behind the letters, as at first.
    public void clearBackground() {
        background = -1;
        paint();
    }

    /// Draws a line around the letters; the label's box grows by it to all sides.
    ///
    /// @param color RGB888
    /// @param size columns and rows that it is wide, 0 (none, as at first) .. 16
    /// @throws IllegalArgumentException if out of range
    public void setOutline(int color, int size) {
        check(size, 0, 16, "size of the outline");
        outlineColor = checkColor(color);
        outline = size;
        paint();
        draw();
    }

    /// Adds room between the text and the edges of the label's box, which the background fills; 0 at first.
    ///
    /// @param left columns, 0..1024; and so on
    /// @throws IllegalArgumentException if out of range
    public void setPadding(int left, int top, int right, int bottom) {
        check(Math.min(Math.min(left, right), Math.min(top, bottom)), 0, MAX_MARGIN, "padding");
        check(Math.max(Math.max(left, right), Math.max(top, bottom)), 0, MAX_MARGIN, "padding");
        this.left = left;
        this.top = top;
        this.right = right;
        this.bottom = bottom;
        draw();
    }

    /// Whether the box is drawn around the ink of the letters instead of around their cells.
    public void setTight(boolean tight) {
        layout.tight = tight;
        draw();
    }

    /// Distance of the base lines of neighbouring lines, in heights of the font; 1.0 at first.
    ///
    /// @param spacing 0.1..10.0
    /// @throws IllegalArgumentException if out of range
    public void setLineSpacing(double spacing) {
        if (!(spacing >= 0.1 && spacing <= 10)) {
            throw new IllegalArgumentException("line spacing must be 0.1..10.0, not " + spacing);
        }
        layout.spacing = spacing;
        draw();
    }

    /// Breaks lines at spaces so that they take no more than so many columns of the font's pixels; words that are
    /// longer are broken where they must. 0, as at first, breaks none.
    ///
    /// @param columns 0..32767
    /// @throws IllegalArgumentException if out of range
    public void setWrap(int columns) {
        layout.wrap = check(columns, 0, 32767, "columns to wrap at");
        draw();
    }

    /// Where shorter lines stand beside the longest; at first where lines begin.
    public void setAlignment(Alignment alignment) {
        layout.alignment = alignment;
        draw();
    }

    /// Where the letters go; to the right at first.
    public void setDirection(Direction direction) {
        this.direction = direction;
        layout.reversed = direction == Direction.RTL;
        draw();
    }

    /// Orders and forms the characters of each line; null, as at first, leaves them as they are. Not together with
    /// `Direction.RTL`, which turns round what the shaper made.
    public void setShaper(@Nullable TextShaper shaper) {
        layout.shaper = shaper;
        draw();
    }

    /// What stands for a tab in texts set from now on; four spaces at first.
    public void setTabReplacement(String replacement) {
        if (replacement.indexOf('\t') >= 0) {
            throw new IllegalArgumentException("a tab cannot be replaced by a tab");
        }
        tab = replacement;
    }

    /// Shows no more than so many columns of the text, through which `scrollTo` moves it; 0, as at first, shows all.
    ///
    /// @param columns of the font's pixels, without padding: 0..32767
    /// @throws IllegalArgumentException if out of range
    public void setWindow(int columns) {
        window = check(columns, 0, 32767, "columns of the window");
        draw();
    }

    /// Scrolls the text in its window: what leaves at the left comes in again at the right, behind a gap of three of
    /// the font's cells. Without a window nothing moves.
    ///
    /// @param columns from the start of the text; any number will do
    public void scrollTo(int columns) {
        if (scroll != columns) {
            scroll = columns;
            if (window > 0) {
                draw();
            }
        }
    }

    /// Which point of the label's box `moveTo` places: at first 0, 0, its top left corner. As the text grows and
    /// shrinks, that point stays.
    ///
    /// @param anchorX 0.0 (left edge) .. 1.0 (right edge)
    /// @param anchorY 0.0 (top edge) .. 1.0 (bottom edge)
    /// @throws IllegalArgumentException if out of range
    public void setAnchor(double anchorX, double anchorY) {
        if (!(anchorX >= 0 && anchorX <= 1 && anchorY >= 0 && anchorY <= 1)) {
            throw new IllegalArgumentException("anchor must be 0.0..1.0, not " + anchorX + ", " + anchorY);
        }
        this.anchorX = anchorX;
        this.anchorY = anchorY;
        place();
    }

    /// Moves its anchor, in pixels of the group that holds it.
    ///
    /// @param x -32768..32767
    /// @param y -32768..32767
    public void moveTo(int x, int y) {
        group.moveTo(x, y);
    }

    /// Makes every pixel of the font `scale` x `scale` pixels.
    ///
    /// @param scale 1..32767
    /// @throws IllegalArgumentException if out of range
    public void setScale(int scale) {
        scaled.setScale(scale);
        place();
    }

    /// Whether it is left out of the picture.
    public void setHidden(boolean hidden) {
        group.setHidden(hidden);
    }

    /// Left edge in the group that holds it.
    public int x() {
        return group.x() + scaled.x();
    }

    /// Top edge in the group that holds it.
    public int y() {
        return group.y() + scaled.y();
    }

    /// Columns of its box, in pixels of the group that holds it; 0 if there is no text.
    public int width() {
        return (isTurned() ? picture.height : picture.width) * scaled.scale();
    }

    /// Rows of its box, in pixels of the group that holds it.
    public int height() {
        return (isTurned() ? picture.width : picture.height) * scaled.scale();
    }

    /// Its box, in the group that holds it.
    public Area area() {
        return new Area(x(), y(), x() + width(), y() + height());
    }

    /// Lines of the text, after breaking.
    public int lines() {
        return layout.lineCount();
    }

    private boolean isTurned() {
        return direction == Direction.UPR || direction == Direction.DWR;
    }

    /// Reads code points into `read`.
    ///
    /// @return how many
    private int decode(CharSequence from) {
        int n = 0;
        for (int i = 0; i < from.length(); i++) {
            char c = from.charAt(i);
            if (c == '\t') {
                for (int k = 0; k < tab.length(); k++) {
                    n = add(tab.charAt(k), n);
                }
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < from.length()
                    && Character.isLowSurrogate(from.charAt(i + 1))) {
                n = add(Character.toCodePoint(c, from.charAt(++i)), n);
            } else if (c != '\r') {
                n = add(c, n);
            }
        }
        return n;
    }

    private int add(int codePoint, int n) {
        if (n == read.length) {
            read = Arrays.copyOf(read, 2 * n);
        }
        read[n] = codePoint;
        return n + 1;
    }

    private void swap() {
        int[] old = text;
        text = read;
        read = old;
    }

    private void draw() {
        layout.layOut(text, length);
        int margin = length == 0 || layout.x1 == layout.x2 ? 0 : outline;
        boolean empty = layout.x1 == layout.x2;
        int textWidth = layout.x2 - layout.x1;
        boolean scrolls = window > 0 && !empty;
        int shown = scrolls ? window : textWidth;
        int width = empty ? 0 : shown + left + right + 2 * margin;
        int height = layout.y2 - layout.y1 + (empty ? 0 : top + bottom + 2 * margin);
        int period = scrolls ? textWidth + 3 * layout.font.width() : 0;
        int firstColumn = layout.x1 - left - margin + (scrolls ? Math.floorMod(scroll, period) : 0);
        picture.draw(layout, firstColumn, layout.y1 - top - margin, width, height, period, margin);
        scaled.set(0, picture.grid()); // nothing happens if it is there
        place();
    }

    /// Turns the grid so that the letters go where they shall, and puts the box where its anchor wants it.
    private void place() {
        TileGrid grid = picture.grid();
        boolean flipX = direction == Direction.UPR || direction == Direction.UPD;
        boolean flipY = direction == Direction.DWR || direction == Direction.UPD;
        grid.setFlip(flipX, flipY);
        grid.setTransposeXy(isTurned());
        // mirrored, what the bitmap has beside the text comes first
        int beforeX = flipX ? picture.bitmapWidth() - picture.width : 0;
        int beforeY = flipY ? picture.bitmapHeight() - picture.height : 0;
        grid.moveTo(isTurned() ? -beforeY : -beforeX, isTurned() ? -beforeX : -beforeY);
        scaled.moveTo(offset(anchorX * width()), offset(anchorY * height()));
    }

    private static int offset(double anchor) {
        return Math.clamp(-Math.round(anchor), -32768, 32767);
    }

    /// Gives the values of the picture their colours.
    private void paint() {
        int levels = picture.levels();
        if (background < 0) {
            palette.makeTransparent(LabelPicture.BACKGROUND);
        } else {
            palette.set(LabelPicture.BACKGROUND, background);
            palette.makeOpaque(LabelPicture.BACKGROUND);
        }
        palette.makeTransparent(LabelPicture.NOTHING);
        for (int i = 1; i <= levels; i++) {
            paint(LabelPicture.BACKGROUND + i, outline > 0 ? outlineColor : color, background, i, levels);
            paint(LabelPicture.BACKGROUND + levels + i, color, outlineColor, i, levels);
        }
    }

    /// A colour that is seen by `share` of `of`: mixed with what is known to lie below, else by its alpha.
    private void paint(int entry, int rgb, int below, int share, int of) {
        palette.set(entry, below < 0 ? rgb : mix(rgb, below, share, of));
        palette.setAlpha(entry, below < 0 ? (share * 255 + of / 2) / of : 255);
    }

    static int mix(int above, int below, int share, int of) {
        int mixed = 0;
        for (int shift = 0; shift < 24; shift += 8) {
            int channel = (above >> shift & 0xff) * share + (below >> shift & 0xff) * (of - share) + of / 2;
            mixed |= channel / of << shift;
        }
        return mixed;
    }

    private static int checkColor(int rgb) {
        if (rgb < 0 || rgb > 0xffffff) {
            throw new IllegalArgumentException("colour must be 0x000000..0xFFFFFF, not 0x" + Integer.toHexString(rgb));
        }
        return rgb;
    }

    private static int check(int value, int min, int max, String what) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(what + " must be " + min + ".." + max + ", not " + value);
        }
        return value;
    }
}
