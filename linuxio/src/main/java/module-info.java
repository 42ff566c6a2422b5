import org.jspecify.annotations.NullMarked;

/// Linux system calls through the Foreign Function and Memory API; nothing of displays in it.
@NullMarked
module io.github.displayio4j.linuxio {
    requires static transitive org.jspecify;

    exports io.github.displayio4j.linuxio;
}
