import org.jspecify.annotations.NullMarked;

/// The `displayio4j` command.
@NullMarked
module io.github.displayio4j.app {
    requires io.github.displayio4j.busdisplay;
    requires io.github.displayio4j.camera;
    requires io.github.displayio4j.displaybus;
    requires io.github.displayio4j.displayio;
    requires io.github.displayio4j.fourwire;
    requires io.github.displayio4j.i2cdisplaybus;
    requires io.github.displayio4j.jpegio;
    requires io.github.displayio4j.panels;
    requires io.github.displayio4j.paralleldisplaybus;
    requires io.github.displayio4j.preview;
    requires com.google.gson;
    requires HdrHistogram;
    requires info.picocli;
    requires java.desktop;
    requires jdk.jfr;
    requires jdk.management;
    requires me.tongfei.progressbar;
    requires static transitive org.jspecify;

    opens io.github.displayio4j.app to
            info.picocli;
    opens io.github.displayio4j.app.planbench to
            info.picocli;
    opens io.github.displayio4j.app.conformance to
            info.picocli;
    opens io.github.displayio4j.app.profile to
            com.google.gson;
    opens io.github.displayio4j.app.soak to
            info.picocli;
}
