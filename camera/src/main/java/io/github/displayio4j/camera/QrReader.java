package io.github.displayio4j.camera;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.jpegio.DecodeOptions;
import io.github.displayio4j.jpegio.JpegDecoder;
import io.github.displayio4j.jpegio.JpegInfo;
import io.github.displayio4j.jpegio.PixelLayout;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Reads QR codes in frames of a camera, by the library ZXing, which need not be there: whoever wants codes read puts
/// `com.google.zxing:core` on the class or module path.
///
/// ```java
/// QrReader codes = QrReader.open();
/// String text = codes.read(frame); // null if there is none
/// ```
///
/// A frame is decoded in gray, and of more than 1024 columns or rows only as large as that. Reading takes some
/// milliseconds and allocates, so a viewfinder lets a `QrWatch` do it. One thread at a time.
public final class QrReader {
    /// Columns and rows that are looked at; a code of 57 modules across a quarter of them has four a module.
    private static final int MOST_PIXELS = 1024;

    private final JpegDecoder decoder = new JpegDecoder();
    private final QrLibrary library;
    private @Nullable Bitmap gray;
    private @Nullable RawPicture raw;
    private int rawWidth;
    private int rawHeight;

    private QrReader(QrLibrary library) {
        this.library = library;
    }

    /// Makes a reader.
    ///
    /// @throws IllegalStateException if the library is not there; the message says how to get it
    public static QrReader open() {
        try {
            return new QrReader(new QrLibrary());
        } catch (LinkageError e) {
            throw new IllegalStateException(
                    "QR codes need the library ZXing: put com.google.zxing:core on the class path (a jar of 0.6 MB)",
                    e);
        }
    }

    /// The text of a code in a frame, whichever way up it is.
    ///
    /// @return null if there is none that can be read
    /// @throws IOException if the frame cannot be decoded
    public @Nullable String read(CameraFrame frame) throws IOException {
        return library.read(frame.encoding() == FrameEncoding.JPEG ? ofJpeg(frame) : ofPixels(frame));
    }

    private Bitmap ofJpeg(CameraFrame frame) throws IOException {
        JpegInfo info = decoder.open(frame.segment(), frame.offset(), frame.length());
        int eighths = eighths(info.width(), info.height());
        Bitmap target = gray(info.scaledWidth(eighths), info.scaledHeight(eighths));
        decoder.decode(target, 0, 0, PixelLayout.GRAY, DecodeOptions.DEFAULT.withEighths(eighths));
        return target;
    }

    private Bitmap ofPixels(CameraFrame frame) throws IOException {
        RawPicture picture = raw;
        int eighths = eighths(frame.width(), frame.height());
        Placement placement = Placement.at(eighths, frame.width(), frame.height(), frame.width(), frame.height());
        if (picture == null || rawWidth != frame.width() || rawHeight != frame.height()) {
            picture = new RawPicture(frame.width(), frame.height(), placement, PixelLayout.GRAY);
            raw = picture;
            rawWidth = frame.width();
            rawHeight = frame.height();
        }
        Bitmap target = gray(placement.width(), placement.height());
        picture.decode(frame, target);
        return target;
    }

    private static int eighths(int width, int height) {
        return Math.clamp(8L * MOST_PIXELS / Math.max(width, height), 1, 8);
    }

    private Bitmap gray(int width, int height) {
        Bitmap bitmap = gray;
        if (bitmap == null || bitmap.width() != width || bitmap.height() != height) {
            bitmap = new Bitmap(width, height, 256);
            gray = bitmap;
        }
        return bitmap;
    }
}
