package io.github.displayio4j.preview;

import static org.lwjgl.glfw.GLFW.GLFW_ALPHA_BITS;
import static org.lwjgl.glfw.GLFW.GLFW_CLIENT_API;
import static org.lwjgl.glfw.GLFW.GLFW_CONTEXT_CREATION_API;
import static org.lwjgl.glfw.GLFW.GLFW_CONTEXT_VERSION_MAJOR;
import static org.lwjgl.glfw.GLFW.GLFW_CONTEXT_VERSION_MINOR;
import static org.lwjgl.glfw.GLFW.GLFW_EGL_CONTEXT_API;
import static org.lwjgl.glfw.GLFW.GLFW_FALSE;
import static org.lwjgl.glfw.GLFW.GLFW_OPENGL_CORE_PROFILE;
import static org.lwjgl.glfw.GLFW.GLFW_OPENGL_ES_API;
import static org.lwjgl.glfw.GLFW.GLFW_OPENGL_FORWARD_COMPAT;
import static org.lwjgl.glfw.GLFW.GLFW_OPENGL_PROFILE;
import static org.lwjgl.glfw.GLFW.GLFW_TRUE;
import static org.lwjgl.glfw.GLFW.GLFW_VISIBLE;
import static org.lwjgl.glfw.GLFW.glfwCreateWindow;
import static org.lwjgl.glfw.GLFW.glfwDefaultWindowHints;
import static org.lwjgl.glfw.GLFW.glfwDestroyWindow;
import static org.lwjgl.glfw.GLFW.glfwGetCurrentContext;
import static org.lwjgl.glfw.GLFW.glfwSwapInterval;
import static org.lwjgl.glfw.GLFW.glfwWindowHint;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.lwjgl.glfw.Callbacks;

/// A window of GLFW and its context of OpenGL, hidden at first. Belongs to the thread that opens it.
final class NativeWindow {
    final long handle;
    final Gl gl;
    private final MemorySegment sizes = Arena.ofAuto().allocate(ValueLayout.JAVA_INT, 2);
    private final MemorySegment columns = sizes.asSlice(0, 4);
    private final MemorySegment rows = sizes.asSlice(4, 4);
    private int width;
    private int height;

    private NativeWindow(long handle, WindowChoice.Api api) throws NoDisplayException {
        this.handle = handle;
        Glfw.use(handle);
        if (glfwGetCurrentContext() != handle) {
            throw new NoDisplayException("the OpenGL context cannot be used (" + Glfw.lastError() + ")");
        }
        gl = new Gl(api == WindowChoice.Api.EMBEDDED);
        glfwSwapInterval(0);
    }

    /// Opens a hidden window.
    ///
    /// @param width in units of the screen
    /// @param height in units of the screen
    /// @throws NoDisplayException if there is no display server, no such OpenGL, or no native library
    static NativeWindow open(String title, int width, int height, WindowChoice.Surface surface, WindowChoice.Api api)
            throws NoDisplayException {
        Glfw.acquire(surface);
        long handle = 0;
        try {
            handle = create(title, width, height, surface, api);
            return new NativeWindow(handle, api);
        } catch (LinkageError e) {
            destroy(handle);
            String why = String.valueOf(
                    e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
            throw new NoDisplayException("the OpenGL library does not load (" + why + ")", e);
        } catch (NoDisplayException | RuntimeException | Error e) {
            destroy(handle);
            throw e;
        }
    }

    private static long create(String title, int width, int height, WindowChoice.Surface surface, WindowChoice.Api api)
            throws NoDisplayException {
        glfwDefaultWindowHints();
        if (api == WindowChoice.Api.EMBEDDED) {
            glfwWindowHint(GLFW_CLIENT_API, GLFW_OPENGL_ES_API);
            glfwWindowHint(GLFW_CONTEXT_CREATION_API, GLFW_EGL_CONTEXT_API);
            glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
            glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 0);
        } else {
            glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
            glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
            glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
            glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE); // macOS gives a core profile only with it
        }
        glfwWindowHint(GLFW_ALPHA_BITS, 0);
        glfwWindowHint(GLFW_VISIBLE, GLFW_FALSE);
        if (surface == WindowChoice.Surface.NOWHERE) {
            glfwWindowHint(GLFW_CONTEXT_CREATION_API, GLFW_EGL_CONTEXT_API);
        }
        long handle = glfwCreateWindow(width, height, title, 0, 0);
        if (handle == 0) {
            String wanted = api == WindowChoice.Api.EMBEDDED ? "OpenGL ES 3.0" : "OpenGL 3.3";
            throw new NoDisplayException("no window with " + wanted + " (" + Glfw.lastError() + ")");
        }
        return handle;
    }

    /// Makes its context the thread's own: one thread may drive several windows.
    void makeCurrent() {
        Glfw.use(handle);
    }

    /// Asks how large the framebuffer is.
    ///
    /// @return whether it changed since it was asked last
    boolean measure() {
        Glfw.size(handle, columns, rows);
        int wide = columns.get(ValueLayout.JAVA_INT, 0);
        int high = rows.get(ValueLayout.JAVA_INT, 0);
        boolean changed = wide != width || high != height;
        width = wide;
        height = high;
        return changed;
    }

    /// Columns of the framebuffer when it was measured last.
    int width() {
        return width;
    }

    /// Rows of the framebuffer when it was measured last.
    int height() {
        return height;
    }

    void close() {
        destroy(handle);
    }

    private static void destroy(long handle) {
        if (handle != 0) {
            Callbacks.glfwFreeCallbacks(handle);
            glfwDestroyWindow(handle);
        }
        Glfw.release();
    }
}
