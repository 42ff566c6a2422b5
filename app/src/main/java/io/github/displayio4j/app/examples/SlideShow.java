package io.github.displayio4j.app.examples;

import io.github.displayio4j.displayio.*;
import io.github.displayio4j.displayio.imageload.ImageLoad;
import java.io.IOException;
import java.util.List;

/// Pictures of several formats, fading one over the other.
final class SlideShow implements Example {
    private static final List<String> FILES = List.of("dusk.jpg", "meadow.png", "rings.gif");
    private static final int STEPS = 10;

    @Override
    public void run(Board board) throws IOException {
        Group group = new Group();
        board.show(group);
        for (int i = 0; show(board, group, FILES.get(i % FILES.size())); i++) {}
    }

    private static boolean show(Board board, Group group, String name) throws IOException {
        Image image = ImageLoad.load(board.file(name));
        TileGrid grid = new TileGrid(image.bitmap(), image.pixelShader());
        grid.moveTo(
                (board.width() - image.bitmap().width()) / 2,
                (board.height() - image.bitmap().height()) / 2);
        group.append(grid);
        for (int step = 1; step <= STEPS; step++) {
            grid.setOpacity(step / (double) STEPS);
            if (group.size() > 1) {
                group.get(0).setOpacity(1 - step / (double) STEPS);
            }
            if (!board.sleep(0.05)) {
                return false;
            }
        }
        while (group.size() > 1) {
            group.pop(0);
        }
        return board.sleep(3);
    }
}
