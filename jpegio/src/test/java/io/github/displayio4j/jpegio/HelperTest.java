package io.github.displayio4j.jpegio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.displayio4j.displayio.Area;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Two threads give the picture of one, whoever the helper is and whatever fails.
class HelperTest {
    private static final int WIDTH = 400;
    private static final int HEIGHT = 300;

    @ParameterizedTest
    @EnumSource
    void picturesAreThoseOfOneThread(Subsampling subsampling) throws IOException {
        byte[] jpeg = JpegEncoderTest.encode(subsampling, WIDTH, HEIGHT, 80);
        byte[] cut = Arrays.copyOf(jpeg, jpeg.length * 2 / 3);
        Executor nobody = task -> {};
        Executor busy = task -> {
            throw new RejectedExecutionException();
        };
        Executor caller = Runnable::run;
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            for (Executor helper : List.of(threads, nobody, busy, caller)) {
                JpegDecoder alone = new JpegDecoder();
                JpegDecoder together = new JpegDecoder();
                together.setHelper(helper);
                for (byte[] file : new byte[][] {jpeg, cut, jpeg}) {
                    alone.open(file);
                    together.open(file);
                    assertSame(alone, together, DecodeOptions.DEFAULT);
                    assertSame(alone, together, DecodeOptions.DEFAULT.withEighths(3));
                    Area part = new Area(31, 101, 250, 280);
                    assertSame(alone, together, DecodeOptions.DEFAULT.withCrop(part));
                    assertEquals(alone.report(), together.report());
                }
            }
        }
    }

    /// A helper is asked where it may help, and not where memory is the caller's alone or the file still arrives.
    @Test
    void helpersAreAskedWhereTheyMayHelp() throws IOException {
        byte[] jpeg = JpegEncoderTest.encode(Subsampling.S420, WIDTH, HEIGHT, 80);
        byte[] expected = Decoded.rgb(jpeg);
        int[] asked = new int[1];
        JpegDecoder decoder = new JpegDecoder();
        decoder.setHelper(task -> {
            asked[0]++;
            Thread thread = Thread.ofPlatform().start(task);
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        decoder.open(jpeg);
        assertArrayEquals(expected, Decoded.pixels(decoder, PixelLayout.RGB888, DecodeOptions.DEFAULT));
        assertEquals(1, asked[0], "for an array");
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment mine = arena.allocate(3L * WIDTH * HEIGHT);
            decoder.decode(mine, 0, 3 * WIDTH, PixelLayout.RGB888, DecodeOptions.DEFAULT);
            assertArrayEquals(expected, mine.toArray(ValueLayout.JAVA_BYTE));
        }
        decoder.open(new ByteArrayInputStream(jpeg));
        assertArrayEquals(expected, Decoded.pixels(decoder, PixelLayout.RGB888, DecodeOptions.DEFAULT));
        assertEquals(1, asked[0], "for an array, confined memory and a stream");
    }

    private static void assertSame(JpegDecoder alone, JpegDecoder together, DecodeOptions options)
            throws JpegException {
        byte[] expected = Decoded.pixels(alone, PixelLayout.RGB888, options);
        assertArrayEquals(expected, Decoded.pixels(together, PixelLayout.RGB888, options));
    }

    @Test
    void failuresOfBothSidesComeOutAndTheNextDecodeIsSound() throws IOException {
        byte[] jpeg = JpegEncoderTest.encode(Subsampling.S420, WIDTH, HEIGHT, 80);
        byte[] expected = Decoded.rgb(jpeg);
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            JpegDecoder decoder = new JpegDecoder();
            decoder.setHelper(threads);
            for (int i = 0; i < 20; i++) {
                int row = i * 10;
                decoder.open(jpeg);
                RowConsumer refuses = (y, pixels) -> {
                    if (y == row) {
                        throw new UnsupportedOperationException("row " + y);
                    }
                };
                assertEquals(
                        "row " + row,
                        assertThrows(
                                        UnsupportedOperationException.class,
                                        () -> decoder.decode(refuses, PixelLayout.RGB888, DecodeOptions.DEFAULT))
                                .getMessage());
                decoder.open(new FailingStream(jpeg, jpeg.length / 2));
                assertThrows(
                        UncheckedIOException.class,
                        () -> Decoded.pixels(decoder, PixelLayout.RGB888, DecodeOptions.DEFAULT));
                decoder.open(jpeg);
                assertArrayEquals(expected, Decoded.pixels(decoder, PixelLayout.RGB888, DecodeOptions.DEFAULT));
            }
        }
    }

    /// Fails after some bytes.
    private static final class FailingStream extends ByteArrayInputStream {
        FailingStream(byte[] bytes, int n) {
            super(bytes, 0, n);
        }

        @Override
        public synchronized int read(byte[] out, int at, int n) {
            int read = super.read(out, at, Math.min(n, 1000));
            if (read < 0) {
                throw new UncheckedIOException(new IOException("line is broken"));
            }
            return read;
        }
    }
}
