package io.github.displayio4j.app.gallery;

import io.github.displayio4j.displayio.Layer;
import java.io.IOException;

/// A picture of the gallery.
///
/// @param name of its file, and its caption
/// @param maker of what is shown, in `WIDTH` x `HEIGHT` pixels
public record Piece(String name, Maker maker) {
    /// Columns of a picture.
    public static final int WIDTH = 160;
    /// Rows of a picture, without its caption.
    public static final int HEIGHT = 112;

    /// Makes what a piece shows.
    public interface Maker {
        /// Makes it anew.
        Layer make() throws IOException;
    }
}
