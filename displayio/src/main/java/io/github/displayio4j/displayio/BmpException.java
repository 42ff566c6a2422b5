package io.github.displayio4j.displayio;

/// A BMP file that is damaged, or of a kind that is not supported; says where.
public final class BmpException extends ImageException {
    private static final long serialVersionUID = 1;

    /// @param offset byte from the start of the file
    /// @param problem what was wrong and what was allowed
    public BmpException(long offset, String problem) {
        super(offset, problem);
    }
}
