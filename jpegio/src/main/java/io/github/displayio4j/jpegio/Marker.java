package io.github.displayio4j.jpegio;

/// Second bytes of the markers of T.81 B.1.1.3.
final class Marker {
    static final int TEM = 0x01;
    static final int SOF0 = 0xC0;
    static final int DHT = 0xC4;
    static final int JPG = 0xC8;
    static final int DAC = 0xCC;
    static final int SOF15 = 0xCF;
    static final int RST0 = 0xD0;
    static final int RST7 = 0xD7;
    static final int SOI = 0xD8;
    static final int EOI = 0xD9;
    static final int SOS = 0xDA;
    static final int DQT = 0xDB;
    static final int DNL = 0xDC;
    static final int DRI = 0xDD;
    static final int APP0 = 0xE0;
    static final int APP14 = 0xEE;

    private Marker() {}

    /// Whether the marker has no parameters after it.
    static boolean standsAlone(int marker) {
        return marker == TEM || (marker >= RST0 && marker <= EOI);
    }

    /// Whether it is one of SOF0..SOF15.
    static boolean startsFrame(int marker) {
        return marker >= SOF0 && marker <= SOF15 && marker != DHT && marker != JPG && marker != DAC;
    }

    static boolean isRestart(int marker) {
        return marker >= RST0 && marker <= RST7;
    }
}
