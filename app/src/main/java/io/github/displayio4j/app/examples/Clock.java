package io.github.displayio4j.app.examples;

import io.github.displayio4j.displayio.*;
import io.github.displayio4j.displayio.text.Label;
import java.time.LocalTime;

/// The time of day: red in the evening and at night, green by day.
final class Clock implements Example {
    private static final int RED = 0xff0000;
    private static final int GREENISH = 0x85ff00;

    private final Label label = new Label("", RED);

    @Override
    public void run(Board board) {
        Group group = new Group();
        label.setScale(7);
        update(board, true);
        group.append(label.layer());
        board.show(group);
        while (board.sleep(1)) {
            update(board, false);
        }
    }

    private void update(Board board, boolean showsColon) {
        LocalTime now = board.time();
        int hour = now.getHour();
        label.setColor(hour >= 18 || hour < 6 ? RED : GREENISH);
        int hours = hour % 12 == 0 ? 12 : hour % 12;
        String colon = showsColon || now.getSecond() % 2 == 1 ? ":" : " ";
        label.setText("%2d%s%02d".formatted(hours, colon, now.getMinute()));
        // Center the label
        label.moveTo((board.width() - label.width()) / 2, (board.height() - label.height()) / 2);
    }
}
