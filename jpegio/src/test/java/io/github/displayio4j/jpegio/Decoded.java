package io.github.displayio4j.jpegio;

import java.lang.foreign.MemorySegment;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Short ways to whole decoded pictures.
final class Decoded {
    private Decoded() {}

    /// The wanted part of the open picture, rows without gaps.
    static byte[] pixels(JpegDecoder decoder, PixelLayout layout, DecodeOptions options) throws JpegException {
        int width = decoder.info().scaledWidth(options.eighths());
        int height = decoder.info().scaledHeight(options.eighths());
        if (options.crop() != null) {
            width = options.crop().width();
            height = options.crop().height();
        }
        byte[] out = new byte[width * height * layout.bytes()];
        decoder.decode(MemorySegment.ofArray(out), 0, width * layout.bytes(), layout, options);
        return out;
    }

    static byte[] rgb(byte[] jpeg) throws JpegException {
        JpegDecoder decoder = new JpegDecoder();
        decoder.open(jpeg);
        return pixels(decoder, PixelLayout.RGB888, DecodeOptions.DEFAULT);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
