package io.github.displayio4j.displayio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every BMP file ends in its picture or in an exception that says what is wrong and where.
class OnDiskBitmapTest {
    private static final long SEED = Long.getLong("displayio.seed", 20261123L);

    @TempDir
    Path folder = Path.of("");

    @Test
    void randomFilesShowWhatWasWritten() throws IOException {
        for (int round = 0; round < 3000; round++) {
            long seed = SEED + round;
            RandomBmp bmp = new RandomBmp(new Random(seed));
            String name = "seed " + seed + ": " + bmp;
            OnDiskBitmap bitmap = open(bmp.file);
            assertShows(new SlowBmp(bmp.file), bitmap, name);
            assertSame(bitmap, bitmap.toBitmap(), name);
            if (bmp.isPlain()) {
                for (int y = 0; y < bmp.height; y++) {
                    for (int x = 0; x < bmp.width; x++) {
                        assertEquals(bmp.plainValue(x, y), bitmap.get(x, y), name);
                    }
                }
            }
        }
    }

    private static OnDiskBitmap open(byte[] file) throws BmpException {
        return OnDiskBitmap.of(MemorySegment.ofArray(file));
    }

    private static void assertSame(Raster expected, Bitmap actual, String name) {
        assertEquals(expected.bitsPerValue(), actual.bitsPerValue(), name);
        assertEquals(expected.width(), actual.width(), name);
        assertEquals(expected.height(), actual.height(), name);
        for (int y = 0; y < expected.height(); y++) {
            for (int x = 0; x < expected.width(); x++) {
                assertEquals(expected.get(x, y), actual.get(x, y), name);
            }
        }
    }

    private static void assertShows(SlowBmp expected, OnDiskBitmap bitmap, String name) {
        assertEquals(expected.width, bitmap.width(), name);
        assertEquals(expected.height, bitmap.height(), name);
        for (int y = 0; y < bitmap.height(); y++) {
            for (int x = 0; x < bitmap.width(); x++) {
                if (expected.values[y][x] != bitmap.get(x, y)) {
                    assertEquals(
                            Integer.toHexString(expected.values[y][x]),
                            Integer.toHexString(bitmap.get(x, y)),
                            name + " pixel " + x + "," + y);
                }
            }
        }
        assertEquals(expected.hasAlpha, bitmap.hasAlpha(), name);
        if (expected.colours.length == 0) {
            Assertions.assertSame(
                    expected.hasAlpha ? Colorspace.ARGB8888 : Colorspace.RGB888,
                    assertInstanceOf(ColorConverter.class, bitmap.pixelShader()).input(),
                    name);
            assertEquals(32, bitmap.bitsPerValue(), name);
        } else {
            Palette palette = assertInstanceOf(Palette.class, bitmap.pixelShader(), name);
            int[] colours = new int[palette.size()];
            Arrays.setAll(colours, palette::get);
            assertArrayEquals(expected.colours, colours, name);
        }
        Assertions.assertSame(bitmap.pixelShader(), bitmap.pixelShader());
    }

    /// What the row loops read is what `get` gives, in every direction, with nothing beside it.
    @Test
    void runsInAllDirections() throws IOException {
        for (int round = 0; round < 3000; round++) {
            long seed = SEED + round;
            Random random = new Random(seed);
            RandomBmp bmp = new RandomBmp(random);
            OnDiskBitmap bitmap = open(bmp.file);
            int stepX = random.nextInt(3) - 1;
            int stepY = stepX != 0 ? 0 : random.nextBoolean() ? 1 : -1;
            int x = random.nextInt(bmp.width);
            int y = random.nextInt(bmp.height);
            int most = stepX > 0 ? bmp.width - x : stepX < 0 ? x + 1 : stepY > 0 ? bmp.height - y : y + 1;
            int n = 1 + random.nextInt(most);
            int[] expected = new int[n + 4];
            Arrays.fill(expected, 77);
            int[] run = expected.clone();
            for (int i = 0; i < n; i++) {
                expected[2 + i] = bitmap.get(x + i * stepX, y + i * stepY);
            }
            bitmap.read(x, y, stepX, stepY, n, run, 2);
            assertArrayEquals(expected, run, "seed " + seed + ": " + bmp);
        }
    }

    /// Each byte of the head and many behind it, changed in many ways.
    @Test
    void changedFilesEndInAPictureOrAnException() {
        int pictures = 0;
        int refused = 0;
        for (int round = 0; round < 60; round++) {
            long seed = SEED + round;
            Random random = new Random(seed);
            RandomBmp bmp = new RandomBmp(random);
            for (int at = 0; at < bmp.file.length; at++) {
                if (at > 140 && random.nextInt(8) > 0) {
                    continue;
                }
                for (int change : new int[] {1, 0x80, 0xff, 1 + random.nextInt(255)}) {
                    byte[] file = bmp.file.clone();
                    file[at] ^= (byte) change;
                    String name = "seed " + seed + ": " + bmp + ", byte " + at + " ^ " + change;
                    if (showsOrRefuses(file, name)) {
                        pictures++;
                    } else {
                        refused++;
                    }
                }
            }
        }
        assertTrue(pictures > 1000 && refused > 1000, pictures + " pictures, " + refused + " refused");
    }

    @Test
    void cutFilesEndInAPictureOrAnException() {
        for (int round = 0; round < 60; round++) {
            long seed = SEED + round;
            RandomBmp bmp = new RandomBmp(new Random(seed));
            for (int length = 0; length < bmp.file.length; length++) {
                byte[] file = Arrays.copyOf(bmp.file, length);
                String name = "seed " + seed + ": " + bmp + ", " + length + " of " + bmp.file.length + " bytes";
                boolean shown = showsOrRefuses(file, name);
                boolean runs = bmp.compression == 1 || bmp.compression == 2;
                if (shown && !runs) { // nothing but padding may be missing
                    int stride = (bmp.width * bmp.depth + 31) / 32 * 4;
                    assertTrue(bmp.file.length - length <= stride - (bmp.width * bmp.depth + 7) / 8, name);
                }
            }
        }
    }

    /// Whether it was opened, and then showed the right picture.
    private static boolean showsOrRefuses(byte[] file, String name) {
        OnDiskBitmap bitmap;
        try {
            bitmap = open(file);
        } catch (BmpException e) {
            assertTrue(e.offset() >= 0 && e.offset() <= file.length, name + ": " + e.getMessage());
            return false;
        } catch (RuntimeException e) {
            throw new AssertionError(name, e);
        }
        if ((long) bitmap.width() * bitmap.height() < 100_000) {
            assertShows(new SlowBmp(file), bitmap, name);
        } else {
            bitmap.get(bitmap.width() - 1, bitmap.height() - 1);
            bitmap.get(0, 0);
        }
        return true;
    }

    private static byte[] bytes(ByteBuffer file) {
        byte[] bytes = new byte[file.capacity()];
        file.get(0, bytes);
        return bytes;
    }

    /// 4x3 pixels of 8 bits, four colours, 40 bytes of header.
    private static ByteBuffer file() {
        ByteBuffer file = ByteBuffer.allocate(82).order(ByteOrder.LITTLE_ENDIAN);
        file.put(0, (byte) 'B').put(1, (byte) 'M').putInt(10, 70).putInt(14, 40);
        file.putInt(18, 4)
                .putInt(22, 3)
                .putShort(26, (short) 1)
                .putShort(28, (short) 8)
                .putInt(46, 4);
        return file;
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource(delimiter = '|', textBlock = """
            0  | 1 | 65         | a BMP file must begin with BM (at byte 0)
            14 | 4 | 64         | the info header must have 12, 40, 52, 56, 108 or 124 bytes, not 64 (at byte 14)
            14 | 4 | -1         | the info header must have 12, 40, 52, 56, 108 or 124 bytes, not 4294967295 (at byte 14)
            14 | 4 | 124        | the info header must have 124 bytes from byte 14 on, but the file ends (at byte 82)
            18 | 4 | 0          | width must be 1..32767, not 0 (at byte 18)
            18 | 4 | 32768      | width must be 1..32767, not 32768 (at byte 18)
            18 | 4 | -4         | width must be 1..32767, not -4 (at byte 18)
            18 | 4 | 5          | 5x3 pixels of 8 bits must have 21 bytes from byte 70 on, but the file ends (at byte 82)
            18 | 4 | 32767      | 32767x3 pixels of 8 bits must have 98303 bytes from byte 70 on, but the file ends (at byte 82)
            22 | 4 | 0          | height must be 1..32767 or its negative, not 0 (at byte 22)
            22 | 4 | -32768     | height must be 1..32767 or its negative, not -32768 (at byte 22)
            22 | 4 | -2147483648 | height must be 1..32767 or its negative, not -2147483648 (at byte 22)
            22 | 4 | 4          | 4x4 pixels of 8 bits must have 16 bytes from byte 70 on, but the file ends (at byte 82)
            28 | 2 | 3          | bits per pixel must be one of 1, 2, 4, 8, 16, 24, 32 with compression 0, not 3 (at byte 28)
            28 | 2 | 0          | bits per pixel must be one of 1, 2, 4, 8, 16, 24, 32 with compression 0, not 0 (at byte 28)
            30 | 4 | 2          | bits per pixel must be one of 4 with compression 2, not 8 (at byte 28)
            30 | 4 | 3          | bits per pixel must be one of 16, 32 with compression 3, not 8 (at byte 28)
            30 | 4 | 4          | compression must be 0 (none), 1 (RLE8), 2 (RLE4), 3 or 6 (bit fields), not 4 (at byte 30)
            10 | 4 | 53         | pixels must begin behind the headers and inside the file, at byte 54..81, not 53 (at byte 10)
            10 | 4 | 82         | pixels must begin behind the headers and inside the file, at byte 54..81, not 82 (at byte 10)
            10 | 4 | -1         | pixels must begin behind the headers and inside the file, at byte 54..81, not 4294967295 (at byte 10)
            10 | 4 | 57         | the pixels of 8 bits have no colour table (at byte 54)
            """)
    void aWrongHeadIsRefused(int at, int bytes, int value, String message) {
        ByteBuffer file = file();
        if (bytes == 4) {
            file.putInt(at, value);
        } else if (bytes == 2) {
            file.putShort(at, (short) value);
        } else {
            file.put(at, (byte) value);
        }
        BmpException e = assertThrows(BmpException.class, () -> open(bytes(file)));
        assertEquals(message, e.getMessage());
    }

    @Test
    void theSameFileUnchangedIsOpened() throws IOException {
        assertEquals(4, open(bytes(file())).width());
    }

    @ParameterizedTest(name = "{0} bits, masks {1} {2} {3}: {4}")
    @CsvSource({
        "16, 0x5,     0x7e0, 0x1f, 'mask of red must be ones side by side in 16 bits, not 0x5 (at byte 54)'",
        "16, 0x1f000, 0x7e0, 0x1f, 'mask of red must be ones side by side in 16 bits, not 0x1f000 (at byte 54)'",
        "32, 0x0,     0x101, 0xff, 'mask of green must be ones side by side in 32 bits, not 0x101 (at byte 58)'",
        "32, 0x0,     0xf0,  0xf0f, 'mask of blue must be ones side by side in 32 bits, not 0xf0f (at byte 62)'",
    })
    void wrongMasksAreRefused(int depth, String red, String green, String blue, String message) {
        ByteBuffer file = ByteBuffer.allocate(200).put(bytes(file())).order(ByteOrder.LITTLE_ENDIAN);
        file.putShort(28, (short) depth).putInt(30, 3);
        file.putInt(54, Integer.decode(red)).putInt(58, Integer.decode(green)).putInt(62, Integer.decode(blue));
        assertEquals(
                message,
                assertThrows(BmpException.class, () -> open(bytes(file))).getMessage());
    }

    /// A few bytes that claim a gigabyte are refused before any memory is asked for.
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void runsThatCannotFillTheirPictureAreRefused(int compression) {
        ByteBuffer file = file();
        file.putInt(30, compression).putShort(28, (short) (compression == 1 ? 8 : 4));
        file.putInt(18, 32767).putInt(22, 32767);
        assertEquals(
                "12 bytes of run-length codes cannot stand for 32767x32767 pixels (at byte 18)",
                assertThrows(BmpException.class, () -> open(bytes(file))).getMessage());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "04 01 00 00 04 02 00 00 04 03 00 01, 3333 2222 1111",
        "02 01 00 00 04 02, 0000 2222 1100", // ends without an end
        "09 01 00 00 04 02 00 00 04 03 00 01, 3333 2222 1111", // a run too long for its row is cut
        "00 02 01 01 02 03 00 01, 0000 0330 0000",
        "00 03 01 02 03 09 01 02 00 01, 0000 0000 1232",
        "00 01 04 01, 0000 0000 0000",
        "04 01 00 00 00 00 00 00 00 00 00 01, 0000 0000 1111",
        "00 02 ff ff 00 02 ff ff 00 01, 0000 0000 0000",
        "04 01 00 00 04 02 00 00 04 03 00 00 01 02, a run must lie in row 0..2 | not 3 (at byte 82)",
        "00 02 00 03 00 03 01 02 03 00, a run must lie in row 0..2 | not 3 (at byte 74)",
        "04 01 00, the file ends in the middle of a run-length code (at byte 73)",
        "00 03 01, the file ends in the middle of a run-length code (at byte 73)",
        "00 02 01, the file ends in the middle of a run-length code (at byte 73)",
    })
    void runLengthCodes(String codes, String expected) {
        ByteBuffer file = ByteBuffer.allocate(70 + (codes.length() + 1) / 3).order(ByteOrder.LITTLE_ENDIAN);
        file.put(bytes(file()), 0, 70).putInt(30, 1);
        for (String code : codes.split(" ")) {
            file.put((byte) Integer.parseInt(code, 16));
        }
        String actual;
        try {
            OnDiskBitmap bitmap = open(bytes(file));
            StringBuilder rows = new StringBuilder();
            for (int y = 0; y < 3; y++) {
                rows.append(y == 0 ? "" : " ");
                for (int x = 0; x < 4; x++) {
                    rows.append(bitmap.get(x, y));
                }
            }
            actual = rows.toString();
        } catch (BmpException e) {
            actual = String.valueOf(e.getMessage()).replace(",", " |");
        }
        assertEquals(expected, actual);
    }

    @Test
    void aFileIsMappedUntilItIsClosed() throws IOException {
        RandomBmp bmp = new RandomBmp(new Random(SEED));
        Path path = folder.resolve("a.bmp");
        Files.write(path, bmp.file);
        OnDiskBitmap bitmap = OnDiskBitmap.open(path);
        assertShows(new SlowBmp(bmp.file), bitmap, "mapped");
        bitmap.close();
        bitmap.close();
        assertThrows(IllegalStateException.class, () -> bitmap.get(0, 0));
    }

    @Test
    void aRunLengthCodedFileIsGoneTooWhenItIsClosed() throws IOException {
        Path path = folder.resolve("a.bmp");
        ByteBuffer file = file();
        file.putInt(30, 1);
        Files.write(path, bytes(file));
        try (OnDiskBitmap bitmap = OnDiskBitmap.open(path)) {
            assertEquals(0, bitmap.get(0, 0));
            bitmap.close();
            assertThrows(IllegalStateException.class, () -> bitmap.get(0, 0));
        }
    }

    @Test
    void filesThatAreNoneAreRefused() throws IOException {
        Path path = folder.resolve("a.bmp");
        assertThrows(NoSuchFileException.class, () -> OnDiskBitmap.open(path));
        Files.write(path, new byte[0]);
        assertEquals(
                "the file header must have 18 bytes from byte 0 on, but the file ends (at byte 0)",
                assertThrows(BmpException.class, () -> OnDiskBitmap.open(path)).getMessage());
    }

    @Test
    void aStreamIsReadToItsEnd() throws IOException {
        RandomBmp bmp = new RandomBmp(new Random(SEED + 1));
        OnDiskBitmap bitmap = OnDiskBitmap.read(new ByteArrayInputStream(bmp.file));
        bitmap.close();
        assertShows(new SlowBmp(bmp.file), bitmap, "stream");
    }

    @Test
    void alphaIsInTheTopByteIfTheFileHasAMaskForIt() throws IOException {
        ByteBuffer file = ByteBuffer.allocate(14 + 56 + 48).order(ByteOrder.LITTLE_ENDIAN);
        file.put(bytes(file()), 0, 54).putInt(10, 70).putInt(14, 56).putShort(28, (short) 32);
        file.putInt(54, 0xff0000).putInt(58, 0xff00).putInt(62, 0xff).putInt(66, 0xff000000);
        file.putInt(70, 0x80123456);
        assertFalse(open(bytes(file)).hasAlpha());
        assertEquals(0x123456, open(bytes(file)).get(0, 2)); // the masks count only with compression 3
        file.putInt(30, 3);
        assertTrue(open(bytes(file)).hasAlpha());
        assertEquals(0x80123456, open(bytes(file)).get(0, 2));
    }

    @Test
    void aPixelOutsideIsRefused() throws IOException {
        OnDiskBitmap bitmap = open(bytes(file()));
        assertEquals(
                "pixel must be inside 0..3, 0..2, not 4, 0",
                assertThrows(IllegalArgumentException.class, () -> bitmap.get(4, 0))
                        .getMessage());
    }

    @Test
    void circuitPythonKnowsNoAlpha() throws IOException {
        ByteBuffer file = ByteBuffer.allocate(14 + 56 + 48).order(ByteOrder.LITTLE_ENDIAN);
        file.put(bytes(file()), 0, 54)
                .putInt(10, 70)
                .putInt(14, 56)
                .putShort(28, (short) 32)
                .putInt(30, 3);
        file.putInt(54, 0xff0000).putInt(58, 0xff00).putInt(62, 0xff).putInt(66, 0xff000000);
        file.putInt(70, 0x80123456);
        Path path = folder.resolve("a.bmp");
        Files.write(path, bytes(file));
        try (OnDiskBitmap exact = OnDiskBitmap.open(path, ColorMode.CIRCUITPYTHON)) {
            assertFalse(exact.hasAlpha());
            assertEquals(0x123456, exact.get(0, 2));
        }
    }

    @Test
    void asCircuitPythonReadsIt() throws IOException {
        ByteBuffer file = ByteBuffer.allocate(66 + 24).order(ByteOrder.LITTLE_ENDIAN);
        file.put(bytes(file()), 0, 54).putInt(10, 66).putShort(28, (short) 16).putInt(46, 0);
        file.putShort(66, (short) 0x7fff);
        Path path = folder.resolve("a.bmp");
        Files.write(path, bytes(file));
        try (OnDiskBitmap right = OnDiskBitmap.open(path);
                OnDiskBitmap exact = OnDiskBitmap.open(path, ColorMode.CIRCUITPYTHON)) {
            assertEquals(0xffffff, right.get(0, 2));
            assertEquals(0xf8f8f8, exact.get(0, 2));
        }
        file.putInt(30, 3).putInt(54, 0xf800).putInt(58, 0x7e0).putInt(62, 0x1f);
        Files.write(path, bytes(file));
        try (OnDiskBitmap right = OnDiskBitmap.open(path);
                OnDiskBitmap exact = OnDiskBitmap.open(path, ColorMode.CIRCUITPYTHON)) {
            assertEquals(0x7bffff, right.get(0, 2)); // 01111 111111 11111
            assertEquals(0, exact.get(0, 2));
        }
    }
}
