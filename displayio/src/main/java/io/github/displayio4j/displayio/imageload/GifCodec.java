package io.github.displayio4j.displayio.imageload;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.Image;
import io.github.displayio4j.displayio.ImageCodec;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.gifio.GifValues;
import io.github.displayio4j.displayio.gifio.OnDiskGif;
import io.github.displayio4j.displayio.picture.Colours;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// The first frame of a `gif`: a bitmap of 8 bits and a `Palette`. `OnDiskGif` plays all of them.
public final class GifCodec implements ImageCodec {
    /// Called by `ServiceLoader`.
    public GifCodec() {}

    @Override
    public String name() {
        return "gif";
    }

    @Override
    public boolean recognises(byte[] head) {
        return head.length >= 4 && head[0] == 'G' && head[1] == 'I' && head[2] == 'F' && head[3] == '8';
    }

    @Override
    public Image decode(MemorySegment bytes) throws IOException {
        OnDiskGif gif = OnDiskGif.of(bytes, GifValues.PALETTE);
        gif.nextFrame();
        if (gif.frameCount() > 1) { // all of which share a palette that may not have all colours of the first
            OnDiskGif exact = OnDiskGif.of(bytes, GifValues.ARGB8888);
            exact.nextFrame();
            if (!same(gif, exact)) {
                return new Image(exact.bitmap(), exact.pixelShader());
            }
        }
        return new Image(gif.bitmap(), gif.pixelShader());
    }

    private static boolean same(OnDiskGif one, OnDiskGif other) {
        Bitmap bitmap = one.bitmap();
        Colours colours = new Colours(bitmap, (Palette) one.pixelShader());
        Colours wanted = new Colours(other.bitmap(), other.pixelShader());
        int[] row = new int[bitmap.width()];
        int[] wantedRow = new int[bitmap.width()];
        for (int y = 0; y < bitmap.height(); y++) {
            colours.read(y, row);
            wanted.read(y, wantedRow);
            for (int x = 0; x < row.length; x++) {
                row[x] = row[x] >>> 24 == 0 ? 0 : row[x];
            }
            if (!Arrays.equals(row, wantedRow)) {
                return false;
            }
        }
        return true;
    }
}
