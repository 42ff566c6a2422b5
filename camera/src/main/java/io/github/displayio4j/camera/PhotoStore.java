package io.github.displayio4j.camera;

import io.github.displayio4j.jpegio.JpegEncoder;
import io.github.displayio4j.jpegio.Subsampling;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A folder of photos with numbered names, `img0001.jpg` and so on, such as a memory card.
///
/// A photo gets its name when all of it is on the medium, and never the name of another one: whatever happens in
/// between, be it that the process is killed, leaves at most a hidden file, which the next `open` removes. The folder
/// must exist: a card that is not mounted is an error, not a new folder. Any thread may save; several processes may
/// use the same folder.
public final class PhotoStore {
    /// Free bytes that are left on the medium.
    private static final long RESERVE = 1 << 20;

    private static final int QUALITY = 92;
    private static final String PREFIX = "img";
    private static final Pattern NAME = Pattern.compile("img(\\d{4,9})\\.[a-z0-9]+");
    private static final Pattern PART = Pattern.compile("\\.img-(\\d+)-\\d+\\.part");
    private static final Pattern EXTENSION = Pattern.compile("[a-z0-9]{1,8}");
    private static final String LOCK = ".img-lock";

    private final Path folder;
    private final @Nullable Object key;
    private int next = 1;
    private int parts;
    private long saved;

    private PhotoStore(Path folder, @Nullable Object key) {
        this.folder = folder;
        this.key = key;
    }

    /// Opens a folder.
    ///
    /// @throws IOException if there is no such folder, or nothing can be written into it; the message names it
    public static PhotoStore open(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException(folder + (Files.exists(folder) ? ": is a file" : ": no such folder")
                    + "; photos need a folder that exists: make it, or mount the card");
        }
        if (!Files.isWritable(folder)) {
            throw new IOException(folder + ": nothing can be written into this folder; check its permissions, and"
                    + " whether the card is locked");
        }
        PhotoStore store = new PhotoStore(folder, key(folder));
        store.look();
        return store;
    }

    private static @Nullable Object key(Path folder) throws IOException {
        return Files.readAttributes(folder, BasicFileAttributes.class).fileKey();
    }

    /// Finds the next free number, and removes what processes that are no more have left.
    private void look() throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                Matcher photo = NAME.matcher(name.toLowerCase(Locale.ROOT));
                Matcher part = PART.matcher(name);
                if (photo.matches()) {
                    next = Math.max(next, Integer.parseInt(photo.group(1)) + 1);
                } else if (part.matches() && !isAlive(part.group(1))) {
                    Files.deleteIfExists(entry);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw new IOException(folder + ": the folder cannot be read (" + e.getCause() + ")", e);
        }
    }

    private static boolean isAlive(String pid) {
        try {
            return ProcessHandle.of(Long.parseLong(pid)).isPresent();
        } catch (NumberFormatException e) {
            return true; // not ours
        }
    }

    /// The folder.
    public Path folder() {
        return folder;
    }

    /// Photos that were saved by this object.
    public synchronized long saved() {
        return saved;
    }

    /// Saves a frame as the camera sent it, byte for byte; one of plain pixels as a JPEG.
    ///
    /// @return the photo's name
    /// @throws IOException as `begin` and `Photo.commit`
    public Path save(CameraFrame frame) throws IOException {
        if (frame.encoding() == FrameEncoding.JPEG) {
            return save(frame.segment(), frame.offset(), frame.length(), "jpg");
        }
        byte[] rgb = RawPicture.rgb(frame);
        byte[] jpeg = new JpegEncoder(QUALITY, Subsampling.S422).encodeToArray(rgb, frame.width(), frame.height());
        return save(MemorySegment.ofArray(jpeg), 0, jpeg.length, "jpg");
    }

    /// Saves bytes.
    ///
    /// @param extension of the name: 1..8 lower-case letters or digits, without a point
    /// @return the photo's name
    /// @throws IOException as `begin` and `Photo.commit`
    public Path save(MemorySegment bytes, long offset, long length, String extension) throws IOException {
        try (Photo photo = begin(extension, length)) {
            ByteBuffer buffer = bytes.asSlice(offset, length).asByteBuffer();
            try {
                while (buffer.hasRemaining()) {
                    photo.channel.write(buffer);
                }
            } catch (IOException e) {
                throw failed(e);
            }
            return photo.commit();
        }
    }

    /// Starts a photo whose bytes come one after the other.
    ///
    /// @param extension of the name: 1..8 lower-case letters or digits, without a point
    /// @param bytes how many there will be, about
    /// @throws IOException if the folder is gone or another one, the medium is full, or nothing can be written
    /// @throws IllegalArgumentException if the extension is none
    public Photo begin(String extension, long bytes) throws IOException {
        if (!EXTENSION.matcher(extension).matches()) {
            throw new IllegalArgumentException(
                    "extension must be 1..8 lower-case letters or digits, not '" + extension + "'");
        }
        requireSameFolder();
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < bytes + RESERVE) {
            throw new IOException(String.format(
                    Locale.ROOT,
                    "%s: %,d kB are free, the photo needs %,d kB and %,d kB are kept free; remove some photos",
                    folder,
                    free / 1024,
                    bytes / 1024,
                    RESERVE / 1024));
        }
        Path part;
        synchronized (this) {
            part = folder.resolve(".img-" + ProcessHandle.current().pid() + "-" + parts++ + ".part");
        }
        try {
            FileChannel channel = FileChannel.open(
                    part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
            return new Photo(part, channel, extension);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private void requireSameFolder() throws IOException {
        Object now;
        try {
            now = key(folder);
        } catch (IOException e) {
            throw new IOException(folder + ": the folder is gone; was the card pulled out?", e);
        }
        if (!Objects.equals(key, now)) {
            throw new IOException(folder + ": is another folder than before; was the card pulled out?");
        }
    }

    private IOException failed(IOException e) {
        return new IOException(folder + ": the photo was not saved (" + e.getMessage() + ")", e);
    }

    /// Gives a complete file the next free name.
    private synchronized Path name(Path part, String extension) throws IOException {
        while (true) {
            Path target = folder.resolve(String.format(Locale.ROOT, "%s%04d.%s", PREFIX, next, extension));
            next++;
            if (isTaken(target)) {
                continue;
            }
            try {
                link(part, target);
                saved++;
                return target;
            } catch (FileAlreadyExistsException e) {
                // another process was faster
            }
        }
    }

    /// Whether the number is in use, with any extension.
    private boolean isTaken(Path target) throws IOException {
        String name = target.getFileName().toString();
        String stem = name.substring(0, name.lastIndexOf('.') + 1);
        try (DirectoryStream<Path> same = Files.newDirectoryStream(folder, stem + "*")) {
            return same.iterator().hasNext();
        }
    }

    /// A link fails if the name exists, a move would replace it. Cards without links are locked meanwhile.
    private void link(Path part, Path target) throws IOException {
        try {
            Files.createLink(target, part);
            Files.delete(part);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | IOException e) {
            if (!Files.exists(part)) {
                throw e instanceof IOException failure ? failure : new IOException(e);
            }
            move(part, target);
        }
    }

    private void move(Path part, Path target) throws IOException {
        Path lockFile = folder.resolve(LOCK);
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            if (Files.exists(target)) {
                throw new FileAlreadyExistsException(target.toString());
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /// The name must be on the medium too; not every system can be told so.
    private void forceFolder() {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // such as on Windows, where folders cannot be opened
        }
    }

    /// A photo that is being written. Closed without `commit`, it leaves nothing.
    public final class Photo implements AutoCloseable {
        private final Path part;
        private final FileChannel channel;
        private final String extension;
        private final OutputStream out;
        private boolean done;

        private Photo(Path part, FileChannel channel, String extension) {
            this.part = part;
            this.channel = channel;
            this.extension = extension;
            out = Channels.newOutputStream(channel);
        }

        /// Where its bytes go; not buffered.
        public OutputStream out() {
            return out;
        }

        /// Forces the photo to the medium and gives it its name.
        ///
        /// @return the name
        /// @throws IOException if that fails; then there is no photo
        public Path commit() throws IOException {
            try {
                channel.force(true);
                channel.close();
                Path target = name(part, extension);
                done = true;
                forceFolder();
                return target;
            } catch (IOException e) {
                throw failed(e);
            }
        }

        @Override
        public void close() throws IOException {
            if (!done) {
                done = true;
                try {
                    channel.close();
                } finally {
                    Files.deleteIfExists(part);
                }
            }
        }
    }
}
