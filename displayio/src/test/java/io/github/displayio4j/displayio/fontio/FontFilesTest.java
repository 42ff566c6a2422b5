package io.github.displayio4j.displayio.fontio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Fonts written by `RandomFont` come back as they were.
class FontFilesTest {
    private static final int ROUNDS = 60;

    private final long seed = Long.getLong("font.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void bdf() throws FontException {
        for (int i = 0; i < ROUNDS; i++) {
            RandomFont font = new RandomFont(random, 1, 20, 1 + random.nextInt(40));
            assertSame(font, Fonts.of(font.bdf()));
        }
    }

    @Test
    void pcf() throws FontException {
        for (int i = 0; i < 4 * ROUNDS; i++) {
            RandomFont font = new RandomFont(random, 1, 40, 1 + random.nextInt(40));
            assertSame(font, Fonts.of(font.pcf()));
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 0", "3, 0", "4, 0", "8, 0", "2, 1", "3, 1", "4, 1", "8, 1", "1, 2", "4, 2"})
    void lvgl(int bits, int compression) throws FontException {
        for (int i = 0; i < ROUNDS; i++) {
            RandomFont font = new RandomFont(random, (1 << bits) - 1, 30, 1 + random.nextInt(40));
            Map<Long, Integer> kerning = new HashMap<>();
            List<Integer> codes = List.copyOf(font.glyphs.keySet());
            for (int k = random.nextInt(5); k > 0; k--) {
                long left = codes.get(random.nextInt(codes.size()));
                kerning.put(left << 32 | codes.get(random.nextInt(codes.size())), random.nextInt(256) - 128);
            }
            Font read = Fonts.of(font.lvgl(bits, compression, kerning));
            assertSame(font, read);
            for (int left : codes) {
                for (int right : codes) {
                    int sixteenths = kerning.getOrDefault((long) left << 32 | right, 0);
                    assertEquals(Math.round(sixteenths / 16.0), read.kerning(left, right), () -> "seed " + seed);
                }
            }
        }
    }

    @Test
    void aCompressedFileIsUnpacked(@TempDir Path folder) throws IOException {
        RandomFont font = new RandomFont(random, 1, 20, 30);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(font.pcf());
        }
        Path file = Files.write(folder.resolve("font.pcf.gz"), bytes.toByteArray());
        assertSame(font, Fonts.load(file));
    }

    @Test
    void whatUnpacksToTooMuchIsRefused() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            byte[] piece = new byte[1 << 20];
            for (int i = 0; i < 65; i++) {
                out.write(piece);
            }
        }
        FontException e = assertThrows(FontException.class, () -> Fonts.of(bytes.toByteArray()));
        assertTrue(e.getMessage().contains("67108864"), e.getMessage());
    }

    @Test
    void glyphsThatAreKeptAreFew() throws FontException {
        StringBuilder bdf = new StringBuilder("STARTFONT 2.1\nFONTBOUNDINGBOX 8 1 0 0\nCHARS 20000\n");
        for (int code = 0; code < 20_000; code++) {
            bdf.append("STARTCHAR c\nENCODING ").append(code).append("\nBBX 8 1 0 0\nBITMAP\n");
            bdf.append(String.format("%02X", code & 0xff)).append("\nENDCHAR\n");
        }
        BdfFont font = new BdfFont(bdf.append("ENDFONT\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        for (int round = 0; round < 2; round++) {
            for (int code = 0; code < 20_000; code++) {
                Glyph glyph = font.glyph(code);
                int expected = Integer.bitCount(code & 0xff);
                int set = 0;
                for (int x = 0; glyph != null && x < glyph.width(); x++) {
                    set += glyph.coverage(x, 0);
                }
                assertEquals(expected, set, "code " + code);
                assertTrue(font.cached() <= 4096, "kept: " + font.cached());
            }
        }
    }

    private void assertSame(RandomFont expected, Font read) {
        String where = "font.seed " + seed;
        assertEquals(expected.ascent, read.ascent(), where);
        assertEquals(expected.descent, read.descent(), where);
        assertEquals(expected.levels, read.levels(), where);
        for (int code = 0; code < 0x600; code++) {
            Glyph glyph = expected.glyphs.get(code);
            if (glyph == null) {
                assertNull(read.glyph(code), where + ", code " + code);
            } else {
                assertEquals(glyph, read.glyph(code), where + ", code " + code);
            }
        }
        assertNull(read.glyph(-1), where);
        assertNull(read.glyph(0x110000), where);
        assertNull(read.glyph(Integer.MIN_VALUE), where);
    }
}
