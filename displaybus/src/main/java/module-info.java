import org.jspecify.annotations.NullMarked;

/// Display buses: batches, ports and pins, cost, clock and trace.
@NullMarked
module io.github.displayio4j.displaybus {
    requires transitive io.github.displayio4j.linuxio;
    requires static transitive org.jspecify;
    requires jdk.jfr;

    exports io.github.displayio4j.displaybus;
    exports io.github.displayio4j.displaybus.linux;
    exports io.github.displayio4j.displaybus.lines to
            io.github.displayio4j.fourwire,
            io.github.displayio4j.paralleldisplaybus,
            io.github.displayio4j.i2cdisplaybus;
}
