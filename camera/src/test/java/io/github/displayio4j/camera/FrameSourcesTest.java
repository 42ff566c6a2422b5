package io.github.displayio4j.camera;

import static io.github.displayio4j.camera.Bytes.frame;
import static io.github.displayio4j.camera.Bytes.join;
import static io.github.displayio4j.camera.Bytes.jpeg;
import static io.github.displayio4j.camera.Bytes.withSegment;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.kit.Allocation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameSourcesTest {
    private static final byte[] A = jpeg(0);
    private static final byte[] B = jpeg(1);

    @TempDir
    Path folder;

    private Path write(String name, byte[]... parts) throws IOException {
        return Files.write(folder.resolve(name), join(parts));
    }

    /// The error of opening `path` is one line that begins with it and contains all of `expected`.
    private static void assertError(String path, String... expected) {
        String message = assertThrows(
                        IOException.class, () -> FrameSources.open(path).close())
                .toString();
        assertTrue(message.contains(path), message);
        assertFalse(message.contains("\n"), message);
        for (String part : expected) {
            assertTrue(message.contains(part), () -> "no \"" + part + "\" in: " + message);
        }
    }

    @Test
    void whatIsInTheFileDecides() throws IOException {
        try (FrameSource photo = FrameSources.open(write("a.mjpeg", A).toString())) {
            assertInstanceOf(JpegFileSource.class, photo);
            assertEquals(1, photo.frameCount());
        }
        try (FrameSource clip = FrameSources.open(write("b.jpg", A, B).toString())) {
            assertInstanceOf(MjpegFileSource.class, clip);
            assertEquals(2, clip.frameCount());
        }
        try (FrameSource photos = FrameSources.open(folder.toString())) {
            assertInstanceOf(FolderSource.class, photos);
        }
        byte[] part = "--frame\r\nContent-Type: image/jpeg\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        try (FrameSource saved =
                FrameSources.open(write("saved", part, A, part, B).toString())) {
            assertInstanceOf(MjpegFileSource.class, saved);
        }
    }

    @Test
    void aPhotoWithPreviewsIsOnePicture() throws IOException {
        byte[] mpf = "MPF\0MM\0*".getBytes(StandardCharsets.US_ASCII);
        byte[] photo = withSegment(withSegment(A, 0xE2, mpf), 0xE1, new byte[100]);
        try (FrameSource source = FrameSources.open(write("phone.jpg", photo, B).toString())) {
            assertInstanceOf(JpegFileSource.class, source);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"koi.jpg", "path.jpg"})
    void realPhotosAreOnePicture(String name) throws IOException {
        try (FrameSource source = FrameSources.open(Media.file(name).toString())) {
            assertEquals(1, source.frameCount());
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "3, 3", "0, 0"})
    void aPhotoIsRepeated(int frames, int expected) throws IOException {
        String path = write("a.jpg", A).toString();
        try (FrameSource source = FrameSources.open(path, frames)) {
            for (int i = 0; i < expected; i++) {
                assertTrue(source.next());
                assertEquals(i, source.number());
                assertArrayEquals(A, frame(source));
            }
            assertFalse(source.next());
            assertEquals(expected, source.frameCount());
        }
        try (FrameSource endless = FrameSources.open(path, -1)) {
            assertEquals(-1, endless.frameCount());
            for (int i = 0; i < 100; i++) {
                assertTrue(endless.next());
            }
        }
        assertThrows(IllegalArgumentException.class, () -> FrameSources.open(path, -2));
    }

    @ParameterizedTest
    @CsvSource({
        "sim:,             sim:640x480,  30",
        "sim:320x240,      sim:320x240,  30",
        "sim:320x240@15,   sim:320x240,  15",
        "sim:@25,          sim:640x480,  25",
        "                , sim:640x480,  30"
    })
    void theSimulatedCamera(String source, String name, double rate) throws IOException {
        try (FrameSource camera = FrameSources.open(source)) {
            assertEquals(name, camera.name());
            assertEquals(rate, camera.framesPerSecond());
            assertEquals(-1, camera.frameCount());
        }
    }

    @Test
    void errorsSayWhatIsWrongAndWhatToDo() throws IOException {
        assertError(folder.resolve("none.jpg").toString(), "no such file", "give a JPEG");
        assertError(write("empty.jpg").toString(), "is empty", "again");
        assertError(
                write("text.jpg", "Hello, world\n".getBytes(StandardCharsets.US_ASCII))
                        .toString(),
                "neither JPEG nor MJPEG",
                "48 65 6C 6C 6F 2C 20 77",
                "FF D8 FF");
        assertError(
                write("tiny.jpg", new byte[] {-1, -40}).toString(), "neither JPEG nor MJPEG", "it begins with FF D8;");
        assertError(
                Files.createDirectory(folder.resolve("photos")).toString(), "no .jpg, .jpeg or .jpe", "give a JPEG");
        assertError("sim:huge", "sim:320x240");
        assertError("sim:32x32", "64..4096", "not 32x32");
        assertError("sim:320x240@0", "more than 0");
        assertError(" ", "no name");
    }

    @Test
    void aFileThatNobodyMayReadSaysSo() throws IOException {
        Path file = write("secret.jpg", A);
        if (file.toFile().setReadable(false) && !Files.isReadable(file)) { // root reads everything
            assertError(file.toString(), "permission denied");
        }
    }

    @Test
    void everySourceStartsAgain() throws IOException {
        String[] sources = {
            write("a.jpg", A).toString(), write("ab.mjpeg", A, B).toString(), folder.toString(), "sim:64x64"
        };
        for (String name : sources) {
            try (FrameSource source = FrameSources.open(name)) {
                assertTrue(source.next());
                byte[] first = frame(source);
                for (int i = 0; i < 3; i++) {
                    source.next();
                }
                source.rewind();
                assertThrows(IllegalStateException.class, source::number, name);
                assertTrue(source.next(), name);
                assertEquals(0, source.number(), name);
                assertArrayEquals(first, frame(source), name);
                source.rewind();
                source.close();
                assertThrows(IllegalStateException.class, source::rewind, name);
            }
        }
    }

    @Test
    void frameDoesNotAllocate() throws Exception {
        String path = write("a.jpg", A).toString();
        try (FrameSource source = FrameSources.open(path, -1)) {
            Allocation.assertNone(5, () -> {
                source.next();
                source.segment();
                source.length();
            });
        }
        byte[][] frames = new byte[200][];
        for (int i = 0; i < frames.length; i++) {
            frames[i] = A;
        }
        try (FrameSource source = FrameSources.open(write("clip.mjpeg", frames).toString())) {
            Allocation.assertNone(5, () -> assertTrue(source.next()));
            Allocation.assertNone(5, () -> {
                source.rewind();
                assertTrue(source.next());
            });
        }
        try (SimulatedCamera camera = new SimulatedCamera(64, 64, 30)) {
            Allocation.assertNone(5, camera::next);
        }
    }
}
