package io.github.displayio4j.preview;

import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.PixelFormat;
import io.github.displayio4j.displayio.render.AreaList;
import io.github.displayio4j.displayio.render.Frame;
import io.github.displayio4j.displayio.render.SceneRenderer;
import org.jspecify.annotations.Nullable;

/// What a scene dirtied since it was looked at last: what a display would have to draw again, whether it then differs
/// or not. It follows the scene as a display of its own, which never draws.
final class SceneChanges {
    private final SceneRenderer renderer;
    private @Nullable Group seen;
    private boolean follows;

    SceneChanges(int width, int height) {
        renderer = new SceneRenderer(PixelFormat.RGB565, width, height);
    }

    /// Looks again. What was dirty before the first look is not told.
    ///
    /// @param root of the scene
    /// @param flashes get the areas
    /// @return whether there were any
    @SuppressWarnings("ReferenceEquality") // a group is itself and no other
    boolean find(@Nullable Group root, Flashes flashes, long now) {
        boolean tells = follows && root == seen;
        if (root != seen || !follows) {
            renderer.setRootGroup(root);
            seen = root;
            follows = true;
        }
        try (Frame frame = renderer.beginFrame()) {
            AreaList areas = frame.areas();
            for (int i = 0; tells && i < areas.size(); i++) {
                flashes.add(areas.x1(i), areas.y1(i), areas.x2(i), areas.y2(i), now);
            }
            boolean any = tells && areas.size() > 0;
            frame.commit();
            return any;
        }
    }

    /// Nobody looks any more: what happens until the next look is not told.
    void forget() {
        follows = false;
    }
}
