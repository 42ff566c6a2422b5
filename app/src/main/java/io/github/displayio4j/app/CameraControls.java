package io.github.displayio4j.app;

import io.github.displayio4j.camera.CameraFrame;
import io.github.displayio4j.camera.Effect;
import io.github.displayio4j.camera.FrameEncoding;
import io.github.displayio4j.camera.PhotoStore;
import io.github.displayio4j.camera.QrWatch;
import io.github.displayio4j.camera.Shutter;
import io.github.displayio4j.camera.Viewfinder;
import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.ColorConverter;
import io.github.displayio4j.displayio.Colorspace;
import io.github.displayio4j.displayio.Image;
import io.github.displayio4j.displayio.ImageException;
import io.github.displayio4j.displayio.PixelShader;
import io.github.displayio4j.displayio.gifio.GifWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// The buttons of a camera: looks of the viewfinder, the shutter and what it does. Photos are saved in the background,
/// while the viewfinder runs on.
final class CameraControls implements AutoCloseable {
    private static final int GIF_FRAMES = 15;
    private static final double GIF_SECONDS = 0.12;
    private static final double ONION_OPACITY = 0.4;
    private static final long LARGEST_GIF = 8 << 20;
    private static final int MOST_CODES = 1000;
    private static final int MOST_LETTERS = 500;
    private static final Effect[] EFFECTS = Effect.values();
    private static final LookOptions.Mode[] MODES = LookOptions.Mode.values();

    private final LookOptions options;
    private final Viewfinder viewfinder;
    private final double framesPerSecond;
    private final PixelShader shader;
    private final boolean hasEffects;
    private final @Nullable PhotoStore store;
    private final @Nullable Shutter shutter;
    private final @Nullable PhotoPrinter printer;
    private final List<CompletableFuture<Path>> pending = new ArrayList<>();
    private final List<Path> saved = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private final List<Bitmap> animation = new ArrayList<>();
    private final List<QrWatch.Code> codes = new ArrayList<>();

    private LookOptions.Mode mode;
    private Effect effect;
    private long frame;
    private long nextGifFrame = -1;
    private boolean patient;
    private @Nullable QrWatch watch;
    /// The code that the caption tells; none for as long as none is seen.
    private @Nullable String told;
    private boolean lapsing;
    private double nextLapse;

    /// @param framesPerSecond of the source, by which time is counted
    /// @throws IOException if there is no such folder, or the overlay is no picture
    CameraControls(LookOptions options, Viewfinder viewfinder, Colorspace colorspace, double framesPerSecond, Rig rig)
            throws IOException {
        this.options = options;
        this.viewfinder = viewfinder;
        this.framesPerSecond = framesPerSecond;
        shader = new ColorConverter(colorspace);
        mode = options.mode;
        effect = options.effect;
        hasEffects = colorspace == Colorspace.RGB565_SWAPPED;
        if (!hasEffects && (effect != Effect.NONE || mode == LookOptions.Mode.GBOY)) {
            String word = effect == Effect.NONE
                    ? "--mode gboy"
                    : "--effect " + effect.name().toLowerCase(Locale.ROOT);
            throw new UsageException(word + " needs a colour panel, which " + rig.name + " is not");
        }
        store = options.folder == null ? null : PhotoStore.open(options.folder);
        Image overlay = options.overlay == null ? null : overlay(options.overlay);
        if (options.qr) {
            watch = new QrWatch();
        }
        printer = overlay == null && !options.stamp ? null : new PhotoPrinter(overlay);
        shutter = store == null ? null : new Shutter(store);
        if (overlay != null) {
            viewfinder.root().append(PhotoPrinter.overlay(overlay, rig.screen.width(), rig.screen.height()));
        }
        viewfinder.setMirrored(options.mirror);
        viewfinder.setTurn(options.turn);
        viewfinder.setHistogram(options.histogram);
        if (options.zoom > 0) {
            viewfinder.setScale(options.zoom);
        }
        look();
    }

    private static Image overlay(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException(file + ": is a folder, but --overlay needs a picture");
        }
        try {
            return Image.load(file);
        } catch (ImageException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private void look() {
        Effect wanted = mode == LookOptions.Mode.GBOY ? Effect.GBOY : effect;
        if (wanted != viewfinder.effect()) {
            viewfinder.setEffect(wanted);
        }
        caption("");
    }

    private void caption(String more) {
        if (shutter == null) {
            viewfinder.setCaption(more);
        } else {
            viewfinder.setCaption(more.isEmpty() ? mode.name() : mode + "  " + more);
        }
    }

    /// Frames come as fast as the engine can, not in real time: rather wait for a slow disk than miss a photo.
    void waitForPhotos() {
        patient = true;
        if (watch != null) {
            watch.setPatient(true);
        }
    }

    private void makeRoom() {
        while (patient && pending.size() > 1) {
            pending.getFirst().handle((_, _) -> 0).join();
            collect();
        }
    }

    /// A key of the window.
    ///
    /// @param current the frame that is shown
    void key(int key, CameraFrame current) {
        switch (key) {
            case ' ', 257 -> press(current); // space, enter
            case 'C' -> {
                mode = after(mode, MODES);
                if (mode == LookOptions.Mode.GBOY && !hasEffects) {
                    mode = after(mode, MODES);
                }
                look();
            }
            case 'E' -> {
                if (hasEffects) {
                    effect = after(effect, EFFECTS);
                    look();
                } else {
                    caption("no effects on this panel");
                }
            }
            case 'M' -> viewfinder.setMirrored(!viewfinder.isMirrored());
            case 'R' -> viewfinder.setTurn((viewfinder.turn() + 90) % 360);
            case 'H' -> viewfinder.setHistogram(!viewfinder.hasHistogram());
            case 'O' -> viewfinder.clearOnionSkin();
            case 'Q' -> watchOrNot();
            case '+', '=' -> viewfinder.setScale(Math.clamp(viewfinder.scale() + 1, 1, 8));
            case '-' -> viewfinder.setScale(Math.clamp(viewfinder.scale() - 1, 1, 8));
            case '0' -> viewfinder.setScale(0);
            default -> {}
        }
    }

    private static <T> T after(T one, T[] all) {
        int i = Arrays.asList(all).indexOf(one);
        return all[(i + 1) % all.length];
    }

    /// A frame was shown.
    void shown(CameraFrame current) {
        long number = frame++;
        for (long at : options.shutter) {
            if (at == number) {
                press(current);
            }
        }
        if (number == nextGifFrame) {
            film(number);
        }
        if (lapsing && number / framesPerSecond >= nextLapse) {
            nextLapse += options.every;
            saveFrame(current);
        }
        collect();
        if (watch != null) {
            watch(watch, current);
        }
    }

    private void watchOrNot() {
        if (watch != null) {
            watch.close();
            watch = null;
            told = null;
            caption("");
            return;
        }
        try {
            watch = new QrWatch();
            watch.setPatient(patient);
            caption("QR codes");
        } catch (IllegalStateException e) {
            failures.add(String.valueOf(e.getMessage()));
            caption("no QR library");
        }
    }

    /// Shows what the newest code says; a code is told once until another one or none is seen.
    private void watch(QrWatch codeWatch, CameraFrame current) {
        codeWatch.offer(current);
        QrWatch.Code code = codeWatch.code();
        String text = code == null ? null : code.text();
        if (Objects.equals(text, told)) {
            return;
        }
        told = text;
        if (code == null) {
            caption("");
        } else {
            caption(plain(code.text()));
            if (codes.size() < MOST_CODES
                    && codes.stream().noneMatch(seen -> seen.text().equals(code.text()))) {
                codes.add(code);
            }
        }
    }

    /// A text of somebody else, for a terminal and a line of a panel: what would steer them is a question mark.
    static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints().limit(MOST_LETTERS).forEach(c -> plain.appendCodePoint(isPrinted(c) ? c : '?'));
        return plain.toString();
    }

    private static boolean isPrinted(int letter) {
        return switch (Character.getType(letter)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    /// The different codes that were read, in their order.
    List<QrWatch.Code> codes() {
        return codes;
    }

    /// The shutter.
    private void press(CameraFrame current) {
        if (shutter == null || store == null) {
            caption("no --to folder");
            return;
        }
        switch (mode) {
            case JPEG -> saveFrame(current);
            case STOP -> {
                saveFrame(current);
                viewfinder.keepOnionSkin(ONION_OPACITY);
            }
            case GBOY -> {
                Bitmap picture = viewfinder.picture();
                if (picture != null) {
                    saveGif(List.of(copy(picture)));
                }
            }
            case GIF -> {
                animation.clear();
                film(frame - 1);
            }
            case LAPS -> {
                lapsing = !lapsing;
                nextLapse = (frame - 1) / framesPerSecond;
                caption(lapsing ? "every " + options.every + " s" : "");
            }
        }
    }

    private void film(long number) {
        Bitmap picture = viewfinder.picture();
        if (picture == null) {
            return;
        }
        animation.add(copy(picture));
        if (animation.size() < GIF_FRAMES) {
            nextGifFrame = number + Math.max(1, Math.round(GIF_SECONDS * framesPerSecond));
            caption(animation.size() + "/" + GIF_FRAMES);
        } else {
            nextGifFrame = -1;
            saveGif(List.copyOf(animation));
            animation.clear();
        }
    }

    private static Bitmap copy(Bitmap picture) {
        Bitmap copy = Bitmap.ofBits(picture.width(), picture.height(), picture.bitsPerValue());
        copy.segment().copyFrom(picture.segment());
        return copy;
    }

    private void saveGif(List<Bitmap> frames) {
        PhotoStore to = store;
        if (shutter == null || to == null) {
            return;
        }
        makeRoom();
        pending.add(shutter.take(() -> {
            try (PhotoStore.Photo photo = to.begin("gif", LARGEST_GIF)) {
                Bitmap first = frames.getFirst();
                OutputStream out = new BufferedOutputStream(photo.out(), 1 << 16);
                try (GifWriter gif = GifWriter.builder(out, first.width(), first.height())
                        .dither(frames.size() > 1)
                        .build()) {
                    for (Bitmap frame : frames) {
                        gif.addFrame(frame, shader, GIF_SECONDS);
                    }
                }
                out.flush();
                return photo.commit();
            }
        }));
    }

    /// What the camera sent, copied: the source goes on to its next frame while this one is saved.
    private void saveFrame(CameraFrame current) {
        PhotoStore to = store;
        if (shutter == null || to == null) {
            return;
        }
        makeRoom();
        CameraFrame kept = current.copy();
        String text = options.stamp
                ? LocalDateTime.now(ZoneId.systemDefault()).format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss"))
                : "";
        PhotoPrinter by = printer;
        pending.add(shutter.take(() -> {
            if (by == null) {
                return to.save(kept);
            }
            if (kept.encoding() != FrameEncoding.JPEG) {
                throw new IOException(kept.name() + ": only on photos of cameras that send JPEG can be drawn");
            }
            byte[] photo = by.print(kept.segment().toArray(ValueLayout.JAVA_BYTE), text);
            return to.save(MemorySegment.ofArray(photo), 0, photo.length, "jpg");
        }));
    }

    /// Looks which photos are done.
    private void collect() {
        while (!pending.isEmpty() && pending.getFirst().isDone()) { // they are saved one after the other
            done(pending.removeFirst());
        }
    }

    private void done(CompletableFuture<Path> photo) {
        if (photo.state() == Future.State.SUCCESS) {
            saved.add(photo.resultNow());
            caption(String.valueOf(photo.resultNow().getFileName()));
        } else {
            failed(String.valueOf(photo.exceptionNow().getMessage()));
        }
    }

    private void failed(String why) {
        failures.add(why);
        caption("NOT SAVED");
    }

    /// Photos that were saved, in their order.
    List<Path> saved() {
        return saved;
    }

    /// Photos that were not, and why.
    List<String> failures() {
        return failures;
    }

    /// Waits for photos that are being saved.
    @Override
    public void close() {
        if (watch != null) {
            watch.close();
        }
        if (shutter != null) {
            shutter.close();
        }
        collect();
    }
}
