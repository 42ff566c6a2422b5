package io.github.displayio4j.preview;

/// Somebody who hears what the user does in a window: the application whose panel is shown there. Called on the
/// window's thread, within `poll`.
@FunctionalInterface
public interface InputListener {
    /// The user did something.
    void input(InputEvent event);
}
