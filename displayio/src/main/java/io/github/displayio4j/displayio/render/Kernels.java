package io.github.displayio4j.displayio.render;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// The loops over blocks of 16-bit pixels that have vector twins; these are the plain ones. Both give the same bits.
///
/// A block has `w` columns and `h` rows. Its first pixel is written at `at`, `stride` is the way from one row of the
/// target to the next. Sources never overlap targets.
class Kernels {
    static final Kernels PLAIN = new Kernels();

    private static final ValueLayout.OfLong FOUR = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final long EVEN = 0x0000ffff_0000ffffL;
    private static final long LOW = 0x00000000_ffffffffL;

    /// An array and its segment, which would else be made for every block.
    private static final class View {
        final short[] array;
        final MemorySegment segment;

        View(short[] array) {
            this.array = array;
            segment = MemorySegment.ofArray(array);
        }
    }

    /// Those used last; threads may overwrite each other's, which only costs the making of one more.
    private View sourceView = new View(new short[0]);

    private View targetView = sourceView;

    Kernels() {}

    @SuppressWarnings("ReferenceEquality") // the same array is meant
    private View source(short[] array) {
        View view = sourceView;
        if (view.array != array) {
            view = new View(array);
            sourceView = view;
        }
        return view;
    }

    @SuppressWarnings("ReferenceEquality") // the same array is meant
    private View target(short[] array) {
        View view = targetView;
        if (view.array != array) {
            view = new View(array);
            targetView = view;
        }
        return view;
    }

    /// Whether copying by masks costs little more than copying.
    boolean masksPay() {
        return false;
    }

    /// Looks `n` values up.
    ///
    /// @param pixels 256 of them
    /// @param count how many of those the values may choose, from the first on
    void lookUp(byte[] values, int source, short[] pixels, int count, short[] out, int at, int n) {
        for (int i = 0; i < n; i++) {
            out[at + i] = pixels[values[source + i] & 0xff];
        }
    }

    /// The same to a segment; `at` counts bytes.
    void lookUp(byte[] values, int source, short[] pixels, int count, MemorySegment out, long at, int n) {
        for (int i = 0; i < n; i++) {
            out.set(ValueLayout.JAVA_SHORT_UNALIGNED, at + 2L * i, pixels[values[source + i] & 0xff]);
        }
    }

    /// Copies a block.
    ///
    /// @param step from one row of the source to the next
    void copy(short[] pixels, int source, int step, short[] out, int at, int stride, int w, int h) {
        for (int y = 0; y < h; y++) {
            System.arraycopy(pixels, source + y * step, out, at + y * stride, w);
        }
    }

    /// Fills runs with one pixel, as far as they lie in the columns `left..right`.
    ///
    /// @param alike that pixel, as often as the longest run has it; not empty
    /// @param runs of each the row in the upper 32 bits, then 16 for its first column and 16 for the one behind it
    /// @param first in `runs`
    /// @param end in `runs`, behind the last
    /// @param at where column 0 of row 0 lies, or would
    void fill(short[] alike, long[] runs, int first, int end, int left, int right, short[] out, int at, int stride) {
        short pixel = alike[0];
        for (int i = first; i < end; i++) {
            long run = runs[i];
            int start = at + (int) (run >> 32) * stride;
            int from = start + Math.max((int) run >>> 16, left);
            int n = start + Math.min((int) run & 0xffff, right) - from;
            if (n >= 4) {
                System.arraycopy(alike, 0, out, from, n);
            } else if (n > 0) {
                out[from] = pixel;
                out[from + n / 2] = pixel;
                out[from + n - 1] = pixel;
            }
        }
    }

    /// Copies a block where its mask is 0; where that is -1 the pixel is 0.
    ///
    /// @param step from one row of pixels and masks to the next
    void copyMasked(
            short[] pixels, short[] masks, int source, int step, short[] out, int at, int stride, int w, int h) {
        for (int y = 0; y < h; y++) {
            Rows.copyMasked(pixels, masks, source + y * step, out, at + y * stride, at + y * stride + w);
        }
    }

    /// Mixes a block into the target, all of it at one weight; see `Blend`.
    ///
    /// @param mixer the caller's
    /// @param exchanged whether the bytes of all pixels are exchanged
    void mix(
            Mixer mixer,
            short[] pixels,
            int source,
            int step,
            int weight,
            boolean exchanged,
            short[] out,
            int at,
            int stride,
            int w,
            int h) {
        mixer.uniform(pixels, source, step, weight, exchanged, out, at, stride, w, h);
    }

    /// Mixes a block into the target, each pixel at its own weight of 0..256.
    void mixWeighted(
            Mixer mixer,
            short[] pixels,
            short[] weights,
            int source,
            int step,
            boolean exchanged,
            short[] out,
            int at,
            int stride,
            int w,
            int h) {
        mixer.weighted(pixels, weights, source, step, Blend.FULL, exchanged, out, at, stride, w, h);
    }

    /// Copies a block whose axes are exchanged, four columns and rows at a time.
    ///
    /// @param stepA from one pixel of a target row to the next in the source
    /// @param stepB from one row of the target to the next in the source, 1 or -1
    void transpose(short[] pixels, int source, int stepA, int stepB, short[] out, int at, int stride, int w, int h) {
        if (w < 4 || h < 4) {
            for (int y = 0; y < h; y++) {
                Rows.copy(pixels, source + y * stepB, stepA, out, at + y * stride, at + y * stride + w);
            }
        } else {
            transposeFours(pixels, source, stepA, stepB, false, target(out).segment, 2L * at, stride, w, h);
        }
    }

    /// The same to a segment, where `at` and `stride` still count pixels from `start`, in bytes.
    ///
    /// @param swap exchanges the bytes of each pixel
    void transpose(
            short[] pixels,
            int source,
            int stepA,
            int stepB,
            boolean swap,
            MemorySegment out,
            long start,
            int at,
            int stride,
            int w,
            int h) {
        if (w >= 4 && h >= 4) {
            transposeFours(pixels, source, stepA, stepB, swap, out, start + 2L * at, stride, w, h);
            return;
        }
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                short pixel = pixels[source + x * stepA + y * stepB];
                long to = start + 2L * (at + y * stride + x);
                out.set(ValueLayout.JAVA_SHORT_UNALIGNED, to, swap ? Short.reverseBytes(pixel) : pixel);
            }
        }
    }

    /// @param at in bytes
    private void transposeFours(
            short[] pixels,
            int source,
            int stepA,
            int stepB,
            boolean swap,
            MemorySegment out,
            long at,
            int stride,
            int w,
            int h) {
        MemorySegment from = source(pixels).segment;
        long first = stepB < 0 ? 3L * stride : 0;
        long step = stepB < 0 ? -2L * stride : 2L * stride;
        for (int y = 0; y < h; y += 4) {
            int row = Math.min(y, h - 4); // the last rows may be done twice
            long source0 = 2L * (source + row * stepB + Math.min(3 * stepB, 0));
            long row0 = at + 2L * (first + (long) row * stride);
            transposeFourRows(from, source0, 2L * stepA, swap, out, row0, step, w / 4);
            if (w % 4 != 0) {
                long last = source0 + 2L * stepA * (w - 4);
                transposeFourRows(from, last, 2L * stepA, swap, out, row0 + 2L * (w - 4), step, 1);
            }
        }
    }

    /// @param step bytes from a source pixel to the next, and from a target row to the next
    private static void transposeFourRows(
            MemorySegment from, long source, long stepA, boolean swap, MemorySegment to, long row0, long step, int n) {
        if (swap) {
            transposeSwapped(from, source, stepA, to, row0, step, n);
            return;
        }
        long row1 = row0 + step;
        long row2 = row1 + step;
        long row3 = row2 + step;
        long at = source;
        for (int x = 0; x < n; x++, at += 4 * stepA) {
            long a = from.get(FOUR, at);
            long b = from.get(FOUR, at + stepA);
            long c = from.get(FOUR, at + 2 * stepA);
            long d = from.get(FOUR, at + 3 * stepA);
            long evenAb = a & EVEN | (b & EVEN) << 16;
            long oddAb = a >>> 16 & EVEN | b & ~EVEN;
            long evenCd = c & EVEN | (d & EVEN) << 16;
            long oddCd = c >>> 16 & EVEN | d & ~EVEN;
            to.set(FOUR, row0 + 8L * x, evenAb & LOW | evenCd << 32);
            to.set(FOUR, row1 + 8L * x, oddAb & LOW | oddCd << 32);
            to.set(FOUR, row2 + 8L * x, evenAb >>> 32 | evenCd & ~LOW);
            to.set(FOUR, row3 + 8L * x, oddAb >>> 32 | oddCd & ~LOW);
        }
    }

    /// Four pixels in the other order, all bytes of which are then exchanged.
    private static void transposeSwapped(
            MemorySegment from, long source, long stepA, MemorySegment to, long row0, long step, int n) {
        long row1 = row0 + step;
        long row2 = row1 + step;
        long row3 = row2 + step;
        long at = source;
        for (int x = 0; x < n; x++, at += 4 * stepA) {
            long d = from.get(FOUR, at);
            long c = from.get(FOUR, at + stepA);
            long b = from.get(FOUR, at + 2 * stepA);
            long a = from.get(FOUR, at + 3 * stepA);
            long evenAb = a & EVEN | (b & EVEN) << 16;
            long oddAb = a >>> 16 & EVEN | b & ~EVEN;
            long evenCd = c & EVEN | (d & EVEN) << 16;
            long oddCd = c >>> 16 & EVEN | d & ~EVEN;
            to.set(FOUR, row0 + 8L * x, Long.reverseBytes(evenAb & LOW | evenCd << 32));
            to.set(FOUR, row1 + 8L * x, Long.reverseBytes(oddAb & LOW | oddCd << 32));
            to.set(FOUR, row2 + 8L * x, Long.reverseBytes(evenAb >>> 32 | evenCd & ~LOW));
            to.set(FOUR, row3 + 8L * x, Long.reverseBytes(oddAb >>> 32 | oddCd & ~LOW));
        }
    }
}
