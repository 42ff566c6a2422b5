package io.github.displayio4j.displayio.terminalio;

import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// Bytes of UTF-8 on their way to a terminal; a character may come in pieces.
final class TerminalStream extends OutputStream {
    private final Terminal terminal;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private final ByteBuffer bytes = ByteBuffer.allocate(256);
    private final CharBuffer chars = CharBuffer.allocate(256);

    TerminalStream(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void write(int value) {
        bytes.put((byte) value);
        decode();
    }

    @Override
    public void write(byte[] from, int offset, int length) {
        for (int at = offset, end = offset + length; at < end; ) {
            int n = Math.min(bytes.remaining(), end - at);
            bytes.put(from, at, n);
            at += n;
            decode();
        }
    }

    private void decode() {
        bytes.flip();
        decoder.decode(bytes, chars, false); // chars has room: no byte makes more than one
        bytes.compact();
        chars.flip();
        terminal.append(chars);
        chars.clear();
    }
}
