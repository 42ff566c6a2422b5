package io.github.displayio4j.displayio.imageload;

import io.github.displayio4j.displayio.Image;
import io.github.displayio4j.displayio.ImageException;
import io.github.displayio4j.displayio.gifio.GifValues;
import io.github.displayio4j.displayio.gifio.OnDiskGif;
import io.github.displayio4j.displayio.picture.Colours;
import java.io.IOException;
import java.lang.foreign.MemorySegment;

/// What must hold for any bytes at all: they end in a picture or in an `IOException` that says where, in
/// bounded time. `dev/fuzz images` calls it.
public final class ImageFuzzTarget {
    private static final long PIXELS = 1 << 21;
    private static final int FRAMES = 50;

    private ImageFuzzTarget() {}

    /// Jazzer's entry.
    public static void fuzzerTestOneInput(byte[] file) {
        long start = System.nanoTime();
        MemorySegment bytes = MemorySegment.ofArray(file);
        if (isForeign(file)) {
            return; // ImageIO's readers are not ours
        }
        try {
            Image image = Image.load(bytes);
            int width = image.bitmap().width();
            require((long) width * image.bitmap().height() <= PIXELS * Math.max(1, file.length), "bounded pixels");
            new Colours(image.bitmap(), image.pixelShader()).read(0, new int[width]);
        } catch (IOException e) {
            require(String.valueOf(e.getMessage()).contains("begins with") || hasOffset(e, file), e.toString());
        }
        if (file.length > 3 && file[0] == 'G') {
            play(bytes, file);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        require(seconds < 20, "no hang, took " + seconds + " s");
    }

    private static boolean isForeign(byte[] file) {
        byte[] head = java.util.Arrays.copyOf(file, Math.min(64, file.length));
        return !new PngCodec().recognises(head)
                && !new GifCodec().recognises(head)
                && !new PnmCodec().recognises(head)
                && !new QoiCodec().recognises(head)
                && !(head.length > 1 && head[0] == 'B' && head[1] == 'M');
    }

    private static boolean hasOffset(IOException e, byte[] file) {
        long offset = e instanceof ImageException image ? image.offset() : -1;
        return offset >= 0 && offset <= file.length;
    }

    private static void play(MemorySegment bytes, byte[] file) {
        for (GifValues values : GifValues.values()) {
            try {
                OnDiskGif gif = OnDiskGif.of(bytes, values);
                for (int i = 0; i < Math.min(FRAMES, 2 * gif.frameCount()); i++) {
                    try {
                        require(gif.nextFrame() > 0, "a frame is shown for some time");
                    } catch (ImageException e) {
                        require(e.offset() >= 0 && e.offset() <= file.length, e.toString());
                    }
                }
            } catch (ImageException e) {
                require(e.offset() >= 0 && e.offset() <= file.length, e.toString());
            }
        }
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException(what);
        }
    }
}
