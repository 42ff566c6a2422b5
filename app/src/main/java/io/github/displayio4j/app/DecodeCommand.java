package io.github.displayio4j.app;

import com.google.gson.stream.JsonWriter;
import io.github.displayio4j.displayio.Area;
import io.github.displayio4j.jpegio.DecodeOptions;
import io.github.displayio4j.jpegio.DecodeReport;
import io.github.displayio4j.jpegio.JpegDecoder;
import io.github.displayio4j.jpegio.JpegException;
import io.github.displayio4j.jpegio.JpegInfo;
import io.github.displayio4j.jpegio.PixelLayout;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// One JPEG to a PPM, PGM or PNG.
@Command(
        name = "decode",
        description = "Decodes a JPEG; bit for bit what `djpeg -dct int` gives.",
        footer = {
            "",
            "Examples:",
            "  displayio4j decode photo.jpg photo.ppm",
            "  displayio4j decode photo.jpg small.png --scale 3/8 --crop 40,20,240,160",
            "  displayio4j decode photo.jpg luma.pgm"
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class DecodeCommand implements Callable<Integer> {
    /// Pixels of a picture that is decoded however small its file is.
    private static final long ALWAYS_DECODED = 1 << 24;

    /// Samples of the result.
    enum Format {
        RGB888,
        RGB565,
        GRAY
    }

    @Parameters(index = "0", paramLabel = "FILE", description = "A JPEG file.")
    private Path file = Path.of("");

    @Parameters(
            index = "1",
            paramLabel = "OUT",
            description =
                    "Result: .ppm (colour), .pgm (gray), .pnm (gray for a gray file, else colour) or .png (like .pnm).")
    private Path out = Path.of("");

    @Option(
            names = "--scale",
            paramLabel = "N/8",
            description = "Size of the result, N = 1..8 eighths, rounded up; scaled in the DCT domain. Default: 8/8.")
    private String scale = "8/8";

    @Option(
            names = "--crop",
            paramLabel = "X,Y,W,H",
            description = "Part of the scaled picture, in its pixels. Default: all of it.")
    private @Nullable String crop;

    @Option(
            names = "--format",
            paramLabel = "rgb888|rgb565|gray",
            description = "Samples: rgb565 decodes to a panel's 16 bits and writes them expanded to 8 bits a channel."
                    + " Default: what OUT's ending says.")
    private @Nullable Format format;

    @Option(names = "--json", description = "Print what was decoded as JSON on standard output.")
    private boolean json;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        int eighths = eighths();
        requireKnownEnding();
        requireFile();
        JpegDecoder decoder = new JpegDecoder();
        long start = System.nanoTime();
        JpegInfo info;
        try {
            info = decoder.open(file);
        } catch (JpegException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
        Format samples = samples(info);
        Area area = area(info.scaledWidth(eighths), info.scaledHeight(eighths));
        if (crop == null) {
            requirePlausible(info);
        }
        DecodeOptions options = DecodeOptions.DEFAULT.withEighths(eighths).withCrop(area);
        byte[] pixels = decode(decoder, samples, area, options);
        double millis = (System.nanoTime() - start) / 1e6;
        Pictures.write(out, pixels, area.width(), area.height(), samples == Format.GRAY ? 1 : 3);
        DecodeReport report = decoder.report();
        if (!report.complete()) {
            command.commandLine()
                    .getErr()
                    .println("displayio4j: " + file + ": damaged at byte " + report.firstDamage() + ", "
                            + report.blocksDecoded() + " of " + report.blocksExpected() + " blocks decoded");
        }
        if (json) {
            print(info, eighths, samples, area, millis, report);
        }
        return 0;
    }

    /// A few bytes that claim many pixels are worth a message, not hundreds of megabytes of gray: no file can hold
    /// a picture with less than a bit for a block of 64 pixels, unless its coding is arithmetic.
    private void requirePlausible(JpegInfo info) throws IOException {
        boolean arithmetic =
                info.coding() == JpegInfo.Coding.ARITHMETIC || info.coding() == JpegInfo.Coding.PROGRESSIVE_ARITHMETIC;
        long pixels = (long) info.width() * info.height();
        long bytes = Files.size(file);
        if (pixels > ALWAYS_DECODED && pixels / (arithmetic ? 1 << 16 : 1 << 9) > bytes) {
            throw new IOException(file + ": " + bytes + " bytes cannot hold " + info.width() + "x" + info.height()
                    + " pixels; --crop decodes a part in any case");
        }
    }

    private byte[] decode(JpegDecoder decoder, Format samples, Area area, DecodeOptions options) throws IOException {
        PixelLayout layout =
                switch (samples) {
                    case RGB888 -> PixelLayout.RGB888;
                    case RGB565 -> PixelLayout.RGB565;
                    case GRAY -> PixelLayout.GRAY;
                };
        int bytesPerPixel =
                switch (samples) {
                    case RGB888 -> 3;
                    case RGB565 -> 2;
                    case GRAY -> 1;
                };
        long size = (long) area.width() * area.height() * bytesPerPixel;
        if (size > Integer.MAX_VALUE - 16) {
            throw new IOException(file + ": " + area.width() + "x" + area.height()
                    + " pixels are too many for one picture; use --scale or --crop");
        }
        byte[] pixels = new byte[(int) size];
        try {
            decoder.decode(MemorySegment.ofArray(pixels), 0, area.width() * bytesPerPixel, layout, options);
        } catch (JpegException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
        return samples == Format.RGB565 ? expand(pixels) : pixels;
    }

    /// RGB565 in the machine's byte order to 8 bits a channel by bit replication.
    private static byte[] expand(byte[] pixels) {
        byte[] rgb = new byte[pixels.length / 2 * 3];
        java.nio.ShortBuffer values = java.nio.ByteBuffer.wrap(pixels)
                .order(java.nio.ByteOrder.nativeOrder())
                .asShortBuffer();
        for (int i = 0, at = 0; i < values.limit(); i++) {
            int value = values.get(i) & 0xffff;
            int r = value >> 11;
            int g = value >> 5 & 63;
            int b = value & 31;
            rgb[at++] = (byte) (r << 3 | r >> 2);
            rgb[at++] = (byte) (g << 2 | g >> 4);
            rgb[at++] = (byte) (b << 3 | b >> 2);
        }
        return rgb;
    }

    private int eighths() {
        if (!scale.matches("[1-8]/8")) {
            throw new ParameterException(
                    command.commandLine(), "--scale must be N/8 with N = 1..8, such as 3/8, not '" + scale + "'");
        }
        return scale.charAt(0) - '0';
    }

    private void requireFile() throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException(file + ": is a folder; decode takes one JPEG file");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new IOException(file + ": is not a regular file; copy its content into one");
        }
        if (file.toString().isEmpty()) {
            throw new UsageException("FILE is empty; decode takes one JPEG file");
        }
    }

    private void requireKnownEnding() {
        if (!out.toString().toLowerCase(Locale.ROOT).matches(".*[.](ppm|pgm|pnm|png)")) {
            throw new ParameterException(
                    command.commandLine(), "OUT must end in .ppm, .pgm, .pnm or .png: '" + out + "'");
        }
    }

    private Format samples(JpegInfo info) {
        String name = out.toString().toLowerCase(Locale.ROOT);
        boolean grayFile = info.components() == 1;
        Format byName = name.endsWith(".pgm") || grayFile && !name.endsWith(".ppm") ? Format.GRAY : Format.RGB888;
        Format chosen = format == null ? byName : format;
        boolean gray = chosen == Format.GRAY;
        if (gray ? name.endsWith(".ppm") : name.endsWith(".pgm")) {
            throw new ParameterException(
                    command.commandLine(),
                    "--format " + chosen.name().toLowerCase(Locale.ROOT) + " does not fit '" + out
                            + "': gray goes into .pgm, .pnm or .png, colour into .ppm, .pnm or .png");
        }
        return chosen;
    }

    private Area area(int width, int height) {
        Area all = Area.ofSize(width, height);
        if (crop == null) {
            return all;
        }
        if (!crop.matches("\\d{1,6},\\d{1,6},\\d{1,6},\\d{1,6}")) {
            throw new ParameterException(
                    command.commandLine(), "--crop takes X,Y,W,H: four numbers >= 0, not '" + crop + "'");
        }
        String[] edges = crop.split(",");
        int x = Integer.parseInt(edges[0]);
        int y = Integer.parseInt(edges[1]);
        Area area = new Area(x, y, x + Integer.parseInt(edges[2]), y + Integer.parseInt(edges[3]));
        if (area.isEmpty() || !area.intersect(all).equals(area)) {
            throw new ParameterException(
                    command.commandLine(),
                    "--crop " + crop + " is not inside the scaled picture of " + width + "x" + height);
        }
        return area;
    }

    private void print(JpegInfo info, int eighths, Format samples, Area area, double millis, DecodeReport report)
            throws IOException {
        StringWriter text = new StringWriter();
        try (JsonWriter writer = new JsonWriter(text)) {
            writer.setIndent("  ");
            writer.beginObject();
            writer.name("file").value(file.toString());
            writer.name("out").value(out.toString());
            writer.name("width").value(info.width());
            writer.name("height").value(info.height());
            writer.name("components").value(info.components());
            writer.name("scale").value(eighths + "/8");
            writer.name("crop").beginArray();
            writer.value(area.x1()).value(area.y1()).value(area.width()).value(area.height());
            writer.endArray();
            writer.name("format").value(samples.name().toLowerCase(Locale.ROOT));
            writer.name("millis").value(Math.round(millis * 1000) / 1000.0);
            writer.name("complete").value(report.complete());
            writer.name("blocksDecoded").value(report.blocksDecoded());
            writer.name("blocksExpected").value(report.blocksExpected());
            writer.name("firstDamageOffset").value(report.firstDamage());
            writer.endObject();
        }
        PrintWriter stdout = command.commandLine().getOut();
        stdout.println(text);
        if (stdout.checkError()) {
            throw new IOException("standard output can't be written");
        }
    }
}
