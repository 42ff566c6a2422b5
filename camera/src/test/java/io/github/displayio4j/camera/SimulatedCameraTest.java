package io.github.displayio4j.camera;

import static io.github.displayio4j.camera.Bytes.frame;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.jpegio.DecodeOptions;
import io.github.displayio4j.jpegio.JpegDecoder;
import io.github.displayio4j.jpegio.JpegInfo;
import io.github.displayio4j.jpegio.PixelLayout;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatedCameraTest {
    private final JpegDecoder decoder = new JpegDecoder();

    /// Luma of a frame at a scale.
    private byte[] decode(FrameSource source, int eighths) throws IOException {
        JpegInfo info = decoder.open(source.segment(), source.offset(), source.length());
        int width = info.scaledWidth(eighths);
        byte[] gray = new byte[width * info.scaledHeight(eighths)];
        decoder.decode(
                MemorySegment.ofArray(gray), 0, width, PixelLayout.GRAY, DecodeOptions.DEFAULT.withEighths(eighths));
        return gray;
    }

    /// Reads the frame number out of a picture that was scaled: which of the seven strokes of each digit are
    /// bright, as the documented layout places them (in the black quarter at the bottom, six digits, each 3/4 of
    /// its height after the last).
    private static int readNumber(byte[] gray, int width, int height, int eighths) {
        int band = height - height * 3 / 4;
        int digitHeight = Math.min(band * 7 / 10, width / 6);
        int pitch = digitHeight * 3 / 4;
        double digitWidth = digitHeight * 11 / 20;
        double top = height - band + (band - digitHeight) / 2;
        double half = digitHeight / 14.0;
        // left, right, upper and lower strokes: their centres
        double[][] strokes = {
            {digitWidth / 2, half},
            {digitWidth - half, digitHeight / 4 + half / 2},
            {digitWidth - half, digitHeight * 3 / 4 - half / 2},
            {digitWidth / 2, digitHeight - half},
            {half, digitHeight * 3 / 4 - half / 2},
            {half, digitHeight / 4 + half / 2},
            {digitWidth / 2, digitHeight / 2}
        };
        String[] shapes = {
            "1111110", "0110000", "1101101", "1111001", "0110011", "1011011", "1011111", "1110000", "1111111", "1111011"
        };
        int number = 0;
        for (int i = 0; i < 6; i++) {
            double left = (width - 6 * pitch) / 2 + i * pitch;
            StringBuilder shape = new StringBuilder();
            for (double[] stroke : strokes) {
                int x = (int) ((left + stroke[0]) * eighths / 8);
                int y = (int) ((top + stroke[1]) * eighths / 8);
                shape.append((gray[y * ((width * eighths + 7) / 8) + x] & 0xFF) > 128 ? '1' : '0');
            }
            int digit = Arrays.asList(shapes).indexOf(shape.toString());
            assertTrue(digit >= 0, "digit " + i + " has strokes " + shape);
            number = 10 * number + digit;
        }
        return number;
    }

    @ParameterizedTest
    @CsvSource({"640, 480, 8", "640, 480, 3", "640, 480, 4", "320, 240, 8", "160, 120, 8", "641, 479, 8", "64, 96, 8"})
    void theNumberCanBeReadInThePicture(int width, int height, int eighths) throws IOException {
        try (SimulatedCamera camera = new SimulatedCamera(width, height, 30)) {
            for (int i = 0; i < 35; i++) {
                camera.next();
                byte[] gray = decode(camera, eighths);
                assertEquals(i, camera.number());
                assertEquals(i, readNumber(gray, width, height, eighths));
            }
        }
    }

    @Test
    void allDigitsAreDrawn() {
        TestPicture picture = new TestPicture(640, 480);
        for (int number : new int[] {0, 123456, 789012, 999999}) {
            picture.paint(number);
            byte[] gray = new byte[640 * 480];
            for (int i = 0; i < gray.length; i++) {
                gray[i] = picture.rgb()[3 * i + 1];
            }
            assertEquals(number, readNumber(gray, 640, 480, 8));
        }
    }

    @Test
    void framesAreTheSameInEveryRunAndDifferFromEachOther() {
        try (SimulatedCamera first = new SimulatedCamera();
                SimulatedCamera second = new SimulatedCamera()) {
            byte[] before = {};
            for (int i = 0; i < 20; i++) {
                first.next();
                second.next();
                byte[] now = frame(first);
                assertArrayEquals(now, frame(second), "frame " + i);
                assertFalse(Arrays.equals(before, now), "frame " + i + " equals the one before");
                before = now;
            }
        }
    }

    @Test
    void paintingWhatMovedEqualsPaintingAll() {
        TestPicture moving = new TestPicture(160, 120);
        for (int i = 0; i < 500; i++) {
            moving.paint(i);
            TestPicture fresh = new TestPicture(160, 120);
            fresh.paint(i);
            assertArrayEquals(fresh.rgb(), moving.rgb(), "frame " + i);
        }
    }

    @Test
    void sendsWhatAUsbCameraSends() throws IOException {
        try (SimulatedCamera camera = new SimulatedCamera()) {
            camera.next();
            JpegInfo info = decoder.open(camera.segment(), camera.offset(), camera.length());
            assertEquals("640x480 2x1,1x1,1x1", info.width() + "x" + info.height() + " " + info.sampling());
        }
    }

    @Test
    void refusesSizesThatItCannotShow() {
        assertThrows(IllegalArgumentException.class, () -> new SimulatedCamera(63, 64, 30));
        assertThrows(IllegalArgumentException.class, () -> new SimulatedCamera(64, 4097, 30));
        assertThrows(IllegalArgumentException.class, () -> new SimulatedCamera(64, 64, 0));
        assertThrows(IllegalArgumentException.class, () -> new SimulatedCamera(64, 64, Double.NaN));
    }

    @Test
    void aSkippedFrameCountsButIsNotDrawn() {
        try (SimulatedCamera camera = new SimulatedCamera();
                SimulatedCamera other = new SimulatedCamera()) {
            camera.skip();
            assertThrows(IllegalStateException.class, camera::length);
            camera.next();
            other.next();
            other.next();
            assertEquals(1, camera.number());
            assertEquals(
                    -1,
                    camera.segment()
                            .asSlice(0, camera.length())
                            .mismatch(other.segment().asSlice(0, other.length())));
        }
    }
}
