package io.github.displayio4j.jmh;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/// The loops of CircuitPython's `bitmaptools` and `bitmapfilter` in the shape that they have in C: pixel by
/// pixel, read and written through functions that ask for the depth each time. On bitmaps of 8 and 16 bits.
final class CircuitPythonTools {
    /// A bitmap as there: depth known at run time, one dirty rectangle.
    static final class CBitmap {
        final int width;
        final int height;
        final int bits;
        final byte[] bytes;
        final short[] shorts;
        int x1;
        int y1;
        int x2;
        int y2;

        CBitmap(int width, int height, int bits) {
            this.width = width;
            this.height = height;
            this.bits = bits;
            bytes = new byte[bits == 8 ? width * height : 0];
            shorts = new short[bits == 16 ? width * height : 0];
        }

        int get(int x, int y) {
            if (x < 0 || x >= width || y < 0 || y >= height) {
                return 0;
            }
            return bits == 8 ? bytes[y * width + x] & 0xff : shorts[y * width + x] & 0xffff;
        }

        void write(int x, int y, int value) {
            if (x < 0 || x >= width || y < 0 || y >= height) {
                return;
            }
            if (bits == 8) {
                bytes[y * width + x] = (byte) value;
            } else {
                shorts[y * width + x] = (short) value;
            }
        }

        void dirty(int left, int top, int right, int bottom) {
            x1 = Math.min(x1, left);
            y1 = Math.min(y1, top);
            x2 = Math.max(x2, right);
            y2 = Math.max(y2, bottom);
        }
    }

    private CircuitPythonTools() {}

    static void blit(CBitmap target, CBitmap source, int x, int y, int skip) {
        target.dirty(x, y, x + source.width, y + source.height);
        for (int j = 0; j < source.height; j++) {
            for (int i = 0; i < source.width; i++) {
                int tx = x + i;
                int ty = y + j;
                if (tx >= 0 && tx < target.width && ty >= 0 && ty < target.height) {
                    int value = source.get(i, j);
                    if (value != skip) {
                        target.write(tx, ty, value);
                    }
                }
            }
        }
    }

    static void alphablend(CBitmap target, CBitmap s1, CBitmap s2, float factor1, float factor2) {
        target.dirty(0, 0, target.width, target.height);
        int f1 = (int) (factor1 * 256);
        int f2 = (int) (factor2 * 256);
        for (int y = 0; y < target.height; y++) {
            for (int x = 0; x < target.width; x++) {
                int a = s1.shorts[y * s1.width + x] & 0xffff;
                int b = s2.shorts[y * s2.width + x] & 0xffff;
                a = (a & 0xff) << 8 | a >> 8;
                b = (b & 0xff) << 8 | b >> 8;
                int sum = f1 + f2 - f1 * f2 / 256;
                int r = ((b >> 8 & 0xf8) * f2 + ((a >> 8 & 0xf8) * f1 * (256 - f2) >> 8)) / sum;
                int g = ((b >> 3 & 0xfc) * f2 + ((a >> 3 & 0xfc) * f1 * (256 - f2) >> 8)) / sum;
                int c = ((b << 3 & 0xf8) * f2 + ((a << 3 & 0xf8) * f1 * (256 - f2) >> 8)) / sum;
                int pixel = (Math.min(r, 255) & 0xf8) << 8 | (Math.min(g, 255) & 0xfc) << 3 | Math.min(c, 255) >> 3;
                target.shorts[y * target.width + x] = (short) ((pixel & 0xff) << 8 | pixel >> 8);
            }
        }
    }

    static void rotozoom(CBitmap target, CBitmap source, float angle, float scale) {
        float sin = (float) Math.sin(angle);
        float cos = (float) Math.cos(angle);
        float du = cos / scale;
        float dv = -sin / scale;
        float row0u = source.width / 2 - (target.width / 2 * cos + target.height / 2 * sin) / scale;
        float row0v = source.height / 2 - (target.height / 2 * cos - target.width / 2 * sin) / scale;
        target.dirty(0, 0, target.width, target.height);
        for (int y = 0; y < target.height; y++) {
            float u = row0u - y * dv;
            float v = row0v + y * du;
            for (int x = 0; x < target.width; x++) {
                if (u >= 0 && u < source.width && v >= 0 && v < source.height) {
                    target.write(x, y, source.get((int) u, (int) v));
                }
                u += du;
                v += dv;
            }
        }
    }

    static void replaceColor(CBitmap bitmap, int from, int to) {
        for (int y = 0; y < bitmap.height; y++) {
            for (int x = 0; x < bitmap.width; x++) {
                if (bitmap.get(x, y) == from) {
                    bitmap.write(x, y, to);
                }
            }
        }
    }

    static void fillRegion(CBitmap bitmap, int x1, int y1, int x2, int y2, int value) {
        bitmap.dirty(x1, y1, x2, y2);
        for (int x = x1; x < x2; x++) {
            for (int y = y1; y < y2; y++) {
                bitmap.write(x, y, value);
            }
        }
    }

    static void arrayblit(CBitmap bitmap, int[] values) {
        bitmap.dirty(0, 0, bitmap.width, bitmap.height);
        int at = 0;
        for (int y = 0; y < bitmap.height; y++) {
            for (int x = 0; x < bitmap.width; x++) {
                bitmap.write(x, y, values[at++] % (1 << bitmap.bits));
            }
        }
    }

    static void drawLine(CBitmap bitmap, int fromX, int fromY, int toX, int toY, int value) {
        bitmap.dirty(Math.min(fromX, toX), Math.min(fromY, toY), Math.max(fromX, toX) + 1, Math.max(fromY, toY) + 1);
        boolean steep = Math.abs(toY - fromY) > Math.abs(toX - fromX);
        int u = steep ? fromY : fromX;
        int v = steep ? fromX : fromY;
        int end = steep ? toY : toX;
        int across = steep ? toX : toY;
        if (u > end) {
            int swapped = u;
            u = end;
            end = swapped;
            swapped = v;
            v = across;
            across = swapped;
        }
        int dx = end - u;
        int dy = Math.abs(across - v);
        int step = v < across ? 1 : -1;
        float error = dx / 2f;
        for (; u <= end; u++) {
            if (steep) {
                bitmap.write(v, u, value);
            } else {
                bitmap.write(u, v, value);
            }
            error -= dy;
            if (error < 0) {
                v += step;
                error += dx;
            }
        }
    }

    static void drawCircle(CBitmap bitmap, int cx, int cy, int radius, int value) {
        bitmap.dirty(cx - radius, cy - radius, cx + radius, cy + radius);
        int y = radius;
        int d = 3 - 2 * radius;
        for (int x = 0; x <= y; x++) {
            bitmap.write(cx + x, cy + y, value);
            bitmap.write(cx - x, cy + y, value);
            bitmap.write(cx + x, cy - y, value);
            bitmap.write(cx - x, cy - y, value);
            bitmap.write(cx + y, cy + x, value);
            bitmap.write(cx - y, cy + x, value);
            bitmap.write(cx + y, cy - x, value);
            bitmap.write(cx - y, cy - x, value);
            if (d <= 0) {
                d += 4 * x + 6;
            } else {
                d += 4 * (x - y) + 10;
                y--;
            }
        }
    }

    static void drawPolygon(CBitmap bitmap, int[] xs, int[] ys, int value) {
        for (int i = 0; i < xs.length; i++) {
            int next = i + 1 < xs.length ? i + 1 : 0;
            drawLine(bitmap, xs[i], ys[i], xs[next], ys[next], value);
        }
    }

    /// There, the queue is a list of tuples; here, a ring of numbers.
    static void boundaryFill(CBitmap bitmap, int x, int y, int value, int replaced) {
        int[] queue = new int[1 << 16];
        int first = 0;
        int end = 0;
        queue[end++ & 0xffff] = y << 16 | x;
        int left = x;
        int top = y;
        int right = x;
        int bottom = y;
        while (first != end) {
            int point = queue[first++ & 0xffff];
            int px = point & 0xffff;
            int py = point >> 16;
            if (bitmap.get(px, py) != replaced) {
                continue;
            }
            left = Math.min(left, px);
            top = Math.min(top, py);
            right = Math.max(right, px);
            bottom = Math.max(bottom, py);
            bitmap.write(px, py, value);
            if (py > 0 && bitmap.get(px, py - 1) == replaced) {
                queue[end++ & 0xffff] = py - 1 << 16 | px;
            }
            if (px > 0 && bitmap.get(px - 1, py) == replaced) {
                queue[end++ & 0xffff] = py << 16 | px - 1;
            }
            if (px + 1 < bitmap.width && bitmap.get(px + 1, py) == replaced) {
                queue[end++ & 0xffff] = py << 16 | px + 1;
            }
            if (py + 1 < bitmap.height && bitmap.get(px, py + 1) == replaced) {
                queue[end++ & 0xffff] = py + 1 << 16 | px;
            }
        }
        bitmap.dirty(left, top, right + 1, bottom + 1);
    }

    /// Rows of 16 bits, the bytes of each exchanged.
    static void readinto(CBitmap bitmap, InputStream in) throws IOException {
        byte[] row = new byte[2 * bitmap.width];
        for (int y = 0; y < bitmap.height; y++) {
            if (in.readNBytes(row, 0, row.length) < row.length) {
                throw new EOFException("row " + y);
            }
            for (int i = 0; i < row.length; i += 2) {
                byte swapped = row[i];
                row[i] = row[i + 1];
                row[i + 1] = swapped;
            }
            for (int x = 0; x < bitmap.width; x++) {
                bitmap.write(x, y, row[2 * x] & 0xff | (row[2 * x + 1] & 0xff) << 8);
            }
        }
        bitmap.dirty(0, 0, bitmap.width, bitmap.height);
    }

    private static int pixel(CBitmap bitmap, int x, int y) {
        int value = bitmap.shorts[y * bitmap.width + x] & 0xffff;
        return (value & 0xff) << 8 | value >> 8;
    }

    private static void put(CBitmap bitmap, int x, int y, int pixel) {
        bitmap.shorts[y * bitmap.width + x] = (short) ((pixel & 0xff) << 8 | pixel >> 8);
    }

    static void morph(CBitmap bitmap, CBitmap copy, int[] weights, float mul) {
        System.arraycopy(bitmap.shorts, 0, copy.shorts, 0, bitmap.shorts.length); // there: a ring of rows
        int size = (int) Math.sqrt(weights.length);
        int reach = size / 2;
        int factor = (int) (65536 * mul);
        for (int y = 0; y < bitmap.height; y++) {
            for (int x = 0; x < bitmap.width; x++) {
                int red = 0;
                int green = 0;
                int blue = 0;
                int at = 0;
                for (int j = -reach; j <= reach; j++) {
                    for (int k = -reach; k <= reach; k++) {
                        int pixel = pixel(
                                copy, Math.clamp(x + k, 0, bitmap.width - 1), Math.clamp(y + j, 0, bitmap.height - 1));
                        red += weights[at] * (pixel >> 11);
                        green += weights[at] * (pixel >> 5 & 63);
                        blue += weights[at++] * (pixel & 31);
                    }
                }
                red = Math.clamp(red * factor >> 16, 0, 31);
                green = Math.clamp(green * factor >> 16, 0, 63);
                blue = Math.clamp(blue * factor >> 16, 0, 31);
                put(bitmap, x, y, red << 11 | green << 5 | blue);
            }
        }
        bitmap.dirty(0, 0, bitmap.width, bitmap.height);
    }

    static void lookup(CBitmap bitmap, int[] reds, int[] greens, int[] blues) {
        for (int y = 0; y < bitmap.height; y++) {
            for (int x = 0; x < bitmap.width; x++) {
                int pixel = pixel(bitmap, x, y);
                put(bitmap, x, y, reds[pixel >> 11] << 11 | greens[pixel >> 5 & 63] << 5 | blues[pixel & 31]);
            }
        }
        bitmap.dirty(0, 0, bitmap.width, bitmap.height);
    }

    static void mix(CBitmap bitmap, int[] weights) {
        for (int y = 0; y < bitmap.height; y++) {
            for (int x = 0; x < bitmap.width; x++) {
                int pixel = pixel(bitmap, x, y);
                int r = pixel >> 11;
                int g = pixel >> 5 & 63;
                int b = pixel & 31;
                int red = Math.clamp((weights[0] * r + weights[1] * g + weights[2] * b + weights[3]) >> 16, 0, 31);
                int green = Math.clamp((weights[4] * r + weights[5] * g + weights[6] * b + weights[7]) >> 16, 0, 63);
                int blue = Math.clamp((weights[8] * r + weights[9] * g + weights[10] * b + weights[11]) >> 16, 0, 31);
                put(bitmap, x, y, red << 11 | green << 5 | blue);
            }
        }
        bitmap.dirty(0, 0, bitmap.width, bitmap.height);
    }

    private static int luma(int pixel) {
        int r = pixel >> 11 & 31;
        int g = pixel >> 5 & 63;
        int b = pixel & 31;
        return ((r << 3 | r >> 2) * 38 + (g << 2 | g >> 4) * 75 + (b << 3 | b >> 2) * 15) >> 7;
    }

    static void falseColor(CBitmap bitmap, int[] colours) {
        for (int y = 0; y < bitmap.height; y++) {
            for (int x = 0; x < bitmap.width; x++) {
                put(bitmap, x, y, colours[luma(pixel(bitmap, x, y))]);
            }
        }
        bitmap.dirty(0, 0, bitmap.width, bitmap.height);
    }

    static void solarize(CBitmap bitmap, int threshold) {
        for (int y = 0; y < bitmap.height; y++) {
            for (int x = 0; x < bitmap.width; x++) {
                int pixel = pixel(bitmap, x, y);
                int luma = luma(pixel);
                if (luma > threshold) {
                    int r = pixel >> 8 & 0xf8;
                    int g = pixel >> 3 & 0xfc;
                    int b = pixel << 3 & 0xf8;
                    int u = b * 64 - r * 21 - g * 43 >> 7;
                    int v = r * 64 - g * 54 - b * 10 >> 7;
                    int to = Math.max(0, 2 * threshold - luma);
                    int red = Math.clamp(to + (91881 * v >> 16), 0, 255);
                    int green = Math.clamp(to - (22554 * u + 46802 * v >> 16), 0, 255);
                    int blue = Math.clamp(to + (116130 * u >> 16), 0, 255);
                    put(bitmap, x, y, (red & 0xf8) << 8 | (green & 0xfc) << 3 | blue >> 3);
                }
            }
        }
        bitmap.dirty(0, 0, bitmap.width, bitmap.height);
    }

    static void blend(CBitmap target, CBitmap s1, CBitmap s2, byte[] table) {
        for (int y = 0; y < target.height; y++) {
            for (int x = 0; x < target.width; x++) {
                int a = pixel(s1, x, y);
                int b = pixel(s2, x, y);
                int red = table[(a >> 11) * 128 + (b >> 11) * 2] >> 1;
                int green = table[(a >> 5 & 63) * 64 + (b >> 5 & 63)];
                int blue = table[(a & 31) * 128 + (b & 31) * 2] >> 1;
                put(target, x, y, red << 11 | green << 5 | blue);
            }
        }
        target.dirty(0, 0, target.width, target.height);
    }

    static void dither(CBitmap target, CBitmap source) {
        int[][] terms = {{-1, 1, 48}, {0, 1, 80}, {1, 1, 16}};
        int[][] rows = new int[3][source.width + 4];
        fill(source, 0, rows[0]);
        fill(source, 1, rows[1]);
        int error = 0;
        for (int y = 0; y < source.height; y++) {
            fill(source, y + 2, rows[2]);
            int step = y % 2 == 0 ? 1 : -1;
            for (int i = 0, x = step > 0 ? 0 : source.width - 1; i < source.width; i++, x += step) {
                int value = rows[0][x + 2] + error;
                boolean light = value >= 128;
                target.write(x, y, light ? 255 : 0);
                error = value - (light ? 255 : 0);
                for (int[] term : terms) {
                    rows[term[1]][x + 2 + step * term[0]] += term[2] * error / 256;
                }
                error = error * 112 / 256;
            }
            int[] free = rows[0];
            rows[0] = rows[1];
            rows[1] = rows[2];
            rows[2] = free;
        }
        target.dirty(0, 0, target.width, target.height);
    }

    private static void fill(CBitmap source, int y, int[] row) {
        for (int x = 0; x < source.width && y < source.height; x++) {
            row[x + 2] = luma(pixel(source, x, y));
        }
    }
}
