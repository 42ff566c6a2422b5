package io.github.displayio4j.camera;

import static io.github.displayio4j.camera.Bytes.frame;
import static io.github.displayio4j.camera.Bytes.jpeg;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MjpegServerTest {
    private final FrameFeed feed = FrameFeed.start(new SimulatedCamera(64, 64, 50));
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @AfterEach
    void close() {
        feed.close();
        client.close();
    }

    private MjpegServer start() throws IOException {
        return MjpegServer.builder(feed).start();
    }

    private HttpResponse<byte[]> ask(MjpegServer server, String method, String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.address() + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    @Test
    void theStreamIsOneThatTheHttpSourceReads() throws Exception {
        try (MjpegServer server = start();
                FrameSource source = FrameSources.open(server.address() + "stream")) {
            long last = -1;
            for (int i = 0; i < 5; i++) {
                assertTrue(source.next());
                byte[] seen = frame(source);
                long number = number(seen, last + 1);
                assertTrue(number > last, "frames go on");
                last = number;
            }
            assertEquals(1, server.clients());
        }
    }

    /// Which frame of the camera it is: frame n is always the same.
    private static long number(byte[] frame, long from) {
        try (SimulatedCamera camera = new SimulatedCamera(64, 64, 50)) {
            for (long n = 0; n < 3000; n++) {
                camera.next();
                if (n >= from && java.util.Arrays.equals(frame, Bytes.frame(camera))) {
                    return n;
                }
            }
        }
        throw new AssertionError("not a frame of the camera from " + from + " on");
    }

    @Test
    void thePageAndItsParts() throws Exception {
        try (MjpegServer server = start()) {
            HttpResponse<byte[]> page = ask(server, "GET", "");
            assertEquals(200, page.statusCode());
            assertTrue(text(page).contains("<img id=\"picture\" src=\"/stream\""), text(page));
            assertTrue(page.headers()
                    .firstValue("Content-Security-Policy")
                    .orElse("")
                    .contains("'self'"));
            for (String part : List.of("page.js", "page.css", "page.js?v=1", "icon.svg")) {
                assertEquals(200, ask(server, "GET", part).statusCode(), part);
            }
            while (feed.received() == 0) {
                Thread.sleep(1);
            }
            HttpResponse<byte[]> shot = ask(server, "GET", "shot.jpg");
            assertEquals("image/jpeg", shot.headers().firstValue("Content-Type").orElse(""));
            number(shot.body(), 0);
            String report = text(ask(server, "GET", "report.json"));
            assertTrue(report.startsWith("{\"source\":\"sim:64x64\",\"fps\":"), report);
            assertTrue(report.contains("\"capture\":false") && report.contains("\"report\":{}}"), report);
            assertEquals(404, ask(server, "GET", "etc/passwd").statusCode());
            assertEquals(404, ask(server, "POST", "capture").statusCode(), "no photos");
            assertEquals(405, ask(server, "POST", "").statusCode());
            assertEquals(405, ask(server, "DELETE", "").statusCode());
        }
    }

    @Test
    void thebuttonTakesAPhoto() throws Exception {
        List<String> taken = new ArrayList<>();
        try (MjpegServer server = MjpegServer.builder(feed)
                .capture(() -> {
                    if (!taken.isEmpty()) {
                        throw new IOException("the card \"A\" is full");
                    }
                    taken.add("img0001.jpg");
                    return taken.getLast();
                })
                .report(() -> "{\"a\":1}")
                .start()) {
            assertEquals(405, ask(server, "GET", "capture").statusCode(), "a link takes none");
            assertEquals(
                    403,
                    ask(server, "POST", "capture", "Origin", "http://elsewhere.example")
                            .statusCode());
            assertEquals(0, taken.size());
            String own = server.address().substring(0, server.address().length() - 1);
            HttpResponse<byte[]> photo = ask(server, "POST", "capture", "Origin", own);
            assertEquals("{\"photo\":\"img0001.jpg\"}\n", text(photo));
            HttpResponse<byte[]> full = ask(server, "POST", "capture");
            assertEquals(500, full.statusCode());
            assertEquals("{\"error\":\"the card \\\"A\\\" is full\"}\n", text(full));
            assertTrue(text(ask(server, "GET", "report.json")).endsWith("\"report\":{\"a\":1}}\n"));
        }
    }

    @Test
    void itListensOnLoopbackAndItsPortCanBeUsedAgain() throws Exception {
        int port;
        try (MjpegServer server = start()) {
            port = server.port();
            assertTrue(server.address().matches("http://(127\\.0\\.0\\.1|\\[.*1]):" + port + "/"), server.address());
            String message = assertThrows(
                            IOException.class,
                            () -> MjpegServer.builder(feed).port(port).start())
                    .toString();
            assertTrue(message.contains(":" + port + ": cannot listen there") && message.contains("Port 0"), message);
            ask(server, "GET", "");
        }
        try (MjpegServer again = MjpegServer.builder(feed)
                .address(InetAddress.getLoopbackAddress())
                .port(port)
                .start()) {
            assertEquals(200, ask(again, "GET", "").statusCode());
        }
        assertThrows(
                IllegalArgumentException.class, () -> MjpegServer.builder(feed).port(65536));
        assertThrows(
                IllegalArgumentException.class, () -> MjpegServer.builder(feed).mostClients(0));
    }

    @Test
    void thereAreNeverMoreClientsThanAllowed() throws Exception {
        try (MjpegServer server = MjpegServer.builder(feed).mostClients(2).start();
                FrameSource first = FrameSources.open(server.address() + "stream");
                FrameSource second = FrameSources.open(server.address() + "stream")) {
            assertTrue(first.next());
            assertTrue(second.next());
            assertEquals(503, ask(server, "GET", "").statusCode());
            first.close();
            while (ask(server, "GET", "").statusCode() == 503) {
                Thread.sleep(5);
            }
        }
    }

    @Test
    void badRequestsAreRefused() throws Exception {
        try (MjpegServer server = start()) {
            assertTrue(raw(server, "nonsense\r\n\r\n").startsWith("HTTP/1.1 400 "));
            assertTrue(
                    raw(server, "GET / HTTP/1.1\r\n" + "X: y\r\n".repeat(3000)).startsWith("HTTP/1.1 431 "));
            assertEquals("", raw(server, ""));
            assertEquals(200, ask(server, "GET", "").statusCode(), "and it serves on");
        }
    }

    /// The name of a foreign page can be made to mean this machine; its script must not see the picture.
    @Test
    void aForeignNameForThisMachineIsRefused() throws Exception {
        try (MjpegServer server = start()) {
            for (String host : List.of("elsewhere.example", "elsewhere.example:8080", "127.0.0.1.example", "[::2]")) {
                assertTrue(
                        raw(server, "GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n")
                                .startsWith("HTTP/1.1 403 "),
                        host);
            }
            for (String host : List.of("LOCALHOST", "localhost:8080", "127.0.0.1:1", "[::1]:8080")) {
                assertTrue(
                        raw(server, "GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n")
                                .startsWith("HTTP/1.1 200 "),
                        host);
            }
        }
        try (MjpegServer open = MjpegServer.builder(feed)
                .address(InetAddress.getByName("0.0.0.0"))
                .start()) {
            String own = raw(open, "GET / HTTP/1.1\r\nHost: camera.lan\r\n\r\n");
            assertTrue(own.startsWith("HTTP/1.1 200 "), own);
        }
    }

    private static String raw(MjpegServer server, String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readNBytes(13), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            return "HTTP/1.1 431 (reset while the rest was being sent)";
        }
    }

    @Test
    void aClientThatTakesNothingHoldsNobodyUp() throws Exception {
        try (MjpegServer server = start();
                Socket lazy = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            lazy.getOutputStream().write("GET /stream HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            try (FrameSource source = FrameSources.open(server.address() + "stream")) {
                for (int i = 0; i < 100; i++) {
                    assertTrue(source.next());
                }
            }
            assertEquals(0, feed.refused(), "no memory of the feed is held");
        }
    }

    @Test
    void theStreamEndsWithItsSource() throws Exception {
        java.nio.file.Path clip = java.nio.file.Files.createTempFile("clip", ".mjpeg");
        java.nio.file.Files.write(clip, Bytes.join(jpeg(0), jpeg(1)));
        try (FrameFeed short_ = FrameFeed.start(FrameSources.open(clip.toString()));
                MjpegServer server = MjpegServer.builder(short_).start()) {
            byte[] all = ask(server, "GET", "stream").body();
            assertTrue(all.length > 0);
            while (server.clients() > 0) {
                Thread.sleep(1);
            }
            assertFalse(
                    text(ask(server, "GET", "report.json")).contains("\"status\":\"\""), "it says that it has ended");
        } finally {
            java.nio.file.Files.delete(clip);
        }
    }
}
