package io.github.displayio4j.camera;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Looks for QR codes beside a viewfinder: on a thread of its own, always in the newest frame that it is offered while
/// it has nothing to do, so that frames are held up by nothing but a copy.
public final class QrWatch implements AutoCloseable {
    /// A code that was read.
    ///
    /// @param text what it says
    /// @param frame number of the frame that it was read in
    public record Code(String text, long frame) {}

    private final QrReader reader;
    private final Thread thread;
    private final Object monitor = new Object();
    private @Nullable CameraFrame next;
    private @Nullable Code found;
    private long looked;
    private boolean patient;
    private boolean closed;

    /// Starts to wait for frames.
    ///
    /// @throws IllegalStateException as `QrReader.open()`
    public QrWatch() {
        reader = QrReader.open();
        thread = Thread.ofPlatform().name("qr-codes").daemon().start(this::run);
    }

    /// Whether `offer` waits until the frame has been looked at, so that none is left out; false if not told.
    public void setPatient(boolean waits) {
        synchronized (monitor) {
            patient = waits;
        }
    }

    /// Has a look at a frame, of which a copy is made, unless another one is being looked at.
    public void offer(CameraFrame frame) {
        synchronized (monitor) {
            if (next != null || closed) {
                return;
            }
            next = frame.copy();
            monitor.notifyAll();
            while (patient && next != null && !closed) {
                try {
                    monitor.wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    /// What was read in the frame that was looked at last; null if there was no code in it.
    public @Nullable Code code() {
        synchronized (monitor) {
            return found;
        }
    }

    /// Frames that were looked at.
    public long looked() {
        synchronized (monitor) {
            return looked;
        }
    }

    private void run() {
        while (true) {
            CameraFrame frame;
            synchronized (monitor) {
                while (next == null && !closed) {
                    try {
                        monitor.wait();
                    } catch (InterruptedException e) {
                        return;
                    }
                }
                frame = next;
            }
            if (frame == null) {
                return;
            }
            Code code = look(frame);
            synchronized (monitor) {
                found = code;
                looked++;
                next = null;
                monitor.notifyAll();
            }
        }
    }

    private @Nullable Code look(CameraFrame frame) {
        try {
            String text = reader.read(frame);
            return text == null ? null : new Code(text, frame.number());
        } catch (IOException e) {
            return null; // the viewfinder says what is wrong with the frame
        }
    }

    /// Ends the thread. Closing twice does nothing.
    @Override
    public void close() {
        synchronized (monitor) {
            closed = true;
            monitor.notifyAll();
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
