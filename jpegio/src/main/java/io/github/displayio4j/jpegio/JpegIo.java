package io.github.displayio4j.jpegio;

import io.github.displayio4j.jpegio.imageio.JpegReaderSpi;
import javax.imageio.spi.IIORegistry;

/// The plug-in for `javax.imageio`, which needs the module `java.desktop`.
///
/// With this module on the path, `ImageIO.read` decodes JPEG by it: the reader goes before those that are
/// registered when it is. Others that come later on the class path may go before it in turn; `install` settles
/// that. The system property `io.github.displayio4j.jpegio.preferred`, set to `false`, leaves the order as the
/// class path gives it.
public final class JpegIo {
    private JpegIo() {}

    /// Puts the reader before all readers of JPEG that `ImageIO` knows by now, whatever the order of the class
    /// path.
    public static void install() {
        JpegReaderSpi.install(IIORegistry.getDefaultInstance());
    }
}
