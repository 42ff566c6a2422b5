package io.github.displayio4j.camera;

import io.github.displayio4j.jpegio.JpegEncoder;
import io.github.displayio4j.jpegio.Subsampling;
import java.lang.foreign.MemorySegment;

/// A camera that needs no hardware: a moving test picture with the frame number in large digits, as JPEG frames.
///
/// Frame n is the same, byte for byte, in every run. The sequence has no end and is not paced: each `next()` renders at
/// once.
public final class SimulatedCamera extends CurrentFrame {
    static final int DEFAULT_WIDTH = 640;
    static final int DEFAULT_HEIGHT = 480;
    static final int DEFAULT_FRAMES_PER_SECOND = 30;

    private static final int QUALITY = 80;
    private static final int MIN_SIZE = 64;
    private static final int MAX_SIZE = 4096;

    private final int width;
    private final int height;
    private final double framesPerSecond;
    private final TestPicture picture;
    private final JpegEncoder encoder = new JpegEncoder(QUALITY, Subsampling.S422);
    private final byte[] jpeg;
    private final MemorySegment segment;

    /// 640x480 at 30 frames a second, as a USB camera would send it: JPEG 4:2:2.
    public SimulatedCamera() {
        this(DEFAULT_WIDTH, DEFAULT_HEIGHT, DEFAULT_FRAMES_PER_SECOND);
    }

    /// A camera of another size.
    ///
    /// @param width columns, 64..4096
    /// @param height rows, 64..4096
    /// @param framesPerSecond nominal rate, more than 0
    /// @throws IllegalArgumentException if out of range
    public SimulatedCamera(int width, int height, double framesPerSecond) {
        super("sim:" + width + "x" + height);
        if (width < MIN_SIZE || width > MAX_SIZE || height < MIN_SIZE || height > MAX_SIZE) {
            throw new IllegalArgumentException("size of the simulated camera must be " + MIN_SIZE + ".." + MAX_SIZE
                    + ", not " + width + "x" + height);
        }
        if (!(framesPerSecond > 0)) {
            throw new IllegalArgumentException("frames per second must be more than 0, not " + framesPerSecond);
        }
        this.width = width;
        this.height = height;
        this.framesPerSecond = framesPerSecond;
        picture = new TestPicture(width, height);
        jpeg = new byte[3 * width * height + 1024];
        segment = MemorySegment.ofArray(jpeg);
    }

    @Override
    public boolean next() {
        release();
        picture.paint(count());
        int length = encoder.encode(picture.rgb(), width, height, jpeg, 0);
        take(segment, 0, length);
        return true;
    }

    /// Nothing is drawn; there is no current frame after it.
    @Override
    public boolean skip() {
        release();
        count();
        return true;
    }

    @Override
    void restart() {}

    @Override
    public int frameCount() {
        return -1;
    }

    @Override
    public double framesPerSecond() {
        return framesPerSecond;
    }

    @Override
    public void close() {
        markClosed();
    }
}
