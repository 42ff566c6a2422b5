package io.github.displayio4j.jpegio;

import java.io.IOException;

/// Data that is damaged, or a kind of JPEG that is not supported; says where.
public final class JpegException extends IOException {
    private static final long serialVersionUID = 1;

    private final long offset;

    /// @param offset byte from the start of the JPEG data
    /// @param problem what was wrong and what was allowed
    public JpegException(long offset, String problem) {
        super(problem + " (at byte " + offset + ")");
        this.offset = offset;
    }

    JpegException(long offset, String problem, IOException cause) {
        super(problem + " (at byte " + offset + ")", cause);
        this.offset = offset;
    }

    /// Byte from the start of the JPEG data at which the problem lies.
    public long offset() {
        return offset;
    }
}
