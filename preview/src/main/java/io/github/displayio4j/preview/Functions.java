package io.github.displayio4j.preview;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/// Functions in C, by their addresses. LWJGL makes an object of each address that it calls, unless the JIT finds
/// out that nobody needs it; what is called in each frame is called by these, which make none.
final class Functions {
    private Functions() {}

    /// A function to be called again and again, exactly with these types.
    ///
    /// @param address not 0
    /// @param result null for none
    static MethodHandle at(long address, @Nullable MemoryLayout result, MemoryLayout... parameters) {
        FunctionDescriptor descriptor =
                result == null ? FunctionDescriptor.ofVoid(parameters) : FunctionDescriptor.of(result, parameters);
        return Linker.nativeLinker().downcallHandle(MemorySegment.ofAddress(address), descriptor);
    }

    /// Calls a function once: an `Integer` is an `int`, a `Float` a `float`, a `MemorySegment` a pointer.
    ///
    /// @param result null for none
    /// @return null if there is none
    static @Nullable Object call(long address, @Nullable MemoryLayout result, Object... arguments) {
        MemoryLayout[] types = new MemoryLayout[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            types[i] = switch (arguments[i]) {
                case Integer _ -> ValueLayout.JAVA_INT;
                case Float _ -> ValueLayout.JAVA_FLOAT;
                case MemorySegment _ -> ValueLayout.ADDRESS;
                default -> throw new IllegalArgumentException("no type of C: " + arguments[i].getClass());
            };
        }
        try {
            return at(address, result, types).invokeWithArguments(arguments);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    /// A function in C throws nothing.
    static AssertionError broken(Throwable e) {
        return new AssertionError("a native call failed", e);
    }
}
