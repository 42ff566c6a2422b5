package io.github.displayio4j.camera;

import static io.github.displayio4j.camera.Bytes.frame;
import static io.github.displayio4j.camera.Bytes.jpeg;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.kit.Allocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderSourceTest {
    @TempDir
    Path folder;

    @Test
    void jpegsComeInTheOrderOfTheirNames() throws IOException {
        String[] names = {"b.JPG", "a.jpeg", "c.Jpe", "note.txt", "d.jpg.bak", "0.jpg"};
        for (int i = 0; i < names.length; i++) {
            Files.write(folder.resolve(names[i]), jpeg(i));
        }
        Files.createDirectory(folder.resolve("e.jpg"));
        int[] expected = {5, 1, 0, 2};
        try (FolderSource source = new FolderSource(folder)) {
            assertEquals(expected.length, source.frameCount());
            for (int i = 0; i < expected.length; i++) {
                assertTrue(source.next());
                assertEquals(i, source.number());
                assertArrayEquals(jpeg(expected[i]), frame(source), "frame " + i);
            }
            assertFalse(source.next());
            assertThrows(IllegalStateException.class, source::number);
        }
    }

    @Test
    void aBadFileIsNamedAndPassed() throws IOException {
        Files.write(folder.resolve("1.jpg"), jpeg(1));
        Files.writeString(folder.resolve("2.jpg"), "GIF89a no JPEG at all");
        Files.write(folder.resolve("3.jpg"), new byte[0]);
        Files.write(folder.resolve("4.jpg"), jpeg(4));
        try (FolderSource source = new FolderSource(folder)) {
            assertTrue(source.next());
            String notJpeg = assertThrows(IOException.class, source::next).toString();
            assertTrue(notJpeg.contains(folder.resolve("2.jpg") + ": neither JPEG nor MJPEG"), notJpeg);
            assertThrows(IllegalStateException.class, source::segment, "nothing to see of a bad file");
            String empty = assertThrows(IOException.class, source::next).toString();
            assertTrue(empty.contains(folder.resolve("3.jpg") + ": the file is empty"), empty);
            assertTrue(source.next());
            assertEquals(3, source.number());
            assertArrayEquals(jpeg(4), frame(source));
            assertFalse(source.next());
        }
    }

    @Test
    void largeFoldersAreReadInBlocksWithoutAllocationInside() throws Exception {
        int n = 600;
        for (int i = 0; i < n; i++) {
            Files.write(folder.resolve("%04d.jpg".formatted(i)), jpeg(i % 3));
        }
        try (FolderSource source = new FolderSource(folder)) {
            Allocation.assertNone(5, () -> assertTrue(source.next()));
        }
        try (FolderSource source = new FolderSource(folder)) {
            for (int i = 0; i < n; i++) {
                assertTrue(source.next());
                assertArrayEquals(jpeg(i % 3), frame(source), "frame " + i);
            }
            assertFalse(source.next());
            source.rewind();
            assertTrue(source.next());
            assertArrayEquals(jpeg(0), frame(source), "the first block is mapped again");
            Allocation.assertNone(5, () -> {
                source.rewind();
                assertTrue(source.next());
            });
        }
    }
}
