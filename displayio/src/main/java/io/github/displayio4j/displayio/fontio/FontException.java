package io.github.displayio4j.displayio.fontio;

import java.io.IOException;

/// A font file that is damaged or of a kind that cannot be read; says where.
public final class FontException extends IOException {
    private static final long serialVersionUID = 1;

    private final long offset;
    private final int line;

    private FontException(String message, long offset, int line, Throwable cause) {
        super(message, cause);
        this.offset = offset;
        this.line = line;
    }

    private FontException(String message, long offset, int line) {
        super(message);
        this.offset = offset;
        this.line = line;
    }

    static FontException atByte(long offset, String problem) {
        return new FontException(problem + " (at byte " + offset + ")", offset, -1);
    }

    static FontException atLine(int line, String problem) {
        return new FontException(problem + " (in line " + line + ")", -1, line);
    }

    /// A problem of the machine, not of the file.
    static FontException ofMachine(String problem, Throwable cause) {
        return new FontException(problem, -1, -1, cause);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    /// Byte from the start of the file at which the problem lies; -1 if it has no such place.
    public long offset() {
        return offset;
    }

    /// Line of a text file, 1 is the first; -1 if it has no lines.
    public int line() {
        return line;
    }
}
