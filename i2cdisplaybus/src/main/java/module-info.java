import org.jspecify.annotations.NullMarked;

/// I2C display bus.
@NullMarked
module io.github.displayio4j.i2cdisplaybus {
    requires transitive io.github.displayio4j.displaybus;
    requires static transitive org.jspecify;

    exports io.github.displayio4j.i2cdisplaybus;
}
