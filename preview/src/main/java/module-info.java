import org.jspecify.annotations.NullMarked;

/// An OpenGL window on the glass of panels, or a terminal.
///
/// On the class path Java needs `--enable-native-access=ALL-UNNAMED`. On the module path it needs
/// `--enable-native-access=io.github.displayio4j.preview,org.lwjgl,org.lwjgl.glfw` and, because no module can require a
/// jar of another machine's natives, `--add-modules org.lwjgl.natives,org.lwjgl.glfw.natives`.
@NullMarked
module io.github.displayio4j.preview {
    requires transitive io.github.displayio4j.panels;
    requires static transitive org.jspecify;
    requires org.lwjgl;
    requires org.lwjgl.glfw;

    exports io.github.displayio4j.preview;
    exports io.github.displayio4j.preview.scene;
}
