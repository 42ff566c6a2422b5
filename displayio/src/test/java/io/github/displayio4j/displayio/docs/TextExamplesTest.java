package io.github.displayio4j.displayio.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.PixelFormat;
import io.github.displayio4j.displayio.render.Frame;
import io.github.displayio4j.displayio.render.SceneRenderer;
import io.github.displayio4j.displayio.text.Label;
import io.github.displayio4j.displayio.text.TextBuffer;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The code of docs/text.md is the code that is tested, and its pictures are what it draws. `-Dpictures.write=true`
/// writes them anew.
class TextExamplesTest {
    private static final int WIDTH = 160;
    private static final int HEIGHT = 96;
    /// Pixels of a picture for each of a panel.
    private static final int SCALE = 2;

    @ParameterizedTest
    @ValueSource(strings = {"labels", "fps", "terminal", "shapes", "widgets"})
    void theCodeInTheDocumentIsTheCodeThatIsTested(String region) throws IOException {
        String document = Files.readString(Path.of("../docs/text.md"));
        String source =
                Files.readString(Path.of("src/test/java/io/github/displayio4j/displayio/docs/TextExamples.java"));
        String begin = "// docs: " + region + " begin\n";
        int from = source.indexOf(begin) + begin.length();
        String code = source.substring(from, source.indexOf("// docs: " + region + " end"))
                .stripTrailing()
                .stripIndent()
                .strip();
        assertTrue(document.contains("```java\n" + code + "\n```"), "docs/text.md should have:\n" + code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"labels", "terminal", "shapes", "widgets"})
    void thePicturesInTheDocumentAreWhatTheCodeDraws(String name) throws IOException {
        Group root =
                switch (name) {
                    case "labels" -> TextExamples.labels();
                    case "terminal" -> TextExamples.terminal();
                    case "shapes" -> TextExamples.shapes();
                    default -> TextExamples.widgets();
                };
        Group scaled = new Group(SCALE);
        scaled.append(root);
        BufferedImage drawn = draw(scaled);
        Path file = Path.of("../docs/text-" + name + ".png");
        if (Boolean.getBoolean("pictures.write")) {
            ImageIO.write(drawn, "png", file.toFile());
        }
        BufferedImage expected = ImageIO.read(file.toFile());
        for (int y = 0; y < drawn.getHeight(); y++) {
            for (int x = 0; x < drawn.getWidth(); x++) {
                assertEquals(expected.getRGB(x, y), drawn.getRGB(x, y), file + " at " + x + ", " + y);
            }
        }
    }

    @Test
    void theRateIsShown() {
        Label fps = new Label("", 0xffffff);
        TextExamples.fps(fps, new TextBuffer(), 29.97);
        assertEquals("30.0 fps", fps.text());
    }

    private static BufferedImage draw(Group root) {
        int width = SCALE * WIDTH;
        int height = SCALE * HEIGHT;
        byte[] bytes = new byte[3 * width * height];
        SceneRenderer renderer = new SceneRenderer(PixelFormat.RGB888, width, height);
        renderer.setRootGroup(root);
        try (Frame frame = renderer.beginFrame()) {
            frame.render(0, 0, width, height, MemorySegment.ofArray(bytes), 0);
            frame.commit();
        }
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < width * height; i++) {
            int rgb = (bytes[3 * i] & 255) << 16 | (bytes[3 * i + 1] & 255) << 8 | bytes[3 * i + 2] & 255;
            image.setRGB(i % width, i / width, rgb);
        }
        return image;
    }
}
