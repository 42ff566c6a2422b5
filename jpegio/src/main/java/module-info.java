import io.github.displayio4j.displayio.ImageCodec;
import io.github.displayio4j.jpegio.JpegCodec;
import io.github.displayio4j.jpegio.imageio.JpegReaderSpi;
import io.github.displayio4j.jpegio.imageio.JpegWriterSpi;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.spi.ImageWriterSpi;
import org.jspecify.annotations.NullMarked;

/// JPEG (ITU-T T.81) decoder and encoder for panels and cameras, and their plug-in for ImageIO.
@NullMarked
module io.github.displayio4j.jpegio {
    requires transitive io.github.displayio4j.displayio;
    requires static transitive org.jspecify;
    // Only the plug-in needs it; without it there is none.
    requires static java.desktop;

    // Faster with it; see `Vectors`.
    requires static jdk.incubator.vector;
    // Tells whether vector code allocates; see `Vectors`.
    requires static jdk.management;
    requires static java.management;
    requires jdk.jfr;

    exports io.github.displayio4j.jpegio;

    provides ImageCodec with
            JpegCodec;
    provides ImageReaderSpi with
            JpegReaderSpi;
    provides ImageWriterSpi with
            JpegWriterSpi;
}
