package io.github.displayio4j.panels.junit;

import io.github.displayio4j.panels.GlassImages;
import io.github.displayio4j.panels.GlassView;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntBinaryOperator;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/// Assertions on what a glass shows. One that fails writes `expected.png`, `actual.png` and `diff.png` (what
/// differs in
/// white, the rest dim) into a folder of the calling test, `target/glass/CLASS/METHOD`, and says so. The system
/// property
/// `glass.dir` names another folder than `target/glass`; with `-Dglass.rewrite=true` expected files are written
/// anew, and a
/// person looks at what changed.
public final class GlassAssertions {
    private GlassAssertions() {}

    /// Asserts that the glass shows the picture of a PNG file.
    ///
    /// @param expected of the size of the glass
    /// @throws AssertionError if it does not
    /// @throws UncheckedIOException if the file can't be read
    public static void assertGlass(Path expected, GlassView actual) {
        assertGlass(expected, actual, 0);
    }

    /// As the other, if channels may differ a little, such as by the bits that a panel has.
    ///
    /// @param tolerance most by which a channel may differ, 0..255
    public static void assertGlass(Path expected, GlassView actual, int tolerance) {
        try {
            if (Boolean.getBoolean("glass.rewrite")) {
                GlassImages.writePng(actual, expected, 1);
                return;
            }
            BufferedImage image = ImageIO.read(expected.toFile());
            if (image == null) {
                throw new IOException(expected + " is no PNG");
            }
            assertGlass(image, actual, tolerance);
        } catch (IOException e) {
            throw new UncheckedIOException(expected + ": -Dglass.rewrite=true writes it anew", e);
        }
    }

    /// Asserts that the glass shows a picture.
    ///
    /// @param expected of the size of the glass
    /// @param tolerance most by which a channel may differ, 0..255
    /// @throws AssertionError if it does not
    public static void assertGlass(BufferedImage expected, GlassView actual, int tolerance) {
        if (expected.getWidth() != actual.width() || expected.getHeight() != actual.height()) {
            throw new AssertionError("the glass has " + actual.width() + "x" + actual.height()
                    + " pixels, the expected " + "picture " + expected.getWidth() + "x" + expected.getHeight());
        }
        compare((x, y) -> expected.getRGB(x, y) & 0xffffff, actual, tolerance);
    }

    /// Asserts the colour of each pixel.
    ///
    /// @param expected `0xRRGGBB` of column x and row y
    /// @throws AssertionError if one is another
    public static void assertGlass(IntBinaryOperator expected, GlassView actual) {
        compare(expected, actual, 0);
    }

    private static void compare(IntBinaryOperator expected, GlassView actual, int tolerance) {
        int w = actual.width();
        int h = actual.height();
        int[] seen = new int[w * h];
        int[] wanted = new int[w * h];
        int[] diff = new int[w * h];
        actual.read(seen);
        int different = 0;
        int first = -1;
        for (int i = 0; i < seen.length; i++) {
            wanted[i] = expected.applyAsInt(i % w, i / w) & 0xffffff;
            boolean equal = close(wanted[i], seen[i], tolerance);
            diff[i] = equal ? seen[i] >> 2 & 0x3f3f3f : 0xffffff;
            different += equal ? 0 : 1;
            first = equal || first >= 0 ? first : i;
        }
        if (different > 0) {
            String where = "%d of %d pixels differ, the first at %d,%d: expected #%06x, but the glass shows #%06x"
                    .formatted(different, seen.length, first % w, first / w, wanted[first], seen[first]);
            throw new AssertionError(where + keep(wanted, seen, diff, w, h));
        }
    }

    private static boolean close(int a, int b, int tolerance) {
        return Math.abs((a >> 16) - (b >> 16)) <= tolerance
                && Math.abs((a >> 8 & 0xff) - (b >> 8 & 0xff)) <= tolerance
                && Math.abs((a & 0xff) - (b & 0xff)) <= tolerance;
    }

    private static String keep(int[] wanted, int[] seen, int[] diff, int w, int h) {
        Path folder = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                .walk(GlassAssertions::caller);
        try {
            Files.createDirectories(folder);
            GlassImages.writePng(wanted, w, h, folder.resolve("expected.png"), 1);
            GlassImages.writePng(seen, w, h, folder.resolve("actual.png"), 1);
            GlassImages.writePng(diff, w, h, folder.resolve("diff.png"), 1);
            return "; see expected.png, actual.png and diff.png in " + folder;
        } catch (IOException e) {
            return "; pictures can't be written to " + folder + ": " + e.getMessage();
        }
    }

    /// The folder of the class that asserted, and of its method, not of a lambda in it.
    private static Path caller(Stream<StackWalker.StackFrame> stack) {
        List<StackWalker.StackFrame> frames = stack.filter(frame -> frame.getDeclaringClass() != GlassAssertions.class)
                .toList();
        Class<?> test = frames.getFirst().getDeclaringClass();
        String method = frames.stream()
                .filter(frame -> frame.getDeclaringClass() == test)
                .map(StackWalker.StackFrame::getMethodName)
                .filter(name -> !name.startsWith("lambda$"))
                .findFirst()
                .orElse("test");
        return folder(test, method);
    }

    /// Where a test's pictures go.
    static Path folder(Class<?> test, String method) {
        String root = System.getProperty("glass.dir", "target/glass");
        return Path.of(root, test.getSimpleName(), method.replaceAll("[^A-Za-z0-9_]", "_"));
    }
}
