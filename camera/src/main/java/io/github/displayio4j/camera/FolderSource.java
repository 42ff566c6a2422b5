package io.github.displayio4j.camera;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The JPEGs of a folder (`.jpg`, `.jpeg`, `.jpe`, in upper or lower case), in the order of their names.
///
/// Files that were added after opening are not seen. One that cannot be read, or is no JPEG, makes its `next()` throw;
/// the following `next()` goes on with the file after it.
public final class FolderSource extends CurrentFrame {
    /// Files that are mapped at a time: few enough for any system, and frames within a block cost no allocation.
    private static final int BLOCK = 256;

    private final Path[] files;
    private final @Nullable MemorySegment[] mapped = new @Nullable MemorySegment[BLOCK];
    private final @Nullable IOException[] failures = new @Nullable IOException[BLOCK];
    private @Nullable Arena arena;
    private int mappedFrom = -1;

    /// Opens a folder.
    ///
    /// @throws IOException if it cannot be read or has no JPEGs; the message names it and says what to do
    public FolderSource(Path folder) throws IOException {
        super(folder.toString());
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, FolderSource::isJpegName)) {
            entries.forEach(found::add);
        } catch (IOException e) {
            throw new IOException(folder + ": the folder cannot be read (" + e + "); check its permissions", e);
        } catch (DirectoryIteratorException e) {
            throw new IOException(folder + ": the folder cannot be read (" + e.getCause() + "); try again", e);
        }
        if (found.isEmpty()) {
            throw new IOException(folder + ": the folder has no .jpg, .jpeg or .jpe file; " + SourceFile.WHAT_IS_TAKEN);
        }
        files = found.toArray(Path[]::new);
        Arrays.sort(files);
    }

    private static boolean isJpegName(Path path) {
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        boolean jpeg = name.endsWith(".jpg") || name.endsWith(".jpeg") || name.endsWith(".jpe");
        return jpeg && !Files.isDirectory(path);
    }

    @Override
    public boolean next() throws IOException {
        release();
        if (delivered() >= files.length) {
            return false;
        }
        int i = (int) count();
        if (i - i % BLOCK != mappedFrom) {
            mapBlock(i - i % BLOCK);
        }
        IOException failure = failures[i % BLOCK];
        MemorySegment bytes = mapped[i % BLOCK];
        if (failure != null || bytes == null) {
            throw new IOException(failure == null ? files[i] + ": not mapped" : failure.getMessage(), failure);
        }
        long start = SourceFile.firstFrame(files[i], bytes);
        take(bytes, start, SourceFile.frameEnd(bytes, start) - start);
        return true;
    }

    /// Maps the files from `first` on and gives up those before.
    private void mapBlock(int first) {
        closeArena();
        mappedFrom = first;
        Arena block = Arena.ofShared();
        arena = block;
        for (int i = first; i < Math.min(files.length, first + BLOCK); i++) {
            mapped[i - first] = null;
            failures[i - first] = null;
            try {
                mapped[i - first] = SourceFile.map(files[i], block);
            } catch (IOException e) {
                failures[i - first] = e;
            }
        }
    }

    private void closeArena() {
        Arena block = arena;
        if (block != null) {
            arena = null;
            block.close();
        }
    }

    @Override
    void restart() {}

    @Override
    public int frameCount() {
        return files.length;
    }

    @Override
    public void close() {
        if (markClosed()) {
            closeArena();
        }
    }
}
