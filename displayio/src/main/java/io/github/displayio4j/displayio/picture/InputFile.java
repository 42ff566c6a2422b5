package io.github.displayio4j.displayio.picture;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Files as a whole: mapped, or read into memory as far as there is room.
public final class InputFile {
    private static final int MAX_BYTES = 256 << 20;

    private InputFile() {}

    /// Maps a file for as long as the arena is open.
    ///
    /// @throws IOException if it cannot be read; the message names a folder
    public static MemorySegment map(Path file, Arena arena) throws IOException {
        check(file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
        }
    }

    /// Reads a file.
    ///
    /// @param most bytes
    /// @throws IOException if it cannot be read, or is longer
    public static byte[] read(Path file, int most) throws IOException {
        check(file);
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, most);
        }
    }

    /// Reads a stream to its end.
    ///
    /// @throws IOException if it cannot be read, or is longer than 256 MiB or a quarter of the memory that Java may
    /// use
    public static byte[] read(InputStream in) throws IOException {
        return read(in, MAX_BYTES);
    }

    /// Reads a stream to its end.
    ///
    /// @throws IOException if it cannot be read, or is longer than that or a quarter of the memory that Java may
    /// use
    public static byte[] read(InputStream in, int most) throws IOException {
        int limit = (int) Math.min(most, Runtime.getRuntime().maxMemory() / 4);
        byte[] bytes = in.readNBytes(limit + 1);
        if (bytes.length > limit) {
            throw new IOException("more than " + limit + " bytes: too long for memory");
        }
        return bytes;
    }

    private static void check(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException(file + " is a folder");
        }
    }
}
