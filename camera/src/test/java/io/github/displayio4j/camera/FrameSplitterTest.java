package io.github.displayio4j.camera;

import static io.github.displayio4j.camera.Bytes.cut;
import static io.github.displayio4j.camera.Bytes.hex;
import static io.github.displayio4j.camera.Bytes.join;
import static io.github.displayio4j.camera.Bytes.jpeg;
import static io.github.displayio4j.camera.Bytes.withSegment;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.jpegio.JpegFrames;
import io.github.displayio4j.kit.Allocation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameSplitterTest {
    private static final int MOST = 1 << 20;
    private static final byte[] A = jpeg(0);
    private static final byte[] B = jpeg(1);
    private static final byte[] WITH_THUMBNAIL =
            withSegment(A, 0xE1, join("Exif\0\0".getBytes(StandardCharsets.US_ASCII), jpeg(2)));
    private static final byte[] NOTHING = {};

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /// A stream that gives so many bytes at a time: `sizes` in turn.
    private static InputStream inPieces(byte[] bytes, int... sizes) {
        return new ByteArrayInputStream(bytes) {
            private int turn;

            @Override
            public synchronized int read(byte[] to, int at, int length) {
                return super.read(to, at, Math.min(length, sizes[turn++ % sizes.length]));
            }
        };
    }

    private static List<byte[]> split(InputStream in) throws IOException {
        FrameSplitter splitter = new FrameSplitter(in, MOST);
        List<byte[]> frames = new ArrayList<>();
        while (splitter.next()) {
            frames.add(splitter.segment()
                    .asSlice(splitter.start(), splitter.length())
                    .toArray(ValueLayout.JAVA_BYTE));
        }
        assertFalse(splitter.next(), "still at the end");
        return frames;
    }

    private static void assertFrames(String what, List<byte[]> frames, byte[]... expected) {
        assertEquals(expected.length, frames.size(), what + ": frames");
        for (int i = 0; i < expected.length; i++) {
            assertArrayEquals(expected[i], frames.get(i), what + ": frame " + i);
        }
    }

    private static void assertSplit(byte[] stream, byte[]... expected) throws IOException {
        for (int[] sizes : new int[][] {{Integer.MAX_VALUE}, {1}, {7, 1, 100}, {stream.length / 2 + 1}}) {
            assertFrames("in pieces of " + Arrays.toString(sizes), split(inPieces(stream, sizes)), expected);
        }
    }

    private static byte[] part(String header, byte[] body) {
        return join(text("--frame\r\nContent-Type: image/jpeg\r\n" + header + "\r\n"), body);
    }

    private static String length(int bytes) {
        return "Content-Length: " + bytes + "\r\n";
    }

    @Test
    void framesFollowEachOther() throws IOException {
        assertSplit(join(A, B, WITH_THUMBNAIL, A), A, B, WITH_THUMBNAIL, A);
        assertSplit(join(new byte[5000], A, hex("FF FF 00 D8 FF D8 00"), B, cut(A, 20)), A, B, cut(A, 20));
        assertSplit(NOTHING);
        assertSplit(text("nothing that is a JPEG"));
    }

    @Test
    void aMultipartAnswer() throws IOException {
        byte[] nl = text("\r\n");
        assertSplit(join(part("", A), nl, part("", B), nl, text("--frame--")), A, B);
        assertSplit(join(part(length(A.length), A), nl, part(length(B.length), B), nl), A, B);
        assertSplit(join(part("content-LENGTH:" + A.length + "\r\nX-Time: 1\r\n", A), part(length(B.length), B)), A, B);
        assertSplit(join(text("--frame\nContent-Length: " + A.length + "\n\n"), A, text("\n--frame\n\n"), B), A, B);
    }

    @Test
    void bytesBehindTheEndMarkerAreTheCamerasIfTheLengthSaysSo() throws IOException {
        byte[] padded = join(A, new byte[9]);
        byte[] twoPictures = join(A, B);
        byte[] nl = text("\r\n");
        assertSplit(
                join(
                        part(length(padded.length), padded),
                        nl,
                        part(length(twoPictures.length), twoPictures),
                        nl,
                        part(length(B.length), B),
                        nl),
                padded,
                twoPictures,
                B);
    }

    @Test
    void wrongLengthsAreNotBelieved() throws IOException {
        byte[] nl = text("\r\n");
        for (int wrong : new int[] {0, 5, A.length - 1, A.length + 1, A.length + 50, MOST, 2_000_000_000}) {
            assertSplit(join(part(length(wrong), A), nl, part(length(wrong), B), nl, part("", A)), A, B, A);
        }
        assertSplit(
                join(part("Content-Length: 99999999999999999999\r\n", A), nl, part("Content-Length: x\r\n", B)), A, B);
    }

    @Test
    void aPartThatWasCutOffEndsAtItsBoundary() throws IOException {
        byte[] nl = text("\r\n");
        byte[] half = cut(A, A.length / 2);
        assertSplit(join(part(length(half.length), half), nl, part(length(B.length), B)), half, B);
        assertSplit(join(part("", half), nl, part("", B)), half, B);
    }

    @Test
    void garbageAndOtherPartsArePassedOver() throws IOException {
        byte[] nl = text("\r\n");
        assertSplit(
                join(
                        text("--frame\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nhello\r\n"),
                        part(length(A.length), A),
                        nl,
                        text("garbage \u0001\u0002\u0003"),
                        new byte[10_000],
                        part("", B)),
                A,
                B);
    }

    /// Bytes without end, which are never kept.
    private static InputStream endless(byte[] head, byte[] again, long times) {
        return new InputStream() {
            private long at;

            @Override
            public int read() {
                throw new AssertionError("byte by byte");
            }

            @Override
            public int read(byte[] to, int from, int length) {
                int n = 0;
                for (; n < Math.min(length, 8192) && at < head.length + times * again.length; n++, at++) {
                    to[from + n] = at < head.length ? head[(int) at] : again[(int) ((at - head.length) % again.length)];
                }
                return n == 0 ? -1 : n;
            }
        };
    }

    @Test
    void anEndlessHeaderNeedsNoMemory() throws IOException {
        FrameSplitter splitter =
                new FrameSplitter(endless(text("--frame\r\n"), text("X-Header: y\r\n"), 2_000_000), MOST);
        assertFalse(splitter.next());
        assertTrue(splitter.memory() <= 256 << 10, splitter.memory() + " bytes");
    }

    @Test
    void anEndlessPartIsGivenUp() throws IOException {
        byte[] head = join(text("--frame\r\nContent-Length: 10737418240\r\n\r\n"), cut(A, 2));
        FrameSplitter splitter = new FrameSplitter(endless(head, new byte[] {1, 2, 3}, 10L * MOST), MOST);
        String message = assertThrows(IOException.class, splitter::next).toString();
        assertTrue(message.endsWith("a frame has more than " + MOST + " bytes"), message);
        assertFalse(splitter.next(), "the rest is garbage");
        assertTrue(splitter.memory() <= 2 * MOST, splitter.memory() + " bytes");
    }

    @Test
    void theNextFrameIsFoundBehindOneThatIsTooLarge() throws IOException {
        byte[] large = join(cut(A, 2), new byte[2 * MOST], hex("FFD9"));
        FrameSplitter splitter = new FrameSplitter(new ByteArrayInputStream(join(A, large, B)), MOST);
        assertTrue(splitter.next());
        assertThrows(IOException.class, splitter::next);
        assertTrue(splitter.next());
        assertEquals(B.length, splitter.length());
        assertFalse(splitter.next());
    }

    @Test
    void anyMixtureInAnyPiecesIsTakenApart() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[][] kinds = {A, B, WITH_THUMBNAIL, withSegment(A, 0xFE, new byte[] {-1, -39, -1, -40})};
        for (int run = 0; run < 100; run++) {
            List<byte[]> stream = new ArrayList<>();
            List<byte[]> expected = new ArrayList<>();
            for (int n = random.nextInt(1, 8); n > 0; n--) {
                byte[] frame = kinds[random.nextInt(kinds.length)];
                expected.add(frame);
                String header =
                        switch (random.nextInt(4)) {
                            case 0 -> "";
                            case 1 -> length(random.nextInt(2 * frame.length));
                            default -> length(frame.length);
                        };
                stream.add(part(header, frame));
                stream.add(text("\r\n"));
            }
            int[] sizes = random.ints(5, 1, 3000).toArray();
            assertFrames(
                    "seed " + seed + ", run " + run,
                    split(inPieces(join(stream.toArray(byte[][]::new)), sizes)),
                    expected.toArray(byte[][]::new));
        }
    }

    @Test
    void theWalkerFindsWhatAWholeSearchFinds() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[] good = join(WITH_THUMBNAIL, B);
        for (int run = 0; run < 300; run++) {
            byte[] bytes = good.clone();
            for (int n = random.nextInt(20); n > 0; n--) {
                bytes[random.nextInt(2, bytes.length)] = (byte) (random.nextBoolean() ? 0xFF : random.nextInt());
            }
            FrameWalker walker = new FrameWalker();
            walker.begin(0);
            long end = -1;
            for (int limit = 2; limit <= bytes.length && end < 0; limit += random.nextInt(1, 200)) {
                long expected = JpegFrames.end(MemorySegment.ofArray(bytes).asSlice(0, limit), 0);
                end = walker.end(bytes, limit);
                assertEquals(expected, end, "seed " + seed + ", run " + run + ", limit " + limit);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"koi-640x480-422-30fps.mjpeg, 90", "path-320x240-422-nodht.mjpeg, 60"})
    void realFootageAsAStream(String name, int frames) throws IOException {
        try (InputStream in = java.nio.file.Files.newInputStream(Media.file(name))) {
            assertEquals(frames, split(in).size());
        }
    }

    @Test
    void framesDoNotAllocate() throws Exception {
        FrameSplitter splitter =
                new FrameSplitter(endless(NOTHING, join(part(length(A.length), A), text("\r\n")), 1 << 20), MOST);
        Allocation.assertNone(5, () -> {
            assertTrue(splitter.next());
            splitter.segment();
        });
    }
}
