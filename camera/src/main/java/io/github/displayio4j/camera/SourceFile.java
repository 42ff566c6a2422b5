package io.github.displayio4j.camera;

import io.github.displayio4j.jpegio.JpegFrames;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/// Mapping a file, with errors that name it and say what to do; and where in it a JPEG begins.
final class SourceFile {
    static final String WHAT_IS_TAKEN =
            "give a JPEG, a folder of JPEGs, an MJPEG file, - for standard input, http://..., exec:COMMAND,"
                    + " /dev/videoN, or sim: for the simulated camera";

    /// Leading bytes that are looked through for a first frame, such as the headers of a container or of a multipart
    /// stream.
    private static final int HEAD = 64 << 10;

    /// Bytes that a frame may have: far above any, and below what a decoder takes.
    private static final long MAX_FRAME = 1L << 30;

    private SourceFile() {}

    /// Maps a whole file for reading.
    ///
    /// @param arena that unmaps it
    static MemorySegment map(Path path, Arena arena) throws IOException {
        if (!Files.exists(path)) {
            throw new IOException(path + ": no such file; " + WHAT_IS_TAKEN);
        }
        if (!Files.isRegularFile(path)) {
            throw new IOException(path + ": not a regular file; " + WHAT_IS_TAKEN);
        }
        MemorySegment bytes;
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
        } catch (AccessDeniedException e) {
            throw new IOException(path + ": permission denied; make the file readable for this user", e);
        } catch (IOException e) {
            throw new IOException(path + ": cannot be read (" + e.getMessage() + "); check the medium it is on", e);
        }
        if (bytes.byteSize() == 0) {
            throw new IOException(path + ": the file is empty; copy or record it again");
        }
        return bytes;
    }

    /// Where the first frame begins.
    ///
    /// @throws IOException if none begins near the start of the file
    static long firstFrame(Path path, MemorySegment bytes) throws IOException {
        long start = nextFrame(bytes, 0, Math.min(bytes.byteSize(), HEAD));
        if (start < 0) {
            throw new IOException(
                    path + ": neither JPEG nor MJPEG, which begin with FF D8 FF and a marker; it begins with "
                            + head(bytes) + "; " + WHAT_IS_TAKEN);
        }
        return start;
    }

    /// Where the next frame begins: a start-of-image marker, followed by a marker that may come first in a JPEG.
    ///
    /// @return -1 if none begins before `to`
    static long nextFrame(MemorySegment bytes, long from, long to) {
        long last = Math.min(to, bytes.byteSize() - 3);
        for (long at = from; at < last; at++) {
            if (bytes.get(ValueLayout.JAVA_BYTE, at) == (byte) 0xFF && isFrame(bytes, at)) {
                return at;
            }
        }
        return -1;
    }

    /// Where the frame at `start` ends: at most 1 GiB behind it, and with the file if the frame is cut off.
    static long frameEnd(MemorySegment bytes, long start) {
        long end = JpegFrames.end(bytes, start);
        return Math.min(end < 0 ? bytes.byteSize() : end, start + MAX_FRAME);
    }

    private static boolean isFrame(MemorySegment bytes, long at) {
        if (u8(bytes, at + 1) != 0xD8 || u8(bytes, at + 2) != 0xFF) {
            return false;
        }
        return comesFirst(u8(bytes, at + 3));
    }

    /// Whether a marker may be the first one behind the start of an image: SOF0..SOF15 with DHT and DAC; DQT, DNL, DRI,
    /// DHP, EXP; APPn; COM; a fill byte.
    static boolean comesFirst(int marker) {
        return (marker >= 0xC0 && marker <= 0xCF) || (marker >= 0xDB && marker <= 0xEF) || marker >= 0xFE;
    }

    /// Whether the JPEG at `start` tells (CIPA DC-007) that further ones in the file are views of the same photo,
    /// such as a larger preview: not frames of a sequence.
    static boolean isMultiPicture(MemorySegment bytes, long start) {
        long at = start + 2;
        while (at + 8 <= bytes.byteSize() && u8(bytes, at) == 0xFF) {
            int marker = u8(bytes, at + 1);
            if (marker == 0xFF) {
                at++;
                continue;
            }
            if (marker == 0xDA || marker < 0xC0) {
                return false;
            }
            boolean mpf = u8(bytes, at + 4) == 'M' && u8(bytes, at + 5) == 'P' && u8(bytes, at + 6) == 'F';
            if (marker == 0xE2 && mpf && u8(bytes, at + 7) == 0) {
                return true;
            }
            at += 2 + (u8(bytes, at + 2) << 8) + u8(bytes, at + 3);
        }
        return false;
    }

    private static int u8(MemorySegment bytes, long at) {
        return bytes.get(ValueLayout.JAVA_BYTE, at) & 0xFF;
    }

    /// Up to eight first bytes in hexadecimal.
    private static String head(MemorySegment bytes) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.min(8, bytes.byteSize()); i++) {
            text.append(i == 0 ? "" : " ").append(String.format(Locale.ROOT, "%02X", u8(bytes, i)));
        }
        return text.toString();
    }
}
