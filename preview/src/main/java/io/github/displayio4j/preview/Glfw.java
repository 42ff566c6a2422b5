package io.github.displayio4j.preview;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.lwjgl.glfw.GLFW.GLFW_ANY_PLATFORM;
import static org.lwjgl.glfw.GLFW.GLFW_PLATFORM;
import static org.lwjgl.glfw.GLFW.GLFW_PLATFORM_NULL;
import static org.lwjgl.glfw.GLFW.GLFW_PLATFORM_WAYLAND;
import static org.lwjgl.glfw.GLFW.GLFW_PLATFORM_X11;
import static org.lwjgl.glfw.GLFW.glfwGetError;
import static org.lwjgl.glfw.GLFW.glfwInit;
import static org.lwjgl.glfw.GLFW.glfwInitHint;
import static org.lwjgl.glfw.GLFW.glfwTerminate;

import io.github.displayio4j.preview.WindowChoice.Surface;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lwjgl.PointerBuffer;
import org.lwjgl.glfw.GLFW;
import org.lwjgl.system.Configuration;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;

/// GLFW is initialised while at least one window (or question) is open.
final class Glfw {
    private static int users;
    private static @Nullable Surface running;

    static {
        // LWJGL's default reads sun.misc.Unsafe, about which JDK 24+ warns. Read once, so set before any other use.
        if (System.getProperty("org.lwjgl.system.memoryBackend") == null) {
            Configuration.MEMORY_BACKEND.set("ffm");
        }
        // What goes wrong becomes an exception; nobody wants it on stderr as well, except in LWJGL's debug mode.
        if (!Boolean.getBoolean("org.lwjgl.util.Debug")) {
            Configuration.DEBUG_STREAM.set(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
        }
    }

    private Glfw() {}

    /// What is called again and again; loaded when GLFW is.
    private static final class Calls {
        static final MethodHandle POLL = Functions.at(GLFW.Functions.PollEvents, null);
        static final MethodHandle WAIT = Functions.at(GLFW.Functions.WaitEventsTimeout, null, JAVA_DOUBLE);
        static final MethodHandle SWAP = Functions.at(GLFW.Functions.SwapBuffers, null, JAVA_LONG);
        static final MethodHandle CLOSES = Functions.at(GLFW.Functions.WindowShouldClose, JAVA_INT, JAVA_LONG);
        static final MethodHandle SIZE =
                Functions.at(GLFW.Functions.GetFramebufferSize, null, JAVA_LONG, ADDRESS, ADDRESS);
        static final MethodHandle CURRENT = Functions.at(GLFW.Functions.GetCurrentContext, JAVA_LONG);
        static final MethodHandle MAKE_CURRENT = Functions.at(GLFW.Functions.MakeContextCurrent, null, JAVA_LONG);

        private Calls() {}
    }

    /// Handles what the user did, or waits for that.
    ///
    /// @param waitMillis 0 does not wait
    static void poll(int waitMillis) {
        try {
            if (waitMillis == 0) {
                Calls.POLL.invokeExact();
            } else {
                Calls.WAIT.invokeExact(waitMillis / 1000.0);
            }
        } catch (Throwable e) {
            throw Functions.broken(e);
        }
    }

    /// Shows what was drawn.
    static void swap(long window) {
        try {
            Calls.SWAP.invokeExact(window);
        } catch (Throwable e) {
            throw Functions.broken(e);
        }
    }

    /// Whether the user wants a window closed.
    static boolean closes(long window) {
        try {
            return (int) Calls.CLOSES.invokeExact(window) != 0;
        } catch (Throwable e) {
            throw Functions.broken(e);
        }
    }

    /// Pixels of a window.
    ///
    /// @param columns gets an `int`
    /// @param rows gets an `int`
    static void size(long window, MemorySegment columns, MemorySegment rows) {
        try {
            Calls.SIZE.invokeExact(window, columns, rows);
        } catch (Throwable e) {
            throw Functions.broken(e);
        }
    }

    /// Makes a window's context the thread's own.
    static void use(long window) {
        try {
            if ((long) Calls.CURRENT.invokeExact() != window) {
                Calls.MAKE_CURRENT.invokeExact(window);
            }
        } catch (Throwable e) {
            throw Functions.broken(e);
        }
    }

    /// Initialises GLFW for one more user, who calls [#release] later.
    static synchronized void acquire(Surface surface) throws NoDisplayException {
        if (users > 0 && running != surface) {
            throw new IllegalStateException("windows are open on " + running + ", so none can open on " + surface);
        }
        if (users == 0) {
            start(surface);
        }
        running = surface;
        users++;
    }

    static synchronized void release() {
        if (--users == 0) {
            glfwTerminate();
        }
    }

    /// The last error of GLFW on this thread, which is thereby forgotten.
    static String lastError() {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            PointerBuffer text = stack.mallocPointer(1);
            int code = glfwGetError(text);
            return code == 0 ? "GLFW gives no reason" : MemoryUtil.memUTF8(text.get(0));
        }
    }

    private static void start(Surface surface) throws NoDisplayException {
        if (surface == Surface.NOWHERE) {
            init(GLFW_PLATFORM_NULL);
            return;
        }
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (os.startsWith("mac")) {
            requireFirstThread();
        }
        if (os.startsWith("mac") || os.startsWith("windows")) {
            init(GLFW_ANY_PLATFORM);
            return;
        }
        // GLFW would ask both servers, and libwayland complains on stderr where there is none.
        boolean wayland = surface != Surface.X11 && isSet("WAYLAND_DISPLAY");
        boolean x11 = surface != Surface.WAYLAND && isSet("DISPLAY");
        if (!wayland && !x11) {
            throw new NoDisplayException(
                    switch (surface) {
                        case X11 -> "DISPLAY is not set";
                        case WAYLAND -> "WAYLAND_DISPLAY is not set";
                        default -> "neither DISPLAY nor WAYLAND_DISPLAY is set";
                    });
        }
        try {
            init(wayland ? GLFW_PLATFORM_WAYLAND : GLFW_PLATFORM_X11);
        } catch (NoDisplayException e) {
            if (!wayland || !x11) {
                throw e;
            }
            init(GLFW_PLATFORM_X11);
        }
    }

    private static void init(int platform) throws NoDisplayException {
        try {
            glfwInitHint(GLFW_PLATFORM, platform);
            if (!glfwInit()) {
                throw new NoDisplayException(lastError());
            }
        } catch (LinkageError e) {
            throw new NoDisplayException("the native libraries of LWJGL do not load here (" + e.getMessage() + ")", e);
        }
    }

    /// Cocoa takes events on the first thread of the process only. The java launcher sets this variable when it
    /// agrees.
    private static void requireFirstThread() throws NoDisplayException {
        if (!isSet("JAVA_STARTED_ON_FIRST_THREAD_" + ProcessHandle.current().pid())) {
            throw new NoDisplayException("on macOS start java with -XstartOnFirstThread and open windows from main()");
        }
    }

    private static boolean isSet(String variable) {
        String value = System.getenv(variable);
        return value != null && !value.isEmpty();
    }
}
