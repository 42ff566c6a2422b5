package io.github.displayio4j.displayio.gifio;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.PixelShader;
import io.github.displayio4j.displayio.picture.Colours;
import io.github.displayio4j.displayio.picture.Diffusion;
import io.github.displayio4j.displayio.picture.Quantiser;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Writes an animation as GIF89a, frame by frame: of each only the area that changed, with up to 256 colours
/// of its own. A frame of no more colours comes out exact.
///
/// ```java
/// try (GifWriter gif = GifWriter.builder(Path.of("a.gif"), 240, 135).dither(true).build()) {
///     gif.addFrame(bitmap, palette, 0.1);
/// }
/// ```
public final class GifWriter implements AutoCloseable {
    private static final int MAX_COLOURS = 256;
    private static final int MAX_ZOOM = 16;
    private static final int MAX_SIZE = 65535;
    private static final int HUNDREDTHS = 65535;

    private final OutputStream out;
    private final int width;
    private final int height;
    private final int zoom;
    private final boolean dither;
    private final boolean ownsStream;
    private final int[] shown;
    /// Entry of each pixel of a row, and the frame that is made of a bitmap.
    private final int[] entries;
    private int[] converted = new int[0];
    private boolean first = true;
    private boolean closed;
    private final Quantiser quantiser = new Quantiser();
    private final LzwWriter lzw;

    private GifWriter(Builder builder) throws IOException {
        width = builder.width;
        height = builder.height;
        zoom = builder.zoom;
        dither = builder.dither;
        shown = new int[width * height];
        entries = new int[width];
        Path file = builder.file;
        ownsStream = file != null;
        out = file == null ? builder.stream : new BufferedOutputStream(Files.newOutputStream(file));
        lzw = new LzwWriter(out);
        ascii("GIF89a");
        word(width * zoom);
        word(height * zoom);
        out.write(new byte[] {0x70, 0, 0}); // no global colours, eight bits a channel
        if (builder.plays != 1) {
            out.write(new byte[] {0x21, (byte) 0xff, 11});
            ascii("NETSCAPE2.0");
            out.write(new byte[] {3, 1});
            word(builder.plays == 0 ? 0 : builder.plays - 1); // counts repeats
            out.write(0);
        }
    }

    /// An animation into a file, which is replaced if it exists.
    ///
    /// @param width columns of a frame, 1..65535
    /// @param height rows, 1..65535
    /// @throws IllegalArgumentException if out of range
    public static Builder builder(Path file, int width, int height) {
        return new Builder(file, OutputStream.nullOutputStream(), width, height);
    }

    /// An animation into a stream, which `close` leaves open.
    ///
    /// @param width columns of a frame, 1..65535
    /// @param height rows, 1..65535
    /// @throws IllegalArgumentException if out of range
    public static Builder builder(OutputStream stream, int width, int height) {
        return new Builder(null, stream, width, height);
    }

    /// Options of a `GifWriter`.
    public static final class Builder {
        private final @Nullable Path file;
        private final OutputStream stream;
        private final int width;
        private final int height;
        private int zoom = 1;
        private int plays;
        private boolean dither;

        private Builder(@Nullable Path file, OutputStream stream, int width, int height) {
            if (width < 1 || width > MAX_SIZE || height < 1 || height > MAX_SIZE) {
                throw new IllegalArgumentException(
                        "a GIF has 1.." + MAX_SIZE + " columns and rows, not " + width + "x" + height);
            }
            if ((long) width * height > Integer.MAX_VALUE - 16) {
                throw new IllegalArgumentException("a frame of " + width + "x" + height + " does not fit an array");
            }
            this.file = file;
            this.stream = stream;
            this.width = width;
            this.height = height;
        }

        /// How often the animation is played, 0..65536; 0, for ever, if not said.
        ///
        /// @throws IllegalArgumentException if out of range
        public Builder plays(int times) {
            if (times < 0 || times > 65536) {
                throw new IllegalArgumentException("an animation is played 0..65536 times, not " + times);
            }
            plays = times;
            return this;
        }

        /// Whether frames of more than 256 colours are dithered (Floyd and Steinberg); false if not said. Files
        /// grow by that.
        public Builder dither(boolean on) {
            dither = on;
            return this;
        }

        /// Columns and rows that a pixel takes in the GIF, 1..16; 1 if not said.
        ///
        /// @throws IllegalArgumentException if out of range, or if the GIF would have more than 65535
        /// columns or rows
        public Builder zoom(int factor) {
            if (factor < 1 || factor > MAX_ZOOM || Math.max(width, height) * factor > MAX_SIZE) {
                throw new IllegalArgumentException("zoom must be 1.." + MAX_ZOOM + " and leave at most " + MAX_SIZE
                        + " columns and rows, not " + factor);
            }
            zoom = factor;
            return this;
        }

        /// Opens it, and writes what stands before the frames.
        ///
        /// @throws IOException if that fails
        public GifWriter build() throws IOException {
            return new GifWriter(this);
        }
    }

    /// Appends a bitmap in the colours of a shader; what is transparent is mixed with black.
    ///
    /// @param shader a `Palette` or a `ColorConverter`
    /// @param seconds that it is shown, 0..655.35; rounded to 1/100. Viewers take 0 and 1/100 for 1/10
    /// @throws IllegalArgumentException if the bitmap has another size, or the time is out of range
    /// @throws IllegalStateException if closed
    /// @throws IOException if writing fails
    public void addFrame(Bitmap bitmap, PixelShader shader, double seconds) throws IOException {
        if (bitmap.width() != width || bitmap.height() != height) {
            throw new IllegalArgumentException("a frame of this GIF has " + width + "x" + height + " pixels, not "
                    + bitmap.width() + "x" + bitmap.height());
        }
        if (converted.length == 0) {
            converted = new int[width * height];
        }
        Colours colours = new Colours(bitmap, shader);
        for (int y = 0; y < height; y++) {
            colours.read(y, entries);
            for (int x = 0; x < width; x++) {
                converted[y * width + x] = Colours.onBlack(entries[x]);
            }
        }
        addFrame(converted, seconds);
    }

    /// Appends a frame.
    ///
    /// @param xrgb `0xRRGGBB`, row by row; the top byte is ignored
    /// @param seconds that it is shown, 0..655.35; rounded to 1/100. Viewers take 0 and 1/100 for 1/10
    /// @throws IllegalArgumentException if there are fewer pixels than a frame has, or the time is out of range
    /// @throws IllegalStateException if closed
    /// @throws IOException if writing fails
    public void addFrame(int[] xrgb, double seconds) throws IOException {
        if (closed) {
            throw new IllegalStateException("the GIF is closed");
        }
        if (xrgb.length < width * height) {
            throw new IllegalArgumentException(
                    "a frame of this GIF has " + width * height + " pixels, not " + xrgb.length);
        }
        long hundredths = Math.round(seconds * 100);
        if (!(seconds >= 0) || hundredths > HUNDREDTHS) {
            throw new IllegalArgumentException("a frame is shown for 0..655.35 s, not " + seconds);
        }
        write(xrgb, (int) hundredths);
    }

    private void write(int[] xrgb, int hundredths) throws IOException {
        int x1 = 0;
        int y1 = 0;
        int x2 = width;
        int y2 = height;
        if (!first) {
            while (y1 < height - 1 && sameRow(xrgb, y1)) {
                y1++;
            }
            while (y2 > y1 + 1 && sameRow(xrgb, y2 - 1)) {
                y2--;
            }
            while (x1 < width - 1 && sameColumn(xrgb, x1, y1, y2)) {
                x1++;
            }
            while (x2 > x1 + 1 && sameColumn(xrgb, x2 - 1, y1, y2)) {
                x2--;
            }
        }
        first = false;
        quantiser.choose(xrgb, width, x1, y1, x2, y2, MAX_COLOURS);
        int tableBits = Math.max(1, 32 - Integer.numberOfLeadingZeros(quantiser.size() - 1));
        out.write(new byte[] {0x21, (byte) 0xf9, 4, 0x04}); // stays when the next one comes
        word(hundredths);
        out.write(new byte[] {0, 0, 0x2c});
        word(x1 * zoom);
        word(y1 * zoom);
        word((x2 - x1) * zoom);
        word((y2 - y1) * zoom);
        out.write(0x80 | tableBits - 1);
        for (int i = 0; i < 1 << tableBits; i++) {
            int c = i < quantiser.size() ? quantiser.colour(i) : 0;
            out.write(c >> 16);
            out.write(c >> 8);
            out.write(c);
        }
        lzw.begin(Math.max(2, tableBits));
        Diffusion diffusion = dither && !quantiser.isExact() ? diffusion(x2 - x1) : null;
        for (int y = y1; y < y2; y++) {
            if (diffusion != null) {
                diffusion.row(xrgb, y * width + x1, entries);
            } else {
                for (int x = x1; x < x2; x++) {
                    entries[x - x1] = quantiser.index(xrgb[y * width + x]);
                }
            }
            for (int again = 0; again < zoom; again++) {
                writeRow(x2 - x1);
            }
        }
        lzw.end();
        System.arraycopy(xrgb, 0, shown, 0, shown.length);
    }

    private Diffusion diffusion(int columns) {
        int[] palette = new int[quantiser.size()];
        for (int i = 0; i < palette.length; i++) {
            palette[i] = quantiser.colour(i);
        }
        return new Diffusion(palette, palette.length, columns);
    }

    private void writeRow(int n) throws IOException {
        for (int x = 0; x < n; x++) {
            for (int again = 0; again < zoom; again++) {
                lzw.write(entries[x]);
            }
        }
    }

    /// Writes the end. A stream stays open, a file is closed.
    ///
    /// @throws IOException if that fails
    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            out.write(0x3b);
            if (ownsStream) {
                out.close();
            } else {
                out.flush();
            }
        }
    }

    private boolean sameRow(int[] xrgb, int y) {
        for (int i = y * width; i < (y + 1) * width; i++) {
            if (xrgb[i] != shown[i]) {
                return false;
            }
        }
        return true;
    }

    private boolean sameColumn(int[] xrgb, int x, int y1, int y2) {
        for (int y = y1; y < y2; y++) {
            if (xrgb[y * width + x] != shown[y * width + x]) {
                return false;
            }
        }
        return true;
    }

    private void ascii(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private void word(int value) throws IOException {
        out.write(value);
        out.write(value >> 8);
    }
}
