package io.github.displayio4j.jpegio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.displayio4j.displayio.Area;
import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.ImageCodec;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JpegDecoderTest {
    @TempDir
    Path folder;

    private static final List<Subsampling> SUBSAMPLINGS = List.of(Subsampling.values());

    private final JpegDecoder decoder = new JpegDecoder();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void isTheSameAsItsSlowTwin(long seed) throws IOException {
        Random random = new Random(seed);
        for (int i = 0; i < 12; i++) {
            int width = 1 + random.nextInt(70);
            int height = 1 + random.nextInt(50);
            Subsampling subsampling = SUBSAMPLINGS.get(random.nextInt(4));
            JpegEncoder encoder = new JpegEncoder(1 + random.nextInt(100), subsampling);
            encoder.setRestartInterval(random.nextBoolean() ? 0 : 1 + random.nextInt(9));
            byte[] jpeg = encoder.encodeToArray(Pictures.mixed(width, height, random.nextLong()), width, height);
            DecodeOptions options = new DecodeOptions(1 + random.nextInt(8), null, random.nextInt(3) > 0, 1);
            decoder.open(jpeg);
            PixelLayout layout = subsampling == Subsampling.GRAY ? PixelLayout.GRAY : PixelLayout.RGB888;
            assertArrayEquals(
                    SlowDecoder.decode(jpeg, options.eighths(), options.fancyUpsampling()),
                    Decoded.pixels(decoder, layout, options),
                    () -> "seed " + seed + ": " + width + "x" + height + " " + subsampling + " " + options);
            assertTrue(decoder.report().complete());
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.displayio4j.jpegio.Corpus#entries")
    void aCropIsThatPartOfTheWhole(Corpus.Entry entry) throws IOException {
        Corpus.require(entry.file());
        assumeTrue(entry.isEightBitDct() && !entry.verdict().startsWith("error"));
        JpegInfo info = decoder.open(entry.file());
        Random random = new Random(entry.toString().hashCode());
        for (int i = 0; i < 12; i++) {
            DecodeOptions whole = new DecodeOptions(1 + random.nextInt(8), null, random.nextInt(3) > 0, 1);
            int w = info.scaledWidth(whole.eighths());
            int h = info.scaledHeight(whole.eighths());
            int x1 = random.nextInt(w);
            int y1 = random.nextInt(h);
            Area crop = new Area(x1, y1, x1 + 1 + random.nextInt(w - x1), y1 + 1 + random.nextInt(h - y1));
            byte[] all = Decoded.pixels(decoder, PixelLayout.RGB888, whole);
            byte[] part = Decoded.pixels(decoder, PixelLayout.RGB888, whole.withCrop(crop));
            for (int y = 0; y < crop.height(); y++) {
                int from = 3 * ((y1 + y) * w + x1);
                int row = 3 * crop.width();
                assertTrue(
                        Arrays.equals(all, from, from + row, part, y * row, (y + 1) * row),
                        () -> whole + " " + crop + " of " + w + "x" + h);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "generated-A__gen_koi_420_q80.jpg",
        "generated-A__gen_koi_422_q80.jpg",
        "generated-A__gen_koi_s444.jpg",
        "generated-A__gen_koi_s440.jpg",
        "generated-A__gen_koi_s411.jpg",
        "generated-A__gen_koi_s410.jpg",
        "generated-A__gen_koi_sy1x2cb2x1.jpg",
        "generated-A__gen_koi_sy3x2.jpg",
        "generated-A__gen_koi_gray.jpg",
        "TwelveMonkeys__read-error1027.jpg",
    })
    void everyScaleIsThatOfDjpeg(String name) throws IOException {
        Peer.require("djpeg");
        Path file = Corpus.folder("jpeg.corpus").resolve(name);
        Corpus.require(file);
        JpegInfo info = decoder.open(file);
        byte[] jpeg = Files.readAllBytes(file);
        for (int n = 1; n <= 8; n++) {
            DecodeOptions options = DecodeOptions.DEFAULT.withEighths(n);
            String scale = n + "/8";
            PixelLayout layout = info.components() == 1 ? PixelLayout.GRAY : PixelLayout.RGB888;
            assertArrayEquals(
                    Peer.samples(Peer.run(folder, jpeg, "djpeg", "-dct", "int", "-pnm", "-scale", scale)),
                    Decoded.pixels(decoder, layout, options),
                    scale);
            if (info.components() == 3) {
                byte[] gray = Peer.run(folder, jpeg, "djpeg", "-dct", "int", "-pnm", "-grayscale", "-scale", scale);
                assertArrayEquals(
                        Peer.samples(gray), Decoded.pixels(decoder, PixelLayout.GRAY, options), scale + " gray");
            }
        }
    }

    @ParameterizedTest(name = "at {0}, {1}: {6}")
    @CsvSource({
        // x, y, crop x1, y1, x2, y2, what is tried
        "  0,   0,   0,   0,  50,  40, whole picture",
        "  7,   3,   0,   0,  50,  40, inside",
        "-13,  -9,   0,   0,  50,  40, left and top cut off",
        " 40,  30,   0,   0,  50,  40, right and bottom cut off",
        "-70,   0,   0,   0,  50,  40, outside",
        "  0,  60,   0,   0,  50,  40, below",
        "  5,   6,  11,  13,  31,  27, a part",
        " -5,  -6,  11,  13,  31,  27, a part cut off",
        "  0,   0, -10, -10, 100, 100, a crop larger than the picture"
    })
    void bitmapsAreClippedAndMarkedDirty(int x, int y, int x1, int y1, int x2, int y2, String tried)
            throws IOException {
        byte[] jpeg = JpegEncoderTest.encode(Subsampling.S420, 50, 40, 90);
        decoder.open(jpeg);
        byte[] all = Decoded.pixels(decoder, PixelLayout.RGB565_SWAPPED, DecodeOptions.DEFAULT);
        Bitmap bitmap = new Bitmap(61, 47, 65536);
        bitmap.fill(0x1234);
        decoder.decode(
                bitmap, x, y, PixelLayout.RGB565_SWAPPED, DecodeOptions.DEFAULT.withCrop(new Area(x1, y1, x2, y2)));
        Area part = new Area(x1, y1, x2, y2).intersect(Area.ofSize(50, 40));
        for (int by = 0; by < 47; by++) {
            for (int bx = 0; bx < 61; bx++) {
                int sx = bx - x + part.x1();
                int sy = by - y + part.y1();
                int expected = part.contains(sx, sy) ? Pixels.native16(all, 2 * (sy * 50 + sx)) : 0x1234;
                assertEquals(expected, bitmap.get(bx, by), tried + " at " + bx + ", " + by);
            }
        }
    }

    @Test
    void grayGoesIntoEightBits() throws IOException {
        decoder.open(JpegEncoderTest.encode(Subsampling.S422, 30, 20, 90));
        byte[] gray = Decoded.pixels(decoder, PixelLayout.GRAY, DecodeOptions.DEFAULT);
        Bitmap bitmap = new Bitmap(30, 20, 256);
        decoder.decode(bitmap, 0, 0, PixelLayout.GRAY, DecodeOptions.DEFAULT);
        for (int i = 0; i < gray.length; i++) {
            assertEquals(gray[i] & 0xff, bitmap.get(i % 30, i / 30));
        }
        assertThrows(
                IllegalArgumentException.class,
                () -> decoder.decode(bitmap, 0, 0, PixelLayout.RGB565, DecodeOptions.DEFAULT));
        Bitmap readOnly = bitmap.asReadOnly();
        assertThrows(
                IllegalArgumentException.class,
                () -> decoder.decode(readOnly, 0, 0, PixelLayout.GRAY, DecodeOptions.DEFAULT));
    }

    @Test
    void anyMemoryCanBeSourceAndTarget() throws IOException {
        byte[] jpeg = JpegEncoderTest.encode(Subsampling.S420, 33, 21, 80);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment source = arena.allocate(jpeg.length + 3);
            MemorySegment.copy(jpeg, 0, source, ValueLayout.JAVA_BYTE, 3, jpeg.length);
            MemorySegment target = arena.allocate(5 + 21 * 100);
            decoder.open(source, 3, jpeg.length);
            decoder.decode(target, 5, 100, PixelLayout.RGB888, DecodeOptions.DEFAULT);
            byte[] rgb = Decoded.rgb(jpeg);
            for (int y = 0; y < 21; y++) {
                byte[] row = target.asSlice(5 + 100 * y, 99).toArray(ValueLayout.JAVA_BYTE);
                assertArrayEquals(Arrays.copyOfRange(rgb, 99 * y, 99 * y + 99), row);
            }
            assertThrows(
                    IllegalArgumentException.class,
                    () -> decoder.decode(target, 7, 100, PixelLayout.RGB888, DecodeOptions.DEFAULT));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> decoder.decode(target, 0, 98, PixelLayout.RGB888, DecodeOptions.DEFAULT));
        }
    }

    @Test
    void infoIsTheSameObjectForTheSameHeaders() throws IOException {
        JpegInfo info = decoder.open(JpegEncoderTest.encode(Subsampling.S422, 33, 21, 80));
        assertEquals(new JpegInfo(33, 21, 3, 8, "2x1,1x1,1x1", JpegInfo.Coding.BASELINE), info);
        assertSame(info, decoder.open(JpegEncoderTest.encode(Subsampling.S422, 33, 21, 50)));
        assertEquals(
                "1x1",
                decoder.open(JpegEncoderTest.encode(Subsampling.GRAY, 33, 21, 50))
                        .sampling());
        assertEquals(5, info.scaledWidth(1));
        assertEquals(3, info.scaledHeight(1));
    }

    @Test
    void decodeWithoutOpenIsMisuse() {
        assertThrows(IllegalStateException.class, decoder::info);
        assertThrows(
                IllegalStateException.class,
                () -> decoder.decode(
                        MemorySegment.ofArray(new byte[9]), 0, 3, PixelLayout.GRAY, DecodeOptions.DEFAULT));
        assertThrows(JpegException.class, () -> decoder.open(new byte[] {1, 2, 3, 4}));
        assertThrows(
                IllegalStateException.class,
                () -> decoder.decode(
                        MemorySegment.ofArray(new byte[9]), 0, 3, PixelLayout.GRAY, DecodeOptions.DEFAULT));
        assertThrows(IllegalArgumentException.class, () -> new DecodeOptions(9, null, true, 1));
    }

    @Test
    void theServiceDecodesTo565() throws IOException {
        getClass().getModule().addUses(ImageCodec.class);
        ImageCodec codec = ServiceLoader.load(ImageCodec.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(c -> c.name().equals("jpeg"))
                .findAny()
                .orElseThrow();
        byte[] jpeg = JpegEncoderTest.encode(Subsampling.S420, 20, 10, 90);
        assertTrue(codec.recognises(jpeg));
        assertFalse(codec.recognises(new byte[] {'B', 'M', 0, 0}));
        Bitmap bitmap = codec.decode(MemorySegment.ofArray(jpeg)).bitmap();
        decoder.open(jpeg);
        byte[] pixels = Decoded.pixels(decoder, PixelLayout.RGB565, DecodeOptions.DEFAULT);
        for (int i = 0; i < 200; i++) {
            assertEquals(Pixels.native16(pixels, 2 * i), bitmap.get(i % 20, i / 20));
        }
    }
}
