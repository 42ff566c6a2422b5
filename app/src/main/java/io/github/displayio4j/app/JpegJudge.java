package io.github.displayio4j.app;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.displayio4j.displayio.Area;
import io.github.displayio4j.jpegio.DecodeOptions;
import io.github.displayio4j.jpegio.JpegDecoder;
import io.github.displayio4j.jpegio.JpegException;
import io.github.displayio4j.jpegio.JpegInfo;
import io.github.displayio4j.jpegio.PixelLayout;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/// Judges what the decoder makes of one file by what libjpeg-turbo made of it.
final class JpegJudge {
    /// Larger pictures are decoded at a smaller scale, at last only their upper left part: memory stays bounded.
    private static final long MAX_PIXELS = 1 << 25;

    enum Mark {
        PASSED,
        FAILED,
        SKIPPED
    }

    /// How the first decode ended.
    enum Outcome {
        PICTURE,
        DAMAGED,
        REFUSED,
        CRASHED,
        HUNG
    }

    /// A file and what is known of it.
    ///
    /// @param reference PNG of the samples, for files of more than 8 bits; need not exist
    /// @param features words of the manifest's column, none if the file is in no manifest
    /// @param peer how djpeg ended: `ok`, `warn ...`, `error ...`; empty: not known
    /// @param hashes of djpeg's samples, see the manifest
    record Case(Path file, Path reference, List<String> features, String peer, JsonObject hashes) {
        static Case of(Path file) {
            return new Case(file, file, List.of(), "", new JsonObject());
        }

        private @Nullable String hash(String name) {
            return hashes.has(name) ? hashes.get(name).getAsString() : null;
        }
    }

    /// @param nanos of the first decode
    record Verdict(Mark mark, Outcome outcome, String reason, long nanos) {
        static Verdict hung(String reason) {
            return new Verdict(Mark.FAILED, Outcome.HUNG, reason, Long.MAX_VALUE);
        }
    }

    private final JpegDecoder decoder = new JpegDecoder();

    Verdict judge(Case one) {
        long start = System.nanoTime();
        Outcome outcome = Outcome.CRASHED;
        long nanos = 0;
        try {
            byte[] file = Files.readAllBytes(one.file());
            start = System.nanoTime();
            byte[] samples;
            JpegInfo info;
            try {
                info = decoder.open(file);
                samples = decodeBounded(info, one);
            } catch (JpegException e) {
                nanos = System.nanoTime() - start;
                return refused(one, e, nanos);
            }
            nanos = System.nanoTime() - start;
            outcome = decoder.report().complete() ? Outcome.PICTURE : Outcome.DAMAGED;
            double seconds = Math.max(1, info.width() * 1e-6 * info.height());
            if (nanos > seconds * 1e9) {
                return new Verdict(Mark.FAILED, outcome, "took more than 1 s for each megapixel", nanos);
            }
            Mark mark = Mark.PASSED;
            String reason = compare(one, info, samples);
            if (!reason.isEmpty()) {
                boolean smoothed = one.features().contains("progressive") && isPartlySent(file);
                mark = smoothed ? Mark.SKIPPED : Mark.FAILED;
                reason = smoothed ? "scans are missing, and libjpeg smooths between blocks then" : reason;
            }
            return new Verdict(mark, outcome, reason, nanos);
        } catch (IOException e) {
            return new Verdict(Mark.FAILED, outcome, Main.message(e), nanos);
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            return new Verdict(Mark.FAILED, Outcome.CRASHED, "crashed: " + e, System.nanoTime() - start);
        }
    }

    private static Verdict refused(Case one, JpegException e, long nanos) {
        Mark mark = Mark.FAILED;
        if (nanos > 1_000_000_000L) {
            return new Verdict(mark, Outcome.REFUSED, "took more than 1 s to say: " + e.getMessage(), nanos);
        }
        if (one.features().contains("lossless")) {
            mark = Mark.SKIPPED;
        } else if (one.hash("sha") == null) {
            mark = Mark.PASSED;
        }
        return new Verdict(mark, Outcome.REFUSED, "refused: " + e.getMessage(), nanos);
    }

    private byte[] decodeBounded(JpegInfo info, Case one) throws JpegException {
        int eighths = 8;
        while (eighths > 1 && (long) info.scaledWidth(eighths) * info.scaledHeight(eighths) > MAX_PIXELS) {
            eighths--;
        }
        int width = info.scaledWidth(eighths);
        int height = info.scaledHeight(eighths);
        DecodeOptions options = DecodeOptions.DEFAULT.withEighths(eighths);
        if ((long) width * height > MAX_PIXELS) {
            height = (int) (MAX_PIXELS / width);
            options = options.withCrop(Area.ofSize(width, height));
        }
        return decode(layout(one), options, width, height);
    }

    private static PixelLayout layout(Case one) {
        return "1".equals(one.hash("refc")) ? PixelLayout.GRAY : PixelLayout.RGB888;
    }

    private byte[] decode(PixelLayout layout, DecodeOptions options, int width, int height) throws JpegException {
        byte[] out = new byte[width * height * layout.bytes()];
        decoder.decode(MemorySegment.ofArray(out), 0, width * layout.bytes(), layout, options);
        return out;
    }

    /// @return what differs, empty if nothing does
    private String compare(Case one, JpegInfo info, byte[] samples) throws IOException {
        String hash = one.hash("sha");
        if (hash == null) {
            return "";
        }
        String size = info.width() + "x" + info.height();
        String expectedSize = one.hash("refw") + "x" + one.hash("refh");
        if (!size.equals(expectedSize)) {
            return "size is " + size + ", not " + expectedSize;
        }
        boolean damaged = "differs".equals(one.hash("nosimd"));
        boolean lostScans = one.peer().startsWith("warn") && one.features().contains("progressive");
        if (damaged || lostScans) {
            return ""; // two builds of libjpeg-turbo differ too; or all rows are before and after the damage
        }
        if (!"255".equals(one.hash("maxval"))) {
            return comparePng(one, samples);
        }
        if (!sha256(samples).equals(hash)) {
            return "samples differ";
        }
        return one.peer().equals("ok") ? compareOthers(one, info, samples) : "";
    }

    private String compareOthers(Case one, JpegInfo info, byte[] samples) throws JpegException {
        PixelLayout layout = layout(one);
        for (int n = 4; n >= 1; n /= 2) {
            String name = "sc1/" + 8 / n;
            JsonArray scaled = one.hashes().getAsJsonArray(name);
            int width = info.scaledWidth(n);
            int height = info.scaledHeight(n);
            byte[] pixels = decode(layout, DecodeOptions.DEFAULT.withEighths(n), width, height);
            boolean same = scaled.get(0).getAsInt() == width
                    && scaled.get(1).getAsInt() == height
                    && sha256(pixels).equals(scaled.get(2).getAsString());
            if (!same) {
                return "samples at 1/" + 8 / n + " differ";
            }
        }
        DecodeOptions plain = DecodeOptions.DEFAULT.withFancyUpsampling(false);
        if (!sha256(decode(layout, plain, info.width(), info.height())).equals(one.hash("nosmooth_sha"))) {
            return "samples with plain upsampling differ";
        }
        byte[] low = decode(PixelLayout.RGB565, DecodeOptions.DEFAULT, info.width(), info.height());
        return Arrays.equals(low, reduced(samples, layout.bytes())) ? "" : "RGB565 differs";
    }

    private static String comparePng(Case one, byte[] samples) throws IOException {
        if (!Files.exists(one.reference())) {
            return "no reference " + one.reference().getFileName();
        }
        BufferedImage image = ImageIO.read(one.reference().toFile());
        Raster raster = image.getRaster();
        int[] expected = raster.getPixels(0, 0, image.getWidth(), image.getHeight(), (int[]) null);
        if (expected.length != samples.length) {
            return "reference has " + expected.length + " samples, not " + samples.length;
        }
        for (int i = 0; i < samples.length; i++) {
            if (expected[i] != (samples[i] & 0xff)) {
                int pixel = i / raster.getNumBands();
                return "samples differ at " + pixel % image.getWidth() + "," + pixel / image.getWidth();
            }
        }
        return "";
    }

    /// Top bits of gray or RGB in the machine's byte order.
    private static byte[] reduced(byte[] samples, int channels) {
        ByteBuffer out = ByteBuffer.allocate(samples.length / channels * 2).order(ByteOrder.nativeOrder());
        for (int at = 0; at < samples.length; at += channels) {
            int r = samples[at] & 0xff;
            int g = samples[at + (channels == 3 ? 1 : 0)] & 0xff;
            int b = samples[at + (channels == 3 ? 2 : 0)] & 0xff;
            out.putShort((short) (r >> 3 << 11 | g >> 2 << 5 | b >> 3));
        }
        return out.array();
    }

    /// Whether the scans of a progressive file leave the low frequencies of a component without some of their bits.
    private static boolean isPartlySent(byte[] file) {
        int[] lowestBits = new int[256];
        Arrays.fill(lowestBits, -1);
        for (int at = 2; at + 4 < file.length; at++) {
            int marker = file[at] == (byte) 0xff ? file[at + 1] & 0xff : 0;
            if (marker < 0xc0 || (marker >= 0xd0 && marker <= 0xd9) || marker == 0xff) {
                continue;
            }
            int length = (file[at + 2] & 0xff) << 8 | (file[at + 3] & 0xff);
            if (marker == 0xda && at + 2 + length <= file.length && length >= 8) {
                int components = Math.min(file[at + 4] & 0xff, (length - 6) / 2);
                int from = file[at + 5 + 2 * components] & 0xff;
                int lowBit = file[at + 7 + 2 * components] & 15;
                for (int i = 0; i < components; i++) {
                    int id = file[at + 5 + 2 * i] & 0xff;
                    lowestBits[id] = from == 0 ? Math.max(lowestBits[id], 16) : lowBit;
                }
            }
            at += 1 + length;
        }
        return Arrays.stream(lowestBits).anyMatch(bit -> bit > 0);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
