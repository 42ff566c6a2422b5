package io.github.displayio4j.displayio;

import io.github.displayio4j.displayio.picture.InputFile;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.ServiceLoader;

/// A whole picture in memory: values to draw into, and what gives them their colours.
///
/// ```java
/// Image photo = Image.load(Path.of("photo.jpg"));
/// root.append(new TileGrid(photo.bitmap(), photo.pixelShader()));
/// ```
///
/// BMP, PNG, GIF (the first frame), PNM and QOI are read in any case; JPEG and others by the `ImageCodec` of
/// a module that provides one; what is left by the readers of ImageIO, where the module `java.desktop` is. A
/// picture that EXIF says was taken with the camera turned stands upright. One that is only shown, and not
/// drawn into, needs less memory as an `OnDiskBitmap`.
///
/// @param bitmap the values
/// @param pixelShader shows them in the picture's colours
public record Image(Bitmap bitmap, PixelShader pixelShader) {
    private static final int HEAD = 64;
    private static final int SHOWN = 16;

    /// Loads a file.
    ///
    /// @throws IOException if it can't be read, is of no known format, or is damaged; the message says what and
    /// where
    public static Image load(Path file) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            return load(InputFile.map(file, arena));
        }
    }

    /// Loads a picture from a stream, which is read to its end: no more than 256 MiB, nor than a quarter of Java's
    /// memory.
    ///
    /// @throws IOException if it can't be read, is of no known format, or is damaged; the message says what and
    /// where
    public static Image load(InputStream in) throws IOException {
        return load(MemorySegment.ofArray(InputFile.read(in)));
    }

    /// Loads a picture from the bytes of its file.
    ///
    /// @throws IOException if it is of no known format, or damaged; the message says what and where
    public static Image load(MemorySegment file) throws IOException {
        byte[] head = file.asSlice(0, Math.min(HEAD, file.byteSize())).toArray(ValueLayout.JAVA_BYTE);
        if (head.length >= 2 && head[0] == 'B' && head[1] == 'M') {
            OnDiskBitmap bmp = OnDiskBitmap.of(file);
            return new Image(bmp.toBitmap(), bmp.pixelShader());
        }
        List<String> known = new ArrayList<>(List.of("bmp"));
        List<ImageCodec> last = new ArrayList<>();
        for (ImageCodec codec : ServiceLoader.load(ImageCodec.class)) {
            if (codec.isLast()) {
                last.add(codec);
            } else if (codec.recognises(head.clone())) {
                return codec.decode(file);
            }
            known.add(codec.name());
        }
        for (ImageCodec codec : last) {
            if (codec.recognises(head.clone())) {
                return codec.decode(file);
            }
        }
        Collections.sort(known);
        byte[] begin = Arrays.copyOf(head, Math.min(SHOWN, head.length));
        throw new IOException("a picture must be one of " + String.join(", ", known) + ", but this begins with "
                + (begin.length == 0 ? "nothing" : HexFormat.ofDelimiter(" ").formatHex(begin)));
    }
}
