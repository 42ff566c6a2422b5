package io.github.displayio4j.jpegio;

import io.github.displayio4j.displayio.Area;
import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.Palette;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import jdk.jfr.FlightRecorder;
import org.jspecify.annotations.Nullable;

/// Decodes JPEG: `open` reads the headers, `decode` the picture or a part of it, as often as wanted.
///
/// Samples are, bit for bit, those of libjpeg-turbo with its accurate integer transform. One object serves one
/// thread and any number of files; once it has seen a picture of some size, the next of that size costs no
/// allocation. A sequential file needs memory for two rows of MCUs, not for the frame, and its rows are decoded
/// as soon as a stream has brought them; of other files all must be there first.
///
/// Damaged data gives a picture with what could be decoded, the rest in middle gray; `report` tells. With strict
/// limits it throws instead, after having written what it could.
public final class JpegDecoder {
    /// Below so many MCUs no helper comes in time.
    private static final int LEAST_MCUS = 300;

    /// What is decoded before one comes.
    private static final int LATE_PIXELS = 4_000;

    /// There once somebody records: without a recorder the first event of a JVM would cost more than a frame.
    private @Nullable DecodeEvent event;

    private final Input input;
    private final Headers headers;
    private final BitReader bits;
    private final PictureDecoder pictures;
    private final Placement place = new Placement();
    private final MemoryWriter memory = new MemoryWriter();
    private final ConsumerWriter rows = new ConsumerWriter();
    private final PaletteWriter values = new PaletteWriter();
    private @Nullable Executor helper;
    private @Nullable UpperPart upper;
    private @Nullable JpegInfo info;
    private DecodeReport report = new DecodeReport(0, 0, -1, 0);
    private boolean opened;
    /// The tables are no longer those of the first scan.
    private boolean rewind;
    /// As the file says, 0 before it was asked for.
    private int orientation;

    /// A decoder without a file, with the default limits.
    public JpegDecoder() {
        this(DecodeLimits.DEFAULT);
    }

    /// A decoder without a file.
    ///
    /// @param limits what it accepts of any file
    public JpegDecoder(DecodeLimits limits) {
        input = new Input(limits.memory());
        headers = new Headers(limits, input);
        bits = new BitReader(input);
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
        input.open(bytes, offset, offset + length);
        return start();
    }

    /// Reads the headers of the JPEG in `bytes`, which are copied.
    ///
    /// @param length bytes from `offset` on, less than 2 GiB
    public JpegInfo open(MemorySegment bytes, long offset, long length) throws JpegException {
        if (length > Integer.MAX_VALUE - 16) {
            throw new IllegalArgumentException("length must be below 2 GiB, not " + length);
        }
        int n = (int) length;
        byte[] copy = input.own(n);
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

    /// Reads the headers of a file that is still arriving. `decode` reads on, and may read bytes that follow the
    /// picture; a sequential picture is decoded when its own bytes are there, others when the stream has ended.
    /// The stream is not closed, and what was read of it is kept for the next `decode`.
    ///
    /// @throws JpegException if it is no JPEG, its headers are damaged, or the stream fails (then with the
    ///     cause), here or when it is decoded
    public JpegInfo open(InputStream stream) throws JpegException {
        input.open(stream);
        return start();
    }

    private JpegInfo start() throws JpegException {
        opened = false;
        rewind = false;
        orientation = 0;
        headers.start();
        readHeaders();
        opened = true;
        return info();
    }

    /// What the headers of the open file tell; the same object as before if they tell the same.
    ///
    /// @throws IllegalStateException if none is open
    public JpegInfo info() {
        Frame f = headers.frame;
        if (f.componentCount == 0) {
            throw new IllegalStateException("no JPEG is open");
        }
        JpegInfo known = info;
        if (known == null || !isSame(known)) {
            known = new JpegInfo(f.width, f.height, f.componentCount, f.precision, sampling(), f.coding());
            info = known;
        }
        return known;
    }

    /// What the open file carries beside the picture. It is read now: nobody pays for it who does not ask.
    ///
    /// @throws IllegalStateException if none is open
    public JpegMetadata metadata() {
        openInfo();
        return JpegMetadata.read(input.data, headers.first, input.to);
    }

    private boolean isSame(JpegInfo known) {
        Frame f = headers.frame;
        boolean same = known.width() == f.width
                && known.height() == f.height
                && known.components() == f.componentCount
                && known.precision() == f.precision
                && known.coding() == f.coding()
                && known.sampling().length() == 4 * f.componentCount - 1;
        for (int i = 0; same && i < f.componentCount; i++) {
            same = known.sampling().charAt(4 * i) == '0' + f.components[i].h
                    && known.sampling().charAt(4 * i + 2) == '0' + f.components[i].v;
        }
        return same;
    }

    private String sampling() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < headers.frame.componentCount; i++) {
            Component c = headers.frame.components[i];
            text.append(i == 0 ? "" : ",").append(c.h).append('x').append(c.v);
        }
        return text.toString();
    }

    /// Decodes as CircuitPython's `jpegio` does: to RGB565_SWAPPED, with repeated colour, from the upper left
    /// corner on.
    ///
    /// @param scale 0..3: to 1 / 2^scale, the size rounded down
    /// @param x column of the bitmap where the picture begins, 0..width
    /// @param y row of the bitmap where the picture begins, 0..height
    /// @throws JpegException if the data cannot be decoded or is of a kind that is not supported
    /// @throws IllegalArgumentException if the bitmap is not of 16 bits or read-only, or a parameter out of range
    public void decode(Bitmap target, int scale, int x, int y) throws JpegException {
        decode(target, scale, x, y, null, MemoryWriter.NONE, MemoryWriter.NONE);
    }

    /// As `decode(Bitmap, int, int, int)`, of a part and around what is to stay.
    ///
    /// @param crop the part wanted, in pixels of the scaled picture, clipped to it; null: all of it
    /// @param skipSource pixels of this value are not written; -1: none
    /// @param skipTarget pixels of the bitmap that have this value are not written to; -1: none
    public void decode(Bitmap target, int scale, int x, int y, @Nullable Area crop, int skipSource, int skipTarget)
            throws JpegException {
        if (scale < 0 || scale > 3) {
            throw new IllegalArgumentException("scale must be 0..3, not " + scale);
        }
        if (x < 0 || x > target.width() || y < 0 || y > target.height()) {
            throw new IllegalArgumentException(
                    "x and y must be 0.." + target.width() + " and 0.." + target.height() + ", not " + x + " and " + y);
        }
        requireBits(target, PixelLayout.RGB565_SWAPPED);
        JpegInfo size = openInfo();
        place.begin(1, size.width() >> scale, size.height() >> scale);
        if (crop != null) {
            place.crop(crop.x1(), crop.y1(), crop.x2(), crop.y2());
        }
        place.clip(x, y, target.width(), target.height());
        if (!place.isEmpty()) {
            place.into(0, 16, 8L * target.stride());
            memory.open(target.segment(), place, PixelLayout.RGB565_SWAPPED);
            memory.skip(skipSource, skipTarget);
            decodeInto(target, memory, 8 >> scale, false);
        }
    }

    /// Decodes into a bitmap, with the upper left corner of the wanted part at `x`, `y`, clipped to the bitmap, and
    /// marks what it wrote as dirty.
    ///
    /// @param target of 16 bits for RGB565 in either order, of 8 bits for GRAY, of 32 bits for ARGB
    /// @throws JpegException if the data cannot be decoded or is of a kind that is not supported
    /// @throws IllegalArgumentException if layout and bitmap do not fit, or the bitmap is read-only
    public void decode(Bitmap target, int x, int y, PixelLayout layout, DecodeOptions options) throws JpegException {
        requireBits(target, layout);
        placePart(options);
        place.clip(x, y, target.width(), target.height());
        if (!place.isEmpty()) {
            place.into(0, target.bitsPerValue(), 8L * target.stride());
            memory.open(target.segment(), place, layout);
            decodeInto(target, memory, options.eighths(), options.fancyUpsampling());
        }
    }

    /// Decodes into a bitmap of 1, 2, 4 or 8 bits: of each pixel the value whose colour is the nearest in red,
    /// green and blue, of those that are opaque and that the bitmap can hold.
    ///
    /// @param dither the difference is passed on to neighbouring pixels (Floyd and Steinberg)
    /// @throws JpegException if the data cannot be decoded or is of a kind that is not supported
    /// @throws IllegalArgumentException if the bitmap has more bits or is read-only, or the palette no such colour
    public void decode(Bitmap target, int x, int y, Palette palette, boolean dither, DecodeOptions options)
            throws JpegException {
        int depth = target.bitsPerValue();
        if (depth > 8) {
            throw new IllegalArgumentException("values of a palette need a bitmap of 1..8 bits, not " + depth);
        }
        placePart(options);
        place.clip(x, y, target.width(), target.height());
        if (!place.isEmpty()) {
            place.into(0, depth, 8L * target.stride());
            values.open(target.segment(), place, depth, palette, dither);
            decodeInto(target, values, options.eighths(), options.fancyUpsampling());
        }
    }

    /// Decodes into memory, the upper left pixel of the wanted part at `offset`. For arrays there is
    /// `MemorySegment.ofArray`.
    ///
    /// @param stride bytes from one row to the next, at least those of a row
    /// @throws JpegException if the data cannot be decoded or is of a kind that is not supported
    /// @throws IllegalArgumentException if the wanted part does not fit into `out`
    public void decode(MemorySegment out, long offset, int stride, PixelLayout layout, DecodeOptions options)
            throws JpegException {
        placePart(options);
        if (place.isEmpty()) {
            return;
        }
        int row = place.shownColumns() * layout.bytes();
        if (stride < row) {
            throw new IllegalArgumentException("stride must be at least " + row + ", not " + stride);
        }
        long needed = offset + (place.shownRows() - 1L) * stride + row;
        if (offset < 0 || needed > out.byteSize()) {
            throw new IllegalArgumentException(
                    "output must hold " + needed + " bytes with the offset, not " + out.byteSize());
        }
        place.into(8 * offset, 8 * layout.bytes(), 8L * stride);
        memory.open(out, place, layout);
        decodeInto(null, memory, options.eighths(), options.fancyUpsampling());
    }

    /// Decodes row by row, each of which goes to a consumer as soon as it is there.
    ///
    /// @param options not turned: rows come as they are stored
    /// @throws JpegException if the data cannot be decoded or is of a kind that is not supported; rows that came
    ///     before the damage was met have been delivered
    /// @throws IllegalArgumentException if the picture is to be turned
    public void decode(RowConsumer consumer, PixelLayout layout, DecodeOptions options) throws JpegException {
        placePart(options);
        if (options.orientation() != 1) {
            throw new IllegalArgumentException("rows come as they are stored: orientation must be 1, not "
                    + options.orientation() + "; decode into memory to turn them");
        }
        if (!place.isEmpty()) {
            rows.open(consumer, layout, place.columns());
            decodeInto(null, rows, options.eighths(), options.fancyUpsampling());
        }
    }

    private static void requireBits(Bitmap target, PixelLayout layout) {
        if (layout.bytes() * 8 != target.bitsPerValue()) {
            throw new IllegalArgumentException(
                    layout + " does not fit into a bitmap of " + target.bitsPerValue() + " bits");
        }
    }

    private void placePart(DecodeOptions options) {
        JpegInfo size = openInfo();
        int turn = options.orientation();
        if (turn == 0) {
            if (orientation == 0) {
                orientation = JpegMetadata.orientation(input.data, headers.first, input.to);
            }
            turn = orientation;
        }
        place.begin(turn, size.scaledWidth(options.eighths()), size.scaledHeight(options.eighths()));
        Area crop = options.crop();
        if (crop != null) {
            place.crop(crop.x1(), crop.y1(), crop.x2(), crop.y2());
        }
    }

    /// @return null if nobody records
    private @Nullable DecodeEvent beginEvent() {
        if (!FlightRecorder.isInitialized()) {
            return null;
        }
        DecodeEvent one = event;
        if (one == null) {
            one = new DecodeEvent();
            event = one;
        }
        if (!one.isEnabled()) {
            return null;
        }
        one.begin();
        return one;
    }

    private void decodeInto(@Nullable Bitmap target, RowWriter out, int eighths, boolean fancy) throws JpegException {
        if (target != null && target.isReadOnly()) {
            throw new IllegalArgumentException("bitmap is read-only; decode into the one that it was made of");
        }
        DecodeEvent recorded = beginEvent();
        try {
            if (rewind) {
                headers.start();
                readHeaders();
            }
            headers.frame.requireSupported();
            rewind = !headers.isOnlyScan();
            int y1 = place.y1();
            Executor other = helper;
            int split = other == null || out != memory ? y1 : split(eighths, fancy);
            if (other == null || split == y1) {
                decodeRows(out, y1, y1 + place.rows(), eighths, fancy);
            } else {
                decodeInParts(other, split, eighths, fancy);
            }
        } finally {
            out.close();
            if (recorded != null) {
                JpegInfo size = openInfo();
                recorded.end(); // it is used again, and would keep its duration
                recorded.what = size.width() + "x" + size.height() + (eighths == 8 ? "" : " at " + eighths + "/8");
                recorded.bytes = (long) input.to - input.from;
                recorded.commit();
            }
            if (target != null) {
                int x = place.toX();
                int y = place.toY();
                target.dirty(x, y, x + place.shownColumns(), y + place.shownRows());
            }
        }
        if (headers.limits.strict()) {
            requireComplete();
        }
    }

    /// Decodes rows [from, to) of what `place` wants.
    private void decodeRows(RowWriter out, int from, int to, int eighths, boolean fancy) throws JpegException {
        int x1 = place.x1();
        pictures.decode(eighths, fancy, x1, x1 + place.columns(), place.y1(), from, to, out);
    }

    /// As part of another decoder's decode: rows up to `end`.
    void decodeRows(MemorySegment out, Placement of, PixelLayout layout, int eighths, boolean fancy, int end)
            throws JpegException {
        headers.frame.requireSupported();
        memory.open(out, of, layout);
        try {
            int x1 = of.x1();
            pictures.decode(eighths, fancy, x1, x1 + of.columns(), of.y1(), of.y1(), end, memory);
        } finally {
            memory.close();
        }
    }

    private void decodeInParts(Executor other, int split, int eighths, boolean fancy) throws JpegException {
        UpperPart part = upper;
        if (part == null) {
            part = new UpperPart(headers.limits, input);
            upper = part;
        }
        boolean done = false;
        part.start(other, memory.out(), place, memory.layout, eighths, fancy, split);
        try {
            decodeRows(memory, split, place.y1() + place.rows(), eighths, fancy);
            done = true;
        } finally {
            if (!done) {
                part.leave();
            }
        }
        part.finish();
    }

    /// The row that divides a picture in two parts of like work, the upper of which the calling thread passes over;
    /// the first one if a helper would not be worth its way.
    private int split(int eighths, boolean fancy) {
        int from = place.y1();
        int to = from + place.rows();
        Frame f = headers.frame;
        boolean possible = headers.isOnlyScan() && !input.isStream() && memory.canRepeat();
        int rowsOfMcu = f.maxV * eighths;
        long mcus = (long) f.mcuColumns() * ((to - from) / rowsOfMcu);
        if (!possible || f.isArithmetic() || mcus < LEAST_MCUS || !UpperPart.mayWriteTo(memory.out())) {
            return from;
        }
        // To pass over a row costs a quarter to two fifths of decoding it; the helper may come late.
        long even = (3L * to + 2L * from) / 5 - LATE_PIXELS / Math.max(1, f.width) / 2;
        // The last row of an MCU row may need the next one.
        long row = even / rowsOfMcu * rowsOfMcu - (fancy && f.maxV > 1 ? 1 : 0);
        return row <= from || row >= to ? from : (int) row;
    }

    private void requireComplete() throws JpegException {
        DecodeReport result = report();
        if (!result.complete()) {
            long at = result.firstDamage() < 0 ? input.to - input.from : result.firstDamage();
            throw new JpegException(
                    at, "damaged: " + result.blocksDecoded() + " of " + result.blocksExpected() + " blocks decoded");
        }
    }

    /// How the last decode went; the same object as before while the same is to tell.
    public DecodeReport report() {
        int at = bits.firstDamage();
        long firstDamage = at < 0 ? -1 : at - input.from;
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

    /// Lets a helper decode the upper part of a picture while the calling thread decodes the rest: of whole
    /// sequential files, into memory or bitmaps of colours that any thread may write to, if they are large enough
    /// to be worth it. The result is the same. If no thread of the executor comes in time, the calling thread goes
    /// on alone. A helper looks out for the next picture for a tenth of a millisecond before it leaves.
    ///
    /// @param newHelper runs one task for each decode; null (the default): all is done by the calling thread
    public void setHelper(@Nullable Executor newHelper) {
        helper = newHelper;
    }

    private JpegInfo openInfo() {
        if (!opened) {
            throw new IllegalStateException("no JPEG is open");
        }
        return info();
    }

    private void readHeaders() throws JpegException {
        if (!headers.readToScan()) {
            throw input.error(headers.pos, "image ends before its first scan");
        }
        if (headers.frame.height == 0) {
            headers.findHeight();
        }
        headers.frame.requirePixels(headers.limits.pixels());
    }
}
