package io.github.displayio4j.camera;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Saves photos on a thread of its own, so that a viewfinder runs on while the card is slow, and when it is pulled out.
public final class Shutter implements AutoCloseable {
    /// Photos that wait; a feed has memory for so many.
    private static final int WAITING = 2;

    private final PhotoStore store;
    private final ThreadPoolExecutor saver;

    /// A shutter for a folder.
    public Shutter(PhotoStore store) {
        this.store = store;
        saver = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING),
                Thread.ofPlatform().name("photos").daemon().factory(),
                new ThreadPoolExecutor.AbortPolicy());
    }

    /// Saves a frame as the camera sent it.
    ///
    /// @param frame closed when it was saved, or could not be
    /// @return the photo's name; fails with the `IOException` of the store, or one that says that three photos wait
    public CompletableFuture<Path> take(FrameLease frame) {
        return run(() -> store.save(frame), frame::close);
    }

    /// Saves what somebody writes, on the shutter's thread.
    public CompletableFuture<Path> take(Saving saving) {
        return run(saving, () -> {});
    }

    private CompletableFuture<Path> run(Saving saving, Runnable after) {
        CompletableFuture<Path> photo = new CompletableFuture<>();
        try {
            saver.execute(() -> {
                try {
                    photo.complete(saving.save());
                } catch (IOException | RuntimeException e) {
                    photo.completeExceptionally(e);
                } finally {
                    after.run();
                }
            });
        } catch (RejectedExecutionException e) {
            after.run();
            photo.completeExceptionally(new IOException(
                    store.folder() + ": photos come faster than they can be saved; this one was not taken", e));
        }
        return photo;
    }

    /// Saves something.
    @FunctionalInterface
    public interface Saving {
        /// Does it.
        ///
        /// @return the name
        /// @throws IOException if it fails
        Path save() throws IOException;
    }

    /// Waits for the photos that are being saved.
    @Override
    public void close() {
        saver.close();
    }
}
