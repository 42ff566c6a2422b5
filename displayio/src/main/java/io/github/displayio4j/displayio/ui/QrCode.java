package io.github.displayio4j.displayio.ui;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.Layer;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.TileGrid;

/// A QR code (ISO/IEC 18004) with the light border that readers want. It is made by the library ZXing, which must
/// be on the path: `com.google.zxing:core`, version 3.5.
///
/// ```java
/// QrCode code = new QrCode("https://example.org/sensor/7", 3);
/// code.layer().moveTo(20, 20);
/// root.append(code.layer());
/// ```
public final class QrCode implements Widget {
    /// How much of a code may be dirty or torn and still be read.
    public enum Correction {
        /// 7 %: the smallest code.
        LOW,
        /// 15 %.
        MEDIUM,
        /// 25 %.
        QUARTILE,
        /// 30 %: the largest code.
        HIGH
    }

    /// Light modules around a code.
    public static final int BORDER = 4;

    private static final int LIGHT = 0;
    private static final int DARK = 1;

    private final Group group;
    private final Palette palette = new Palette(2);
    private final Correction correction;
    private Bitmap bitmap;

    /// A black code on white, of medium correction.
    ///
    /// @param text what it says, 1..2331 bytes
    /// @param scale columns and rows of a module, 1..32767
    /// @throws IllegalArgumentException if the text is empty or too long, or the scale is out of range
    /// @throws IllegalStateException if ZXing is not on the path; the message says what to add
    public QrCode(String text, int scale) {
        this(text, scale, Correction.MEDIUM);
    }

    /// A black code on white.
    ///
    /// @param text what it says: 1..2953 bytes with low correction, 1..1273 with high, more if it is of digits
    /// @param scale columns and rows of a module, 1..32767
    /// @throws IllegalArgumentException if the text is empty or too long, or the scale is out of range
    /// @throws IllegalStateException if ZXing is not on the path; the message says what to add
    public QrCode(String text, int scale, Correction correction) {
        group = new Group(scale);
        this.correction = correction;
        bitmap = encode(text, correction);
        group.append(new TileGrid(bitmap, palette));
        setColors(0x000000, 0xffffff);
    }

    /// A code as a bitmap of 1 bit, a pixel for each module, the border included: 1 is dark.
    ///
    /// @param text what it says: 1..2953 bytes with low correction, 1..1273 with high, more if it is of digits
    /// @throws IllegalArgumentException if the text is empty or too long
    /// @throws IllegalStateException if ZXing is not on the path; the message says what to add
    public static Bitmap encode(String text, Correction correction) {
        byte[][] modules = modules(text, correction);
        int size = modules.length;
        Bitmap bitmap = Bitmap.ofBits(size + 2 * BORDER, size + 2 * BORDER, 1);
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                bitmap.set(BORDER + x, BORDER + y, modules[y][x]);
            }
        }
        return bitmap;
    }

    private static byte[][] modules(String text, Correction correction) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("a QR code must say something: the text is empty");
        }
        try {
            return ZxingModules.of(text, correction);
        } catch (NoClassDefFoundError e) {
            throw new IllegalStateException(
                    "QR codes are made by ZXing, which is not on the path: add com.google.zxing:core:3.5.4; on a module"
                            + " path also --add-modules com.google.zxing",
                    e);
        }
    }

    /// Says something else: only modules that differ become dirty, as long as the code keeps its size.
    ///
    /// @param text as of the constructor
    /// @throws IllegalArgumentException if it is empty or too long; the code stays as it was
    public void setText(String text) {
        Bitmap wanted = encode(text, correction);
        if (wanted.width() != bitmap.width()) {
            bitmap = wanted;
            group.set(0, new TileGrid(bitmap, palette));
            return;
        }
        for (int y = 0; y < bitmap.height(); y++) {
            for (int x = 0; x < bitmap.width(); x++) {
                int module = wanted.get(x, y);
                if (bitmap.get(x, y) != module) {
                    bitmap.set(x, y, module);
                }
            }
        }
    }

    /// Sets the colours; many readers want the dark ones darker.
    ///
    /// @param dark RGB888
    /// @param light RGB888
    public void setColors(int dark, int light) {
        palette.set(DARK, dark);
        palette.set(LIGHT, light);
    }

    @Override
    public Layer layer() {
        return group;
    }

    @Override
    public int width() {
        return bitmap.width() * group.scale();
    }

    @Override
    public int height() {
        return bitmap.height() * group.scale();
    }
}
