import org.jspecify.annotations.NullMarked;

/// Displays on buses: the only place where pixels meet wires.
@NullMarked
module io.github.displayio4j.busdisplay {
    requires transitive io.github.displayio4j.displayio;
    requires transitive io.github.displayio4j.displaybus;
    requires static transitive org.jspecify;
    requires jdk.jfr;
    requires jdk.management;

    exports io.github.displayio4j.busdisplay;
    exports io.github.displayio4j.busdisplay.plan to
            io.github.displayio4j.app;
}
