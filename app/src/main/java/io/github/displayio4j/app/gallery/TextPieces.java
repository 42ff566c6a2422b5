package io.github.displayio4j.app.gallery;

import static io.github.displayio4j.app.gallery.Material.group;

import io.github.displayio4j.displayio.terminalio.Terminal;
import io.github.displayio4j.displayio.text.Alignment;
import io.github.displayio4j.displayio.text.Direction;
import io.github.displayio4j.displayio.text.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Labels with their options, and a terminal.
final class TextPieces {
    private TextPieces() {}

    static List<Piece> all() {
        List<Piece> pieces = new ArrayList<>();
        label(pieces, "setOutline", "Outline", 2, label -> label.setOutline(0xff4040, 1));
        label(pieces, "setPadding", "padded", 2, label -> {
            label.setBackground(0x208040);
            label.setPadding(6, 2, 12, 8);
        });
        label(pieces, "setTight", "tight", 3, label -> {
            label.setBackground(0x208040);
            label.setTight(true);
        });
        label(pieces, "setLineSpacing", "one\ntwo\nthree", 1, label -> label.setLineSpacing(2));
        label(
                pieces,
                "setWrap",
                "Words that are too many for a line go on in the next",
                1,
                label -> label.setWrap(100));
        for (Alignment alignment : Alignment.values()) {
            label(pieces, "Alignment " + alignment, "a line\nand\na longer one", 1, label -> {
                label.setBackground(0x304050);
                label.setAlignment(alignment);
            });
        }
        for (Direction direction : Direction.values()) {
            label(pieces, "Direction " + direction, "Text", 2, label -> label.setDirection(direction));
        }
        for (double anchor : new double[] {0, 0.5, 1}) {
            label(pieces, "setAnchor " + anchor, "here", 2, label -> label.setAnchor(anchor, anchor));
        }
        pieces.add(new Piece("Terminal", () -> {
            Terminal terminal = new Terminal(26, 9);
            terminal.setNewLineMode(true);
            for (int colour = 31; colour < 38; colour++) {
                terminal.append("\033[%dmcolour %d \033[0;%dm  \033[0m\n".formatted(colour, colour, colour + 10));
            }
            terminal.append("$ ");
            return terminal.layer();
        }));
        return pieces;
    }

    private static void label(List<Piece> pieces, String name, String text, int scale, Consumer<Label> option) {
        pieces.add(new Piece("Label " + name, () -> {
            Label label = new Label(text, 0xffffff);
            label.setScale(scale);
            option.accept(label);
            label.moveTo(60, 50);
            return group(ScenePieces.background(), label.layer());
        }));
    }
}
