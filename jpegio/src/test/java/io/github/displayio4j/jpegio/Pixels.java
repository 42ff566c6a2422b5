package io.github.displayio4j.jpegio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Reading pixels out of bytes.
final class Pixels {
    private Pixels() {}

    /// 16 bits in the machine's byte order.
    static int native16(byte[] bytes, int at) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).getShort(at) & 0xffff;
    }
}
