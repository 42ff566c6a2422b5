package io.github.displayio4j.jmh.jpeg;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// What TurboJPEG does not offer of libjpeg-turbo, RGB565 and regions, by a few lines of C that are compiled here.
final class LibJpeg {
    private final MethodHandle decode;

    private LibJpeg(SymbolLookup library) {
        decode = Linker.nativeLinker()
                .downcallHandle(
                        library.findOrThrow("peer_decode"),
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_INT,
                                ValueLayout.ADDRESS,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_INT,
                                ValueLayout.ADDRESS,
                                ValueLayout.JAVA_INT));
    }

    /// Compiles and loads it; null if compiler, header or library are missing.
    static @Nullable LibJpeg load(Path folder) throws IOException, InterruptedException {
        Path source = folder.resolve("peer.c");
        Path library = folder.resolve("peer.so");
        try (InputStream in = LibJpeg.class.getResourceAsStream("peer.c")) {
            Files.write(source, in == null ? new byte[0] : in.readAllBytes());
        }
        try {
            Process gcc = new ProcessBuilder(
                            "gcc", "-O2", "-shared", "-fPIC", "-o", library.toString(), source.toString(), "-ljpeg")
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("gcc.log").toFile())
                    .start();
            if (!gcc.waitFor(1, TimeUnit.MINUTES) || gcc.exitValue() != 0) {
                return null;
            }
            return new LibJpeg(SymbolLookup.libraryLookup(library, Arena.global()));
        } catch (IOException | IllegalArgumentException e) {
            return null;
        }
    }

    /// All of a picture as RGB565, not dithered.
    void decode565(MemorySegment jpeg, MemorySegment out, int width) {
        decode(jpeg, 1, 0, 0, 0, 0, out, 2 * width);
    }

    /// A part of a picture as BGRX. Columns begin at a multiple of an MCU at or before `x`.
    void decodeRegion(MemorySegment jpeg, MemorySegment out, int x, int y, int width, int height) {
        decode(jpeg, 0, x, y, width, height, out, 4 * (width + 64));
    }

    private void decode(MemorySegment jpeg, int is565, int x, int y, int w, int h, MemorySegment out, int stride) {
        try {
            int result = (int) decode.invokeExact(jpeg, jpeg.byteSize(), is565, x, y, w, h, out, stride);
            if (result != 0) {
                throw new IllegalStateException("libjpeg failed");
            }
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
