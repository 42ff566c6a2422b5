package io.github.displayio4j.displayio.fontio;

/// The lines of a BDF file, read one by one without making an object of each.
final class BdfLines {
    private final byte[] file;
    private int start;
    private int end;
    private int next;
    private int at;
    private int number;

    BdfLines(byte[] file) {
        this.file = file;
    }

    /// Goes to the line that begins at a byte.
    void seek(int offset, int line) {
        next = offset;
        number = line - 1;
    }

    /// Goes to the next line that is not empty.
    ///
    /// @return false at the end
    boolean advance() {
        while (next < file.length) {
            start = next;
            end = start;
            while (end < file.length && file[end] != '\n') {
                end++;
            }
            next = end + 1;
            number++;
            while (end > start && isSpace(file[end - 1])) {
                end--;
            }
            while (start < end && isSpace(file[start])) {
                start++;
            }
            at = start;
            if (start < end) {
                return true;
            }
        }
        return false;
    }

    /// Number of the line, 1 is the first.
    int number() {
        return number;
    }

    /// Where the line begins.
    int offset() {
        return start;
    }

    /// Whether the first word is this one; then `integer` reads what follows.
    boolean is(String word) {
        int n = word.length();
        if (end - start < n || (end - start > n && !isSpace(file[start + n]))) {
            return false;
        }
        for (int i = 0; i < n; i++) {
            if (file[start + i] != (byte) word.charAt(i)) {
                return false;
            }
        }
        at = start + n;
        return true;
    }

    /// The next number of the line.
    ///
    /// @throws FontException if there is none, or out of range
    int integer(String what, int min, int max) throws FontException {
        while (at < end && isSpace(file[at])) {
            at++;
        }
        int from = at;
        boolean negative = at < end && file[at] == '-';
        if (negative) {
            at++;
        }
        long value = 0;
        int digits = at;
        while (at < end && file[at] >= '0' && file[at] <= '9' && at - digits < 12) {
            value = 10 * value + file[at++] - '0';
        }
        value = negative ? -value : value;
        boolean whole = at > digits && (at == end || isSpace(file[at]) || file[at] == '.');
        while (at < end && !isSpace(file[at])) { // some fonts write 9.0
            at++;
        }
        if (!whole || value < min || value > max) {
            throw FontException.atLine(
                    number, what + " must be " + min + ".." + max + ", not \"" + text(from, Math.max(at, from)) + "\"");
        }
        return (int) value;
    }

    /// The word at the start of the line, for a message.
    String word() {
        int to = start;
        while (to < end && !isSpace(file[to])) {
            to++;
        }
        return text(start, to);
    }

    private String text(int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to && i < from + 20; i++) {
            text.append(file[i] >= ' ' && file[i] < 127 ? (char) file[i] : '?');
        }
        return text.toString();
    }

    /// Reads the line as a row of pixels, the first in the highest bit of the first digit.
    ///
    /// @param out gets a byte for each pixel from `to` on
    /// @throws FontException if digits are missing or are none
    void row(int width, byte[] out, int to) throws FontException {
        int digits = (width + 7) / 8 * 2;
        if (end - start < digits && width > 0) {
            throw FontException.atLine(
                    number, "a row of " + width + " pixels must have " + digits + " digits, not " + (end - start));
        }
        for (int x = 0; x < width; x++) {
            int digit = Character.digit(file[start + x / 4], 16);
            if (digit < 0) {
                throw FontException.atLine(number, "a row must have hexadecimal digits, not \"" + word() + "\"");
            }
            out[to + x] = (byte) (digit >> 3 - x % 4 & 1);
        }
    }

    private static boolean isSpace(byte character) {
        return character == ' ' || character == '\t' || character == '\r';
    }
}
