package io.github.displayio4j.app.gallery;

import static io.github.displayio4j.app.gallery.Material.group;

import io.github.displayio4j.displayio.Layer;
import io.github.displayio4j.displayio.fontio.BuiltinFont;
import io.github.displayio4j.displayio.fontio.Font;
import io.github.displayio4j.displayio.fontio.FontException;
import io.github.displayio4j.displayio.fontio.Fonts;
import io.github.displayio4j.displayio.fontio.TrueTypeFont;
import io.github.displayio4j.displayio.text.Alignment;
import io.github.displayio4j.displayio.text.BidiShaper;
import io.github.displayio4j.displayio.text.Label;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Fonts of all kinds.
final class FontPieces {
    private interface Text {
        Label make() throws IOException;
    }

    private FontPieces() {}

    static List<Piece> all() {
        List<Piece> pieces = new ArrayList<>();
        text(pieces, "BuiltinFont", () -> sample(BuiltinFont.FONT));
        for (String file : new String[] {"slanted.bdf", "bold.pcf", "smooth-4bit.bin"}) {
            text(pieces, "Fonts.load " + file, () -> sample(Fonts.of(Material.file(file))));
        }
        text(pieces, "smooth, with background", () -> {
            Label label = sample(Fonts.of(Material.file("smooth-4bit.bin")));
            label.setBackground(0xfff0c0);
            label.setColor(0x102040);
            label.setPadding(3, 1, 3, 1);
            return label;
        });
        text(pieces, "smooth, with outline", () -> {
            Label label = sample(Fonts.of(Material.file("smooth-4bit.bin")));
            label.setOutline(0x802000, 1);
            return label;
        });
        text(pieces, "TrueTypeFont, 12", () -> sample(TrueTypeFont.ofFamily("SansSerif", 12)));
        text(
                pieces,
                "TrueTypeFont, 28",
                () -> new Label(TrueTypeFont.ofFamily("Serif", 28), "Hello,\nworld", 0xffffff));
        text(
                pieces,
                "BidiShaper, Hebrew",
                () -> rightToLeft("\u05e9\u05dc\u05d5\u05dd (\u05d0\u05d1\u05d2) 123\nabc \u05d3\u05d4\u05d5 def"));
        text(
                pieces,
                "BidiShaper, Arabic",
                () -> rightToLeft(
                        "\u0645\u0631\u062d\u0628\u0627 \u0628\u0627\u0644\u0639\u0627\u0644\u0645\n\u0633\u0644\u0627\u0645 12"));
        return pieces;
    }

    private static void text(List<Piece> pieces, String name, Text text) {
        pieces.add(new Piece(name, () -> shown(text)));
    }

    /// The text, or why there is none: TrueType needs what a system may not have.
    private static Layer shown(Text text) throws IOException {
        Label label;
        try {
            label = text.make();
        } catch (FontException e) {
            label = new Label(String.valueOf(e.getMessage()), 0xffa0a0);
            label.setWrap(Piece.WIDTH - 16);
        }
        label.moveTo(8, 8);
        return group(ScenePieces.background(), label.layer());
    }

    private static Label sample(Font font) {
        return new Label(font, "The quick\nbrown fox\n0123 AaGg!", 0xffffff);
    }

    private static Label rightToLeft(String text) throws FontException {
        Label label = new Label(TrueTypeFont.ofFamily("SansSerif", 20), text, 0xffffff);
        label.setShaper(new BidiShaper(true));
        label.setAlignment(Alignment.RIGHT);
        return label;
    }
}
