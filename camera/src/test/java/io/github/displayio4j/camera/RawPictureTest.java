package io.github.displayio4j.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.Colorspace;
import io.github.displayio4j.kit.Allocation;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RawPictureTest {
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Raw(FrameEncoding encoding, int width, int height, int stride, byte[] bytes) implements CameraFrame {
        @Override
        public MemorySegment segment() {
            return MemorySegment.ofArray(bytes);
        }

        @Override
        public long offset() {
            return 0;
        }

        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public long number() {
            return 0;
        }

        @Override
        public double framesPerSecond() {
            return 30;
        }

        @Override
        public String name() {
            return "raw";
        }

        int u8(int at) {
            return bytes[at] & 0xff;
        }

        /// The slow, obvious way: colour of a pixel, red first.
        double[] colour(int x, int y) {
            int at = y * stride + 2 * x;
            if (encoding == FrameEncoding.YUYV) {
                int pair = y * stride + x / 2 * 4;
                double luma = 1.164383 * (u8(at) - 16);
                double u = u8(pair + 1) - 128;
                double v = u8(pair + 3) - 128;
                return new double[] {
                    Math.clamp(luma + 1.596027 * v, 0, 255),
                    Math.clamp(luma - 0.391762 * u - 0.812968 * v, 0, 255),
                    Math.clamp(luma + 2.017232 * u, 0, 255)
                };
            }
            int first = u8(at);
            int second = u8(at + 1);
            int pixel = encoding == FrameEncoding.RGB565 ? first | second << 8 : first << 8 | second;
            return new double[] {(pixel >> 11) * 255 / 31.0, (pixel >> 5 & 63) * 255 / 63.0, (pixel & 31) * 255 / 31.0};
        }
    }

    private static final Fit[] FITS = Fit.values();

    private static Raw random(FrameEncoding encoding, Random random) {
        int width = 2 * random.nextInt(8, 40);
        int height = random.nextInt(8, 60);
        int stride = 2 * width + 2 * random.nextInt(5);
        byte[] bytes = new byte[stride * height];
        random.nextBytes(bytes);
        return new Raw(encoding, width, height, stride, bytes);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JPEG")
    void theViewfinderShowsThePixelsOfTheCamera(FrameEncoding encoding) {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int run = 0; run < 30; run++) {
            Raw frame = random(encoding, random);
            Viewfinder viewfinder = Viewfinder.builder(frame.width(), frame.height())
                    .colorspace(Colorspace.RGB565)
                    .build();
            viewfinder.show(frame);
            Bitmap bitmap = Objects.requireNonNull(viewfinder.bitmap());
            for (int y = 0; y < frame.height(); y++) {
                for (int x = 0; x < frame.width(); x++) {
                    double[] expected = frame.colour(x, y);
                    int value = bitmap.get(x, y);
                    String where = "seed " + seed + ", run " + run + ", pixel " + x + "," + y;
                    // cut off to 5 or 6 bits, and the rounding of eight bits of fraction
                    assertEquals(expected[0], (value >> 11) * 8 + 3.5, 5.5, where);
                    assertEquals(expected[1], (value >> 5 & 63) * 4 + 1.5, 3.5, where);
                    assertEquals(expected[2], (value & 31) * 8 + 3.5, 5.5, where);
                }
            }
        }
    }

    @Test
    void itIsScaledAndCutAsTheFitSays() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int run = 0; run < 50; run++) {
            Raw frame = random(FrameEncoding.RGB565, random);
            int columns = random.nextInt(4, 100);
            int rows = random.nextInt(4, 100);
            Fit fit = FITS[random.nextInt(FITS.length)];
            Placement placement = Placement.of(fit, frame.width(), frame.height(), columns, rows);
            Viewfinder viewfinder = Viewfinder.builder(columns, rows)
                    .fit(fit)
                    .colorspace(Colorspace.RGB565)
                    .build();
            viewfinder.show(frame);
            Bitmap bitmap = Objects.requireNonNull(viewfinder.bitmap());
            assertEquals(placement.width(), bitmap.width());
            for (int y = 0; y < bitmap.height(); y++) {
                for (int x = 0; x < bitmap.width(); x++) {
                    int sx = nearest(x, placement.crop().x1(), placement, frame.width());
                    int sy = nearest(y, placement.crop().y1(), placement, frame.height());
                    int at = sy * frame.stride() + 2 * sx;
                    int expected = frame.u8(at) | frame.u8(at + 1) << 8;
                    assertEquals(expected, bitmap.get(x, y), "seed " + seed + ", run " + run + ", " + x + "," + y);
                }
            }
        }
    }

    /// The camera's pixel below the middle of one of the panel.
    private static int nearest(int i, int from, Placement placement, int size) {
        double middle = (from + i * placement.shrink() + placement.shrink() / 2.0) * 8 / placement.eighths();
        return Math.min(size - 1, (int) Math.floor(middle));
    }

    @Test
    void grayPanels() {
        byte[] white = {(byte) 235, (byte) 128, 16, (byte) 128};
        Viewfinder viewfinder =
                Viewfinder.builder(2, 1).colorspace(Colorspace.L8).build();
        viewfinder.show(new Raw(FrameEncoding.YUYV, 2, 1, 4, white));
        Bitmap bitmap = Objects.requireNonNull(viewfinder.bitmap());
        assertEquals(255, bitmap.get(0, 0));
        assertEquals(0, bitmap.get(1, 0));
    }

    @Test
    void aFrameThatIsTooShortIsDamaged() {
        Viewfinder viewfinder = Viewfinder.builder(16, 16).build();
        viewfinder.show(new Raw(FrameEncoding.YUYV, 16, 16, 32, new byte[500]));
        assertEquals(1, viewfinder.damagedFrames());
        String damage = Objects.requireNonNull(viewfinder.lastDamage());
        assertTrue(damage.endsWith("500 bytes came, 512 make a frame"), damage);
    }

    @Test
    void framesDoNotAllocate() throws Exception {
        Raw frame = random(FrameEncoding.YUYV, new Random(1));
        MemorySegment segment = MemorySegment.ofArray(frame.bytes());
        CameraFrame same = new HeldFrame(frame, segment);
        Viewfinder viewfinder = Viewfinder.builder(64, 64).overlays(false).build();
        Allocation.assertNone(5, () -> viewfinder.show(same));
    }

    /// The same with its memory made once.
    private record HeldFrame(Raw raw, MemorySegment segment) implements CameraFrame {
        @Override
        public long offset() {
            return 0;
        }

        @Override
        public long length() {
            return raw.length();
        }

        @Override
        public long number() {
            return 0;
        }

        @Override
        public double framesPerSecond() {
            return 30;
        }

        @Override
        public String name() {
            return "held";
        }

        @Override
        public FrameEncoding encoding() {
            return raw.encoding;
        }

        @Override
        public int width() {
            return raw.width;
        }

        @Override
        public int height() {
            return raw.height;
        }

        @Override
        public int stride() {
            return raw.stride;
        }
    }

    @Test
    void aPhotoOfPlainPixelsIsAJpeg(@TempDir Path folder) throws IOException {
        Raw frame = new Raw(FrameEncoding.RGB565, 16, 8, 32, new byte[256]);
        Path photo = PhotoStore.open(folder).save(frame);
        try (FrameSource source = FrameSources.open(photo.toString())) {
            assertTrue(source.next());
            Viewfinder viewfinder = Viewfinder.builder(16, 8).overlays(false).build();
            viewfinder.show(source);
            assertEquals(0, viewfinder.damagedFrames());
            assertEquals(0, Objects.requireNonNull(viewfinder.bitmap()).get(7, 7));
        }
        assertTrue(Files.size(photo) > 100);
    }

    /// A camera whose frames are given.
    private static final class Given extends LiveSource {
        private final List<Raw> frames;
        private int next;

        Given(List<Raw> frames) {
            super("given");
            this.frames = frames;
        }

        @Override
        public boolean next() {
            release();
            if (next == frames.size()) {
                return false;
            }
            Raw frame = frames.get(next++);
            count();
            take(frame.segment(), 0, frame.length());
            return true;
        }

        private Raw current() {
            return frames.get(next - 1);
        }

        @Override
        public FrameEncoding encoding() {
            return current().encoding();
        }

        @Override
        public int width() {
            return current().width();
        }

        @Override
        public int height() {
            return current().height();
        }

        @Override
        public int stride() {
            return current().stride();
        }

        @Override
        public void close() {
            markClosed();
        }
    }

    /// Lent or copied, what is seen is the same; and what is lent is given back.
    @Test
    void whatIsOfTheVideosFormatIsNotCopied() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int run = 0; run < 20; run++) {
            Raw first = random(FrameEncoding.RGB565_SWAPPED, random);
            List<Raw> frames = new ArrayList<>(List.of(first));
            for (int i = 0; i < 12; i++) {
                byte[] bytes = new byte[first.bytes.length];
                random.nextBytes(bytes);
                frames.add(new Raw(first.encoding, first.width, first.height, first.stride, bytes));
            }
            int width = random.nextInt(4, first.width + 20);
            int height = random.nextInt(4, first.height + 20);
            String where = "seed " + seed + ", run " + run + ": ";
            try (Viewfinder lent = Viewfinder.builder(width, height).scale(8).build();
                    Viewfinder copied =
                            Viewfinder.builder(width, height).scale(8).build();
                    NewestFrames feed = new NewestFrames(
                            FrameFeed.builder(new Given(frames)).slots(4).start())) {
                boolean lends = true;
                while (feed.next()) {
                    FrameLease lease = feed.current();
                    int stepped = random.nextInt(6);
                    if (stepped == 0) {
                        lent.setEffect(Effect.NEGATIVE);
                        lent.show(feed);
                        lent.setEffect(Effect.NONE);
                    } else if (stepped == 1) {
                        lends = !lends;
                        lent.setHistogram(!lends);
                    }
                    lent.show(feed);
                    copied.show(feed.copy());
                    Bitmap seen = Objects.requireNonNull(lent.bitmap());
                    Bitmap expected = Objects.requireNonNull(copied.bitmap());
                    assertSame(expected, seen, where + "frame " + feed.number());
                    long slot = lease.segment().address();
                    long at = seen.segment().address();
                    boolean isLent = at >= slot && at < slot + lease.length() && seen.isReadOnly();
                    assertEquals(lends, isLent, where + "frame " + feed.number());
                    if (stepped == 2) {
                        lent.keepOnionSkin(0.5);
                        lent.setMirrored(!lent.isMirrored());
                        lent.setTurn(random.nextInt(4) * 90);
                        copied.setTurn(lent.turn());
                    }
                }
                assertEquals(0, lent.damagedFrames(), where + lent.lastDamage());
                assertTrue(feed.status().isEmpty(), feed.status());
            }
        }
    }

    private static void assertSame(Bitmap expected, Bitmap seen, String where) {
        assertEquals(expected.width() + "x" + expected.height(), seen.width() + "x" + seen.height(), where);
        for (int y = 0; y < seen.height(); y++) {
            for (int x = 0; x < seen.width(); x++) {
                assertEquals(expected.get(x, y), seen.get(x, y), where + ", pixel " + x + "," + y);
            }
        }
    }

    @Test
    void aLentFrameIsHeldUntilTheNextOrUntilTheEnd() throws Exception {
        byte[] bytes = new byte[64 * 32 * 2];
        try (FrameArena arena = new FrameArena(3, bytes.length);
                Viewfinder viewfinder =
                        Viewfinder.builder(64, 32).overlays(false).build()) {
            for (int i = 0; i < 300; i++) {
                try (FrameLease lease = arena.claim()) {
                    FrameArena.Slot slot = lease.slot();
                    slot.length = bytes.length;
                    slot.encoding = FrameEncoding.RGB565_SWAPPED;
                    slot.width = 64;
                    slot.height = 32;
                    slot.stride = 128;
                    viewfinder.show(lease);
                }
                assertEquals(1, arena.held(), "the one that is shown");
            }
            Allocation.assertNone(5, () -> {
                try (FrameLease lease = arena.claim()) {
                    viewfinder.show(lease);
                }
            });
            viewfinder.close();
            assertEquals(0, arena.held());
        }
    }
}
