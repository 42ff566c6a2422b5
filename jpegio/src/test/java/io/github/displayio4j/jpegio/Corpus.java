package io.github.displayio4j.jpegio;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The shared folders of JPEG files. One that is missing skips its tests, unless REQUIRE_SHARED=1.
final class Corpus {
    /// A line of `manifest.tsv`.
    record Entry(Path file, String features, String verdict, String references) {
        boolean has(String feature) {
            return List.of(features.split(" ")).contains(feature);
        }

        /// Of eight bits, and not lossless: what the decoder gives the exact samples of.
        boolean isEightBitDct() {
            boolean huffman = has("baseline") || has("extended") || has("progressive");
            return (huffman || has("arithmetic") || has("progressive-arithmetic")) && !has("prec12");
        }

        /// Hash of a scaled reference, or a plain value, by its key in the JSON.
        @Nullable
        String reference(String key) {
            Matcher matcher = Pattern.compile("\"" + Pattern.quote(key) + "\":(?:\\[\\d+,\\d+,)?\"?([^\",\\]}]+)")
                    .matcher(references);
            return matcher.find() ? matcher.group(1) : null;
        }

        @Override
        public String toString() {
            return file.getFileName().toString();
        }
    }

    private Corpus() {}

    /// All entries; a single one without a file, which `require` refuses, if the folder is missing.
    static Stream<Entry> entries() {
        Path folder = folder("jpeg.corpus");
        if (!Files.exists(folder.resolve("manifest.tsv"))) {
            return Stream.of(new Entry(folder.resolve("manifest.tsv"), "", "missing", ""));
        }
        try {
            return Files.readAllLines(folder.resolve("manifest.tsv")).stream()
                    .skip(1)
                    .map(line -> line.split("\t", -1))
                    .map(fields -> new Entry(folder.resolve(fields[0]), fields[3], fields[10], fields[11]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path folder(String property) {
        return Path.of(System.getProperty(property, "missing"));
    }

    /// Skips the test if the shared file is not there, or fails if it has to be.
    static void require(Path file) {
        if (!Files.exists(file) && "1".equals(System.getenv("REQUIRE_SHARED"))) {
            fail("shared data is missing: " + file);
        }
        assumeTrue(Files.exists(file), "shared data is missing: " + file);
    }
}
