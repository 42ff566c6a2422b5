package io.github.displayio4j.jmh.jpeg;

import io.github.displayio4j.displayio.Area;
import io.github.displayio4j.jmh.Photo;
import io.github.displayio4j.jpegio.DecodeOptions;
import io.github.displayio4j.jpegio.JpegDecoder;
import io.github.displayio4j.jpegio.JpegEncoder;
import io.github.displayio4j.jpegio.JpegInfo;
import io.github.displayio4j.jpegio.PixelLayout;
import io.github.displayio4j.jpegio.Subsampling;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Pictures to decode: parts of photos, encoded again by `cjpeg` or, where that is missing, by our encoder.
final class Photos {
    /// A picture of three bytes a pixel.
    static final class Raw {
        private final int width;
        private final int height;
        private final byte[] rgb;

        Raw(int width, int height, byte[] rgb) {
            this.width = width;
            this.height = height;
            this.rgb = rgb;
        }

        int width() {
            return width;
        }

        int height() {
            return height;
        }
    }

    private final @Nullable Path folder;
    private final Map<String, Raw> known = new HashMap<>();

    /// @param folder of photos; null: made-up pictures are used
    Photos(@Nullable Path folder) {
        this.folder = folder;
    }

    /// The middle of a photo of the folder: `dense`, of the whole one scaled down as far as possible; or smooth, in
    /// full size.
    Raw raw(boolean dense, int width, int height) throws IOException {
        String key = dense + " " + width + "x" + height;
        Raw raw = known.get(key);
        if (raw == null) {
            raw = make(dense, width, height);
            known.put(key, raw);
        }
        return raw;
    }

    private Raw make(boolean dense, int width, int height) throws IOException {
        Path photo = folder == null ? null : folder.resolve(dense ? "koi.jpg" : "path.jpg");
        if (photo == null || !Files.exists(photo)) {
            return new Raw(width, height, Photo.rgb(width, height));
        }
        JpegDecoder decoder = new JpegDecoder();
        JpegInfo info = decoder.open(photo);
        int w = Math.min(width, info.width());
        int h = Math.min(height, info.height());
        int eighths = 8;
        while (dense && eighths > 1 && info.scaledWidth(eighths - 1) >= w && info.scaledHeight(eighths - 1) >= h) {
            eighths--;
        }
        int x = (info.scaledWidth(eighths) - w) / 2;
        int y = (info.scaledHeight(eighths) - h) / 2;
        byte[] rgb = new byte[3 * w * h];
        DecodeOptions options = DecodeOptions.DEFAULT.withEighths(eighths).withCrop(new Area(x, y, x + w, y + h));
        decoder.decode(MemorySegment.ofArray(rgb), 0, 3 * w, PixelLayout.RGB888, options);
        return new Raw(w, h, rgb);
    }

    /// Encodes a picture, with options of `cjpeg`.
    ///
    /// @param sampling 420, 422 or 444
    /// @return null if `cjpeg` is missing and our encoder has no such options
    static byte @Nullable [] encode(Raw raw, String sampling, int quality, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of("cjpeg", "-quality", "" + quality, "-sample"));
        command.add(sampling.equals("420") ? "2x2" : sampling.equals("422") ? "2x1" : "1x1");
        command.addAll(List.of(options));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Thread feeder = Thread.ofPlatform().start(() -> feed(process, raw));
            byte[] jpeg = process.getInputStream().readAllBytes();
            feeder.join();
            if (process.waitFor() == 0) {
                return jpeg;
            }
        } catch (IOException e) {
            // Not installed.
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        Subsampling ours = Subsampling.valueOf("S" + sampling);
        return options.length > 0 ? null : new JpegEncoder(quality, ours).encodeToArray(raw.rgb, raw.width, raw.height);
    }

    private static void feed(Process process, Raw raw) {
        try (OutputStream out = process.getOutputStream()) {
            out.write(("P6\n" + raw.width + " " + raw.height + "\n255\n").getBytes(StandardCharsets.US_ASCII));
            out.write(raw.rgb);
        } catch (IOException e) {
            // It has ended: its exit code tells.
        }
    }
}
