package io.github.displayio4j.preview;

import static org.lwjgl.glfw.GLFW.GLFW_KEY_ESCAPE;
import static org.lwjgl.glfw.GLFW.GLFW_KEY_F1;
import static org.lwjgl.glfw.GLFW.GLFW_KEY_F10;
import static org.lwjgl.glfw.GLFW.GLFW_KEY_F11;
import static org.lwjgl.glfw.GLFW.GLFW_KEY_F12;
import static org.lwjgl.glfw.GLFW.GLFW_KEY_F9;
import static org.lwjgl.glfw.GLFW.GLFW_KEY_UNKNOWN;
import static org.lwjgl.glfw.GLFW.GLFW_MOD_CONTROL;
import static org.lwjgl.glfw.GLFW.GLFW_MOD_SHIFT;
import static org.lwjgl.glfw.GLFW.GLFW_PRESS;
import static org.lwjgl.glfw.GLFW.GLFW_RELEASE;
import static org.lwjgl.glfw.GLFW.GLFW_REPEAT;
import static org.lwjgl.glfw.GLFW.glfwGetWindowSize;
import static org.lwjgl.glfw.GLFW.glfwSetCharCallback;
import static org.lwjgl.glfw.GLFW.glfwSetCursorEnterCallback;
import static org.lwjgl.glfw.GLFW.glfwSetCursorPosCallback;
import static org.lwjgl.glfw.GLFW.glfwSetKeyCallback;
import static org.lwjgl.glfw.GLFW.glfwSetMouseButtonCallback;
import static org.lwjgl.glfw.GLFW.glfwSetScrollCallback;
import static org.lwjgl.glfw.GLFW.glfwSetWindowShouldClose;

import org.jspecify.annotations.Nullable;

/// Keys and mouse of a window: its own keys are obeyed, the rest is told to the application.
final class WindowInput {
    static final String HELP = help();

    /// Keys that wait to be taken; further ones are lost.
    private static final int MOST_KEYS = 16;

    private final PreviewWindow window;
    private final PanelPicture[] panels;
    private final Shots shots;
    private final int[] columns = new int[1];
    private final int[] rows = new int[1];

    private final int[] keys = new int[MOST_KEYS];
    private int keyCount;

    @Nullable
    InputListener listener;

    // the mouse
    private int panel = -1;
    private int x;
    private int y;
    private int button = -1;

    WindowInput(PreviewWindow window, long handle, PanelPicture[] panels, Shots shots) {
        this.window = window;
        this.panels = panels;
        this.shots = shots;
        glfwSetKeyCallback(handle, (w, key, scancode, action, mods) -> {
            if (key == GLFW_KEY_ESCAPE) {
                if (action == GLFW_PRESS) {
                    glfwSetWindowShouldClose(w, true);
                }
            } else {
                key(key, action, mods);
            }
        });
        glfwSetCharCallback(handle, (w, codePoint) -> tell(new InputEvent.Text(codePoint)));
        glfwSetCursorPosCallback(handle, (w, left, top) -> {
            glfwGetWindowSize(w, columns, rows);
            // positions are in units of the window, which may be several pixels
            move(
                    left * window.framebufferWidth() / Math.max(1, columns[0]),
                    top * window.framebufferHeight() / Math.max(1, rows[0]));
        });
        glfwSetCursorEnterCallback(handle, (w, entered) -> {
            if (!entered && button < 0) {
                panel = -1;
                window.touch();
            }
        });
        glfwSetMouseButtonCallback(handle, (w, which, action, mods) -> press(which, action == GLFW_PRESS));
        glfwSetScrollCallback(handle, (w, dx, dy) -> {
            if (panel >= 0) {
                tell(new InputEvent.Scroll(panel, dx, dy));
            }
        });
    }

    private static String help() {
        StringBuilder text = new StringBuilder();
        for (Overlay overlay : Overlay.values()) {
            line(text, overlay.keyName, overlay.what);
        }
        line(text, "F9", "pause, go on");
        line(text, "F10", "one frame");
        line(text, "F11", "4, 16, 64 times slower");
        line(text, "F12", "save the glass");
        line(text, "Ctrl+F12", "save the window");
        line(text, "Shift+F12", "record a GIF, end it");
        text.append("Escape     close");
        return text.toString();
    }

    private static void line(StringBuilder text, String key, String what) {
        text.append(key).append(" ".repeat(11 - key.length())).append(what).append('\n');
    }

    void key(int key, int action, int mods) {
        if (key >= GLFW_KEY_F1 && key <= GLFW_KEY_F12) {
            if (action == GLFW_PRESS || (action == GLFW_REPEAT && key == GLFW_KEY_F10)) {
                own(key, mods);
                window.touch();
            }
        } else if (key != GLFW_KEY_UNKNOWN) {
            if (action != GLFW_RELEASE && keyCount < MOST_KEYS) {
                keys[keyCount++] = key;
            }
            tell(new InputEvent.Key(key, action != GLFW_RELEASE, action == GLFW_REPEAT));
        }
    }

    /// The key that was pressed first of those that were not taken; 0 if there is none.
    int takeKey() {
        if (keyCount == 0) {
            return PreviewWindow.NO_KEY;
        }
        int key = keys[0];
        System.arraycopy(keys, 1, keys, 0, --keyCount);
        return key;
    }

    private void own(int key, int mods) {
        for (Overlay overlay : Overlay.values()) {
            if (overlay.key == key) {
                window.show(overlay, !window.shows(overlay));
            }
        }
        switch (key) {
            case GLFW_KEY_F9 -> window.pace().setPaused(!window.pace().isPaused());
            case GLFW_KEY_F10 -> window.pace().step();
            case GLFW_KEY_F11 -> window.pace().slower();
            case GLFW_KEY_F12 -> {
                if ((mods & GLFW_MOD_SHIFT) != 0) {
                    shots.record(Math.max(0, panel), System.nanoTime());
                } else if ((mods & GLFW_MOD_CONTROL) != 0) {
                    shots.picture(window);
                } else {
                    shots.picture();
                }
            }
            default -> {}
        }
    }

    /// The mouse moved.
    ///
    /// @param left column of the framebuffer
    /// @param top row of the framebuffer
    void move(double left, double top) {
        int before = panel;
        int beforeX = x;
        int beforeY = y;
        if (button < 0) { // otherwise it belongs to the panel where it went down
            panel = panelAt(left, top);
        }
        if (panel >= 0) {
            x = panels[panel].clampColumn(panels[panel].column(left));
            y = panels[panel].clampRow(panels[panel].row(top));
        }
        if (panel != before || x != beforeX || y != beforeY) {
            if (window.shows(Overlay.INSPECTOR)) {
                window.touch();
            }
            if (panel >= 0) {
                tell(new InputEvent.Pointer(panel, x, y, InputEvent.Pointer.Action.MOVE, button));
            }
        }
    }

    private int panelAt(double left, double top) {
        for (int i = 0; i < panels.length; i++) {
            if (panels[i].contains(panels[i].column(left), panels[i].row(top))) {
                return i;
            }
        }
        return -1;
    }

    void press(int which, boolean down) {
        if (panel < 0) {
            return;
        }
        if (down && button < 0) {
            button = which;
            tell(new InputEvent.Pointer(panel, x, y, InputEvent.Pointer.Action.DOWN, which));
        } else if (!down && button == which) {
            button = -1;
            tell(new InputEvent.Pointer(panel, x, y, InputEvent.Pointer.Action.UP, which));
        }
    }

    private void tell(InputEvent event) {
        InputListener hears = listener;
        if (hears != null) {
            hears.input(event);
        }
    }

    void drawCursor() {
        if (panel >= 0) {
            panels[panel].drawCursor(x, y);
        }
    }

    String inspected() {
        return panel < 0 ? "no pixel under the mouse" : panels[panel].describe(x, y);
    }
}
