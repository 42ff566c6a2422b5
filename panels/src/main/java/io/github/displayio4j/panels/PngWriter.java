package io.github.displayio4j.panels;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/// Writes a picture as PNG, eight bits a channel, each row with the filter that leaves the smallest differences.
/// Chapter numbers are of the PNG specification, third edition. Without AWT, which takes long to start.
final class PngWriter {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int NONE = 0;
    private static final int SUB = 1;
    private static final int UP = 2;

    private PngWriter() {}

    /// @param xrgb `0x00RRGGBB`, row by row
    /// @param zoom columns and rows that a pixel is repeated, >= 1
    static void write(int[] xrgb, int width, int height, int zoom, OutputStream out) throws IOException {
        out.write(SIGNATURE);
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(header);
        data.writeInt(width * zoom);
        data.writeInt(height * zoom);
        data.write(new byte[] {8, 2, 0, 0, 0}); // 8 bits, true colour, deflate, filters of chapter 9, not interlaced
        chunk(out, "IHDR", header.toByteArray());
        ByteArrayOutputStream pixels = new ByteArrayOutputStream(width * height);
        Deflater deflater = new Deflater(6);
        try (DeflaterOutputStream deflated = new DeflaterOutputStream(pixels, deflater, 1 << 14)) {
            rows(xrgb, width, height, zoom, deflated);
        } finally {
            deflater.end();
        }
        chunk(out, "IDAT", pixels.toByteArray());
        chunk(out, "IEND", new byte[0]);
    }

    private static void rows(int[] xrgb, int width, int height, int zoom, OutputStream out) throws IOException {
        int length = 3 * width * zoom;
        byte[] row = new byte[length];
        byte[] above = new byte[length];
        byte[][] filtered = new byte[3][length + 1];
        for (int y = 0; y < height; y++) {
            for (int i = 0; i < width * zoom; i++) {
                int c = xrgb[y * width + i / zoom];
                row[3 * i] = (byte) (c >> 16);
                row[3 * i + 1] = (byte) (c >> 8);
                row[3 * i + 2] = (byte) c;
            }
            for (int repeat = 0; repeat < zoom; repeat++) {
                out.write(filter(row, above, filtered));
                System.arraycopy(row, 0, above, 0, length);
            }
        }
    }

    private static byte[] filter(byte[] row, byte[] above, byte[][] filtered) {
        int[] sums = new int[3];
        for (int i = 0; i < row.length; i++) {
            sums[NONE] += Math.abs(filtered[NONE][i + 1] = row[i]);
            sums[SUB] += Math.abs(filtered[SUB][i + 1] = (byte) (i < 3 ? row[i] : row[i] - row[i - 3]));
            sums[UP] += Math.abs(filtered[UP][i + 1] = (byte) (row[i] - above[i]));
        }
        int best = sums[UP] <= sums[SUB] ? UP : SUB;
        best = sums[NONE] < sums[best] ? NONE : best;
        filtered[best][0] = (byte) best;
        return filtered[best];
    }

    private static void chunk(OutputStream out, String type, byte[] bytes) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(bytes);
        DataOutputStream data = new DataOutputStream(out);
        data.writeInt(bytes.length);
        data.write(name);
        data.write(bytes);
        data.writeInt((int) crc.getValue());
    }
}
