package io.github.displayio4j.displayio.imageload;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.ColorConverter;
import io.github.displayio4j.displayio.Image;
import io.github.displayio4j.displayio.ImageCodec;
import io.github.displayio4j.displayio.ImageException;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.picture.FileBytes;
import io.github.displayio4j.displayio.scene.ValueRows;
import java.io.IOException;
import java.lang.foreign.MemorySegment;

/// The image formats of Netpbm, `P1`..`P6`, the first picture of a file: black and white ones become bitmaps
/// of 1 bit, gray ones of as many as their levels need, at most 8, both with a `Palette`; colours become 32
/// bits of `RGB888`.
public final class PnmCodec implements ImageCodec {
    /// Called by `ServiceLoader`.
    public PnmCodec() {}

    @Override
    public String name() {
        return "pnm";
    }

    @Override
    public boolean recognises(byte[] head) {
        return head.length >= 3
                && head[0] == 'P'
                && head[1] >= '1'
                && head[1] <= '6'
                && (isSpace(head[2]) || head[2] == '#');
    }

    @Override
    public Image decode(MemorySegment file) throws IOException {
        return new Reader(new FileBytes(file)).read();
    }

    static boolean isSpace(int c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    /// One picture.
    private static final class Reader {
        private final FileBytes bytes;
        private final int kind;
        private final boolean text;
        private int most = 1;

        Reader(FileBytes bytes) {
            this.bytes = bytes;
            bytes.goTo(1);
            kind = bytes.u8() - '0';
            text = kind <= 3;
        }

        Image read() throws ImageException {
            long at = bytes.at();
            int width = number("the width");
            int height = number("the height");
            FileBytes.checkSize(at, width, height);
            boolean blackAndWhite = kind % 3 == 1;
            boolean colours = kind % 3 == 0;
            if (!blackAndWhite) {
                at = bytes.at();
                most = number("the largest value");
                if (most < 1 || most > 65535) {
                    throw new ImageException(at, "the largest value must be 1..65535, not " + most);
                }
            }
            if (!text) {
                bytes.require(1, "the header");
                if (!isSpace(bytes.u8())) {
                    throw new ImageException(bytes.at() - 1, "one blank must stand before the pixels");
                }
            }
            long samples = (long) width * height * (colours ? 3 : 1);
            long size = kind == 4 ? (width + 7L) / 8 * height : samples * (text || most < 256 ? 1 : 2);
            bytes.require(size, width + "x" + height + " pixels");
            if (colours) {
                return colours(width, height);
            }
            int levels = Math.min(256, most + 1);
            Bitmap bitmap = new Bitmap(width, height, levels);
            int[] row = new int[width];
            for (int y = 0; y < height; y++) {
                if (kind == 4) {
                    bits(row);
                } else {
                    for (int x = 0; x < width; x++) {
                        row[x] = most < 256 ? sample() : scaled(sample());
                    }
                }
                ValueRows.write(bitmap, 0, y, width, row, 0);
            }
            return new Image(bitmap, palette(levels, blackAndWhite));
        }

        private Image colours(int width, int height) throws ImageException {
            Bitmap bitmap = Bitmap.ofBits(width, height, 32);
            int[] row = new int[width];
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    int red = scaled(sample());
                    int green = scaled(sample());
                    row[x] = red << 16 | green << 8 | scaled(sample());
                }
                ValueRows.write(bitmap, 0, y, width, row, 0);
            }
            return new Image(bitmap, new ColorConverter());
        }

        /// Of black and white pictures, 1 is black.
        private static Palette palette(int levels, boolean blackAndWhite) {
            Palette palette = new Palette(levels);
            for (int i = 0; i < levels; i++) {
                int gray = (i * 255 + (levels - 1) / 2) / (levels - 1);
                palette.set(i, (blackAndWhite ? 255 - gray : gray) * 0x010101);
            }
            return palette;
        }

        private int scaled(int sample) {
            return (sample * 255 + most / 2) / most;
        }

        private void bits(int[] row) {
            int pool = 0;
            for (int x = 0; x < row.length; x++) {
                if ((x & 7) == 0) {
                    pool = bytes.u8();
                }
                row[x] = pool >> 7 - (x & 7) & 1;
            }
        }

        private int sample() throws ImageException {
            long at = bytes.at();
            int value = text ? kind == 1 ? digit() : number("a value") : most < 256 ? bytes.u8() : bytes.u16be();
            if (value > most) {
                throw new ImageException(at, "a value must be 0.." + most + ", not " + value);
            }
            return value;
        }

        /// Those of black and white pictures may stand side by side.
        private int digit() throws ImageException {
            skipBlanks("a value");
            int c = bytes.u8();
            if (c != '0' && c != '1') {
                throw new ImageException(bytes.at() - 1, "a value must be 0 or 1");
            }
            return c - '0';
        }

        private int number(String what) throws ImageException {
            skipBlanks(what);
            long from = bytes.at();
            int value = 0;
            while (bytes.left() > 0 && bytes.u8(bytes.at()) >= '0' && bytes.u8(bytes.at()) <= '9') {
                value = value * 10 + bytes.u8() - '0';
                if (value > 99_999) {
                    throw new ImageException(from, what + " must be below 100000");
                }
            }
            if (bytes.at() == from) {
                throw new ImageException(from, what + " must be a number");
            }
            return value;
        }

        private void skipBlanks(String what) throws ImageException {
            while (true) {
                bytes.require(1, what);
                int c = bytes.u8();
                if (c == '#') {
                    while (bytes.left() > 0 && c != '\n' && c != '\r') {
                        c = bytes.u8();
                    }
                } else if (!isSpace(c)) {
                    bytes.goTo(bytes.at() - 1);
                    return;
                }
            }
        }
    }
}
