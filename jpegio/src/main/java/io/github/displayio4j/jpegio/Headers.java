package io.github.displayio4j.jpegio;

/// Reads the marker segments of one JPEG up to a scan (T.81 B.2) and keeps what they define.
final class Headers {
    final Frame frame;
    final CodingTables tables;
    final DecodeLimits limits;
    final Input input;

    /// Where reading goes on in the input.
    int pos;
    /// Behind the start of the image.
    int first;

    int restartInterval;
    private boolean jfif;
    private boolean adobe;
    private int adobeTransform;

    // The scan header read last:
    final int[] scanComponents = new int[Frame.MAX_COMPONENTS];
    int scanCount;
    int spectralStart;
    int spectralEnd;
    int approximationHigh;
    int approximationLow;
    int scanAt;
    /// Whether the end of the image, when it came, was marked.
    boolean endMarked;

    Headers(DecodeLimits limits, Input input) {
        this.limits = limits;
        this.input = input;
        frame = new Frame(input);
        tables = new CodingTables(input);
    }

    /// Begins at the first byte of the input: finds the start of the image, forgets what the file before had.
    void start() throws JpegException {
        frame.clear();
        tables.clear();
        restartInterval = 0;
        jfif = false;
        adobe = false;
        adobeTransform = 0;
        int from = input.from;
        for (int at = from; input.has(at, 2); at++) {
            if (input.data[at] == (byte) 0xff && input.data[at + 1] == (byte) Marker.SOI) {
                // At the very start it is believed; behind junk a marker must follow.
                if (at == from || (input.has(at, 3) && input.data[at + 2] == (byte) 0xff)) {
                    pos = at + 2;
                    first = pos;
                    return;
                }
            }
        }
        throw new JpegException(0, "no start of image (FF D8) in " + (input.to - from) + " bytes");
    }

    /// Reads segments from `pos` until a scan header has been read; then `pos` is at the scan's first byte.
    ///
    /// @return false if the image ended first
    boolean readToScan() throws JpegException {
        while (true) {
            int marker = nextMarker();
            if (marker < 0 || marker == Marker.EOI) {
                endMarked = marker == Marker.EOI;
                return false;
            }
            if (marker == Marker.SOI || Marker.standsAlone(marker)) {
                continue;
            }
            int at = pos;
            int end = segmentEnd(marker);
            if (marker == Marker.SOS) {
                readScanHeader(at + 2, end);
                pos = end;
                return true;
            }
            readSegment(marker, at + 2, end);
            pos = end;
        }
    }

    private void readSegment(int marker, int at, int end) throws JpegException {
        if (Marker.startsFrame(marker)) {
            frame.read(marker, at, end);
            return;
        }
        switch (marker) {
            case Marker.DQT -> tables.readSteps(at, end);
            case Marker.DHT -> tables.readHuffman(at, end);
            case Marker.DAC -> tables.readConditioning(at, end);
            case Marker.DRI -> {
                input.need(at, 2, end, "restart interval");
                restartInterval = input.word(at);
            }
            case Marker.APP0 -> jfif |= end - at >= 14 && hasText(at, "JFIF\0");
            case Marker.APP14 -> {
                if (end - at >= 12 && hasText(at, "Adobe")) {
                    adobe = true;
                    adobeTransform = input.data[at + 11] & 0xff;
                }
            }
            default -> {
                // Not needed to decode: passed over by its length.
            }
        }
    }

    private boolean hasText(int at, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (input.data[at + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// Position after the segment whose length lies at `pos`; a segment that only the end of the data cuts off
    /// may be passed over if it is not needed.
    private int segmentEnd(int marker) throws JpegException {
        if (!input.has(pos, 2)) {
            throw input.error(pos, "segment length is cut off");
        }
        int length = input.word(pos);
        if (length < 2) {
            throw input.error(pos, "segment length must be 2..65535, not " + length);
        }
        boolean skipped = marker >= Marker.APP0;
        if (!input.has(pos, length) && !skipped) {
            throw input.error(pos, "segment FF" + Integer.toHexString(marker) + " of " + length + " bytes is cut off");
        }
        return pos + Math.min(length, input.to - pos);
    }

    /// Moves over anything up to the next marker and over it.
    ///
    /// @return its second byte, -1 at the end of the data
    private int nextMarker() throws JpegException {
        while (input.has(pos, 1)) {
            if (input.data[pos++] != (byte) 0xff) {
                continue;
            }
            while (input.has(pos, 1) && input.data[pos] == (byte) 0xff) {
                pos++;
            }
            if (input.has(pos, 1) && input.data[pos++] != 0) {
                return input.data[pos - 1] & 0xff;
            }
        }
        return -1;
    }

    /// Finds the height that a DNL segment after the first scan gives (T.81 B.2.5), for a frame that left it open.
    void findHeight() throws JpegException {
        int scan = pos;
        int marker = nextMarker();
        while (Marker.isRestart(marker)) {
            marker = nextMarker();
        }
        if (marker != Marker.DNL || !input.has(pos, 4) || input.word(pos + 2) == 0) {
            throw input.error(frame.at + 1, "height must be 1..65535 or given after the first scan, not 0");
        }
        frame.setHeight(input.word(pos + 2));
        pos = scan;
    }

    private void readScanHeader(int at, int end) throws JpegException {
        scanAt = at;
        if (frame.sof == 0) {
            throw input.error(at, "scan before a start of frame");
        }
        input.need(at, 1, end, "scan header");
        byte[] data = input.data;
        scanCount = data[at] & 0xff;
        if (scanCount < 1 || scanCount > frame.componentCount) {
            throw input.error(at, "a scan must have 1.." + frame.componentCount + " components, not " + scanCount);
        }
        input.need(at + 1, 2 * scanCount + 3, end, "scan header");
        int seen = 0;
        for (int i = 0; i < scanCount; i++) {
            int field = at + 1 + 2 * i;
            int c = findComponent(data[field] & 0xff, seen);
            if (c < 0) {
                throw input.error(
                        field, "scan names component " + (data[field] & 0xff) + ", which the frame does not have");
            }
            seen |= 1 << c;
            scanComponents[i] = c;
            frame.components[c].td = data[field + 1] >> 4 & 15;
            frame.components[c].ta = data[field + 1] & 15;
            if (frame.components[c].td > 3 || frame.components[c].ta > 3) {
                throw input.error(field + 1, "Huffman table selectors must be 0..3");
            }
        }
        int field = at + 1 + 2 * scanCount;
        spectralStart = data[field] & 0xff;
        spectralEnd = data[field + 1] & 0xff;
        approximationHigh = data[field + 2] >> 4 & 15;
        approximationLow = data[field + 2] & 15;
    }

    /// The first component with this id that is not yet in the set `seen`; ids need not be unique.
    private int findComponent(int id, int seen) {
        for (int c = 0; c < frame.componentCount; c++) {
            if (frame.components[c].id == id && (seen >> c & 1) == 0) {
                return c;
            }
        }
        return -1;
    }

    /// Component `i` of the scan read last.
    Component scanComponent(int i) {
        return frame.components[scanComponents[i]];
    }

    /// Whether the scan read last brings all there is.
    boolean isOnlyScan() {
        return scanCount == frame.componentCount && !frame.isProgressive();
    }

    /// Blocks of an MCU of the scan read last, if that is interleaved.
    int blocksOfMcu() {
        int n = 0;
        for (int i = 0; i < scanCount; i++) {
            n += scanComponent(i).h * scanComponent(i).v;
        }
        return n;
    }

    /// Copies the quantiser steps of the scan's components on their first scan, and sees to it that there are
    /// Huffman tables.
    void prepareScan() throws JpegException {
        tables.defineMissing();
        if (scanCount > 1 && blocksOfMcu() > 10) {
            throw input.error(scanAt, "an MCU must have at most 10 blocks, not " + blocksOfMcu());
        }
        for (int i = 0; i < scanCount; i++) {
            Component component = scanComponent(i);
            if (!component.hasSteps) {
                System.arraycopy(tables.steps(component.tq, scanAt), 0, component.steps, 0, 64);
                component.hasSteps = true;
            }
        }
    }

    /// A Huffman table for the scan read last.
    HuffmanTable table(boolean dc, int index) throws JpegException {
        return tables.huffman(dc, index, scanAt);
    }

    /// How the components are to be read as colours, by the rules that libjpeg has made customary.
    ColorModel colorModel() {
        if (frame.componentCount == 3) {
            return isRgb() ? ColorModel.RGB : ColorModel.YCC;
        }
        if (frame.componentCount == 4) {
            return adobe && adobeTransform != 0 ? ColorModel.YCCK : ColorModel.CMYK;
        }
        return ColorModel.GRAY;
    }

    private boolean isRgb() {
        if (jfif) {
            return false;
        }
        if (adobe) {
            return adobeTransform == 0;
        }
        Component[] c = frame.components;
        return c[0].id == 'R' && c[1].id == 'G' && c[2].id == 'B';
    }
}
