package io.github.displayio4j.preview;

import java.util.Locale;

/// Which of several ways to a window is taken.
///
/// @param surface where windows appear
/// @param api by what they are drawn
record WindowChoice(Surface surface, Api api) {
    /// The environment variable that holds the user's words.
    static final String VARIABLE = "DISPLAYIO4J_WINDOW";

    /// Whatever works, the usual first.
    static final WindowChoice ANY = new WindowChoice(Surface.DESKTOP, Api.ANY);

    /// Where windows appear.
    enum Surface {
        /// The user's desktop: Wayland if there is one, else X11.
        DESKTOP,
        /// An X server, also one that Wayland brings.
        X11,
        /// A Wayland compositor.
        WAYLAND,
        /// Nowhere: GLFW's null platform with a context of EGL. For machines without a display server.
        NOWHERE
    }

    /// What draws.
    enum Api {
        /// OpenGL 3.3; OpenGL ES 3.0 where there is none.
        ANY,
        /// OpenGL 3.3.
        DESKTOP,
        /// OpenGL ES 3.0.
        EMBEDDED
    }

    /// What the user says in the environment.
    ///
    /// @throws NoDisplayException for a word that means nothing
    static WindowChoice ofEnvironment() throws NoDisplayException {
        String words = System.getenv(VARIABLE);
        return words == null ? ANY : parse(words);
    }

    /// Reads words such as `x11 gles`.
    ///
    /// @throws NoDisplayException for a word that means nothing
    static WindowChoice parse(String words) throws NoDisplayException {
        Surface surface = Surface.DESKTOP;
        Api api = Api.ANY;
        for (String word : words.strip().toLowerCase(Locale.ROOT).split("[ ,]+", -1)) {
            switch (word) {
                case "" -> {}
                case "x11" -> surface = Surface.X11;
                case "wayland" -> surface = Surface.WAYLAND;
                case "nowhere" -> surface = Surface.NOWHERE;
                case "gl" -> api = Api.DESKTOP;
                case "gles" -> api = Api.EMBEDDED;
                default ->
                    throw new NoDisplayException(
                            VARIABLE + " must be words of x11, wayland, nowhere, gl, gles, not '" + word + "'");
            }
        }
        return new WindowChoice(surface, api);
    }
}
