package io.github.displayio4j.jpegio;

import io.github.displayio4j.displayio.Area;
import io.github.displayio4j.displayio.Bitmap;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Decodes JPEG: `open` reads the headers, `decode` the picture or a part of it, as often as wanted.
///
/// Samples are, bit for bit, those of libjpeg-turbo with its accurate integer transform. One object serves one thread
/// and any number of files; once it has seen a picture of some size, the next of that size costs no allocation. A
/// sequential file needs memory for two rows of MCUs, not for the frame.
///
/// Damaged data gives a picture with what could be decoded, the rest in middle gray; `report` tells. With strict
/// limits it throws instead, after having written what it could.
public final class JpegDecoder {
    private final Headers headers;
    private final BitReader bits = new BitReader();
    private final PictureDecoder pictures;
    private final RowWriter rows = new RowWriter();
    private byte[] copy = new byte[0];
    private @Nullable JpegInfo info;
    private DecodeReport report = new DecodeReport(0, 0, -1, 0);
    private boolean opened;
    /// The tables are no longer those of the first scan.
    private boolean rewind;

    /// A decoder without a file, with the default limits.
    public JpegDecoder() {
        this(DecodeLimits.DEFAULT);
    }

    /// A decoder without a file.
    ///
    /// @param limits what it accepts of any file
    public JpegDecoder(DecodeLimits limits) {
        headers = new Headers(limits);
        pictures = new PictureDecoder(headers, bits);
    }

    /// Reads the headers of a whole file. The array is read again by `decode`: it must not change until then.
    ///
    /// @throws JpegException if it is no JPEG, or its headers are damaged
    public JpegInfo open(byte[] bytes) throws JpegException {
        return open(bytes, 0, bytes.length);
    }

    /// As `open(byte[])`, of `bytes[offset, offset + length)`.
    public JpegInfo open(byte[] bytes, int offset, int length) throws JpegException {
        if (offset < 0 || length < 0 || length > bytes.length - offset) {
            throw new IllegalArgumentException(
                    "range must lie in 0.." + bytes.length + ", not at " + offset + " with " + length + " bytes");
        }
        opened = false;
        rewind = false;
        headers.start(bytes, offset, offset + length);
        readHeaders();
        opened = true;
        return info();
    }

    /// Reads the headers of the JPEG in `bytes`, which are copied.
    ///
    /// @param length bytes from `offset` on, less than 2 GiB
    public JpegInfo open(MemorySegment bytes, long offset, long length) throws JpegException {
        if (length > Integer.MAX_VALUE - 16) {
            throw new IllegalArgumentException("length must be below 2 GiB, not " + length);
        }
        int n = (int) length;
        if (copy.length < n) {
            copy = new byte[n + n / 4];
        }
        MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, offset, copy, 0, n);
        return open(copy, 0, n);
    }

    /// Reads the whole file and its headers.
    ///
    /// @throws JpegException if it is no JPEG, or its headers are damaged
    public JpegInfo open(Path file) throws IOException {
        long size = Files.size(file);
        if (size > Integer.MAX_VALUE - 16) {
            throw new JpegException(0, "file must be below 2 GiB, not " + size + " bytes");
        }
        return open(Files.readAllBytes(file));
    }

    /// What the headers of the open file tell; the same object as before if they tell the same.
    ///
    /// @throws IllegalStateException if none is open
    public JpegInfo info() {
        Headers h = headers;
        if (h.componentCount == 0) {
            throw new IllegalStateException("no JPEG is open");
        }
        JpegInfo known = info;
        if (known == null || !isSame(known)) {
            known = new JpegInfo(h.width, h.height, h.componentCount, h.precision, sampling(), h.coding());
            info = known;
        }
        return known;
    }

    /// What the open file carries beside the picture. It is read now: nobody pays for it who does not ask.
    ///
    /// @throws IllegalStateException if none is open
    public JpegMetadata metadata() {
        openInfo();
        return JpegMetadata.read(headers.data, headers.first, headers.to);
    }

    private boolean isSame(JpegInfo known) {
        Headers h = headers;
        boolean same = known.width() == h.width
                && known.height() == h.height
                && known.components() == h.componentCount
                && known.precision() == h.precision
                && known.coding() == h.coding()
                && known.sampling().length() == 4 * h.componentCount - 1;
        for (int i = 0; same && i < h.componentCount; i++) {
            same = known.sampling().charAt(4 * i) == '0' + h.components[i].h
                    && known.sampling().charAt(4 * i + 2) == '0' + h.components[i].v;
        }
        return same;
    }

    private String sampling() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < headers.componentCount; i++) {
            text.append(i == 0 ? "" : ",");
            text.append(headers.components[i].h).append('x').append(headers.components[i].v);
        }
        return text.toString();
    }

    /// Decodes into a bitmap, with the upper left corner of the wanted part at `x`, `y`, clipped to the bitmap, and
    /// marks what it wrote as dirty.
    ///
    /// @param target of 16 bits for RGB565 in either order, of 8 bits for GRAY
    /// @throws JpegException if the data cannot be decoded or is of a kind that is not supported
    /// @throws IllegalArgumentException if layout and bitmap do not fit
    public void decode(Bitmap target, int x, int y, PixelLayout layout, DecodeOptions options) throws JpegException {
        if (layout.bytes() * 8 != target.bitsPerValue()) {
            throw new IllegalArgumentException(
                    layout + " does not fit into a bitmap of " + target.bitsPerValue() + " bits");
        }
        JpegInfo size = openInfo();
        int eighths = options.eighths();
        Area crop = options.crop();
        int left = crop == null ? 0 : Math.max(0, crop.x1());
        int top = crop == null ? 0 : Math.max(0, crop.y1());
        int right = size.scaledWidth(eighths);
        int bottom = size.scaledHeight(eighths);
        if (crop != null) {
            right = Math.min(right, crop.x2());
            bottom = Math.min(bottom, crop.y2());
        }
        // Where source column `left` falls, and from there what of the source lies inside the bitmap.
        long shiftX = (long) x - left;
        long shiftY = (long) y - top;
        int x1 = (int) Math.max(left, Math.min(right, -shiftX));
        int y1 = (int) Math.max(top, Math.min(bottom, -shiftY));
        int x2 = (int) Math.min(right, target.width() - shiftX);
        int y2 = (int) Math.min(bottom, target.height() - shiftY);
        if (x1 >= x2 || y1 >= y2) {
            return;
        }
        int toX = (int) (x1 + shiftX);
        int toY = (int) (y1 + shiftY);
        long offset = (long) toY * target.stride() + (long) toX * layout.bytes();
        decode(target.segment(), offset, target.stride(), layout, options, x1, y1, x2, y2);
        target.dirty(toX, toY, toX + x2 - x1, toY + y2 - y1);
    }

    /// Decodes into memory, the upper left pixel of the wanted part at `offset`.
    ///
    /// @param stride bytes from one row to the next, at least those of a row
    /// @throws JpegException if the data cannot be decoded or is of a kind that is not supported
    /// @throws IllegalArgumentException if the wanted part does not fit into `out`
    public void decode(MemorySegment out, long offset, int stride, PixelLayout layout, DecodeOptions options)
            throws JpegException {
        JpegInfo size = openInfo();
        int x1 = 0;
        int y1 = 0;
        int x2 = size.scaledWidth(options.eighths());
        int y2 = size.scaledHeight(options.eighths());
        Area crop = options.crop();
        if (crop != null) {
            x1 = Math.max(x1, crop.x1());
            y1 = Math.max(y1, crop.y1());
            x2 = Math.min(x2, crop.x2());
            y2 = Math.min(y2, crop.y2());
        }
        if (x1 >= x2 || y1 >= y2) {
            return;
        }
        int row = (x2 - x1) * layout.bytes();
        if (stride < row) {
            throw new IllegalArgumentException("stride must be at least " + row + ", not " + stride);
        }
        long needed = offset + (long) (y2 - y1 - 1) * stride + row;
        if (offset < 0 || needed > out.byteSize()) {
            throw new IllegalArgumentException(
                    "output must hold " + needed + " bytes with the offset, not " + out.byteSize());
        }
        decode(out, offset, stride, layout, options, x1, y1, x2, y2);
    }

    private void decode(
            MemorySegment out,
            long offset,
            long stride,
            PixelLayout layout,
            DecodeOptions options,
            int x1,
            int y1,
            int x2,
            int y2)
            throws JpegException {
        if (rewind) {
            headers.start(headers.data, headers.from, headers.to);
            readHeaders();
        }
        headers.requireSupported();
        rows.open(out, offset, stride, layout, x2 - x1);
        try {
            rewind = headers.scanCount < headers.componentCount || headers.isProgressive();
            pictures.decode(options.eighths(), options.fancyUpsampling(), x1, y1, x2, y2, rows);
        } finally {
            rows.close();
        }
        if (headers.limits.strict()) {
            requireComplete();
        }
    }

    private void requireComplete() throws JpegException {
        DecodeReport result = report();
        if (!result.complete()) {
            long at = result.firstDamage() < 0 ? headers.to - headers.from : result.firstDamage();
            throw new JpegException(
                    at, "damaged: " + result.blocksDecoded() + " of " + result.blocksExpected() + " blocks decoded");
        }
    }

    /// How the last decode went; the same object as before while the same is to tell.
    public DecodeReport report() {
        int at = bits.firstDamage();
        long firstDamage = at < 0 ? -1 : at - headers.from;
        DecodeReport known = report;
        if (known.blocksDecoded() != pictures.blocksDecoded()
                || known.blocksExpected() != pictures.blocksExpected()
                || known.firstDamage() != firstDamage
                || known.resyncs() != bits.resyncs()) {
            known = new DecodeReport(pictures.blocksDecoded(), pictures.blocksExpected(), firstDamage, bits.resyncs());
            report = known;
        }
        return known;
    }

    private JpegInfo openInfo() {
        if (!opened) {
            throw new IllegalStateException("no JPEG is open");
        }
        return info();
    }

    private void readHeaders() throws JpegException {
        if (!headers.readToScan()) {
            throw headers.error(headers.pos, "image ends before its first scan");
        }
        if (headers.height == 0) {
            headers.findHeight();
        }
        headers.requireWithinLimits();
    }
}
