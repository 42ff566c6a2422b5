package io.github.displayio4j.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Every Java name that docs/migration.md gives exists, and is public.
class MigrationTest {
    private static final Path PAGE = Path.of("..", "docs", "migration.md");
    private static final String ROOT = "io.github.displayio4j.";
    private static final List<String> PACKAGES = List.of(
            "displayio",
            "displayio.vectorio",
            "displayio.bitmaptools",
            "displayio.bitmapfilter",
            "displayio.gifio",
            "displayio.imageload",
            "displayio.text",
            "displayio.fontio",
            "displayio.terminalio",
            "displayio.ui",
            "camera",
            "jpegio",
            "displaybus",
            "busdisplay",
            "fourwire",
            "paralleldisplaybus",
            "i2cdisplaybus",
            "panels");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    @Test
    void allNamesExist() throws IOException {
        List<String> missing = new ArrayList<>();
        int names = 0;
        for (String line : Files.readAllLines(PAGE)) {
            String[] columns = line.split("[|]");
            if (columns.length < 3 || !line.startsWith("| `")) {
                continue;
            }
            Matcher code = CODE.matcher(columns[2]);
            while (code.find()) {
                names++;
                if (!exists(code.group(1))) {
                    missing.add(code.group(1));
                }
            }
        }
        assertEquals(List.of(), missing);
        assertTrue(names > 200, names + " names");
    }

    /// `Class`, `Class.member`, `Class.Inner.member`, and `new` for a constructor.
    private static boolean exists(String name) {
        String[] words = name.split("[.]");
        Class<?> type = find(words[0]);
        for (int i = 1; i < words.length && type != null; i++) {
            String word = words[i];
            Class<?> inner = Arrays.stream(type.getClasses())
                    .filter(each -> each.getSimpleName().equals(word))
                    .findAny()
                    .orElse(null);
            if (inner == null) {
                return i == words.length - 1 && hasMember(type, word);
            }
            type = inner;
        }
        return type != null;
    }

    private static @Nullable Class<?> find(String name) {
        for (String each : PACKAGES) {
            try {
                return Class.forName(ROOT + each + "." + name);
            } catch (ClassNotFoundException e) {
                // in another one
            }
        }
        return null;
    }

    private static boolean hasMember(Class<?> type, String name) {
        return name.equals("new") && type.getConstructors().length > 0
                || Arrays.stream(type.getMethods())
                        .anyMatch(method -> method.getName().equals(name))
                || Arrays.stream(type.getFields())
                        .anyMatch(field -> field.getName().equals(name));
    }
}
