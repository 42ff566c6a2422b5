package io.github.displayio4j.app;

import io.github.displayio4j.camera.FrameFeed;
import io.github.displayio4j.camera.FrameLease;
import io.github.displayio4j.camera.FrameReader;
import io.github.displayio4j.camera.FrameSource;
import io.github.displayio4j.camera.Viewfinder;
import io.github.displayio4j.jpegio.JpegEncoder;
import io.github.displayio4j.jpegio.Subsampling;
import io.github.displayio4j.panels.GlassView;
import io.github.displayio4j.panels.TurnedGlass;
import java.io.IOException;
import java.lang.foreign.MemorySegment;

/// A viewfinder on a panel, and what its glass shows as JPEG frames: one for each frame of the camera.
final class GlassStream implements FrameSource {
    private static final int QUALITY = 90;
    private static final int WAIT_MILLIS = 200;

    private final FrameFeed camera;
    private final FrameReader reader;
    private final Rig rig;
    private final GlassView glass;
    private final Viewfinder viewfinder;
    private final JpegEncoder encoder = new JpegEncoder(QUALITY, Subsampling.S444);
    private final int[] xrgb;
    private final byte[] rgb;
    private final byte[] jpeg;
    private final MemorySegment segment;
    private int length;
    private long number = -1;
    private volatile boolean closed;

    /// Powers the panel.
    GlassStream(FrameFeed camera, PanelOptions options) throws IOException {
        this.camera = camera;
        reader = camera.reader();
        rig = new Rig(options);
        viewfinder = Pipeline.viewfinder(rig, options.fit, true);
        rig.screen.setRootGroup(viewfinder.root());
        glass = TurnedGlass.of(rig.glass, rig.screen.rotation());
        int pixels = glass.width() * glass.height();
        xrgb = new int[pixels];
        rgb = new byte[3 * pixels];
        jpeg = new byte[4 * pixels + 4096];
        segment = MemorySegment.ofArray(jpeg);
    }

    @Override
    public boolean next() throws IOException {
        length = 0;
        while (!closed && !reader.hasEnded()) {
            try (FrameLease frame = reader.take(WAIT_MILLIS)) {
                if (frame != null) {
                    viewfinder.show(frame);
                    rig.screen.refresh();
                    number = frame.number();
                    encode();
                    return true;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return false;
    }

    private void encode() {
        glass.read(xrgb);
        for (int i = 0, at = 0; i < xrgb.length; i++, at += 3) {
            rgb[at] = (byte) (xrgb[i] >> 16);
            rgb[at + 1] = (byte) (xrgb[i] >> 8);
            rgb[at + 2] = (byte) xrgb[i];
        }
        length = encoder.encode(rgb, glass.width(), glass.height(), jpeg, 0);
    }

    @Override
    public void rewind() {
        throw new IllegalStateException(name() + " is live: it has no beginning to go back to");
    }

    @Override
    public boolean isLive() {
        return true;
    }

    @Override
    public MemorySegment segment() {
        return segment;
    }

    @Override
    public long offset() {
        return 0;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public int frameCount() {
        return -1;
    }

    @Override
    public double framesPerSecond() {
        return camera.framesPerSecond();
    }

    @Override
    public String name() {
        return camera.name() + " on " + rig.name;
    }

    @Override
    public String status() {
        return camera.status();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            rig.close();
            viewfinder.close();
        }
    }
}
