package io.github.displayio4j.displayio.gifio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.github.displayio4j.displayio.Colorspace;
import io.github.displayio4j.displayio.ImageException;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.bitmaptools.Canvas;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Random;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OnDiskGifTest {
    private static final long SEED = Long.getLong("gif.seed", 20261123);
    private static final int ROUNDS = 70;

    @TempDir
    Path folder = Path.of("");

    /// Each frame as ImageIO reads it, laid over those before as the standard says.
    private static int[][] composed(RandomGif gif) throws IOException {
        int[] canvas = new int[gif.width * gif.height];
        int[][] shown = new int[gif.frames.size()][];
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(gif.file))) {
            reader.setInput(in);
            assertEquals(shown.length, reader.getNumImages(true));
            for (int i = 0; i < shown.length; i++) {
                RandomGif.Frame frame = gif.frames.get(i);
                BufferedImage image = reader.read(i);
                int[] before = canvas.clone();
                for (int y = 0; y < Math.min(frame.height(), gif.height - frame.y()); y++) {
                    for (int x = 0; x < Math.min(frame.width(), gif.width - frame.x()); x++) {
                        int argb = image.getRGB(x, y);
                        if (argb >>> 24 != 0) {
                            canvas[(frame.y() + y) * gif.width + frame.x() + x] = argb;
                        }
                        if (frame.disposal() == 2) {
                            before[(frame.y() + y) * gif.width + frame.x() + x] = 0;
                        }
                    }
                }
                shown[i] = canvas.clone();
                canvas = frame.disposal() >= 2 ? before(frame, gif, before, canvas) : canvas;
            }
        }
        reader.dispose();
        return shown;
    }

    /// Outside of the frame nothing was touched, so all of `before` is right.
    private static int[] before(RandomGif.Frame frame, RandomGif gif, int[] before, int[] canvas) {
        int[] next = canvas.clone();
        for (int y = frame.y(); y < Math.min(gif.height, frame.y() + frame.height()); y++) {
            for (int x = frame.x(); x < Math.min(gif.width, frame.x() + frame.width()); x++) {
                next[y * gif.width + x] = before[y * gif.width + x];
            }
        }
        return next;
    }

    /// Twice around, in all kinds of values; what did not change is not dirty.
    @Test
    void playsWhatImageIoReads() throws IOException {
        for (int round = 0; round < ROUNDS; round++) {
            RandomGif gif = new RandomGif(new Random(SEED + round));
            String name = "gif.seed " + (SEED + round);
            int[][] frames = composed(gif);
            for (GifValues values : GifValues.values()) {
                OnDiskGif played = OnDiskGif.of(MemorySegment.ofArray(gif.file), values);
                assertEquals(frames.length, played.frameCount(), name);
                for (int i = 0; i < 2 * frames.length; i++) {
                    int[] wanted = frames[i % frames.length];
                    Canvas canvas = new Canvas(played.bitmap());
                    long epoch = Canvas.epoch();
                    int delay = gif.frames.get(i % frames.length).hundredths();
                    assertEquals((delay == 0 ? 10 : delay) / 100.0, played.nextFrame(), name);
                    for (int at = 0; at < wanted.length; at++) {
                        int value = played.bitmap().get(at % gif.width, at / gif.width);
                        canvas.set(at % gif.width, at / gif.width, value);
                        assertColour(played, values, wanted[at], value, name + " " + values + " frame " + i);
                    }
                    canvas.assertEqualAndDirty(played.bitmap(), epoch, canvas.changed(), name + " frame " + i);
                }
            }
        }
    }

    private static void assertColour(OnDiskGif gif, GifValues values, int argb, int value, String name) {
        switch (values) {
            case ARGB8888 -> assertEquals(argb, value, name);
            case RGB565 -> assertEquals(to565(argb), value, name);
            case RGB565_SWAPPED -> assertEquals(Short.reverseBytes((short) to565(argb)) & 0xffff, value, name);
            case PALETTE -> {
                Palette palette = Objects.requireNonNull(gif.palette());
                assertSame(gif.pixelShader(), palette);
                boolean seen = value < palette.size() && !palette.isTransparent(value);
                assertEquals(argb >>> 24 != 0, seen, name);
                if (seen && !isCrowded(gif)) {
                    assertEquals(argb & 0xffffff, palette.get(value), name);
                }
            }
        }
    }

    /// More colours than a palette has.
    private static boolean isCrowded(OnDiskGif gif) {
        return Objects.requireNonNull(gif.palette()).size() == 256;
    }

    private static int to565(int argb) {
        return argb >> 8 & 0xf800 | argb >> 5 & 0x07e0 | argb >> 3 & 0x001f;
    }

    @Test
    void tellsItsTimes() throws IOException {
        Path file = folder.resolve("a.gif");
        try (GifWriter writer = GifWriter.builder(file, 3, 2).plays(4).build()) {
            writer.addFrame(new int[6], 0.07);
            writer.addFrame(new int[] {1, 2, 3, 4, 5, 6}, 0);
            writer.addFrame(new int[6], 1.5);
        }
        OnDiskGif gif = OnDiskGif.open(file);
        assertEquals(3, gif.frameCount());
        assertEquals(0.07, gif.minDelay());
        assertEquals(1.5, gif.maxDelay());
        assertEquals(1.67, gif.duration());
        assertEquals(4, gif.plays());
        assertEquals(3, gif.width());
        assertEquals(2, gif.height());
        assertNull(gif.palette());
        assertEquals(
                Colorspace.RGB565_SWAPPED,
                ((io.github.displayio4j.displayio.ColorConverter) gif.pixelShader()).input());
        gif.close();
        assertThrows(IllegalStateException.class, gif::nextFrame);
        Files.delete(file);
    }

    /// Hex of a file, and the message; nothing is drawn of what is damaged.
    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "47494638                           | the header must have 13 bytes from byte 0 on, but the file ends (at byte 4)",
                "504b03043961 0100 0100 000000      | a GIF must begin with GIF87a or GIF89a (at byte 0)",
                "474946383961 0000 0100 000000 3b   | width and height must be 1..32767, not 0 and 1 (at byte 6)",
                "474946383961 0100 ffff 000000 3b   | width and height must be 1..32767, not 1 and 65535 (at byte 6)",
                "474946383961 ff7f ff7f 000000 3b   | 14 bytes cannot hold 32767x32767 pixels (at byte 6)",
                "474946383961 0100 0100 800000 00   | the global colour table must have 6 bytes from byte 13 on, but the"
                        + " file ends (at byte 14)",
                "474946383961 0100 0100 000000 3b   | a GIF must hold at least one image (at byte 14)",
                "474946383961 0100 0100 000000 2a   | a block must begin with 21, 2c or 3b, not 2a (at byte 13)",
                "474946383961 0100 0100 000000 21f9 | an extension must have 2 bytes from byte 14 on, but the file ends"
                        + " (at byte 15)",
                "474946383961 0100 0100 000000 2c00000000 01000000 00 02 00 | an image must have columns and rows, not"
                        + " 1x0 (at byte 18)",
                "474946383961 0100 0100 000000 2c00000000 01000100 00 02 00 | an image must have a colour table, or the"
                        + " file a global one (at byte 22)",
                "474946383961 0100 0100 800000 000000ffffff 2c00000000 01000100 00 09 00 | values must have 1..8 bits,"
                        + " not 9 (at byte 29)",
                "474946383961 0100 0100 800000 000000ffffff 2c00000000 01000100 00 02 0244 | an image must have 2 bytes"
                        + " from byte 31 on, but the file ends (at byte 32)",
                "474946383961 0100 0100 800000 000000ffffff 2c00000000 01000100 00 02 01 7c 00 | a code of the image was"
                        + " not learned before (at byte 31)",
                "474946383961 0200 0100 800000 000000ffffff 2c00000000 02000100 00 02 01 04 00 | the image must have 2"
                        + " pixels, but its data ends after 1 (at byte 33)",
            })
    void saysWhatIsWrongAndWhere(String hex, String message) {
        byte[] file = HexFormat.of().parseHex(hex.replaceAll("[^0-9a-f]", ""));
        ImageException e = assertThrows(ImageException.class, () -> {
            OnDiskGif gif = OnDiskGif.of(MemorySegment.ofArray(file), GifValues.RGB565);
            gif.nextFrame();
        });
        assertEquals(message.replaceAll("\\s+", " "), e.getMessage());
    }

    @Test
    void aDamagedFrameChangesNothingAndTheNextIsShown() throws IOException {
        Path path = folder.resolve("a.gif");
        try (GifWriter writer = GifWriter.builder(path, 4, 1).build()) {
            writer.addFrame(new int[] {1, 2, 3, 4}, 0.1);
            writer.addFrame(new int[] {0xff0000, 0x00ff00, 0x0000ff, 0xffffff}, 0.1);
            writer.addFrame(new int[] {9, 9, 9, 9}, 0.1);
        }
        byte[] file = Files.readAllBytes(path);
        OnDiskGif sound = OnDiskGif.of(MemorySegment.ofArray(file.clone()), GifValues.ARGB8888);
        sound.nextFrame();
        int second = indexOf(file, new byte[] {0x2c}, indexOf(file, new byte[] {0x2c}, 0) + 10);
        int data = second + 10 + 3 * 4 + 1;
        Arrays.fill(file, data + 1, data + 1 + file[data], (byte) 0xaa);
        OnDiskGif gif = OnDiskGif.of(MemorySegment.ofArray(file), GifValues.ARGB8888);
        gif.nextFrame();
        assertThrows(ImageException.class, gif::nextFrame);
        for (int x = 0; x < 4; x++) {
            assertEquals(sound.bitmap().get(x, 0), gif.bitmap().get(x, 0));
        }
        gif.nextFrame();
        assertEquals(0xff000009, gif.bitmap().get(0, 0));
        gif.nextFrame();
        assertEquals(0xff000001, gif.bitmap().get(0, 0));
    }

    private static int indexOf(byte[] file, byte[] what, int from) {
        for (int i = from; i < file.length; i++) {
            if (file[i] == what[0]) {
                return i;
            }
        }
        throw new AssertionError("no " + what[0]);
    }

    @Test
    void playingAllocatesNothing() throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        RandomGif random = new RandomGif(new Random(4));
        OnDiskGif gif = OnDiskGif.of(MemorySegment.ofArray(random.file), GifValues.RGB565);
        long least = Long.MAX_VALUE;
        for (int window = 0; window < 3000 && least > 0; window++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 10; i++) {
                gif.nextFrame();
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertEquals(0, least);
        assertTrue(gif.frameCount() > 1, "more than one frame");
    }
}
