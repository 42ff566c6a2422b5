package io.github.displayio4j.jpegio.imageio;

import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageReader;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.spi.ServiceRegistry;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/// Tells ImageIO of the reader, and what it reads: anything with a DCT. Lossless files are left to others.
public final class JpegReaderSpi extends ImageReaderSpi {
    /// Set to `false`, the reader takes the place that the class path gives it.
    private static final String PREFERRED = "io.github.displayio4j.jpegio.preferred";

    /// Segments that are looked through for a frame header.
    private static final int MOST_SEGMENTS = 1000;

    /// Bytes between two segments that are passed over.
    private static final int MOST_JUNK = 1000;

    /// Sequential and progressive frames, Huffman and arithmetic: SOF0, 1, 2, 9, 10.
    private static final Set<Integer> READABLE = Set.of(0xC0, 0xC1, 0xC2, 0xC9, 0xCA);

    /// Called by `ServiceLoader`.
    public JpegReaderSpi() {
        super(
                Formats.VENDOR,
                Formats.VERSION,
                Formats.names(),
                Formats.suffixes(),
                Formats.mimeTypes(),
                JpegImageReader.class.getName(),
                new Class<?>[] {ImageInputStream.class},
                new String[] {JpegWriterSpi.class.getName()},
                false,
                null,
                null,
                null,
                null,
                true,
                null,
                null,
                null,
                null);
    }

    /// Goes before all readers of JPEG that are registered by now, unless the property is `false`.
    @Override
    public void onRegistration(ServiceRegistry registry, Class<?> category) {
        prefer(registry, this);
    }

    static void prefer(ServiceRegistry registry, JpegReaderSpi mine) {
        if ("false".equals(System.getProperty(PREFERRED))) {
            return;
        }
        Iterator<ImageReaderSpi> all = registry.getServiceProviders(ImageReaderSpi.class, true);
        while (all.hasNext()) {
            ImageReaderSpi other = all.next();
            if (!other.equals(mine) && readsJpeg(other)) {
                registry.unsetOrdering(ImageReaderSpi.class, other, mine);
                registry.setOrdering(ImageReaderSpi.class, mine, other);
            }
        }
    }

    private static boolean readsJpeg(ImageReaderSpi spi) {
        for (String name : spi.getFormatNames()) {
            if (name.equalsIgnoreCase("jpeg")) {
                return true;
            }
        }
        return false;
    }

    /// Makes this reader the preferred one of all that a registry has, and registers it if that has not happened.
    public static void install(ServiceRegistry registry) {
        JpegReaderSpi mine = registry.getServiceProviderByClass(JpegReaderSpi.class);
        if (mine == null) {
            mine = new JpegReaderSpi();
            registry.registerServiceProvider(mine, ImageReaderSpi.class);
        }
        prefer(registry, mine);
    }

    @Override
    public boolean canDecodeInput(@Nullable Object source) throws IOException {
        if (!(source instanceof ImageInputStream in)) {
            return false;
        }
        in.mark();
        try {
            return canDecode(in);
        } finally {
            in.reset();
        }
    }

    /// Looks for a frame header of a kind that can be read. Takes no exception for an answer: the data may end
    /// early.
    private static boolean canDecode(ImageInputStream in) throws IOException {
        if (in.read() != 0xff || in.read() != 0xd8) {
            return false;
        }
        for (int i = 0; i < MOST_SEGMENTS; i++) {
            int b = in.read();
            for (int junk = 0; b >= 0 && b != 0xff && junk < MOST_JUNK; junk++) {
                b = in.read();
            }
            while (b == 0xff) {
                b = in.read();
            }
            if (b < 0xC0 || b == 0xDA) {
                return false;
            }
            int length = in.read() << 8 | in.read();
            if (length < 2) {
                return false;
            }
            boolean isFrame = b <= 0xCF && b != 0xC4 && b != 0xC8 && b != 0xCC;
            if (isFrame) {
                int precision = in.read();
                return READABLE.contains(b) && (precision == 8 || precision == 12);
            }
            in.seek(in.getStreamPosition() + length - 2);
        }
        return false;
    }

    @Override
    public ImageReader createReaderInstance(@Nullable Object extension) {
        return new JpegImageReader(this);
    }

    @Override
    public String getDescription(@Nullable Locale locale) {
        return "displayio4j JPEG reader";
    }
}
