package io.github.displayio4j.camera;

import static io.github.displayio4j.camera.Bytes.cut;
import static io.github.displayio4j.camera.Bytes.frame;
import static io.github.displayio4j.camera.Bytes.hex;
import static io.github.displayio4j.camera.Bytes.join;
import static io.github.displayio4j.camera.Bytes.jpeg;
import static io.github.displayio4j.camera.Bytes.withSegment;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.jpegio.JpegDecoder;
import io.github.displayio4j.jpegio.JpegInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MjpegFileSourceTest {
    private static final byte[] A = jpeg(0);
    private static final byte[] B = jpeg(1);
    private static final byte[] THUMBNAIL = join("Exif\0\0".getBytes(StandardCharsets.US_ASCII), jpeg(2));

    @TempDir
    Path folder;

    /// What a file of these bytes is split into.
    private List<byte[]> split(byte[]... parts) throws IOException {
        Path file = folder.resolve("stream.mjpeg");
        Files.write(file, join(parts));
        List<byte[]> frames = new ArrayList<>();
        try (MjpegFileSource source = new MjpegFileSource(file)) {
            while (source.next()) {
                assertEquals(frames.size(), source.number());
                frames.add(frame(source));
            }
            assertEquals(frames.size(), source.frameCount());
            assertFalse(source.next(), "still at the end");
        }
        return frames;
    }

    private static void assertFrames(List<byte[]> frames, byte[]... expected) {
        assertEquals(expected.length, frames.size(), "frames");
        for (int i = 0; i < expected.length; i++) {
            assertArrayEquals(expected[i], frames.get(i), "frame " + i);
        }
    }

    @Test
    void framesFollowEachOther() throws IOException {
        assertFrames(split(A, B, A), A, B, A);
    }

    @Test
    void aThumbnailDoesNotEndItsFrame() throws IOException {
        byte[] photo = withSegment(A, 0xE1, THUMBNAIL);
        assertFrames(split(photo, B), photo, B);
    }

    @Test
    void junkBetweenFramesIsSkipped() throws IOException {
        byte[] part = "\r\n--frame\r\nContent-Type: image/jpeg\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        assertFrames(split(part, A, part, B, part), A, B);
        assertFrames(split(A, new byte[1000], B), A, B);
        assertFrames(split(A, hex("FF FF 00 D8 FF D8 00 FF D8"), B), A, B);
    }

    @Test
    void aLastFrameThatWasCutOffIsDelivered() throws IOException {
        assertFrames(split(A, cut(B, 2)), A, cut(B, 2));
        assertFrames(split(A, cut(B, B.length / 3)), A, cut(B, B.length / 3));
        assertFrames(split(A, cut(B, B.length - 30)), A, cut(B, B.length - 30));
    }

    @Test
    void aFrameWithoutItsEndMarkerEndsWhereTheNextBegins() throws IOException {
        assertFrames(split(cut(A, 2), B, A), cut(A, 2), B, A);
    }

    @Test
    void fillBytesAndRestartMarkersBelongToTheirFrame() throws IOException {
        // SOI, fill, DRI, SOS with one component, data with stuffing, RST0, RST1, fill, EOI
        byte[] frame = hex("FFD8 FFFFFF FFDD 0004 0001 FFDA 0008 01 0100 00 3F 00"
                + "1234 FF00 D9 FFD0 5678 FFD1 FF00 9A FFFF FFD9");
        assertFrames(split(frame, A, frame, B), frame, A, frame, B);
    }

    @Test
    void anyMixtureIsTakenApartAgain() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[][] kinds = {A, B, withSegment(B, 0xE1, THUMBNAIL), withSegment(A, 0xFE, new byte[] {-1, -39, -1, -40})};
        for (int run = 0; run < 50; run++) {
            List<byte[]> parts = new ArrayList<>();
            List<byte[]> expected = new ArrayList<>();
            parts.add(A);
            expected.add(A);
            for (int n = random.nextInt(1, 8); n > 0; n--) {
                byte[] junk = new byte[random.nextInt(40)];
                random.nextBytes(junk);
                for (int i = 0; i < junk.length; i++) {
                    junk[i] &= 0x7F; // no marker begins in it
                }
                parts.add(junk);
                byte[] frame = kinds[random.nextInt(kinds.length)];
                parts.add(frame);
                expected.add(frame);
            }
            try {
                assertFrames(split(parts.toArray(byte[][]::new)), expected.toArray(byte[][]::new));
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed + ", run " + run, e);
            }
        }
    }

    @Test
    void damagedBytesNeverHangIt() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[] stream = join(A, withSegment(B, 0xE1, THUMBNAIL), A, B);
        for (int run = 0; run < 300; run++) {
            byte[] damaged = cut(stream, random.nextInt(stream.length / 2));
            for (int n = random.nextInt(1, 20); n > 0; n--) {
                damaged[random.nextInt(4, damaged.length)] = (byte) (random.nextBoolean() ? 0xFF : random.nextInt());
            }
            List<byte[]> frames = split(damaged);
            assertTrue(frames.size() <= damaged.length / 2, "seed " + seed + ", run " + run);
        }
    }

    @ParameterizedTest
    @CsvSource({"koi-640x480-422-30fps.mjpeg, 90, 640, 480", "path-320x240-422-nodht.mjpeg, 60, 320, 240"})
    void realFootage(String name, int frames, int width, int height) throws IOException {
        Path file = Media.file(name);
        JpegDecoder decoder = new JpegDecoder();
        long total = 0;
        try (FrameSource source = FrameSources.open(file.toString())) {
            assertEquals(frames, source.frameCount());
            for (int i = 0; i < frames; i++) {
                assertTrue(source.next(), "frame " + i);
                JpegInfo info = decoder.open(source.segment(), source.offset(), source.length());
                assertEquals(width, info.width());
                assertEquals(height, info.height());
                total += source.length();
            }
            assertFalse(source.next());
        }
        assertEquals(Files.size(file), total, "nothing lies between these frames");
    }

    @Test
    void aFrameIsGoneAfterTheNextOne() throws IOException {
        Path file = folder.resolve("two.mjpeg");
        Files.write(file, join(A, B));
        MjpegFileSource source = new MjpegFileSource(file);
        assertThrows(IllegalStateException.class, source::segment, "before the first");
        assertTrue(source.next());
        assertEquals(0, source.number());
        assertTrue(source.next());
        assertFalse(source.next());
        assertThrows(IllegalStateException.class, source::length, "after the last");
        source.close();
        source.close();
        assertThrows(IllegalStateException.class, source::offset, "closed");
        assertThrows(IllegalStateException.class, source::next, "closed");
    }
}
