import org.jspecify.annotations.NullMarked;

/// Camera frames and what a viewfinder makes of them: sources of JPEG frames, and the layers that show them.
@NullMarked
module io.github.displayio4j.camera {
    requires transitive io.github.displayio4j.displayio;
    requires transitive io.github.displayio4j.jpegio;
    requires io.github.displayio4j.linuxio;
    requires static com.google.zxing;
    requires java.net.http;
    requires jdk.jfr;
    requires static transitive org.jspecify;

    exports io.github.displayio4j.camera;
}
