package io.github.displayio4j.camera;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One connection of an `MjpegServer`: reads a request, answers it, and ends.
final class MjpegClient {
    private static final int MOST_REQUEST = 8 << 10;
    private static final int REQUEST_MILLIS = 5_000;
    private static final String BOUNDARY = "displayio4j-frame";
    private static final String SAFE = String.join(
            "\r\n",
            "X-Content-Type-Options: nosniff",
            "Connection: close",
            "Cache-Control: no-store",
            "Content-Security-Policy: default-src 'self'; frame-ancestors 'none'",
            "");

    private final MjpegServer server;
    private final SocketChannel channel;
    /// Since when it waits for the client; 0 while it does not.
    private volatile long waitsSince;

    private byte[] copy = new byte[64 << 10];

    MjpegClient(MjpegServer server, SocketChannel channel) {
        this.server = server;
        this.channel = channel;
    }

    boolean isStuck(long before) {
        long since = waitsSince;
        return since != 0 && since - before < 0;
    }

    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // it is of no use any more
        }
    }

    /// Answers that there is no room.
    void refuse() {
        try (channel) {
            channel.socket().setSoTimeout(REQUEST_MILLIS);
            head();
            answer(503, "text/plain", "all " + server.mostClients + " connections are in use; try later\n");
        } catch (IOException e) {
            // it has gone
        }
    }

    void serve() {
        try (channel) {
            channel.socket().setSoTimeout(REQUEST_MILLIS);
            waitsSince = System.nanoTime();
            String head = head();
            waitsSince = 0;
            if (head == null) {
                answer(431, "text/plain", "the request is too long\n");
            } else {
                answer(head);
            }
        } catch (IOException e) {
            // it has gone, or was too slow
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            server.clients.remove(this);
        }
    }

    /// Request line and headers; null if they are too long.
    private @Nullable String head() throws IOException {
        InputStream in = channel.socket().getInputStream();
        byte[] bytes = new byte[MOST_REQUEST];
        int n = 0;
        while (n < bytes.length) {
            int more = in.read(bytes, n, bytes.length - n);
            if (more < 0) {
                throw new IOException("no request");
            }
            n += more;
            String text = new String(bytes, 0, n, StandardCharsets.ISO_8859_1);
            int end = text.indexOf("\r\n\r\n");
            if (end >= 0) {
                return text.substring(0, end);
            }
        }
        return null;
    }

    private void answer(String head) throws IOException, InterruptedException {
        String[] lines = head.split("\r\n");
        String[] words = lines[0].split(" ");
        if (words.length != 3 || !words[2].startsWith("HTTP/1.")) {
            answer(400, "text/plain", "not a request of HTTP/1\n");
            return;
        }
        if (server.isLocal() && !isLocal(header(lines, "host:"))) {
            // a page of somebody else whose name was made to mean this machine
            answer(403, "text/plain", "this server is for this machine: open it as localhost\n");
            return;
        }
        String path = words[1].replaceFirst("[?].*", "");
        boolean post = words[0].equals("POST");
        if (!post && !words[0].equals("GET")) {
            answer(405, "text/plain", "only GET and POST\n");
        } else if (path.equals("/capture")) {
            capture(post, lines);
        } else if (post) {
            answer(405, "text/plain", "only /capture takes POST\n");
        } else {
            switch (path) {
                case "/" -> resource("page.html", "text/html; charset=utf-8");
                case "/page.js" -> resource("page.js", "text/javascript; charset=utf-8");
                case "/page.css" -> resource("page.css", "text/css; charset=utf-8");
                case "/stream" -> stream();
                case "/shot.jpg" -> shot();
                case "/icon.svg" -> resource("icon.svg", "image/svg+xml");
                case "/report.json" -> answer(200, "application/json", report());
                default ->
                    answer(404, "text/plain", "there are /, /stream, /shot.jpg, /report.json and POST /capture\n");
            }
        }
    }

    private String report() {
        FrameFeed feed = server.feed;
        return String.format(
                Locale.ROOT,
                "{\"source\":%s,\"fps\":%.1f,\"frames\":%d,\"clients\":%d,\"capture\":%b,\"status\":%s,\"report\":%s}\n",
                quoted(feed.name()),
                server.framesPerSecond(),
                feed.received(),
                server.clients(),
                server.capture != null,
                quoted(feed.status().isEmpty() && feed.hasEnded() ? "ended" : feed.status()),
                server.report.get());
    }

    /// JSON of a text.
    static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }

    private void capture(boolean post, String[] lines) throws IOException {
        MjpegServer.Capture photo = server.capture;
        if (photo == null) {
            answer(404, "text/plain", "this server takes no photos\n");
        } else if (!post) {
            answer(405, "text/plain", "photos are taken with POST\n");
        } else if (isForeign(lines)) {
            answer(403, "text/plain", "the page of another site may take no photos\n");
        } else {
            try {
                answer(200, "application/json", "{\"photo\":" + quoted(photo.take()) + "}\n");
            } catch (IOException e) {
                answer(500, "application/json", "{\"error\":" + quoted(String.valueOf(e.getMessage())) + "}\n");
            }
        }
    }

    /// Whether a request names this machine in a way that nobody else can be called; none names it too.
    static boolean isLocal(String host) {
        String name = host.replaceFirst(":[0-9]*$", "");
        return name.isEmpty()
                || name.equalsIgnoreCase("localhost")
                || name.equals("[::1]")
                || name.matches("127(\\.[0-9]{1,3}){3}");
    }

    /// Whether a browser says that a page of somebody else sends this.
    private static boolean isForeign(String[] lines) {
        String host = header(lines, "host:");
        String origin = header(lines, "origin:");
        return !origin.isEmpty() && !origin.equals("http://" + host);
    }

    private static String header(String[] lines, String name) {
        for (String line : lines) {
            if (line.toLowerCase(Locale.ROOT).startsWith(name)) {
                return line.substring(name.length()).strip();
            }
        }
        return "";
    }

    private void resource(String name, String type) throws IOException {
        try (InputStream in = MjpegClient.class.getResourceAsStream(name)) {
            if (in == null) {
                answer(404, "text/plain", name + " is missing\n");
            } else {
                answer(200, type, in.readAllBytes());
            }
        }
    }

    private void shot() throws IOException {
        int n;
        try (FrameLease frame = server.feed.newest()) {
            n = frame == null ? -1 : copy(frame);
        }
        if (n < 0) {
            answer(503, "text/plain", "no frame has come yet\n");
            return;
        }
        send("HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\n" + SAFE + "Content-Length: " + n + "\r\n\r\n");
        send(ByteBuffer.wrap(copy, 0, n));
    }

    /// The lease is given back before anything is sent: a slow client must not hold memory of the feed.
    private int copy(FrameLease frame) {
        int n = (int) frame.length();
        if (n > copy.length) {
            copy = new byte[n + n / 2];
        }
        MemorySegment.copy(frame.segment(), ValueLayout.JAVA_BYTE, frame.offset(), copy, 0, n);
        return n;
    }

    private void stream() throws IOException, InterruptedException {
        send("HTTP/1.1 200 OK\r\nContent-Type: multipart/x-mixed-replace; boundary=" + BOUNDARY + "\r\n" + SAFE
                + "\r\n--" + BOUNDARY + "\r\n");
        FrameReader reader = server.feed.reader();
        while (channel.isOpen() && !reader.hasEnded()) {
            int n = -1;
            try (FrameLease frame = reader.take(500)) {
                n = frame == null ? -1 : copy(frame);
            }
            if (n >= 0) {
                send("Content-Type: image/jpeg\r\nContent-Length: " + n + "\r\n\r\n");
                send(ByteBuffer.wrap(copy, 0, n));
                // at once: a browser shows a part when it sees the end of it
                send("\r\n--" + BOUNDARY + "\r\n");
            }
        }
    }

    private void answer(int code, String type, String text) throws IOException {
        answer(code, type, text.getBytes(StandardCharsets.UTF_8));
    }

    private void answer(int code, String type, byte[] body) throws IOException {
        String reason =
                switch (code) {
                    case 200 -> "OK";
                    case 400 -> "Bad Request";
                    case 403 -> "Forbidden";
                    case 404 -> "Not Found";
                    case 405 -> "Method Not Allowed";
                    case 431 -> "Request Header Fields Too Large";
                    case 503 -> "Service Unavailable";
                    default -> "Internal Server Error";
                };
        send("HTTP/1.1 " + code + " " + reason + "\r\nContent-Type: " + type + "\r\n" + SAFE + "Content-Length: "
                + body.length + "\r\n\r\n");
        send(ByteBuffer.wrap(body));
    }

    private void send(String text) throws IOException {
        send(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private void send(ByteBuffer bytes) throws IOException {
        waitsSince = System.nanoTime();
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        waitsSince = 0;
    }
}
