package io.github.displayio4j.panels;

import io.github.displayio4j.displayio.gifio.GifWriter;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Records a glass as an endless animated GIF while it is used. `capture` only copies the picture into a
/// slot made beforehand; colours are chosen and compressed on a thread of the recorder's own. When that one
/// lags behind, `capture` waits: no frame is dropped, and memory stays bounded.
///
/// Viewers show no frame for less than 1/50 s; frames that come faster are played at 50 a second.
public final class GifRecorder implements AutoCloseable {
    private static final int SLOTS = 4;
    private static final long NANOS_PER_HUNDREDTH = 10_000_000;

    private final GlassView glass;
    private final Path path;
    private final SafeFile file;
    private final GifWriter writer;
    private final Thread thread;

    private final int[][] slots;
    private final long[] times = new long[SLOTS];
    // guarded by this
    private int head;
    private int filled;
    private boolean ended;
    private @Nullable Throwable failure;

    private GifRecorder(Path path, GlassView glass, int zoom) throws IOException {
        this.path = path;
        this.glass = glass;
        slots = new int[SLOTS][glass.width() * glass.height()];
        file = new SafeFile(path);
        writer = GifWriter.builder(file.out(), glass.width(), glass.height())
                .zoom(zoom)
                .build();
        thread = Thread.ofPlatform().name("gif " + path.getFileName()).daemon().unstarted(this::run);
    }

    /// Opens a file; it appears under its name when the recorder is closed.
    ///
    /// @param path replaced if it exists; its folder must exist
    /// @param zoom columns and rows that a pixel of the glass takes in the GIF, 1..16
    /// @throws IOException if it can't be written
    /// @throws IllegalArgumentException if the zoom is out of range or the GIF would have more than 65 535
    /// columns or rows
    public static GifRecorder open(Path path, GlassView glass, int zoom) throws IOException {
        GlassImages.checkZoom(zoom);
        if (Math.max(glass.width(), glass.height()) * zoom > 65535) {
            throw new IllegalArgumentException("a GIF has at most 65535 columns and rows, not " + glass.width() * zoom
                    + "x" + glass.height() * zoom);
        }
        GifRecorder recorder = new GifRecorder(path, glass, zoom);
        recorder.thread.start();
        return recorder;
    }

    /// Appends what the glass shows now. Allocates nothing. To be called from one thread at a time.
    ///
    /// @param nanos when, on any clock that does not run backwards; a frame is shown until the next one's time
    /// @throws UncheckedIOException if writing failed
    /// @throws IllegalStateException if closed
    public void capture(long nanos) {
        int slot;
        synchronized (this) {
            if (ended) {
                throw new IllegalStateException("the recorder of " + path + " is closed");
            }
            while (filled == SLOTS && failure == null) {
                waitHere();
            }
            if (failure != null) {
                throw new UncheckedIOException(failed(failure));
            }
            slot = (head + filled) % SLOTS;
        }
        glass.read(slots[slot]); // nobody else touches a slot that is not filled
        times[slot] = nanos;
        synchronized (this) {
            filled++;
            notifyAll();
        }
    }

    /// Writes what was captured, and puts the file under its name. A recorder that captured nothing leaves
    /// no file.
    ///
    /// @throws IOException if writing failed; then no file is left
    @Override
    public void close() throws IOException {
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
            notifyAll();
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for the end of " + path);
        }
        try (file) {
            if (failure != null) {
                throw failed(failure);
            }
        }
    }

    private IOException failed(Throwable cause) {
        return new IOException("can't write " + path + ": " + cause.getMessage(), cause);
    }

    private void run() {
        try {
            write();
        } catch (IOException | RuntimeException | Error e) {
            synchronized (this) {
                failure = e;
                notifyAll();
            }
        }
    }

    private void write() throws IOException {
        int[] frame = new int[slots[0].length];
        boolean pending = false;
        long startNanos = 0;
        long shownHundredths = 0;
        int hundredths = 10;
        while (true) {
            int slot;
            synchronized (this) {
                while (filled == 0 && !ended) {
                    waitHere();
                }
                if (filled == 0) {
                    break;
                }
                slot = head;
            }
            // a frame can be written when the next one tells how long it was seen
            if (pending) {
                long until = (times[slot] - startNanos + NANOS_PER_HUNDREDTH / 2) / NANOS_PER_HUNDREDTH;
                hundredths = Math.clamp(until - shownHundredths, 2, 65535);
                shownHundredths += hundredths;
                writer.addFrame(frame, hundredths / 100.0);
            } else {
                startNanos = times[slot];
            }
            System.arraycopy(slots[slot], 0, frame, 0, frame.length);
            pending = true;
            synchronized (this) {
                head = (head + 1) % SLOTS;
                filled--;
                notifyAll();
            }
        }
        if (pending) {
            writer.addFrame(frame, hundredths / 100.0); // the last one as long as the one before
            writer.close();
            file.commit();
        }
    }

    @SuppressWarnings("WaitNotInLoop") // the callers loop
    private synchronized void waitHere() {
        try {
            wait();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while waiting for the writer of " + path, e);
        }
    }
}
