package io.github.displayio4j.app.examples;

import io.github.displayio4j.displayio.*;
import io.github.displayio4j.displayio.text.Label;

/// Text anchored to the corners, the edges and the centre of the display.
final class Labels implements Example {
    private static final String TEXT = "Hello";

    @Override
    public void run(Board board) {
        Group texts = new Group();
        for (double down : new double[] {0, 0.5, 1}) {
            for (double across : new double[] {0, 0.5, 1}) {
                Label label = new Label(TEXT, 0xffffff);
                label.setScale(2);
                label.setAnchor(across, down);
                label.moveTo((int) (across * board.width()), (int) (down * board.height()));
                texts.append(label.layer());
            }
        }
        board.show(texts);
        while (board.sleep(1)) {}
    }
}
