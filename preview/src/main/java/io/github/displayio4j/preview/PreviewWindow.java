package io.github.displayio4j.preview;

import static org.lwjgl.glfw.GLFW.glfwSetWindowRefreshCallback;
import static org.lwjgl.glfw.GLFW.glfwSetWindowTitle;
import static org.lwjgl.glfw.GLFW.glfwShowWindow;
import static org.lwjgl.glfw.GLFW.glfwSwapInterval;

import io.github.displayio4j.panels.GlassImages;
import io.github.displayio4j.panels.GlassView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A window on the glass of one panel or several: a pixel of the glass is a square of [#zoom()] screen pixels,
/// black around all. It follows a resized window in whole zoom steps and ends on Escape or its close button. The
/// function keys switch what is drawn over the glass ([Overlay]) and hold the program up ([Pace]); F1 lists them.
/// What else the user does goes to the application ([#listen]).
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
///
/// The environment variable `DISPLAYIO4J_WINDOW` chooses where there is a choice: `x11` or `wayland`, `gl` (OpenGL
/// 3.3) or `gles` (OpenGL ES 3.0, taken by itself where there is no OpenGL 3.3), `nowhere` for a window that nobody
/// sees and that needs no display server. A process draws with OpenGL or with OpenGL ES, not with both.
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

    /// The largest zoom that [#open] takes.
    public static final int MAX_ZOOM = 32;

    /// How often what moves over the glass is drawn again.
    private static final int FLASH_MILLIS = 30;

    private final Thread owner = Thread.currentThread();
    private final NativeWindow screen;
    private final GlassPainter painter;
    private final Layout layout;
    private final PanelPicture[] panels;
    private final TextBox help;
    private final TextBox notes;
    private final Pace pace = new Pace();
    private final Set<Overlay> overlays = EnumSet.of(Overlay.MASK);
    private final WindowInput input;
    private final Shots shots;
    private String title;
    private @Nullable String message;
    private boolean stale = true;
    private boolean moving;
    private boolean closed;

    /// Opens a window on one glass.
    ///
    /// @param glass what it shows; its size must not change
    /// @param title text of the title bar, see [#setTitle]
    /// @param zoom size of the window in sizes of the glass, 1..[#MAX_ZOOM]; on a screen whose units are
    ///     several pixels, [#zoom()] becomes larger by that
    /// @throws NoDisplayException if there is no display server, no OpenGL, no native library for
    ///     this machine, or, on macOS, if this is not the first thread
    public static PreviewWindow open(GlassView glass, String title, int zoom) throws NoDisplayException {
        return open(List.of(PanelView.of(glass, title)), title, zoom);
    }

    /// Opens a window on several panels, side by side.
    ///
    /// @param views what it shows, at least one
    /// @param title text of the title bar, see [#setTitle]
    /// @param zoom size of the window in sizes of all the glass, 1..[#MAX_ZOOM]
    /// @throws NoDisplayException if there is no display server, no OpenGL, no native library for
    ///     this machine, or, on macOS, if this is not the first thread
    public static PreviewWindow open(List<PanelView> views, String title, int zoom) throws NoDisplayException {
        return open(views, title, zoom, WindowChoice.ofEnvironment());
    }

    static PreviewWindow open(List<PanelView> views, String title, int zoom, WindowChoice choice)
            throws NoDisplayException {
        if (zoom < 1 || zoom > MAX_ZOOM) {
            throw new IllegalArgumentException("zoom must be 1.." + MAX_ZOOM + ", not " + zoom);
        }
        if (views.isEmpty()) {
            throw new IllegalArgumentException("a window must show 1 panel at least, not 0");
        }
        return switch (choice.api()) {
            case DESKTOP, EMBEDDED -> openWith(views, title, zoom, choice.surface(), choice.api());
            case ANY -> {
                try {
                    yield openWith(views, title, zoom, choice.surface(), WindowChoice.Api.DESKTOP);
                } catch (NoDisplayException e) {
                    try {
                        yield openWith(views, title, zoom, choice.surface(), WindowChoice.Api.EMBEDDED);
                    } catch (NoDisplayException second) {
                        e.addSuppressed(second);
                        throw e; // what is usual is what is worth repairing
                    }
                }
            }
        };
    }

    private static PreviewWindow openWith(
            List<PanelView> views, String title, int zoom, WindowChoice.Surface surface, WindowChoice.Api api)
            throws NoDisplayException {
        Layout layout = new Layout(views);
        int width = Math.multiplyExact(layout.width, zoom);
        NativeWindow screen = NativeWindow.open(title, width, Math.multiplyExact(layout.height, zoom), surface, api);
        try {
            PreviewWindow window = new PreviewWindow(List.copyOf(views), layout, title, screen);
            window.draw();
            glfwShowWindow(screen.handle);
            window.stale = true; // what is drawn to a hidden window may be lost
            window.draw();
            return window;
        } catch (NoDisplayException | RuntimeException | Error e) {
            screen.close();
            throw e;
        }
    }

    /// Whether a display server answers. Quick where there is none; [#open] can still fail for want of OpenGL.
    /// Like [#open], it belongs to the first thread on macOS.
    public static boolean available() {
        try {
            Glfw.acquire(WindowChoice.ofEnvironment().surface());
            Glfw.release();
            return true;
        } catch (NoDisplayException e) {
            return false;
        }
    }

    private PreviewWindow(List<PanelView> views, Layout layout, String title, NativeWindow screen)
            throws NoDisplayException {
        this.layout = layout;
        this.title = title;
        this.screen = screen;
        painter = new GlassPainter(screen.gl);
        panels = new PanelPicture[views.size()];
        for (int i = 0; i < panels.length; i++) {
            panels[i] = new PanelPicture(views.get(i), painter);
        }
        help = new TextBox(painter);
        notes = new TextBox(painter);
        shots = new Shots(views);
        input = new WindowInput(this, screen.handle, panels, shots);
        glfwSetWindowRefreshCallback(screen.handle, window -> stale = true);
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
        Glfw.poll(moving ? Math.min(FLASH_MILLIS, waitMillis) : waitMillis);
        draw();
        return !Glfw.closes(screen.handle);
    }

    /// The next key that was pressed in the window and is not its own: a letter in upper case, a digit or a sign as its
    /// ASCII code, or one of the constants of this class. Of many that nobody takes some are lost. [#listen] tells
    /// more, and at once.
    ///
    /// @return [#NO_KEY] if none was pressed since
    public int takeKey() {
        requireOpen();
        return input.takeKey();
    }

    /// Changes the title; costs nothing if it is the one that stands there.
    public void setTitle(String title) {
        requireOpen();
        if (!title.equals(this.title)) {
            glfwSetWindowTitle(screen.handle, title);
            this.title = title;
        }
    }

    /// Shows a text over the glass, such as an error in a file that is edited; null takes it away.
    ///
    /// @param message lines separated by `'\n'`
    public void setMessage(@Nullable String message) {
        requireOpen();
        this.message = message;
        stale = true;
    }

    /// Whether [#poll] waits for the screen's next beam when it has something to show. Off at first: a hidden
    /// window must not hold up what draws to the glass.
    public void setVsync(boolean on) {
        requireOpen();
        makeCurrent();
        glfwSwapInterval(on ? 1 : 0);
    }

    /// Tells somebody what the user does in this window; the keys that are the window's own go on to work.
    ///
    /// @param listener in place of the one before; null for nobody
    public void listen(@Nullable InputListener listener) {
        requireOpen();
        input.listener = listener;
    }

    /// How fast the user lets the program go on.
    public Pace pace() {
        return pace;
    }

    /// Whether something is drawn over the glass.
    public boolean shows(Overlay overlay) {
        return overlays.contains(overlay);
    }

    /// Draws something over the glass from now on, or no more.
    public void show(Overlay overlay, boolean on) {
        requireOpen();
        if (on) {
            overlays.add(overlay);
        } else {
            overlays.remove(overlay);
        }
        stale = true;
    }

    /// Folder for pictures and animations that the user asks for by keys; the current one at first.
    public void setFolder(Path folder) {
        shots.folder = folder;
    }

    /// Pixels of the framebuffer for a pixel of the glass, now.
    public int zoom() {
        requireOpen();
        return layout.zoom(screen.width(), screen.height());
    }

    /// Rectangles of pixels that went to the graphics card so far: one for each panel at first, then those that
    /// changed.
    public long uploads() {
        long sum = 0;
        for (PanelPicture panel : panels) {
            sum += panel.uploads();
        }
        return sum;
    }

    /// Pixels in these rectangles.
    public long uploadedPixels() {
        long sum = 0;
        for (PanelPicture panel : panels) {
            sum += panel.uploadedPixels();
        }
        return sum;
    }

    /// Writes what the window shows now, overlays included, as PNG.
    ///
    /// @param png replaced if it exists; its folder must exist
    /// @throws IOException if it can't be written
    public void writePng(Path png) throws IOException {
        requireOpen();
        int[] xrgb = readBack();
        GlassImages.writePng(xrgb, screen.width(), screen.height(), png, 1);
    }

    /// The framebuffer as the graphics card has it, `0x00RRGGBB` from the top.
    int[] readBack() {
        makeCurrent();
        screen.measure();
        paint(System.nanoTime());
        int[] xrgb = painter.read();
        stale = true; // the back buffer was drawn into
        return xrgb;
    }

    WindowInput input() {
        return input;
    }

    int framebufferWidth() {
        return screen.width();
    }

    int framebufferHeight() {
        return screen.height();
    }

    /// What the driver calls itself.
    String renderer() {
        makeCurrent();
        return screen.gl.renderer();
    }

    /// Draws again at the next poll.
    void touch() {
        stale = true;
    }

    /// Closes the window; an animation that is being recorded is finished. A second call does nothing.
    @Override
    public void close() {
        if (closed) {
            return;
        }
        requireOpen();
        closed = true;
        shots.close();
        screen.close();
    }

    void makeCurrent() {
        screen.makeCurrent();
    }

    private void draw() {
        boolean resized = screen.measure();
        boolean changed = false;
        long now = System.nanoTime();
        for (PanelPicture panel : panels) {
            changed |= panel.isChanged(overlays, now);
        }
        if (!stale && !resized && !changed && !moving) {
            return;
        }
        makeCurrent();
        moving = false;
        for (PanelPicture panel : panels) {
            panel.update(overlays, now);
            moving |= panel.isMoving(overlays, now);
        }
        if (changed) {
            shots.capture(now);
        }
        stale = false;
        paint(now);
        Glfw.swap(screen.handle);
    }

    private void paint(long now) {
        int width = screen.width();
        int height = screen.height();
        int zoom = layout.zoom(width, height);
        int left = Math.floorDiv(width - layout.width * zoom, 2);
        int top = Math.floorDiv(height - layout.height * zoom, 2);
        painter.begin(width, height);
        for (int i = 0; i < panels.length; i++) {
            panels[i].place(left + layout.left(i) * zoom, top + layout.top(i) * zoom, zoom);
            panels[i].draw(overlays, now);
        }
        if (overlays.contains(Overlay.INSPECTOR)) {
            input.drawCursor();
        }
        notes.set(notesText());
        notes.draw(width, height, 0, 2);
        help.set(overlays.contains(Overlay.HELP) ? WindowInput.HELP : "");
        help.draw(width, height, 1, 1);
    }

    private String notesText() {
        String inspected = overlays.contains(Overlay.INSPECTOR) ? input.inspected() : "";
        String saved = shots.note();
        boolean plain = inspected.isEmpty() && saved.isEmpty() && message == null && !overlays.contains(Overlay.BEAM);
        if (plain && !pace.isPaused() && pace.slowness() == 1) {
            return "";
        }
        StringBuilder text = new StringBuilder(inspected);
        append(text, saved);
        append(text, scanned());
        append(text, pace.isPaused() ? "paused: F9 goes on, F10 steps" : "");
        append(text, pace.slowness() > 1 ? "slowed down " + pace.slowness() + " times: F11" : "");
        append(text, message == null ? "" : message);
        return text.toString();
    }

    private String scanned() {
        StringBuilder text = new StringBuilder();
        for (PanelPicture panel : panels) {
            append(text, overlays.contains(Overlay.BEAM) ? panel.scanned() : "");
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String line) {
        if (!line.isEmpty()) {
            text.append(text.isEmpty() ? "" : "\n").append(line);
        }
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
}
