package io.github.displayio4j.jpegio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.github.displayio4j.displayio.Area;
import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.Palette;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Nothing is allocated for a frame once objects are warm. This is of the plain loops: whether the JIT keeps vectors
/// in registers can differ from run to run, and `Vectors` looks at it while the program runs.
class AllocationTest {
    private interface Work {
        void run() throws IOException;
    }

    private final boolean vectors = Vectors.isReady();

    @BeforeEach
    void plain() {
        Vectors.use(false);
    }

    @AfterEach
    void asBefore() {
        Vectors.use(vectors);
    }

    @ParameterizedTest
    @EnumSource
    void decodingAllocatesNothing(Subsampling subsampling) throws IOException {
        byte[] first = JpegEncoderTest.encode(subsampling, 80, 60, 70);
        byte[] second = JpegEncoderTest.encode(subsampling, 80, 60, 71);
        MemorySegment source = MemorySegment.ofArray(second);
        Bitmap bitmap = new Bitmap(80, 60, 65536);
        Bitmap gray = new Bitmap(80, 60, 256);
        MemorySegment rgb = MemorySegment.ofArray(new byte[80 * 60 * 3]);
        DecodeOptions half = new DecodeOptions(4, new Area(3, 4, 30, 25), true, 1);
        DecodeOptions odd = new DecodeOptions(3, null, false, 1);
        DecodeOptions turned = DecodeOptions.DEFAULT.withOrientation(6);
        Palette palette = new Palette(16);
        RowConsumer consumer = (y, row) -> {};
        JpegDecoder decoder = new JpegDecoder();
        assertAllocates0(() -> {
            decoder.open(first);
            decoder.decode(bitmap, 0, 0, PixelLayout.RGB565, DecodeOptions.DEFAULT);
            decoder.decode(bitmap, 5, 5, PixelLayout.RGB565_SWAPPED, half);
            decoder.open(source, 0, source.byteSize());
            decoder.decode(gray, 0, 0, PixelLayout.GRAY, odd);
            decoder.decode(rgb, 0, 240, PixelLayout.RGB888, DecodeOptions.DEFAULT);
            decoder.decode(rgb, 0, 180, PixelLayout.RGB888, turned);
            decoder.decode(bitmap, 1, 4, 4);
            decoder.decode(gray, 0, 0, palette, true, DecodeOptions.DEFAULT);
            decoder.decode(consumer, PixelLayout.ARGB, DecodeOptions.DEFAULT);
            decoder.info();
            assertTrue(decoder.report().complete());
        });
    }

    @ParameterizedTest
    @EnumSource
    void encodingAllocatesNothing(Subsampling subsampling) throws IOException {
        byte[] rgb = Pictures.mixed(80, 60, 1);
        byte[] out = new byte[80 * 60 * 3];
        JpegEncoder encoder = new JpegEncoder(80, subsampling);
        encoder.setRestartInterval(5);
        assertAllocates0(() -> encoder.encode(rgb, 80, 60, out, 0));
    }

    @Test
    void splittingAllocatesNothing() throws IOException {
        MemorySegment bytes = MemorySegment.ofArray(JpegEncoderTest.encode(Subsampling.S420, 80, 60, 70));
        assertAllocates0(() -> assertEquals(bytes.byteSize(), JpegFrames.end(bytes, JpegFrames.start(bytes, 0))));
    }

    private static void assertAllocates0(Work work) throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        // The JIT may change its mind while it warms up: one clean stretch of twenty is what counts.
        for (int attempt = 0; attempt < 1000 && least > 0; attempt++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 20; i++) {
                work.run();
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertEquals(0, least, "bytes in twenty frames");
    }
}
