package io.github.displayio4j.panels;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Writes an endless animation as GIF89a, frame by frame: of each only the area that changed, with colours of its own.
final class GifWriter {
    private final OutputStream out;
    private final int width;
    private final int height;
    private final int zoom;
    private final int[] shown;
    private boolean first = true;
    private final Quantiser quantiser = new Quantiser();
    private final LzwWriter lzw;

    GifWriter(OutputStream out, int width, int height, int zoom) throws IOException {
        this.out = out;
        this.width = width;
        this.height = height;
        this.zoom = zoom;
        shown = new int[width * height];
        lzw = new LzwWriter(out);
        ascii("GIF89a");
        word(width * zoom);
        word(height * zoom);
        out.write(new byte[] {0x70, 0, 0}); // no global colours, eight bits a channel
        out.write(new byte[] {0x21, (byte) 0xff, 11});
        ascii("NETSCAPE2.0");
        out.write(new byte[] {3, 1, 0, 0, 0}); // for ever
    }

    /// Appends a frame.
    ///
    /// @param hundredths time that it is shown, in 1/100 s, 0..65535
    void frame(int[] xrgb, int hundredths) throws IOException {
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
        quantiser.choose(xrgb, width, x1, y1, x2, y2);
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
        for (int y = y1 * zoom; y < y2 * zoom; y++) {
            for (int x = x1 * zoom; x < x2 * zoom; x++) {
                lzw.write(quantiser.index(xrgb[y / zoom * width + x / zoom]));
            }
        }
        lzw.end();
        System.arraycopy(xrgb, 0, shown, 0, shown.length);
    }

    void end() throws IOException {
        out.write(0x3b);
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
