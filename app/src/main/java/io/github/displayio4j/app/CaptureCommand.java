package io.github.displayio4j.app;

import io.github.displayio4j.camera.FrameFeed;
import io.github.displayio4j.camera.FrameLease;
import io.github.displayio4j.camera.FrameReader;
import io.github.displayio4j.camera.FrameSources;
import io.github.displayio4j.camera.PhotoStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Photos without a panel.
@Command(
        name = "capture",
        description = {
            "Saves frames of SOURCE as the camera sends them, byte for byte.",
            "",
            "The folder must exist. Photos get the next free number, img0001.jpg and so on, never a name that is"
                    + " taken, and their name only when they are complete on the medium."
        },
        footer = {
            "",
            "Examples:",
            "  displayio4j capture http://camera.local/stream --to /media/card",
            "  displayio4j capture /dev/video0 --to photos --every 60 --count 100      time lapse",
            "",
            "Exit codes: 0 done, 1 a photo could not be taken or saved, 2 wrong usage."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class CaptureCommand implements Callable<Integer> {
    private static final long PATIENCE_MILLIS = 10_000;

    @Parameters(paramLabel = "SOURCE", arity = "0..1", description = "As `viewfinder` takes it.")
    private @Nullable String source;

    @Option(names = "--to", paramLabel = "DIR", required = true, description = "Existing folder for the photos.")
    private Path folder = Path.of("");

    @Option(names = "--count", paramLabel = "N", description = "Photos to take. Default: 1; with --every: no end.")
    private @Nullable Integer count;

    @Option(
            names = "--every",
            paramLabel = "SECONDS",
            description = "Time from one photo to the next; 0: each frame that comes in time.")
    private @Nullable Double every;

    @Override
    public Integer call() throws IOException {
        if (count != null && count < 1) {
            throw new UsageException("--count must be 1 or more, not " + count);
        }
        if (every != null && !(every >= 0 && every <= 1e6)) {
            throw new UsageException("--every must be 0 or more seconds, not " + every);
        }
        PhotoStore store = PhotoStore.open(folder);
        long most = count != null ? count : every == null ? 1 : Long.MAX_VALUE;
        long period = every == null ? 0 : Math.round(every * 1e9);
        try (Interrupt interrupt = Interrupt.listen();
                FrameFeed feed = FrameFeed.start(FrameSources.open("sim".equals(source) ? null : source))) {
            FrameReader reader = feed.reader();
            long due = System.nanoTime();
            for (long n = 0; n < most && !interrupt.isRaised(); n++) {
                for (; System.nanoTime() < due && !interrupt.isRaised(); ) {
                    Thread.sleep(Math.clamp((due - System.nanoTime()) / 1_000_000, 1, 100));
                }
                try (FrameLease frame = reader.take(PATIENCE_MILLIS)) {
                    if (frame == null) {
                        if (n > 0 && count == null) {
                            break; // the source has ended
                        }
                        throw new IOException(feed.name() + ": no frame"
                                + (feed.problem() == null ? "" : " (" + feed.problem() + ")")
                                + (feed.status().isEmpty() ? "" : "; " + feed.status()));
                    }
                    System.out.println(store.save(frame));
                }
                due += period;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }
}
