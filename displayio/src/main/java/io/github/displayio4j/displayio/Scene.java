package io.github.displayio4j.displayio;

import io.github.displayio4j.displayio.scene.SceneGate;

/// Edit scopes, for scenes that other threads change while displays refresh.
///
/// ```java
/// try (var _ = Scene.edit()) {
///     ball.moveTo(x, y);
///     shadow.moveTo(x + 3, y + 3);
/// }
/// ```
///
/// A refresh sees all of a scope or nothing of it. A scope waits for the frames that are being drawn, not for the
/// wire that they go out on; frames wait for the scope, so keep it short. A scene that only the refreshing thread
/// changes needs none.
public final class Scene {
    private static final Edit EDIT = new Edit();

    private Scene() {}

    /// Opens an edit scope for this thread; scopes nest.
    ///
    /// @throws IllegalStateException if this thread is in the middle of a frame
    public static Edit edit() {
        SceneGate.enterEdit();
        return EDIT;
    }

    /// An open edit scope; close it in the thread that opened it.
    public static final class Edit implements AutoCloseable {
        private Edit() {}

        /// Ends the scope.
        ///
        /// @throws IllegalStateException if this thread has no scope open
        @Override
        public void close() {
            SceneGate.leaveEdit();
        }
    }
}
