package io.github.displayio4j.jmh.jpeg;

import io.github.displayio4j.displayio.Area;
import io.github.displayio4j.jpegio.DecodeOptions;
import io.github.displayio4j.jpegio.JpegDecoder;
import io.github.displayio4j.jpegio.PixelLayout;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Our side: one decoder that is kept, headers read each time.
final class Ours {
    /// Frames that `twoFrames` decodes: a hand-over is for some of them, as a pipeline would have it.
    static final int FRAMES_OF_TWO = 16;

    private Ours() {}

    static Work decode(byte[] jpeg, MemorySegment out, PixelLayout layout, DecodeOptions options) throws IOException {
        JpegDecoder decoder = new JpegDecoder();
        decoder.open(jpeg);
        Area crop = options.crop();
        int width = crop == null ? decoder.info().scaledWidth(options.eighths()) : crop.width();
        int stride = width * layout.bytes();
        return () -> {
            decoder.open(jpeg);
            decoder.decode(out, 0, stride, layout, options);
        };
    }

    /// One frame, on two threads.
    static Work twoThreads(byte[] jpeg, MemorySegment out) throws IOException {
        JpegDecoder decoder = new JpegDecoder();
        decoder.open(jpeg);
        int stride = 4 * decoder.info().width();
        decoder.setHelper(Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("helper").factory()));
        return () -> {
            decoder.open(jpeg);
            decoder.decode(out, 0, stride, PixelLayout.ARGB, DecodeOptions.DEFAULT);
        };
    }

    /// Two frames at a time, each on a thread.
    static Work twoFrames(byte[] jpeg, MemorySegment out, MemorySegment other) throws IOException {
        Work here = decode(jpeg, out, PixelLayout.ARGB, DecodeOptions.DEFAULT);
        Work there = decode(jpeg, other, PixelLayout.ARGB, DecodeOptions.DEFAULT);
        ExecutorService thread = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("second-frame").factory());
        return () -> {
            CountDownLatch done = new CountDownLatch(1);
            thread.execute(() -> {
                try {
                    for (int i = 0; i < FRAMES_OF_TWO / 2; i++) {
                        there.run();
                    }
                    done.countDown();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            for (int i = 0; i < FRAMES_OF_TWO / 2; i++) {
                here.run();
            }
            done.await();
        };
    }
}
