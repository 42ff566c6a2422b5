package io.github.displayio4j.displayio.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.displayio4j.displayio.Image;
import io.github.displayio4j.displayio.OnDiskBitmap;
import io.github.displayio4j.displayio.fontio.Fonts;
import io.github.displayio4j.displayio.fontio.TrueTypeFont;
import io.github.displayio4j.displayio.gifio.OnDiskGif;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class InputFileTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void aFolderIsNamed() {
        for (Executable open : new Executable[] {
            () -> Image.load(folder),
            () -> OnDiskBitmap.open(folder),
            () -> OnDiskGif.open(folder),
            () -> Fonts.load(folder),
            () -> TrueTypeFont.load(folder, 12)
        }) {
            assertEquals(
                    folder + " is a folder",
                    assertThrows(IOException.class, open).getMessage());
        }
    }

    @Test
    void whatNeverEndsIsGivenUp() throws IOException {
        byte[] most = new byte[1000];
        assertArrayEquals(most, InputFile.read(new ByteArrayInputStream(most), 1000));
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 7;
            }

            @Override
            public int read(byte[] into, int from, int n) {
                Arrays.fill(into, from, from + n, (byte) 7);
                return n;
            }
        };
        IOException e = assertThrows(IOException.class, () -> InputFile.read(endless, 1000));
        assertEquals("more than 1000 bytes: too long for memory", e.getMessage());
    }
}
