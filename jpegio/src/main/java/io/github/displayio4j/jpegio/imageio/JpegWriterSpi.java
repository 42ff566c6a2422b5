package io.github.displayio4j.jpegio.imageio;

import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.spi.ImageWriterSpi;
import javax.imageio.spi.ServiceRegistry;
import javax.imageio.stream.ImageOutputStream;
import org.jspecify.annotations.Nullable;

/// Tells ImageIO of the writer. It stands behind the JDK's own, whose native metadata it does not know.
public final class JpegWriterSpi extends ImageWriterSpi {
    /// Called by `ServiceLoader`.
    public JpegWriterSpi() {
        super(
                Formats.VENDOR,
                Formats.VERSION,
                Formats.names(),
                Formats.suffixes(),
                Formats.mimeTypes(),
                JpegImageWriter.class.getName(),
                new Class<?>[] {ImageOutputStream.class},
                new String[] {JpegReaderSpi.class.getName()},
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

    @Override
    public void onRegistration(ServiceRegistry registry, Class<?> category) {
        Iterator<ImageWriterSpi> all = registry.getServiceProviders(ImageWriterSpi.class, true);
        while (all.hasNext()) {
            ImageWriterSpi other = all.next();
            if (other.getClass().getName().startsWith("com.sun.imageio.plugins.jpeg.")) {
                registry.setOrdering(ImageWriterSpi.class, other, this);
            }
        }
    }

    /// Colours and gray, without alpha.
    @Override
    public boolean canEncodeImage(ImageTypeSpecifier type) {
        return !type.getColorModel().hasAlpha();
    }

    @Override
    public ImageWriter createWriterInstance(@Nullable Object extension) {
        return new JpegImageWriter(this);
    }

    @Override
    public String getDescription(@Nullable Locale locale) {
        return "displayio4j JPEG writer";
    }
}
