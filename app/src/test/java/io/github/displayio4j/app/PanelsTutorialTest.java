package io.github.displayio4j.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.panels.lint.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The tutorial of docs/panels.md, followed to the letter.
class PanelsTutorialTest {
    private static final Path PAGE = Path.of("../docs/panels.md");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");

    @TempDir
    Path folder;

    /// A line of a shell: words, files in the folder, output to a file. Returns what was printed.
    private String run(String line, List<Integer> codes) throws IOException {
        String[] parts = line.split(" > ", 2);
        List<Object> words = new ArrayList<>();
        for (String word : parts[0].replaceFirst("^./displayio4j ", "").split(" ")) {
            boolean file = word.matches("(\\./)?[a-z]+\\.(panel|png|trace|c|sr)");
            words.add(file ? folder.resolve(word).normalize() : word);
        }
        Cli cli = Cli.run(words.toArray());
        codes.add(cli.code());
        if (parts.length == 2) {
            assertEquals(0, cli.code(), line + ": " + cli.err());
            Files.writeString(folder.resolve(parts[1].strip()), cli.out());
        }
        return cli.out() + cli.err();
    }

    @Test
    void theTutorialWorks() throws IOException {
        String page = Files.readString(PAGE);
        String tutorial = page.substring(page.indexOf("## Bring up"), page.indexOf("## A panel of your own"));
        List<Integer> codes = new ArrayList<>();
        StringBuilder printed = new StringBuilder();
        Matcher block = BLOCK.matcher(tutorial);
        while (block.find()) {
            switch (block.group(1)) {
                case "c" -> Files.writeString(folder.resolve("maker.c"), block.group(2));
                case "sh" -> {
                    printed.setLength(0);
                    for (String line : block.group(2).lines().toList()) {
                        printed.append(run(line, codes));
                    }
                }
                default -> {
                    for (String line : block.group(2).lines().toList()) {
                        assertTrue(printed.toString().contains(line), line + " is not in:\n" + printed);
                    }
                }
            }
        }
        assertEquals(1, codes.getFirst(), "the maker's sequence has an error");
        assertEquals(
                0, codes.stream().skip(1).mapToInt(code -> code).max().orElse(-1), "all others are done: " + codes);
        byte[] card = Files.readAllBytes(folder.resolve("card.png"));
        assertArrayEquals(card, Files.readAllBytes(folder.resolve("right.png")));
        assertArrayEquals(card, Files.readAllBytes(folder.resolve("glass.png")));
    }

    @Test
    void thePageListsEveryRule() throws IOException {
        String page = Files.readString(PAGE);
        for (Rule rule : Rule.values()) {
            assertTrue(page.contains("| " + rule.id() + " | " + rule.severity().label() + " |"), rule.id());
        }
    }
}
