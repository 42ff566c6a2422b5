package io.github.displayio4j.app.examples;

import io.github.displayio4j.displayio.*;
import io.github.displayio4j.displayio.text.Label;
import java.util.*;

/// Lines that scroll up as new ones come, over a status line.
final class TerminalText implements Example {
    @Override
    public void run(Board board) {
        Deque<String> lines = new ArrayDeque<>();
        Label text = new Label("", 0x80ff80);
        Label status = new Label("line 0", 0x000000);
        status.setBackground(0xc9c9c9);
        int rows = board.height() / 12 - 1;
        status.moveTo(0, rows * 12);
        Group group = new Group();
        group.append(text.layer());
        group.append(status.layer());
        board.show(group);
        for (int n = 1; board.sleep(0.1); n++) {
            lines.add("%3d  %s".formatted(n, "*".repeat(n % 20)));
            if (lines.size() > rows) {
                lines.remove();
            }
            text.setText(String.join("\n", lines));
            status.setText("line " + n);
        }
    }
}
