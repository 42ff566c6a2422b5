package io.github.displayio4j.displayio.fontio;

import io.github.displayio4j.displayio.picture.InputFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A TrueType or OpenType font, drawn by `java.awt.Font` with smooth edges. No window and no screen is needed, but the
/// module `java.desktop` and the system's font libraries are; where they are missing, `load` says so, and
/// `BuiltinFont`, BDF, PCF and LVGL fonts work as ever.
public final class TrueTypeFont extends CachedFont {
    private static final int MAX_SIZE = 512;
    private static final String MODULE = "java.desktop";

    /// What draws: behind an interface, so that this class is loaded where AWT is not.
    interface Drawer {
        int ascent();

        int descent();

        int width();

        @Nullable
        Glyph draw(int codePoint);
    }

    private interface Loading {
        Drawer load() throws IOException;
    }

    private final Drawer drawer;

    private TrueTypeFont(Drawer drawer) {
        this.drawer = drawer;
    }

    /// Reads a font file.
    ///
    /// @param size rows of an em, 1..512
    /// @throws FontException if the file is damaged, or AWT or the system's font libraries are not there
    /// @throws IOException if the file cannot be read
    /// @throws IllegalArgumentException if the size is out of range
    public static TrueTypeFont load(Path file, double size) throws IOException {
        checkSize(size);
        byte[] bytes = InputFile.read(file, Fonts.MAX_BYTES);
        return new TrueTypeFont(guarded(() -> AwtGlyphs.ofFile(bytes, (float) size)));
    }

    /// A font that the system has.
    ///
    /// @param family such as `"SansSerif"`, `"Monospaced"`, `"DejaVu Sans"`
    /// @param size rows of an em, 1..512
    /// @throws FontException if AWT or the system's font libraries are not there, or the font is not
    /// @throws IllegalArgumentException if the size is out of range
    public static TrueTypeFont ofFamily(String family, double size) throws FontException {
        checkSize(size);
        Objects.requireNonNull(family, "family");
        try {
            return new TrueTypeFont(guarded(() -> AwtGlyphs.ofFamily(family, (float) size)));
        } catch (FontException e) {
            throw e;
        } catch (IOException e) {
            throw new AssertionError("no file is read", e);
        }
    }

    private static void checkSize(double size) {
        if (!(size >= 1 && size <= MAX_SIZE)) {
            throw new IllegalArgumentException("size must be 1.." + MAX_SIZE + ", not " + size);
        }
    }

    /// What AWT throws where its libraries are missing differs from system to system: errors of linking, of the native
    /// code, and of "Fontconfig head is null".
    private static Drawer guarded(Loading loading) throws IOException {
        if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
            throw FontException.ofMachine(
                    "TrueType fonts need the module " + MODULE + ": add it to the run-time image, or run with"
                            + " --add-modules " + MODULE + "; BDF, PCF, LVGL and the built-in font do without",
                    new NoClassDefFoundError("java/awt/Font"));
        }
        try {
            return loading.load();
        } catch (LinkageError | InternalError | RuntimeException e) {
            throw missing(e);
        }
    }

    static FontException missing(Throwable cause) {
        return FontException.ofMachine(
                "AWT cannot draw text on this system (" + cause + "): install its font libraries, such as Debian's"
                        + " fontconfig and libfreetype6 with a font package, and not a headless JRE without them; BDF,"
                        + " PCF, LVGL and the built-in font do without",
                cause);
    }

    @Override
    @Nullable
    Glyph read(int codePoint) {
        return drawer.draw(codePoint);
    }

    @Override
    public int ascent() {
        return drawer.ascent();
    }

    @Override
    public int descent() {
        return drawer.descent();
    }

    @Override
    public int width() {
        return drawer.width();
    }

    @Override
    public int levels() {
        return 255;
    }
}
