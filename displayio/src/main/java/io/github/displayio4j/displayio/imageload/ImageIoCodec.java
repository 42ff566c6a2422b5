package io.github.displayio4j.displayio.imageload;

import io.github.displayio4j.displayio.Image;
import io.github.displayio4j.displayio.ImageCodec;
import java.io.IOException;
import java.lang.foreign.MemorySegment;

/// Whatever the readers of ImageIO know that no other codec does: with those of TwelveMonkeys on the path
/// WebP, TIFF, PSD, ICO and more. Without the module `java.desktop` it knows nothing.
public final class ImageIoCodec implements ImageCodec {
    private static final boolean PRESENT = isPresent();

    /// Called by `ServiceLoader`.
    public ImageIoCodec() {}

    private static boolean isPresent() {
        try {
            Class.forName("javax.imageio.ImageIO", false, ImageIoCodec.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    @Override
    public String name() {
        return "what ImageIO reads";
    }

    @Override
    public boolean isLast() {
        return true;
    }

    @Override
    public boolean recognises(byte[] head) {
        return PRESENT && ImageIoBridge.recognises(head);
    }

    @Override
    public Image decode(MemorySegment bytes) throws IOException {
        return ImageIoBridge.decode(bytes);
    }
}
