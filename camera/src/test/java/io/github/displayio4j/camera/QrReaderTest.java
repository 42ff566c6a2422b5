package io.github.displayio4j.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.jpegio.JpegEncoder;
import io.github.displayio4j.jpegio.Subsampling;
import io.github.displayio4j.linuxio.Kernel;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Codes of the library's own writer, as a camera would see them.
class QrReaderTest {
    private static final String TEXT = "https://github.com/displayio4j?q=grün";

    /// Gray values of a camera that looks at a code.
    ///
    /// @param module pixels of one of its modules
    /// @param degrees by which it is turned
    private static byte[] look(String text, int width, int height, double module, double degrees) {
        BitMatrix code;
        try {
            code = new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            1,
                            1,
                            Map.of(EncodeHintType.CHARACTER_SET, "UTF-8", EncodeHintType.MARGIN, 4));
        } catch (WriterException e) {
            throw new AssertionError(e);
        }
        byte[] gray = new byte[width * height];
        double sin = Math.sin(Math.toRadians(degrees)) / module;
        double cos = Math.cos(Math.toRadians(degrees)) / module;
        Random random = new Random(1);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double cx = x + 0.5 - width / 2.0;
                double cy = y + 0.5 - height / 2.0;
                int u = (int) Math.floor(cx * cos + cy * sin + code.getWidth() / 2.0);
                int v = (int) Math.floor(cy * cos - cx * sin + code.getHeight() / 2.0);
                boolean onPaper = u >= 0 && v >= 0 && u < code.getWidth() && v < code.getHeight();
                int paper = 150 + 80 * x / width; // light from the right
                int value = onPaper ? code.get(u, v) ? 40 : paper : 90 + 40 * y / height;
                gray[y * width + x] = (byte) Math.clamp(value + Math.round(random.nextGaussian() * 6), 0, 255);
            }
        }
        return gray;
    }

    private static byte[] jpeg(byte[] gray, int width, int height) {
        byte[] rgb = new byte[3 * gray.length];
        for (int i = 0; i < gray.length; i++) {
            Arrays.fill(rgb, 3 * i, 3 * i + 3, gray[i]);
        }
        return new JpegEncoder(80, Subsampling.S420).encodeToArray(rgb, width, height);
    }

    private static CameraFrame frame(byte[] bytes, FrameEncoding encoding, int width, int height) {
        return new FrameCopy(MemorySegment.ofArray(bytes), 7, 30, "code", encoding, width, height, 2 * width);
    }

    private static CameraFrame frame(byte[] jpeg) {
        return new FrameCopy(MemorySegment.ofArray(jpeg), 7, 30, "code", FrameEncoding.JPEG, 0, 0, 0);
    }

    @ParameterizedTest(name = "{0}x{1}, {2} pixels a module, turned by {3}")
    @CsvSource({
        " 640,  480,  6,    0",
        " 640,  480,  6,   90",
        " 640,  480,  6,  180",
        " 640,  480,  5,   40",
        " 640,  480,  5,  217",
        " 640,  480,  3.5,  8",
        " 320,  240,  4,    0",
        "1600, 1200, 12,  300",
    })
    void aCodeIsReadHoweverItLies(int width, int height, double module, double degrees) throws IOException {
        byte[] jpeg = jpeg(look(TEXT, width, height, module, degrees), width, height);
        assertEquals(TEXT, QrReader.open().read(frame(jpeg)));
    }

    @Test
    void ofACameraThatSendsPlainPixelsToo() throws IOException {
        byte[] gray = look(TEXT, 640, 480, 6, 20);
        byte[] yuyv = new byte[2 * gray.length];
        for (int i = 0; i < gray.length; i++) {
            yuyv[2 * i] = (byte) (16 + (gray[i] & 0xff) * 219 / 255);
            yuyv[2 * i + 1] = (byte) 128;
        }
        QrReader reader = QrReader.open();
        assertEquals(TEXT, reader.read(frame(yuyv, FrameEncoding.YUYV, 640, 480)));
        assertNull(reader.read(frame(new byte[2 * 100 * 80], FrameEncoding.YUYV, 100, 80)), "another size, no code");
    }

    @Test
    void whereNoneIsNoneIsRead() throws IOException {
        QrReader reader = QrReader.open();
        try (SimulatedCamera camera = new SimulatedCamera(320, 240, 30)) {
            for (int i = 0; i < 5; i++) {
                camera.next();
                assertNull(reader.read(camera));
            }
        }
        byte[] noise = new byte[320 * 240];
        new Random(2).nextBytes(noise);
        assertNull(reader.read(frame(jpeg(noise, 320, 240))));
        byte[] covered = look(TEXT, 640, 480, 6, 0);
        Arrays.fill(covered, 640 * 200, 640 * 280, (byte) 128);
        assertNull(reader.read(frame(jpeg(covered, 640, 480))), "a bar over its middle");
        assertThrows(IOException.class, () -> reader.read(frame(new byte[] {1, 2, 3})));
    }

    @Test
    void aWatchLooksAtEachFrameThatItHasTimeFor() throws IOException {
        byte[] code = jpeg(look("one", 320, 240, 5, 0), 320, 240);
        byte[] none = jpeg(new byte[320 * 240], 320, 240);
        try (QrWatch watch = new QrWatch()) {
            watch.setPatient(true);
            assertNull(watch.code());
            watch.offer(frame(code));
            assertEquals(new QrWatch.Code("one", 7), watch.code());
            watch.offer(frame(new byte[] {1, 2, 3}));
            assertNull(watch.code(), "it cannot be decoded");
            watch.offer(frame(code));
            assertNotNull(watch.code());
            watch.offer(frame(none));
            assertNull(watch.code());
            watch.setPatient(false);
            for (int i = 0; i < 100; i++) {
                watch.offer(frame(none)); // returns at once
            }
            assertTrue(watch.looked() >= 4 && watch.looked() <= 104);
            watch.close();
            watch.offer(frame(code));
        }
    }

    /// Classes of this project only: as in a program that has not asked for the library.
    @Test
    void withoutTheLibraryAMessageSaysWhatToDo() throws Exception {
        URL[] project = {place(QrReader.class), place(Bitmap.class), place(JpegEncoder.class), place(Kernel.class)};
        try (URLClassLoader loader = new URLClassLoader(project, null)) {
            Class<?> reader = loader.loadClass(QrReader.class.getName());
            InvocationTargetException thrown = assertThrows(
                    InvocationTargetException.class,
                    () -> reader.getMethod("open").invoke(null));
            String message = String.valueOf(thrown.getCause());
            assertTrue(message.startsWith("java.lang.IllegalStateException: QR codes need the library"), message);
            assertTrue(message.contains("put com.google.zxing:core on the class path"), message);
        }
    }

    private static URL place(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }
}
