package io.github.displayio4j.app;

import io.github.displayio4j.busdisplay.BusDisplay;
import io.github.displayio4j.busdisplay.FramebufferDisplay;
import io.github.displayio4j.busdisplay.RefreshReport;
import io.github.displayio4j.displayio.Group;

/// What a run draws on: a panel on a bus, or a framebuffer.
sealed interface Screen extends AutoCloseable {
    int width();

    int height();

    int rotation();

    void setRootGroup(Group root);

    RefreshReport refresh();

    @Override
    void close();

    /// A panel on a bus.
    record Panel(BusDisplay display) implements Screen {
        @Override
        public int width() {
            return display.width();
        }

        @Override
        public int height() {
            return display.height();
        }

        @Override
        public int rotation() {
            return display.rotation();
        }

        @Override
        public void setRootGroup(Group root) {
            display.setRootGroup(root);
        }

        @Override
        public RefreshReport refresh() {
            return display.refresh();
        }

        @Override
        public void close() {
            display.close();
        }
    }

    /// Memory of the kernel.
    ///
    /// @param changed called after each refresh
    record Memory(FramebufferDisplay display, Runnable changed) implements Screen {
        @Override
        public int width() {
            return display.width();
        }

        @Override
        public int height() {
            return display.height();
        }

        @Override
        public int rotation() {
            return display.rotation();
        }

        @Override
        public void setRootGroup(Group root) {
            display.setRootGroup(root);
        }

        @Override
        public RefreshReport refresh() {
            RefreshReport report = display.refresh();
            changed.run();
            return report;
        }

        @Override
        public void close() {
            display.close();
        }
    }
}
