import io.github.displayio4j.displayio.ImageCodec;
import io.github.displayio4j.jpegio.JpegCodec;
import org.jspecify.annotations.NullMarked;

/// JPEG (ITU-T T.81) decoder and encoder for panels and cameras.
@NullMarked
module io.github.displayio4j.jpegio {
    requires transitive io.github.displayio4j.displayio;
    requires static transitive org.jspecify;

    exports io.github.displayio4j.jpegio;

    provides ImageCodec with
            JpegCodec;
}
