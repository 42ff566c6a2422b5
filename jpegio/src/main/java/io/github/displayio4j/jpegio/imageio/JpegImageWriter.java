package io.github.displayio4j.jpegio.imageio;

import io.github.displayio4j.jpegio.JpegEncoder;
import io.github.displayio4j.jpegio.RowSource;
import io.github.displayio4j.jpegio.Subsampling;
import java.awt.Rectangle;
import java.awt.image.ColorModel;
import java.awt.image.Raster;
import java.awt.image.RenderedImage;
import java.io.IOException;
import javax.imageio.IIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.plugins.jpeg.JPEGImageWriteParam;
import javax.imageio.stream.ImageOutputStream;
import org.jspecify.annotations.Nullable;

/// Writes through `JpegEncoder`: 4:2:0, or gray for images of one band; quality and optimised tables as the
/// parameters say. EXIF data and ICC profile of metadata that the reader gave are handed on.
final class JpegImageWriter extends ImageWriter {
    private static final float DEFAULT_QUALITY = 0.75f;

    JpegImageWriter(JpegWriterSpi spi) {
        super(spi);
    }

    @Override
    public ImageWriteParam getDefaultWriteParam() {
        return new JPEGImageWriteParam(getLocale());
    }

    @Override
    public @Nullable IIOMetadata getDefaultStreamMetadata(@Nullable ImageWriteParam param) {
        return null;
    }

    @Override
    public IIOMetadata getDefaultImageMetadata(ImageTypeSpecifier type, @Nullable ImageWriteParam param) {
        return new StandardMetadata(type.getNumBands() == 1 ? 1 : 3);
    }

    @Override
    public @Nullable IIOMetadata convertStreamMetadata(@Nullable IIOMetadata data, @Nullable ImageWriteParam param) {
        return null;
    }

    @Override
    public @Nullable IIOMetadata convertImageMetadata(
            @Nullable IIOMetadata data, ImageTypeSpecifier type, @Nullable ImageWriteParam param) {
        return data instanceof StandardMetadata ? data : null;
    }

    @Override
    public void write(@Nullable IIOMetadata stream, IIOImage image, @Nullable ImageWriteParam given)
            throws IOException {
        if (!(getOutput() instanceof ImageOutputStream out)) {
            throw new IllegalStateException("no output is set");
        }
        if (image.hasRaster()) {
            throw new UnsupportedOperationException("rasters can't be written, only images");
        }
        ImageWriteParam param = given == null ? getDefaultWriteParam() : given;
        RenderedImage pixels = image.getRenderedImage();
        ColorModel colors = pixels.getColorModel();
        if (colors.hasAlpha()) {
            throw new IIOException("JPEG has no alpha: draw the image on an opaque one first");
        }
        Rectangle area = new Rectangle(pixels.getMinX(), pixels.getMinY(), pixels.getWidth(), pixels.getHeight());
        Rectangle part = param.getSourceRegion();
        if (part != null) {
            part.translate(area.x, area.y);
            area = area.intersection(part);
        }
        int stepX = param.getSourceXSubsampling();
        int stepY = param.getSourceYSubsampling();
        int left = area.x + param.getSubsamplingXOffset();
        int top = area.y + param.getSubsamplingYOffset();
        int columns = (area.x + area.width - left + stepX - 1) / stepX;
        int rows = (area.y + area.height - top + stepY - 1) / stepY;
        if (columns < 1 || rows < 1) {
            throw new IIOException("source region is empty");
        }
        boolean gray = colors.getNumComponents() == 1
                && pixels.getSampleModel().getSampleSize(0) == 8
                && colors.getColorSpace().getNumComponents() == 1;
        JpegEncoder encoder = encoder(param, gray);
        if (image.getMetadata() instanceof StandardMetadata told) {
            encoder.setExif(told.exif);
            encoder.setIccProfile(told.profile);
        }
        clearAbortRequest();
        processImageStarted(0);
        byte[] file = encoder.encodeToArray(rows(pixels, gray, left, top, stepX, stepY, columns), columns, rows);
        if (abortRequested()) {
            processWriteAborted();
            return;
        }
        out.write(file);
        out.flushBefore(out.getStreamPosition());
        processImageComplete();
    }

    private static JpegEncoder encoder(ImageWriteParam param, boolean gray) {
        boolean explicit = param.canWriteCompressed() && param.getCompressionMode() == ImageWriteParam.MODE_EXPLICIT;
        float quality = explicit ? param.getCompressionQuality() : DEFAULT_QUALITY;
        int percent = Math.max(1, Math.min(Math.round(100 * quality), 100));
        JpegEncoder encoder = new JpegEncoder(percent, gray ? Subsampling.GRAY : Subsampling.S420);
        encoder.setOptimized(param instanceof JPEGImageWriteParam jpeg && jpeg.getOptimizeHuffmanTables());
        return encoder;
    }

    private static RowSource rows(
            RenderedImage image, boolean gray, int left, int top, int stepX, int stepY, int columns) {
        ColorModel colors = image.getColorModel();
        Rectangle line = new Rectangle(left, top, (columns - 1) * stepX + 1, 1);
        return (y, rgb) -> {
            line.y = top + y * stepY;
            Raster row = image.getData(line);
            Object element = null;
            for (int x = 0; x < columns; x++) {
                int sx = left + x * stepX;
                int color;
                if (gray) {
                    color = row.getSample(sx, line.y, 0) * 0x10101; // not by way of a gray of another gamma
                } else {
                    element = row.getDataElements(sx, line.y, element);
                    color = colors.getRGB(element);
                }
                rgb[3 * x] = (byte) (color >> 16);
                rgb[3 * x + 1] = (byte) (color >> 8);
                rgb[3 * x + 2] = (byte) color;
            }
        };
    }
}
