package io.github.displayio4j.app.conformance;

import io.github.displayio4j.displayio.ColorMode;
import io.github.displayio4j.displayio.OnDiskBitmap;
import java.io.IOException;
import java.io.UncheckedIOException;

/// `displayio.OnDiskBitmap`.
final class OnDiskBitmapAdapter extends Adapter {
    final OnDiskBitmap bitmap;

    private OnDiskBitmapAdapter(OnDiskBitmap bitmap) {
        super("OnDiskBitmap");
        this.bitmap = bitmap;
    }

    static OnDiskBitmapAdapter make(Arguments args, Values values) {
        String name = args.object(0, "file", Values.FileName.class).name();
        try {
            return new OnDiskBitmapAdapter(OnDiskBitmap.open(values.files.path(name), ColorMode.CIRCUITPYTHON));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    Object subject() {
        return bitmap;
    }

    @Override
    Object get(String attribute) {
        return switch (attribute) {
            case "width" -> (long) bitmap.width();
            case "height" -> (long) bitmap.height();
            case "pixel_shader" -> bitmap.pixelShader();
            default -> super.get(attribute);
        };
    }
}
