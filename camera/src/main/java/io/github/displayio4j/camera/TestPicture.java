package io.github.displayio4j.camera;

/// The moving picture of the simulated camera: over a gradient drifts a disc, over colour bars a box, and below them
/// stands the frame number in seven-segment digits that survive scaling. Frame n always looks the same.
///
/// Only what moves is painted again; the rest is kept from frame to frame.
final class TestPicture {
    static final int DIGITS = 6;
    private static final int[] BARS = {0xFFFFFF, 0xFFFF00, 0x00FFFF, 0x00FF00, 0xFF00FF, 0xFF0000, 0x0000FF, 0x000000};
    /// Segments that are lit, by digit: bit 0 = top, then clockwise to bit 5 = top left; bit 6 = middle.
    private static final int[] SEGMENTS = {0x3F, 0x06, 0x5B, 0x4F, 0x66, 0x6D, 0x7D, 0x07, 0x7F, 0x6F};

    private final int width;
    private final int height;
    private final byte[] rgb;
    private final byte[] still;

    private final int barsTop;
    private final int bandTop;
    private final int radius;
    private final int boxSize;
    private final int digitHeight;

    private int discX;
    private int discY;
    private int boxX;

    TestPicture(int width, int height) {
        this.width = width;
        this.height = height;
        barsTop = height * 5 / 8;
        bandTop = height * 3 / 4;
        radius = Math.min(width, height) / 10;
        boxSize = (bandTop - barsTop) * 3 / 4;
        digitHeight = Math.min((height - bandTop) * 7 / 10, width / 6);
        rgb = new byte[3 * width * height];
        paintStill();
        still = rgb.clone();
    }

    /// The picture that was painted last: 3 bytes a pixel, red first.
    byte[] rgb() {
        return rgb;
    }

    void paint(long number) {
        restore(discX - radius, discY - radius, 2 * radius + 1, 2 * radius + 1);
        restore(boxX, barsTop, boxSize, bandTop - barsTop);
        discX = radius + bounce(number * 4, width - 2 * radius);
        discY = radius + bounce(number * 3, barsTop - 2 * radius);
        boxX = bounce(number * 5, width - boxSize + 1);
        disc(discX, discY, radius, 0xFF8000);
        int boxY = barsTop + (bandTop - barsTop - boxSize) / 2;
        int edge = Math.max(1, boxSize / 8);
        fill(boxX, boxY, boxSize, boxSize, 0x000000);
        fill(boxX + edge, boxY + edge, boxSize - 2 * edge, boxSize - 2 * edge, 0xFFFFFF);
        paintNumber(number);
    }

    private void paintStill() {
        for (int y = 0; y < barsTop; y++) {
            for (int x = 0; x < width; x++) {
                int at = 3 * (y * width + x);
                rgb[at] = (byte) (32 + 192 * x / width);
                rgb[at + 1] = (byte) (32 + 192 * y / barsTop);
                rgb[at + 2] = (byte) (224 - 192 * x / width);
            }
        }
        for (int i = 0; i < BARS.length; i++) {
            int from = width * i / BARS.length;
            fill(from, barsTop, width * (i + 1) / BARS.length - from, bandTop - barsTop, BARS[i]);
        }
    }

    /// Digit i of six stands `digitHeight * 3/4` right of digit i - 1; the row of digits is centred in the black band.
    private void paintNumber(long number) {
        int pitch = digitHeight * 3 / 4;
        int x = (width - DIGITS * pitch) / 2 + (DIGITS - 1) * pitch;
        int y = bandTop + (height - bandTop - digitHeight) / 2;
        long rest = number;
        for (int i = 0; i < DIGITS; i++, rest /= 10, x -= pitch) {
            paintDigit((int) (rest % 10), x, y);
        }
    }

    private void paintDigit(int digit, int x, int y) {
        int digitWidth = digitHeight * 11 / 20;
        int thick = Math.max(2, digitHeight / 7);
        int right = x + digitWidth - thick;
        int upper = digitHeight / 2;
        int lower = digitHeight - upper;
        fill(x, y, digitWidth, digitHeight, 0x000000);
        int lit = SEGMENTS[digit];
        segment(lit, x, y, digitWidth, thick);
        segment(lit >> 1, right, y, thick, upper);
        segment(lit >> 2, right, y + upper, thick, lower);
        segment(lit >> 3, x, y + digitHeight - thick, digitWidth, thick);
        segment(lit >> 4, x, y + upper, thick, lower);
        segment(lit >> 5, x, y, thick, upper);
        segment(lit >> 6, x, y + upper - thick / 2, digitWidth, thick);
    }

    private void segment(int lit, int x, int y, int w, int h) {
        if ((lit & 1) != 0) {
            fill(x, y, w, h, 0xFFFFFF);
        }
    }

    /// A position in `0..n-1` that moves to and fro as `t` grows.
    static int bounce(long t, int n) {
        int last = Math.max(1, n - 1);
        int phase = (int) (t % (2L * last));
        return phase <= last ? phase : 2 * last - phase;
    }

    private void restore(int x, int y, int w, int h) {
        int from = Math.max(0, x);
        int to = Math.min(width, x + w);
        for (int row = Math.max(0, y); row < Math.min(height, y + h); row++) {
            int at = 3 * (row * width + from);
            System.arraycopy(still, at, rgb, at, Math.max(0, 3 * (to - from)));
        }
    }

    private void disc(int centreX, int centreY, int r, int color) {
        for (int y = -r; y <= r; y++) {
            int half = (int) Math.sqrt((double) r * r - (double) y * y);
            fill(centreX - half, centreY + y, 2 * half + 1, 1, color);
        }
    }

    private void fill(int x, int y, int w, int h, int color) {
        int from = Math.max(0, x);
        int to = Math.min(width, x + w);
        for (int row = Math.max(0, y); row < Math.min(height, y + h); row++) {
            for (int at = 3 * (row * width + from); at < 3 * (row * width + to); at += 3) {
                rgb[at] = (byte) (color >> 16);
                rgb[at + 1] = (byte) (color >> 8);
                rgb[at + 2] = (byte) color;
            }
        }
    }
}
