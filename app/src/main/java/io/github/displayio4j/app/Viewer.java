package io.github.displayio4j.app;

import io.github.displayio4j.busdisplay.Controller;
import io.github.displayio4j.displaybus.Line;
import io.github.displayio4j.displaybus.WireListener;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.panels.EmulatedPanel;
import io.github.displayio4j.panels.GlassView;
import io.github.displayio4j.panels.TurnedGlass;
import io.github.displayio4j.preview.NoDisplayException;
import io.github.displayio4j.preview.Pace;
import io.github.displayio4j.preview.PanelView;
import io.github.displayio4j.preview.PreviewWindow;
import io.github.displayio4j.preview.TerminalPreview;
import io.github.displayio4j.preview.WireWatch;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Somebody who looks at the glass while a program runs: in a window or in a terminal.
sealed interface Viewer extends AutoCloseable {
    /// Shows the glass if it changed, and handles what the user did.
    ///
    /// @param waitMillis sleeps up to so long
    /// @return false once the user closed it
    boolean poll(int waitMillis) throws IOException;

    /// The next key that the user pressed, as [PreviewWindow#takeKey] gives them.
    int takeKey();

    /// What to say about what is seen.
    void setTitle(String title);

    /// Shows a text, such as an error in a file that is edited; null takes it away.
    void setMessage(@Nullable String message);

    /// How fast the user lets the program go on.
    Pace pace();

    @Override
    void close() throws IOException;

    /// Opens what the user asks for.
    ///
    /// @param json whether standard output is for a report
    /// @param files whether the result is elsewhere, in files or on a real panel; then no terminal is taken unasked
    /// @return null for nothing
    /// @throws UsageException if standard output is needed twice
    static @Nullable Viewer open(
            Preview preview,
            boolean json,
            boolean files,
            Rig rig,
            Ear ear,
            String title,
            Supplier<? extends @Nullable Group> scene) {
        GlassView glass = TurnedGlass.of(rig.glass, rig.screen.rotation());
        PanelView view = PanelView.of(glass, rig.name).scene(scene);
        if (rig.isOnBus() && (preview == Preview.WINDOW || preview == Preview.AUTO)) {
            int rotation = rig.screen.rotation();
            WireWatch watch = new WireWatch(rig.spec(), rotation);
            view = view.wire(watch).round(rig.spec().glass().round());
            if (rig.glass instanceof EmulatedPanel panel
                    && panel.spec().controller().family() == Controller.Family.MIPI_DCS) {
                view = view.beam(() -> panel.beam(rig.clock), rotation);
            }
            ear.tell(watch);
        }
        Viewer viewer = open(preview, json, files, view, title);
        if (!(viewer instanceof OnWindow)) {
            ear.tell(null);
        }
        return viewer;
    }

    /// As the other, for anything that has a glass.
    static @Nullable Viewer open(Preview preview, boolean json, boolean files, PanelView view, String title) {
        GlassView glass = view.glass();
        if (json && (preview == Preview.TERMINAL || preview == Preview.SIXEL)) {
            throw new UsageException("--preview " + preview.name().toLowerCase(Locale.ROOT)
                    + " and --json both want standard output; take --preview window or none");
        }
        return switch (preview) {
            case NONE -> null;
            case TERMINAL -> OnTerminal.halfBlocks(glass);
            case SIXEL -> OnTerminal.sixels(glass);
            case WINDOW -> {
                try {
                    yield OnWindow.open(view, title);
                } catch (NoDisplayException e) {
                    throw new IllegalStateException(e.getMessage(), e);
                }
            }
            case AUTO -> {
                try {
                    yield OnWindow.open(view, title);
                } catch (NoDisplayException e) {
                    yield json || files || !Terminal.isOutput() ? null : OnTerminal.halfBlocks(glass);
                }
            }
        };
    }

    /// Hears the bus for somebody who comes later.
    final class Ear implements WireListener {
        private volatile @Nullable WireListener listener;

        void tell(@Nullable WireListener listener) {
            this.listener = listener;
        }

        @Override
        public void line(Line line, boolean high, long nanos) {
            WireListener hears = listener;
            if (hears != null) {
                hears.line(line, high, nanos);
            }
        }

        @Override
        public void bytes(MemorySegment bytes, long offset, long length, long start, long end) {
            WireListener hears = listener;
            if (hears != null) {
                hears.bytes(bytes, offset, length, start, end);
            }
        }

        @Override
        public void message(int address, MemorySegment bytes, long offset, long length, long start, long end) {
            WireListener hears = listener;
            if (hears != null) {
                hears.message(address, bytes, offset, length, start, end);
            }
        }
    }

    /// A window.
    record OnWindow(PreviewWindow window) implements Viewer {
        private static final int WINDOW_PIXELS = 720; // the zoom is chosen so that the window is about so large

        static OnWindow open(PanelView view, String title) throws NoDisplayException {
            GlassView glass = view.glass();
            int zoom = Math.clamp(WINDOW_PIXELS / Math.max(glass.width(), glass.height()), 1, PreviewWindow.MAX_ZOOM);
            return new OnWindow(PreviewWindow.open(List.of(view), "displayio4j: " + title, zoom));
        }

        @Override
        public boolean poll(int waitMillis) {
            return window.poll(waitMillis);
        }

        @Override
        public void setTitle(String title) {
            window.setTitle(title);
        }

        @Override
        public void setMessage(@Nullable String message) {
            window.setMessage(message);
        }

        @Override
        public int takeKey() {
            return window.takeKey();
        }

        @Override
        public Pace pace() {
            return window.pace();
        }

        @Override
        public void close() {
            window.close();
        }
    }

    /// This terminal. It has no keys; Ctrl+C ends the program.
    record OnTerminal(TerminalPreview preview, Pace pace) implements Viewer {
        private static final int SIXEL_WIDTH = 640;
        private static final int SIXEL_HEIGHT = 480;

        static OnTerminal halfBlocks(GlassView glass) {
            Terminal.Size size = Terminal.size();
            return new OnTerminal(
                    TerminalPreview.halfBlocks(glass, Terminal.out(), size.columns(), size.rows()), new Pace());
        }

        static OnTerminal sixels(GlassView glass) {
            return new OnTerminal(TerminalPreview.sixels(glass, Terminal.out(), SIXEL_WIDTH, SIXEL_HEIGHT), new Pace());
        }

        @Override
        public boolean poll(int waitMillis) throws IOException {
            preview.show();
            try {
                Thread.sleep(waitMillis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
            return true;
        }

        @Override
        public int takeKey() {
            return PreviewWindow.NO_KEY;
        }

        @Override
        public void setTitle(String title) {}

        @Override
        public void setMessage(@Nullable String message) {
            if (message != null) {
                System.err.println(message);
            }
        }

        @Override
        public void close() throws IOException {
            preview.close();
        }
    }
}
