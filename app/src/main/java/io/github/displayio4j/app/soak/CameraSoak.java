package io.github.displayio4j.app.soak;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.ThreadMXBean;
import io.github.displayio4j.busdisplay.BusDisplay;
import io.github.displayio4j.busdisplay.PanelSpec;
import io.github.displayio4j.camera.FrameFeed;
import io.github.displayio4j.camera.FrameLease;
import io.github.displayio4j.camera.FrameReader;
import io.github.displayio4j.camera.FrameSource;
import io.github.displayio4j.camera.FrameSources;
import io.github.displayio4j.displaybus.Line;
import io.github.displayio4j.displaybus.SystemClock;
import io.github.displayio4j.displayio.oracle.Oracle;
import io.github.displayio4j.fourwire.FourWire;
import io.github.displayio4j.jpegio.JpegException;
import io.github.displayio4j.panels.EmulatedPanel;
import io.github.displayio4j.panels.Panels;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleConsumer;
import javax.management.ListenerNotFoundException;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;
import org.jspecify.annotations.Nullable;

/// A camera's viewfinder in real time: frames come at their rate, the wire takes its time, and every frame is looked at
/// on the glass.
final class CameraSoak implements AutoCloseable {
    static final int HERTZ = 62_500_000;

    /// What a window costs besides its pixels: three commands, and two times four parameters.
    static final int WINDOW_BYTES = 11;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long PATIENCE_MILLIS = 10_000;
    private static final long SECOND = 1_000_000_000;
    private static final int SLOWDOWN = 3;
    private static final int MOST_FRAMES_PER_SECOND = 200;

    /// What was measured.
    ///
    /// @param source name of the source
    /// @param start the first frames of the program, of which nothing is compiled yet
    /// @param warmUpSeconds for which frames were then shown as fast as possible, so that all is compiled
    /// @param measured the frames after that
    /// @param bytesRatio bytes on the wire by those of a window and the pixels of the video for each frame
    /// @param staleFrames that were not the newest when they were taken, or whose pixels on the glass are others;
    ///     of the start, the measured time, and the time in which the consumer was slowed down
    /// @param slowedFrames shown while it was slowed down
    /// @param allocatedBytesPerFrame median, by all threads of the pipeline
    /// @param gcMaxPauseMillis longest pause of the collector
    /// @param wrongPixels of the whole glass at the end, by the slow renderer
    /// @param photos taken in the measured time
    /// @param wrongPhotos that were not saved, or are not what the camera sent
    record Result(
            String source,
            Piece start,
            double warmUpSeconds,
            Piece measured,
            double bytesRatio,
            long staleFrames,
            long slowedFrames,
            long allocatedBytesPerFrame,
            long gcMaxPauseMillis,
            long wrongPixels,
            int photos,
            int wrongPhotos) {}

    /// Frames at their rate.
    ///
    /// @param seconds from the first frame to the last
    /// @param dropped that came and were not shown
    /// @param longestGap most of them in a row
    /// @param latency of those that were shown
    record Piece(double seconds, long dropped, long longestGap, Latency latency) {
        /// Frames shown a second.
        double framesPerSecond() {
            return (latency.frames() - 1) / seconds;
        }
    }

    private final PanelSpec spec = Panels.find("st7789-240x240").spec();
    private final EmulatedPanel panel = EmulatedPanel.of(spec, 1);
    private final RealTimeWire wire = new RealTimeWire(panel);
    private final CameraScene scene = new CameraScene();
    private final BusDisplay display;
    private final FrameFeed feed;
    private final FrameReader reader;
    private final int[] glass = new int[CameraScene.SIZE * CameraScene.SIZE];
    private final AtomicLong longestPause = new AtomicLong();
    private final NotificationListener pauses = (notification, _) -> {
        if (notification.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
            CompositeData data = (CompositeData) notification.getUserData();
            long millis =
                    GarbageCollectionNotificationInfo.from(data).getGcInfo().getDuration();
            longestPause.accumulateAndGet(millis, Math::max);
        }
    };

    private long[] threads = {};
    private long[] allocated = {};
    private long stale;
    private @Nullable SoakPhotos photos;

    /// @param sourceName as `FrameSources.open` takes it
    CameraSoak(@Nullable String sourceName) throws IOException {
        FrameSource source = FrameSources.open(sourceName, -1);
        feed = FrameFeed.builder(source).loops(true).start();
        reader = feed.reader();
        FourWire bus = FourWire.builder(wire, new SystemClock())
                .command(wire.pin(Line.COMMAND))
                .chipSelect(wire.pin(Line.CHIP_SELECT))
                .reset(wire.pin(Line.RESET))
                .hertz(HERTZ)
                .build();
        display = BusDisplay.builder(bus, spec).build();
        display.setRootGroup(scene.root());
    }

    /// Runs: a start that is told apart, a warm-up that does not count, the measured time, and a time in which the
    /// consumer is slowed down.
    ///
    /// @param progress gets the measured seconds that have passed
    /// @param folder for photos that are taken in the measured time, one a second; null for none
    Result run(
            double start, double warmUp, double seconds, double slowed, @Nullable Path folder, DoubleConsumer progress)
            throws IOException, InterruptedException {
        SoakPhotos taken = folder == null ? null : new SoakPhotos(folder);
        Piece first = piece(start, _ -> {});
        warmUp(warmUp);
        threads = threads();
        System.gc();
        slowed(warmUp / 2, 1);
        for (GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans()) {
            ((NotificationEmitter) bean).addNotificationListener(pauses, null, null);
        }
        long bytesBefore = wire.bytes();
        photos = taken;
        Piece measured = piece(seconds, progress);
        photos = null;
        long bytes = wire.bytes() - bytesBefore;
        long pause = longestPause.get();
        int n = measured.latency().frames();
        long bytesPerFrame = median(allocated, n);
        int wrongPhotos = taken == null ? 0 : taken.wrong();
        if (taken != null) {
            taken.close();
        }
        long slowedFrames = slowed(slowed, SLOWDOWN);
        int wrong = wrongOnGlass();
        long raw = (long) n * (WINDOW_BYTES + 2L * CameraScene.VIDEO.width() * CameraScene.VIDEO.height());
        return new Result(
                feed.name(),
                first,
                warmUp,
                measured,
                (double) bytes / raw,
                stale,
                slowedFrames,
                bytesPerFrame,
                pause,
                wrong,
                taken == null ? 0 : taken.taken(),
                wrongPhotos);
    }

    /// Shows frames as they come for so long.
    private Piece piece(double seconds, DoubleConsumer progress) throws IOException, InterruptedException {
        FrameLease old = reader.take(0);
        if (old != null) {
            old.close(); // it came while nobody waited for it
        }
        int most = (int) Math.min(10_000_000, Math.ceil((seconds + 1) * MOST_FRAMES_PER_SECOND));
        Latency latency = new Latency(most);
        allocated = new long[most];
        long passedBefore = reader.passed() + feed.late() + feed.refused();
        long first = 0;
        long last = 0;
        long longestGap = 0;
        long passed = reader.passed();
        long allocatedBefore = allocated();
        long end = System.nanoTime() + Math.round(seconds * SECOND);
        while (System.nanoTime() < end && !latency.isFull()) {
            int n = latency.frames();
            show(latency);
            last = System.nanoTime();
            longestGap = Math.max(longestGap, reader.passed() - passed);
            passed = reader.passed();
            first = n == 0 ? last : first;
            long now = allocated();
            allocated[n] = now - allocatedBefore;
            allocatedBefore = now;
            progress.accept(seconds - (end - last) / 1e9);
        }
        long dropped = reader.passed() + feed.late() + feed.refused() - passedBefore;
        return new Piece((last - first) / 1e9, dropped, longestGap, latency);
    }

    /// Runs all code often enough that it is compiled.
    private void warmUp(double seconds) throws IOException, InterruptedException {
        long end = System.nanoTime() + Math.round(seconds * SECOND);
        FrameLease frame = reader.take(PATIENCE_MILLIS);
        if (frame == null) {
            throw new IOException(
                    feed.name() + ": no frame" + (feed.problem() == null ? "" : " (" + feed.problem() + ")"));
        }
        wire.setHasten(true);
        while (System.nanoTime() < end) {
            FrameLease next = reader.take(0);
            if (next != null) {
                frame.close();
                frame = next;
            }
            scene.viewfinder.show(frame);
            display.refresh();
            check(frame);
        }
        frame.close();
        wire.setHasten(false);
    }

    /// Shows the next frame.
    private void show(@Nullable Latency latency) throws IOException, InterruptedException {
        long published = feed.received();
        try (FrameLease frame = reader.take(PATIENCE_MILLIS)) {
            if (frame == null) {
                throw new IOException(feed.name() + ": no further frame"
                        + (feed.problem() == null ? "" : " (" + feed.problem() + ")"));
            }
            long taken = System.nanoTime();
            boolean newest = reader.position() >= published;
            long busyBefore = wire.busyNanos();
            wire.beginFrame();
            scene.viewfinder.show(frame);
            long decoded = System.nanoTime();
            display.refresh();
            long begun = wire.begunNanos();
            boolean sent = begun != 0;
            long out = sent ? wire.lastOutNanos() : System.nanoTime();
            if (latency != null) {
                long busy = wire.busyNanos() - busyBefore;
                latency.add(frame.arrivedNanos(), taken, decoded, sent ? begun : out, out, busy);
            }
            if (photos != null) {
                photos.shown(frame);
            }
            if (!(check(frame) && newest)) {
                stale++;
            }
        }
    }

    /// Whether the glass shows this frame.
    private boolean check(FrameLease frame) {
        panel.read(glass);
        try {
            return scene.wrongPixels(frame, glass) == 0;
        } catch (JpegException e) {
            return true; // a damaged frame leaves the picture before it
        }
    }

    /// A consumer that takes so many times as long as frames take to come: it skips frames, and shows none late.
    private long slowed(double seconds, int times) throws IOException, InterruptedException {
        double rate = feed.framesPerSecond() > 0 ? feed.framesPerSecond() : 30;
        long pause = Math.round(times * SECOND / rate);
        long end = System.nanoTime() + Math.round(seconds * SECOND);
        long shown = 0;
        while (System.nanoTime() < end) {
            long start = System.nanoTime();
            show(null);
            shown++;
            long left = pause - (System.nanoTime() - start);
            if (left > 0) {
                Thread.sleep(left / 1_000_000, (int) (left % 1_000_000));
            }
        }
        return shown;
    }

    /// The whole glass, with all that lies over the video, against the slow renderer.
    private int wrongOnGlass() {
        panel.read(glass);
        int wrong = 0;
        for (int y = 0; y < CameraScene.SIZE; y++) {
            for (int x = 0; x < CameraScene.SIZE; x++) {
                int pixel = Oracle.pixel(scene.root(), spec.format(), 0, CameraScene.SIZE, CameraScene.SIZE, x, y);
                wrong += glass[y * CameraScene.SIZE + x] == CameraScene.eye(pixel) ? 0 : 1;
            }
        }
        return wrong;
    }

    /// The threads of the pipeline beside this one.
    private static long[] threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(t -> t.getName().startsWith("frames-") || t.getName().startsWith("displayio4j-"))
                .mapToLong(Thread::threadId)
                .toArray();
    }

    private long allocated() {
        long sum = THREADS.getCurrentThreadAllocatedBytes();
        for (long thread : threads) {
            sum += THREADS.getThreadAllocatedBytes(thread);
        }
        return sum;
    }

    private static long median(long[] values, int n) {
        long[] sorted = Arrays.copyOf(values, n);
        Arrays.sort(sorted);
        return n == 0 ? 0 : sorted[n / 2];
    }

    @Override
    public void close() {
        for (GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans()) {
            try {
                ((NotificationEmitter) bean).removeNotificationListener(pauses);
            } catch (ListenerNotFoundException e) {
                // never added
            }
        }
        scene.viewfinder.close();
        feed.close();
        display.close();
    }
}
