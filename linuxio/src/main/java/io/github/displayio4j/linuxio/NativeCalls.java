package io.github.displayio4j.linuxio;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.invoke.MethodHandle;

/// Method handles of the C functions, without their addresses: these are the first argument, so that the handles are
/// constants whatever library the functions come from. Buffers go as plain addresses, since a slice per call would be
/// allocated. Loaded on first use, after the check that this is a 64-bit Linux.
final class NativeCalls {
    /// Offset of errno in the captured state.
    static final long ERRNO = Linker.Option.captureStateLayout().byteOffset(PathElement.groupElement("errno"));

    /// The calls block for milliseconds, so none of them may be `critical`.
    private static final Linker LINKER = Linker.nativeLinker();

    private static final Linker.Option CAPTURE = Linker.Option.captureCallState("errno");

    /// `open` and `ioctl` have variable arguments after the second; some ABIs pass these in another way.
    private static final Linker.Option VARIADIC = Linker.Option.firstVariadicArg(2);

    static final MethodHandle OPEN =
            LINKER.downcallHandle(FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT), CAPTURE, VARIADIC);
    static final MethodHandle CLOSE = LINKER.downcallHandle(FunctionDescriptor.of(JAVA_INT, JAVA_INT), CAPTURE);
    static final MethodHandle IOCTL =
            LINKER.downcallHandle(FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG), CAPTURE, VARIADIC);
    /// `read` and `write`.
    static final MethodHandle TRANSFER =
            LINKER.downcallHandle(FunctionDescriptor.of(JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_LONG), CAPTURE);

    static final MethodHandle POLL =
            LINKER.downcallHandle(FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT), CAPTURE);
    static final MethodHandle MMAP = LINKER.downcallHandle(
            FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG), CAPTURE);
    static final MethodHandle MUNMAP =
            LINKER.downcallHandle(FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG), CAPTURE);

    private NativeCalls() {}
}
