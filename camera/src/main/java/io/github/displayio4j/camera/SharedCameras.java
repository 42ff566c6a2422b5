package io.github.displayio4j.camera;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Cameras by their address, each connected once however many use it: a small camera serves only one client.
///
/// A camera that nobody uses any more stays connected until the pool needs its place, `trim` is called, or the pool is
/// closed. Any thread may open and close.
public final class SharedCameras implements AutoCloseable {
    /// Opens what an address means.
    @FunctionalInterface
    interface Opener {
        FrameSource open(String source) throws IOException;
    }

    private final Map<String, Camera> cameras = new HashMap<>();
    private final int most;
    private final Opener opener;
    private boolean closed;

    /// A pool of at most so many cameras at a time, 1 or more.
    public SharedCameras(int most) {
        this(most, FrameSources::open);
    }

    SharedCameras(int most, Opener opener) {
        if (most < 1) {
            throw new IllegalArgumentException("a pool must have room for 1 camera or more, not " + most);
        }
        this.most = most;
        this.opener = opener;
    }

    /// Joins those who use a camera, or connects it. If that fails or there is no room, cameras that nobody uses are
    /// disconnected and it is tried once more.
    ///
    /// @param source as `FrameSources.open` takes it
    /// @throws IOException if it cannot be opened, or all places are in use; the message names them
    public synchronized Use open(String source) throws IOException {
        if (closed) {
            throw new IllegalStateException("the pool of cameras is closed");
        }
        String key = key(source);
        Camera camera = cameras.get(key);
        if (camera != null && camera.feed.hasEnded() && camera.users == 0) {
            cameras.remove(key);
            camera.feed.close();
            camera = null;
        }
        if (camera == null) {
            camera = connect(source, key);
            cameras.put(key, camera);
        }
        camera.users++;
        return new Use(camera);
    }

    private Camera connect(String source, String key) throws IOException {
        int freed = cameras.size() >= most ? trim() : 0;
        if (cameras.size() >= most) {
            throw new IOException(source + ": " + most + " cameras are in use, as many as may be: "
                    + String.join(", ", cameras.keySet()) + "; close one of them");
        }
        try {
            return new Camera(key, FrameFeed.start(opener.open(source)));
        } catch (IOException e) {
            freed += trim();
            if (freed == 0) {
                throw e;
            }
            return new Camera(key, FrameFeed.start(opener.open(source)));
        }
    }

    /// Disconnects the cameras that nobody uses.
    ///
    /// @return how many
    public synchronized int trim() {
        List<Camera> idle = new ArrayList<>();
        cameras.values().removeIf(camera -> camera.users == 0 && idle.add(camera));
        idle.forEach(camera -> camera.feed.close());
        return idle.size();
    }

    /// Cameras that are connected.
    public synchronized int connected() {
        return cameras.size();
    }

    /// Who uses a camera.
    ///
    /// @return 0 if it is not connected
    public synchronized int users(String source) {
        Camera camera = cameras.get(key(source));
        return camera == null ? 0 : camera.users;
    }

    /// The same camera has the same key: upper and lower case of scheme and host, the usual port and a missing path do
    /// not matter.
    static String key(String source) {
        try {
            URI uri = new URI(source);
            if (uri.getHost() == null || uri.getScheme() == null) {
                return source;
            }
            String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
            int usual = scheme.equals("https") ? 443 : 80;
            String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + ":"
                    + (uri.getPort() < 0 ? usual : uri.getPort()) + path
                    + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        } catch (URISyntaxException e) {
            return source;
        }
    }

    private synchronized void release(Camera camera) {
        camera.users--;
    }

    @Override
    public synchronized void close() {
        closed = true;
        cameras.values().forEach(camera -> camera.feed.close());
        cameras.clear();
    }

    private static final class Camera {
        final String key;
        final FrameFeed feed;
        int users;

        Camera(String key, FrameFeed feed) {
            this.key = key;
            this.feed = feed;
        }

        @Override
        public String toString() {
            return key;
        }
    }

    /// One use of a camera.
    public final class Use implements AutoCloseable {
        private final Camera camera;
        private boolean done;

        private Use(Camera camera) {
            this.camera = camera;
        }

        /// The camera's frames; not to be closed.
        public FrameFeed feed() {
            return camera.feed;
        }

        /// Ends this use. Closing twice does nothing.
        @Override
        public void close() {
            if (!done) {
                done = true;
                release(camera);
            }
        }
    }
}
