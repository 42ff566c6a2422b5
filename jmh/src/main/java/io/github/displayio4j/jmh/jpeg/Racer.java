package io.github.displayio4j.jmh.jpeg;

import io.github.displayio4j.displayio.Area;
import io.github.displayio4j.jpegio.DecodeOptions;
import io.github.displayio4j.jpegio.JpegDecoder;
import io.github.displayio4j.jpegio.JpegInfo;
import io.github.displayio4j.jpegio.PixelLayout;
import io.github.displayio4j.jpegio.Warm;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The cases of one JVM, and what came of them as lines `ROW id ratio spread` and `ABSENT id reason`.
final class Racer {
    private static final int[][] CAMERA = {{320, 240}, {640, 480}};
    private static final int[][] ALL = {{320, 240}, {640, 480}, {1280, 720}, {4000, 3000}};
    private static final long MOST_PIXELS = 4000L * 3000;

    private final Contest contest;
    private final Photos photos;
    private final Arena arena = Arena.ofAuto();
    private final MemorySegment out = arena.allocate(4 * MOST_PIXELS, 64);
    private final MemorySegment other = arena.allocate(4L * 1280 * 720, 64);
    private final @Nullable TurboJpeg turbo = TurboJpeg.load();
    private final @Nullable LibJpeg libJpeg;
    private final String only;

    private Racer(Contest contest, Path work, @Nullable Path media, String only) throws Exception {
        this.contest = contest;
        this.only = only;
        photos = new Photos(media);
        libJpeg = LibJpeg.load(work);
    }

    /// Arguments: kind of JVM, rounds, milliseconds of a batch, folder to work in, folder of photos, the only row
    /// wanted or `all`.
    public static void main(String[] args) throws Exception {
        Measure.Jvm jvm = Measure.Jvm.valueOf(args[0]);
        if (jvm == Measure.Jvm.COLD) {
            cold(Path.of(args[1]), Integer.parseInt(args[2]));
            return;
        }
        Contest contest = new Contest(Integer.parseInt(args[1]), Long.parseLong(args[2]) * 1_000_000);
        Path media = Path.of(args[4]);
        Racer racer = new Racer(contest, Path.of(args[3]), Files.isDirectory(media) ? media : null, args[5]);
        racer.prepare(jvm);
        // What is compiled is found in the first frames; then vector code takes over, if the JVM has it.
        contest.warm(100_000_000);
        boolean vectors = Warm.await();
        if (vectors != (jvm != Measure.Jvm.PLAIN)) {
            System.err.println("bench: " + jvm + " runs " + (vectors ? "with" : "without") + " vector code");
        }
        contest.run(Long.getLong("bench.warm", 200) * 1_000_000);
        racer.report(jvm);
        System.err.print(contest.details());
    }

    /// Milliseconds of each of the first frames of this JVM.
    private static void cold(Path file, int frames) throws IOException {
        byte[] jpeg = Files.readAllBytes(file);
        MemorySegment pixels = MemorySegment.ofArray(new short[320 * 240]);
        for (int i = 0; i < frames; i++) {
            long start = System.nanoTime();
            JpegDecoder decoder = new JpegDecoder();
            JpegInfo info = decoder.open(jpeg);
            decoder.decode(pixels, 0, 2 * info.width(), PixelLayout.RGB565, DecodeOptions.DEFAULT);
            System.out.println("FRAME " + (System.nanoTime() - start) / 1e6);
        }
    }

    private void prepare(Measure.Jvm jvm) throws Exception {
        boolean main = jvm == Measure.Jvm.VECTOR;
        all(main);
        if (!main) {
            return;
        }
        camera();
        variants("progressive", new int[][] {{1280, 720}, {4000, 3000}}, "-progressive");
        variants("restart", new int[][] {{640, 480}, {1280, 720}}, "-restart", "1");
        scaledAndRegions();
        images();
        threads();
    }

    private boolean isWanted(String group) {
        return only.equals("all")
                || Measure.ALL.stream().anyMatch(m -> m.group().equals(group) && m.id().equals(only));
    }

    private void camera() throws Exception {
        if (!isWanted("camera")) {
            return;
        }
        for (int[] size : CAMERA) {
            for (boolean dense : new boolean[] {true, false}) {
                for (String sampling : new String[] {"420", "422"}) {
                    for (int quality : new int[] {75, 90}) {
                        one("camera", dense, size, sampling, quality);
                    }
                }
            }
        }
    }

    private void all(boolean fastest) throws Exception {
        if (!isWanted("all")) {
            return;
        }
        for (int[] size : ALL) {
            for (boolean dense : new boolean[] {true, false}) {
                Contest.@Nullable Case one = one("all", dense, size, dense ? "420" : "422", dense ? 75 : 90);
                if (!fastest && one != null) {
                    one.works.remove("turbo-fastest");
                }
            }
        }
    }

    private Contest.@Nullable Case one(
            String group, boolean dense, int[] size, String sampling, int quality, String... options) throws Exception {
        Photos.Raw raw = photos.raw(dense, size[0], size[1]);
        byte[] jpeg = Photos.encode(raw, sampling, quality, options);
        if (jpeg == null) {
            return null;
        }
        int width = raw.width();
        int height = raw.height();
        String name = width + "x" + height + " " + sampling + " q" + quality + (dense ? " dense" : " smooth");
        Contest.Case one = new Contest.Case(group, name, (long) width * height);
        contest.add(one);
        MemorySegment bytes = nativeCopy(jpeg);
        if (group.equals("camera")) {
            one.with("ours-565", Ours.decode(jpeg, out, PixelLayout.RGB565, DecodeOptions.DEFAULT));
            if (libJpeg != null) {
                one.with("turbo-565", () -> libJpeg.decode565(bytes, out, width));
            }
        } else {
            one.with("ours-32", Ours.decode(jpeg, out, PixelLayout.ARGB, DecodeOptions.DEFAULT));
        }
        if (turbo != null) {
            one.with("turbo-32", () -> turbo.decode(bytes, out, width, height, TurboJpeg.ACCURATE));
            if (group.equals("all")) {
                one.with("turbo-fastest", () -> turbo.decode(bytes, out, width, height, TurboJpeg.FASTEST));
            }
        }
        return one;
    }

    private void variants(String group, int[][] sizes, String... options) throws Exception {
        if (isWanted(group)) {
            for (int[] size : sizes) {
                for (boolean dense : new boolean[] {true, false}) {
                    one(group, dense, size, "420", dense ? 75 : 90, options);
                }
            }
        }
    }

    private void scaledAndRegions() throws Exception {
        for (int[] size : new int[][] {{640, 480}, {1280, 720}, {4000, 3000}}) {
            for (boolean dense : new boolean[] {true, false}) {
                Photos.Raw raw = photos.raw(dense, size[0], size[1]);
                byte[] jpeg = Photos.encode(raw, "420", dense ? 75 : 90);
                if (jpeg == null) {
                    continue;
                }
                MemorySegment bytes = nativeCopy(jpeg);
                String name = raw.width() + "x" + raw.height() + (dense ? " dense" : " smooth");
                long pixels = (long) raw.width() * raw.height();
                if (isWanted("scale")) {
                    Contest.Case scaled = new Contest.Case("scale", name, pixels);
                    contest.add(scaled);
                    for (int n = 1; n <= 4; n *= 2) {
                        int w = (raw.width() * n + 7) / 8;
                        int h = (raw.height() * n + 7) / 8;
                        DecodeOptions options = DecodeOptions.DEFAULT.withEighths(n);
                        scaled.with("ours-" + n, Ours.decode(jpeg, out, PixelLayout.ARGB, options));
                        if (turbo != null) {
                            scaled.with("turbo-" + n, () -> turbo.decode(bytes, out, w, h, TurboJpeg.ACCURATE));
                        }
                    }
                }
                if (isWanted("region")) {
                    int w = raw.width() / 4;
                    int h = raw.height() / 4;
                    int x = (raw.width() - w) / 2;
                    int y = (raw.height() - h) / 2;
                    Contest.Case region = new Contest.Case("region", name, pixels);
                    contest.add(region);
                    DecodeOptions options = DecodeOptions.DEFAULT.withCrop(new Area(x, y, x + w, y + h));
                    region.with("ours-32", Ours.decode(jpeg, out, PixelLayout.ARGB, options));
                    if (libJpeg != null) {
                        region.with("turbo-32", () -> libJpeg.decodeRegion(bytes, out, x, y, w, h));
                    }
                }
            }
        }
    }

    private void images() throws Exception {
        if (!isWanted("images")) {
            return;
        }
        for (int[] size : new int[][] {{320, 240}, {640, 480}, {1280, 720}}) {
            for (boolean dense : new boolean[] {true, false}) {
                Photos.Raw raw = photos.raw(dense, size[0], size[1]);
                byte[] jpeg = Photos.encode(raw, "420", dense ? 75 : 90);
                if (jpeg == null) {
                    continue;
                }
                String name = raw.width() + "x" + raw.height() + (dense ? " dense" : " smooth");
                Contest.Case one = new Contest.Case("images", name, (long) raw.width() * raw.height());
                contest.add(one);
                one.with("ours-24", Ours.decode(jpeg, out, PixelLayout.BGR888, DecodeOptions.DEFAULT));
                one.with("imageio", Peers.imageIo(jpeg, raw.width(), raw.height()));
                one.with("twelvemonkeys", Peers.twelveMonkeys(jpeg, raw.width(), raw.height()));
                Work stb = Peers.stb(nativeCopy(jpeg));
                if (stb != null) {
                    one.with("stb", stb);
                }
            }
        }
    }

    private void threads() throws Exception {
        for (int[] size : new int[][] {{640, 480}, {1280, 720}, {4000, 3000}}) {
            Photos.Raw raw = photos.raw(true, size[0], size[1]);
            byte[] jpeg = Photos.encode(raw, "420", 75);
            if (jpeg != null && isWanted("threads")) {
                MemorySegment bytes = nativeCopy(jpeg);
                Contest.Case one = new Contest.Case(
                        "threads", raw.width() + "x" + raw.height(), (long) raw.width() * raw.height());
                contest.add(one);
                one.with("ours-2-threads", Ours.twoThreads(jpeg, out));
                if (turbo != null) {
                    one.with("turbo-32", () -> turbo.decode(bytes, out, raw.width(), raw.height(), TurboJpeg.ACCURATE));
                }
            }
            if (jpeg != null && isWanted("frames") && size[0] < 4000) {
                Contest.Case one =
                        new Contest.Case("frames", raw.width() + "x" + raw.height(), (long) raw.width() * raw.height());
                contest.add(one);
                one.with("ours-32", Ours.decode(jpeg, out, PixelLayout.ARGB, DecodeOptions.DEFAULT));
                one.with("ours-2-frames", Ours.twoFrames(jpeg, out, other));
                one.frames.put("ours-2-frames", Ours.FRAMES_OF_TWO);
            }
        }
    }

    private MemorySegment nativeCopy(byte[] jpeg) {
        return arena.allocate(jpeg.length).copyFrom(MemorySegment.ofArray(jpeg));
    }

    private void report(Measure.Jvm jvm) {
        for (Measure m : Measure.ALL) {
            if (m.jvm() != jvm || !isWanted(m.group()) || !(only.equals("all") || m.id().equals(only))) {
                continue;
            }
            Contest.Ratio ratio = contest.ratio(m.group(), m.ours(), m.peer());
            if (Double.isNaN(ratio.median())) {
                System.out.println("ABSENT " + m.id() + " " + reason(m));
            } else {
                System.out.printf(Locale.ROOT, "ROW %s %.4f %.4f%n", m.id(), ratio.median(), ratio.spread());
            }
        }
    }

    private String reason(Measure m) {
        if (contest.cases().stream().noneMatch(one -> one.group.equals(m.group()) && one.works.containsKey(m.ours()))) {
            return "cjpeg is not installed";
        }
        return switch (m.peer()) {
            case "turbo-565" -> "gcc or libjpeg-turbo's headers (libjpeg-dev) are not installed";
            case "stb" -> "LWJGL has no native library for this machine";
            default ->
                m.group().equals("region")
                        ? "gcc or libjpeg-turbo's headers (libjpeg-dev) are not installed"
                        : "libturbojpeg is not installed";
        };
    }
}
