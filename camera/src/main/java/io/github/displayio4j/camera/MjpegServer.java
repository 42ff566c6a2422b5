package io.github.displayio4j.camera;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A small web server for the frames of a feed: a page with the picture, the rate and a capture button at `/`, the
/// MJPEG stream at `/stream`, the newest frame at `/shot.jpg`, a report at `/report.json`, and `POST /capture`.
///
/// ```java
/// try (MjpegServer server = MjpegServer.builder(feed).port(8080).start()) {
///     System.out.println(server.address());
/// }
/// ```
///
/// It listens on the loopback address unless told another one. Every client gets the newest frame when it has taken
/// the one before, so that a slow one holds up nobody; the number of clients, the size of a request, and how long one
/// may take are limited.
public final class MjpegServer implements AutoCloseable {
    /// What happens on `POST /capture`.
    @FunctionalInterface
    public interface Capture {
        /// Takes a photo.
        ///
        /// @return its name, for the client
        /// @throws IOException if there is none; the message is for the client
        String take() throws IOException;
    }

    private static final long STUCK_NANOS = 10_000_000_000L;
    private static final long ROUND_MILLIS = 500;
    private static final long JOIN_MILLIS = 2000;

    final FrameFeed feed;
    final @Nullable Capture capture;
    final Supplier<String> report;
    final int mostClients;
    final Set<MjpegClient> clients = ConcurrentHashMap.newKeySet();
    private final ServerSocketChannel server;
    private final InetSocketAddress bound;
    private final RateMeter meter = new RateMeter();
    private final Thread acceptor;
    private volatile boolean closed;

    private MjpegServer(Builder builder) throws IOException {
        feed = builder.feed;
        capture = builder.capture;
        report = builder.report;
        mostClients = builder.mostClients;
        server = ServerSocketChannel.open();
        try {
            server.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            server.bind(new InetSocketAddress(builder.address, builder.port), mostClients);
            bound = (InetSocketAddress) server.getLocalAddress();
        } catch (IOException e) {
            server.close();
            String where = builder.address.getHostAddress() + ":" + builder.port;
            String remedy = e instanceof BindException
                    ? "; is another server using this port, or is the address not one of this machine? Port 0 takes a"
                            + " free one"
                    : "";
            throw new IOException(where + ": cannot listen there (" + e.getMessage() + ")" + remedy, e);
        }
        acceptor = Thread.ofVirtual().name("mjpeg-accept").start(this::accept);
        Thread.ofVirtual().name("mjpeg-watch").start(this::watch);
    }

    /// Starts a description of a server.
    public static Builder builder(FrameFeed feed) {
        return new Builder(feed);
    }

    /// The port that it listens on.
    public int port() {
        return bound.getPort();
    }

    /// Where its page is.
    public String address() {
        InetAddress address = bound.getAddress();
        String host = address.isAnyLocalAddress() ? "localhost" : address.getHostAddress();
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port() + "/";
    }

    /// Whether only this machine reaches it.
    boolean isLocal() {
        return bound.getAddress().isLoopbackAddress();
    }

    /// Connections that are being served.
    public int clients() {
        return clients.size();
    }

    /// Frames a second that the feed brings, as measured over the last seconds.
    public double framesPerSecond() {
        return meter.rate();
    }

    private void accept() {
        while (!closed) {
            try {
                SocketChannel channel = server.accept();
                MjpegClient client = new MjpegClient(this, channel);
                boolean full = clients.size() >= mostClients;
                if (!full) {
                    clients.add(client);
                }
                Thread.ofVirtual().name("mjpeg-client").start(full ? client::refuse : client::serve);
            } catch (IOException e) {
                if (!server.isOpen()) {
                    return;
                }
            }
        }
    }

    /// Measures the rate, and ends connections that take nothing any more.
    private void watch() {
        try {
            while (!closed) {
                Thread.sleep(ROUND_MILLIS);
                long now = System.nanoTime();
                meter.tell(feed.received(), now);
                for (MjpegClient client : clients) {
                    if (client.isStuck(now - STUCK_NANOS)) {
                        client.close();
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Ends all connections and frees the port. The feed stays open. Closing twice does nothing.
    @Override
    public void close() {
        closed = true;
        try {
            server.close();
        } catch (IOException e) {
            // nobody uses it any more
        }
        clients.forEach(MjpegClient::close);
        try {
            acceptor.join(JOIN_MILLIS); // the port is free when nobody accepts any more
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The rate over the last four rounds.
    private static final class RateMeter {
        private static final int ROUNDS = 5;

        private final long[] counts = new long[ROUNDS];
        private final long[] times = new long[ROUNDS];
        private int n;

        synchronized void tell(long count, long nanos) {
            counts[n % ROUNDS] = count;
            times[n % ROUNDS] = nanos;
            n++;
        }

        synchronized double rate() {
            if (n < 2) {
                return 0;
            }
            int last = (n - 1) % ROUNDS;
            int first = n > ROUNDS ? n % ROUNDS : 0;
            return (counts[last] - counts[first]) * 1e9 / (times[last] - times[first]);
        }
    }

    /// Options of a server.
    public static final class Builder {
        private final FrameFeed feed;
        private InetAddress address = InetAddress.getLoopbackAddress();
        private int port;
        private int mostClients = 8;
        private @Nullable Capture capture;
        private Supplier<String> report = () -> "{}";

        private Builder(FrameFeed feed) {
            this.feed = feed;
        }

        /// Where it listens; the loopback address, which only this machine reaches, if not told. Everybody who reaches
        /// the address sees the picture and may take photos.
        public Builder address(InetAddress newAddress) {
            address = newAddress;
            return this;
        }

        /// Its port; a free one if not told, or 0.
        ///
        /// @throws IllegalArgumentException if out of 0..65535
        public Builder port(int newPort) {
            if (newPort < 0 || newPort > 65535) {
                throw new IllegalArgumentException("port must be 0..65535, not " + newPort);
            }
            port = newPort;
            return this;
        }

        /// Connections at the same time; 8 if not told. Others are refused with HTTP 503.
        ///
        /// @throws IllegalArgumentException if out of 1..1000
        public Builder mostClients(int clients) {
            if (clients < 1 || clients > 1000) {
                throw new IllegalArgumentException("clients must be 1..1000, not " + clients);
            }
            mostClients = clients;
            return this;
        }

        /// What the button does; without it there is none.
        public Builder capture(Capture photo) {
            capture = photo;
            return this;
        }

        /// A JSON object with more about the run, for `/report.json`; asked on any thread.
        public Builder report(Supplier<String> json) {
            report = json;
            return this;
        }

        /// Listens.
        ///
        /// @throws IOException if that is not possible there; the message names address and port
        public MjpegServer start() throws IOException {
            return new MjpegServer(this);
        }
    }
}
