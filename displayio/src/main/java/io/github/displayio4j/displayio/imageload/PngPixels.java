package io.github.displayio4j.displayio.imageload;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.scene.ValueRows;

/// Puts a PNG's rows into a bitmap.
final class PngPixels implements PngRows.Sink {
    private final PngFile file;
    private final Bitmap bitmap;
    private final int[] values;

    PngPixels(PngFile file, Bitmap bitmap) {
        this.file = file;
        this.bitmap = bitmap;
        values = new int[file.width];
    }

    @Override
    public void row(byte[] row, int x, int y, int step, int n) {
        if (file.depth < 8) {
            unpack(row, n);
        } else if (file.depth == 8) {
            eight(row, n);
        } else {
            sixteen(row, n);
        }
        if (step == 1) {
            ValueRows.write(bitmap, x, y, n, values, 0);
        } else {
            for (int i = 0; i < n; i++) {
                ValueRows.write(bitmap, x + i * step, y, 1, values, i);
            }
        }
    }

    private void unpack(byte[] row, int n) {
        int bits = file.depth;
        int mask = (1 << bits) - 1;
        for (int i = 0, bit = 8; i < n; i++, bit += bits) {
            values[i] = row[bit >> 3] >> 8 - bits - (bit & 7) & mask;
        }
    }

    private void eight(byte[] row, int n) {
        switch (file.colourType) {
            case PngFile.GRAY, PngFile.INDEXED -> {
                for (int i = 0; i < n; i++) {
                    values[i] = row[i + 1] & 0xff;
                }
            }
            case PngFile.GRAY_ALPHA -> {
                for (int i = 0, at = 1; i < n; i++, at += 2) {
                    values[i] = (row[at] & 0xff) * 0x010101 | row[at + 1] << 24;
                }
            }
            case PngFile.RGB -> {
                for (int i = 0, at = 1; i < n; i++, at += 3) {
                    values[i] = (row[at] & 0xff) << 16 | (row[at + 1] & 0xff) << 8 | row[at + 2] & 0xff;
                }
                makeTransparent(n);
            }
            default -> {
                for (int i = 0, at = 1; i < n; i++, at += 4) {
                    values[i] =
                            row[at + 3] << 24 | (row[at] & 0xff) << 16 | (row[at + 1] & 0xff) << 8 | row[at + 2] & 0xff;
                }
            }
        }
    }

    private void makeTransparent(int n) {
        int[] rgb = file.transparentRgb;
        if (rgb != null) {
            int hidden = rgb[0] << 16 | rgb[1] << 8 | rgb[2];
            for (int i = 0; i < n; i++) {
                values[i] |= values[i] == hidden ? 0 : 0xff000000;
            }
        }
    }

    /// Sixteen bits are rounded to eight; a transparent colour must be met by all of its bits. Gray has no
    /// place for it: only levels that are seen are left.
    private void sixteen(byte[] row, int n) {
        int channels = file.channels();
        int[] rgb = file.transparentRgb;
        for (int i = 0, at = 1; i < n; i++, at += 2 * channels) {
            switch (file.colourType) {
                case PngFile.GRAY -> values[i] = gray(row, at);
                case PngFile.GRAY_ALPHA -> values[i] = channel(row, at) * 0x010101 | channel(row, at + 2) << 24;
                default -> {
                    int colour = channel(row, at) << 16 | channel(row, at + 2) << 8 | channel(row, at + 4);
                    if (rgb != null) {
                        boolean hidden =
                                wide(row, at) == rgb[0] && wide(row, at + 2) == rgb[1] && wide(row, at + 4) == rgb[2];
                        colour |= hidden ? 0 : 0xff000000;
                    } else if (channels == 4) {
                        colour |= channel(row, at + 6) << 24;
                    }
                    values[i] = colour;
                }
            }
        }
    }

    private int gray(byte[] row, int at) {
        if (file.transparentGray < 0) {
            return channel(row, at);
        }
        return channel(row, at) * 0x010101 | (wide(row, at) == file.transparentGray ? 0 : 0xff000000);
    }

    private static int wide(byte[] row, int at) {
        return (row[at] & 0xff) << 8 | row[at + 1] & 0xff;
    }

    private static int channel(byte[] row, int at) {
        return wide(row, at) * 255 + 32895 >> 16;
    }
}
