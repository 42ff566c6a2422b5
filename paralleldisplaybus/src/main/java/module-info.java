import org.jspecify.annotations.NullMarked;

/// 8080 parallel (MIPI DBI type B) display bus.
@NullMarked
module io.github.displayio4j.paralleldisplaybus {
    requires transitive io.github.displayio4j.displaybus;
    requires static transitive org.jspecify;

    exports io.github.displayio4j.paralleldisplaybus;
}
