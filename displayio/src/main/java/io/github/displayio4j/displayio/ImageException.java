package io.github.displayio4j.displayio;

import java.io.IOException;

/// A picture's file that is damaged, or of a kind that is not supported; says where.
public sealed class ImageException extends IOException permits BmpException {
    private static final long serialVersionUID = 1;

    private final long offset;

    /// @param offset byte from the start of the file
    /// @param problem what was wrong and what was allowed
    public ImageException(long offset, String problem) {
        super(problem + " (at byte " + offset + ")");
        this.offset = offset;
    }

    /// Byte from the start of the file at which the problem lies.
    public long offset() {
        return offset;
    }
}
