package io.github.displayio4j.displayio;

import java.io.IOException;
import java.lang.foreign.MemorySegment;

/// A reader of one image format, which `Image.load` finds by `ServiceLoader`: so formats join without an arrow
/// between modules.
public interface ImageCodec {
    /// Name of the format in lower case, such as `jpeg`.
    String name();

    /// Whether the first bytes look like this format.
    ///
    /// @param head up to 64 first bytes of the file
    boolean recognises(byte[] head);

    /// Whether it is asked only when no other codec knows the file; false if not said.
    default boolean isLast() {
        return false;
    }

    /// Decodes a whole picture into a new bitmap.
    ///
    /// @param bytes of the file; only valid during the call
    /// @throws IOException if the data is damaged or not supported; the message says where and why
    Image decode(MemorySegment bytes) throws IOException;
}
