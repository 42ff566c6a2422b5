package io.github.displayio4j.displayio.render;

import java.util.Arrays;

/// The loops over a run of pixels. `source` is where the run's first value lies, `step` the way to the next one
/// (signed,
/// a row's stride when axes are exchanged); the run goes to `out[from..to)`. "Some": transparent ones are left out.
final class Rows {
    private Rows() {}

    static void lookUp(byte[] values, int source, int step, int[] pixels, short[] out, int from, int to) {
        for (int x = from; x < to; x++, source += step) {
            out[x] = (short) pixels[values[source] & 0xff];
        }
    }

    static void lookUp(short[] values, int source, int step, int[] pixels, short[] out, int from, int to) {
        for (int x = from; x < to; x++, source += step) {
            out[x] = (short) pixels[values[source] & 0xffff];
        }
    }

    static void lookUp(byte[] values, int source, int step, int[] pixels, int[] out, int from, int to) {
        for (int x = from; x < to; x++, source += step) {
            out[x] = pixels[values[source] & 0xff];
        }
    }

    static void lookUp(short[] values, int source, int step, int[] pixels, int[] out, int from, int to) {
        for (int x = from; x < to; x++, source += step) {
            out[x] = pixels[values[source] & 0xffff];
        }
    }

    static void lookUpSome(byte[] values, int source, int step, int[] pixels, short[] out, int from, int to) {
        for (int x = from; x < to; x++, source += step) {
            int pixel = pixels[values[source] & 0xff];
            if (pixel >= 0) {
                out[x] = (short) pixel;
            }
        }
    }

    static void lookUpSome(short[] values, int source, int step, int[] pixels, short[] out, int from, int to) {
        for (int x = from; x < to; x++, source += step) {
            int pixel = pixels[values[source] & 0xffff];
            if (pixel >= 0) {
                out[x] = (short) pixel;
            }
        }
    }

    static void lookUpSome(byte[] values, int source, int step, int[] pixels, int[] out, int from, int to) {
        for (int x = from; x < to; x++, source += step) {
            int pixel = pixels[values[source] & 0xff];
            if (pixel >= 0) {
                out[x] = pixel;
            }
        }
    }

    static void lookUpSome(short[] values, int source, int step, int[] pixels, int[] out, int from, int to) {
        for (int x = from; x < to; x++, source += step) {
            int pixel = pixels[values[source] & 0xffff];
            if (pixel >= 0) {
                out[x] = pixel;
            }
        }
    }

    static void copy(short[] values, int source, int step, short[] out, int from, int to) {
        if (step == 1) {
            System.arraycopy(values, source, out, from, to - from);
            return;
        }
        for (int x = from; x < to; x++, source += step) {
            out[x] = values[source];
        }
    }

    static void swap(short[] values, int source, int step, short[] out, int from, int to) {
        if (step == 1) {
            // apart from the loop below because only a constant step lets C2 vectorise it
            for (int x = from; x < to; x++) {
                out[x] = Short.reverseBytes(values[source + x - from]);
            }
            return;
        }
        for (int x = from; x < to; x++, source += step) {
            out[x] = Short.reverseBytes(values[source]);
        }
    }

    static void copySome(short[] values, int source, int step, short except, short[] out, int from, int to) {
        for (int x = from; x < to; x++, source += step) {
            short value = values[source];
            if (value != except) {
                out[x] = value;
            }
        }
    }

    static void swapSome(short[] values, int source, int step, short except, short[] out, int from, int to) {
        for (int x = from; x < to; x++, source += step) {
            short value = values[source];
            if (value != except) {
                out[x] = Short.reverseBytes(value);
            }
        }
    }

    /// Reads values of 1, 2 or 4 bits: `n` of them from column `sx` on, along the row that begins at byte `row`.
    static void unpackRow(byte[] packed, int row, int sx, int step, int bits, byte[] values, int n) {
        int mask = (1 << bits) - 1;
        int last = 8 / bits - 1;
        int perByte = Integer.numberOfTrailingZeros(last + 1);
        for (int i = 0; i < n; i++, sx += step) {
            values[i] = (byte) (packed[row + (sx >> perByte)] >> ((last - (sx & last)) * bits) & mask);
        }
    }

    /// Reads values of 1, 2 or 4 bits: `n` of them down or up a column; `at` is the first one's byte.
    static void unpackColumn(byte[] packed, int at, int step, int shift, int bits, byte[] values, int n) {
        int mask = (1 << bits) - 1;
        for (int i = 0; i < n; i++, at += step) {
            values[i] = (byte) (packed[at] >> shift & mask);
        }
    }

    /// Repeats each pixel `scale` times, the first one only `first` times.
    static void repeat(int[] pixels, int scale, int first, short[] out, int from, int to) {
        int end = Math.min(to, from + first);
        for (int x = from, i = 0; x < to; i++, end = Math.min(to, x + scale)) {
            short pixel = (short) pixels[i];
            while (x < end) {
                out[x++] = pixel;
            }
        }
    }

    static void repeat(int[] pixels, int scale, int first, int[] out, int from, int to) {
        int end = Math.min(to, from + first);
        for (int x = from, i = 0; x < to; i++, end = Math.min(to, x + scale)) {
            int pixel = pixels[i];
            while (x < end) {
                out[x++] = pixel;
            }
        }
    }

    static void repeatSome(int[] pixels, int scale, int first, short[] out, int from, int to) {
        int end = Math.min(to, from + first);
        for (int x = from, i = 0; x < to; i++, x = end, end = Math.min(to, x + scale)) {
            int pixel = pixels[i];
            if (pixel >= 0) {
                Arrays.fill(out, x, end, (short) pixel);
            }
        }
    }

    static void repeatSome(int[] pixels, int scale, int first, int[] out, int from, int to) {
        int end = Math.min(to, from + first);
        for (int x = from, i = 0; x < to; i++, x = end, end = Math.min(to, x + scale)) {
            int pixel = pixels[i];
            if (pixel >= 0) {
                Arrays.fill(out, x, end, pixel);
            }
        }
    }
}
