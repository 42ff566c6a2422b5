package io.github.displayio4j.jpegio;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.ColorConverter;
import io.github.displayio4j.displayio.Colorspace;
import io.github.displayio4j.displayio.Image;
import io.github.displayio4j.displayio.ImageCodec;
import java.io.IOException;
import java.lang.foreign.MemorySegment;

/// The image format `jpeg` for `displayio`, found by `ServiceLoader`; turned upright as EXIF says.
public final class JpegCodec implements ImageCodec {
    /// Pixels that are decoded however small the file is.
    private static final long SMALL = 1 << 20;

    /// Pixels that a byte of file can stand for: four times what a block's least two bits can give.
    private static final int PIXELS_PER_BYTE = 1024;

    /// Called by `ServiceLoader`.
    public JpegCodec() {}

    @Override
    public String name() {
        return "jpeg";
    }

    @Override
    public boolean recognises(byte[] head) {
        return head.length >= 3 && head[0] == (byte) 0xff && head[1] == (byte) 0xd8 && head[2] == (byte) 0xff;
    }

    @Override
    public Image decode(MemorySegment bytes) throws IOException {
        JpegDecoder decoder = new JpegDecoder();
        JpegInfo info = decoder.open(bytes, 0, bytes.byteSize());
        long pixels = (long) info.width() * info.height();
        if (info.width() > 32767 || info.height() > 32767) {
            throw new JpegException(0, "a bitmap holds at most 32767x32767, not " + info.width() + "x" + info.height());
        }
        if (pixels > SMALL && pixels / PIXELS_PER_BYTE > bytes.byteSize()) {
            throw new JpegException(
                    0, bytes.byteSize() + " bytes cannot hold " + info.width() + "x" + info.height() + " pixels");
        }
        boolean lies = decoder.metadata().orientation() >= 5;
        Bitmap bitmap = new Bitmap(lies ? info.height() : info.width(), lies ? info.width() : info.height(), 65536);
        decoder.decode(bitmap, 0, 0, PixelLayout.RGB565, DecodeOptions.DEFAULT.upright());
        return new Image(bitmap, new ColorConverter(Colorspace.RGB565));
    }
}
