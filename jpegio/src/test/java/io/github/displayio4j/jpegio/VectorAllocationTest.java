package io.github.displayio4j.jpegio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/// Vector code allocates nothing once it is compiled: a vector that C2 does not keep in a register is an object, for
/// each block or each row. Runs until a stretch of frames is clean.
class VectorAllocationTest {
    private static final long MOST_NANOS = 120_000_000_000L;

    @Test
    void decodingWithVectorsAllocatesNothing() throws IOException {
        assumeTrue(IdctVector.isSupported(), "this machine has no vectors of eight ints");
        JpegDecoder decoder = new JpegDecoder();
        JpegDecoder other = new JpegDecoder();
        byte[] fancy = JpegEncoderTest.encode(Subsampling.S420, 160, 120, 80);
        byte[] plain = JpegEncoderTest.encode(Subsampling.S444, 160, 120, 80);
        MemorySegment out = MemorySegment.ofArray(new int[160 * 120]);
        DecodeOptions half = DecodeOptions.DEFAULT.withEighths(4);
        DecodeOptions quarter = DecodeOptions.DEFAULT.withEighths(2);
        DecodeOptions eighth = DecodeOptions.DEFAULT.withEighths(1);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        boolean before = Vectors.isReady();
        long least = Long.MAX_VALUE;
        try {
            Vectors.use(true);
            long start = System.nanoTime();
            while (least > 0 && System.nanoTime() - start < MOST_NANOS) {
                long allocated = threads.getCurrentThreadAllocatedBytes();
                for (int i = 0; i < 20; i++) {
                    decoder.open(fancy);
                    decoder.decode(out, 0, 640, PixelLayout.ARGB, DecodeOptions.DEFAULT);
                    decoder.decode(out, 0, 320, PixelLayout.RGB565, DecodeOptions.DEFAULT);
                    decoder.decode(out, 0, 320, PixelLayout.ARGB, half);
                    decoder.decode(out, 0, 160, PixelLayout.ARGB, quarter);
                    decoder.decode(out, 0, 80, PixelLayout.ARGB, eighth);
                    other.open(plain);
                    other.decode(out, 0, 640, PixelLayout.ARGB, DecodeOptions.DEFAULT);
                }
                least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - allocated);
            }
        } finally {
            Vectors.use(before);
        }
        assertEquals(0, least, "bytes in twenty frames of each kind");
    }
}
