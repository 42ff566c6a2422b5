package io.github.displayio4j.camera;

import io.github.displayio4j.linuxio.Kernel;
import io.github.displayio4j.linuxio.LinuxKernel;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds the source that a word on the command line means.
public final class FrameSources {
    private static final Pattern SIMULATED =
            Pattern.compile("sim:(?:(?<width>\\d{1,5})x(?<height>\\d{1,5}))?(?:@(?<rate>\\d{1,3}))?");

    private FrameSources() {}

    /// Opens a source; a single picture is delivered once.
    ///
    /// @param source see `open(String, int)`
    /// @throws IOException as there
    public static FrameSource open(@Nullable String source) throws IOException {
        return open(source, 1);
    }

    /// Opens a source.
    ///
    /// @param source null or `sim:`: the simulated camera, also `sim:320x240`, `sim:320x240@15`; `-`: JPEG
    ///     frames on standard input; `http://...`: a camera on the network; `exec:` and a command line: frames on
    ///     the standard output of a program; `/dev/video0` or `/dev/video0,640x480@30,mjpeg`: a camera of Linux;
    ///     otherwise the path of a JPEG, of a folder of JPEGs, or of concatenated JPEGs (MJPEG). What is in a file
    ///     decides, not its name.
    /// @param stillFrames how often a single picture is delivered; -1: without end
    /// @throws IOException if it does not exist, is empty or something else; one line that names the source, what
    ///     is wrong, and what to do
    public static FrameSource open(@Nullable String source, int stillFrames) throws IOException {
        if (source == null) {
            return new SimulatedCamera();
        }
        if (source.startsWith("sim:")) {
            return simulated(source);
        }
        if (source.equals("-")) {
            return new StreamSource("standard input", System.in, false);
        }
        if (source.startsWith("exec:")) {
            return ProcessSource.start(source, ProcessSource.words(source.substring(5)));
        }
        if (source.startsWith("http://") || source.startsWith("https://")) {
            return HttpSource.open(source, HttpSource.Times.USUAL, StreamSource.MOST_BYTES);
        }
        if (VideoSource.isMeant(source)) {
            return VideoSource.open(source, kernel());
        }
        Path path = path(source);
        if (Files.isDirectory(path)) {
            return new FolderSource(path);
        }
        return isSequence(path) ? new MjpegFileSource(path) : new JpegFileSource(path, stillFrames);
    }

    private static Kernel kernel() throws IOException {
        try {
            return LinuxKernel.ofMachine();
        } catch (UnsupportedOperationException e) {
            throw new IOException(String.valueOf(e.getMessage()), e);
        }
    }

    private static FrameSource simulated(String source) throws IOException {
        Matcher matcher = SIMULATED.matcher(source);
        if (!matcher.matches()) {
            throw new IOException(source + ": not a simulated camera; write sim:, sim:320x240 or sim:320x240@15");
        }
        try {
            return new SimulatedCamera(
                    number(matcher.group("width"), SimulatedCamera.DEFAULT_WIDTH),
                    number(matcher.group("height"), SimulatedCamera.DEFAULT_HEIGHT),
                    number(matcher.group("rate"), SimulatedCamera.DEFAULT_FRAMES_PER_SECOND));
        } catch (IllegalArgumentException e) {
            throw new IOException(source + ": " + e.getMessage() + "; try sim:320x240", e);
        }
    }

    private static int number(@Nullable String digits, int otherwise) {
        return digits == null ? otherwise : Integer.parseInt(digits);
    }

    private static Path path(String source) throws IOException {
        if (source.isBlank()) {
            throw new IOException("\"" + source + "\": the source has no name; " + SourceFile.WHAT_IS_TAKEN);
        }
        try {
            return Path.of(source);
        } catch (InvalidPathException e) {
            throw new IOException(source + ": not a path (" + e.getReason() + "); " + SourceFile.WHAT_IS_TAKEN, e);
        }
    }

    /// Whether a second frame follows the first.
    private static boolean isSequence(Path path) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment bytes = SourceFile.map(path, arena);
            long first = SourceFile.firstFrame(path, bytes);
            if (SourceFile.isMultiPicture(bytes, first)) {
                return false;
            }
            long end = SourceFile.frameEnd(bytes, first);
            return SourceFile.nextFrame(bytes, end, bytes.byteSize()) >= 0;
        }
    }
}
