package io.github.displayio4j.camera;

import io.github.displayio4j.displayio.Area;
import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.Colorspace;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.jpegio.DecodeReport;
import io.github.displayio4j.jpegio.JpegDecoder;
import io.github.displayio4j.jpegio.JpegInfo;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The layers of a viewfinder: the video, and over it the frame number, the rate, and a focus mark that drifts.
///
/// It knows no display. Show its `root()` on one, and after each `show(source)` refresh that display.
///
/// ```java
/// Viewfinder viewfinder = Viewfinder.builder(240, 240).fit(Fit.COVER).build();
/// display.setRootGroup(viewfinder.root());
/// while (source.next()) {
///     viewfinder.show(source);
///     display.refresh();
/// }
/// ```
///
/// Frames are decoded at the panel's size and in its byte order, so that the rows of the video reach the wire as the
/// decoder wrote them. Frames of a `FrameFeed` that are pixels of the video's own format, at full size, are not even
/// copied: the feed's memory is what the display draws from, until the next frame. Memory is allocated only when the
/// size of the frames changes.
public final class Viewfinder implements AutoCloseable {
    private final Area area;
    private final Fit fit;
    private final Colorspace colorspace;
    private final JpegDecoder decoder = new JpegDecoder();
    private final Group root = new Group();
    private final Group videoLayer = new Group();
    private final @Nullable Overlays overlays;
    private final Histogram histogram;
    private final Group onionLayer = new Group();

    private int eighths;
    private boolean mirrored;
    private int turn;
    private Effect effect = Effect.NONE;
    private Consumer<Bitmap> effectStep = effect.newStep();
    private boolean histogramShown;
    private @Nullable VideoLayer video;
    private long shownFrames;
    private long damagedFrames;
    private @Nullable String lastDamage;
    private double framesPerSecond = Double.NaN;

    private Viewfinder(Builder builder) {
        area = builder.area;
        fit = builder.fit;
        eighths = builder.eighths;
        colorspace = builder.colorspace;
        root.append(videoLayer);
        root.append(onionLayer);
        onionLayer.setHidden(true);
        histogram = new Histogram(builder.panelWidth, builder.panelHeight);
        overlays = builder.overlays ? new Overlays(builder.panelWidth, builder.panelHeight) : null;
        if (overlays != null) {
            root.append(overlays.focus.layer());
            root.append(overlays.label.layer());
            root.append(overlays.caption.layer());
        }
        root.append(histogram.layer());
    }

    /// Starts a viewfinder for a panel.
    ///
    /// @param panelWidth columns as seen, with the display's rotation in mind
    /// @param panelHeight rows as seen
    /// @throws IllegalArgumentException if one is less than 1
    public static Builder builder(int panelWidth, int panelHeight) {
        return new Builder(panelWidth, panelHeight);
    }

    /// What to show on the display.
    public Group root() {
        return root;
    }

    /// Decodes a frame, such as the current one of a source, into the video layer and brings the overlays up to date.
    ///
    /// Damage never throws. A frame whose headers cannot be read leaves the picture before it; one that is damaged
    /// further on shows what could be decoded. Both are counted.
    ///
    /// @throws IllegalStateException if `source` has no current frame
    public void show(CameraFrame source) {
        long number = source.number();
        try {
            decode(source);
            finish();
            shownFrames++;
        } catch (IOException e) {
            damage(source, e.getMessage());
        }
        if (overlays != null) {
            overlays.update(number, Double.isNaN(framesPerSecond) ? source.framesPerSecond() : framesPerSecond);
        }
    }

    /// What is done to the picture itself.
    private void finish() {
        VideoLayer current = video;
        if (current != null) {
            if (effect != Effect.NONE) {
                effectStep.accept(current.bitmap);
            }
            if (histogramShown) {
                histogram.update(current.bitmap, colorspace);
            }
        }
    }

    private void decode(CameraFrame source) throws IOException {
        if (source.encoding() == FrameEncoding.JPEG) {
            decodeJpeg(source);
            return;
        }
        VideoLayer target = video(source.width(), source.height());
        if (effect == Effect.NONE && !histogramShown && target.lend(source, colorspace)) {
            return;
        }
        target.own();
        RawPicture picture = target.raw;
        if (picture == null) {
            picture = new RawPicture(target.frameWidth, target.frameHeight, target.placement, target.layout);
            target.raw = picture;
        }
        picture.decode(source, target.bitmap);
    }

    private void decodeJpeg(CameraFrame source) throws IOException {
        JpegInfo info = decoder.open(source.segment(), source.offset(), source.length());
        VideoLayer target = video(info.width(), info.height());
        target.own();
        if (target.shrinker == null) {
            decoder.decode(target.bitmap, 0, 0, target.layout, target.options);
        } else {
            target.shrinker.decode(decoder, target.options, target.bitmap, target.layout);
        }
        DecodeReport report = decoder.report();
        if (!report.complete()) {
            damage(
                    source,
                    "damaged near byte " + report.firstDamage() + ", " + report.blocksDecoded() + " of "
                            + report.blocksExpected() + " blocks decoded");
        }
    }

    /// The layer for frames of this size; a new one only if their size has changed.
    private VideoLayer video(int width, int height) throws IOException {
        VideoLayer target = video;
        if (target == null || target.frameWidth != width || target.frameHeight != height) {
            target = new VideoLayer(width, height, placement(width, height), colorspace);
            target.lie(area, turn, mirrored);
            giveBack();
            video = target;
            if (videoLayer.size() > 0) {
                videoLayer.pop();
            }
            videoLayer.append(target.grid);
        }
        return target;
    }

    private Placement placement(int width, int height) {
        int columns = turn % 180 == 0 ? area.width() : area.height();
        int rows = turn % 180 == 0 ? area.height() : area.width();
        return eighths == 0
                ? Placement.of(fit, width, height, columns, rows)
                : Placement.at(eighths, width, height, columns, rows);
    }

    private void damage(CameraFrame source, @Nullable String what) {
        damagedFrames++;
        lastDamage = source.name() + ": frame " + source.number() + ": " + what;
    }

    /// Tells the rate that the label shows; until then it is the nominal rate of the source.
    public void setFramesPerSecond(double measured) {
        framesPerSecond = measured;
    }

    /// Where the video is on the panel; empty before the first frame.
    public Area videoArea() {
        VideoLayer current = video;
        if (current == null) {
            return Area.ofSize(0, 0);
        }
        boolean across = turn % 180 != 0;
        int width = across ? current.bitmap.height() : current.bitmap.width();
        int height = across ? current.bitmap.width() : current.bitmap.height();
        return new Area(current.grid.x(), current.grid.y(), current.grid.x() + width, current.grid.y() + height);
    }

    /// Shows the video as in a mirror, left to right.
    public void setMirrored(boolean newMirrored) {
        mirrored = newMirrored;
        lieAgain();
    }

    /// Whether the video is seen as in a mirror.
    public boolean isMirrored() {
        return mirrored;
    }

    /// Turns the video clockwise, for a camera that is mounted so.
    ///
    /// @param degrees 0, 90, 180 or 270
    /// @throws IllegalArgumentException for anything else
    public void setTurn(int degrees) {
        if (degrees % 90 != 0 || degrees < 0 || degrees > 270) {
            throw new IllegalArgumentException("the video is turned by 0, 90, 180 or 270 degrees, not " + degrees);
        }
        turn = degrees;
        renew();
    }

    /// How the video is turned, in degrees clockwise.
    public int turn() {
        return turn;
    }

    /// Zooms: a fixed scale, at which the centre is seen of what is larger than its place.
    ///
    /// @param newEighths 1..8 eighths of the camera's size; 0: as the fit asks
    /// @throws IllegalArgumentException if out of range
    public void setScale(int newEighths) {
        checkScale(newEighths);
        eighths = newEighths;
        renew();
    }

    /// The scale of what is shown, in eighths; 0 before the first frame.
    public int scale() {
        return video == null ? 0 : video.placement.eighths();
    }

    /// Does something to each frame from the next one on.
    ///
    /// @throws IllegalStateException if the video is not of `RGB565_SWAPPED`
    public void setEffect(Effect newEffect) {
        if (newEffect != Effect.NONE && colorspace != Colorspace.RGB565_SWAPPED) {
            throw new IllegalStateException("effects need a video of RGB565_SWAPPED, not of " + colorspace);
        }
        effect = newEffect;
        effectStep = newEffect.newStep();
    }

    /// What is done to each frame.
    public Effect effect() {
        return effect;
    }

    /// Shows how bright the pixels are, in the lower right corner; costs time only while it is shown.
    public void setHistogram(boolean shown) {
        histogramShown = shown;
        histogram.layer().setHidden(!shown);
    }

    /// Whether the histogram is shown.
    public boolean hasHistogram() {
        return histogramShown;
    }

    /// Shows a text at the bottom, over the video; empty for none. Without overlays, nothing happens.
    public void setCaption(CharSequence text) {
        if (overlays != null) {
            overlays.caption.setText(text);
        }
    }

    /// Keeps the picture that is shown now as an onion skin: it shines through the frames that follow, so that the next
    /// one of an animation can be arranged by it.
    ///
    /// @param opacity 0 (not seen) to 1
    /// @throws IllegalArgumentException if out of range
    public void keepOnionSkin(double opacity) {
        VideoLayer current = video;
        if (current == null) {
            return;
        }
        VideoLayer skin;
        try {
            skin = new VideoLayer(current.frameWidth, current.frameHeight, current.placement, colorspace);
        } catch (IOException e) {
            throw new IllegalStateException(e); // the same size was possible before
        }
        current.copyTo(skin.bitmap);
        skin.lie(area, turn, mirrored);
        skin.grid.setOpacity(opacity);
        clearOnionSkin();
        onionLayer.append(skin.grid);
        onionLayer.setHidden(false);
    }

    /// Takes the onion skin away.
    public void clearOnionSkin() {
        onionLayer.setHidden(true);
        if (onionLayer.size() > 0) {
            onionLayer.pop();
        }
    }

    /// The picture of the video as it is shown, at its scale, with the effect and without what lies over it; null
    /// before the first frame. It changes with the next frame.
    public @Nullable Bitmap picture() {
        return video == null ? null : video.shown().asReadOnly();
    }

    private void lieAgain() {
        if (video != null) {
            video.lie(area, turn, mirrored);
        }
    }

    /// The layer is made anew with the next frame.
    private void renew() {
        giveBack();
        video = null;
        clearOnionSkin();
    }

    /// Frames that were decoded, wholly or in part.
    public long shownFrames() {
        return shownFrames;
    }

    /// Frames that could not be decoded, or not wholly.
    public long damagedFrames() {
        return damagedFrames;
    }

    /// What was wrong with the last damaged frame: source, number, problem; null if there was none.
    public @Nullable String lastDamage() {
        return lastDamage;
    }

    /// The bitmap of the video; null before the first frame.
    @Nullable
    Bitmap bitmap() {
        return video == null ? null : video.shown();
    }

    /// Gives back the memory of a camera's frame that is shown without having been copied; the picture is gone with it,
    /// until the next frame. Only a viewfinder of plain pixels has any.
    @Override
    public void close() {
        renew();
        if (videoLayer.size() > 0) {
            videoLayer.pop();
        }
    }

    private void giveBack() {
        if (video != null) {
            video.own();
        }
    }

    private static void checkScale(int eighths) {
        if (eighths < 0 || eighths > 8) {
            throw new IllegalArgumentException("scale must be 1..8 eighths, or 0 for that of the fit, not " + eighths);
        }
    }

    /// Options of a viewfinder.
    public static final class Builder {
        private final int panelWidth;
        private final int panelHeight;
        private Area area;
        private Fit fit = Fit.CONTAIN;
        private int eighths;
        private boolean overlays = true;
        private Colorspace colorspace = Colorspace.RGB565_SWAPPED;

        private Builder(int panelWidth, int panelHeight) {
            if (panelWidth < 1 || panelHeight < 1) {
                throw new IllegalArgumentException(
                        "panel size must be 1x1 or more, not " + panelWidth + "x" + panelHeight);
            }
            this.panelWidth = panelWidth;
            this.panelHeight = panelHeight;
            area = Area.ofSize(panelWidth, panelHeight);
        }

        /// The part of the panel that the video has; all of it if not told.
        ///
        /// @throws IllegalArgumentException if it is empty or not within the panel
        public Builder area(Area part) {
            if (part.isEmpty() || part.x1() < 0 || part.y1() < 0 || part.x2() > panelWidth || part.y2() > panelHeight) {
                throw new IllegalArgumentException(
                        "video must lie within " + panelWidth + "x" + panelHeight + " pixels, not at " + part);
            }
            area = part;
            return this;
        }

        /// A fixed scale instead of what the fit asks for; the centre of what is larger is seen.
        ///
        /// @param newEighths 1..8 eighths of the camera's size; 0: as the fit asks
        /// @throws IllegalArgumentException if out of range
        public Builder scale(int newEighths) {
            checkScale(newEighths);
            eighths = newEighths;
            return this;
        }

        /// How the picture meets the panel; CONTAIN if not told.
        public Builder fit(Fit newFit) {
            fit = newFit;
            return this;
        }

        /// Whether label and focus mark lie over the video; true if not told.
        public Builder overlays(boolean shown) {
            overlays = shown;
            return this;
        }

        /// What the video bitmap holds: `RGB565_SWAPPED` if not told, the wire order of most colour panels; `RGB565`;
        /// or `L8` for gray and monochrome panels.
        ///
        /// @throws IllegalArgumentException if it is another
        public Builder colorspace(Colorspace newColorspace) {
            VideoLayer.layout(newColorspace);
            colorspace = newColorspace;
            return this;
        }

        /// The viewfinder; black until its first frame.
        public Viewfinder build() {
            return new Viewfinder(this);
        }
    }
}
