package io.github.displayio4j.busdisplay;

import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.render.SceneRenderer;
import org.jspecify.annotations.Nullable;

/// What a display is to show and how it is turned, as its user said last. A frame takes it over when it begins, so
/// that nobody who changes it waits for the wire.
final class WantedScene {
    private final int panelWidth;
    private final int panelHeight;
    private final SceneRenderer[] renderers;
    private @Nullable Group root;
    private int rotation;
    private boolean newRoot;
    private boolean newRotation;

    /// Of a display that draws with these renderers, one for each plane.
    WantedScene(int panelWidth, int panelHeight, SceneRenderer... renderers) {
        this.panelWidth = panelWidth;
        this.panelHeight = panelHeight;
        this.renderers = renderers;
    }

    synchronized int width() {
        return rotation % 180 == 0 ? panelWidth : panelHeight;
    }

    synchronized int height() {
        return rotation % 180 == 0 ? panelHeight : panelWidth;
    }

    synchronized int rotation() {
        return rotation;
    }

    /// @throws IllegalArgumentException unless it is 0, 90, 180 or 270
    synchronized void turn(int degrees) {
        if (degrees != 0 && degrees != 90 && degrees != 180 && degrees != 270) {
            throw new IllegalArgumentException("rotation must be 0, 90, 180 or 270, not " + degrees);
        }
        rotation = degrees;
        newRotation = true;
    }

    synchronized @Nullable Group root() {
        return root;
    }

    synchronized void show(@Nullable Group group) {
        root = group;
        newRoot = true;
    }

    /// Tells the renderers of the display, which have no frame open, what is new.
    synchronized void apply() {
        for (SceneRenderer renderer : renderers) {
            if (newRotation) {
                renderer.setRotation(rotation);
            }
            if (newRoot) {
                renderer.setRootGroup(root);
            }
        }
        newRotation = false;
        newRoot = false;
    }
}
