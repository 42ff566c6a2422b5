package io.github.displayio4j.app.examples;

import java.util.function.Supplier;

/// All examples, by the names that the command knows.
public enum Examples {
    /// One picture after another from a sheet.
    SPRITES("a sprite sheet, one sprite after another", 24, Sprites::new),
    /// A map of tiles and a sprite on it.
    TILEMAP("a castle of tiles, and somebody in it", 1, TileMap::new),
    /// Text at nine places.
    LABELS("text anchored to corners, edges and centre", 1, Labels::new),
    /// An animated GIF.
    GIF("an animated GIF at its own pace", 48, GifPlayer::new),
    /// Effects on a picture.
    FILTERS("bitmapfilter and bitmaptools on a photo", 16, Filters::new),
    /// Shapes that bounce.
    BALLS("vectorio circles that bounce", 120, BouncyBalls::new),
    /// Text that scrolls.
    TERMINAL("a terminal with colours and a status line", 60, TerminalText::new),
    /// One picture after another.
    SLIDESHOW("PNG, GIF and JPEG pictures, fading in", 60, SlideShow::new),
    /// Colours that move through a palette.
    RAINBOW("a pattern that never changes, and a palette that does", 72, Rainbow::new),
    /// A pointer that turns.
    DIAL("a pointer that rotozoom turns over a dial", 60, Dial::new),
    /// The time of day.
    CLOCK("the time, with a colon that blinks", 12, Clock::new),
    /// Conway's game.
    LIFE("Conway's game of life", 120, Life::new);

    private final String description;
    private final int frames;

    @SuppressWarnings("ImmutableEnumChecker") // constructors
    private final Supplier<Example> maker;

    Examples(String description, int frames, Supplier<Example> maker) {
        this.description = description;
        this.frames = frames;
        this.maker = maker;
    }

    /// What it shows, in a line.
    public String description() {
        return description;
    }

    /// Frames after which all was seen.
    public int frames() {
        return frames;
    }

    /// Makes one.
    public Example make() {
        return maker.get();
    }
}
