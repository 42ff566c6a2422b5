package io.github.displayio4j.panels;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// A file that appears under its name only when all of it is on the disk. Until then it is `NAME.part` beside it; what
/// is closed without `commit` leaves nothing.
public final class SafeFile implements AutoCloseable {
    private final Path target;
    private final Path part;
    private final FileChannel channel;
    private final OutputStream out;
    private boolean committed;

    /// Opens `NAME.part` beside the file.
    ///
    /// @param target where the file will be; replaced if it exists; its folder must exist
    /// @throws IOException if it can't be written
    public SafeFile(Path target) throws IOException {
        this.target = target;
        if (target.getFileName() == null || target.toString().isEmpty() || Files.isDirectory(target)) {
            throw new IOException((target.toString().isEmpty() ? "the empty name" : target)
                    + ": can't be written, it is no name of a file");
        }
        part = target.resolveSibling(target.getFileName() + ".part");
        channel = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        part.toFile().deleteOnExit(); // when the program is stopped in the middle
        out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
    }

    /// Where to write, buffered.
    public OutputStream out() {
        return out;
    }

    /// Forces what was written to the disk and gives the file its name. Nothing can be written after it.
    ///
    /// @throws IOException if that fails; then the file is as it was before
    public void commit() throws IOException {
        out.flush();
        channel.force(true);
        channel.close();
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        committed = true;
    }

    /// Without `commit` before: removes what was written.
    @Override
    public void close() throws IOException {
        channel.close();
        if (!committed) {
            Files.deleteIfExists(part);
        }
    }
}
