package io.github.displayio4j.displayio;

import io.github.displayio4j.displayio.BmpHeader.Masks;
import io.github.displayio4j.displayio.picture.InputFile;
import io.github.displayio4j.displayio.scene.Damage;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A picture that stays in its BMP file, mapped into memory: only the rows that are drawn are read, straight
/// from the system's file cache. It never changes.
///
/// Files of 1, 2, 4 and 8 bits a pixel have a colour table, which `pixelShader()` gives as a `Palette`; a value
/// beyond the table is transparent. The values of files of 16 bits (555, 565 and any masks), 24 and 32 bits are
/// `0xRRGGBB`, each channel widened to eight bits by repeating its own, or `0xAARRGGBB` if the file has a mask
/// for alpha; `pixelShader()` is a `ColorConverter` of `RGB888` or `ARGB8888`.
///
/// Run-length coded files (RLE4, RLE8) are decoded into memory when they are opened. What such a file leaves
/// out has value 0, and a run that leaves its row is cut. All other files must hold all of their pixels: one
/// that has been cut short is refused when it is opened.
///
/// Nobody may shorten the file while it is open.
public final class OnDiskBitmap extends Raster implements AutoCloseable {
    private final MemorySegment pixels;
    /// Where row 0 begins in `pixels`.
    private final long firstRow;
    /// Bytes from one row to the one below; negative if the file begins with the lowest row.
    private final long rowStep;
    /// Bits from one pixel to the next in `pixels`.
    private final int depth;
    /// What makes values of pixels that are none.
    private final @Nullable BmpChannels channels;
    private final boolean hasAlpha;
    private final PixelShader shader;
    /// What `close` closes, if it is this bitmap's own.
    private final @Nullable Arena arena;

    private OnDiskBitmap(MemorySegment file, BmpHeader header, @Nullable Arena arena, boolean circuitPython)
            throws BmpException {
        super(header.width(), header.height(), header.depth() <= 8 ? header.depth() : 32, new Damage());
        this.arena = arena;
        if (header.runLength()) {
            pixels = BmpRunLength.decode(file, header, arena == null ? Arena.ofAuto() : arena);
            depth = 8;
            firstRow = 0;
            rowStep = header.width();
        } else {
            pixels = file;
            depth = header.depth();
            long stride = header.stride();
            firstRow = header.pixelsAt() + (header.topDown() ? 0 : (header.height() - 1) * stride);
            rowStep = header.topDown() ? stride : -stride;
        }
        Masks masks = circuitPython ? header.masks().withoutAlpha() : header.masks();
        hasAlpha = depth > 8 && masks.alpha() != 0;
        channels = depth == 16 || depth == 32 ? new BmpChannels(masks, !circuitPython) : null;
        shader = depth <= 8
                ? palette(file, header)
                : new ColorConverter(hasAlpha ? Colorspace.ARGB8888 : Colorspace.RGB888);
    }

    private static Palette palette(MemorySegment file, BmpHeader header) {
        Palette palette = new Palette(header.colours());
        for (int i = 0; i < palette.size(); i++) {
            palette.set(i, header.colour(file, i));
        }
        return palette;
    }

    /// Opens a BMP file and maps it; `close` it when no grid shows it any more.
    ///
    /// @throws BmpException if it is damaged, or of a kind that is not supported
    /// @throws IOException if it can't be read
    public static OnDiskBitmap open(Path file) throws IOException {
        return open(file, ColorMode.STANDARD);
    }

    /// Opens a BMP file with the colours of a display in that mode.
    ///
    /// @param mode with `CIRCUITPYTHON`, channels of fewer than eight bits are widened with zeros, there is no
    /// alpha, and bit fields that follow a header of 40 bytes are not seen: such a picture is black
    /// @throws BmpException if it is damaged, or of a kind that is not supported
    /// @throws IOException if it can't be read
    public static OnDiskBitmap open(Path file, ColorMode mode) throws IOException {
        boolean circuitPython = mode == ColorMode.CIRCUITPYTHON;
        Arena arena = Arena.ofShared();
        boolean opened = false;
        try {
            MemorySegment bytes = InputFile.map(file, arena);
            OnDiskBitmap bitmap = new OnDiskBitmap(bytes, BmpHeader.read(bytes, !circuitPython), arena, circuitPython);
            opened = true;
            return bitmap;
        } finally {
            if (!opened) {
                arena.close();
            }
        }
    }

    /// Opens a BMP file that lies in memory. The bytes are not copied, and must not change; `close` does nothing.
    ///
    /// @param file the whole file, on the heap or off
    /// @throws BmpException if it is damaged, or of a kind that is not supported
    public static OnDiskBitmap of(MemorySegment file) throws BmpException {
        return new OnDiskBitmap(file.asReadOnly(), BmpHeader.read(file, true), null, false);
    }

    /// Reads a BMP file from a stream, to its end, into memory; `close` does nothing.
    ///
    /// @throws BmpException if it is damaged, or of a kind that is not supported
    /// @throws IOException if it can't be read
    public static OnDiskBitmap read(InputStream in) throws IOException {
        return of(MemorySegment.ofArray(InputFile.read(in)));
    }

    /// The same values in a new bitmap on the heap, of as many bits.
    public Bitmap toBitmap() {
        Bitmap bitmap = Bitmap.ofBits(width(), height(), bitsPerValue());
        int[] row = new int[width()];
        for (int y = 0; y < height(); y++) {
            read(0, y, 1, 0, width(), row, 0);
            for (int x = 0; x < row.length; x++) {
                bitmap.put(x, y, row[x]);
            }
        }
        return bitmap;
    }

    /// A shader that shows the values in the file's colours, always the same: a `Palette` of the colour table, or a
    /// `ColorConverter`.
    public PixelShader pixelShader() {
        return shader;
    }

    /// Whether the top byte of the values is alpha.
    public boolean hasAlpha() {
        return hasAlpha;
    }

    /// {@inheritDoc}
    ///
    /// @throws IllegalStateException if the file is closed
    @Override
    public int get(int x, int y) {
        checkPixel(x, y);
        int[] value = new int[1];
        read(x, y, 1, 0, 1, value, 0);
        return value[0];
    }

    @Override
    void read(int x, int y, int stepX, int stepY, int n, int[] out, int at) {
        long row = firstRow + y * rowStep;
        if (depth < 8) {
            SegmentRows.unpack(pixels, row, stepY * rowStep, x * depth, stepX * depth, depth, n, out, at);
            return;
        }
        long from = row + (long) x * (depth / 8);
        long step = stepY * rowStep + stepX * (depth / 8);
        switch (depth) {
            case 8 -> SegmentRows.bytes(pixels, from, step, n, out, at);
            case 16 -> SegmentRows.shorts(pixels, from, step, n, out, at);
            case 24 -> SegmentRows.triples(pixels, from, step, n, out, at);
            default -> SegmentRows.ints(pixels, from, step, n, out, at);
        }
        if (channels != null) {
            channels.widen(out, at, at + n);
        }
    }

    /// Unmaps the file: a frame that still has to draw it fails with an `IllegalStateException`.
    @Override
    public void close() {
        Arena mine = arena;
        if (mine != null && mine.scope().isAlive()) {
            mine.close();
        }
    }
}
