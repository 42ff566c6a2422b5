package io.github.displayio4j.jpegio.imageio;

import io.github.displayio4j.jpegio.JpegInfo;
import io.github.displayio4j.jpegio.JpegMetadata;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataFormatImpl;
import javax.imageio.metadata.IIOMetadataNode;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Node;

/// What a JPEG tells, in the standard format `javax_imageio_1.0`; read-only. The writer takes EXIF data and ICC
/// profile of it as they are.
final class StandardMetadata extends IIOMetadata {
    /// By EXIF orientation, 1..8.
    private static final String[] ORIENTATIONS = {
        "Normal", "FlipH", "Rotate180", "FlipV", "FlipHRotate90", "Rotate270", "FlipVRotate90", "Rotate90"
    };

    final byte @Nullable [] exif;
    final byte @Nullable [] profile;
    private final int components;
    private final boolean progressive;
    private final int orientation;

    StandardMetadata(JpegInfo info, JpegMetadata metadata) {
        super(true, null, null, null, null);
        components = info.components() == 4 ? 3 : info.components();
        progressive =
                info.coding() == JpegInfo.Coding.PROGRESSIVE || info.coding() == JpegInfo.Coding.PROGRESSIVE_ARITHMETIC;
        orientation = metadata.orientation();
        exif = metadata.exif();
        profile = metadata.iccProfile();
    }

    /// Of a picture that is to be written.
    StandardMetadata(int components) {
        super(true, null, null, null, null);
        this.components = components;
        progressive = false;
        orientation = 1;
        exif = null;
        profile = null;
    }

    @Override
    public boolean isReadOnly() {
        return true;
    }

    @Override
    public Node getAsTree(String formatName) {
        if (!formatName.equals(IIOMetadataFormatImpl.standardMetadataFormatName)) {
            throw new IllegalArgumentException("metadata format must be "
                    + IIOMetadataFormatImpl.standardMetadataFormatName + ", not " + formatName);
        }
        return getStandardTree();
    }

    @Override
    public void mergeTree(String formatName, Node root) throws IIOInvalidTreeException {
        throw new IllegalStateException("metadata is read-only");
    }

    @Override
    public void reset() {
        throw new IllegalStateException("metadata is read-only");
    }

    @Override
    protected IIOMetadataNode getStandardChromaNode() {
        IIOMetadataNode chroma = new IIOMetadataNode("Chroma");
        chroma.appendChild(node("ColorSpaceType", "name", components == 1 ? "GRAY" : "RGB"));
        chroma.appendChild(node("NumChannels", "value", Integer.toString(components)));
        return chroma;
    }

    @Override
    protected IIOMetadataNode getStandardCompressionNode() {
        IIOMetadataNode compression = new IIOMetadataNode("Compression");
        compression.appendChild(node("CompressionTypeName", "value", "JPEG"));
        compression.appendChild(node("Lossless", "value", "FALSE"));
        compression.appendChild(node("NumProgressiveScans", "value", progressive ? "2" : "1"));
        return compression;
    }

    @Override
    protected IIOMetadataNode getStandardDimensionNode() {
        IIOMetadataNode dimension = new IIOMetadataNode("Dimension");
        dimension.appendChild(node("PixelAspectRatio", "value", "1.0"));
        dimension.appendChild(node("ImageOrientation", "value", ORIENTATIONS[orientation - 1]));
        return dimension;
    }

    private static IIOMetadataNode node(String name, String attribute, String value) {
        IIOMetadataNode node = new IIOMetadataNode(name);
        node.setAttribute(attribute, value);
        return node;
    }
}
