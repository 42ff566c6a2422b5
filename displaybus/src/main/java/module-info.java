import org.jspecify.annotations.NullMarked;

/// Display buses: batches, ports and pins, cost, clock and trace.
@NullMarked
module io.github.displayio4j.displaybus {
    requires io.github.displayio4j.linuxio;
    requires static transitive org.jspecify;

    exports io.github.displayio4j.displaybus;
}
