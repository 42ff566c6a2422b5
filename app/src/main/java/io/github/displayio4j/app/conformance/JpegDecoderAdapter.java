package io.github.displayio4j.app.conformance;

import io.github.displayio4j.displayio.Area;
import io.github.displayio4j.jpegio.DecodeLimits;
import io.github.displayio4j.jpegio.JpegDecoder;
import io.github.displayio4j.jpegio.JpegInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/// `jpegio.JpegDecoder`: one decode to each open, scale as a power of two, colour repeated rather than interpolated.
final class JpegDecoderAdapter extends Adapter {
    /// Most mean difference at scales 0..3 (SCHEMA 9).
    private static final double[] MEAN = {2, 16, 20, 34};

    private final JpegDecoder decoder = new JpegDecoder(DecodeLimits.DEFAULT.withStrict(true));
    private final Values values;
    /// Most difference of a channel at scale 0.
    private final int max;

    private boolean opened;

    /// @param coarse the file was made with a quality so low that rounding shows
    JpegDecoderAdapter(Values values, boolean coarse) {
        super("JpegDecoder");
        this.values = values;
        max = coarse ? 32 : 16;
    }

    @Override
    Object call(String method, Arguments args) {
        try {
            return switch (method) {
                case "open" -> open(args.object(0, "file", Object.class));
                case "decode" -> decode(args);
                default -> super.call(method, args);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Object> open(Object file) throws IOException {
        opened = false;
        JpegInfo info = decoder.open(
                switch (file) {
                    case byte[] bytes -> bytes;
                    case Values.FileName name -> values.files.bytes(name.name());
                    case Values.OpenFile open -> open.in().readAllBytes();
                    default -> throw new WrongType("a JPEG is a file or bytes, not " + file);
                });
        opened = true;
        return List.of((long) info.width(), (long) info.height());
    }

    private Object decode(Arguments args) throws IOException {
        BitmapAdapter target = args.object(0, "bitmap", BitmapAdapter.class);
        int scale = args.integer(1, "scale", 0);
        int x = args.integer(2, "x", 0);
        int y = args.integer(3, "y", 0);
        Area crop = new Area(
                args.integer(-1, "x1", 0),
                args.integer(-1, "y1", 0),
                args.integer(-1, "x2", 65535),
                args.integer(-1, "y2", 65535));
        int skipSource = args.integer(-1, "skip_source_index", -1);
        int skipDest = args.integer(-1, "skip_dest_index", -1);
        args.end();
        if (!opened) {
            throw new IllegalStateException("decode() without open()");
        }
        decoder.decode(target.bitmap, scale, x, y, crop, skipSource, skipDest);
        opened = false;
        target.tolerance = new Tolerance.Channels(true, MEAN[scale], scale == 0 ? max : 255);
        return Values.NONE;
    }
}
