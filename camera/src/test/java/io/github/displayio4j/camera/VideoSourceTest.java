package io.github.displayio4j.camera;

import static io.github.displayio4j.camera.Bytes.frame;
import static io.github.displayio4j.camera.Bytes.jpeg;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.kit.Allocation;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class VideoSourceTest {
    private static final byte[] A = jpeg(0);
    private static final byte[] B = jpeg(1);
    private static final byte[] C = jpeg(2);

    private final FakeVideo kernel = new FakeVideo();

    private VideoSource open(String source) throws IOException {
        return VideoSource.open(source, kernel);
    }

    private static void assertNext(VideoSource source, int number, byte[] expected) throws IOException {
        assertTrue(source.next());
        assertEquals(number, source.number());
        assertArrayEquals(expected, frame(source));
    }

    @Test
    void framesAreTakenFromMappedBuffers() throws IOException {
        VideoSource source = open("/dev/video0");
        assertEquals(FrameEncoding.JPEG, source.encoding());
        assertEquals(25_000 / 1001.0, source.framesPerSecond());
        assertEquals(List.of("format MJPG 640x480", "rate 30", "on"), kernel.log);
        assertEquals(3, kernel.queued(), "all that the driver granted");
        kernel.film(A, false);
        assertNext(source, 0, A);
        kernel.film(B, false);
        assertNext(source, 1, B);
        assertEquals(2, kernel.queued(), "one is being looked at");
        source.close();
        source.close();
        assertTrue(kernel.isIdle(), "stopped, unmapped, closed");
        assertThrows(IllegalStateException.class, source::next);
    }

    @Test
    void theNewestIsKeptAndTheOthersGoBackAtOnce() throws IOException {
        try (VideoSource source = open("v4l2:/dev/video0,320x240@15,mjpeg")) {
            assertEquals(List.of("format MJPG 320x240", "rate 15", "on"), kernel.log);
            kernel.film(A, false);
            kernel.film(B, false);
            kernel.film(C, false);
            assertNext(source, 2, C);
            assertEquals(2, kernel.queued());
            assertEquals(2, source.passed());
            for (int i = 0; i < 5; i++) {
                kernel.film(A, false); // three of them find no buffer
            }
            kernel.film(B, false);
            assertNext(source, 4, A);
            assertEquals(3, source.passed());
        }
    }

    @Test
    void damagedFramesArePassedOver() throws IOException {
        try (VideoSource source = open("/dev/video0")) {
            kernel.film(A, false);
            assertNext(source, 0, A);
            kernel.film(B, true);
            kernel.film(new byte[0], false);
            assertEquals(0, kernel.queued());
            Thread.ofPlatform().start(() -> {
                while (kernel.queued() == 0) {
                    Thread.onSpinWait();
                }
                kernel.film(C, false);
            });
            assertTrue(source.next());
            assertArrayEquals(C, frame(source));
            assertEquals(2, source.damaged());
        }
    }

    @Test
    void whatTheDriverGrantsIsTaken() throws IOException {
        kernel.formats = Set.of(Video4Linux.YUYV);
        kernel.grantedWidth = 320;
        kernel.grantedHeight = 180;
        try (VideoSource source = open("/dev/video0")) {
            assertEquals(FrameEncoding.YUYV, source.encoding());
            assertEquals("320x180", source.width() + "x" + source.height());
            assertEquals(648, source.stride());
            assertTrue(source.status().startsWith("320x180 YUYV, 0 passed over"), source.status());
        }
        kernel.formats = Set.of(Video4Linux.RGB565_SWAPPED);
        try (VideoSource source = open("/dev/video0,rgb565")) {
            assertEquals(FrameEncoding.RGB565_SWAPPED, source.encoding());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/dev/video0,640x480@      | not a video device; write /dev/video0",
                "/dev/video0,640x480,h264  | format must be mjpeg, yuyv or rgb565, not h264",
                "/dev/video9               | /dev/video9: open: ENOENT",
                "/dev/video0,yuyv          | none of which is known here",
            })
    void errorsNameTheDeviceAndTheRemedy(String name, String expected) {
        String message = assertThrows(IOException.class, () -> open(name)).toString();
        assertTrue(message.contains(expected), message);
        assertTrue(kernel.isIdle(), "nothing stays open");
    }

    @Test
    void devicesThatAreNoCameras() {
        kernel.capabilities = Video4Linux.CAN_CAPTURE;
        String message =
                assertThrows(IOException.class, () -> open("/dev/video0")).toString();
        assertTrue(message.contains("no camera that can stream"), message);
        kernel.capabilities |= Video4Linux.CAN_STREAM;
        kernel.busy = 1;
        message = assertThrows(IOException.class, () -> open("/dev/video0")).toString();
        assertTrue(message.contains("VIDIOC_S_FMT: EBUSY"), message);
        assertTrue(kernel.isIdle());
    }

    @Test
    void aCameraThatIsUnpluggedEndsTheSource() throws IOException {
        try (VideoSource source = open("/dev/video0")) {
            kernel.unplugged = true;
            String message = assertThrows(IOException.class, source::next).toString();
            assertTrue(message.contains("was it unplugged?"), message);
            assertFalse(source.next());
        }
        assertTrue(kernel.isIdle());
    }

    @Test
    void closingEndsTheWait() throws Exception {
        VideoSource source = open("/dev/video0");
        try (FrameFeed feed = FrameFeed.start(source)) {
            kernel.film(A, false);
            try (FrameLease lease = feed.reader().take(30_000)) {
                assertTrue(lease != null && lease.encoding() == FrameEncoding.JPEG);
            }
        }
        while (!kernel.isIdle()) {
            Thread.sleep(1);
        }
    }

    @Test
    void framesDoNotAllocate() throws Exception {
        VideoSource source = open("/dev/video0");
        Allocation.assertNone(5, () -> {
            kernel.film(A, false);
            assertTrue(source.next());
            source.segment();
        });
        source.close();
    }
}
