package io.github.displayio4j.jmh;

import io.github.displayio4j.jpegio.DecodeOptions;
import io.github.displayio4j.jpegio.JpegDecoder;
import io.github.displayio4j.jpegio.JpegInfo;
import io.github.displayio4j.jpegio.PixelLayout;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// A JPEG in memory to pixels, decoder and target kept from frame to frame on all sides. The JDK's reader and
/// TwelveMonkeys' are chosen by class: which of them `ImageIO.read` would take depends on the class path.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@SuppressWarnings("NullAway.Init") // JMH calls @Setup first
public class JpegBenchmark {
    /// Pictures that need no file.
    static final String[] MADE = {"320x240-420", "320x240-422", "640x480-420", "640x480-422"};

    /// What is decoded; `Bench` adds the files that are there.
    @Param({"320x240-420", "320x240-422", "640x480-420", "640x480-422"})
    public String picture = "";

    private final JpegDecoder decoder = new JpegDecoder();
    private byte[] jpeg = {};
    private int width;
    MemorySegment pixels = MemorySegment.NULL;
    BufferedImage bgr;
    BufferedImage rgb565;
    private Graphics2D graphics;
    private ImageReader jdk;
    private ImageReader twelveMonkeys;

    /// Loads the picture and finds the readers.
    @Setup(Level.Trial)
    public void load() throws IOException {
        jpeg = Pictures.load(picture);
        JpegInfo info = decoder.open(jpeg);
        width = info.width();
        pixels = Arena.ofAuto().allocate(3L * info.width() * info.height(), 64);
        bgr = new BufferedImage(info.width(), info.height(), BufferedImage.TYPE_3BYTE_BGR);
        rgb565 = new BufferedImage(info.width(), info.height(), BufferedImage.TYPE_USHORT_565_RGB);
        graphics = rgb565.createGraphics();
        ImageIO.setUseCache(false);
        jdk = reader("com.sun.imageio.plugins.jpeg.JPEGImageReaderSpi");
        twelveMonkeys = reader("com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi");
    }

    private static ImageReader reader(String provider) throws IOException {
        Iterator<ImageReaderSpi> all =
                IIORegistry.getDefaultInstance().getServiceProviders(ImageReaderSpi.class, false);
        while (all.hasNext()) {
            ImageReaderSpi candidate = all.next();
            if (candidate.getClass().getName().equals(provider)) {
                return candidate.createReaderInstance();
            }
        }
        throw new IllegalStateException("ImageIO does not know " + provider);
    }

    /// To bytes red, green, blue.
    @Benchmark
    public MemorySegment rgb888() throws IOException {
        decoder.open(jpeg);
        decoder.decode(pixels, 0, 3 * width, PixelLayout.RGB888, DecodeOptions.DEFAULT);
        return pixels;
    }

    /// The JDK's reader (libjpeg 6b through JNI), into an image that is kept.
    @Benchmark
    public Image rgb888ByJdk() throws IOException {
        return read(jdk);
    }

    /// TwelveMonkeys' reader, into an image that is kept.
    @Benchmark
    public Image rgb888ByTwelveMonkeys() throws IOException {
        return read(twelveMonkeys);
    }

    /// To 16-bit pixels, as a panel takes them.
    @Benchmark
    public MemorySegment rgb565() throws IOException {
        decoder.open(jpeg);
        decoder.decode(pixels, 0, 2 * width, PixelLayout.RGB565, DecodeOptions.DEFAULT);
        return pixels;
    }

    /// The JDK's reader, then Java2D: it has no 16-bit target.
    @Benchmark
    public Image rgb565ByJdk() throws IOException {
        graphics.drawImage(read(jdk), 0, 0, null);
        return rgb565;
    }

    /// TwelveMonkeys' reader, then Java2D.
    @Benchmark
    public Image rgb565ByTwelveMonkeys() throws IOException {
        graphics.drawImage(read(twelveMonkeys), 0, 0, null);
        return rgb565;
    }

    private BufferedImage read(ImageReader reader) throws IOException {
        ImageReadParam param = reader.getDefaultReadParam();
        param.setDestination(bgr);
        try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg))) {
            reader.setInput(in, true, true);
            return reader.read(0, param);
        } finally {
            reader.setInput(null);
        }
    }
}
