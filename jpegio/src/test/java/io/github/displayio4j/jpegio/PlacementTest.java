package io.github.displayio4j.jpegio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.displayio4j.displayio.Area;
import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.Palette;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Where pixels go: turned, cropped, clipped, in every layout.
class PlacementTest {
    private static final List<PixelLayout> LAYOUTS = List.of(PixelLayout.values());

    private final JpegDecoder decoder = new JpegDecoder();

    /// The stored pixel that is shown at `x, y`; EXIF 2.3, 4.6.4, tag 0112.
    private static int stored(int orientation, int x, int y, int width, int height) {
        int right = width - 1;
        int bottom = height - 1;
        return switch (orientation) {
            case 1 -> y * width + x;
            case 2 -> y * width + right - x;
            case 3 -> (bottom - y) * width + right - x;
            case 4 -> (bottom - y) * width + x;
            case 5 -> x * width + y;
            case 6 -> (bottom - x) * width + y;
            case 7 -> (bottom - x) * width + right - y;
            default -> x * width + right - y;
        };
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void turnedPicturesHaveThePixelsOfStoredOnes(long seed) throws IOException {
        Random random = new Random(seed);
        for (int i = 0; i < 40; i++) {
            int orientation = 1 + random.nextInt(8);
            PixelLayout layout = LAYOUTS.get(random.nextInt(LAYOUTS.size()));
            int n = layout.bytes();
            decoder.open(JpegEncoderTest.encode(
                    Subsampling.S420, 1 + random.nextInt(40), 1 + random.nextInt(40), 1 + random.nextInt(100)));
            DecodeOptions straight = DecodeOptions.DEFAULT.withEighths(1 + random.nextInt(8));
            int width = decoder.info().scaledWidth(straight.eighths());
            int height = decoder.info().scaledHeight(straight.eighths());
            byte[] all = Decoded.pixels(decoder, layout, straight);
            int shownWidth = orientation < 5 ? width : height;
            int shownHeight = orientation < 5 ? height : width;
            int x1 = random.nextInt(shownWidth);
            int y1 = random.nextInt(shownHeight);
            Area crop = new Area(
                    x1, y1, x1 + 1 + random.nextInt(shownWidth - x1), y1 + 1 + random.nextInt(shownHeight - y1));
            byte[] part =
                    Decoded.pixels(decoder, layout, straight.withCrop(crop).withOrientation(orientation));
            for (int y = 0; y < crop.height(); y++) {
                for (int x = 0; x < crop.width(); x++) {
                    int from = stored(orientation, x1 + x, y1 + y, width, height) * n;
                    for (int b = 0; b < n; b++) {
                        String what = "seed " + seed + ": orientation " + orientation + " " + layout + " " + crop;
                        assertEquals(all[from + b], part[(y * crop.width() + x) * n + b], what);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "5, 7", "-6, -3", "30, 2", "-40, 0"})
    void turnedPicturesAreClipped(int x, int y) throws IOException {
        decoder.open(JpegEncoderTest.encode(Subsampling.S422, 30, 20, 80));
        byte[] all = Decoded.pixels(decoder, PixelLayout.GRAY, DecodeOptions.DEFAULT);
        for (int orientation = 1; orientation <= 8; orientation++) {
            Bitmap bitmap = new Bitmap(25, 27, 256);
            bitmap.fill(77);
            DecodeOptions options = DecodeOptions.DEFAULT.withOrientation(orientation);
            decoder.decode(bitmap, x, y, PixelLayout.GRAY, options);
            Area shown = orientation < 5 ? new Area(x, y, x + 30, y + 20) : new Area(x, y, x + 20, y + 30);
            for (int by = 0; by < 27; by++) {
                for (int bx = 0; bx < 25; bx++) {
                    int expected =
                            shown.contains(bx, by) ? all[stored(orientation, bx - x, by - y, 30, 20)] & 0xff : 77;
                    assertEquals(expected, bitmap.get(bx, by), orientation + " at " + bx + ", " + by);
                }
            }
        }
    }

    @Test
    void uprightTakesTheOrientationOfTheFile() throws IOException {
        byte[] turned = JpegMetadataTest.withOrientation(6);
        decoder.open(turned);
        assertArrayEquals(
                Decoded.pixels(decoder, PixelLayout.GRAY, DecodeOptions.DEFAULT.withOrientation(6)),
                Decoded.pixels(decoder, PixelLayout.GRAY, DecodeOptions.DEFAULT.upright()));
        assertThrows(
                IllegalArgumentException.class,
                () -> decoder.decode((y, row) -> {}, PixelLayout.GRAY, DecodeOptions.DEFAULT.upright()));
        assertThrows(IllegalArgumentException.class, () -> DecodeOptions.DEFAULT.withOrientation(9));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GRAY")
    void layoutsAreThoseOfRgb(PixelLayout layout) throws IOException {
        decoder.open(JpegEncoderTest.encode(Subsampling.S420, 37, 21, 80));
        byte[] rgb = Decoded.pixels(decoder, PixelLayout.RGB888, DecodeOptions.DEFAULT);
        ByteBuffer pixels = ByteBuffer.wrap(Decoded.pixels(decoder, layout, DecodeOptions.DEFAULT))
                .order(ByteOrder.nativeOrder());
        for (int i = 0; i < 37 * 21; i++) {
            int r = rgb[3 * i] & 0xff;
            int g = rgb[3 * i + 1] & 0xff;
            int b = rgb[3 * i + 2] & 0xff;
            int rgb565 = r >> 3 << 11 | g >> 2 << 5 | b >> 3;
            switch (layout) {
                case RGB565 -> assertEquals((short) rgb565, pixels.getShort(2 * i));
                case RGB565_SWAPPED -> assertEquals(Short.reverseBytes((short) rgb565), pixels.getShort(2 * i));
                case RGB888 -> assertEquals(rgb[3 * i], pixels.get(3 * i));
                case BGR888 -> {
                    assertEquals((byte) b, pixels.get(3 * i));
                    assertEquals((byte) g, pixels.get(3 * i + 1));
                    assertEquals((byte) r, pixels.get(3 * i + 2));
                }
                case ARGB -> assertEquals(0xff << 24 | r << 16 | g << 8 | b, pixels.getInt(4 * i));
                case GRAY -> throw new AssertionError("luma is no function of clamped colours");
            }
        }
    }

    @Test
    void anIntArrayIsMemory() throws IOException {
        decoder.open(JpegEncoderTest.encode(Subsampling.GRAY, 9, 5, 80));
        int[] argb = new int[45];
        decoder.decode(MemorySegment.ofArray(argb), 0, 36, PixelLayout.ARGB, DecodeOptions.DEFAULT);
        byte[] gray = Decoded.pixels(decoder, PixelLayout.GRAY, DecodeOptions.DEFAULT);
        for (int i = 0; i < 45; i++) {
            assertEquals(0xff000000 | (gray[i] & 0xff) * 0x10101, argb[i]);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 2, false", "2, 4, false", "4, 11, false", "8, 256, false", "1, 2, true", "2, 3, true", "8, 40, true"
    })
    void palettesAreMatchedAsTheSlowTwinDoes(int depth, int colours, boolean dither) throws IOException {
        Random random = new Random(depth * 1000L + colours);
        Palette palette = new Palette(colours);
        for (int i = 0; i < colours; i++) {
            palette.set(i, random.nextInt(1 << 24));
        }
        if (colours > 2) {
            palette.makeTransparent(1);
        }
        int width = 45;
        int height = 31;
        decoder.open(JpegEncoderTest.encode(Subsampling.S420, width, height, 85));
        byte[] rgb = Decoded.pixels(decoder, PixelLayout.RGB888, DecodeOptions.DEFAULT);
        Bitmap bitmap = new Bitmap(60, 50, 1 << depth);
        assertEquals(depth, bitmap.bitsPerValue());
        bitmap.fill(1);
        decoder.decode(bitmap, 7, 5, palette, dither, DecodeOptions.DEFAULT);
        int[] expected = slowPalette(rgb, width, height, palette, dither);
        for (int y = 0; y < 50; y++) {
            for (int x = 0; x < 60; x++) {
                boolean inside = x >= 7 && x < 7 + width && y >= 5 && y < 5 + height;
                assertEquals(inside ? expected[(y - 5) * width + x - 7] : 1, bitmap.get(x, y), x + ", " + y);
            }
        }
    }

    /// Sixteenths of errors in one plane for the whole picture, the nearest colour by trying all.
    private static int[] slowPalette(byte[] rgb, int width, int height, Palette palette, boolean dither) {
        int[] values = new int[width * height];
        int[][][] errors = new int[height + 1][width + 2][3];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int[] wanted = new int[3];
                for (int c = 0; c < 3; c++) {
                    int sample = rgb[3 * (y * width + x) + c] & 0xff;
                    wanted[c] = Math.max(0, Math.min(255, sample + Math.floorDiv(errors[y][x + 1][c] + 8, 16)));
                }
                int best = -1;
                int least = Integer.MAX_VALUE;
                for (int i = 0; i < palette.size(); i++) {
                    int distance = 0;
                    for (int c = 0; c < 3; c++) {
                        int d = wanted[c] - (palette.get(i) >> 16 - 8 * c & 0xff);
                        distance += d * d;
                    }
                    if (distance < least && !palette.isTransparent(i)) {
                        least = distance;
                        best = i;
                    }
                }
                values[y * width + x] = best;
                for (int c = 0; dither && c < 3; c++) {
                    int error = wanted[c] - (palette.get(best) >> 16 - 8 * c & 0xff);
                    errors[y][x + 2 > width ? width + 1 : x + 2][c] += 7 * error;
                    errors[y + 1][x][c] += 3 * error;
                    errors[y + 1][x + 1][c] += 5 * error;
                    errors[y + 1][x + 2 > width ? width + 1 : x + 2][c] += error;
                }
            }
        }
        return values;
    }

    @Test
    void palettesNeedABitmapOfValues() throws IOException {
        decoder.open(JpegEncoderTest.encode(Subsampling.S420, 8, 8, 85));
        Palette none = new Palette(2);
        none.makeTransparent(0);
        none.makeTransparent(1);
        Bitmap deep = new Bitmap(8, 8, 65536);
        Bitmap flat = new Bitmap(8, 8, 2);
        Palette palette = new Palette(2);
        assertThrows(
                IllegalArgumentException.class,
                () -> decoder.decode(deep, 0, 0, palette, false, DecodeOptions.DEFAULT));
        assertThrows(
                IllegalArgumentException.class, () -> decoder.decode(flat, 0, 0, none, false, DecodeOptions.DEFAULT));
    }
}
