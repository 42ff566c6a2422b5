import org.jspecify.annotations.NullMarked;

/// 4-wire SPI (MIPI DBI type C option 3) display bus.
@NullMarked
module io.github.displayio4j.fourwire {
    requires transitive io.github.displayio4j.displaybus;
    requires static transitive org.jspecify;

    exports io.github.displayio4j.fourwire;
}
