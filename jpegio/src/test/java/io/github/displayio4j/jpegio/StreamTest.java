package io.github.displayio4j.jpegio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Files that come in bit by bit, and rows that go out before they have come.
class StreamTest {
    /// Gives a few bytes at a time and counts them.
    private static final class Drip extends InputStream {
        private final byte[] bytes;
        private final Random random;
        private final int most;
        int given;

        Drip(byte[] bytes, long seed, int most) {
            this.bytes = bytes;
            this.most = most;
            random = new Random(seed);
        }

        @Override
        public int read() {
            return given < bytes.length ? bytes[given++] & 0xff : -1;
        }

        @Override
        public int read(byte[] out, int at, int n) {
            if (given == bytes.length) {
                return -1;
            }
            int count = Math.min(1 + random.nextInt(most), Math.min(n, bytes.length - given));
            System.arraycopy(bytes, given, out, at, count);
            given += count;
            return count;
        }
    }

    private final JpegDecoder decoder = new JpegDecoder();

    @ParameterizedTest
    @MethodSource("io.github.displayio4j.jpegio.Corpus#entries")
    void aFileFromAStreamIsTheSame(Corpus.Entry entry) throws IOException {
        Corpus.require(entry.file());
        byte[] jpeg = Files.readAllBytes(entry.file());
        assumeTrue(jpeg.length < 1_000_000, "large");
        long seed = entry.toString().hashCode();
        byte[] expected = null;
        DecodeReport report = null;
        JpegException problem = null;
        try {
            decoder.open(jpeg);
            expected = Decoded.pixels(decoder, PixelLayout.RGB888, DecodeOptions.DEFAULT);
            report = decoder.report();
        } catch (JpegException e) {
            problem = e;
        }
        try {
            decoder.open(new Drip(jpeg, seed, 700));
            assertArrayEquals(expected, Decoded.pixels(decoder, PixelLayout.RGB888, DecodeOptions.DEFAULT));
            assertEquals(report, decoder.report());
            assertArrayEquals(
                    expected, Decoded.pixels(decoder, PixelLayout.RGB888, DecodeOptions.DEFAULT), "once more");
        } catch (JpegException e) {
            assertEquals(problem == null ? null : problem.getMessage(), e.getMessage(), "seed " + seed);
        }
    }

    @ParameterizedTest
    @EnumSource
    void rowsGoOutWhileTheFileComesIn(Subsampling subsampling) throws IOException {
        byte[] jpeg = JpegEncoderTest.encode(subsampling, 200, 320, 90);
        byte[] whole = Decoded.rgb(jpeg);
        Drip drip = new Drip(jpeg, 1, 64);
        decoder.open(drip);
        int[] next = {0};
        decoder.decode(
                (y, pixels) -> {
                    assertEquals(next[0]++, y);
                    byte[] row = pixels.toArray(ValueLayout.JAVA_BYTE);
                    assertArrayEquals(Arrays.copyOfRange(whole, 600 * y, 600 * y + 600), row);
                    // Behind: two rows of MCUs, what an MCU could need, and the bytes that come at a time.
                    int soon = jpeg.length * (y + 32) / 320 + 1600 + 64 + jpeg.length / 20;
                    assertTrue(drip.given <= soon, () -> "row " + y + " after " + drip.given + " of " + jpeg.length);
                },
                PixelLayout.RGB888,
                DecodeOptions.DEFAULT);
        assertEquals(320, next[0]);
        assertTrue(decoder.report().complete());
    }

    @Test
    void whatAConsumerThrowsComesOut() throws IOException {
        byte[] jpeg = JpegEncoderTest.encode(Subsampling.S420, 20, 30, 90);
        decoder.open(jpeg);
        RuntimeException mine = new IllegalStateException("enough");
        RuntimeException thrown = assertThrows(
                RuntimeException.class,
                () -> decoder.decode(
                        (y, pixels) -> {
                            throw mine;
                        },
                        PixelLayout.GRAY,
                        DecodeOptions.DEFAULT));
        assertSame(mine, thrown);
        assertArrayEquals(
                Decoded.rgb(jpeg), Decoded.pixels(decoder, PixelLayout.RGB888, DecodeOptions.DEFAULT), "still usable");
    }

    @Test
    void aStreamThatFailsIsTheCause() throws IOException {
        byte[] jpeg = JpegEncoderTest.encode(Subsampling.S420, 64, 64, 90);
        IOException cable = new IOException("cable pulled");
        InputStream failing = new InputStream() {
            private int at;

            @Override
            public int read() {
                throw new AssertionError("one byte at a time is slow");
            }

            @Override
            public int read(byte[] out, int from, int n) throws IOException {
                int count = Math.min(n, jpeg.length - 100 - at);
                if (count == 0) {
                    throw cable;
                }
                System.arraycopy(jpeg, at, out, from, count);
                at += count;
                return count;
            }
        };
        decoder.open(failing);
        JpegException e = assertThrows(
                JpegException.class, () -> Decoded.pixels(decoder, PixelLayout.GRAY, DecodeOptions.DEFAULT));
        assertSame(cable, e.getCause());
        assertTrue(String.valueOf(e.getMessage()).contains("cable pulled"), e.getMessage());
    }

    @Test
    void anEndlessStreamIsRefused() {
        InputStream endless = new Drip(new byte[1_000_000], 1, 5000);
        JpegDecoder careful = new JpegDecoder(DecodeLimits.DEFAULT.withMemory(100_000));
        JpegException e = assertThrows(JpegException.class, () -> careful.open(endless));
        assertTrue(String.valueOf(e.getMessage()).contains("at most 100000 bytes"), e.getMessage());
    }

    @Test
    void theCallersArrayIsNotWrittenTo() throws IOException {
        byte[] first = JpegEncoderTest.encode(Subsampling.S420, 40, 40, 90);
        byte[] copy = first.clone();
        decoder.open(first);
        decoder.open(new ByteArrayInputStream(JpegEncoderTest.encode(Subsampling.S444, 80, 80, 50)));
        Decoded.pixels(decoder, PixelLayout.GRAY, DecodeOptions.DEFAULT);
        byte[] last = JpegEncoderTest.encode(Subsampling.S422, 8, 8, 50);
        decoder.open(MemorySegment.ofArray(last), 0, last.length);
        assertArrayEquals(copy, first);
    }
}
