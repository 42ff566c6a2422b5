package io.github.displayio4j.camera;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.Colorspace;
import io.github.displayio4j.jpegio.DecodeLimits;
import io.github.displayio4j.jpegio.DecodeOptions;
import io.github.displayio4j.jpegio.DecodeReport;
import io.github.displayio4j.jpegio.JpegDecoder;
import io.github.displayio4j.jpegio.JpegException;
import io.github.displayio4j.jpegio.JpegInfo;
import io.github.displayio4j.jpegio.PixelLayout;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Photos from files, each scaled to a panel, upright as its EXIF data say, in the middle of a black picture.
///
/// Memory is bounded whatever the files are: of a photo that would need more than a limit, its small preview is shown.
public final class PhotoFrame {
    private final int width;
    private final int height;
    private final Fit fit;
    private final PixelLayout layout;
    private final JpegDecoder decoder;
    private @Nullable String problem;

    /// For pictures of a size.
    ///
    /// @param width columns of the panel, 1 or more
    /// @param height rows
    /// @param colorspace of the bitmaps: `RGB565`, `RGB565_SWAPPED` or `L8`
    /// @param mostBytes memory that a photo may need to be decoded, beside its file
    public PhotoFrame(int width, int height, Fit fit, Colorspace colorspace, long mostBytes) {
        this.width = width;
        this.height = height;
        this.fit = fit;
        layout = VideoLayer.layout(colorspace);
        decoder = new JpegDecoder(DecodeLimits.DEFAULT.withMemory(mostBytes));
    }

    /// A bitmap for `load`.
    public Bitmap newBitmap() {
        return new Bitmap(width, height, layout == PixelLayout.GRAY ? 256 : 65536);
    }

    /// Decodes a photo into a bitmap, all of which is written.
    ///
    /// @throws IOException if nothing of it can be shown; one line that names it and says why
    public void load(Path file, Bitmap target) throws IOException {
        problem = null;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment bytes = SourceFile.map(file, arena);
            // what begins as a JPEG is the decoder's to judge; some files have something before it
            long start = isJpeg(bytes) ? 0 : SourceFile.firstFrame(file, bytes);
            try {
                decode(bytes, start, bytes.byteSize() - start, target, 0);
            } catch (JpegException e) {
                if (!preview(target)) {
                    throw new IOException(file + ": " + e.getMessage(), e);
                }
                problem = file + ": " + e.getMessage() + "; its preview is shown";
                return;
            }
        }
        DecodeReport report = decoder.report();
        if (report.blocksDecoded() == 0) {
            throw new IOException(file + ": not one block can be decoded, near byte " + report.firstDamage());
        }
        if (!report.complete()) {
            problem = file + ": damaged near byte " + report.firstDamage() + ", " + report.blocksDecoded() + " of "
                    + report.blocksExpected() + " blocks are shown";
        }
    }

    private static boolean isJpeg(MemorySegment bytes) {
        return bytes.byteSize() > 2
                && bytes.get(ValueLayout.JAVA_BYTE, 0) == (byte) 0xFF
                && bytes.get(ValueLayout.JAVA_BYTE, 1) == (byte) 0xD8;
    }

    /// What is wrong with the photo loaded last, though something of it is seen; null if nothing.
    public @Nullable String problem() {
        return problem;
    }

    /// Shows the preview of the open photo instead, turned as the photo is.
    private boolean preview(Bitmap target) {
        try {
            byte[] thumbnail = decoder.metadata().thumbnail();
            int orientation = decoder.metadata().orientation();
            if (thumbnail == null) {
                return false;
            }
            decode(MemorySegment.ofArray(thumbnail), 0, thumbnail.length, target, orientation);
            return decoder.report().blocksDecoded() > 0;
        } catch (IOException | IllegalStateException e) {
            return false; // not even headers
        }
    }

    /// @param orientation as EXIF counts; 0: as the file says
    private void decode(MemorySegment bytes, long offset, long length, Bitmap target, int orientation)
            throws IOException {
        JpegInfo info = decoder.open(bytes, offset, length);
        int turn = orientation == 0 ? decoder.metadata().orientation() : orientation;
        boolean turned = turn >= 5;
        Placement placement = Placement.of(
                fit, turned ? info.height() : info.width(), turned ? info.width() : info.height(), width, height);
        DecodeOptions options = DecodeOptions.DEFAULT
                .withEighths(placement.eighths())
                .withCrop(placement.crop())
                .withOrientation(turn);
        target.fill(0);
        if (placement.shrink() == 1) {
            decoder.decode(target, placement.x(), placement.y(), layout, options);
            return;
        }
        Bitmap small = new Bitmap(placement.width(), placement.height(), layout == PixelLayout.GRAY ? 256 : 65536);
        new Shrinker(
                        placement.shrink(),
                        placement.crop().width(),
                        placement.crop().height(),
                        layout)
                .decode(decoder, options, small, layout);
        long pixel = layout == PixelLayout.GRAY ? 1 : 2;
        for (int y = 0; y < small.height(); y++) {
            long to = (long) (placement.y() + y) * target.stride() + placement.x() * pixel;
            MemorySegment.copy(small.segment(), (long) y * small.stride(), target.segment(), to, small.width() * pixel);
        }
        target.dirty();
    }
}
