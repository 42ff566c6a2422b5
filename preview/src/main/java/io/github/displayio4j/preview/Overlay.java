package io.github.displayio4j.preview;

import static org.lwjgl.glfw.GLFW.GLFW_KEY_F1;
import static org.lwjgl.glfw.GLFW.GLFW_KEY_F2;
import static org.lwjgl.glfw.GLFW.GLFW_KEY_F3;
import static org.lwjgl.glfw.GLFW.GLFW_KEY_F4;
import static org.lwjgl.glfw.GLFW.GLFW_KEY_F5;
import static org.lwjgl.glfw.GLFW.GLFW_KEY_F6;
import static org.lwjgl.glfw.GLFW.GLFW_KEY_F7;
import static org.lwjgl.glfw.GLFW.GLFW_KEY_F8;

/// What a window draws over the glass, each switched by a key.
public enum Overlay {
    /// The keys, listed.
    HELP(GLFW_KEY_F1, "F1", "these keys"),
    /// What changed on the glass flashes yellow, what the scene dirtied in an orange frame.
    CHANGES(GLFW_KEY_F2, "F2", "flash what changed, in the scene and on the glass"),
    /// Windows that were sent flash.
    WINDOWS(GLFW_KEY_F3, "F3", "windows on the wire"),
    /// Boxes around the layers of the scene.
    LAYERS(GLFW_KEY_F4, "F4", "outlines of layers"),
    /// What an eye sees of the scan: the line that is refreshed now, pictures that tear; and e-paper while it is busy.
    BEAM(GLFW_KEY_F5, "F5", "scan beam and tearing, e-paper"),
    /// Lines between the pixels, from zoom 3 on.
    GRID(GLFW_KEY_F6, "F6", "pixel grid"),
    /// Round glass is seen round. On at first.
    MASK(GLFW_KEY_F7, "F7", "round mask"),
    /// What is known of the pixel under the mouse.
    INSPECTOR(GLFW_KEY_F8, "F8", "pixel under the mouse");

    final int key;
    final String keyName;
    final String what;

    Overlay(int key, String keyName, String what) {
        this.key = key;
        this.keyName = keyName;
        this.what = what;
    }
}
