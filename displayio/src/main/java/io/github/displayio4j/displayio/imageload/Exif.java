package io.github.displayio4j.displayio.imageload;

import io.github.displayio4j.displayio.picture.FileBytes;

/// How a camera was held, from EXIF data, which are a small TIFF file (EXIF 3.0, 4.6.2).
final class Exif {
    private static final int ORIENTATION = 0x0112;
    private static final int SHORT = 3;

    private Exif() {}

    /// The orientation 1..8; 1 if there is none, or if the data are damaged.
    static int orientation(FileBytes file, long from, long length) {
        if (length < 8) {
            return 1;
        }
        int order = file.u8(from) << 8 | file.u8(from + 1);
        if (order != 0x4949 && order != 0x4d4d) {
            return 1;
        }
        boolean little = order == 0x4949;
        long end = from + length;
        long high = u16(file, from + (little ? 6 : 4), little);
        long directory = from + (high << 16 | u16(file, from + (little ? 4 : 6), little));
        if (directory + 2 > end) {
            return 1;
        }
        int entries = u16(file, directory, little);
        for (int i = 0; i < entries && directory + 14 + 12L * i <= end; i++) {
            long entry = directory + 2 + 12L * i;
            if (u16(file, entry, little) == ORIENTATION && u16(file, entry + 2, little) == SHORT) {
                int value = u16(file, entry + 8, little);
                return value >= 1 && value <= 8 ? value : 1;
            }
        }
        return 1;
    }

    private static int u16(FileBytes file, long at, boolean little) {
        int first = file.u8(at);
        int second = file.u8(at + 1);
        return little ? first | second << 8 : first << 8 | second;
    }
}
