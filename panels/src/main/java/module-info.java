import org.jspecify.annotations.NullMarked;

/// Panel catalogue and emulated panels (controller and glass) that listen to the wire.
@NullMarked
module io.github.displayio4j.panels {
    requires transitive io.github.displayio4j.busdisplay;
    requires static transitive org.jspecify;
    requires static org.junit.jupiter.api;
    requires java.desktop;

    exports io.github.displayio4j.panels;
    exports io.github.displayio4j.panels.junit;
    exports io.github.displayio4j.panels.lint;
    exports io.github.displayio4j.panels.trace;
}
