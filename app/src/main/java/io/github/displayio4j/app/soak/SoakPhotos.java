package io.github.displayio4j.app.soak;

import io.github.displayio4j.camera.FrameLease;
import io.github.displayio4j.camera.PhotoStore;
import io.github.displayio4j.camera.Shutter;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// Photos that are taken while a viewfinder runs: one a second, of each of which it is known what must be in it.
final class SoakPhotos implements AutoCloseable {
    private static final long PERIOD_NANOS = 1_000_000_000;

    @SuppressWarnings("ArrayRecordComponent") // compared by what is in it
    private record Photo(CompletableFuture<Path> file, byte[] bytes) {}

    private final Shutter shutter;
    private final List<Photo> photos = new ArrayList<>();
    private long due = System.nanoTime();

    /// @throws IOException if the folder does not exist
    SoakPhotos(Path folder) throws IOException {
        shutter = new Shutter(PhotoStore.open(folder));
    }

    /// Presses the shutter if it is time.
    void shown(FrameLease frame) {
        long now = System.nanoTime();
        if (now >= due) {
            due = now + PERIOD_NANOS;
            byte[] bytes =
                    frame.segment().asSlice(frame.offset(), frame.length()).toArray(ValueLayout.JAVA_BYTE);
            photos.add(new Photo(shutter.take(frame.share()), bytes));
        }
    }

    /// Photos that were taken.
    int taken() {
        return photos.size();
    }

    /// Waits for all; photos that were not saved, or are not what the camera sent.
    int wrong() throws IOException, InterruptedException {
        int wrong = 0;
        for (Photo photo : photos) {
            try {
                wrong += Arrays.equals(Files.readAllBytes(photo.file().get()), photo.bytes()) ? 0 : 1;
            } catch (ExecutionException e) {
                wrong++;
            }
        }
        return wrong;
    }

    @Override
    public void close() {
        shutter.close();
    }
}
