package io.github.displayio4j.displayio.gifio;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A GIF of random frames, and what each of them says: sizes, places, tables, transparency, disposal,
/// interlacing. Strings are packed as `LzwWriter` does or by a writer that learns nothing and clears in time.
final class RandomGif {
    /// @param entries as they are seen, row by row
    @SuppressWarnings("ArrayRecordComponent")
    record Frame(
            int x,
            int y,
            int width,
            int height,
            int[] colours,
            int transparent,
            int disposal,
            int hundredths,
            int[] entries) {}

    final int width;
    final int height;
    final List<Frame> frames = new ArrayList<>();
    final byte[] file;
    private final Random random;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final int[] global;

    RandomGif(Random random) {
        this.random = random;
        width = 1 + random.nextInt(40);
        height = 1 + random.nextInt(30);
        global = random.nextInt(4) > 0 ? colours() : new int[0];
        try {
            file = write();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private byte[] write() throws IOException {
        out.write((random.nextBoolean() ? "GIF89a" : "GIF87a").getBytes(StandardCharsets.US_ASCII));
        word(width);
        word(height);
        out.write(global.length == 0 ? 0x70 : 0xf0 | bits(global) - 1);
        out.write(random.nextInt(global.length == 0 ? 1 : global.length));
        out.write(0);
        table(global);
        if (random.nextBoolean()) { // a comment
            out.write(new byte[] {0x21, (byte) 0xfe, 2, 'h', 'i', 0});
        }
        boolean moves = random.nextInt(3) > 0;
        for (int n = 1 + random.nextInt(6); n > 0; n--) {
            frame(moves);
        }
        out.write(0x3b);
        return out.toByteArray();
    }

    private void frame(boolean moves) throws IOException {
        boolean all = frames.isEmpty() || !moves;
        int x = all ? 0 : random.nextInt(width);
        int y = all ? 0 : random.nextInt(height);
        int w = all ? width : 1 + random.nextInt(width - x);
        int h = all ? height : 1 + random.nextInt(height - y);
        if (!all && random.nextInt(8) == 0) { // over the edge
            w += random.nextInt(5);
            h += random.nextInt(5);
        }
        boolean local = global.length == 0 || random.nextInt(3) == 0;
        int[] colours = local ? colours() : global;
        boolean control = random.nextInt(4) > 0;
        int transparent = control && random.nextBoolean() ? random.nextInt(colours.length) : -1;
        int disposal = control ? random.nextInt(4) : 0;
        int hundredths = control ? random.nextInt(3) * 7 : 0;
        if (control) {
            out.write(new byte[] {0x21, (byte) 0xf9, 4});
            out.write(disposal << 2 | (transparent >= 0 ? 1 : 0));
            word(hundredths);
            out.write(Math.max(0, transparent));
            out.write(0);
        }
        boolean interlaced = h > 4 && random.nextInt(3) == 0; // ImageIO loses rows of lower ones
        out.write(0x2c);
        word(x);
        word(y);
        word(w);
        word(h);
        out.write((interlaced ? 0x40 : 0) | (local ? 0x80 | bits(colours) - 1 : 0));
        if (local) {
            table(colours);
        }
        int[] entries = new int[w * h];
        int run = 0;
        for (int i = 0; i < entries.length; i++) {
            run = random.nextInt(3) == 0 ? random.nextInt(colours.length) : run;
            entries[i] = run;
        }
        data(stored(entries, w, h, interlaced), Math.max(2, bits(colours)));
        frames.add(new Frame(x, y, w, h, colours, transparent, disposal, hundredths, entries));
    }

    private int[] stored(int[] entries, int w, int h, boolean interlaced) {
        if (!interlaced) {
            return entries;
        }
        int[] rows = new int[entries.length];
        int at = 0;
        int[][] passes = {{0, 8}, {4, 8}, {2, 4}, {1, 2}};
        for (int[] pass : passes) {
            for (int y = pass[0]; y < h; y += pass[1], at += w) {
                System.arraycopy(entries, y * w, rows, at, w);
            }
        }
        return rows;
    }

    private void data(int[] values, int bits) throws IOException {
        if (random.nextInt(3) > 0) {
            LzwWriter lzw = new LzwWriter(out);
            lzw.begin(bits);
            for (int value : values) {
                lzw.write(value);
            }
            lzw.end();
            return;
        }
        out.write(bits);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        long pool = 0;
        int pooled = 0;
        int clear = 1 << bits;
        List<Integer> codes = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            if (i % (clear - 2) == 0) { // before codes grow
                codes.add(clear);
            }
            codes.add(values[i]);
        }
        codes.add(clear + 1);
        for (int code : codes) {
            pool |= (long) code << pooled;
            for (pooled += bits + 1; pooled >= 8; pooled -= 8, pool >>= 8) {
                packed.write((int) pool & 255);
            }
        }
        packed.write((int) pool & 255);
        byte[] bytes = packed.toByteArray();
        for (int at = 0; at < bytes.length; ) {
            // ImageIO loses pixels of the smallest blocks
            int n = Math.min(random.nextBoolean() ? 255 : 8 + random.nextInt(200), bytes.length - at);
            out.write(n);
            out.write(bytes, at, n);
            at += n;
        }
        out.write(0);
    }

    private int[] colours() {
        int[] colours = new int[2 << random.nextInt(8)];
        for (int i = 0; i < colours.length; i++) {
            colours[i] = random.nextInt(1 << 24);
        }
        return colours;
    }

    private static int bits(int[] colours) {
        return 31 - Integer.numberOfLeadingZeros(colours.length);
    }

    private void table(int[] colours) {
        for (int colour : colours) {
            out.write(colour >> 16);
            out.write(colour >> 8);
            out.write(colour);
        }
    }

    private void word(int value) {
        out.write(value);
        out.write(value >> 8);
    }
}
