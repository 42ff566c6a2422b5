package io.github.displayio4j.preview;

import static org.lwjgl.glfw.GLFW.GLFW_ALPHA_BITS;
import static org.lwjgl.glfw.GLFW.GLFW_CONTEXT_CREATION_API;
import static org.lwjgl.glfw.GLFW.GLFW_CONTEXT_VERSION_MAJOR;
import static org.lwjgl.glfw.GLFW.GLFW_CONTEXT_VERSION_MINOR;
import static org.lwjgl.glfw.GLFW.GLFW_EGL_CONTEXT_API;
import static org.lwjgl.glfw.GLFW.GLFW_FALSE;
import static org.lwjgl.glfw.GLFW.GLFW_KEY_ESCAPE;
import static org.lwjgl.glfw.GLFW.GLFW_OPENGL_CORE_PROFILE;
import static org.lwjgl.glfw.GLFW.GLFW_OPENGL_FORWARD_COMPAT;
import static org.lwjgl.glfw.GLFW.GLFW_OPENGL_PROFILE;
import static org.lwjgl.glfw.GLFW.GLFW_PRESS;
import static org.lwjgl.glfw.GLFW.GLFW_RELEASE;
import static org.lwjgl.glfw.GLFW.GLFW_TRUE;
import static org.lwjgl.glfw.GLFW.GLFW_VISIBLE;
import static org.lwjgl.glfw.GLFW.glfwCreateWindow;
import static org.lwjgl.glfw.GLFW.glfwDefaultWindowHints;
import static org.lwjgl.glfw.GLFW.glfwDestroyWindow;
import static org.lwjgl.glfw.GLFW.glfwGetCurrentContext;
import static org.lwjgl.glfw.GLFW.glfwGetFramebufferSize;
import static org.lwjgl.glfw.GLFW.glfwMakeContextCurrent;
import static org.lwjgl.glfw.GLFW.glfwPollEvents;
import static org.lwjgl.glfw.GLFW.glfwSetKeyCallback;
import static org.lwjgl.glfw.GLFW.glfwSetWindowRefreshCallback;
import static org.lwjgl.glfw.GLFW.glfwSetWindowShouldClose;
import static org.lwjgl.glfw.GLFW.glfwSetWindowTitle;
import static org.lwjgl.glfw.GLFW.glfwShowWindow;
import static org.lwjgl.glfw.GLFW.glfwSwapBuffers;
import static org.lwjgl.glfw.GLFW.glfwSwapInterval;
import static org.lwjgl.glfw.GLFW.glfwWaitEventsTimeout;
import static org.lwjgl.glfw.GLFW.glfwWindowHint;
import static org.lwjgl.glfw.GLFW.glfwWindowShouldClose;

import io.github.displayio4j.panels.GlassView;
import org.lwjgl.glfw.Callbacks;
import org.lwjgl.opengl.GL;
import org.lwjgl.opengl.GLCapabilities;
import org.lwjgl.system.MemoryUtil;

/// A window on the glass of a panel: a pixel of the glass is a square of [#zoom()] screen pixels, black around
/// all. It follows a resized window in whole zoom steps and ends on Escape or its close button.
///
/// The thread that opens the window drives it, by calling [#poll] until that says `false`; every method belongs
/// to that thread. On macOS it must be the first one of the process: start java with `-XstartOnFirstThread` and
/// `-Djava.awt.headless=true` (AWT wants the same thread), and open the window from `main`. The glass may be
/// written by other threads meanwhile.
///
/// ```java
/// try (PreviewWindow window = PreviewWindow.open(panel, "st7789", 2)) {
///     while (window.poll(10)) {}
/// }
/// ```
public final class PreviewWindow implements AutoCloseable {
    /// No key.
    public static final int NO_KEY = 0;
    /// Cursor to the right, for [#takeKey].
    public static final int RIGHT = 262;
    /// Cursor to the left.
    public static final int LEFT = 263;
    /// Page up.
    public static final int PAGE_UP = 266;
    /// Page down.
    public static final int PAGE_DOWN = 267;

    /// Keys that wait to be taken; further ones are lost.
    private static final int MOST_KEYS = 16;

    /// The largest zoom that [#open] takes.
    public static final int MAX_ZOOM = 32;

    private final GlassView glass;
    private final Thread owner = Thread.currentThread();
    private final long handle;
    private final GLCapabilities capabilities;
    private final GlassPainter painter;
    private final int[] xrgb;
    private final int[] columns = new int[1];
    private final int[] rows = new int[1];
    private final int[] keys = new int[MOST_KEYS];
    private int keyCount;
    private String title;
    private int framebufferWidth;
    private int framebufferHeight;
    private long shown;
    private boolean stale = true;
    private boolean unread = true;
    private boolean closed;

    /// Opens a window.
    ///
    /// @param glass what it shows; its size must not change
    /// @param title text of the title bar, see [#setTitle]
    /// @param zoom size of the window in sizes of the glass, 1..[#MAX_ZOOM]; on a screen whose units are
    ///     several pixels, [#zoom()] becomes larger by that
    /// @throws NoDisplayException if there is no display server, no OpenGL 3.3, no native library for
    ///     this machine, or, on macOS, if this is not the first thread
    public static PreviewWindow open(GlassView glass, String title, int zoom) throws NoDisplayException {
        return open(glass, title, zoom, Glfw.Surface.DESKTOP);
    }

    static PreviewWindow open(GlassView glass, String title, int zoom, Glfw.Surface surface) throws NoDisplayException {
        if (zoom < 1 || zoom > MAX_ZOOM) {
            throw new IllegalArgumentException("zoom must be 1.." + MAX_ZOOM + ", not " + zoom);
        }
        Glfw.acquire(surface);
        long handle = 0;
        try {
            handle = create(glass, title, zoom, surface);
            PreviewWindow window = new PreviewWindow(glass, title, handle);
            window.draw();
            glfwShowWindow(handle);
            return window;
        } catch (LinkageError e) {
            destroy(handle);
            throw new NoDisplayException("the OpenGL library does not load (" + e.getMessage() + ")", e);
        } catch (NoDisplayException | RuntimeException | Error e) {
            destroy(handle);
            throw e;
        }
    }

    /// Whether a display server answers. Quick where there is none; [#open] can still fail for want of OpenGL.
    /// Like [#open], it belongs to the first thread on macOS.
    public static boolean available() {
        try {
            Glfw.acquire(Glfw.Surface.DESKTOP);
            Glfw.release();
            return true;
        } catch (NoDisplayException e) {
            return false;
        }
    }

    private PreviewWindow(GlassView glass, String title, long handle) throws NoDisplayException {
        this.glass = glass;
        this.title = title;
        this.handle = handle;
        xrgb = new int[glass.width() * glass.height()];
        glfwMakeContextCurrent(handle);
        if (glfwGetCurrentContext() != handle) {
            throw new NoDisplayException("the OpenGL context cannot be used (" + Glfw.lastError() + ")");
        }
        capabilities = GL.createCapabilities();
        glfwSwapInterval(0);
        painter = new GlassPainter(glass.width(), glass.height());
        glfwSetWindowRefreshCallback(handle, window -> stale = true);
        glfwSetKeyCallback(handle, (window, key, scancode, action, mods) -> {
            if (key == GLFW_KEY_ESCAPE && action == GLFW_PRESS) {
                glfwSetWindowShouldClose(window, true);
            } else if (action != GLFW_RELEASE && key > 0 && keyCount < MOST_KEYS) {
                keys[keyCount++] = key;
            }
        });
    }

    /// Handles what the user did and shows the glass if it changed. Does not wait.
    ///
    /// @return `false` once the user closed the window; it stays open, and says so, until [#close]
    public boolean poll() {
        return poll(0);
    }

    /// Like [#poll()], but sleeps up to `waitMillis` for the user to do something.
    ///
    /// @param waitMillis 0 or more, milliseconds
    /// @return `false` once the user closed the window
    public boolean poll(int waitMillis) {
        requireOpen();
        if (waitMillis < 0) {
            throw new IllegalArgumentException("waitMillis must not be negative: " + waitMillis);
        }
        if (waitMillis == 0) {
            glfwPollEvents();
        } else {
            glfwWaitEventsTimeout(waitMillis / 1000.0);
        }
        draw();
        return !glfwWindowShouldClose(handle);
    }

    /// The next key that was pressed in the window: a letter in upper case, a digit or a sign as its ASCII code, or
    /// one of the constants of this class.
    ///
    /// @return [#NO_KEY] if none was pressed since
    public int takeKey() {
        requireOpen();
        if (keyCount == 0) {
            return NO_KEY;
        }
        int key = keys[0];
        System.arraycopy(keys, 1, keys, 0, --keyCount);
        return key;
    }

    /// Changes the title; costs nothing if it is the one that stands there.
    public void setTitle(String title) {
        requireOpen();
        if (!title.equals(this.title)) {
            glfwSetWindowTitle(handle, title);
            this.title = title;
        }
    }

    /// Whether [#poll] waits for the screen's next beam when it has something to show. Off at first: a hidden
    /// window must not hold up what draws to the glass.
    public void setVsync(boolean on) {
        requireOpen();
        makeCurrent();
        glfwSwapInterval(on ? 1 : 0);
    }

    /// Pixels of the framebuffer for a pixel of the glass, now.
    public int zoom() {
        requireOpen();
        return painter.zoom(framebufferWidth, framebufferHeight);
    }

    /// Closes the window. A second call does nothing.
    @Override
    public void close() {
        if (closed) {
            return;
        }
        requireOpen();
        closed = true;
        if (glfwGetCurrentContext() == handle) {
            GL.setCapabilities(null);
        }
        destroy(handle);
    }

    /// Makes this window's context the thread's own: one thread may drive several windows.
    void makeCurrent() {
        if (glfwGetCurrentContext() != handle) {
            glfwMakeContextCurrent(handle);
            GL.setCapabilities(capabilities);
        }
    }

    private void draw() {
        glfwGetFramebufferSize(handle, columns, rows);
        boolean resized = columns[0] != framebufferWidth || rows[0] != framebufferHeight;
        long version = glass.version(); // before the picture: a change in between is shown next time
        boolean changed = unread || version != shown;
        if (!stale && !resized && !changed) {
            return;
        }
        framebufferWidth = columns[0];
        framebufferHeight = rows[0];
        makeCurrent();
        if (changed) {
            glass.read(xrgb);
            painter.upload(xrgb);
            shown = version;
            unread = false;
        }
        stale = false;
        painter.draw(framebufferWidth, framebufferHeight);
        glfwSwapBuffers(handle);
    }

    private void requireOpen() {
        if (!owner.equals(Thread.currentThread())) {
            throw new IllegalStateException("only " + owner.getName() + ", which opened the window, may use it, not "
                    + Thread.currentThread().getName());
        }
        if (closed) {
            throw new IllegalStateException("the window is closed");
        }
    }

    private static long create(GlassView glass, String title, int zoom, Glfw.Surface surface)
            throws NoDisplayException {
        glfwDefaultWindowHints();
        glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
        glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
        glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
        glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE); // macOS gives a core profile only with it
        glfwWindowHint(GLFW_ALPHA_BITS, 0);
        glfwWindowHint(GLFW_VISIBLE, GLFW_FALSE);
        if (surface == Glfw.Surface.NOWHERE) {
            glfwWindowHint(GLFW_CONTEXT_CREATION_API, GLFW_EGL_CONTEXT_API);
        }
        long handle = glfwCreateWindow(
                Math.multiplyExact(glass.width(), zoom), Math.multiplyExact(glass.height(), zoom), title, 0, 0);
        if (handle == MemoryUtil.NULL) {
            throw new NoDisplayException("no window with OpenGL 3.3 (" + Glfw.lastError() + ")");
        }
        return handle;
    }

    private static void destroy(long handle) {
        if (handle != MemoryUtil.NULL) {
            Callbacks.glfwFreeCallbacks(handle);
            glfwDestroyWindow(handle);
        }
        Glfw.release();
    }
}
