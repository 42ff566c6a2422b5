package io.github.displayio4j.app.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;

/// Debian's umockdev, whose preloaded library puts device nodes in front of the C library's `open` and `ioctl`:
/// what a
/// driver of the kernel would be asked comes here, in the structures that were passed, through umockdev's own copy.
/// For a JVM that was started by `umockdev-wrapper`.
final class Umockdev {
    /// A driver.
    interface Driver {
        /// As the kernel's drivers: a result >= 0 or -errno.
        ///
        /// @param argument what the ioctl's pointer points to
        long ioctl(long request, Pointer argument);
    }

    /// A pointer of the process that is watched.
    @FunctionalInterface
    interface Pointer {
        /// Reads what a pointer in the structure points to; the structure itself at offset 0 of the ioctl's
        /// argument.
        Struct follow(long offset, long length);
    }

    /// Bytes of the process, copied by umockdev, with pointers to others.
    record Struct(MemorySegment bytes, Pointer pointers) {}

    private static final Linker LINKER = Linker.nativeLinker();
    private static final FunctionDescriptor POINTER_OF_POINTER = FunctionDescriptor.of(ADDRESS, ADDRESS);

    private final Arena arena = Arena.ofShared();
    private final SymbolLookup umockdev = SymbolLookup.libraryLookup("libumockdev.so.0", arena);
    private final SymbolLookup gobject = SymbolLookup.libraryLookup("libgobject-2.0.so.0", arena);
    private final MethodHandle resolve = of(
            umockdev,
            "umockdev_ioctl_data_resolve",
            FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_LONG, JAVA_LONG, ADDRESS));
    private final MethodHandle request =
            of(umockdev, "umockdev_ioctl_client_get_request", FunctionDescriptor.of(JAVA_LONG, ADDRESS));
    private final MethodHandle argument = of(umockdev, "umockdev_ioctl_client_get_arg", POINTER_OF_POINTER);
    private final MethodHandle complete =
            of(umockdev, "umockdev_ioctl_client_complete", FunctionDescriptor.ofVoid(ADDRESS, JAVA_LONG, JAVA_INT));
    private final MemorySegment testbed;

    Umockdev() throws Throwable {
        testbed = (MemorySegment) of(umockdev, "umockdev_testbed_new", FunctionDescriptor.of(ADDRESS))
                .invokeExact();
    }

    /// The functions of this process as a program linked against them would get them, preloaded ones first.
    static SymbolLookup preloaded() {
        MethodHandle dlsym = of(LINKER.defaultLookup(), "dlsym", FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS));
        return name -> {
            try (Arena own = Arena.ofConfined()) {
                MemorySegment symbol = (MemorySegment) dlsym.invokeExact(MemorySegment.NULL, own.allocateFrom(name));
                return symbol.equals(MemorySegment.NULL) ? Optional.empty() : Optional.of(symbol);
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        };
    }

    private static MethodHandle of(SymbolLookup library, String name, FunctionDescriptor type) {
        return LINKER.downcallHandle(library.findOrThrow(name), type);
    }

    /// Where files of `/sys` are to be put.
    String sysFolder() throws Throwable {
        MemorySegment path = (MemorySegment)
                of(umockdev, "umockdev_testbed_get_sys_dir", POINTER_OF_POINTER).invokeExact(testbed);
        return path.reinterpret(4096).getString(0);
    }

    /// Adds a device and its driver.
    void add(String description, String node, Driver driver) throws Throwable {
        MemorySegment error = arena.allocate(ADDRESS);
        int added = (int) of(
                        umockdev,
                        "umockdev_testbed_add_from_string",
                        FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS))
                .invokeExact(testbed, arena.allocateFrom(description), error);
        check(added != 0, "add_from_string");
        MemorySegment handler = (MemorySegment) of(umockdev, "umockdev_ioctl_base_new", FunctionDescriptor.of(ADDRESS))
                .invokeExact();
        MethodHandle method = MethodHandles.lookup()
                .findVirtual(
                        Umockdev.class,
                        "handle",
                        MethodType.methodType(
                                int.class,
                                Driver.class,
                                MemorySegment.class,
                                MemorySegment.class,
                                MemorySegment.class));
        MemorySegment callback = LINKER.upcallStub(
                MethodHandles.insertArguments(method, 0, this, driver),
                FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS),
                arena);
        long signal = (long) of(
                        gobject,
                        "g_signal_connect_data",
                        FunctionDescriptor.of(JAVA_LONG, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, JAVA_INT))
                .invokeExact(
                        handler,
                        arena.allocateFrom("handle-ioctl"),
                        callback,
                        MemorySegment.NULL,
                        MemorySegment.NULL,
                        0);
        check(signal != 0, "g_signal_connect");
        int attached = (int) of(
                        umockdev,
                        "umockdev_testbed_attach_ioctl",
                        FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS))
                .invokeExact(testbed, arena.allocateFrom(node), handler, error);
        check(attached != 0, "attach_ioctl");
    }

    private static void check(boolean good, String what) {
        if (!good) {
            throw new IllegalStateException("umockdev: " + what + " failed");
        }
    }

    /// On umockdev's thread.
    int handle(Driver driver, MemorySegment handler, MemorySegment client, MemorySegment nothing) {
        try {
            long asked = (long) request.invokeExact(client);
            MemorySegment data = (MemorySegment) argument.invokeExact(client);
            long result = driver.ioctl(asked, pointer(data));
            complete.invokeExact(client, result < 0 ? -1L : result, result < 0 ? (int) -result : 0);
            return 1;
        } catch (Throwable e) {
            e.printStackTrace();
            System.exit(3);
            return 0;
        }
    }

    private Pointer pointer(MemorySegment data) {
        return (offset, length) -> {
            try {
                MemorySegment child = (MemorySegment) resolve.invokeExact(data, offset, length, MemorySegment.NULL);
                check(!child.equals(MemorySegment.NULL), "resolve");
                // GObject of 24 bytes, then data and data_len
                MemorySegment fields = child.reinterpret(40);
                long bytes = fields.get(JAVA_INT, 32);
                check(bytes == length, "resolve gave " + bytes + " bytes, not " + length + ", so it");
                return new Struct(fields.get(ADDRESS, 24).reinterpret(bytes), pointer(child));
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        };
    }
}
