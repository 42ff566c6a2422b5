import io.github.displayio4j.displayio.ImageCodec;
import io.github.displayio4j.displayio.imageload.GifCodec;
import io.github.displayio4j.displayio.imageload.ImageIoCodec;
import io.github.displayio4j.displayio.imageload.PngCodec;
import io.github.displayio4j.displayio.imageload.PnmCodec;
import io.github.displayio4j.displayio.imageload.QoiCodec;
import org.jspecify.annotations.NullMarked;

/// Scene, colour and row pipeline: what is to be seen, as strips of bytes in a panel's own pixel format.
@NullMarked
module io.github.displayio4j.displayio {
    requires static jdk.incubator.vector;
    requires jdk.jfr;
    requires static transitive org.jspecify;
    // Only ImageIO's pictures and TrueType fonts need it; without it there are none.
    requires static java.desktop;
    // Only QR codes need it.
    requires static com.google.zxing;

    exports io.github.displayio4j.displayio;
    exports io.github.displayio4j.displayio.bitmapfilter;
    exports io.github.displayio4j.displayio.bitmaptools;
    exports io.github.displayio4j.displayio.fontio;
    exports io.github.displayio4j.displayio.gifio;
    exports io.github.displayio4j.displayio.imageload;
    exports io.github.displayio4j.displayio.terminalio;
    exports io.github.displayio4j.displayio.text;
    exports io.github.displayio4j.displayio.ui;
    exports io.github.displayio4j.displayio.vectorio;
    exports io.github.displayio4j.displayio.render to
            io.github.displayio4j.app,
            io.github.displayio4j.busdisplay,
            io.github.displayio4j.preview;

    uses ImageCodec;

    provides ImageCodec with
            PngCodec,
            GifCodec,
            PnmCodec,
            QoiCodec,
            ImageIoCodec;
}
