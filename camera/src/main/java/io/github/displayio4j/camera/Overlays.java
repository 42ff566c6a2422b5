package io.github.displayio4j.camera;

import io.github.displayio4j.displayio.text.Label;
import io.github.displayio4j.displayio.text.TextBuffer;

/// What lies over the video.
final class Overlays {
    private static final int LABEL_COLOR = 0xFFFF00;
    private static final int LABEL_MARGIN = 2;
    private static final int CAPTION_HEIGHT = 16;

    final FocusMark focus;
    final Label label = new Label("", LABEL_COLOR);
    final Label caption = new Label("", LABEL_COLOR);
    private final TextBuffer text = new TextBuffer();

    Overlays(int panelWidth, int panelHeight) {
        focus = new FocusMark(panelWidth, panelHeight);
        label.setBackground(0x000000);
        label.moveTo(LABEL_MARGIN, LABEL_MARGIN);
        caption.setBackground(0x000000);
        caption.moveTo(LABEL_MARGIN, panelHeight - CAPTION_HEIGHT);
    }

    void update(long number, double framesPerSecond) {
        focus.moveTo(number);
        text.clear().append("frame ").append(number).append("  ");
        text.appendFixed(framesPerSecond, 1).append(" fps");
        label.setText(text);
    }
}
