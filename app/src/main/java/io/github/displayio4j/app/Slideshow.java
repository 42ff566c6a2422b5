package io.github.displayio4j.app;

import io.github.displayio4j.camera.Fit;
import io.github.displayio4j.camera.PhotoFrame;
import io.github.displayio4j.displaybus.BusClock;
import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.ColorConverter;
import io.github.displayio4j.displayio.Colorspace;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.PixelFormat;
import io.github.displayio4j.displayio.TileGrid;
import io.github.displayio4j.panels.GlassImages;
import io.github.displayio4j.panels.GlassView;
import io.github.displayio4j.panels.TurnedGlass;
import io.github.displayio4j.preview.PreviewWindow;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;

/// A slideshow: two layers of the size of the panel, the upper of which fades in over the lower.
final class Slideshow implements AutoCloseable {
    /// Memory that a photo may need to be decoded; of larger ones the preview is shown.
    private static final long MOST_BYTES = 88 << 20;

    private static final double SECOND = 1e9;
    private static final long FADE_FRAME = 16_666_667; // no glass shows more than 60 frames a second
    private static final int JUMP = 10;
    private static final int AGAIN = Integer.MAX_VALUE;

    private final SlideshowCommand options;
    private final List<Path> files;
    private final Rig rig;
    private final GlassView glass;
    private final @Nullable PreviewWindow window;
    private final Colorspace colorspace;
    private final SlideshowReport report;
    private final MemoryPeak memory = new MemoryPeak();
    private final Interrupt interrupt;

    private Fit fit;
    private PhotoFrame photos;
    private final Layer[] layers = new Layer[2];
    private int upper;
    private boolean first = true;
    private int tried;
    private boolean paused;
    private boolean closed;

    /// A layer, and what is in it.
    private static final class Layer {
        final Bitmap bitmap;
        final TileGrid grid;

        Layer(Bitmap bitmap, Colorspace colorspace) {
            this.bitmap = bitmap;
            grid = TileGrid.builder(bitmap, new ColorConverter(colorspace)).build();
            grid.setHidden(true);
        }
    }

    Slideshow(SlideshowCommand options) throws IOException {
        this.options = options;
        files = files(options.folder);
        if (options.order == SlideshowCommand.Order.RANDOM) {
            Collections.shuffle(files);
        }
        rig = new Rig(options.panel);
        glass = TurnedGlass.of(rig.glass, rig.screen.rotation());
        window = Run.window(glass, options.folder.toString(), options.preview);
        colorspace = rig.format.kind() == PixelFormat.Kind.GRAY ? Colorspace.L8 : Colorspace.RGB565_SWAPPED;
        fit = options.panel.fit;
        photos = frame();
        report = new SlideshowReport(options.folder.toString(), rig);
        Group root = new Group();
        for (int i = 0; i < 2; i++) {
            layers[i] = new Layer(photos.newBitmap(), colorspace);
            root.append(layers[i].grid);
        }
        rig.screen.setRootGroup(root);
        interrupt = Interrupt.listen();
    }

    private PhotoFrame frame() {
        return new PhotoFrame(rig.screen.width(), rig.screen.height(), fit, colorspace, MOST_BYTES);
    }

    private static List<Path> files(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, Slideshow::isJpeg)) {
            entries.forEach(found::add);
        } catch (DirectoryIteratorException e) {
            throw new IOException(folder + ": the folder cannot be read (" + e.getCause() + ")", e);
        }
        if (found.isEmpty()) {
            throw new IOException(folder + ": the folder has no .jpg, .jpeg or .jpe file");
        }
        Collections.sort(found);
        return found;
    }

    private static boolean isJpeg(Path path) {
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        return (name.endsWith(".jpg") || name.endsWith(".jpeg") || name.endsWith(".jpe")) && !Files.isDirectory(path);
    }

    int run() throws IOException {
        boolean forEver = (window != null || rig.isReal()) && options.photos == null;
        int count = options.photos == null ? files.size() : options.photos;
        Path out = options.out == null ? null : Files.createDirectories(options.out);
        try (ProgressBar bar = Progress.bar("slideshow", " photos", forEver ? -1 : count)) {
            int i = prepare(0, 1);
            for (int n = 0; i >= 0 && (forEver || n < count) && !isOver(); n++) {
                fadeIn();
                if (out != null) {
                    GlassImages.writePng(glass, out.resolve(files.get(i).getFileName() + ".png"), 1);
                }
                bar.stepTo(options.photos == null && !forEver ? Math.min(count, tried) : n + 1);
                long seen = System.nanoTime();
                boolean last = !forEver && (n + 1 == count || (options.photos == null && tried >= count));
                int next = last ? -1 : prepare(i + 1, 1); // while this one is looked at
                int step = dwell(seen);
                if (last) {
                    break;
                }
                i = step == 1 ? next : prepare(i + step, Integer.signum(step));
            }
        }
        System.out.print(options.json ? report.json(memory) : report.text(memory));
        System.out.flush();
        if (report.shown() == 0) {
            throw new IOException(options.folder + ": not one photo could be shown");
        }
        return 0;
    }

    /// Decodes a photo into the layer that is not seen; of those that cannot be, the next in the direction.
    ///
    /// @param direction 0: this one or none
    /// @return its number; -1 if there is none
    private int prepare(int number, int direction) {
        for (int n = 0, at = number; n < files.size() && !interrupt.isRaised(); n++, at += direction) {
            boolean end = window == null && !rig.isReal() && options.photos == null && tried >= files.size();
            if (end) {
                return -1;
            }
            tried++;
            int i = Math.floorMod(at, files.size());
            if (load(files.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private boolean load(Path file) {
        if (MemoryPeak.isFull()) {
            photos = frame(); // its decoder keeps the memory of the largest photo
            System.gc();
        }
        try {
            photos.load(file, layers[1 - upper].bitmap);
            String problem = photos.problem();
            if (problem != null) {
                report.damaged(file, problem);
            }
            report.count();
            return true;
        } catch (IOException e) {
            report.undecodable(file, Main.message(e));
            return false;
        } finally {
            memory.look();
        }
    }

    /// Layer 1 lies over layer 0: it fades in over what was, or out over what comes.
    private void fadeIn() {
        Layer next = layers[1 - upper];
        BusClock clock = rig.clock;
        long nanos = Math.round(options.fade * SECOND);
        if (!first && nanos > 0) {
            TileGrid fading = layers[1].grid;
            boolean in = upper == 0;
            fading.setOpacity(in ? 0 : 1);
            next.grid.setHidden(false);
            long start = clock.nanos();
            long frames = 0;
            for (long at = 0; at < nanos && !isOver(); at = clock.nanos() - start) {
                double part = (double) at / nanos;
                fading.setOpacity(in ? part : 1 - part);
                rig.screen.refresh();
                frames++;
                clock.sleepUntil(start + at + FADE_FRAME);
            }
            report.faded(frames, clock.nanos() - start);
        }
        next.grid.setHidden(false);
        next.grid.setOpacity(1);
        layers[upper].grid.setHidden(true);
        upper = 1 - upper;
        first = false;
        rig.screen.refresh();
        memory.look();
    }

    /// Waits until the photo has been seen long enough.
    ///
    /// @param since in `System.nanoTime()`
    /// @return how far to go from here
    private int dwell(long since) {
        BusClock clock = rig.clock;
        boolean virtual = window == null && !rig.isReal();
        long nanos = Math.round(options.dwell * SECOND);
        if (virtual) {
            clock.sleep(nanos);
            return 1;
        }
        long end = since + nanos;
        while (!isOver() && (paused || System.nanoTime() < end)) {
            int jump = window == null ? wait(clock) : key(window);
            if (jump != 0) {
                return jump == AGAIN ? 0 : jump;
            }
        }
        return 1;
    }

    private static int wait(BusClock clock) {
        clock.sleep(20_000_000);
        return 0;
    }

    /// What the user wants.
    ///
    /// @return photos to go on by; 0: stay, `AGAIN`: show this one again
    private int key(PreviewWindow open) {
        closed = !open.poll(20);
        switch (open.takeKey()) {
            case PreviewWindow.RIGHT -> {
                return 1;
            }
            case PreviewWindow.LEFT -> {
                return -1;
            }
            case PreviewWindow.PAGE_DOWN -> {
                return JUMP;
            }
            case PreviewWindow.PAGE_UP -> {
                return -JUMP;
            }
            case ' ' -> paused = !paused;
            case 'F' -> {
                fit = fit == Fit.CONTAIN ? Fit.COVER : Fit.CONTAIN;
                photos = frame();
                return AGAIN;
            }
            default -> {}
        }
        return 0;
    }

    private boolean isOver() {
        if (window != null && !closed) {
            closed = !window.poll();
        }
        return closed || interrupt.isRaised();
    }

    @Override
    public void close() {
        if (window != null) {
            window.close();
        }
        rig.close();
        interrupt.close();
    }
}
