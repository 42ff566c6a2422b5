package io.github.displayio4j.jpegio;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.Palette;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Encodes baseline JPEG, with the Huffman tables of T.81 K.3 or with the best ones. The files are those of
/// libjpeg's `cjpeg -baseline` (and `-optimize`) with the same quality, byte for byte, but for the metadata.
///
/// One object serves one thread; once it has seen a picture of some size, the next of that size costs no
/// allocation, unless its Huffman tables are made.
public final class JpegEncoder {
    /// The APP0 segment of JFIF 1.01: no density, no thumbnail.
    private static final byte[] JFIF = {
        (byte) 0xff, (byte) Marker.APP0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0
    };

    /// What an APP2 segment can hold of a profile, behind its name and two numbers.
    private static final int ICC_PART = 65535 - 2 - 12 - 2;

    private final BitWriter writer = new BitWriter();
    private final EncoderInput input = new EncoderInput();
    private final EncoderScan scan;
    private int restartInterval;
    private boolean huffmanTables = true;
    private boolean optimized;
    private byte @Nullable [] exif;
    private byte @Nullable [] profile;

    /// @param quality 1..100, as libjpeg scales the tables of T.81 K.1 and K.2; steps are limited to 255
    /// @param subsampling how much colour is kept
    /// @throws IllegalArgumentException if `quality` is out of range
    public JpegEncoder(int quality, Subsampling subsampling) {
        if (quality < 1 || quality > 100) {
            throw new IllegalArgumentException("quality must be 1..100, not " + quality);
        }
        scan = new EncoderScan(quality, subsampling, writer);
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

    /// Whether the Huffman tables are written (as at first); Motion JPEG leaves them out. Those made by
    /// `setOptimized` are always written.
    public void setHuffmanTables(boolean written) {
        huffmanTables = written;
    }

    /// Whether Huffman tables are made for each picture: some percent smaller, but it is kept in memory (2 bytes a
    /// sample) and gone over twice.
    public void setOptimized(boolean newOptimized) {
        optimized = newOptimized;
    }

    /// EXIF data to be written to each file; null (as at first): none.
    ///
    /// @param tiff a TIFF header and its directories, such as `JpegMetadata.exif` gives them; at most 65527 bytes,
    ///     copied
    /// @throws IllegalArgumentException if they are longer
    public void setExif(byte @Nullable [] tiff) {
        if (tiff != null && tiff.length > 65535 - 2 - JpegMetadata.EXIF.length) {
            throw new IllegalArgumentException("EXIF data must have at most 65527 bytes, not " + tiff.length);
        }
        exif = tiff == null ? null : tiff.clone();
    }

    /// EXIF data that tell no more than these two.
    ///
    /// @param orientation how the picture is to be turned, 1..8, see `JpegMetadata.orientation`
    /// @param thumbnail a small JPEG; null: none
    /// @throws IllegalArgumentException if the orientation is out of range or the thumbnail too long
    public void setExif(int orientation, byte @Nullable [] thumbnail) {
        if (orientation < 1 || orientation > 8) {
            throw new IllegalArgumentException("orientation must be 1..8, not " + orientation);
        }
        setExif(ExifWriter.write(orientation, thumbnail));
    }

    /// An ICC profile to be written to each file; null (as at first): none.
    ///
    /// @throws IllegalArgumentException if it has more than 255 parts of 65519 bytes
    public void setIccProfile(byte @Nullable [] icc) {
        if (icc != null && icc.length > 255 * ICC_PART) {
            throw new IllegalArgumentException(
                    "ICC profile must have at most " + 255 * ICC_PART + " bytes, not " + icc.length);
        }
        profile = icc == null ? null : icc.clone();
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
        return file();
    }

    /// Encodes rows as they are given. Of what is not optimised only the rows of an MCU are kept.
    ///
    /// @param width columns, 1..65535
    /// @param height rows, 1..65535
    /// @throws IllegalArgumentException if a size is out of range
    public byte[] encodeToArray(RowSource rows, int width, int height) {
        requireSize(width, height);
        input.open(rows, width);
        encode(width, height);
        return file();
    }

    /// Encodes a bitmap of colours or of gray.
    ///
    /// @param layout what its values are: RGB565 in either order, 8 bits of GRAY, or 32 of ARGB, whose alpha is
    ///     left out
    /// @throws IllegalArgumentException if layout and bitmap do not fit
    public byte[] encodeToArray(Bitmap bitmap, PixelLayout layout) {
        input.open(bitmap, layout);
        encode(bitmap.width(), bitmap.height());
        return file();
    }

    /// Encodes a bitmap of 1..8 bits in the colours of a palette; values beyond it are black.
    ///
    /// @throws IllegalArgumentException if the bitmap has more bits
    public byte[] encodeToArray(Bitmap bitmap, Palette palette) {
        input.open(bitmap, palette);
        encode(bitmap.width(), bitmap.height());
        return file();
    }

    private byte[] file() {
        return Arrays.copyOf(writer.bytes(), writer.size());
    }

    private void encode(byte[] rgb, int width, int height) {
        requireSize(width, height);
        if (3L * width * height > rgb.length) {
            throw new IllegalArgumentException(
                    width + "x" + height + " pixels need " + 3L * width * height + " bytes, not " + rgb.length);
        }
        input.open(rgb, width);
        encode(width, height);
    }

    private static void requireSize(int width, int height) {
        if (width < 1 || width > 65535 || height < 1 || height > 65535) {
            throw new IllegalArgumentException("size must be 1..65535, not " + width + "x" + height);
        }
    }

    private void encode(int width, int height) {
        try {
            scan.prepare(width, height);
            writer.clear();
            if (optimized) {
                scan.keep(input, restartInterval);
                makeCodes();
                writeHeaders(width, height);
                scan.writeKept(restartInterval);
            } else {
                for (EncoderPlane plane : scan.planes) {
                    plane.useStandardCodes();
                }
                writeHeaders(width, height);
                scan.write(input, restartInterval);
            }
            writer.finishBits();
            writer.writeMarker(Marker.EOI);
        } finally {
            input.close();
        }
    }

    /// Makes the codes of luma and, for both colour differences together, of chroma.
    private void makeCodes() {
        EncoderPlane[] planes = scan.planes;
        planes[0].dc = HuffmanCodes.optimal(planes[0].dcCounts);
        planes[0].ac = HuffmanCodes.optimal(planes[0].acCounts);
        if (planes.length > 1) {
            for (int i = 0; i < 256; i++) {
                planes[1].dcCounts[i] += planes[2].dcCounts[i];
                planes[1].acCounts[i] += planes[2].acCounts[i];
            }
            planes[1].dc = HuffmanCodes.optimal(planes[1].dcCounts);
            planes[1].ac = HuffmanCodes.optimal(planes[1].acCounts);
            planes[2].dc = planes[1].dc;
            planes[2].ac = planes[1].ac;
        }
    }

    private void writeHeaders(int width, int height) {
        BitWriter w = writer;
        EncoderPlane[] planes = scan.planes;
        w.writeMarker(Marker.SOI);
        w.write(JFIF);
        writeMetadata();
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
        for (int i = 0; i < Math.min(planes.length, 2) && (huffmanTables || optimized); i++) {
            writeTable(i, planes[i].dc.table);
            writeTable(0x10 | i, planes[i].ac.table);
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

    private void writeMetadata() {
        byte @Nullable [] tiff = exif;
        if (tiff != null) {
            writer.writeSegment(JpegMetadata.APP1, JpegMetadata.EXIF, tiff, 0, tiff.length);
        }
        byte @Nullable [] icc = profile;
        if (icc == null) {
            return;
        }
        int parts = Frame.ceilDivide(icc.length, ICC_PART);
        for (int i = 0; i < parts; i++) {
            // ICC.1 B.4: the name, number of this part from 1, number of parts.
            byte[] name = Arrays.copyOf(JpegMetadata.ICC, JpegMetadata.ICC.length + 2);
            name[name.length - 2] = (byte) (i + 1);
            name[name.length - 1] = (byte) parts;
            int from = i * ICC_PART;
            writer.writeSegment(JpegMetadata.APP2, name, icc, from, Math.min(from + ICC_PART, icc.length));
        }
    }

    private void writeTable(int kindAndIndex, byte[] table) {
        writer.writeMarker(Marker.DHT);
        writer.writeWord(2 + 1 + table.length);
        writer.writeByte(kindAndIndex);
        writer.write(table);
    }
}
