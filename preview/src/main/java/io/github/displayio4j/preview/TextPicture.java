package io.github.displayio4j.preview;

import io.github.displayio4j.busdisplay.FramebufferDisplay;
import io.github.displayio4j.displaybus.Framebuffer;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.text.Label;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// A text as a picture: white on dark, in the built-in font, drawn by the engine itself.
final class TextPicture {
    private static final int MARGIN = 3;
    private static final int INK = 0xFFFFFF;
    private static final int PAPER = 0x202020;

    private final int width;
    private final int height;
    private final int[] xrgb;

    private TextPicture(int width, int height, int[] xrgb) {
        this.width = width;
        this.height = height;
        this.xrgb = xrgb;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /// `0x00RRGGBB`, row by row.
    int[] xrgb() {
        return xrgb;
    }

    /// @param text lines separated by `'\n'`; not empty
    static TextPicture of(String text) {
        Label label = new Label(text, INK);
        label.moveTo(MARGIN, MARGIN);
        int width = label.width() + 2 * MARGIN;
        int height = label.height() + 2 * MARGIN;
        Group root = new Group();
        root.append(label.layer());
        Memory memory = new Memory(width, height);
        try (FramebufferDisplay display = new FramebufferDisplay(memory, 0)) {
            display.setRootGroup(root);
            display.refresh();
        }
        int[] xrgb = memory.pixels.toArray(ValueLayout.JAVA_INT);
        for (int i = 0; i < xrgb.length; i++) {
            xrgb[i] = (xrgb[i] & 0xffffff) == 0 ? PAPER : INK; // what no layer covers is black
        }
        return new TextPicture(width, height, xrgb);
    }

    private record Memory(int width, int height, MemorySegment pixels) implements Framebuffer {
        Memory(int width, int height) {
            this(width, height, MemorySegment.ofArray(new int[width * height]));
        }

        @Override
        public String name() {
            return "a text of the preview";
        }

        @Override
        public Layout layout() {
            return Layout.BGRX8888;
        }

        @Override
        public long stride() {
            return 4L * width;
        }

        @Override
        public void show(int[] areas, int count) {}

        @Override
        public void close() {}
    }
}
