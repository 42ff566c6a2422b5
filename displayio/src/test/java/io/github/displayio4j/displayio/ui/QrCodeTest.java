package io.github.displayio4j.displayio.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.PixelFormat;
import io.github.displayio4j.displayio.render.AreaList;
import io.github.displayio4j.displayio.render.Frame;
import io.github.displayio4j.displayio.render.SceneRenderer;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.lang.reflect.InvocationTargetException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a code says is read from the picture that a panel would show.
class QrCodeTest {
    @ParameterizedTest
    @EnumSource(QrCode.Correction.class)
    void aReaderReadsIt(QrCode.Correction correction) throws ReaderException {
        for (String text :
                new String[] {"https://example.org/sensor/7", "0123456789", "\u00e4\u00df", "\u65e5\u672c 1"}) {
            QrCode code = new QrCode(text, 3, correction);
            assertEquals(text, read(code), correction + "");
        }
    }

    @Test
    void itSaysSomethingElse() throws ReaderException {
        QrCode code = new QrCode("a", 2);
        assertEquals(2 * (21 + 2 * QrCode.BORDER), code.width(), "version 1 has 21 modules");
        code.setText("b");
        assertEquals("b", read(code));
        code.setText("x".repeat(200));
        assertEquals("x".repeat(200), read(code));
        assertTrue(code.width() > 100);
        assertThrows(IllegalArgumentException.class, () -> code.setText(""));
        assertEquals("x".repeat(200), read(code));
    }

    @Test
    void theCornersHaveFinderPatterns() {
        Bitmap code = QrCode.encode("a", QrCode.Correction.LOW);
        assertEquals(29, code.width());
        String ring = "1111111";
        String[] rows = {ring, "1000001", "1011101", "1011101", "1011101", "1000001", ring};
        for (int[] corner : new int[][] {{0, 0}, {14, 0}, {0, 14}}) {
            for (int y = 0; y < 7; y++) {
                for (int x = 0; x < 7; x++) {
                    int module = code.get(QrCode.BORDER + corner[0] + x, QrCode.BORDER + corner[1] + y);
                    assertEquals(rows[y].charAt(x) - '0', module, corner[0] + "," + corner[1]);
                }
            }
        }
        for (int i = 0; i < 29; i++) {
            assertEquals(0, code.get(i, 3) + code.get(3, i) + code.get(i, 25) + code.get(25, i), "the border is light");
        }
    }

    @Test
    void onlyModulesThatDifferAreDirty() {
        QrCode code = new QrCode("12:34", 1);
        Group root = new Group();
        root.append(code.layer());
        SceneRenderer renderer = new SceneRenderer(PixelFormat.RGB565, 64, 64);
        renderer.setRootGroup(root);
        dirty(renderer);
        code.setText("12:34");
        assertEquals(0, dirty(renderer));
        code.setText("12:35");
        int pixels = dirty(renderer);
        assertTrue(pixels > 0 && pixels <= 21 * 21, pixels + " pixels");
    }

    private static int dirty(SceneRenderer renderer) {
        try (Frame frame = renderer.beginFrame()) {
            AreaList areas = frame.areas();
            int pixels = 0;
            for (int i = 0; i < areas.size(); i++) {
                pixels += (areas.x2(i) - areas.x1(i)) * (areas.y2(i) - areas.y1(i));
            }
            frame.commit();
            return pixels;
        }
    }

    @Test
    void textsHaveALimit() throws ReaderException {
        String most = "\u00e4".repeat(1273);
        assertEquals(most, read(new QrCode(most, 2, QrCode.Correction.HIGH)));
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> QrCode.encode(most + "x", QrCode.Correction.HIGH));
        assertTrue(e.toString().contains(": a text of 1274 characters is too long"), e.toString());
        assertThrows(IllegalArgumentException.class, () -> new QrCode("a", 0));
    }

    /// The class is loaded and run where there is no ZXing.
    @Test
    void withoutTheLibraryItSaysWhatToAdd() throws ReflectiveOperationException {
        Class<?> type = Class.forName(QrCode.class.getName(), true, new WithoutZxing());
        Class<?> correction = Class.forName(QrCode.Correction.class.getName(), true, type.getClassLoader());
        assertSame(correction.getClassLoader(), type.getClassLoader());
        InvocationTargetException e = assertThrows(
                InvocationTargetException.class,
                () -> type.getMethod("encode", String.class, correction)
                        .invoke(null, "a", correction.getEnumConstants()[0]));
        Throwable told = assertInstanceOf(IllegalStateException.class, e.getCause());
        assertTrue(told.toString().contains("com.google.zxing:core:"), told.toString());
    }

    /// Loads the widgets anew and finds no class of ZXing.
    private static final class WithoutZxing extends ClassLoader {
        WithoutZxing() {
            super(QrCodeTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("com.google.zxing")) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith(QrCode.class.getPackageName())) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            try (InputStream in = QrCode.class.getResourceAsStream("/" + name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    private static String read(QrCode code) throws ReaderException {
        int width = code.width();
        int height = code.height();
        Group root = new Group();
        Group holder = new Group();
        holder.append(code.layer());
        root.append(holder);
        SceneRenderer renderer = new SceneRenderer(PixelFormat.RGB565, width, height);
        renderer.setRootGroup(root);
        byte[] bytes = new byte[2 * width * height];
        try (Frame frame = renderer.beginFrame()) {
            frame.render(0, 0, width, height, MemorySegment.ofArray(bytes), 0);
            frame.commit();
        }
        holder.pop();
        int[] rgb = new int[width * height];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = bytes[2 * i] == 0 ? 0 : 0xffffff;
        }
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, rgb))))
                .getText();
    }
}
