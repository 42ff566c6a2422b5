package io.github.displayio4j.displayio.gifio;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.ColorConverter;
import io.github.displayio4j.displayio.Colorspace;
import io.github.displayio4j.displayio.ImageException;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.PixelShader;
import io.github.displayio4j.displayio.picture.InputFile;
import io.github.displayio4j.displayio.scene.ValueRows;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// An animation that stays in its GIF file, mapped into memory, and is unpacked frame by frame into one bitmap.
///
/// ```java
/// OnDiskGif gif = OnDiskGif.open(Path.of("sample.gif"));
/// root.append(new TileGrid(gif.bitmap(), gif.pixelShader()));
/// while (true) {
///     double seconds = gif.nextFrame();
///     display.refresh();
///     Thread.sleep(Math.round(seconds * 1000));
/// }
/// ```
///
/// Frames of any size and place, interlaced or not, with tables of their own, with transparent entries and
/// every disposal method. `nextFrame` marks as dirty only what it has changed, allocates nothing once all
/// frames were shown, and leaves the bitmap as it was if the frame is damaged. What is wrong with the blocks
/// of the file is told when it is opened.
///
/// Nobody may shorten the file while it is open.
public final class OnDiskGif implements AutoCloseable {
    /// Stands in a table for entries that leave what lies below; no value of any kind.
    private static final int LEAVE = Integer.MIN_VALUE;

    private final GifFile file;
    private final GifFrame[] frames;
    private final GifValues kind;
    private final Bitmap bitmap;
    private final PixelShader shader;
    private final @Nullable GifPalette merged;
    private final int nothing;
    private final @Nullable Arena arena;

    private final LzwReader lzw = new LzwReader();
    private final byte[] data;
    private final byte[] entries;
    private final int[][] tables;
    private final int[] row;
    private final int[] old;
    /// What was in the area of the frame shown, and of the next, if they restore it.
    private int[] saved;
    private int[] saving;
    /// The frame that was taken last, and the one that was drawn last; before the first, -1 and none.
    private int shown = -1;

    private @Nullable GifFrame drawn;

    private OnDiskGif(MemorySegment bytes, GifValues kind, @Nullable Arena arena) throws ImageException {
        this.kind = kind;
        this.arena = arena;
        file = new GifFile(bytes);
        frames = file.frames.toArray(new GifFrame[0]);
        merged = kind == GifValues.PALETTE ? new GifPalette(file) : null;
        int bits = kind == GifValues.PALETTE ? 8 : kind == GifValues.ARGB8888 ? 32 : 16;
        bitmap = Bitmap.ofBits(file.width, file.height, bits);
        nothing = merged == null ? 0 : merged.nothing;
        shader = merged != null
                ? merged.palette
                : new ColorConverter(
                        switch (kind) {
                            case RGB565 -> Colorspace.RGB565;
                            case ARGB8888 -> Colorspace.ARGB8888;
                            case RGB565_SWAPPED, PALETTE -> Colorspace.RGB565_SWAPPED;
                        });
        int mostData = 0;
        int mostPixels = 0;
        int mostSaved = 0;
        for (GifFrame frame : frames) {
            mostData = Math.max(mostData, frame.dataBytes());
            mostPixels = Math.max(mostPixels, frame.width() * frame.height());
            if (frame.disposal() == GifFrame.Disposal.RESTORE) {
                mostSaved = Math.max(mostSaved, width(frame) * height(frame));
            }
        }
        data = new byte[mostData];
        entries = new byte[mostPixels];
        saved = new int[mostSaved];
        saving = new int[mostSaved];
        tables = new int[frames.length][];
        row = new int[file.width];
        old = new int[file.width];
        bitmap.fill(nothing);
    }

    /// Opens a file for values of `RGB565_SWAPPED`, as in CircuitPython; `close` it when it is played no more.
    ///
    /// @throws ImageException if it is damaged
    /// @throws IOException if it can't be read
    public static OnDiskGif open(Path file) throws IOException {
        return open(file, GifValues.RGB565_SWAPPED);
    }

    /// Opens a file; `close` it when it is played no more.
    ///
    /// @param values of the bitmap
    /// @throws ImageException if it is damaged
    /// @throws IOException if it can't be read
    public static OnDiskGif open(Path file, GifValues values) throws IOException {
        Arena arena = Arena.ofShared();
        boolean opened = false;
        try {
            OnDiskGif gif = new OnDiskGif(InputFile.map(file, arena), values, arena);
            opened = true;
            return gif;
        } finally {
            if (!opened) {
                arena.close();
            }
        }
    }

    /// Opens a GIF that lies in memory. The bytes are not copied, and must not change; `close` does nothing.
    ///
    /// @param values of the bitmap
    /// @throws ImageException if it is damaged
    public static OnDiskGif of(MemorySegment file, GifValues values) throws ImageException {
        return new OnDiskGif(file, values, null);
    }

    /// Columns of the bitmap.
    public int width() {
        return file.width;
    }

    /// Rows of the bitmap.
    public int height() {
        return file.height;
    }

    /// What the last `nextFrame` has drawn; before the first, nothing. Always the same.
    public Bitmap bitmap() {
        return bitmap;
    }

    /// Shows the bitmap in the animation's colours; always the same: a `Palette` or a `ColorConverter`.
    public PixelShader pixelShader() {
        return shader;
    }

    /// The palette of `GifValues.PALETTE`, else null.
    public @Nullable Palette palette() {
        return merged == null ? null : merged.palette;
    }

    /// Number of frames, at least 1.
    public int frameCount() {
        return frames.length;
    }

    /// How often the file wants to be played, 0 for ever. `nextFrame` goes on with the first frame in any case.
    public int plays() {
        return file.plays();
    }

    /// Seconds of all frames.
    public double duration() {
        long sum = 0;
        for (GifFrame frame : frames) {
            sum += frame.hundredths();
        }
        return sum / 100.0;
    }

    /// Seconds of the frame that is shown least.
    public double minDelay() {
        int least = Integer.MAX_VALUE;
        for (GifFrame frame : frames) {
            least = Math.min(least, frame.hundredths());
        }
        return least / 100.0;
    }

    /// Seconds of the frame that is shown longest.
    public double maxDelay() {
        int most = 0;
        for (GifFrame frame : frames) {
            most = Math.max(most, frame.hundredths());
        }
        return most / 100.0;
    }

    /// Draws the next frame; after the last, the first.
    ///
    /// @return seconds that it is to be shown. A frame that says 0 is shown for 1/10 s, as in browsers
    /// @throws ImageException if its data is damaged; then the bitmap is as it was, and the next call takes the
    /// frame behind it
    /// @throws IllegalStateException if the file is closed
    public double nextFrame() throws ImageException {
        int index = (shown + 1) % frames.length;
        GifFrame frame = frames[index];
        shown = index;
        unpack(frame);
        if (merged != null) {
            merged.show(file, frame);
        }
        draw(frame, table(index), index == 0 ? null : drawn, index == 0);
        drawn = frame;
        if (frame.disposal() == GifFrame.Disposal.RESTORE) {
            int[] free = saved;
            saved = saving;
            saving = free;
        }
        return frame.hundredths() / 100.0;
    }

    private void unpack(GifFrame frame) throws ImageException {
        file.readData(frame, data);
        int count = frame.width() * frame.height();
        int n = lzw.unpack(data, frame.dataBytes(), frame.rootBits(), entries, count);
        if (n < 0) {
            throw new ImageException(file.offset(frame, lzw.position()), "a code of the image was not learned before");
        }
        if (n < count) {
            throw new ImageException(
                    file.offset(frame, frame.dataBytes()),
                    "the image must have " + count + " pixels, but its data ends after " + n);
        }
    }

    private int[] table(int index) {
        int[] table = tables[index];
        if (table == null) {
            table = new int[256];
            Arrays.fill(table, LEAVE);
            GifFrame frame = frames[index];
            int[] values = merged != null ? merged.values(frame) : file.colours(frame);
            for (int i = 0; i < values.length; i++) {
                table[i] = merged != null ? values[i] : value(values[i]);
            }
            if (frame.transparent() >= 0) {
                table[frame.transparent()] = LEAVE;
            }
            for (int i = 0; i < index; i++) { // many frames share a table
                if (Arrays.equals(tables[i], table)) {
                    table = tables[i];
                    break;
                }
            }
            tables[index] = table;
        }
        return table;
    }

    private int value(int rgb) {
        if (kind == GifValues.ARGB8888) {
            return 0xff000000 | rgb;
        }
        int pixel = rgb >> 8 & 0xf800 | rgb >> 5 & 0x07e0 | rgb >> 3 & 0x001f;
        return kind == GifValues.RGB565 ? pixel : (pixel & 0xff) << 8 | pixel >> 8;
    }

    /// Row by row: what becomes of the frame before, then the frame; only what differs then is written.
    private void draw(GifFrame frame, int[] table, @Nullable GifFrame before, boolean clear) {
        GifFrame gone = before == null || before.disposal() == GifFrame.Disposal.KEEP ? null : before;
        int from = clear ? 0 : gone != null ? Math.min(frame.y(), gone.y()) : frame.y();
        int to = clear ? file.height : gone != null ? Math.max(bottom(frame), bottom(gone)) : bottom(frame);
        int n = file.width;
        for (int y = from; y < to; y++) {
            ValueRows.read(bitmap, 0, y, n, old, 0);
            System.arraycopy(old, 0, row, 0, n);
            if (clear) {
                Arrays.fill(row, nothing);
            } else if (gone != null && y >= gone.y() && y < bottom(gone)) {
                dispose(gone, y);
            }
            if (y >= frame.y() && y < bottom(frame) && width(frame) > 0) {
                if (frame.disposal() == GifFrame.Disposal.RESTORE) {
                    System.arraycopy(row, frame.x(), saving, (y - frame.y()) * width(frame), width(frame));
                }
                place(frame, table, y);
            }
            ValueRows.update(bitmap, 0, y, n, row, old);
        }
    }

    private void dispose(GifFrame frame, int y) {
        int n = width(frame);
        if (n > 0 && frame.disposal() == GifFrame.Disposal.CLEAR) {
            Arrays.fill(row, frame.x(), frame.x() + n, nothing);
        } else if (n > 0) {
            System.arraycopy(saved, (y - frame.y()) * n, row, frame.x(), n);
        }
    }

    private void place(GifFrame frame, int[] table, int y) {
        int at = frame.storedRow(y - frame.y()) * frame.width();
        int to = frame.x() + width(frame);
        for (int x = frame.x(); x < to; x++, at++) {
            int value = table[entries[at] & 0xff];
            if (value != LEAVE) {
                row[x] = value;
            }
        }
    }

    /// Columns of a frame that are on the canvas.
    private int width(GifFrame frame) {
        return Math.clamp(file.width - frame.x(), 0, frame.width());
    }

    private int height(GifFrame frame) {
        return Math.clamp(file.height - frame.y(), 0, frame.height());
    }

    private int bottom(GifFrame frame) {
        return height(frame) == 0 ? 0 : frame.y() + height(frame);
    }

    /// Unmaps the file; the bitmap stays what it is.
    @Override
    public void close() {
        Arena mine = arena;
        if (mine != null && mine.scope().isAlive()) {
            mine.close();
        }
    }
}
