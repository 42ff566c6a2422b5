package io.github.displayio4j.camera;

import io.github.displayio4j.displayio.Area;
import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.ColorConverter;
import io.github.displayio4j.displayio.Colorspace;
import io.github.displayio4j.displayio.TileGrid;
import io.github.displayio4j.jpegio.DecodeOptions;
import io.github.displayio4j.jpegio.PixelLayout;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/// The video layer for frames of one size.
final class VideoLayer {
    /// Slots of a feed whose bitmaps are remembered.
    private static final int LENT = 16;

    final int frameWidth;
    final int frameHeight;
    final Bitmap bitmap;
    final TileGrid grid;
    final PixelLayout layout;
    final DecodeOptions options;
    final @Nullable Shrinker shrinker;

    final Placement placement;

    @Nullable
    RawPicture raw;

    /// What the grid shows: the bitmap, or the memory of a frame that was lent.
    private Bitmap shown;

    private @Nullable FrameLease lender;
    /// Bitmaps over the slots of a feed, so that none is made per frame.
    private final @Nullable Bitmap[] lent = new Bitmap[LENT];

    private final MemorySegment[] lentSlots = new MemorySegment[LENT];
    private int nextLent;

    VideoLayer(int frameWidth, int frameHeight, Placement placement, Colorspace colorspace) throws IOException {
        this.frameWidth = frameWidth;
        this.frameHeight = frameHeight;
        this.placement = placement;
        layout = layout(colorspace);
        int valueCount = layout == PixelLayout.GRAY ? 256 : 65536;
        bitmap = new Bitmap(placement.width(), placement.height(), valueCount);
        shown = bitmap;
        shrinker = placement.shrink() == 1
                ? null
                : new Shrinker(
                        placement.shrink(),
                        placement.crop().width(),
                        placement.crop().height(),
                        layout);
        options = DecodeOptions.DEFAULT.withEighths(placement.eighths()).withCrop(placement.crop());
        grid = TileGrid.builder(bitmap, new ColorConverter(colorspace)).build();
    }

    Bitmap shown() {
        return shown;
    }

    /// Shows the pixels of a frame where they lie, if they are what this video is made of.
    ///
    /// @return whether that is so
    boolean lend(CameraFrame frame, Colorspace colorspace) {
        FrameLease lease = frame instanceof FrameLease direct
                ? direct
                : frame instanceof NewestFrames newest ? newest.current() : null;
        if (lease == null || placement.eighths() != 8 || placement.shrink() != 1 || !isOf(lease, colorspace)) {
            return false;
        }
        int stride = Math.max(lease.stride(), RawPicture.rowBytes(lease));
        if (stride % 2 != 0 || (long) stride * (frameHeight - 1) + RawPicture.rowBytes(lease) > lease.length()) {
            return false;
        }
        Bitmap pixels = over(lease.segment(), stride);
        FrameLease kept = lease.share();
        if (lender != null) {
            lender.close();
        }
        lender = kept;
        shown = pixels;
        pixels.dirty();
        grid.setBitmap(pixels);
        return true;
    }

    /// Values of a bitmap are stored in the machine's byte order, RGB565 of cameras is least significant first.
    private static boolean isOf(CameraFrame frame, Colorspace colorspace) {
        return ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN
                && switch (frame.encoding()) {
                    case RGB565 -> colorspace == Colorspace.RGB565;
                    case RGB565_SWAPPED -> colorspace == Colorspace.RGB565_SWAPPED;
                    case JPEG, YUYV -> false;
                };
    }

    private Bitmap over(MemorySegment slot, int stride) {
        for (int i = 0; i < LENT; i++) {
            Bitmap bitmap = lent[i];
            if (bitmap != null && slot.equals(lentSlots[i]) && bitmap.stride() == stride) {
                return bitmap;
            }
        }
        Area crop = placement.crop();
        MemorySegment first = slot.asSlice((long) crop.y1() * stride + 2L * crop.x1());
        Bitmap bitmap = Bitmap.wrap(first, crop.width(), crop.height(), 16, stride);
        lent[nextLent] = bitmap;
        lentSlots[nextLent] = slot;
        nextLent = (nextLent + 1) % LENT;
        return bitmap;
    }

    /// The picture is in memory of its own from now on.
    void own() {
        FrameLease old = lender;
        if (old != null) {
            copyTo(bitmap);
            shown = bitmap;
            grid.setBitmap(bitmap);
            lender = null;
            old.close();
        }
    }

    /// Copies the picture to a bitmap of its size and depth.
    void copyTo(Bitmap other) {
        long row = (long) bitmap.width() * bitmap.bitsPerValue() / 8;
        for (int y = 0; y < bitmap.height(); y++) {
            MemorySegment.copy(
                    shown.segment(), (long) y * shown.stride(), other.segment(), (long) y * other.stride(), row);
        }
        other.dirty();
    }

    void lie(Area area, int turn, boolean mirrored) {
        boolean across = turn % 180 != 0;
        grid.setTransposeXy(across);
        // as it is seen: clockwise is transposed and then left to right, both, transposed and then top to bottom
        boolean acrossX = (turn == 90 || turn == 180) != mirrored;
        boolean acrossY = turn == 180 || turn == 270;
        // a grid flips its own columns and rows
        grid.setFlip(across ? acrossY : acrossX, across ? acrossX : acrossY);
        int width = across ? bitmap.height() : bitmap.width();
        int height = across ? bitmap.width() : bitmap.height();
        grid.moveTo(area.x1() + (area.width() - width) / 2, area.y1() + (area.height() - height) / 2);
    }

    static PixelLayout layout(Colorspace colorspace) {
        return switch (colorspace) {
            case RGB565 -> PixelLayout.RGB565;
            case RGB565_SWAPPED -> PixelLayout.RGB565_SWAPPED;
            case L8 -> PixelLayout.GRAY;
            default ->
                throw new IllegalArgumentException(
                        "colour space of the video must be RGB565, RGB565_SWAPPED or L8, not " + colorspace);
        };
    }
}
