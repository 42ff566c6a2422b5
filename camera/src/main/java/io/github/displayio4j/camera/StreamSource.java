package io.github.displayio4j.camera;

import java.io.IOException;
import java.io.InputStream;

/// JPEG frames that come one after the other out of a stream, such as standard input; what lies between them, such as
/// the headers of a multipart stream, is passed over.
class StreamSource extends LiveSource {
    /// Bytes that a frame may have.
    static final int MOST_BYTES = 32 << 20;

    private final InputStream in;
    private final FrameSplitter splitter;

    private final boolean closes;

    /// @param closes whether the stream is closed with this: closing standard input would wait for who reads it
    StreamSource(String name, InputStream in, boolean closes) {
        super(name);
        this.in = in;
        this.closes = closes;
        splitter = new FrameSplitter(in, MOST_BYTES);
    }

    @Override
    public final boolean next() throws IOException {
        release();
        boolean found;
        try {
            found = splitter.next();
        } catch (IOException e) {
            if (isClosed()) {
                return false;
            }
            count();
            throw new IOException(name() + ": " + e.getMessage(), e);
        }
        if (!found) {
            if (!isClosed()) {
                ended();
            }
            return false;
        }
        count();
        take(splitter.segment(), splitter.start(), splitter.length());
        return true;
    }

    /// The stream has ended by itself.
    ///
    /// @throws IOException if that is not what was expected
    void ended() throws IOException {}

    @Override
    public void close() {
        if (markClosed() && closes) {
            try {
                in.close();
            } catch (IOException e) {
                // nobody reads it any more
            }
        }
    }
}
