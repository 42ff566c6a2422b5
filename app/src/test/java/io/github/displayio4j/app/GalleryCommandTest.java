package io.github.displayio4j.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.app.gallery.Gallery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GalleryCommandTest {
    @TempDir
    Path folder = Path.of("");

    /// As many pictures as pieces, none blank, no two the same above their captions.
    @Test
    void writesAPictureOfEachAndASheetOfAll() throws IOException {
        Cli cli = Cli.run("gallery", "--out", folder);
        assertEquals(0, cli.code(), cli.err());
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> !file.endsWith("contact-sheet.png"))
                    .sorted()
                    .toList();
        }
        assertEquals(Gallery.pieces().size(), files.size());
        Map<Integer, Path> seen = new HashMap<>();
        for (Path file : files) {
            int[] pixels = ImageIO.read(file.toFile()).getRGB(0, 0, 160, 112, null, 0, 160);
            assertFalse(Arrays.stream(pixels).allMatch(pixel -> pixel == pixels[0]), file + " shows something");
            Path before = seen.put(Arrays.hashCode(pixels), file);
            assertEquals(null, before, file + " looks like another one");
        }
        assertTrue(ImageIO.read(folder.resolve("contact-sheet.png").toFile()).getHeight() > 500);
        assertEquals(2, Cli.run("gallery", "--zoom", "17", "--out", folder).code());
    }
}
