package io.github.displayio4j.app;

import io.github.displayio4j.busdisplay.FramebufferDisplay;
import io.github.displayio4j.displaybus.Framebuffer;
import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.ColorConverter;
import io.github.displayio4j.displayio.Colorspace;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.Image;
import io.github.displayio4j.displayio.TileGrid;
import io.github.displayio4j.displayio.text.Label;
import io.github.displayio4j.jpegio.DecodeOptions;
import io.github.displayio4j.jpegio.JpegDecoder;
import io.github.displayio4j.jpegio.JpegEncoder;
import io.github.displayio4j.jpegio.JpegInfo;
import io.github.displayio4j.jpegio.PixelLayout;
import io.github.displayio4j.jpegio.Subsampling;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;

/// Burns a picture and a line of text into a JPEG: all are layers of a scene, drawn at the photo's full size and
/// encoded again.
final class PhotoPrinter {
    private static final int QUALITY = 92;

    /// Pixels of a photo that is drawn in memory.
    private static final long MOST_PIXELS = 64_000_000;

    /// Rows of a photo for which letters of a pixel are large enough.
    private static final int ROWS_PER_SCALE = 240;

    private final @Nullable Image overlay;
    private final JpegDecoder decoder = new JpegDecoder();

    PhotoPrinter(@Nullable Image overlay) {
        this.overlay = overlay;
    }

    /// The photo with everything on it, upright.
    ///
    /// @param text for the lower left corner; empty for none
    /// @throws IOException if it cannot be decoded, or is too large
    byte[] print(byte[] jpeg, String text) throws IOException {
        JpegInfo info = decoder.open(jpeg);
        boolean turned = decoder.metadata().orientation() >= 5;
        int width = turned ? info.height() : info.width();
        int height = turned ? info.width() : info.height();
        if ((long) width * height > MOST_PIXELS) {
            throw new IOException("a photo of " + width + "x" + height + " pixels is too large to be drawn on");
        }
        Bitmap photo = Bitmap.ofBits(width, height, 32);
        decoder.decode(photo, 0, 0, PixelLayout.ARGB, DecodeOptions.DEFAULT.upright());
        Group root = new Group();
        root.append(
                TileGrid.builder(photo, new ColorConverter(Colorspace.RGB888)).build());
        if (overlay != null) {
            root.append(overlay(overlay, width, height));
        }
        if (!text.isEmpty()) {
            Label label = new Label(text, 0xFFC040);
            label.setScale(Math.max(1, height / ROWS_PER_SCALE));
            label.setBackground(0x000000);
            label.moveTo(label.height() / 2, height - label.height() * 3 / 2);
            root.append(label.layer());
        }
        Memory memory = new Memory(width, height);
        try (FramebufferDisplay display = new FramebufferDisplay(memory, 0)) {
            display.setRootGroup(root);
            display.refresh();
        }
        return new JpegEncoder(QUALITY, Subsampling.S420).encodeToArray(memory::row, width, height);
    }

    /// A picture in the middle, as large as whole pixels of it allow.
    static Group overlay(Image overlay, int width, int height) {
        int columns = overlay.bitmap().width();
        int rows = overlay.bitmap().height();
        Group group = new Group(Math.max(1, Math.min(width / columns, height / rows)));
        group.append(TileGrid.builder(overlay.bitmap(), overlay.pixelShader()).build());
        group.moveTo((width - columns * group.scale()) / 2, (height - rows * group.scale()) / 2);
        return group;
    }

    /// Memory as a display.
    private record Memory(int width, int height, MemorySegment pixels) implements Framebuffer {
        Memory(int width, int height) {
            this(width, height, MemorySegment.ofArray(new byte[3 * width * height]));
        }

        /// A row, red first.
        void row(int y, byte[] rgb) {
            MemorySegment.copy(pixels, ValueLayout.JAVA_BYTE, y * stride(), rgb, 0, 3 * width);
            for (int at = 0; at < 3 * width; at += 3) {
                byte blue = rgb[at];
                rgb[at] = rgb[at + 2];
                rgb[at + 2] = blue;
            }
        }

        @Override
        public String name() {
            return "photo";
        }

        @Override
        public Layout layout() {
            return Layout.BGR888;
        }

        @Override
        public long stride() {
            return 3L * width;
        }

        @Override
        public void show(int[] areas, int count) {}

        @Override
        public void close() {}
    }
}
