package io.github.displayio4j.jpegio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JpegFramesTest {
    private final byte[] frame = JpegEncoderTest.encode(Subsampling.S422, 40, 30, 70);

    @Test
    void framesFollowOneAnother() {
        MemorySegment stream = join(frame, frame, frame);
        for (long at = 0; at < stream.byteSize(); at += frame.length) {
            assertEquals(at, JpegFrames.start(stream, at));
            assertEquals(at + frame.length, JpegFrames.end(stream, at));
        }
    }

    @Test
    void junkBetweenFramesIsPassedOver() {
        MemorySegment stream = join(new byte[] {1, 2, (byte) 0xff, (byte) 0xd8, 3}, frame, new byte[100], frame);
        assertEquals(5, JpegFrames.start(stream, 0));
        assertEquals(5 + frame.length, JpegFrames.end(stream, 5));
        assertEquals(105 + frame.length, JpegFrames.start(stream, 5 + frame.length));
        assertEquals(-1, JpegFrames.start(stream, 106 + frame.length));
    }

    @Test
    void aMissingEndIsWhereTheNextFrameBegins() {
        byte[] cut = Arrays.copyOf(frame, frame.length - 2);
        MemorySegment stream = join(cut, frame);
        assertEquals(cut.length, JpegFrames.end(stream, 0));
    }

    @Test
    void aPictureInsideOfASegmentIsNoFrame() {
        byte[] thumbnail = JpegEncoderTest.encode(Subsampling.S420, 16, 16, 70);
        byte[] head = {
            (byte) 0xff,
            (byte) 0xd8,
            (byte) 0xff,
            (byte) 0xe1,
            (byte) ((thumbnail.length + 2) >> 8),
            (byte) (thumbnail.length + 2)
        };
        MemorySegment stream = join(head, thumbnail, Arrays.copyOfRange(frame, 2, frame.length), frame);
        assertEquals(head.length + thumbnail.length + frame.length - 2, JpegFrames.end(stream, 0));
    }

    @Test
    void everyPrefixIsIncompleteAndEnds() {
        for (int n = 2; n < frame.length; n++) {
            assertEquals(-1, JpegFrames.end(MemorySegment.ofArray(Arrays.copyOf(frame, n)), 0), n + " bytes");
        }
    }

    @Test
    void everyFlippedBitEndsInsideTheData() {
        MemorySegment stream = join(frame, frame);
        byte[] bytes = stream.toArray(ValueLayout.JAVA_BYTE);
        for (int bit = 16; bit < 8 * frame.length; bit++) {
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            long end = JpegFrames.end(MemorySegment.ofArray(bytes), 0);
            assertTrue(end == -1 || (end > 2 && end <= bytes.length), "bit " + bit);
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
        }
    }

    @Test
    void aFrameMustStartThere() {
        assertThrows(IllegalArgumentException.class, () -> JpegFrames.end(join(frame), 1));
        assertThrows(IllegalArgumentException.class, () -> JpegFrames.end(join(frame), frame.length));
    }

    @ParameterizedTest
    @CsvSource({"koi-640x480-422-30fps.mjpeg, 90, 640, 480", "path-320x240-422-nodht.mjpeg, 60, 320, 240"})
    void everyFrameOfRealFootageDecodes(String name, int frames, int width, int height) throws IOException {
        Path file = Corpus.folder("media.dir").resolve(name);
        Corpus.require(file);
        MemorySegment stream = MemorySegment.ofArray(Files.readAllBytes(file));
        JpegDecoder decoder = new JpegDecoder();
        byte[] out = new byte[width * height * 3];
        int count = 0;
        long at = JpegFrames.start(stream, 0);
        while (at >= 0) {
            long end = JpegFrames.end(stream, at);
            assertTrue(end > at, "frame " + count);
            JpegInfo info = decoder.open(stream, at, end - at);
            assertEquals(width, info.width());
            assertEquals(height, info.height());
            decoder.decode(MemorySegment.ofArray(out), 0, 3 * width, PixelLayout.RGB888, DecodeOptions.DEFAULT);
            assertTrue(decoder.report().complete(), "frame " + count + ": " + decoder.report());
            count++;
            at = JpegFrames.start(stream, end);
        }
        assertEquals(frames, count);
    }

    private static MemorySegment join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return MemorySegment.ofArray(all.toByteArray());
    }
}
