package io.github.displayio4j.jpegio;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What a JPEG carries beside its picture: how it was held, a small preview, and its colour profile. Damaged
/// metadata counts as missing.
public final class JpegMetadata {
    /// Names of the segments.
    static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    static final byte[] ICC = "ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII);
    static final int APP1 = 0xE1;
    static final int APP2 = 0xE2;

    private int orientation = 1;
    private byte @Nullable [] exif;
    private byte @Nullable [] thumbnail;
    /// Parts of the profile by their number, 1..; null when they do not fit together.
    private byte @Nullable [] @Nullable [] profile;

    private JpegMetadata() {}

    /// Reads the segments of `data[from, to)`, which begins after a start of image, up to the first scan.
    static JpegMetadata read(byte[] data, int from, int to) {
        JpegMetadata metadata = new JpegMetadata();
        int exifAt = find(data, from, to, APP1, EXIF);
        if (exifAt >= 0) {
            int content = exifAt + 4 + EXIF.length;
            ExifReader reader = new ExifReader(data, content, segmentEnd(data, exifAt));
            metadata.exif = Arrays.copyOfRange(data, content, segmentEnd(data, exifAt));
            metadata.orientation = reader.orientation();
            metadata.thumbnail = reader.thumbnail();
        }
        int at = find(data, from, to, APP2, ICC);
        for (boolean isFirst = true; at >= 0; isFirst = false) {
            int end = segmentEnd(data, at);
            if (end - at >= 4 + ICC.length + 2) {
                metadata.addPart(data, at + 4 + ICC.length, end, isFirst);
            }
            at = find(data, end, to, APP2, ICC);
        }
        return metadata;
    }

    /// The orientation alone, 1..8.
    static int orientation(byte[] data, int from, int to) {
        int at = find(data, from, to, APP1, EXIF);
        return at < 0 ? 1 : new ExifReader(data, at + 4 + EXIF.length, segmentEnd(data, at)).orientation();
    }

    /// Where the next segment of a kind and name begins, before the first scan; -1 if there is none.
    private static int find(byte[] data, int from, int to, int wanted, byte[] name) {
        int at = from;
        while (at + 4 <= to) {
            int marker = data[at] == (byte) 0xff ? data[at + 1] & 0xff : 0;
            if (marker < Marker.SOF0 || marker == 0xff || Marker.standsAlone(marker)) {
                at++;
                continue;
            }
            int end = segmentEnd(data, at);
            if (marker == Marker.SOS || end > to || end < at + 4) {
                return -1;
            }
            if (marker == wanted && startsWith(data, at + 4, end, name)) {
                return at;
            }
            at = end;
        }
        return -1;
    }

    private static int segmentEnd(byte[] data, int at) {
        return at + 2 + ((data[at + 2] & 0xff) << 8 | (data[at + 3] & 0xff));
    }

    private static boolean startsWith(byte[] data, int at, int end, byte[] name) {
        return end - at >= name.length && Arrays.equals(data, at, at + name.length, name, 0, name.length);
    }

    /// ICC.1 B.4: number of this part from 1, number of parts, then its bytes.
    private void addPart(byte[] data, int at, int end, boolean isFirst) {
        int number = data[at] & 0xff;
        int count = data[at + 1] & 0xff;
        if (isFirst) {
            profile = new byte[count][];
        }
        byte[] @Nullable [] parts = profile;
        if (parts == null || parts.length != count || number < 1 || number > count || parts[number - 1] != null) {
            profile = null;
            return;
        }
        parts[number - 1] = Arrays.copyOfRange(data, at + 2, end);
    }

    /// How the picture is to be turned, 1..8 as EXIF counts: 1 as it is, 2 mirrored left to right, 3 by 180
    /// degrees, 4 mirrored top to bottom, 5 transposed, 6 clockwise by 90 degrees, 7 transposed and turned by 180
    /// degrees, 8 counter-clockwise by 90 degrees. 1 if the file does not tell.
    public int orientation() {
        return orientation;
    }

    /// The EXIF data as they are: a TIFF header and its directories, a copy; null if there are none.
    public byte @Nullable [] exif() {
        return exif == null ? null : exif.clone();
    }

    /// The preview in the EXIF data, itself a JPEG, a copy; null if there is none.
    public byte @Nullable [] thumbnail() {
        return thumbnail == null ? null : thumbnail.clone();
    }

    /// The ICC profile, put together from its parts; null if there is none or a part is missing.
    public byte @Nullable [] iccProfile() {
        byte @Nullable [] @Nullable [] parts = profile;
        if (parts == null) {
            return null;
        }
        int length = 0;
        for (byte @Nullable [] part : parts) {
            if (part == null) {
                return null;
            }
            length += part.length;
        }
        if (length == 0) {
            return null;
        }
        byte[] whole = new byte[length];
        int at = 0;
        for (byte @Nullable [] part : parts) {
            if (part != null) {
                System.arraycopy(part, 0, whole, at, part.length);
                at += part.length;
            }
        }
        return whole;
    }
}
