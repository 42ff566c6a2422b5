package io.github.displayio4j.app.conformance;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The files of a case (SCHEMA 1), in a folder of their own from the first use on.
final class CaseFiles implements AutoCloseable {
    private final JsonObject contents;
    private final List<Path> written = new ArrayList<>();
    private @Nullable Path folder;

    /// @param contents name to base64
    CaseFiles(JsonObject contents) {
        this.contents = contents;
    }

    /// What is in a file.
    ///
    /// @throws UncheckedIOException if the case has no such file
    byte[] bytes(String name) {
        JsonElement content = contents.get(name);
        if (content == null) {
            throw new UncheckedIOException(new NoSuchFileException(name));
        }
        return decode(content.getAsString());
    }

    /// A file on disk. One that the case does not have is not there.
    Path path(String name) {
        if (name.contains("/") || name.contains("\\") || name.startsWith(".")) {
            throw new Unsupported("file names such as '" + name + "'");
        }
        try {
            if (folder == null) {
                folder = Files.createTempDirectory("conformance");
            }
            Path file = folder.resolve(name);
            if (contents.has(name) && !written.contains(file)) {
                Files.write(file, bytes(name));
                written.add(file);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Bytes of a base64 text.
    static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new Unsupported("base64 that is none");
        }
    }

    @Override
    public void close() {
        try {
            for (Path file : written) {
                Files.deleteIfExists(file);
            }
            if (folder != null) {
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
