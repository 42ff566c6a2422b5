package io.github.displayio4j.displayio.text;

import java.util.Arrays;
import java.util.Objects;

/// A reusable line of text for values that change with each frame: appending numbers allocates nothing once the buffer
/// has reached its size. Not for several threads.
///
/// ```java
/// text.clear().append("frame ").append(number).append("  ").appendFixed(fps, 1).append(" fps");
/// label.setText(text);
/// ```
public final class TextBuffer implements CharSequence {
    /// Decimals that `appendFixed` can write.
    private static final int MAX_DECIMALS = 9;

    private static final long[] POWERS_OF_TEN = {
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000
    };

    private char[] chars;
    private int length;

    /// An empty buffer.
    public TextBuffer() {
        this(64);
    }

    /// An empty buffer with room for `capacity` characters before it has to grow.
    ///
    /// @param capacity 1 or more
    /// @throws IllegalArgumentException if less
    public TextBuffer(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity must be 1 or more, not " + capacity);
        }
        chars = new char[capacity];
    }

    /// Makes it empty; keeps its capacity.
    public TextBuffer clear() {
        length = 0;
        return this;
    }

    /// Appends one character.
    public TextBuffer append(char character) {
        if (length == chars.length) {
            chars = Arrays.copyOf(chars, 2 * length);
        }
        chars[length++] = character;
        return this;
    }

    /// Appends a text.
    public TextBuffer append(CharSequence text) {
        int n = text.length();
        for (int i = 0; i < n; i++) {
            append(text.charAt(i));
        }
        return this;
    }

    /// Appends a number in decimal.
    public TextBuffer append(int value) {
        return append((long) value);
    }

    /// Appends a number in decimal.
    public TextBuffer append(long value) {
        return appendPadded(value, 1, ' ');
    }

    /// Appends a number in decimal, right-aligned so that the text keeps its length from frame to frame.
    ///
    /// @param minimumWidth characters that it takes at least, filled up on the left with `pad` (a minus sign stands
    ///     before zeros and behind spaces)
    /// @param pad a space or `'0'`
    /// @throws IllegalArgumentException if `pad` is another character
    public TextBuffer appendPadded(long value, int minimumWidth, char pad) {
        if (pad != ' ' && pad != '0') {
            throw new IllegalArgumentException("pad must be a space or '0', not '" + pad + "'");
        }
        int width = digits(value) + (value < 0 ? 1 : 0);
        if (value < 0 && pad == '0') {
            append('-');
        }
        for (int i = width; i < minimumWidth; i++) {
            append(pad);
        }
        if (value < 0 && pad == ' ') {
            append('-');
        }
        appendDigits(value, digits(value));
        return this;
    }

    /// Appends a number with a fixed number of decimals, rounded half away from zero. `NaN`, infinities and numbers
    /// beyond 9e15 / 10^decimals, whose last decimals would be made up, are written as `Double.toString` does
    /// (which allocates).
    ///
    /// @param decimals 0..9
    /// @throws IllegalArgumentException if `decimals` is out of range
    public TextBuffer appendFixed(double value, int decimals) {
        if (decimals < 0 || decimals > MAX_DECIMALS) {
            throw new IllegalArgumentException("decimals must be 0..9, not " + decimals);
        }
        long scale = POWERS_OF_TEN[decimals];
        if (!(Math.abs(value) * scale <= 9e15)) { // also true for NaN
            return append(Double.toString(value));
        }
        long rounded = Math.round(Math.abs(value) * scale);
        if (value < 0 && rounded != 0) {
            append('-');
        }
        append(rounded / scale);
        if (decimals > 0) {
            append('.');
            appendDigits(rounded % scale, decimals);
        }
        return this;
    }

    private static int digits(long value) {
        int n = 1;
        for (long rest = value / 10; rest != 0; rest /= 10) {
            n++;
        }
        return n;
    }

    /// The last `n` decimal digits of `value`, without its sign.
    private void appendDigits(long value, int n) {
        for (int i = 0; i < n; i++) {
            append('0');
        }
        long rest = value;
        for (int at = length - 1; at >= length - n; at--, rest /= 10) {
            chars[at] = (char) ('0' + Math.abs(rest % 10)); // digit by digit: Long.MIN_VALUE has no positive twin
        }
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public char charAt(int index) {
        return chars[Objects.checkIndex(index, length)];
    }

    /// A copy of a part, as a `String`.
    @Override
    public CharSequence subSequence(int start, int end) {
        Objects.checkFromToIndex(start, end, length);
        return new String(chars, start, end - start);
    }

    /// A copy of the text.
    @Override
    public String toString() {
        return new String(chars, 0, length);
    }
}
