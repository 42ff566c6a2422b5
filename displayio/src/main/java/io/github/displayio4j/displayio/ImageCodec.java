package io.github.displayio4j.displayio;

import java.io.IOException;
import java.lang.foreign.MemorySegment;

/// A reader of one image format, found by `ServiceLoader`, through which formats join without an arrow between modules.
public interface ImageCodec {
    /// Name of the format in lower case, such as `jpeg`.
    String name();

    /// Whether the first bytes look like this format.
    ///
    /// @param head up to 16 first bytes of the file
    boolean recognises(byte[] head);

    /// Decodes a whole image into a new 16-bit bitmap of RGB565 values (not byte-swapped).
    ///
    /// @throws IOException if the data is damaged or not supported; the message says where and why
    Bitmap decode(MemorySegment bytes) throws IOException;
}
