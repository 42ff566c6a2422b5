package io.github.displayio4j.jpegio;

import java.util.Arrays;

/// Encodes baseline JPEG with the Huffman tables of T.81 K.3. The files are those of libjpeg's `cjpeg -baseline`
/// with the same quality, byte for byte.
///
/// One object serves one thread; once it has seen a picture of some size, the next of that size costs no
/// allocation.
public final class JpegEncoder {
    private final Subsampling subsampling;
    private final EncoderPlane[] planes;
    private final BitWriter writer = new BitWriter();
    private int restartInterval;
    private boolean huffmanTables = true;

    /// Two full rows of blue and red difference, to be averaged.
    private int[] rows = new int[0];

    private int rowStride;

    /// @param quality 1..100, as libjpeg scales the tables of T.81 K.1 and K.2; steps are limited to 255
    /// @param subsampling how much colour is kept
    /// @throws IllegalArgumentException if `quality` is out of range
    public JpegEncoder(int quality, Subsampling subsampling) {
        if (quality < 1 || quality > 100) {
            throw new IllegalArgumentException("quality must be 1..100, not " + quality);
        }
        this.subsampling = subsampling;
        planes = new EncoderPlane[subsampling.components];
        for (int i = 0; i < planes.length; i++) {
            planes[i] = new EncoderPlane(i == 0, quality);
        }
    }

    /// Puts a restart marker after every `mcus` MCUs; 0 (as at first): none.
    ///
    /// @throws IllegalArgumentException if not 0..65535
    public void setRestartInterval(int mcus) {
        if (mcus < 0 || mcus > 65535) {
            throw new IllegalArgumentException("restart interval must be 0..65535, not " + mcus);
        }
        restartInterval = mcus;
    }

    /// Whether the Huffman tables are written (as at first); Motion JPEG leaves them out.
    public void setHuffmanTables(boolean written) {
        huffmanTables = written;
    }

    /// Encodes a picture.
    ///
    /// @param rgb red, green, blue bytes, rows without gaps
    /// @param width columns, 1..65535
    /// @param height rows, 1..65535
    /// @param out where the file goes, from `at` on
    /// @return bytes written
    /// @throws IllegalArgumentException if `rgb` is too short, a size is out of range, or the file does not fit
    public int encode(byte[] rgb, int width, int height, byte[] out, int at) {
        encode(rgb, width, height);
        if (at < 0 || writer.size() > out.length - at) {
            throw new IllegalArgumentException(
                    "output must hold " + writer.size() + " bytes from " + at + ", not " + (out.length - at));
        }
        System.arraycopy(writer.bytes(), 0, out, at, writer.size());
        return writer.size();
    }

    /// As `encode` into an array, which is made.
    public byte[] encodeToArray(byte[] rgb, int width, int height) {
        encode(rgb, width, height);
        return Arrays.copyOf(writer.bytes(), writer.size());
    }

    private void encode(byte[] rgb, int width, int height) {
        if (width < 1 || width > 65535 || height < 1 || height > 65535) {
            throw new IllegalArgumentException("size must be 1..65535, not " + width + "x" + height);
        }
        if (3L * width * height > rgb.length) {
            throw new IllegalArgumentException(
                    width + "x" + height + " pixels need " + 3L * width * height + " bytes, not " + rgb.length);
        }
        prepare(width, height);
        writer.clear();
        writeHeaders(width, height);
        int mcuHeight = 8 * subsampling.v;
        int mcuRows = Frame.ceilDivide(height, mcuHeight);
        int mcuColumns = Frame.ceilDivide(width, 8 * subsampling.h);
        int toGo = restartInterval;
        int restarts = 0;
        for (int row = 0; row < mcuRows; row++) {
            int y = row * mcuHeight;
            loadRows(rgb, width, y, Math.min(mcuHeight, height - y));
            for (int column = 0; column < mcuColumns; column++) {
                if (restartInterval > 0 && toGo-- == 0) {
                    toGo = restartInterval - 1;
                    writer.finishBits();
                    writer.writeMarker(Marker.RST0 + (restarts++ & 7));
                    for (EncoderPlane plane : planes) {
                        plane.pred = 0;
                    }
                }
                for (EncoderPlane plane : planes) {
                    plane.writeMcu(writer, row, column);
                }
            }
        }
        writer.finishBits();
        writer.writeMarker(Marker.EOI);
    }

    private void prepare(int width, int height) {
        for (int i = 0; i < planes.length; i++) {
            int h = i == 0 ? subsampling.h : 1;
            int v = i == 0 ? subsampling.v : 1;
            planes[i].prepare(width, height, h, v, subsampling.h, subsampling.v);
        }
        if (planes.length == 3) {
            // Wide enough for the chroma blocks' columns, each of `h` samples.
            rowStride = planes[1].stride * subsampling.h;
            if (rows.length < 4 * rowStride) {
                rows = new int[4 * rowStride];
            }
        }
    }

    /// Turns `n` rows of pixels from row `y` on into the samples of an MCU row, filled up to whole blocks.
    private void loadRows(byte[] rgb, int width, int y, int n) {
        EncoderPlane luma = planes[0];
        for (int i = 0; i < n; i++) {
            EncoderRows.luma(rgb, 3 * (y + i) * width, luma.samples, i * luma.stride, width);
            luma.fillRow(i, width);
        }
        luma.fillRows(n);
        if (planes.length == 1) {
            return;
        }
        int v = subsampling.v;
        int chromaRows = Frame.ceilDivide(n, v);
        for (int i = 0; i < chromaRows; i++) {
            for (int j = 0; j < v; j++) {
                int line = Math.min(i * v + j, n - 1);
                EncoderRows.chroma(rgb, 3 * (y + line) * width, rows, 2 * j * rowStride, rowStride, width);
                fill(2 * j * rowStride, width);
                fill((2 * j + 1) * rowStride, width);
            }
            for (int c = 1; c < 3; c++) {
                EncoderPlane plane = planes[c];
                EncoderRows.shrink(
                        rows,
                        (c - 1) * rowStride,
                        2 * rowStride,
                        plane.samples,
                        i * plane.stride,
                        plane.stride,
                        subsampling);
            }
        }
        planes[1].fillRows(chromaRows);
        planes[2].fillRows(chromaRows);
    }

    private void fill(int at, int width) {
        Arrays.fill(rows, at + width, at + rowStride, rows[at + width - 1]);
    }

    private void writeHeaders(int width, int height) {
        BitWriter w = writer;
        w.writeMarker(Marker.SOI);
        w.write(JFIF);
        for (int i = 0; i < Math.min(planes.length, 2); i++) {
            w.writeMarker(Marker.DQT);
            w.writeWord(2 + 1 + 64);
            w.writeByte(i);
            for (int k = 0; k < 64; k++) {
                w.writeByte(planes[i].steps[StandardTables.ZIGZAG[k]]);
            }
        }
        w.writeMarker(Marker.SOF0);
        w.writeWord(8 + 3 * planes.length);
        w.writeByte(8);
        w.writeWord(height);
        w.writeWord(width);
        w.writeByte(planes.length);
        for (int i = 0; i < planes.length; i++) {
            w.writeByte(i + 1);
            w.writeByte(planes[i].h << 4 | planes[i].v);
            w.writeByte(Math.min(i, 1));
        }
        if (huffmanTables) {
            writeTable(0x00, StandardTables.DC_LUMA);
            writeTable(0x10, StandardTables.AC_LUMA);
            if (planes.length > 1) {
                writeTable(0x01, StandardTables.DC_CHROMA);
                writeTable(0x11, StandardTables.AC_CHROMA);
            }
        }
        if (restartInterval > 0) {
            w.writeMarker(Marker.DRI);
            w.writeWord(4);
            w.writeWord(restartInterval);
        }
        w.writeMarker(Marker.SOS);
        w.writeWord(6 + 2 * planes.length);
        w.writeByte(planes.length);
        for (int i = 0; i < planes.length; i++) {
            w.writeByte(i + 1);
            w.writeByte(i == 0 ? 0x00 : 0x11);
        }
        w.writeByte(0);
        w.writeByte(63);
        w.writeByte(0);
    }

    private void writeTable(int kindAndIndex, byte[] table) {
        writer.writeMarker(Marker.DHT);
        writer.writeWord(2 + 1 + table.length);
        writer.writeByte(kindAndIndex);
        writer.write(table);
    }

    /// The APP0 segment of JFIF 1.01: no density, no thumbnail.
    private static final byte[] JFIF = {
        (byte) 0xff, (byte) Marker.APP0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0
    };
}
