package io.github.displayio4j.jpegio;

import io.github.displayio4j.displayio.Area;
import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.Palette;
import java.io.ByteArrayInputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Random;

/// What must hold for any bytes at all: they end in a picture and a report or in a `JpegException`, in bounded
/// time and memory, and the same in every way in which they are read. `dev/fuzz jpeg` calls it.
public final class FuzzTarget {
    /// Larger pictures are legal, but slow to fuzz.
    private static final long PIXELS = 1 << 16;

    private static final DecodeLimits LIMITS =
            DecodeLimits.DEFAULT.withPixels(PIXELS).withMemory(1 << 22).withScans(20);

    private static final JpegDecoder DECODER = new JpegDecoder(LIMITS);
    private static final JpegDecoder FRESH = new JpegDecoder(LIMITS);
    private static final JpegDecoder STRICT = new JpegDecoder(LIMITS.withStrict(true));
    private static final byte[] PIXELS_A = new byte[(int) PIXELS * 3];
    private static final byte[] PIXELS_B = new byte[(int) PIXELS * 3];
    private static final Bitmap SMALL = new Bitmap(40, 30, 65536);
    private static final Bitmap VALUES = new Bitmap(33, 33, 4);
    private static final Palette PALETTE = new Palette(4);

    private FuzzTarget() {}

    /// Jazzer's entry.
    public static void fuzzerTestOneInput(byte[] jpeg) {
        long start = System.nanoTime();
        try {
            check(jpeg);
        } catch (JpegException e) {
            require(e.offset() >= 0 && e.offset() <= jpeg.length, "offset in range: " + e.getMessage());
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        require(seconds < 5, "no hang, took " + seconds + " s");
        JpegMetadata.read(jpeg, 0, jpeg.length);
        frames(jpeg);
    }

    private static void check(byte[] jpeg) throws JpegException {
        JpegInfo info = DECODER.open(jpeg);
        int eighths = 1 + (jpeg.length & 7);
        DecodeOptions options = DecodeOptions.DEFAULT.withEighths(eighths);
        int width = info.scaledWidth(eighths);
        int height = info.scaledHeight(eighths);
        decode(DECODER, PIXELS_A, width, options);
        DecodeReport report = DECODER.report();
        require(report.blocksDecoded() <= report.blocksExpected(), report.toString());
        require(report.firstDamage() <= jpeg.length, report.toString());

        // In pieces, by a decoder with another past.
        FRESH.open(new ByteArrayInputStream(jpeg));
        decode(FRESH, PIXELS_B, width, options);
        require(report.equals(FRESH.report()), report + " as from a stream, not " + FRESH.report());
        requireSame(width * height * 3, "stream");

        // A part of it is that part of the whole.
        Random random = new Random(jpeg.length);
        int x1 = random.nextInt(width);
        int y1 = random.nextInt(height);
        Area crop = new Area(x1, y1, x1 + 1 + random.nextInt(width - x1), y1 + 1 + random.nextInt(height - y1));
        decode(DECODER, PIXELS_B, crop.width(), options.withCrop(crop));
        for (int y = 0; y < crop.height(); y++) {
            for (int i = 0; i < 3 * crop.width(); i++) {
                int whole = 3 * ((y1 + y) * width + x1) + i;
                require(PIXELS_A[whole] == PIXELS_B[3 * y * crop.width() + i], "crop " + crop + " at row " + y);
            }
        }
        DECODER.decode(SMALL, jpeg.length & 3, 0, 0);
        DECODER.decode(VALUES, 0, 0, PALETTE, true, options.upright());
        boolean complete = report.complete();
        try {
            STRICT.open(jpeg);
            decode(STRICT, PIXELS_B, width, options);
            require(complete, "strict accepts what is damaged: " + report);
            requireSame(width * height * 3, "strict");
        } catch (JpegException e) {
            require(!complete, "strict refuses what is sound: " + e.getMessage());
        }
    }

    private static void decode(JpegDecoder decoder, byte[] out, int width, DecodeOptions options) throws JpegException {
        decoder.decode(MemorySegment.ofArray(out), 0, 3 * width, PixelLayout.RGB888, options);
    }

    private static void requireSame(int n, String what) {
        for (int i = 0; i < n; i++) {
            require(PIXELS_A[i] == PIXELS_B[i], "same bytes by " + what + " at " + i);
        }
    }

    private static void frames(byte[] bytes) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment segment = arena.allocate(bytes.length + 1L);
            MemorySegment.copy(MemorySegment.ofArray(bytes), 0, segment, 0, bytes.length);
            MemorySegment exact = segment.asSlice(0, bytes.length);
            long at = JpegFrames.start(exact, 0);
            while (at >= 0) {
                long end = JpegFrames.end(exact, at);
                require(end == -1 || (end > at && end <= bytes.length), "frame ends at " + end);
                at = end < 0 ? -1 : JpegFrames.start(exact, end);
            }
        }
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException(what);
        }
    }
}
