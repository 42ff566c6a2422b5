package io.github.displayio4j.camera;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// JPEG frames of a camera that answers HTTP with `multipart/x-mixed-replace`, as ESP32-CAM and other network cameras
/// do; or with a single JPEG, which is asked for again and again.
///
/// A connection that ends, fails, or brings no complete frame in time is made anew, after a pause that doubles from
/// 250 ms to 8 s as long as no frame comes. Only the first one must succeed.
final class HttpSource extends LiveSource {
    /// How long things may take.
    ///
    /// @param connect to connect, and to answer, in milliseconds
    /// @param stale for a complete frame
    /// @param firstPause before a second connection
    /// @param longestPause before any
    record Times(long connect, long stale, long firstPause, long longestPause) {
        static final Times USUAL = new Times(5_000, 5_000, 250, 8_000);
    }

    /// Single pictures are asked for at this rate at most.
    private static final long PICTURE_MILLIS = 33;

    private final URI uri;
    private final @Nullable String authorization;
    private final Times times;
    private final int mostBytes;
    private final HttpClient client;
    private final Object monitor = new Object();
    private final Thread watchdog;

    private @Nullable FrameSplitter splitter;
    private boolean single;
    private long pause;
    private long framesOfConnection;
    /// Of the connection, for those who end it.
    private volatile @Nullable InputStream body;

    private volatile long progressNanos;
    private volatile boolean stale;
    private volatile String status = "connecting";

    /// Connects.
    ///
    /// @throws IOException if there is no such camera, or it does not answer as one; the message names it
    static HttpSource open(String address, Times times, int mostBytes) throws IOException {
        URI uri;
        try {
            uri = new URI(address);
        } catch (URISyntaxException e) {
            throw new IOException(address + ": not an address (" + e.getReason() + ")", e);
        }
        if (uri.getHost() == null) {
            throw new IOException(address + ": the address has no host; write http://host/path");
        }
        if (uri.getPort() > 65535) {
            throw new IOException(address + ": the port must be 0..65535, not " + uri.getPort());
        }
        HttpSource source = new HttpSource(uri, times, mostBytes);
        try {
            source.connect();
        } catch (IOException | RuntimeException e) {
            source.close();
            throw e;
        }
        return source;
    }

    private HttpSource(URI uri, Times times, int mostBytes) {
        super(withoutUser(uri).toString());
        this.uri = withoutUser(uri);
        this.times = times;
        this.mostBytes = mostBytes;
        String user = uri.getUserInfo();
        authorization = user == null
                ? null
                : "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(Duration.ofMillis(times.connect))
                .build();
        pause = times.firstPause;
        progressNanos = System.nanoTime();
        watchdog = Thread.ofVirtual().name("watchdog-" + name()).start(this::watch);
    }

    /// Without name and password, which belong into no message.
    static URI withoutUser(URI uri) {
        if (uri.getUserInfo() == null) {
            return uri;
        }
        try {
            return new URI(uri.getScheme(), null, uri.getHost(), uri.getPort(), uri.getPath(), uri.getQuery(), null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private void connect() throws IOException {
        status = "connecting";
        stale = false;
        framesOfConnection = 0;
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(Duration.ofMillis(times.connect))
                .GET();
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        HttpResponse<InputStream> response;
        try {
            response = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(name() + ": interrupted", e);
        } catch (IOException e) {
            String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            throw new IOException(name() + ": no answer (" + reason + "); is the camera on, and on this network?", e);
        }
        String type = response.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        boolean wrong = response.statusCode() != 200;
        if (wrong || type.startsWith("text/") || type.startsWith("application/json")) {
            response.body().close();
            throw new IOException(
                    name() + ": the camera answers "
                            + (wrong
                                    ? "HTTP " + response.statusCode()
                                    : type
                                            + ", not multipart/x-mixed-replace or image/jpeg; is this the address of its stream?"));
        }
        single = type.startsWith("image/");
        progressNanos = System.nanoTime(); // what the connection took does not count
        body = response.body();
        splitter = new FrameSplitter(response.body(), mostBytes);
        status = "waiting for a frame";
    }

    @Override
    public boolean next() throws IOException {
        release();
        while (!isClosed()) {
            FrameSplitter from = splitter;
            try {
                if (from == null) {
                    connect();
                } else if (from.next()) {
                    progressNanos = System.nanoTime();
                    framesOfConnection++;
                    pause = times.firstPause;
                    status = "";
                    count();
                    take(from.segment(), from.start(), from.length());
                    return true;
                } else {
                    ended("the camera ended the connection");
                }
            } catch (IOException e) {
                if (!isClosed()) {
                    ended(String.valueOf(e.getMessage()));
                }
            }
        }
        return false;
    }

    /// The connection is of no use any more; waits before the next one.
    private void ended(String why) {
        boolean picture = single && framesOfConnection > 0;
        String reason = stale ? "no frame for " + times.stale / 1000.0 + " s" : why;
        disconnect();
        long wait = picture ? PICTURE_MILLIS : pause;
        if (!picture) {
            status = reason + "; next try in " + wait / 1000.0 + " s";
            pause = Math.min(times.longestPause, pause * 2);
        }
        synchronized (monitor) {
            long end = System.nanoTime() + wait * 1_000_000;
            for (long left = wait; left > 0 && !isClosed(); left = (end - System.nanoTime()) / 1_000_000) {
                try {
                    monitor.wait(left);
                } catch (InterruptedException e) {
                    close();
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    private void disconnect() {
        splitter = null;
        InputStream old = body;
        body = null;
        close(old);
    }

    private static void close(@Nullable InputStream stream) {
        if (stream != null) {
            try {
                stream.close();
            } catch (IOException e) {
                // it is of no use any more
            }
        }
    }

    /// Ends connections that bring no frame.
    private void watch() {
        try {
            while (!isClosed()) {
                Thread.sleep(Math.max(1, times.stale / 5));
                if (body != null && System.nanoTime() - progressNanos > times.stale * 1_000_000) {
                    stale = true;
                    progressNanos = System.nanoTime();
                    close(body);
                }
            }
        } catch (InterruptedException e) {
            // closed
        }
    }

    /// Bytes kept for frames.
    int memory() {
        FrameSplitter current = splitter;
        return current == null ? 0 : current.memory();
    }

    @Override
    public String status() {
        return status;
    }

    @Override
    public double framesPerSecond() {
        return Double.NaN;
    }

    @Override
    public void close() {
        if (markClosed()) {
            watchdog.interrupt();
            close(body);
            client.shutdownNow();
            synchronized (monitor) {
                monitor.notifyAll();
            }
        }
    }
}
