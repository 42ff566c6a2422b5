package io.github.displayio4j.camera;

import static io.github.displayio4j.camera.Bytes.cut;
import static io.github.displayio4j.camera.Bytes.frame;
import static io.github.displayio4j.camera.Bytes.join;
import static io.github.displayio4j.camera.Bytes.jpeg;
import static io.github.displayio4j.camera.FaultyCamera.STREAM;
import static io.github.displayio4j.camera.FaultyCamera.part;
import static io.github.displayio4j.camera.FaultyCamera.stall;
import static io.github.displayio4j.camera.FaultyCamera.text;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class HttpSourceTest {
    private static final byte[] A = jpeg(0);
    private static final byte[] B = jpeg(1);
    private static final int MOST = 1 << 20;
    /// Short, so that faults are noticed soon.
    private static final HttpSource.Times TIMES = new HttpSource.Times(20_000, 800, 1, 20);
    /// Long, where no fault is expected.
    private static final HttpSource.Times PATIENT = new HttpSource.Times(20_000, 30_000, 1, 20);

    private static void assertNext(HttpSource source, byte[] expected) throws IOException {
        assertTrue(source.next());
        assertArrayEquals(expected, frame(source));
    }

    @Test
    void frameAfterFrame() throws IOException {
        try (FaultyCamera camera = new FaultyCamera((_, out) -> {
                    text(out, STREAM);
                    part(out, A);
                    part(out, B);
                    stall();
                });
                FrameSource source = FrameSources.open(camera.address())) {
            assertTrue(source.isLive());
            assertEquals(camera.address(), source.name());
            assertTrue(source.next());
            assertArrayEquals(A, frame(source));
            assertTrue(source.next());
            assertArrayEquals(B, frame(source));
            assertEquals(1, source.number());
            assertThrows(IllegalStateException.class, source::rewind);
        }
    }

    @Test
    void chunkedAndWithoutLengths() throws IOException {
        try (FaultyCamera camera = new FaultyCamera((_, out) -> {
                    text(out, STREAM.replace("\r\n\r\n", "\r\nTransfer-Encoding: chunked\r\n\r\n"));
                    byte[] body = join("--frame\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII), A, B);
                    for (int at = 0; at < body.length; at += 500) {
                        int n = Math.min(500, body.length - at);
                        text(out, Integer.toHexString(n) + "\r\n");
                        out.write(body, at, n);
                        text(out, "\r\n");
                    }
                    stall();
                });
                HttpSource source = HttpSource.open(camera.address(), PATIENT, MOST)) {
            assertNext(source, A);
            assertNext(source, B);
        }
    }

    /// As cameras write them: the boundary with and without its dashes, quoted, or nowhere; lines that end in LF;
    /// lengths that are wrong or missing; garbage between the parts.
    @ParameterizedTest(name = "{0} | {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                ";boundary=frame     | --frame\\r\\nContent-Type: image/jpeg\\r\\nContent-Length: LENGTH\\r\\n\\r\\n",
                ";boundary=--frame   | --frame\\r\\nContent-Type: image/jpeg\\r\\nContent-Length: LENGTH\\r\\n\\r\\n",
                ";boundary=--frame   | ----frame\\r\\nContent-Length: LENGTH\\r\\n\\r\\n",
                ";boundary=\"a frame\" | --a frame\\r\\nContent-Length: LENGTH\\r\\n\\r\\n",
                "''                  | --frame\\r\\nContent-Length: LENGTH\\r\\n\\r\\n",
                ";boundary=frame     | frame\\n\\n",
                ";boundary=frame     | --frame\\r\\nContent-Length: 17\\r\\n\\r\\n",
                ";boundary=frame     | --frame\\r\\nContent-Length: 999999\\r\\n\\r\\n",
                ";boundary=frame     | --frame\\r\\nContent-Length: -5\\r\\n\\r\\n",
                ";boundary=frame     | garbage \\0 and more of it --frame\\r\\nContent-Length: x\\r\\n\\r\\n",
            })
    void partsOfAnyShape(String boundary, String head) throws IOException {
        try (FaultyCamera camera = new FaultyCamera((_, out) -> {
                    text(out, STREAM.replace(";boundary=frame", boundary));
                    for (byte[] jpeg : new byte[][] {A, B, A}) {
                        String lines =
                                head.replace("\\r", "\r").replace("\\n", "\n").replace("\\0", "\0");
                        text(out, lines.replace("LENGTH", Integer.toString(jpeg.length)));
                        out.write(jpeg);
                        text(out, "\r\n");
                    }
                    stall();
                });
                HttpSource source = HttpSource.open(camera.address(), PATIENT, MOST)) {
            assertNext(source, A);
            assertNext(source, B);
            assertEquals(1, camera.connections.get());
        }
    }

    record Fault(String name, FaultyCamera.Answer answer) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static void drip(OutputStream out) throws IOException, InterruptedException {
        text(out, STREAM + "--frame\r\n\r\n");
        for (byte b : cut(A, 2)) {
            out.write(b);
            Thread.sleep(5);
        }
        stall();
    }

    static List<Fault> faults() {
        return List.of(
                new Fault("ends at once", (_, out) -> text(out, STREAM)),
                new Fault("is cut in the middle of the header", (_, out) -> text(out, "HTTP/1.1 20")),
                new Fault(
                        "answers with an error",
                        (_, out) -> text(out, "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n")),
                new Fault("answers with garbage", (_, out) -> text(out, "\u0000\u0001garbage\r\n\r\n")),
                new Fault("sends garbage only", (_, out) -> {
                    text(out, STREAM);
                    out.write(new byte[3 * MOST]);
                }),
                new Fault("says nothing", (_, out) -> {
                    text(out, STREAM);
                    stall();
                }),
                new Fault("stops in the middle of a frame", (_, out) -> {
                    text(out, STREAM + "--frame\r\nContent-Length: " + A.length + "\r\n\r\n");
                    out.write(A, 0, A.length / 2);
                    stall();
                }),
                new Fault("is far too slow", (_, out) -> drip(out)),
                new Fault("has a header without end", (_, out) -> {
                    text(out, "HTTP/1.1 200 OK\r\n");
                    while (true) {
                        text(out, "X-Header: again and again\r\n".repeat(100));
                    }
                }),
                new Fault("has a part header without end", (_, out) -> {
                    text(out, STREAM + "--frame\r\n");
                    while (true) {
                        text(out, "X-Header: again and again\r\n".repeat(100));
                    }
                }),
                new Fault("has a part of 10 GB", (_, out) -> {
                    text(out, STREAM + "--frame\r\nContent-Length: 10737418240\r\n\r\n");
                    out.write(A, 0, 600);
                    byte[] zeros = new byte[1 << 16];
                    for (long n = 0; n < 10737418240L; n += zeros.length) {
                        out.write(zeros);
                    }
                }));
    }

    /// Between two good frames comes a connection with a fault, over which only time and a frame are lost.
    @ParameterizedTest
    @MethodSource("faults")
    void aFaultIsGotOver(Fault fault) throws IOException {
        try (FaultyCamera camera = new FaultyCamera((connection, out) -> {
                    if (connection == 2) {
                        fault.answer.give(connection, out);
                        return;
                    }
                    text(out, STREAM);
                    part(out, connection == 1 ? A : B);
                    if (connection > 2) {
                        stall();
                    }
                });
                HttpSource source = HttpSource.open(camera.address(), TIMES, MOST)) {
            assertNext(source, A);
            int most = 0;
            do {
                assertTrue(source.next());
                most = Math.max(most, source.memory());
            } while (source.length() != B.length); // half a frame may be shown before
            assertArrayEquals(B, frame(source));
            assertTrue(camera.connections.get() >= 3);
            assertTrue(most <= 2 * MOST, most + " bytes kept");
        }
    }

    @Test
    void theStatusSaysWhatIsWrong() throws Exception {
        try (FaultyCamera camera = new FaultyCamera((connection, out) -> {
                    text(out, connection == 1 ? STREAM : "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n");
                    if (connection == 1) {
                        part(out, A);
                    }
                });
                HttpSource source = HttpSource.open(camera.address(), TIMES, MOST);
                FrameFeed feed = FrameFeed.start(source)) {
            while (!feed.status().contains("HTTP 503")) {
                Thread.sleep(1);
            }
            assertTrue(feed.status().contains("next try in 0.0"), feed.status());
            try (FrameLease lease = feed.reader().take(0)) {
                assertTrue(lease != null, "the last frame stays");
            }
        }
    }

    @Test
    void aSinglePictureIsAskedForAgain() throws IOException {
        try (FaultyCamera camera = new FaultyCamera((connection, out) -> {
                    byte[] jpeg = connection % 2 == 1 ? A : B;
                    text(
                            out,
                            "HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nConnection: close\r\nContent-Length: "
                                    + jpeg.length + "\r\n\r\n");
                    out.write(jpeg);
                });
                HttpSource source = HttpSource.open(camera.address(), PATIENT, MOST)) {
            assertNext(source, A);
            assertNext(source, B);
            assertNext(source, A);
        }
    }

    @Test
    void aCameraThatIsNoneIsRefusedAtOnce() throws IOException {
        String closed;
        try (FaultyCamera camera = new FaultyCamera((_, out) -> {
            text(out, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 0\r\n\r\n");
        })) {
            closed = camera.address();
            String message = assertThrows(IOException.class, () -> HttpSource.open(camera.address(), TIMES, MOST))
                    .toString();
            assertTrue(message.contains("text/html, not multipart/x-mixed-replace"), message);
        }
        String refused = assertThrows(IOException.class, () -> HttpSource.open(closed, TIMES, MOST))
                .toString();
        assertTrue(refused.contains(closed + ": no answer") && refused.contains("is the camera on"), refused);
        for (String wrong : new String[] {"http://", "http:///path", "http://a b/", "http://a:99999/"}) {
            String message = assertThrows(IOException.class, () -> FrameSources.open(wrong))
                    .toString();
            assertTrue(message.contains(wrong), message);
        }
    }

    @Test
    void aPasswordGoesToTheCameraAndIntoNoMessage() throws IOException {
        try (FaultyCamera camera = new FaultyCamera((_, out) -> {
            text(out, STREAM);
            part(out, A);
            stall();
        })) {
            String address = camera.address().replace("http://", "http://me:secret@");
            try (HttpSource source = HttpSource.open(address, PATIENT, MOST)) {
                assertNext(source, A);
                assertEquals(camera.address(), source.name());
            }
            synchronized (camera.requests) {
                assertTrue(camera.requests.contains("Authorization: Basic bWU6c2VjcmV0"), camera.requests.toString());
            }
        }
    }

    @Test
    void closingEndsTheWait() throws Exception {
        try (FaultyCamera camera = new FaultyCamera((_, out) -> {
            text(out, STREAM);
            stall();
        })) {
            HttpSource source = HttpSource.open(camera.address(), PATIENT, MOST);
            boolean[] more = {true};
            Thread reader = Thread.ofPlatform().start(() -> {
                try {
                    more[0] = source.next();
                } catch (IOException | IllegalStateException e) {
                    more[0] = false;
                }
            });
            source.close();
            reader.join();
            assertFalse(more[0]);
        }
    }

    @Test
    void consumersShareAConnection() throws Exception {
        try (FaultyCamera camera = new FaultyCamera((_, out) -> {
                    text(out, STREAM);
                    part(out, A);
                    stall();
                });
                SharedCameras pool = new SharedCameras(2)) {
            SharedCameras.Use first = pool.open(camera.address());
            SharedCameras.Use second = pool.open(camera.address().replace("http", "HTTP"));
            assertEquals(2, pool.users(camera.address()));
            for (SharedCameras.Use use : List.of(first, second)) {
                try (FrameLease lease = use.feed().reader().take(30_000)) {
                    assertTrue(lease != null && lease.length() == A.length);
                }
            }
            first.close();
            first.close();
            assertEquals(1, pool.users(camera.address()));
            second.close();
            assertEquals(1, pool.connected(), "still there for the next one");
            pool.open(camera.address()).close();
            assertEquals(1, camera.connections.get());
            assertEquals(1, pool.trim());
            assertEquals(0, pool.connected());
        }
    }

    @Test
    void aPoolFreesWhatNobodyUsesAndTriesOnceMore() throws IOException {
        int[] opened = {0};
        boolean[] busy = {false};
        SharedCameras pool = new SharedCameras(2, source -> {
            opened[0]++;
            if (busy[0]) {
                busy[0] = false;
                throw new IOException(source + ": busy");
            }
            return new SimulatedCamera(64, 64, 30);
        });
        try (pool) {
            SharedCameras.Use a = pool.open("http://a");
            SharedCameras.Use b = pool.open("http://b/");
            String full =
                    assertThrows(IOException.class, () -> pool.open("http://c")).toString();
            assertTrue(full.contains("2 cameras are in use") && full.contains("http://a:80/"), full);
            b.close();
            SharedCameras.Use c = pool.open("http://c");
            assertEquals(0, pool.users("http://b"));
            assertEquals(3, opened[0]);
            c.close();
            busy[0] = true;
            pool.open("http://a:80/").close();
            assertEquals(3, opened[0], "connected already");
            pool.open("http://d").close();
            assertEquals(5, opened[0], "refused, freed, and tried again");
            busy[0] = true;
            pool.trim();
            assertThrows(IOException.class, () -> pool.open("http://e"), "nothing to free");
            a.close();
        }
        assertThrows(IllegalStateException.class, () -> pool.open("http://a"));
    }

    @Test
    void addressesOfTheSameCamera() {
        assertEquals(SharedCameras.key("http://cam/"), SharedCameras.key("HTTP://Cam:80"));
        assertEquals("https://cam:443/a?b=1", SharedCameras.key("https://cam/a?b=1"));
        assertEquals("sim:", SharedCameras.key("sim:"));
        assertEquals("a b", SharedCameras.key("a b"));
    }
}
