package io.github.displayio4j.app.conformance;

import io.github.displayio4j.displayio.gifio.GifValues;
import io.github.displayio4j.displayio.gifio.OnDiskGif;
import java.io.IOException;
import java.io.UncheckedIOException;

/// `gifio.OnDiskGif`. Its times are single precision there.
final class OnDiskGifAdapter extends Adapter {
    private final OnDiskGif gif;

    private OnDiskGifAdapter(OnDiskGif gif) {
        super("OnDiskGif");
        this.gif = gif;
    }

    static OnDiskGifAdapter make(Arguments args, Values values) {
        String name = args.object(0, "file", Values.FileName.class).name();
        boolean palette = args.flag(-1, "use_palette", false);
        try {
            return new OnDiskGifAdapter(
                    OnDiskGif.open(values.files.path(name), palette ? GifValues.PALETTE : GifValues.RGB565_SWAPPED));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    Object subject() {
        return gif;
    }

    @Override
    Object call(String method, Arguments args) {
        switch (method) {
            case "next_frame" -> {
                try {
                    return (double) (float) gif.nextFrame();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            case "deinit" -> gif.close();
            default -> {
                return super.call(method, args);
            }
        }
        return Values.NONE;
    }

    @Override
    Object get(String attribute) {
        return switch (attribute) {
            case "width" -> (long) gif.width();
            case "height" -> (long) gif.height();
            case "frame_count" -> (long) gif.frameCount();
            case "duration" -> (double) (float) gif.duration();
            case "min_delay" -> (double) (float) gif.minDelay();
            case "max_delay" -> (double) (float) gif.maxDelay();
            case "bitmap" -> gif.bitmap();
            case "palette" -> gif.palette() == null ? Values.NONE : gif.palette();
            default -> super.get(attribute);
        };
    }
}
