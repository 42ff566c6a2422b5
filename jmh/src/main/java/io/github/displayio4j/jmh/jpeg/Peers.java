package io.github.displayio4j.jmh.jpeg;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;
import org.lwjgl.stb.STBImage;
import org.lwjgl.system.MemoryStack;

/// Decoders that Java programs use.
final class Peers {
    private static final String JDK = "com.sun.imageio.plugins.jpeg.JPEGImageReaderSpi";
    private static final String TWELVE_MONKEYS = "com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi";

    private Peers() {}

    static Work imageIo(byte[] jpeg, int width, int height) throws IOException {
        return read(JDK, jpeg, width, height);
    }

    static Work twelveMonkeys(byte[] jpeg, int width, int height) throws IOException {
        return read(TWELVE_MONKEYS, jpeg, width, height);
    }

    /// Into an image that is kept.
    private static Work read(String provider, byte[] jpeg, int width, int height) throws IOException {
        ImageIO.setUseCache(false);
        ImageReader reader = reader(provider);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        return () -> {
            ImageReadParam param = reader.getDefaultReadParam();
            param.setDestination(image);
            try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg))) {
                reader.setInput(in, true, true);
                reader.read(0, param);
            } finally {
                reader.setInput(null);
            }
        };
    }

    private static ImageReader reader(String provider) throws IOException {
        Iterator<ImageReaderSpi> all =
                IIORegistry.getDefaultInstance().getServiceProviders(ImageReaderSpi.class, false);
        while (all.hasNext()) {
            ImageReaderSpi candidate = all.next();
            if (candidate.getClass().getName().equals(provider)) {
                return candidate.createReaderInstance();
            }
        }
        throw new IllegalStateException("ImageIO does not know " + provider);
    }

    /// stb_image by LWJGL, to three bytes a pixel; null if there is no native library for this machine.
    static @Nullable Work stb(MemorySegment jpeg) {
        try {
            STBImage.stbi_failure_reason();
        } catch (LinkageError e) {
            return null;
        }
        ByteBuffer bytes = jpeg.asByteBuffer();
        return () -> {
            try (MemoryStack stack = MemoryStack.stackPush()) {
                ByteBuffer pixels = STBImage.stbi_load_from_memory(
                        bytes, stack.mallocInt(1), stack.mallocInt(1), stack.mallocInt(1), 3);
                if (pixels == null) {
                    throw new IllegalStateException("stb_image: " + STBImage.stbi_failure_reason());
                }
                STBImage.stbi_image_free(pixels);
            }
        };
    }
}
