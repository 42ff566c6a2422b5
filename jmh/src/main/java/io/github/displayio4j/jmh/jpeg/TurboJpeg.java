package io.github.displayio4j.jmh.jpeg;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/// libjpeg-turbo by its library TurboJPEG (turbojpeg.h, 2.x).
final class TurboJpeg {
    static final int BGRX = 3;
    static final int BYTES_OF_BGRX = 4;
    /// Accurate transform, interpolated colour.
    static final int ACCURATE = 4096;
    /// Fast transform, repeated colour (merged with the conversion).
    static final int FASTEST = 2048 | 256;

    private final MethodHandle decompress;
    private final MemorySegment handle;

    private TurboJpeg(SymbolLookup library) throws Throwable {
        Linker linker = Linker.nativeLinker();
        decompress = linker.downcallHandle(
                library.findOrThrow("tjDecompress2"),
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT,
                        ValueLayout.ADDRESS,
                        ValueLayout.ADDRESS,
                        ValueLayout.JAVA_LONG,
                        ValueLayout.ADDRESS,
                        ValueLayout.JAVA_INT,
                        ValueLayout.JAVA_INT,
                        ValueLayout.JAVA_INT,
                        ValueLayout.JAVA_INT,
                        ValueLayout.JAVA_INT));
        handle = (MemorySegment) linker.downcallHandle(
                        library.findOrThrow("tjInitDecompress"), FunctionDescriptor.of(ValueLayout.ADDRESS))
                .invokeExact();
    }

    /// The library, null if it is not installed.
    static @Nullable TurboJpeg load() {
        for (String name : new String[] {"libturbojpeg.so.0", "libturbojpeg.so", "libturbojpeg.dylib"}) {
            try {
                return new TurboJpeg(SymbolLookup.libraryLookup(name, Arena.global()));
            } catch (Throwable e) {
                // The next name may be there.
            }
        }
        return null;
    }

    /// Decodes to `width` x `height`, which chooses the scale.
    void decode(MemorySegment jpeg, MemorySegment out, int width, int height, int flags) {
        try {
            int result = (int) decompress.invokeExact(
                    handle, jpeg, jpeg.byteSize(), out, width, width * BYTES_OF_BGRX, height, BGRX, flags);
            if (result != 0) {
                throw new IllegalStateException("tjDecompress2 failed");
            }
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
