package io.github.displayio4j.displayio.fontio;

import io.github.displayio4j.displayio.picture.InputFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/// Reads font files of any of the formats that are bitmaps: BDF, PCF, either compressed by gzip, and LVGL's `.bin`.
///
/// ```java
/// Font font = Fonts.load(Path.of("ter-u16n.bdf"));
/// root.append(new Label(font, "21.5 °C", 0xFFFFFF).layer());
/// ```
public final class Fonts {
    /// Longer files are refused, and so is what unpacks to more.
    static final int MAX_BYTES = 64 << 20;

    private Fonts() {}

    /// Reads a file; what it is, its first bytes say.
    ///
    /// @throws FontException if the file is damaged, longer than 64 MiB, or of another format
    /// @throws IOException if it cannot be read
    public static Font load(Path file) throws IOException {
        long size = Files.size(file);
        if (size > MAX_BYTES) {
            throw FontException.atByte(MAX_BYTES, "a font file may have " + MAX_BYTES + " bytes, not " + size);
        }
        return of(InputFile.read(file, MAX_BYTES));
    }

    /// Reads a font from memory; the array belongs to the font from then on.
    ///
    /// @throws FontException if the file is damaged or of another format
    public static Font of(byte[] file) throws FontException {
        byte[] bytes = isGzip(file) ? unpack(file) : file;
        if (startsWith(bytes, 0, "STARTFONT")) {
            return new BdfFont(bytes);
        }
        if (startsWith(bytes, 0, "\1fcp")) {
            return new PcfFont(bytes);
        }
        if (startsWith(bytes, 4, "head")) {
            return new LvglFont(bytes);
        }
        if (startsWith(bytes, 0, "\0\1\0\0")
                || startsWith(bytes, 0, "OTTO")
                || startsWith(bytes, 0, "true")
                || startsWith(bytes, 0, "ttcf")) {
            throw FontException.atByte(0, "this is an outline font: load it with TrueTypeFont.load(file, size)");
        }
        throw FontException.atByte(0, "a font file must be BDF (STARTFONT), PCF, or LVGL (head); this is none of them");
    }

    private static boolean isGzip(byte[] file) {
        return file.length > 2 && file[0] == 0x1f && file[1] == (byte) 0x8b;
    }

    private static boolean startsWith(byte[] file, int at, String magic) {
        if (file.length < at + magic.length()) {
            return false;
        }
        for (int i = 0; i < magic.length(); i++) {
            if (file[at + i] != (byte) magic.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static byte[] unpack(byte[] file) throws FontException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(file))) {
            return InputFile.read(in, MAX_BYTES);
        } catch (IOException e) {
            throw FontException.atByte(0, "gzip data is damaged, or does not fit: " + e.getMessage());
        }
    }
}
