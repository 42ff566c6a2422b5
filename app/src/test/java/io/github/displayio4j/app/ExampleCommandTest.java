package io.github.displayio4j.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.app.examples.Examples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// All examples run, show something, and are as short as docs/examples.md says.
class ExampleCommandTest {
    private static final Path PAGE = Path.of("..", "docs", "examples.md");
    private static final Path SOURCES = Path.of("src/main/java/io/github/displayio4j/app/examples");
    private static final double LONGEST = 1.3; // of the original

    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @EnumSource(Examples.class)
    void runsAndShowsSomething(Examples example) throws IOException {
        String name = example.name().toLowerCase(Locale.ROOT);
        Cli cli = Cli.run("example", name, "--preview", "none", "--frames", "4", "--out", folder);
        assertEquals(0, cli.code(), cli.err());
        var glass = ImageIO.read(folder.resolve(name + ".png").toFile());
        Set<Integer> colours = new HashSet<>();
        for (int y = 0; y < glass.getHeight(); y++) {
            for (int x = 0; x < glass.getWidth(); x++) {
                colours.add(glass.getRGB(x, y));
            }
        }
        assertTrue(colours.size() > 1, "more than one colour");
        assertTrue(Files.size(folder.resolve(name + ".gif")) > 100);
    }

    @Test
    void withoutANameTheyAreListed() {
        Cli cli = Cli.run("example");
        assertEquals(0, cli.code());
        assertEquals(Examples.values().length, cli.out().lines().count());
        assertEquals(2, Cli.run("example", "nothing").code());
        assertEquals(2, Cli.run("example", "life", "--frames", "0").code());
    }

    /// The page's table is true, and nothing is much longer than what it was made from.
    @Test
    void theyAreAsShortAsThePageSays() throws IOException {
        Map<String, Integer> lines = new HashMap<>();
        for (String row : Files.readAllLines(PAGE)) {
            String[] columns = row.split("[|]");
            if (columns.length == 5 && row.startsWith("| `")) {
                String name = columns[1].strip().replace("`", "");
                int python = Integer.parseInt(columns[3].strip());
                int java = codeLines(SOURCES.resolve(name + ".java"));
                assertEquals(Integer.parseInt(columns[4].strip()), java, name);
                assertTrue(java <= LONGEST * python, name + " has " + java + " lines, the original " + python);
                lines.put(name, java);
            }
        }
        assertEquals(Examples.values().length, lines.size());
        for (Examples example : Examples.values()) {
            assertTrue(lines.containsKey(example.make().getClass().getSimpleName()), example.name());
        }
    }

    private static int codeLines(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            List<String> code = lines.map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("//"))
                    .toList();
            return code.size();
        }
    }
}
