package io.github.displayio4j.app.gallery;

import java.util.ArrayList;
import java.util.List;

/// All pieces, in the order of the contact sheet.
public final class Gallery {
    private Gallery() {}

    /// All of them.
    public static List<Piece> pieces() {
        List<Piece> pieces = new ArrayList<>(ScenePieces.all());
        pieces.addAll(ShapePieces.all());
        pieces.addAll(FontPieces.all());
        pieces.addAll(TextPieces.all());
        pieces.addAll(WidgetPieces.all());
        pieces.addAll(ToolPieces.all());
        return pieces;
    }
}
