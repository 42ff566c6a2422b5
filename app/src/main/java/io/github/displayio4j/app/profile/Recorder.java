package io.github.displayio4j.app.profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jdk.jfr.Recording;
import org.jspecify.annotations.Nullable;

/// Records what the engine and the JVM tell of a run.
public final class Recorder implements AutoCloseable {
    private static final List<String> EVENTS = List.of(
            "Frame",
            "Collect",
            "Change",
            "Plan",
            "Convert",
            "Strip",
            "BusBatch",
            "BusWait",
            "Edit",
            "Decode",
            "SourceWait");

    private final Recording recording = new Recording();

    /// Starts recording.
    public Recorder() {
        recording.setName("displayio4j profile");
        for (String event : EVENTS) {
            recording.enable("displayio4j." + event).withoutStackTrace().withThreshold(Duration.ZERO);
        }
        recording.enable("jdk.GarbageCollection").withoutThreshold();
        recording.enable("jdk.ObjectAllocationSample").with("throttle", "300/s").withStackTrace();
        recording.start();
    }

    /// Ends it.
    ///
    /// @param keep where the recording is put; null if it is not wanted
    /// @throws IOException if it can't be written, or holds no frame
    public Flight end(@Nullable Path keep) throws IOException {
        recording.stop();
        Path file = keep != null ? keep : Files.createTempFile("displayio4j", ".jfr");
        if (keep != null && keep.toAbsolutePath().getParent() != null) {
            Files.createDirectories(keep.toAbsolutePath().getParent());
        }
        try {
            recording.dump(file);
            return FlightReader.read(file);
        } finally {
            if (keep == null) {
                Files.delete(file);
            }
        }
    }

    @Override
    public void close() {
        recording.close();
    }
}
