package io.github.displayio4j.jpegio.imageio;

import io.github.displayio4j.displayio.Area;
import io.github.displayio4j.jpegio.DecodeOptions;
import io.github.displayio4j.jpegio.JpegDecoder;
import io.github.displayio4j.jpegio.JpegInfo;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.imageio.IIOException;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/// Reads through `JpegDecoder`, row by row into the destination: source regions, subsampling, any destination.
///
/// Pixels are not turned (the metadata tell the orientation) and not converted from the colour space of an ICC
/// profile.
final class JpegImageReader extends ImageReader {
    private static final class AbortedException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private final JpegDecoder decoder = new JpegDecoder();
    private @Nullable ImageInputStream in;
    private @Nullable JpegInfo info;

    JpegImageReader(JpegReaderSpi spi) {
        super(spi);
    }

    @Override
    public void setInput(@Nullable Object newInput, boolean seekForwardOnly, boolean ignoreMetadata) {
        super.setInput(newInput, seekForwardOnly, ignoreMetadata);
        in = (ImageInputStream) newInput;
        info = null;
    }

    /// Reads the headers, once.
    private JpegInfo open(int index) throws IOException {
        ImageInputStream from = in;
        if (from == null) {
            throw new IllegalStateException("no input is set");
        }
        if (index != 0) {
            throw new IndexOutOfBoundsException("there is only image 0, not " + index);
        }
        JpegInfo known = info;
        if (known == null) {
            known = decoder.open(new InputStream() {
                @Override
                public int read() throws IOException {
                    return from.read();
                }

                @Override
                public int read(byte[] out, int at, int n) throws IOException {
                    return from.read(out, at, n);
                }
            });
            info = known;
        }
        return known;
    }

    @Override
    public int getNumImages(boolean allowSearch) {
        if (in == null) {
            throw new IllegalStateException("no input is set");
        }
        return 1;
    }

    @Override
    public int getWidth(int index) throws IOException {
        return open(index).width();
    }

    @Override
    public int getHeight(int index) throws IOException {
        return open(index).height();
    }

    @Override
    public Iterator<ImageTypeSpecifier> getImageTypes(int index) throws IOException {
        boolean gray = open(index).components() < 3;
        int[] types = {
            gray ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR,
            gray ? BufferedImage.TYPE_3BYTE_BGR : BufferedImage.TYPE_BYTE_GRAY,
            BufferedImage.TYPE_INT_RGB,
            BufferedImage.TYPE_INT_ARGB,
            BufferedImage.TYPE_INT_BGR,
            BufferedImage.TYPE_USHORT_565_RGB
        };
        List<ImageTypeSpecifier> all = new ArrayList<>();
        for (int type : types) {
            all.add(ImageTypeSpecifier.createFromBufferedImageType(type));
        }
        return all.iterator();
    }

    @Override
    public @Nullable IIOMetadata getStreamMetadata() {
        return null;
    }

    @Override
    public IIOMetadata getImageMetadata(int index) throws IOException {
        JpegInfo known = open(index);
        return new StandardMetadata(known, decoder.metadata());
    }

    @Override
    public boolean readerSupportsThumbnails() {
        return true;
    }

    @Override
    public int getNumThumbnails(int index) throws IOException {
        open(index);
        return decoder.metadata().thumbnail() == null ? 0 : 1;
    }

    @Override
    public BufferedImage readThumbnail(int index, int thumbnail) throws IOException {
        open(index);
        byte[] jpeg = decoder.metadata().thumbnail();
        if (jpeg == null || thumbnail != 0) {
            throw new IndexOutOfBoundsException("there is no thumbnail " + thumbnail);
        }
        JpegDecoder other = new JpegDecoder();
        JpegInfo size = other.open(jpeg);
        BufferedImage image = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_3BYTE_BGR);
        ImageRows rows = new ImageRows(image, 0, 0, 1, 1, 0, size.width());
        other.decode(rows, rows.layout(), DecodeOptions.DEFAULT);
        return image;
    }

    @Override
    public BufferedImage read(int index, @Nullable ImageReadParam given) throws IOException {
        JpegInfo size = open(index);
        ImageReadParam param = given == null ? getDefaultReadParam() : given;
        BufferedImage image = getDestination(param, getImageTypes(index), size.width(), size.height());
        checkReadParamBandSettings(
                param,
                image.getSampleModel().getNumBands(),
                image.getSampleModel().getNumBands());
        Rectangle source = new Rectangle();
        Rectangle target = new Rectangle();
        computeRegions(param, size.width(), size.height(), image, source, target);
        requireAllBands(param);
        Point first = target.getLocation();
        ImageRows rows = new ImageRows(
                image,
                first.x,
                first.y,
                param.getSourceXSubsampling(),
                param.getSourceYSubsampling(),
                target.height,
                target.width);
        clearAbortRequest();
        processImageStarted(index);
        Area part = new Area(source.x, source.y, source.x + source.width, source.y + source.height);
        try {
            decoder.decode(
                    (y, pixels) -> {
                        if (abortRequested()) {
                            throw new AbortedException();
                        }
                        rows.row(y, pixels);
                        if ((y & 15) == 15) {
                            processImageProgress(100f * y / source.height);
                        }
                    },
                    rows.layout(),
                    DecodeOptions.DEFAULT.withCrop(part));
        } catch (AbortedException e) {
            processReadAborted();
            return image;
        }
        if (!decoder.report().complete()) {
            processWarningOccurred("damaged near byte " + decoder.report().firstDamage() + ": "
                    + decoder.report().blocksDecoded() + " of "
                    + decoder.report().blocksExpected() + " blocks decoded");
        }
        processImageComplete();
        return image;
    }

    private static void requireAllBands(ImageReadParam param) throws IIOException {
        int[] from = param.getSourceBands();
        int[] to = param.getDestinationBands();
        if (!inOrder(from) || !inOrder(to)) {
            throw new IIOException("bands can't be chosen: all are read, in their order");
        }
    }

    private static boolean inOrder(int @Nullable [] bands) {
        for (int i = 0; bands != null && i < bands.length; i++) {
            if (bands[i] != i) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void reset() {
        super.reset();
        in = null;
        info = null;
    }
}
