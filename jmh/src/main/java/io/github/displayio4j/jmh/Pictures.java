package io.github.displayio4j.jmh;

import io.github.displayio4j.jpegio.JpegEncoder;
import io.github.displayio4j.jpegio.JpegFrames;
import io.github.displayio4j.jpegio.Subsampling;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// JPEG files to decode, by name: ours, made on the spot, and the first frame of each `.mjpeg` in the folder that
/// the system property `media.dir` names, if there is one.
final class Pictures {
    /// Quality of the pictures that we make.
    private static final int QUALITY = 80;

    private Pictures() {}

    static List<String> names() throws IOException {
        List<String> names = new ArrayList<>(List.of(JpegBenchmark.MADE));
        Path folder = mediaFolder();
        if (folder != null) {
            try (Stream<Path> files = Files.list(folder)) {
                files.map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith(".mjpeg"))
                        .sorted()
                        .forEach(names::add);
            }
        }
        return names;
    }

    /// The bytes of a picture: `320x240-420`, or the name of a file.
    static byte[] load(String name) throws IOException {
        Path folder = mediaFolder();
        if (name.endsWith(".mjpeg") && folder != null) {
            byte[] all = Files.readAllBytes(folder.resolve(name));
            MemorySegment bytes = MemorySegment.ofArray(all);
            return withTables(Arrays.copyOf(all, (int) JpegFrames.end(bytes, 0)));
        }
        int x = name.indexOf('x');
        int dash = name.indexOf('-');
        int width = Integer.parseInt(name.substring(0, x));
        int height = Integer.parseInt(name.substring(x + 1, dash));
        Subsampling sampling =
                switch (name.substring(dash + 1)) {
                    case "420" -> Subsampling.S420;
                    case "422" -> Subsampling.S422;
                    default -> throw new IllegalArgumentException("no such picture: " + name);
                };
        return new JpegEncoder(QUALITY, sampling).encodeToArray(Photo.rgb(width, height), width, height);
    }

    /// Motion JPEG may leave out the Huffman tables of T.81 K.3, without which the peers read nothing: puts them
    /// in.
    private static byte[] withTables(byte[] jpeg) {
        if (tables(jpeg).length > 0) {
            return jpeg;
        }
        byte[] tables = tables(new JpegEncoder(QUALITY, Subsampling.S420).encodeToArray(new byte[3], 1, 1));
        byte[] whole = new byte[jpeg.length + tables.length];
        System.arraycopy(jpeg, 0, whole, 0, 2); // SOI
        System.arraycopy(tables, 0, whole, 2, tables.length);
        System.arraycopy(jpeg, 2, whole, 2 + tables.length, jpeg.length - 2);
        return whole;
    }

    /// The DHT segments before the first scan.
    private static byte[] tables(byte[] jpeg) {
        ByteArrayOutputStream tables = new ByteArrayOutputStream();
        int at = 2;
        while (at + 4 <= jpeg.length && (jpeg[at + 1] & 0xff) != 0xda) {
            int length = 2 + ((jpeg[at + 2] & 0xff) << 8 | (jpeg[at + 3] & 0xff));
            if ((jpeg[at + 1] & 0xff) == 0xc4) {
                tables.write(jpeg, at, length);
            }
            at += length;
        }
        return tables.toByteArray();
    }

    private static @Nullable Path mediaFolder() {
        String name = System.getProperty("media.dir");
        return name == null || !Files.isDirectory(Path.of(name)) ? null : Path.of(name);
    }
}
