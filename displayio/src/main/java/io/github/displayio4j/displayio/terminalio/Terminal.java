package io.github.displayio4j.displayio.terminalio;

import io.github.displayio4j.displayio.Layer;
import io.github.displayio4j.displayio.fontio.BuiltinFont;
import io.github.displayio4j.displayio.fontio.Font;
import java.io.OutputStream;
import java.util.Arrays;

/// A grid of characters that text is written to, to be appended to a group as `terminal.layer()`. Only cells that
/// change become dirty, also when it scrolls.
///
/// | written | does |
/// |---|---|
/// | CR, LF, BS | to the first column; a line down, scrolling at the last; a column to the left |
/// | `ESC [ n A`, `B`, `C`, `D` | up, down, right, left by n, at least 1 |
/// | `ESC [ r ; c H` | to row r and column c, from 1 |
/// | `ESC [ K`, `1 K`, `2 K` | clears to the end of the line, from its start, all of it |
/// | `ESC [ J`, `1 J`, `2 J` | clears to the end, from the start, all and goes to the first cell |
/// | `ESC [ a ; b r` | rows a to b scroll alone; without numbers all do |
/// | `ESC D`, `ESC M` | a line down, up, scrolling at the edge |
/// | `ESC [ n ; n m` | n of 30 to 37 colours letters, 40 to 47 the background, see `setColor` |
/// | | 39 and 49 as at first, 7 and 27 both exchanged or not, 0 all as at first |
/// | `ESC ] 0 ; title ESC \` or BEL | sets `title()` |
///
/// Other sequences are read and ignored. Text beyond the last column goes on in the next line.
///
/// ```java
/// Terminal terminal = new Terminal(40, 20);
/// terminal.setNewLineMode(true);
/// root.append(terminal.layer());
/// System.setOut(new PrintStream(terminal.outputStream(), true, StandardCharsets.UTF_8));
/// ```
public final class Terminal implements Appendable {
    private static final int MAX_NUMBERS = 8;
    private static final int MAX_NUMBER = 9999;
    private static final int MAX_TITLE = 256;
    private static final char ESCAPE = 0x1b;
    private static final char BELL = 7;

    /// What is being read.
    private enum State {
        TEXT,
        ESCAPED,
        NUMBERS,
        TITLE,
        TITLE_ESCAPED
    }

    private final Cells cells;
    private final int[] numbers = new int[MAX_NUMBERS];
    private final StringBuilder read = new StringBuilder();
    private State state = State.TEXT;
    private int numberCount;
    private char high;
    private String title = "";

    private int x;
    private int y;
    private int top;
    private int bottom;
    private int letters = Cells.DEFAULT_LETTERS;
    private int background = Cells.DEFAULT_BACKGROUND;
    private boolean inverse;
    private boolean newLineMode;

    /// A terminal in the built-in font.
    ///
    /// @param columns of cells, 1..1000
    /// @param rows of cells, 1..1000
    /// @throws IllegalArgumentException if out of range
    public Terminal(int columns, int rows) {
        this(BuiltinFont.FONT, columns, rows);
    }

    /// A terminal whose cells are as wide and high as `font` says.
    ///
    /// @param font one whose glyphs are alike in width; wider ones are cut
    /// @param columns of cells, 1..1000
    /// @param rows of cells, 1..1000
    /// @throws IllegalArgumentException if out of range, or if the picture is larger than 32767 pixels to one side
    public Terminal(Font font, int columns, int rows) {
        if (columns < 1 || columns > 1000 || rows < 1 || rows > 1000) {
            throw new IllegalArgumentException(
                    "a terminal must have 1..1000 columns and rows, not " + columns + "x" + rows);
        }
        cells = new Cells(font, columns, rows);
        bottom = rows;
    }

    /// What to append to a group; always the same object.
    public Layer layer() {
        return cells.layer();
    }

    /// Columns of cells.
    public int columns() {
        return cells.columns;
    }

    /// Rows of cells.
    public int rows() {
        return cells.rows;
    }

    /// Column in which the next character is written, 0 is the first.
    public int cursorX() {
        return x;
    }

    /// Row in which the next character is written, 0 is the first.
    public int cursorY() {
        return y;
    }

    /// What was last told to be the title; empty at first.
    public String title() {
        return title;
    }

    /// The characters of a row, without spaces at its end.
    ///
    /// @throws IndexOutOfBoundsException if there is no such row
    public String line(int row) {
        return cells.line(row);
    }

    /// Whether a line feed goes to the first column too, as programs that do not know of terminals expect; not at
    /// first.
    public void setNewLineMode(boolean on) {
        newLineMode = on;
    }

    /// Whether the cell at the cursor is shown inverse; not at first.
    public void setCursorVisible(boolean visible) {
        cells.setCursorVisible(visible);
        cells.moveCursor(x, y);
    }

    /// Colours of letters and background where no sequence has set them; white on black at first.
    ///
    /// @param letters RGB888
    /// @param background RGB888
    /// @throws IllegalArgumentException if one is out of range
    public void setColors(int letters, int background) {
        cells.setDefaults(letters, background);
    }

    /// Lets shine through what lies behind the terminal, where no sequence has set a background.
    ///
    /// @param letters RGB888
    /// @throws IllegalArgumentException if out of range
    public void setTransparent(int letters) {
        cells.setDefaults(letters, -1);
    }

    /// Sets one of the colours that sequences choose from.
    ///
    /// @param number 0 (black), red, green, yellow, blue, magenta, cyan .. 7 (white)
    /// @param rgb RGB888
    /// @throws IllegalArgumentException if one is out of range
    public void setColor(int number, int rgb) {
        cells.setColor(number, rgb);
    }

    @Override
    public Terminal append(CharSequence text) {
        return append(text, 0, text.length());
    }

    @Override
    public Terminal append(CharSequence text, int start, int end) {
        for (int i = start; i < end; i++) {
            read(text.charAt(i));
        }
        cells.moveCursor(x, y);
        return this;
    }

    @Override
    public Terminal append(char character) {
        read(character);
        cells.moveCursor(x, y);
        return this;
    }

    /// A stream that writes UTF-8 to the terminal; what is no UTF-8 is written as U+FFFD. Like the terminal, it is for
    /// one thread at a time.
    public OutputStream outputStream() {
        return new TerminalStream(this);
    }

    private void read(char c) {
        switch (state) {
            case TEXT -> readText(c);
            case ESCAPED -> readEscaped(c);
            case NUMBERS -> readNumbers(c);
            case TITLE -> {
                if (c == BELL) {
                    endTitle();
                } else if (c == ESCAPE) {
                    state = State.TITLE_ESCAPED;
                } else if (read.length() < MAX_TITLE) {
                    read.append(c);
                }
            }
            case TITLE_ESCAPED -> {
                endTitle();
                if (c != '\\') {
                    readEscaped(c);
                }
            }
        }
    }

    private void readText(char c) {
        if (Character.isLowSurrogate(c) && high != 0) {
            put(Character.toCodePoint(high, c));
            high = 0;
            return;
        }
        high = Character.isHighSurrogate(c) ? c : 0;
        switch (c) {
            case '\r' -> x = 0;
            case '\n' -> {
                x = newLineMode ? 0 : x;
                down();
            }
            case '\b' -> x = Math.max(0, x - 1);
            case ESCAPE -> state = State.ESCAPED;
            default -> {
                if (c >= ' ' && c != 0x7f && high == 0) {
                    put(c);
                }
            }
        }
    }

    private void put(int codePoint) {
        cells.set(x, y, codePoint, inverse ? background : letters, inverse ? letters : background);
        x++;
        if (x == cells.columns) {
            x = 0;
            down();
        }
    }

    private void readEscaped(char c) {
        state = State.TEXT;
        switch (c) {
            case '[' -> {
                state = State.NUMBERS;
                numberCount = 0;
                Arrays.fill(numbers, 0);
            }
            case ']' -> {
                state = State.TITLE;
                read.setLength(0);
            }
            case 'D' -> down();
            case 'M' -> up();
            case ESCAPE -> state = State.ESCAPED;
            default -> {}
        }
    }

    private void readNumbers(char c) {
        if (c >= '0' && c <= '9') {
            int at = Math.min(numberCount, MAX_NUMBERS - 1);
            numbers[at] = Math.min(10 * numbers[at] + c - '0', MAX_NUMBER);
        } else if (c == ';') {
            numberCount++;
        } else if (c == ESCAPE) {
            state = State.ESCAPED;
        } else if (c >= '@' && c <= '~') {
            state = State.TEXT;
            obey(c, numbers[0], Math.max(numbers[0], 1), Math.max(numbers[1], 1));
        } // others, such as ?, belong to sequences that are not understood
    }

    /// @param zero the first number, 0 if there is none
    /// @param n the first number, at least 1
    /// @param m the second, at least 1
    private void obey(char command, int zero, int n, int m) {
        switch (command) {
            case 'A' -> y = Math.max(0, y - n);
            case 'B' -> y = Math.min(cells.rows - 1, y + n);
            case 'C' -> x = Math.min(cells.columns - 1, x + n);
            case 'D' -> x = Math.max(0, x - n);
            case 'H', 'f' -> {
                y = Math.min(n, cells.rows) - 1;
                x = Math.min(m, cells.columns) - 1;
            }
            case 'J' -> eraseScreen(zero);
            case 'K' -> eraseLine(zero);
            case 'm' -> {
                for (int i = 0; i <= Math.min(numberCount, MAX_NUMBERS - 1); i++) {
                    paint(numbers[i]);
                }
            }
            case 'r' -> {
                int last = numbers[1] == 0 ? cells.rows : Math.min(m, cells.rows);
                if (n < last) {
                    top = n - 1;
                    bottom = last;
                    x = 0;
                    y = 0;
                }
            }
            default -> {}
        }
    }

    private void paint(int number) {
        if (number == 0) {
            letters = Cells.DEFAULT_LETTERS;
            background = Cells.DEFAULT_BACKGROUND;
            inverse = false;
        } else if (number == 7 || number == 27) {
            inverse = number == 7;
        } else if (number >= 30 && number <= 37) {
            letters = number - 30;
        } else if (number == 39) {
            letters = Cells.DEFAULT_LETTERS;
        } else if (number >= 40 && number <= 47) {
            background = number - 40;
        } else if (number == 49) {
            background = Cells.DEFAULT_BACKGROUND;
        }
    }

    private void eraseScreen(int how) {
        if (how == 2) {
            clear(0, cells.columns * cells.rows);
            x = 0;
            y = 0;
        } else if (how < 2) {
            int at = y * cells.columns + x;
            clear(how == 0 ? at : 0, how == 0 ? cells.columns * cells.rows : at + 1);
        }
    }

    private void eraseLine(int how) {
        if (how <= 2) {
            int start = y * cells.columns;
            clear(how == 0 ? start + x : start, how == 1 ? start + x + 1 : start + cells.columns);
        }
    }

    private void clear(int from, int to) {
        for (int i = from; i < to; i++) {
            cells.set(i % cells.columns, i / cells.columns, ' ', letters, background);
        }
    }

    private void endTitle() {
        state = State.TEXT;
        if (read.length() > 1 && read.charAt(0) == '0' && read.charAt(1) == ';') {
            title = read.substring(2);
        }
    }

    private void down() {
        if (y == bottom - 1) {
            cells.scroll(top, bottom, 1, letters, background);
        } else {
            y = Math.min(y + 1, cells.rows - 1);
        }
    }

    private void up() {
        if (y == top) {
            cells.scroll(top, bottom, -1, letters, background);
        } else {
            y = Math.max(y - 1, 0);
        }
    }
}
